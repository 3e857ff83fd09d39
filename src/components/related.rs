//! The strip of related articles: a list that scrolls by itself, and two buttons that help.

use yew::prelude::*;

use super::{
    Scope, Shared,
    block::heading,
    figure::{Picture, Room},
};
use crate::{dom, hooks::use_scroll_ends, model::Related};

#[derive(Properties, PartialEq)]
pub(super) struct RelatedStripProps {
    pub(super) scope: Scope,
}

/// The strip, a landmark of its own.
#[component]
pub(super) fn RelatedStrip(props: &RelatedStripProps) -> Html {
    let scope = &props.scope;
    let strings = &scope.page.settings.strings;
    let list = use_node_ref();
    let ends = use_scroll_ends(&list);
    let scroll = |forward| {
        let list = list.clone();
        move |_: MouseEvent| {
            if let Some(list) = dom::element(&list) {
                dom::scroll_page(&list, forward);
            }
        }
    };
    let level = scope.page.settings.heading_level + 1;
    html! {
        <section part="related" class="related" aria-labelledby="related">
            <div class="related-bar">
                <@{heading(level)} id="related" class="related-heading">{ &strings.related }</@>
                if !ends.fits() {
                    <button
                        type="button"
                        class="previous"
                        aria-label={&strings.previous_cards}
                        disabled={ends.at_start}
                        onclick={scroll(false)}
                    ><span aria-hidden="true" class="icon"></span></button>
                    <button
                        type="button"
                        class="next"
                        aria-label={&strings.next_cards}
                        disabled={ends.at_end}
                        onclick={scroll(true)}
                    ><span aria-hidden="true" class="icon"></span></button>
                }
            </div>
            <ul ref={list} role="list" class="cards">
                { for scope.page.article.related.iter().map(|related| card(scope, related)) }
            </ul>
        </section>
    }
}

fn card(scope: &Scope, related: &Related) -> Html {
    let date = related.published.as_ref().map(|date| {
        let text = scope.host.format_day(date, &scope.page.settings.lang);
        html! { <time datetime={date.iso().to_owned()}>{ text }</time> }
    });
    html! {
        <li key={related.url.as_str()}>
            // One link a card, and its picture says nothing that the headline doesn't: it is read once.
            <a part="related-card" class="card" href={AttrValue::from(related.url.shared())} draggable="false">
                <span class="card-picture" aria-hidden="true">
                    if let Some(image) = &related.image {
                        <Picture image={Shared(image.clone())} room={Room::Cell} />
                    }
                </span>
                if let Some(section) = &related.section {
                    <span class="card-section">{ AttrValue::from(section.clone()) }</span>
                }
                <span class="card-headline">{ AttrValue::from(related.headline.clone()) }</span>
                { date }
            </a>
        </li>
    }
}
