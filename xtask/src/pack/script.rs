//! Loader and glue joined into one minified module.

use std::{
    fs,
    path::{Path, PathBuf},
};

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

/// A loader and the modules that it imports from beside it, joined with what the packer has for them:
/// `article-widget/glue`, and each of the `values`, a JavaScript expression by its name. The wasm (and the stylesheet)
/// stand before it in the packed file, as `__wasm` and `__css`: globals to the minifier, which so leaves them be.
pub(super) fn joined(loader: &Path, glue: &str, values: &[(&str, String)]) -> Result<String> {
    let mut parts = Parts::default();
    let exports = parts.add(loader)?;
    let mut source = String::new();
    let mut from_glue = Import { from: "article-widget/glue".to_owned(), names: Vec::new() };
    for import in parts.imports {
        let name = import.from.strip_prefix("article-widget/");
        match name.and_then(|name| values.iter().find(|(known, _)| *known == name)) {
            Some((name, value)) => source += &constant(&import, name, value)?,
            None if name == Some("glue") => from_glue.names.extend(import.names),
            None => bail!("the loader imports {:?}, which the packer doesn't know", import.from),
        }
    }
    if !from_glue.names.is_empty() {
        source += &wrapped(glue, &from_glue)?;
    }
    source += &parts.source;
    for (outside, inside) in &exports {
        source += &format!("\nexport {{ {inside} as {outside} }};");
    }
    minified(&source)
}

/// The modules of a loader: one scope, so that a name means the same in all of them.
#[derive(Default)]
struct Parts {
    source: String,
    imports: Vec<Import>,
    added: Vec<PathBuf>,
}

impl Parts {
    /// Adds a module after those that it imports from beside it, once. Returns what it exports.
    fn add(&mut self, file: &Path) -> Result<Vec<(String, String)>> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
        let module = module(&name, &text)?;
        self.added.push(file.to_owned());
        for import in module.imports {
            if !import.from.starts_with('.') {
                self.imports.push(import);
                continue;
            }
            if let Some((theirs, own)) = import.names.iter().find(|(theirs, own)| theirs != own) {
                bail!("{name} imports {theirs} as {own}: a name is the same in all parts of the loader");
            }
            let beside = fs::canonicalize(file.with_file_name(&import.from))?;
            if !self.added.contains(&beside) {
                self.add(&beside)?;
            }
        }
        self.source += &module.body;
        Ok(module.exports)
    }
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
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const GLUE: &str = "let wasm;\nexport class Widget {}\nexport function normalize() {}\nexport function unused() { alert('unused'); }\n\
                        async function __wbg_init() {\n    wasm;\n    module_or_path = new URL('x', import.meta.url);\n}\n\
                        export { initSync, __wbg_init as default };\nfunction initSync() {}\n";

    /// Joins a loader whose text this is.
    fn join(loader: &str, glue: &str, values: &[(&str, &str)]) -> Result<String> {
        join_files(&[("loader.js", loader)], glue, values)
    }

    /// Joins the first of some files, each test in a folder of its own.
    fn join_files(files: &[(&str, &str)], glue: &str, values: &[(&str, &str)]) -> Result<String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = std::env::temp_dir().join(format!(
            "article-widget-pack-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        ));
        for (name, text) in files {
            let file = folder.join(name);
            fs::create_dir_all(file.with_file_name(""))?;
            fs::write(file, text)?;
        }
        let (first, _) = files.first().context("there is a file")?;
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let result = joined(&folder.join(first), glue, &values);
        fs::remove_dir_all(folder)?;
        result
    }

    #[test]
    fn parts_come_before_what_imports_them_and_once() -> Result<()> {
        let files = [
            ("a.js", "import { c } from './parts/c.js';\nimport { b } from './parts/b.js';\nconsole.log('a', b, c);"),
            (
                "parts/b.js",
                "import { c } from './c.js';\nimport { normalize } from 'article-widget/glue';\nconst b = () => [normalize, c];\nexport { b };",
            ),
            (
                "parts/c.js",
                "import { Widget } from 'article-widget/glue';\nconsole.log('c');\nconst c = () => Widget;\nexport { c };",
            ),
        ];
        let joined = join_files(&files, GLUE, &[])?;
        assert_eq!(joined.matches("console.log(").count(), 2, "{joined}");
        assert!(joined.find("`c`") < joined.find("`a`"), "{joined}");
        let renamed = join_files(&[("a.js", "import { b as c } from './b.js'"), ("b.js", "")], GLUE, &[]);
        assert!(format!("{:#}", renamed.err().context("it fails")?).contains("a.js imports b as c"));
        let missing = join_files(&[("a.js", "import { b } from './b.js'")], GLUE, &[]);
        assert!(format!("{:#}", missing.err().context("it fails")?).contains("b.js can't be read"));
        Ok(())
    }

    #[test]
    fn loader_and_glue_are_one() -> Result<()> {
        let loader = "// A comment.\nimport init, {\n  Widget as Inner,\n  normalize,\n} from \"article-widget/glue\";\n\
                      import { version } from 'article-widget/version'\nimport { wasm } from \"article-widget/wasm\";\n\
                      class Widget { #kept = 1; get kept() { return this.#kept ?? wasm?.length; } }\n\
                      console.log(init, Inner, normalize, Widget, version, import.meta.url);\n";
        let joined = join(loader, GLUE, &[("version", "\"1.2.3\""), ("wasm", "__wasm")])?;
        for there in ["1.2.3", "import.meta.url", "__wasm", "?.length"] {
            assert!(joined.contains(there), "no {there} in {joined}");
        }
        for gone in ["export", "new URL", "A comment", "article-widget/", "unused", "initSync"] {
            assert!(!joined.contains(gone), "{gone} in {joined}");
        }
        Ok(())
    }

    #[test]
    fn what_a_loader_exports_stays() -> Result<()> {
        let joined = join("import { normalize } from 'article-widget/glue';\nexport { normalize };", GLUE, &[])?;
        assert!(joined.contains(" as normalize"), "{joined}");
        Ok(())
    }

    #[test]
    fn what_is_unknown_is_said() {
        let said = |loader: &str, glue: &str| {
            join(loader, glue, &[("wasm", "__wasm"), ("css", "__css")])
                .map_err(|error| format!("{error:#}"))
                .err()
                .unwrap_or_default()
        };
        for (loader, glue, expected) in [
            ("import x from \"y\";", GLUE, "the loader imports \"y\", which the packer doesn't know"),
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
            ("let;;; = 1", GLUE, "loader.js doesn't parse"),
            ("import { wasm } from \"article-widget/wasm\"; let wasm;", GLUE, "`wasm` has already been declared"),
        ] {
            assert!(said(loader, glue).contains(expected), "{}", said(loader, glue));
        }
    }
}
