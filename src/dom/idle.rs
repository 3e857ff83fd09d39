//! When nobody is kept waiting.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::IdleRequestOptions;

use super::{document, window};

/// Runs something when somebody looks at the page: now, or when its tab comes to the front.
pub fn when_looked_at(run: impl FnOnce() + 'static) {
    match document() {
        Some(document) if document.hidden() => {
            EventListener::once(&document, "visibilitychange", |_| run()).forget();
        }
        _ => run(),
    }
}

/// Runs something when the browser is idle, within two seconds.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(run);
    let options = IdleRequestOptions::new();
    options.set_timeout(2000);
    let asked = window.request_idle_callback_with_options(callback.unchecked_ref(), &options);
    // Not every browser has it.
    if asked.is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 200);
    }
}
