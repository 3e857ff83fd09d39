//! A `ResizeObserver` that disconnects when it is dropped.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Calls a function once at the start and whenever the size of an element changes. In a background tab the browser delays
/// the first call until the tab is visible.
#[must_use = "the observer disconnects when this is dropped"]
pub struct Resize {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Resize {
    /// Starts observing an element.
    pub fn observe(element: &Element, call: impl FnMut() + 'static) -> Self {
        let callback = Closure::<dyn FnMut()>::new(call);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
