//! The scroll position of the related list.

use gloo::events::EventListener;
use web_sys::Element;
use yew::Callback;

use crate::{
    dom::{self, Resize},
    state::{Action, ScrollEdges},
};

/// The resize observer, and the listeners for `scroll` and `focusin`.
pub(super) type RelatedListObservers = (Resize, [EventListener; 2]);

/// Reports whether the list is scrolled to its start or its end, after each scroll and each change of its size. `None`
/// if the widget has no related list.
pub(super) fn observe_related_list(root: &Element, dispatch: &Callback<Action>) -> Option<RelatedListObservers> {
    let list = dom::related_list(root)?;
    let measure = {
        let (list, dispatch) = (list.clone(), dispatch.clone());
        move || {
            let (start, end) = dom::scroll_edges(&list);
            dispatch.emit(Action::ScrollEdges(ScrollEdges { start, end }));
        }
    };
    let resize = Resize::observe(&list, measure.clone());
    let scroll = EventListener::new(&list, "scroll", move |_| measure());
    // Without this, scroll snapping may leave a focused card partly outside the list.
    let focus = EventListener::new(&list, "focusin", dom::scroll_to_focused_card);
    Some((resize, [scroll, focus]))
}
