//! A bundle with wasm: the stylesheet and the wasm as string constants, and the script that uses them.

use std::path::Path;

use anyhow::Result;

use super::{
    glue::{Glue, Wasm},
    literal, names, script,
};

/// The parts of a bundle.
pub(crate) struct Bundle {
    /// The loader's modules and the glue, minified.
    pub(crate) script: String,
    /// The stylesheet, minified.
    pub(crate) css: String,
    pub(crate) wasm: Vec<u8>,
}

/// The constants, each on a separate line before the script.
const CSS: &str = "const __css=\"";
const WASM: &str = "const __wasm=\"";

impl Bundle {
    /// Creates a bundle from an entry point. `callbacks` is how many functions of the glue call a Rust closure (see
    /// [`Glue`]). The `values` are JavaScript expressions that its modules import as `article-widget/<name>`, in
    /// addition to `glue`, `wasm` and, if there is a stylesheet, `css`.
    pub(super) fn new(
        entry: &Path,
        wasm: &Wasm,
        callbacks: usize,
        css: String,
        values: &[(&str, String)],
    ) -> Result<Self> {
        let Wasm { glue, bytes } = names::shorten(wasm)?;
        let mut values = values.to_vec();
        values.push(("wasm", "__wasm".to_owned()));
        if !css.is_empty() {
            values.push(("css", "__css".to_owned()));
        }
        let script = script::join(entry, Some(&Glue { source: &glue, callbacks }), &values)?;
        Ok(Self { script, css, wasm: bytes })
    }

    pub(super) fn to_text(&self, banner: &str) -> String {
        let css = literal::escape_text(&self.css);
        let wasm = literal::encode_bytes(&self.wasm);
        [banner, CSS, &css, "\";\n", WASM, &wasm, "\";\n", &self.script].concat()
    }

    /// Splits the text of a bundle into its parts, for the table of sizes. The stylesheet stays escaped.
    pub(crate) fn split(text: &str) -> Option<Self> {
        let mut lines = text.splitn(4, '\n').skip(1);
        let css = lines.next()?.strip_prefix(CSS)?.strip_suffix("\";")?.to_owned();
        let wasm = literal::decode_bytes(lines.next()?.strip_prefix(WASM)?.strip_suffix("\";")?)?;
        Some(Self { css, wasm, script: lines.next()?.to_owned() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_can_be_split_into_its_parts() {
        let wasm: Vec<u8> = (0..=255).chain([255, b'0', 255, 255, b'7']).collect();
        let bundle =
            Bundle { script: "a;\nb;".to_owned(), css: "p{content:\"\\201c\"}".to_owned(), wasm: wasm.clone() };
        let parts = Bundle::split(&bundle.to_text("/*! banner */\n")).unwrap();
        assert_eq!((parts.wasm, parts.script.as_str()), (wasm, "a;\nb;"));
    }
}
