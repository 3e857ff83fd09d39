//! Scrolling: the page, the related list, and the reading progress.

use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions,
};

use super::{focus, matches_media, query, set_property};
use crate::state::Direction;

/// How far one click on a button scrolls the related list, as a fraction of its width. A part of the last card stays in
/// view.
const SCROLL_FRACTION: f64 = 0.9;

fn prefers_reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

fn behavior() -> ScrollBehavior {
    if prefers_reduced_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth }
}

/// Scrolls to the headline of a widget, and moves the focus to it.
pub fn scroll_to_headline(root: &HtmlElement) {
    let Some(headline) = query::<HtmlElement>(root, ".headline") else { return };
    focus(&headline);
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Start);
    headline.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The scrollable list of related articles.
pub fn related_list(root: &Element) -> Option<HtmlElement> {
    query(root, ".cards")
}

/// Handles `focusin` in the related list: scrolls to the card that has received the focus. A card that was focused by a
/// pointer is not scrolled, because it would move away from under the pointer.
pub fn scroll_to_focused_card(event: &Event) {
    let card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(card) = card.filter(|card| card.matches(":focus-visible").unwrap_or(false)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Start);
    card.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the related list, which may be right-to-left, by [`SCROLL_FRACTION`] of its width. The focus is not moved: if
/// the list reaches an edge and the button is disabled, Tab continues from the button's position.
pub fn scroll_related_list(root: &Element, direction: Direction, rtl: bool) {
    let Some(list) = related_list(root) else { return };
    let distance = f64::from(list.client_width()) * SCROLL_FRACTION;
    let options = ScrollToOptions::new();
    options.set_behavior(behavior());
    options.set_left(if (direction == Direction::Forward) == rtl { -distance } else { distance });
    list.scroll_by_with_scroll_to_options(&options);
}

/// Whether an element is scrolled to its start and to its end, within one pixel. In a right-to-left list `scrollLeft`
/// is negative.
pub fn scroll_edges(element: &Element) -> (bool, bool) {
    let offset = element.scroll_left().abs();
    (offset <= 1, offset + element.client_width() >= element.scroll_width() - 1)
}

/// How far a widget is scrolled past the top of the window, in heights of the window, and the fraction of the widget
/// that has been read, 0 to 1. `None` while the widget is not rendered.
pub fn reading_progress(root: &Element) -> Option<(f64, f64)> {
    let rect = root.get_bounding_client_rect();
    let viewport = window().inner_height().ok()?.as_f64()?;
    if rect.height() <= 0.0 || viewport <= 0.0 {
        return None;
    }
    let scrolled = -rect.top();
    Some((scrolled / viewport, (scrolled / (rect.height() - viewport).max(1.0)).clamp(0.0, 1.0)))
}

/// Sets the progress that the ring of the back-to-top button shows, in per cent.
pub fn set_reading_progress(root: &Element, percent: u8) {
    if let Some(container) = query::<Element>(root, ".to-top") {
        set_property(&container, "--read", &percent.to_string());
    }
}
