//! Loading images that are not rendered.

use gloo::utils::window;
use js_sys::Reflect;
use news_article::model::Url;
use wasm_bindgen::JsValue;
use web_sys::HtmlImageElement;

/// Starts loading the image at `path`, relative to the URL `base`.
pub fn load_image(base: &str, path: &str) -> Option<HtmlImageElement> {
    let url = Url::parse(path, base).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url.as_str());
    Some(image)
}

/// Whether an image has loaded (`true`) or failed (`false`); `None` while it is loading.
pub fn has_loaded(image: &HtmlImageElement) -> Option<bool> {
    image.complete().then(|| image.natural_width() > 0)
}

/// Starts loading an image at the width of the viewport, so that it is in the cache when it is shown.
pub fn preload(url: &str, srcset: Option<&str>) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    // `sizes` and `srcset` come first: setting `src` starts the request.
    image.set_sizes("100vw");
    if let Some(srcset) = srcset {
        image.set_srcset(srcset);
    }
    image.set_src(url);
    Some(image)
}

/// Whether the user has turned on the browser's data saver (`navigator.connection.saveData`, Chromium only).
pub fn prefers_reduced_data() -> bool {
    let connection = Reflect::get(&window().navigator(), &"connection".into());
    connection
        .ok()
        .filter(JsValue::is_object)
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()).ok())
        .is_some_and(|value| value.is_truthy())
}
