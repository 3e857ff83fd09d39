//! The way back to the headline: a small button that comes after a screenful, with the reading progress as its ring.

use yew::prelude::*;

use super::Scope;
use crate::{dom, hooks::use_progress};

#[derive(Properties, PartialEq)]
pub(super) struct BackToTopProps {
    pub(super) scope: Scope,
    pub(super) headline: NodeRef,
}

/// The button; before a screenful is read it isn't there for anybody.
#[component]
pub(super) fn BackToTop(props: &BackToTopProps) -> Html {
    let BackToTopProps { scope, headline } = props;
    let place = use_node_ref();
    let visible = use_progress(&place);
    let onclick = use_callback(headline.clone(), |_: MouseEvent, headline| {
        if let Some(headline) = dom::element(headline) {
            dom::focus(&headline);
            dom::scroll_to_start(&headline);
        }
    });
    let label = &scope.page.settings.strings.back_to_top;
    html! {
        <div ref={place} class="to-top">
            if visible {
                <button type="button" part="back-to-top" aria-label={label} title={label} {onclick}>
                    <span aria-hidden="true" class="icon"></span>
                </button>
            }
        </div>
    }
}
