//! Elements that an ad blocker may hide: the baits and their controls.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::computed_style;

/// An empty element in the body of the page, outside the viewport and the accessibility tree. It is removed when this is
/// dropped.
#[must_use = "the element is removed when this is dropped"]
pub struct Bait(HtmlElement);

impl Bait {
    /// Inserts an element of that class. It has to be in the document: the generic rules of ad blockers do not apply in
    /// shadow roots.
    pub fn insert(class: &str) -> Option<Self> {
        let document = document();
        let bait: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        bait.set_class_name(class);
        let _ = bait.set_attribute("aria-hidden", "true");
        for (property, value) in [
            ("display", "block"),
            // Above the viewport, because a right-to-left page could be scrolled to an element beside it.
            ("position", "fixed"),
            ("inset", "-100px auto auto 0"),
            ("inline-size", "30px"),
            ("block-size", "30px"),
            ("pointer-events", "none"),
        ] {
            let _ = bait.style().set_property_with_priority(property, value, "important");
        }
        document.body()?.append_child(&bait).ok()?;
        Some(Self(bait))
    }

    /// Whether the element is displayed. Rules of the page cannot override an inline `!important`, but those of an ad
    /// blocker can, because they have the user origin. An element whose inline style a script of the page has changed counts as displayed.
    pub fn is_displayed(&self) -> bool {
        let hidden = computed_style(&self.0, "display").is_some_and(|display| display == "none");
        !hidden || self.0.style().get_property_priority("display") != "important"
    }
}

impl Drop for Bait {
    fn drop(&mut self) {
        self.0.remove();
    }
}
