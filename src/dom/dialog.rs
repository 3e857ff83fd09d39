//! The lightbox's dialog and the pictures that open it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlImageElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::AttrValue;

use super::{focus, focus::has_focused_element, query};

/// The lightbox's dialog.
pub fn dialog(root: &Element) -> Option<Element> {
    query(root, "dialog")
}

/// Called after the dialog was closed. Moves the focus to the button around the thumbnail of the picture that was shown
/// last, if the user has navigated to another picture (`navigated`) or the browser has not restored the focus.
pub fn return_focus(thumbnail: Option<HtmlImageElement>, navigated: bool) {
    if !navigated && has_focused_element() {
        return;
    }
    let trigger = thumbnail.and_then(|thumbnail| thumbnail.closest("button").ok()?);
    let Some(trigger) = trigger.map(|trigger| trigger.unchecked_into::<HtmlElement>()) else { return };
    focus(&trigger);
    if navigated {
        reveal(&trigger);
    }
}

/// Whether the target of a click is the area of the dialog outside the picture and the controls.
pub fn is_backdrop(event: &Event) -> bool {
    target(event).is_some_and(|target| target.matches(".lightbox,.viewport").unwrap_or(false))
}

/// Whether the target of an event is within an element that a selector matches.
pub fn is_within(event: &Event, selector: &str) -> bool {
    target(event).is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// Whether the target of an event is within a text of the lightbox that can be scrolled vertically.
pub fn in_scroller(event: &Event) -> bool {
    let Some(target) = target(event) else { return false };
    [".caption-scroller", ".caption-panel", ".description"].iter().any(|css| {
        let scroller = target.closest(css).ok().flatten();
        scroller.is_some_and(|scroller| scroller.scroll_height() > scroller.client_height())
    })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Scrolls an element into view, by the shortest distance and without animation.
fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The URL of the file that an image has loaded, which is therefore in the browser's cache.
pub fn loaded_url(image: &HtmlImageElement) -> Option<AttrValue> {
    let url = image.current_src();
    (image.complete() && image.natural_width() > 0 && !url.is_empty()).then(|| url.into())
}
