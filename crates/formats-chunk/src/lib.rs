//! The wasm of the formats chunk, which the loader imports for an article that is not in the native format.

use js_error::js_error;
use news_article::{formats, model::Date, native};
use wasm_bindgen::prelude::*;

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen]
extern "C" {
    /// An article in the native format: the object `{article, format, warnings}`.
    pub type Normalized;
    #[wasm_bindgen(constructor, js_class = "Object")]
    fn new() -> Normalized;
    #[wasm_bindgen(method, setter)]
    fn set_article(this: &Normalized, json: &str);
    #[wasm_bindgen(method, setter)]
    fn set_format(this: &Normalized, name: &str);
    #[wasm_bindgen(method, setter)]
    fn set_warnings(this: &Normalized, json: &str);
}

/// Converts any accepted JSON to the native format. Returns the article as JSON text in the native format, which is passed
/// to `Widget.show`; the name of the original format; and the warnings as JSON text, `[{code, path, message}]`.
///
/// # Errors
///
/// An `Error` with `code` and sometimes `path`, if the text contains no article.
#[wasm_bindgen]
pub fn normalize(text: &str, format: &str, base: &str) -> Result<Normalized, JsValue> {
    let reading = formats::read_at(text, format, base, now().as_ref()).map_err(|error| js_error(&error))?;
    let normalized = Normalized::new();
    normalized.set_article(&native::write(&reading.article).to_string());
    normalized.set_format(reading.format);
    normalized.set_warnings(&reading.warnings_json().to_string());
    Ok(normalized)
}

/// The current time; `None` if not compiled to wasm. Without it, nothing expires.
fn now() -> Option<Date> {
    #[cfg(target_arch = "wasm32")]
    return Date::parse(&String::from(js_sys::Date::new_0().to_iso_string()));
    #[cfg(not(target_arch = "wasm32"))]
    None
}
