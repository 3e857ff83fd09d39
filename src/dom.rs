//! The browser, as far as the widget touches it: the only raw `web_sys`. Nothing here panics; what a browser lacks or
//! refuses is `None` or does nothing.

mod bait;
mod date;
mod dialog;
mod focus;
mod idle;
mod image;
mod resize;
mod scroll;
mod storage;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot, Window};
use yew::NodeRef;

pub use self::{
    bait::Bait,
    date::{format_date, format_day, today},
    dialog::{dialog, in_scroller, is_backdrop, is_within, loaded_file, return_focus},
    focus::{cycle_focus, focus, focus_frame, keep_focus},
    idle::{when_idle, when_looked_at},
    image::{has_loaded, picture, preload, saves_data},
    resize::Resize,
    scroll::{bring_card, reading, scroll_ends, scroll_strip, set_read, strip, to_headline},
    storage::{Keep, forget, recall, remember, remember_flag},
};

/// The page's window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The page's document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The element that a reference stands for, once it is rendered.
pub fn element(node: &NodeRef) -> Option<HtmlElement> {
    node.cast()
}

fn shadow_root(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Sets a custom property on an element, through the CSSOM: a strict CSP allows it.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// The computed value of a property.
pub fn computed(element: &Element, property: &str) -> Option<String> {
    window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

fn within<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}
