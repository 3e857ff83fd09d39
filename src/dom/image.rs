//! Files of pictures.

use js_sys::Reflect;
use news_article::model::Url;
use wasm_bindgen::JsValue;
use web_sys::HtmlImageElement;

use super::window;

/// Asks for a picture beside `origin`.
pub fn picture(origin: &str, path: &str) -> Option<HtmlImageElement> {
    let url = Url::parse(path, origin).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url.as_str());
    Some(image)
}

/// Whether a picture has loaded; `None` while it hasn't answered.
pub fn has_loaded(image: &HtmlImageElement) -> Option<bool> {
    image.complete().then(|| image.natural_width() > 0)
}

/// Starts loading a picture into the cache.
pub fn preload(url: &str, srcset: Option<&str>) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_sizes("100vw");
    if let Some(srcset) = srcset {
        image.set_srcset(srcset);
    }
    image.set_src(url);
    Some(image)
}

/// Whether the reader asked for less data.
pub fn saves_data() -> bool {
    let connection = window().and_then(|window| Reflect::get(&window.navigator(), &"connection".into()).ok());
    connection
        .filter(JsValue::is_object)
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()).ok())
        .is_some_and(|value| value.is_truthy())
}
