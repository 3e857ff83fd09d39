//! The way back to the headline: a small button that comes after a screenful, with the reading progress as its ring.

use yew::prelude::*;

use super::Scope;
use crate::state::Action;

/// The button; before a screenful is read it isn't there for anybody. (Its place is: the progress is kept there.)
pub(super) fn back_to_top(scope: &Scope, past: bool) -> Html {
    if !scope.page.settings.back_to_top {
        return Html::default();
    }
    let label = &scope.strings().back_to_top;
    html! {
        <div class="to-top">
            if past {
                <button
                    type="button"
                    part="back-to-top"
                    aria-label={label}
                    title={label}
                    onclick={scope.click(Action::Top)}
                ><span aria-hidden="true" class="icon"></span></button>
            }
        </div>
    }
}
