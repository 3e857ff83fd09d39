//! The browser APIs that the widget uses.
//!
//! Nothing here panics: an API that is missing or denied returns `None`, or has no effect. `gloo::utils::window` and
//! `document` panic in a worker only, where there are no custom elements.

mod bait;
mod date;
mod dialog;
mod focus;
mod idle;
mod image;
mod resize;
mod scroll;
pub mod storage;

use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::NodeRef;

/// The browser types in the signatures of [`Host`](crate::scope::Host).
pub use web_sys::{HtmlImageElement, WheelEvent};

pub use self::{
    bait::Bait,
    date::{format_date, format_day, today},
    dialog::{dialog, in_scroller, is_backdrop, is_within, loaded_url, return_focus},
    focus::{cycle_focus, focus, focus_frame, keep_focus},
    idle::{when_idle, when_visible},
    image::{has_loaded, load_image, prefers_reduced_data, preload},
    resize::Resize,
    scroll::{
        reading_progress, related_list, scroll_edges, scroll_related_list, scroll_to_focused_card, scroll_to_headline,
        set_reading_progress,
    },
};

/// The element behind a reference, or `None` before it is rendered.
pub fn element(node: &NodeRef) -> Option<HtmlElement> {
    node.cast()
}

fn shadow_root(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// Whether a media query matches.
pub fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Sets a custom property on an element. It goes through the CSSOM, which a strict Content Security Policy allows,
/// unlike a `style` attribute in markup.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// The computed value of a CSS property.
pub fn computed_style(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// The first descendant that matches a selector, if it has that type.
fn query<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}
