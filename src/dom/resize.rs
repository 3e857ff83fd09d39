//! Sizes as they change.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Calls back whenever an element's size changes, and once at the start; in a tab that nobody looks at, not before
/// somebody does.
#[must_use = "it stops when dropped"]
pub struct Resize {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl Resize {
    /// Watches an element.
    pub fn watch(element: &Element, call: impl FnMut() + 'static) -> Self {
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
