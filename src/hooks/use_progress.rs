//! How far an article is read.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::dom;

/// Whether more than a screenful of the widget has been scrolled past. The share read, 0 to 1, is kept in the custom
/// property `--read` of the element at `place`, without rendering anything.
#[hook]
pub(crate) fn use_progress(place: &NodeRef) -> bool {
    let visible = use_state_eq(|| false);
    use_effect_with((place.clone(), visible.setter()), |(place, visible)| {
        let listeners = dom::element(place).zip(dom::window()).map(|(place, window)| {
            let visible = visible.clone();
            let measure = move || {
                if let Some((past, read)) = dom::reading(&place) {
                    visible.set(past >= 1.0);
                    dom::set_property(&place, "--read", &((read * 100.0).round() as i32).to_string());
                }
            };
            measure();
            // Captured: a scroll event doesn't bubble, and the page may scroll in an element of its own.
            let options = gloo_events::EventListenerOptions::run_in_capture_phase();
            ["scroll", "resize"].map(|kind| {
                let measure = measure.clone();
                EventListener::new_with_options(&window, kind, options, move |_| measure())
            })
        });
        move || drop(listeners)
    });
    *visible
}
