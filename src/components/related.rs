//! The related articles: a horizontally scrollable list of cards, and two buttons that scroll it.

use news_article::model::Related;
use yew::prelude::*;

use super::{
    block::heading_tag,
    control::{Button, element, list},
    figure::{ImageSlot, responsive_image},
};
use crate::{
    scope::Scope,
    state::{Action, Direction, ScrollEdges},
};

/// The section with the related articles, a landmark named by its heading; nothing if there are none, or if the settings
/// turn it off. `edges` determines which buttons are disabled; if all cards fit, there are no buttons.
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
        heading_tag(scope.page.settings.heading_level + 1),
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
            // The role is explicit because Safari drops it from lists with `list-style: none`.
            <ul role="list" class="cards" lang={scope.page.article.language.clone().map(AttrValue::from)}>
                { list(cards, &mut |related| card(scope, related)) }
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
            // A card is one link. Its image is hidden from assistive technology, because it adds nothing to the headline.
            <a part="related-card" class="card" href={AttrValue::from(related.url.shared())}>
                <span class="card-picture" aria-hidden="true">
                    if let Some(image) = &related.image { { responsive_image(image, ImageSlot::Cell, false, None) } }
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
