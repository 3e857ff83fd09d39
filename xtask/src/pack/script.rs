//! Loader and glue joined into one minified module.

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    codegen::{Codegen, CodegenOptions},
    minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions},
    parser::Parser,
    span::SourceType,
};

/// The loader with its four imports (`article-widget/glue`, `wasm`, `css`, `version`) resolved. The stylesheet and the
/// wasm stand before it in the packed file, as `__css` and `__wasm`.
pub(super) fn joined(loader: &str, glue: &str, version: &str) -> Result<String> {
    let (imports, body): (Vec<_>, Vec<_>) = loader.lines().partition(|line| line.starts_with("import "));
    let mut resolved = String::new();
    for import in imports {
        let (names, module) = import
            .strip_prefix("import ")
            .and_then(|rest| rest.strip_suffix("\";"))
            .and_then(|rest| rest.split_once(" from \""))
            .with_context(|| format!("an import that the packer doesn't know: {import}"))?;
        resolved += &match module {
            "article-widget/glue" => self::glue(names, glue)?,
            "article-widget/wasm" => "const wasm = __wasm;\n".to_owned(),
            "article-widget/css" => "const css = __css;\n".to_owned(),
            "article-widget/version" => format!("const version = {version:?};\n"),
            _ => bail!("a module that the packer doesn't know: {module}"),
        };
    }
    minified(&(resolved + &body.join("\n")))
}

/// The glue in a function of its own, so that no name of its meets one of the loader's.
fn glue(names: &str, glue: &str) -> Result<String> {
    let default = glue.rfind("\nexport { initSync, __wbg_init as default };").context("the glue has no default export")?;
    let body: String = glue
        .get(..default)
        .unwrap_or_default()
        .replace("\nexport ", "\n")
        // The loader always hands over the bytes.
        .lines()
        .filter(|line| !line.contains("import.meta.url"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let (init, named) = names.split_once(", ").context("the loader imports init and more from the glue")?;
    let inner = named.trim_matches(['{', '}', ' ']);
    Ok(format!("const {{ {init}, {inner} }} = (() => {{\n{body}\nreturn {{ {init}: __wbg_init, {inner} }};\n}})();\n"))
}

fn minified(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("the loader doesn't parse: {problem}");
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        compress: Some(CompressOptions::smallest()),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let code = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program)
        .code;
    Ok(code + "\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    const GLUE: &str = "let wasm;\nexport class Widget {}\nexport function normalize() {}\nasync function __wbg_init() {\n\
                        wasm = new URL('x', import.meta.url);\n}\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn loader_and_glue_are_one() {
        let loader = "// A comment.\nimport init, { Widget, normalize } from \"article-widget/glue\";\n\
                      import { version } from \"article-widget/version\";\n\
                      console.log(init, Widget, normalize, version, import.meta.url);\n";
        let joined = joined(loader, GLUE, "1.2.3").unwrap();
        assert!(joined.contains("1.2.3") && joined.contains("import.meta.url"), "{joined}");
        for gone in ["export", "new URL", "A comment", "article-widget/"] {
            assert!(!joined.contains(gone), "{gone} in {joined}");
        }
    }

    #[test]
    fn what_is_unknown_is_said() {
        assert!(joined("import x from \"./y.js\";", GLUE, "1").unwrap_err().to_string().contains("./y.js"));
        assert!(joined("let;;; = 1", GLUE, "1").is_err());
    }
}
