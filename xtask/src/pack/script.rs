//! Loader and glue joined into one minified module.

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    codegen::{Codegen, CodegenOptions},
    minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions},
    parser::Parser,
    semantic::SemanticBuilder,
    span::SourceType,
};

use super::module::{Import, module};

/// The loader with its four imports (`article-widget/glue`, `wasm`, `css`, `version`) resolved. The stylesheet and the
/// wasm stand before it in the packed file, as `__css` and `__wasm`: globals to the minifier, which so leaves them be.
pub(super) fn joined(loader: &str, glue: &str, version: &str) -> Result<String> {
    let loader = module("the loader", loader)?;
    if let Some((name, _)) = loader.exports.first() {
        bail!("the loader exports {name}, but a site owner's page imports nothing");
    }
    let mut source = String::new();
    for import in &loader.imports {
        source += &match import.from.as_str() {
            "article-widget/glue" => wrapped(glue, import)?,
            "article-widget/wasm" => constant(import, "wasm", "__wasm")?,
            "article-widget/css" => constant(import, "css", "__css")?,
            "article-widget/version" => constant(import, "version", &format!("{version:?}"))?,
            other => bail!("the loader imports {other:?}, which the packer doesn't know"),
        };
    }
    minified(&(source + &loader.body))
}

/// One of the packer's own values under the loader's name for it.
fn constant(import: &Import, name: &str, value: &str) -> Result<String> {
    match import.names.as_slice() {
        [(imported, local)] if imported == name => Ok(format!("const {local} = {value};\n")),
        _ => bail!("{:?} exports {name}, and nothing else", import.from),
    }
}

/// The glue in a function of its own, so that no name of its meets one of the loader's; it returns no more than the
/// loader imports, so that the minifier can leave out the rest.
fn wrapped(glue: &str, import: &Import) -> Result<String> {
    let glue = module("wasm-bindgen's glue", glue)?;
    if let Some(snippet) = glue.imports.first() {
        bail!(
            "wasm-bindgen's glue imports {:?}: a crate with a JavaScript snippet, which the packer doesn't take",
            snippet.from
        );
    }
    let (mut inside, mut outside) = (String::new(), String::new());
    for (imported, local) in &import.names {
        let (_, own) = glue
            .exports
            .iter()
            .find(|(exported, _)| exported == imported)
            .with_context(|| format!("the loader imports {imported}, which wasm-bindgen's glue doesn't export"))?;
        inside += &format!("{imported}: {own}, ");
        outside += &format!("{imported}: {local}, ");
    }
    // The loader always hands over the bytes, so the glue need not know where a wasm file would be.
    let body: Vec<_> =
        glue.body.lines().filter(|line| !line.trim_start().starts_with("module_or_path = new URL(")).collect();
    // What the browser calls back goes through the loader: after a panic nothing enters the wasm any more.
    let body = body.join("\n").replace("return f(", "return called(f, ");
    Ok(format!("const {{ {outside}}} = (() => {{\n{body}\nreturn {{ {inside}}};\n}})();\n"))
}

fn minified(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("loader and glue don't parse once joined: {problem}");
    }
    let mut program = parsed.program;
    // What only the scopes show: a name declared twice, a `break` outside a loop.
    if let Some(problem) = SemanticBuilder::new().with_check_syntax_error(true).build(&program).diagnostics.first() {
        bail!("loader and glue are no valid module once joined: {problem}");
    }
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
mod tests {
    use super::*;

    const GLUE: &str = "let wasm;\nexport class Widget {}\nexport function normalize() {}\nexport function unused() { alert('unused'); }\n\
                        async function __wbg_init() {\n    wasm;\n    module_or_path = new URL('x', import.meta.url);\n}\n\
                        export { initSync, __wbg_init as default };\nfunction initSync() {}\n";

    #[test]
    fn loader_and_glue_are_one() -> Result<()> {
        let loader = "// A comment.\nimport init, {\n  Widget as Inner,\n  normalize,\n} from \"article-widget/glue\";\n\
                      import { version } from 'article-widget/version'\nimport { wasm } from \"article-widget/wasm\";\n\
                      class Widget { #kept = 1; get kept() { return this.#kept ?? wasm?.length; } }\n\
                      console.log(init, Inner, normalize, Widget, version, import.meta.url);\n";
        let joined = joined(loader, GLUE, "1.2.3")?;
        for there in ["1.2.3", "import.meta.url", "__wasm", "?.length"] {
            assert!(joined.contains(there), "no {there} in {joined}");
        }
        for gone in ["export", "new URL", "A comment", "article-widget/", "unused", "initSync"] {
            assert!(!joined.contains(gone), "{gone} in {joined}");
        }
        Ok(())
    }

    #[test]
    fn what_is_unknown_is_said() {
        let said = |loader: &str, glue: &str| {
            joined(loader, glue, "1").map_err(|error| format!("{error:#}")).err().unwrap_or_default()
        };
        for (loader, glue, expected) in [
            ("import x from \"./y.js\";", GLUE, "the loader imports \"./y.js\", which the packer doesn't know"),
            (
                "import { y } from \"article-widget/glue\";",
                GLUE,
                "the loader imports y, which wasm-bindgen's glue doesn't export",
            ),
            (
                "import { css } from \"article-widget/wasm\";",
                GLUE,
                "\"article-widget/wasm\" exports wasm, and nothing else",
            ),
            (
                "import init from \"article-widget/glue\";",
                "import { a } from './snippets/a.js';",
                "\"./snippets/a.js\": a crate",
            ),
            ("export class A {}", GLUE, "the loader exports A"),
            ("let;;; = 1", GLUE, "the loader doesn't parse"),
            ("import { wasm } from \"article-widget/wasm\"; let wasm;", GLUE, "`wasm` has already been declared"),
        ] {
            assert!(said(loader, glue).contains(expected), "{}", said(loader, glue));
        }
    }
}
