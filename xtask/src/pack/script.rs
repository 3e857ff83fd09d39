//! Joins the modules of a bundle and the glue into one minified module.

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

use super::{
    glue::{CALLBACK, Glue},
    module::{Import, module},
};

/// Joins an entry point and the modules that it imports by relative paths. Imports from `article-widget/glue` refer to the
/// glue, and those from `article-widget/<name>` to the value of that name, a JavaScript expression.
///
/// `__wasm` and `__css` are such expressions. The minifier does not rename them, because they are globals in the script; the
/// bundle declares them before it.
pub(super) fn join(entry: &Path, glue: Option<&Glue>, values: &[(&str, String)]) -> Result<String> {
    let mut modules = Modules::default();
    let exports = modules.add(entry)?;
    let mut source = String::new();
    let mut from_glue = Import { from: "article-widget/glue".to_owned(), names: Vec::new() };
    for import in modules.imports {
        let name = import.from.strip_prefix("article-widget/");
        match name.and_then(|name| values.iter().find(|(known, _)| *known == name)) {
            Some((name, value)) => source += &constant(&import, name, value)?,
            None if name == Some("glue") => from_glue.names.extend(import.names),
            None => bail!("a module imports {:?}, which the packer does not know", import.from),
        }
    }
    if !from_glue.names.is_empty() {
        let glue = glue.context("a module imports the glue, but the bundle has no wasm")?;
        if glue.callbacks > 0 && !modules.exported.iter().any(|name| name == CALLBACK) {
            bail!("no module exports `{CALLBACK}`, through which the glue's callbacks have to go");
        }
        source += &glue.wrap(&from_glue)?;
    }
    source += &modules.source;
    for (exported, local) in &exports {
        source += &format!("\nexport {{ {local} as {exported} }};");
    }
    minify(&source)
}

/// The modules of a bundle. They share one scope, so a name has to refer to the same thing in all of them.
#[derive(Default)]
struct Modules {
    source: String,
    /// The imports that are not relative paths.
    imports: Vec<Import>,
    /// The names that the modules export to each other.
    exported: Vec<String>,
    added: Vec<PathBuf>,
}

impl Modules {
    /// Adds a module after those that it imports; each module is added once. Returns the exports of the module: the exported
    /// name, and the local name.
    fn add(&mut self, file: &Path) -> Result<Vec<(String, String)>> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let module = module(&name, &text)?;
        self.added.push(file.to_owned());
        for import in module.imports {
            if !import.from.starts_with('.') {
                self.imports.push(import);
                continue;
            }
            if let Some((exported, local)) = import.names.iter().find(|(exported, local)| exported != local) {
                bail!("{name} imports {exported} as {local}: a name has to be the same in all modules of a bundle");
            }
            let imported = fs::canonicalize(file.with_file_name(&import.from))
                .with_context(|| format!("{name} imports {}, which can't be found", import.from))?;
            if !self.added.contains(&imported) {
                self.add(&imported)?;
            }
        }
        self.source += &module.body;
        self.exported.extend(module.exports.iter().map(|(exported, _)| exported.clone()));
        Ok(module.exports)
    }
}

/// The declaration of a value, under the name by which a module imports it.
fn constant(import: &Import, name: &str, value: &str) -> Result<String> {
    match import.names.as_slice() {
        [(imported, local)] if imported == name => Ok(format!("const {local} = {value};\n")),
        _ => bail!("{:?} exports only {name}", import.from),
    }
}

fn minify(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("the joined modules do not parse: {problem}");
    }
    let mut program = parsed.program;
    // The semantic check finds errors that the parser doesn't, such as a name that is declared twice.
    if let Some(problem) = SemanticBuilder::new().with_check_syntax_error(true).build(&program).diagnostics.first() {
        bail!("the joined modules are not a valid module: {problem}");
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

    /// Joins an entry point of that text.
    fn join_text(loader: &str, glue: &str, values: &[(&str, &str)]) -> Result<String> {
        join_files(&[("loader.js", loader)], glue, values)
    }

    /// Joins the modules of which the first file is the entry point. The files are written to a unique folder, because tests
    /// run in parallel.
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
        let (first, _) = files.first().context("no file is given")?;
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let result = join(&folder.join(first), Some(&Glue { source: glue, callbacks: 0 }), &values);
        fs::remove_dir_all(folder)?;
        result
    }

    #[test]
    fn a_module_is_added_once_and_before_those_that_import_it() -> Result<()> {
        let files = [
            ("a.js", "import { c } from './folder/c.js';\nimport { b } from './folder/b.js';\nconsole.log('a', b, c);"),
            (
                "folder/b.js",
                "import { c } from './c.js';\nimport { normalize } from 'article-widget/glue';\nconst b = () => [normalize, c];\nexport { b };",
            ),
            (
                "folder/c.js",
                "import { Widget } from 'article-widget/glue';\nconsole.log('c');\nconst c = () => Widget;\nexport { c };",
            ),
        ];
        let joined = join_files(&files, GLUE, &[])?;
        assert_eq!(joined.matches("console.log(").count(), 2, "{joined}");
        assert!(joined.find("`c`") < joined.find("`a`"), "{joined}");
        let renamed = join_files(&[("a.js", "import { b as c } from './b.js'"), ("b.js", "")], GLUE, &[]);
        assert!(format!("{:#}", renamed.err().context("no error")?).contains("a.js imports b as c"));
        let missing = join_files(&[("a.js", "import { b } from './b.js'")], GLUE, &[]);
        assert!(
            format!("{:#}", missing.err().context("no error")?).contains("a.js imports ./b.js, which can't be found")
        );
        Ok(())
    }

    #[test]
    fn modules_and_glue_are_joined_and_minified() -> Result<()> {
        let loader = "// A comment.\nimport init, {\n  Widget as Inner,\n  normalize,\n} from \"article-widget/glue\";\n\
                      import { version } from 'article-widget/version'\nimport { wasm } from \"article-widget/wasm\";\n\
                      class Widget { #kept = 1; get kept() { return this.#kept ?? wasm?.length; } }\n\
                      console.log(init, Inner, normalize, Widget, version, import.meta.url);\n";
        let joined = join_text(loader, GLUE, &[("version", "\"1.2.3\""), ("wasm", "__wasm")])?;
        for kept in ["1.2.3", "import.meta.url", "__wasm", "?.length"] {
            assert!(joined.contains(kept), "no {kept} in {joined}");
        }
        for removed in ["export", "new URL", "A comment", "article-widget/", "unused", "initSync"] {
            assert!(!joined.contains(removed), "{removed} in {joined}");
        }
        Ok(())
    }

    #[test]
    fn the_exports_of_the_entry_point_are_kept() -> Result<()> {
        let joined = join_text("import { normalize } from 'article-widget/glue';\nexport { normalize };", GLUE, &[])?;
        assert!(joined.contains(" as normalize"), "{joined}");
        Ok(())
    }

    #[test]
    fn unknown_imports_and_invalid_modules_are_errors() {
        let error = |loader: &str, glue: &str| {
            join_text(loader, glue, &[("wasm", "__wasm"), ("css", "__css")])
                .map_err(|error| format!("{error:#}"))
                .err()
                .unwrap_or_default()
        };
        for (loader, glue, expected) in [
            ("import x from \"y\";", GLUE, "a module imports \"y\", which the packer does not know"),
            (
                "import { y } from \"article-widget/glue\";",
                GLUE,
                "the loader imports y, which wasm-bindgen's glue does not export",
            ),
            ("import { css } from \"article-widget/wasm\";", GLUE, "\"article-widget/wasm\" exports only wasm"),
            (
                "import init from \"article-widget/glue\";",
                "import { a } from './snippets/a.js';",
                "\"./snippets/a.js\": the packer",
            ),
            ("let;;; = 1", GLUE, "loader.js does not parse"),
            ("import { wasm } from \"article-widget/wasm\"; let wasm;", GLUE, "`wasm` has already been declared"),
        ] {
            let error = error(loader, glue);
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn callbacks_need_the_loaders_function() -> Result<()> {
        let glue = GLUE.replace("wasm;\n    module", "return f(1);\n    module");
        let folder = std::env::temp_dir().join(format!("article-widget-callbacks-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let entry = folder.join("loader.js");
        let join_with = |text: &str| {
            fs::write(&entry, text)?;
            join(&entry, Some(&Glue { source: &glue, callbacks: 1 }), &[])
        };
        let without = join_with("import init from 'article-widget/glue'; init();");
        let with = join_with(
            "import init from 'article-widget/glue'; const invokeCallback = alert; init(); export { invokeCallback };",
        );
        fs::remove_dir_all(folder)?;
        assert!(format!("{:#}", without.err().context("no error")?).contains("no module exports `invokeCallback`"));
        assert!(with?.contains("alert"));
        Ok(())
    }

    #[test]
    fn a_bundle_without_wasm_cannot_import_the_glue() -> Result<()> {
        let file = std::env::temp_dir().join(format!("article-widget-no-wasm-{}.js", std::process::id()));
        fs::write(&file, "import init from 'article-widget/glue';")?;
        let joined = join(&file, None, &[]);
        fs::remove_file(file)?;
        assert!(format!("{:#}", joined.err().context("no error")?).contains("the bundle has no wasm"));
        Ok(())
    }
}
