//! Including wasm-bindgen's glue in a bundle.

use anyhow::{Context, Result, bail};

use super::module::{Import, module};

/// A wasm module with its glue.
pub(super) struct Wasm {
    pub(super) glue: String,
    pub(super) bytes: Vec<u8>,
}

/// The glue for a bundle.
pub(super) struct Glue<'a> {
    pub(super) source: &'a str,
    /// How many functions of the glue call a Rust closure. These calls go through [`CALLBACK`] instead.
    pub(super) callbacks: usize,
}

/// The function of the loader that calls Rust closures on behalf of the browser. After a panic it ignores the calls.
pub(super) const CALLBACK: &str = "invokeCallback";

impl Glue<'_> {
    /// Wraps the glue in a function, so that its names do not collide with those of the loader. The function returns only
    /// the names that are imported, so that the minifier can remove the rest.
    pub(super) fn wrap(&self, import: &Import) -> Result<String> {
        let glue = module("wasm-bindgen's glue", self.source)?;
        if let Some(snippet) = glue.imports.first() {
            bail!(
                "wasm-bindgen's glue imports {:?}: the packer does not support crates with JavaScript snippets",
                snippet.from
            );
        }
        let (mut returned, mut bound) = (String::new(), String::new());
        for (imported, local) in &import.names {
            let (_, inner) =
                glue.exports.iter().find(|(exported, _)| exported == imported).with_context(|| {
                    format!("the loader imports {imported}, which wasm-bindgen's glue does not export")
                })?;
            returned += &format!("{imported}: {inner}, ");
            bound += &format!("{imported}: {local}, ");
        }
        // The loader always passes the bytes, so the glue does not need the address of a wasm file.
        let body = remove_lines(&glue.body, "module_or_path = new URL(", 1)?;
        let body = replace(&body, "return f(", &format!("return {CALLBACK}(f, "), self.callbacks)?;
        Ok(format!("const {{ {bound}}} = (() => {{\n{body}\nreturn {{ {returned}}};\n}})();\n"))
    }
}

/// Removes the lines that start with a text, which must be exactly `expected`.
fn remove_lines(source: &str, start: &str, expected: usize) -> Result<String> {
    let is_kept = |line: &&str| !line.trim_start().starts_with(start);
    check_count(start, source.lines().filter(|line| !is_kept(line)).count(), expected)?;
    Ok(source.lines().filter(is_kept).collect::<Vec<_>>().join("\n"))
}

/// Replaces the occurrences of a text, which must be exactly `expected`.
fn replace(source: &str, from: &str, to: &str, expected: usize) -> Result<String> {
    check_count(from, source.matches(from).count(), expected)?;
    Ok(source.replace(from, to))
}

/// Fails the build if another version of wasm-bindgen generates different glue, so that a replacement is never skipped.
fn check_count(text: &str, found: usize, expected: usize) -> Result<()> {
    if found != expected {
        bail!("wasm-bindgen's glue has `{text}` {found} times, but the packer expects it {expected} times");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "export function a() { return f(1); }\nexport function b() { return f(2); }\n\
                          function init() {\n    module_or_path = new URL('x', import.meta.url);\n}\n";

    fn wrap(source: &str, callbacks: usize) -> Result<String, String> {
        let import = Import { from: String::new(), names: vec![("a".to_owned(), "local".to_owned())] };
        Glue { source, callbacks }.wrap(&import).map_err(|error| error.to_string())
    }

    #[test]
    fn callbacks_are_called_by_the_loader() {
        let wrapped = wrap(SOURCE, 2).unwrap_or_default();
        assert!(wrapped.starts_with("const { a: local, } = (() => {"), "{wrapped}");
        assert_eq!(wrapped.matches("return invokeCallback(f, ").count(), 2, "{wrapped}");
        assert!(!wrapped.contains("new URL"), "{wrapped}");
    }

    #[test]
    fn an_unexpected_number_of_callbacks_is_an_error() {
        let expected = "wasm-bindgen's glue has `return f(` 2 times, but the packer expects it 1 times";
        assert_eq!(wrap(SOURCE, 1), Err(expected.to_owned()));
    }

    #[test]
    fn an_unexpected_number_of_wasm_urls_is_an_error() {
        for source in [
            SOURCE.replace("new URL", "url"),
            SOURCE.replace("}\nfunction", "}\nmodule_or_path = new URL();\nfunction"),
        ] {
            let error = wrap(&source, 2).err().unwrap_or_default();
            assert!(error.contains("`module_or_path = new URL(`"), "{error}");
        }
    }
}
