//! The wasm of the formats chunk, which the loader imports for an article that is not in the native format.

use news_article::{answer, formats, model::Date};
use wasm_bindgen::prelude::wasm_bindgen;

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Reads any accepted JSON. Returns JSON: `{"article", "format", "warnings"}`, or `{"error": …}`.
#[wasm_bindgen]
#[must_use]
pub fn normalize(text: &str, format: &str, base: &str) -> String {
    match formats::read_at(text, format, base, now().as_ref()) {
        Ok(reading) => answer::normalized(&reading),
        Err(error) => answer::failed(&error),
    }
}

/// The current time; `None` natively, where nothing expires.
fn now() -> Option<Date> {
    #[cfg(target_arch = "wasm32")]
    return Date::parse(&String::from(js_sys::Date::new_0().to_iso_string()));
    #[cfg(not(target_arch = "wasm32"))]
    None
}
