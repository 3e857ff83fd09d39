//! The way back to the headline: a small button that comes after a screenful, with the reading progress as its ring.

use yew::prelude::*;

use super::control::Button;
use crate::{scope::Scope, state::Action};

/// The button; before a screenful is read it isn't there for anybody. (Its place is: the progress is kept there.)
pub(super) fn back_to_top(scope: &Scope, past: bool) -> Html {
    if !scope.page.settings.back_to_top {
        return Html::default();
    }
    let label = &scope.strings().back_to_top;
    html! {
        <div class="to-top">
            if past {
                {
                    Button { part: Some("back-to-top"), label: Some(label.clone()), ..Button::default() }
                        .icon(scope, Action::ScrollToTop)
                }
            }
        </div>
    }
}
