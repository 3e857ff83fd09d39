//! The polite notice: a line from the editor, at the article's foot, when an ad blocker is on.

use yew::prelude::*;

use super::Scope;
use crate::{
    dom,
    event::{Remember, WidgetEvent},
    hooks::{use_adblock, use_adblock::dismiss},
    i18n::fill,
};

#[derive(Properties, PartialEq)]
pub(super) struct NoticeProps {
    pub(super) scope: Scope,
}

/// The notice. Its place is there from the start, so that nothing moves when it comes.
#[component]
pub(super) fn Notice(props: &NoticeProps) -> Html {
    let scope = &props.scope;
    let strings = &scope.page.settings.strings;
    let place = use_node_ref();
    let notice = use_adblock(&place, &scope.host);
    let open = use_state(|| false);
    let toggle = use_callback(open.clone(), |_: MouseEvent, open| open.set(!**open));
    let away = |remember: Remember| {
        let (notice, host) = (notice.clone(), scope.host.clone());
        Callback::from(move |_: MouseEvent| {
            dismiss(remember);
            notice.set(None);
            host.emit(WidgetEvent::NoticeDismiss { remember }, None);
        })
    };
    let lang = AttrValue::from(scope.page.settings.lang.clone());
    let Some(signals) = notice.as_ref() else {
        // A status that was there before is read out when its text comes.
        return html! { <aside ref={place} class="adblock-notice" role="none"><p role="status"></p></aside> };
    };
    let host = dom::host_name();
    html! {
        <aside ref={place} class="adblock-notice" part="notice" role="region" aria-label={&strings.notice_label} {lang}>
            <p role="status">{ &strings.notice }</p>
            <div class="choices">
                <button type="button" class="how" aria-expanded={open.to_string()} aria-controls="how" onclick={toggle}>
                    { &strings.notice_how }
                </button>
                <button type="button" class="never" onclick={away(Remember::Forever)}>{ &strings.notice_never }</button>
            </div>
            <button type="button" class="close" aria-label={&strings.notice_close} onclick={away(Remember::Session)}>
                <span aria-hidden="true" class="icon"></span>
            </button>
            <div id="how" class="steps" hidden={!*open}>
                <p>{ fill(&strings.notice_steps, "name", &host) }</p>
                <p>{ fill(&strings.notice_why, "name", signals) }</p>
                <button type="button" class="days" onclick={away(Remember::Days)}>{ &strings.notice_days }</button>
            </div>
        </aside>
    }
}
