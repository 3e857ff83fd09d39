//! When nobody is kept waiting.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, closure::Closure};

use super::window;

/// Runs something when the browser is idle, within two seconds.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let callback = Closure::once_into_js(run);
    let idle =
        Reflect::get(&window, &"requestIdleCallback".into()).ok().and_then(|idle| idle.dyn_into::<Function>().ok());
    match idle {
        Some(idle) => {
            let options = Object::new();
            let _ = Reflect::set(&options, &"timeout".into(), &2000.into());
            let _ = idle.call2(&window, &callback, &options);
        }
        None => {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), 200);
        }
    }
}
