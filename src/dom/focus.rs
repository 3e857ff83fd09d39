//! The focus.

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

/// The elements inside an element that Tab reaches, in order.
fn tabbable(element: &Element) -> Vec<HtmlElement> {
    let Ok(list) = element.query_selector_all("a[href],button:not([disabled]),[tabindex='0']") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .collect()
}

/// Moves the focus from the last element inside an element that Tab reaches to the first, or the other way round. Returns
/// whether it did.
pub fn cycle_focus(element: &Element, backwards: bool) -> bool {
    let stops = tabbable(element);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return false };
    let active = shadow_root(element).and_then(|root| root.active_element());
    let (edge, other) = if backwards { (first, last) } else { (last, first) };
    let is_active = |stop: &HtmlElement| active.as_ref().is_some_and(|active| **stop == *active);
    if stops.iter().any(is_active) && !is_active(edge) {
        return false;
    }
    focus(other);
    true
}

/// Moves the focus to another control of the dialog if the element that had it is gone or disabled: without the focus
/// inside, the dialog would get no keys.
pub fn keep_focus(dialog: &Element) {
    let active = shadow_root(dialog).and_then(|root| root.active_element());
    if active.is_some_and(|active| active.matches(".lightbox,.lightbox :not(:disabled)").unwrap_or(true)) {
        return;
    }
    if let Some(control) = within::<HtmlElement>(dialog, ".shell > :enabled").or_else(|| within(dialog, ".close")) {
        focus(&control);
    }
}

/// Moves the focus to an embed's frame, which has replaced the button that was clicked.
pub fn focus_frame(root: &Element, address: &str) {
    if let Some(frame) = within::<HtmlElement>(root, &["iframe[src=\"", address, "\"]"].concat()) {
        focus(&frame);
    }
}
