//! Deferred callbacks.

use gloo::{
    events::EventListener,
    utils::{document, window},
};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::IdleRequestOptions;

/// The longest wait for an idle period, in milliseconds.
const IDLE_TIMEOUT: u32 = 2000;

/// The delay in browsers without `requestIdleCallback` (Safari), in milliseconds.
const FALLBACK_DELAY: i32 = 200;

/// Calls `run` once the page is visible: immediately, or when its tab comes to the foreground.
pub fn when_visible(run: impl FnOnce() + 'static) {
    let document = document();
    if document.hidden() {
        EventListener::once(&document, "visibilitychange", |_| run()).forget();
    } else {
        run();
    }
}

/// Calls `run` when the browser is idle, after two seconds at the latest.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let window = window();
    let callback = Closure::once_into_js(run);
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_TIMEOUT);
    let requested = window.request_idle_callback_with_options(callback.unchecked_ref(), &options);
    // `gloo::timers` would add 170 bytes (brotli) here, because its timeout takes a Rust closure and this is a JS function.
    if requested.is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), FALLBACK_DELAY);
    }
}
