//! The lightbox's dialog, and the pictures that open it.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlImageElement, MouseEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::AttrValue;

use super::{focus, focus::is_focus_anywhere, shadow_root, within};

/// The lightbox's dialog.
pub fn dialog(root: &Element) -> Option<Element> {
    within(root, "dialog")
}

/// Opens a dialog in the top layer.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, which gives the focus back to where it was.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Gives the focus to the trigger of the picture that a closed dialog showed last, and scrolls it into view when it is
/// another one than the reader had left. Otherwise the browser has given it back to what had it, if anything had.
pub fn return_focus(dialog: &Element, index: usize, moved: bool) {
    if !moved && is_focus_anywhere() {
        return;
    }
    let Some(trigger) = trigger(dialog, index) else { return };
    focus(&trigger);
    if moved {
        reveal(&trigger);
    }
}

/// Whether a click hit the dialog's ground rather than something on it.
pub fn is_ground(event: &MouseEvent, dialog: &Element) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    target.is_same_node(Some(dialog)) || target.class_list().contains("viewport")
}

/// Whether an event happens in something of ours that scrolls up and down.
pub fn in_scroller(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    [".caption-scroller", ".caption-panel", ".description"].iter().any(|css| {
        let scroller = target.closest(css).ok().flatten();
        scroller.is_some_and(|scroller| scroller.scroll_height() > scroller.client_height())
    })
}

/// Scrolls as little as needed for an element to be seen, at once.
fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The trigger of a picture of the gallery, in the same shadow root as `near`.
fn trigger(near: &Element, index: usize) -> Option<HtmlElement> {
    let selector = ["[data-index='", &index.to_string(), "']"].concat();
    shadow_root(near)?.query_selector(&selector).ok()??.dyn_into().ok()
}

/// The address of the file that the picture of that trigger shows just now: it is in the browser's cache.
pub fn shown_file(root: &Element, index: usize) -> Option<AttrValue> {
    let image: HtmlImageElement = within(&*trigger(root, index)?, "img")?;
    let file = image.current_src();
    (image.complete() && image.natural_width() > 0 && !file.is_empty()).then(|| file.into())
}
