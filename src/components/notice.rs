//! The polite notice: a line from the editor, at the article's foot, when an ad blocker is on.

use yew::prelude::*;

use super::Scope;
use crate::{
    event::Remember,
    i18n::fill,
    state::{Action, State},
};

/// The notice. Its place is there from the start, so that nothing moves when it comes.
pub(super) fn notice(scope: &Scope, state: &State) -> Html {
    if !scope.page.settings.notice {
        return Html::default();
    }
    let strings = scope.strings();
    let Some(stopped) = &state.notice else {
        // A status that was there before is read out when its text comes.
        return html! { <aside class="adblock-notice" role="none"><p role="status"></p></aside> };
    };
    let away = |remember| scope.click(Action::Dismiss(remember));
    html! {
        <aside class="adblock-notice" part="notice" role="region" aria-label={&strings.notice_label}>
            <p role="status">{ &strings.notice }</p>
            <div class="choices">
                <button
                    type="button"
                    class="how"
                    aria-expanded={state.steps.to_string()}
                    aria-controls="how"
                    onclick={scope.click(Action::Steps(!state.steps))}
                >
                    { &strings.notice_how }
                </button>
                <button type="button" class="never" onclick={away(Remember::Forever)}>{ &strings.notice_never }</button>
            </div>
            <button type="button" class="close" aria-label={&strings.notice_close} onclick={away(Remember::Session)}>
                <span aria-hidden="true" class="icon"></span>
            </button>
            <div id="how" class="steps" hidden={!state.steps}>
                <p>{ fill(&strings.notice_steps, "name", &scope.host.site()) }</p>
                <p>{ fill(&strings.notice_why, "name", stopped) }</p>
                <button type="button" class="days" onclick={away(Remember::Days)}>{ &strings.notice_days }</button>
            </div>
        </aside>
    }
}
