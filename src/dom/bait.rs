//! What a blocker takes for advertising, and what it doesn't.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::computed;

/// An empty element in the page's own body, out of sight and of the accessibility tree; gone when dropped.
#[must_use = "it is removed when dropped"]
pub struct Bait(HtmlElement);

impl Bait {
    /// Places one of that class. Blockers' generic rules survey the document, not shadow roots.
    pub fn place(class: &str) -> Option<Self> {
        let document = document();
        let bait: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        bait.set_class_name(class);
        let _ = bait.set_attribute("aria-hidden", "true");
        for (property, value) in [
            ("display", "block"),
            // Above the screen: aside of it, a page right to left would scroll there.
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

    /// Whether it is displayed. The page's own rules can't hide it, a blocker's can; a script of the page's that has set
    /// its style says nothing.
    pub fn is_displayed(&self) -> bool {
        let hidden = computed(&self.0, "display").is_some_and(|display| display == "none");
        !hidden || self.0.style().get_property_priority("display") != "important"
    }
}

impl Drop for Bait {
    fn drop(&mut self) {
        self.0.remove();
    }
}
