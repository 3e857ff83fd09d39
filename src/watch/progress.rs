//! How far the article is read.

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::Element;
use yew::Callback;

use crate::{dom, state::Action};

/// Both listeners.
pub(super) type Progress = [EventListener; 2];

/// Tells when a screenful is scrolled past. The share read, in per cent, is kept in the custom property `--read`,
/// without rendering anything.
pub(super) fn progress(root: &Element, act: &Callback<Action>) -> Option<Progress> {
    let (root, act) = (root.clone(), act.clone());
    let measure = move || {
        if let Some((past, read)) = dom::reading(&root) {
            act.emit(Action::ScrolledPast(past >= 1.0));
            dom::set_read(&root, (read * 100.0) as u8);
        }
    };
    measure();
    // Captured: a scroll event doesn't bubble, and the page may scroll in an element of its own.
    let options = EventListenerOptions::run_in_capture_phase();
    let window = dom::window()?;
    Some(["scroll", "resize"].map(|kind| {
        let measure = measure.clone();
        EventListener::new_with_options(&window, kind, options, move |_| measure())
    }))
}
