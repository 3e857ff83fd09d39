//! The polite notice: a line from the editor, at the article's foot, when an ad blocker is on.

use yew::prelude::*;

use super::control::Button;
use crate::{
    event::Remember,
    i18n::fill,
    scope::Scope,
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
    let how = Button { class: Some("how"), expanded: Some(state.steps), controls: Some("how"), ..Button::default() };
    let away = |class, words: &AttrValue, remember| {
        let button = Button { class: Some(class), ..Button::default() };
        button.view(scope, words.clone().into(), Action::Dismiss(remember))
    };
    html! {
        <aside class="adblock-notice" part="notice" role="region" aria-label={&strings.notice_label}>
            <p role="status">{ &strings.notice }</p>
            <div class="choices">
                { how.view(scope, strings.notice_how.clone().into(), Action::Steps(!state.steps)) }
                { away("never", &strings.notice_never, Remember::Forever) }
            </div>
            { Button::labelled("close", &strings.notice_close).icon(scope, Action::Dismiss(Remember::Session)) }
            <div id="how" class="steps" hidden={!state.steps}>
                <p>{ fill(&strings.notice_steps, "name", &scope.host.site()) }</p>
                <p>{ fill(&strings.notice_why, "name", stopped) }</p>
                { away("days", &strings.notice_days, Remember::Days) }
            </div>
        </aside>
    }
}
