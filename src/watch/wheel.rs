//! Keeps the page behind an open dialog still.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};

use crate::dom;

/// The wheel over the dialog scrolls what scrolls in it, and never the page behind. (Touch is held by `touch-action`,
/// keys by the dialog.) Ctrl and the wheel stay the browser's zoom.
pub(crate) fn wheel(dialog: &Element) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(dialog, "wheel", options, |event| {
        let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let zooms = event.dyn_ref::<WheelEvent>().is_some_and(|event| event.ctrl_key());
        if !zooms && !inside.is_some_and(|inside| dom::in_scroller(&inside)) {
            event.prevent_default();
        }
    })
}
