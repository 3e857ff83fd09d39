//! The keyboard's focus.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::{shadow_root, within};

/// Moves the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Whether something in the page has the focus.
pub(super) fn is_focus_anywhere() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| !active.matches("html,body").unwrap_or(true))
}

/// What Tab reaches inside an element, in order.
fn tabbable(element: &Element) -> Vec<HtmlElement> {
    let Ok(list) = element.query_selector_all("a[href],button:not([disabled]),[tabindex='0']") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .collect()
}

/// At an end of what Tab reaches inside an element, goes on at the other end. Returns whether it did.
pub fn cycle_focus(element: &Element, backwards: bool) -> bool {
    let stops = tabbable(element);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return false };
    let active = shadow_root(element).and_then(|root| root.active_element());
    let (edge, other) = if backwards { (first, last) } else { (last, first) };
    let inside = active.as_ref().is_some_and(|active| stops.iter().any(|stop| stop.is_same_node(Some(active))));
    if inside && !active.is_some_and(|active| edge.is_same_node(Some(&active))) {
        return false;
    }
    focus(other);
    true
}

/// Moves the focus to the frame that a click has brought: the button that was clicked is gone.
pub fn focus_frame(root: &Element, address: &str) {
    if let Some(frame) = within::<HtmlElement>(root, &["iframe[src=\"", address, "\"]"].concat()) {
        focus(&frame);
    }
}
