//! The surface of the second file, which the loader fetches when an article needs more than our own format.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{answer, formats, model::Date};

/// Reads any accepted JSON. Returns JSON: `{"article", "format", "warnings"}`, or `{"error": …}`.
#[wasm_bindgen]
#[must_use]
pub fn normalize(text: &str, format: &str, base: &str) -> String {
    match formats::read_at(text, format, base, now().as_ref()) {
        Ok(reading) => answer::normalized(&reading),
        Err(error) => answer::failed(&error),
    }
}

/// The browser's moment; natively there is none, and nothing expires.
fn now() -> Option<Date> {
    #[cfg(target_arch = "wasm32")]
    return Date::parse(&String::from(js_sys::Date::new_0().to_iso_string()));
    #[cfg(not(target_arch = "wasm32"))]
    None
}
