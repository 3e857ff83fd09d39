//! The surface of the second file, which the loader fetches when an article needs more than our own format.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{answer, formats};

/// Reads any accepted JSON. Returns JSON: `{"article", "format", "warnings"}`, or `{"error": …}`.
#[wasm_bindgen]
#[must_use]
pub fn normalize(text: &str, format: &str, base: &str) -> String {
    match formats::read(text, format, base) {
        Ok(reading) => answer::normalized(&reading),
        Err(error) => answer::failed(&error),
    }
}
