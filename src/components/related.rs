//! The strip of related articles: a list that scrolls by itself, and two buttons that help.

use news_article::model::Related;
use yew::prelude::*;

use super::{
    block::heading,
    control::{Button, each, element},
    figure::{Room, picture},
};
use crate::{
    scope::Scope,
    state::{Action, Direction, ScrollEdges},
};

/// The strip, a landmark of its own; nothing when there is nothing to show.
pub(super) fn related(scope: &Scope, edges: ScrollEdges) -> Html {
    let cards = &scope.page.article.related;
    if !scope.page.settings.related || cards.is_empty() {
        return Html::default();
    }
    let strings = scope.strings();
    let button = |class, label, disabled, direction| {
        Button { disabled, ..Button::labelled(class, label) }.icon(scope, Action::ScrollStrip(direction))
    };
    let heading = element(
        heading(scope.page.settings.heading_level + 1),
        &["id", "class"],
        vec![Some("related".into()), Some("related-heading".into())],
        strings.related.clone().into(),
    );
    html! {
        <section part="related" class="related" aria-labelledby="related">
            <div class="related-bar">
                { heading }
                if !(edges.start && edges.end) {
                    { button("previous", &strings.previous_cards, edges.start, Direction::Backward) }
                    { button("next", &strings.next_cards, edges.end, Direction::Forward) }
                }
            </div>
            <ul role="list" class="cards" lang={scope.page.article.language.clone().map(AttrValue::from)}>
                { each(cards, &mut |related| card(scope, related)) }
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
            <a part="related-card" class="card" href={AttrValue::from(related.url.shared())}>
                <span class="card-picture" aria-hidden="true">
                    if let Some(image) = &related.image { { picture(image, Room::Cell, false, None) } }
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
