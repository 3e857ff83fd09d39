//! A button that scrolls back to the headline. It appears after a screenful, and a ring around it shows the reading
//! progress.

use yew::prelude::*;

use super::control::Button;
use crate::{scope::Scope, state::Action};

/// The container, and in it the button once the user has scrolled past a screenful. The container is always rendered: it
/// has the custom property of the reading progress, and reserves the space.
pub(super) fn back_to_top(scope: &Scope, scrolled_past: bool) -> Html {
    if !scope.page.settings.back_to_top {
        return Html::default();
    }
    let label = &scope.strings().back_to_top;
    html! {
        <div class="to-top">
            if scrolled_past {
                {
                    Button { part: Some("back-to-top"), label: Some(label.clone()), ..Button::default() }
                        .icon(scope, Action::ScrollToTop)
                }
            }
        </div>
    }
}
