//! Keyboard focus.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::{query, shadow_root};

/// Moves the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Whether an element of the page other than `html` and `body` has the focus.
pub(super) fn has_focused_element() -> bool {
    let active = document().active_element();
    active.is_some_and(|active| !active.matches("html,body").unwrap_or(true))
}

/// Moves the focus from the last focusable descendant to the first, or from the first to the last if `backwards`. Returns
/// whether the focus was moved.
pub fn cycle_focus(element: &Element, backwards: bool) -> bool {
    let active = shadow_root(element).and_then(|root| root.active_element());
    let Ok(list) = element.query_selector_all("a[href],button:not([disabled]),[tabindex='0']") else { return false };
    let (mut first, mut last, mut is_inside) = (None, None, false);
    for index in 0..list.length() {
        let Some(candidate) = list.get(index).map(|node| node.unchecked_into::<HtmlElement>()) else { continue };
        if candidate.get_client_rects().length() > 0 {
            is_inside |= is_same(active.as_ref(), &candidate);
            last = Some(candidate.clone());
            first = first.or(Some(candidate));
        }
    }
    let (Some(edge), Some(other)) = (if backwards { (first, last) } else { (last, first) }) else { return false };
    if is_inside && !is_same(active.as_ref(), &edge) {
        return false;
    }
    focus(&other);
    true
}

fn is_same(active: Option<&Element>, element: &Element) -> bool {
    active.is_some_and(|active| active == element)
}

/// Moves the focus to another control of the dialog if the element that had it was removed or disabled: the dialog
/// receives key events only while it contains the focus. Called after navigating, when at least one of the previous and
/// next buttons is enabled.
pub fn keep_focus(dialog: &Element) {
    let active = shadow_root(dialog).and_then(|root| root.active_element());
    if active.is_some_and(|active| active.matches(".lightbox,.lightbox :not(:disabled)").unwrap_or(true)) {
        return;
    }
    if let Some(button) = query(dialog, ".shell > :enabled") {
        focus(&button);
    }
}

/// Moves the focus to an embed's frame, which has replaced the button that was clicked.
pub fn focus_frame(root: &Element, url: &str) {
    if let Some(frame) = query::<HtmlElement>(root, &["iframe[src=\"", url, "\"]"].concat()) {
        focus(&frame);
    }
}
