//! Pictures that don't load.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::dom;

/// Both listeners.
pub(super) type Images = [EventListener; 2];

/// Marks the place of a picture that didn't load, and unmarks it when another file does. (These events don't bubble:
/// they are caught on the way down.)
pub(super) fn images(root: &Element) -> Images {
    [("error", true), ("load", false)].map(|(kind, missing)| {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(root, kind, options, move |event| mark(event, missing))
    })
}

fn mark(event: &Event, missing: bool) {
    let image = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(image) = image else { return };
    let Some(place) = image.closest(".picture").ok().flatten() else { return };
    let _ = place.toggle_attribute_with_force("data-missing", missing);
    // The place stays as large as the picture would have been.
    if let (Some(width), Some(height)) = (image.get_attribute("width"), image.get_attribute("height")) {
        dom::set_property(&place, "--ratio", &[&width, " / ", &height].concat());
    }
}
