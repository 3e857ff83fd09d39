//! Whether a list that scrolls sideways stands at its start or its end.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::dom::{self, Resize};

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) at_start: bool,
    pub(crate) at_end: bool,
}

impl Ends {
    /// Whether there is nothing to scroll.
    pub(crate) fn fits(self) -> bool {
        self.at_start && self.at_end
    }
}

/// Follows `list` through scrolling and changes of size.
#[hook]
pub(crate) fn use_scroll_ends(list: &NodeRef) -> Ends {
    let ends = use_state_eq(|| Ends { at_start: true, at_end: true });
    use_effect_with((list.clone(), ends.setter()), |(list, ends)| {
        let watch = dom::element(list).map(|list| {
            let (element, ends) = (list.clone(), ends.clone());
            let measure = move || {
                let (at_start, at_end) = dom::scroll_ends(&element);
                ends.set(Ends { at_start, at_end });
            };
            let resize = Resize::watch(&list, measure.clone());
            let scroll = EventListener::new(&list, "scroll", move |_| measure());
            (resize, scroll)
        });
        move || drop(watch)
    });
    *ends
}
