//! Whether the related strip stands at its start or its end.

use gloo::events::EventListener;
use web_sys::Element;
use yew::Callback;

use crate::{
    dom::{self, Resize},
    state::{Action, ScrollEdges},
};

/// What follows it.
pub(super) type Strip = (Resize, [EventListener; 2]);

/// Follows the strip through scrolling and changes of size; `None` when there is none.
pub(super) fn strip(root: &Element, act: &Callback<Action>) -> Option<Strip> {
    let list = dom::strip(root)?;
    let measure = {
        let (list, act) = (list.clone(), act.clone());
        move || {
            let (start, end) = dom::scroll_ends(&list);
            act.emit(Action::ScrollEdges(ScrollEdges { start, end }));
        }
    };
    let resize = Resize::watch(&list, measure.clone());
    let scroll = EventListener::new(&list, "scroll", move |_| measure());
    // A card that a key has reached is brought into view whole; snapping alone may leave it cut.
    let focus = EventListener::new(&list, "focusin", dom::bring_card);
    Some((resize, [scroll, focus]))
}
