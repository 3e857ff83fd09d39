//! How far the user has scrolled through the article.

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::window,
};
use web_sys::Element;
use yew::Callback;

use crate::{dom, state::Action};

/// The listeners for `scroll` and `resize`.
pub(super) type ReadingProgressListeners = [EventListener; 2];

/// Reports whether the user has scrolled past the first screenful. The progress in per cent is written to a custom
/// property directly, because it changes with every scroll event, and does not need a render.
pub(super) fn observe_reading_progress(root: &Element, dispatch: &Callback<Action>) -> ReadingProgressListeners {
    let (root, dispatch) = (root.clone(), dispatch.clone());
    let measure = move || {
        if let Some((screens, fraction)) = dom::reading_progress(&root) {
            dispatch.emit(Action::ScrolledPast(screens >= 1.0));
            dom::set_reading_progress(&root, (fraction * 100.0) as u8);
        }
    };
    measure();
    // The listeners capture, because a scroll event does not bubble, and the page may have its own scroll container.
    let options = EventListenerOptions::run_in_capture_phase();
    let window = window();
    ["scroll", "resize"].map(|kind| {
        let measure = measure.clone();
        EventListener::new_with_options(&window, kind, options, move |_| measure())
    })
}
