//! Marks images that fail to load.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::dom;

/// The listeners for `error` and `load`.
pub(super) type ImageListeners = [EventListener; 2];

/// Sets `data-missing` on the container of an image that fails to load, and removes it when another file loads. The
/// stylesheet then shows a text instead of the image. The listeners capture, because these events do not bubble.
pub(super) fn mark_missing_images(root: &Element) -> ImageListeners {
    [("error", true), ("load", false)].map(|(kind, missing)| {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(root, kind, options, move |event| mark(event, missing))
    })
}

fn mark(event: &Event, missing: bool) {
    let image = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(image) = image else { return };
    let Some(container) = image.closest(".picture").ok().flatten() else { return };
    let _ = container.toggle_attribute_with_force("data-missing", missing);
    // The container keeps the aspect ratio of the image, so that the layout does not shift.
    if let (Some(width), Some(height)) = (image.get_attribute("width"), image.get_attribute("height")) {
        dom::set_property(&container, "--ratio", &[&width, " / ", &height].concat());
    }
}
