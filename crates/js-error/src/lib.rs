//! Converts the errors of [`news_article`] to JavaScript errors, for the main bundle and the formats chunk.

use news_article::FormatError;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An `Error` with a `code` and sometimes a `path`.
    type CodedError;
    #[wasm_bindgen(constructor, js_class = "Error")]
    fn new(message: &str) -> CodedError;
    #[wasm_bindgen(method, setter)]
    fn set_code(this: &CodedError, code: &str);
    #[wasm_bindgen(method, setter)]
    fn set_path(this: &CodedError, path: &str);
}

/// An `Error` with the message, the `code` and the `path` of a format error.
pub fn js_error(error: &FormatError) -> JsValue {
    let coded = CodedError::new(error.message());
    coded.set_code(error.code());
    if let Some(path) = error.path() {
        coded.set_path(path);
    }
    coded.into()
}
