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

/// Moves the focus from the last element inside an element that Tab reaches to the first, or the other way round. Returns
/// whether it did.
pub fn cycle_focus(element: &Element, backwards: bool) -> bool {
    let active = shadow_root(element).and_then(|root| root.active_element());
    let Ok(list) = element.query_selector_all("a[href],button:not([disabled]),[tabindex='0']") else { return false };
    let (mut first, mut last, mut is_inside) = (None, None, false);
    for index in 0..list.length() {
        let Some(stop) = list.get(index).map(|node| node.unchecked_into::<HtmlElement>()) else { continue };
        if stop.get_client_rects().length() > 0 {
            is_inside |= is_same(active.as_ref(), &stop);
            last = Some(stop.clone());
            first = first.or(Some(stop));
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

/// Moves the focus to another control of the dialog if the element that had it is gone or disabled: without the focus
/// inside, the dialog would get no keys. (The dialog has just shown another picture: one of the buttons leads back.)
pub fn keep_focus(dialog: &Element) {
    let active = shadow_root(dialog).and_then(|root| root.active_element());
    if active.is_some_and(|active| active.matches(".lightbox,.lightbox :not(:disabled)").unwrap_or(true)) {
        return;
    }
    if let Some(button) = within(dialog, ".shell > :enabled") {
        focus(&button);
    }
}

/// Moves the focus to an embed's frame, which has replaced the button that was clicked.
pub fn focus_frame(root: &Element, address: &str) {
    if let Some(frame) = within::<HtmlElement>(root, &["iframe[src=\"", address, "\"]"].concat()) {
        focus(&frame);
    }
}
