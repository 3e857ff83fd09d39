//! Scrolling: the page, the strip, and how far an article is read.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions,
};

use super::{computed, focus, matches, set_property, window, within};
use crate::state::Direction;

/// Whether the reader asked for less motion.
fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn behavior() -> ScrollBehavior {
    if reduced_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth }
}

/// Goes to the headline of a widget, with the focus too.
pub fn to_headline(root: &HtmlElement) {
    let Some(headline) = within::<HtmlElement>(root, ".headline") else { return };
    focus(&headline);
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Start);
    headline.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The strip's list.
pub fn strip(root: &Element) -> Option<HtmlElement> {
    within(root, ".cards")
}

/// Scrolls the strip to a card that has got the focus by a key; under a pointer nothing moves away.
pub fn bring_card(event: &Event) {
    let card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(card) = card.filter(|card| card.matches(":focus-visible").unwrap_or(false)) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behavior());
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Start);
    card.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls a widget's strip by nine tenths of its width; From a button that the end
/// disables, the browser goes on with Tab from where it is.
pub fn scroll_strip(root: &Element, direction: Direction) {
    let Some(list) = strip(root) else { return };
    let rtl = computed(&list, "direction").as_deref() == Some("rtl");
    let distance = f64::from(list.client_width()) * 0.9;
    let options = ScrollToOptions::new();
    options.set_behavior(behavior());
    options.set_left(if (direction == Direction::Forward) == rtl { -distance } else { distance });
    list.scroll_by_with_scroll_to_options(&options);
}

/// Whether an element's content is at its start and at its end, within a pixel.
pub fn scroll_ends(element: &Element) -> (bool, bool) {
    let offset = element.scroll_left().abs();
    (offset <= 1, offset + element.client_width() >= element.scroll_width() - 1)
}

/// How many screens of the widget are scrolled past, and the share of it that is read, 0 to 1. `None` while nothing of
/// it is rendered.
pub fn reading(root: &Element) -> Option<(f64, f64)> {
    let page = root.get_bounding_client_rect();
    let screen = window()?.inner_height().ok()?.as_f64()?;
    if page.height() <= 0.0 || screen <= 0.0 {
        return None;
    }
    let past = -page.top();
    Some((past / screen, (past / (page.height() - screen).max(1.0)).clamp(0.0, 1.0)))
}

/// Says how much is read, in per cent.
pub fn set_read(root: &Element, percent: u8) {
    if let Some(place) = within::<Element>(root, ".to-top") {
        set_property(&place, "--read", &percent.to_string());
    }
}
