//! The body, a block at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Scope,
    embed::embed,
    figure::{Room, figure},
    inline::inlines,
};
use crate::{
    i18n::fill,
    model::{Block, Inlines, List, Quote, Table, outline},
};

/// All blocks, in reading order. `eager`: there was no lead picture, so that the first one here is loaded at once.
pub(super) fn blocks(scope: &Scope, eager: bool, loaded: &[Rc<str>]) -> Html {
    let body = &scope.page.article.body;
    let levels = outline::levels(body, scope.page.settings.heading_level);
    let first = body.iter().position(|block| matches!(block, Block::Image(_))).filter(|_| eager);
    body.iter()
        .zip(levels)
        .enumerate()
        .map(|(place, (block, level))| self::block(scope, block, level, first == Some(place), loaded))
        .collect()
}

fn block(scope: &Scope, block: &Block, level: u8, eager: bool, loaded: &[Rc<str>]) -> Html {
    let strings = scope.strings();
    match block {
        Block::Paragraph(text) => html! { <p part="paragraph">{ inlines(text) }</p> },
        Block::Heading { text, .. } => html! {
            <@{heading(level)} part="heading">{ inlines(text) }</@>
        },
        Block::Image(image) => figure(scope, image, Room::Column, eager),
        Block::Gallery(images) => html! {
            <div class="gallery" role="group" aria-label={fill(&strings.gallery, "n", &images.len().to_string())}>
                { for images.iter().map(|image| figure(scope, image, Room::Cell, false)) }
            </div>
        },
        Block::List(list) => self::list(list),
        Block::Quote(words) => quote(words, "quote"),
        Block::PullQuote(words) => quote(words, "quote pull"),
        Block::Table(content) => table(content, &strings.table),
        Block::Code { text, language } => html! {
            // A long line scrolls sideways, by key as well.
            <pre tabindex="0" data-language={language.clone().map(AttrValue::from)}>
                <code>{ AttrValue::from(text.clone()) }</code>
            </pre>
        },
        Block::Embed(content) => embed(scope, content, loaded),
        Block::Divider => html! { <hr /> },
        Block::Summary(items) => html! {
            <section class="summary" aria-label={&strings.key_points}>
                <p class="label" aria-hidden="true">{ &strings.key_points }</p>
                <ul>{ for items.iter().map(item) }</ul>
            </section>
        },
    }
}

/// The element of a heading of that level.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn item(text: &Inlines) -> Html {
    html! { <li>{ inlines(text) }</li> }
}

fn list(list: &List) -> Html {
    let items = list.items.iter().map(|item| {
        html! { <li>{ inlines(&item.text) }{ for item.children.iter().map(self::list) }</li> }
    });
    html! { <@{if list.ordered { "ol" } else { "ul" }}>{ for items }</@> }
}

fn quote(quote: &Quote, class: &'static str) -> Html {
    html! {
        <blockquote part="quote" {class}>
            { for quote.paragraphs.iter().map(|text| html! { <p>{ inlines(text) }</p> }) }
            if !quote.cite.is_empty() { <footer>{ inlines(&quote.cite) }</footer> }
        </blockquote>
    }
}

fn table(table: &Table, label: &AttrValue) -> Html {
    let captioned = !table.caption.is_empty();
    html! {
        // A wide table scrolls in itself, by key as well, and never the page.
        <div class="table-scroll" role="region" tabindex="0" aria-label={label}>
            <table part="table">
                if captioned { <caption>{ inlines(&table.caption) }</caption> }
                if !table.head.is_empty() {
                    <thead>
                        <tr>{ for table.head.iter().map(|cell| html! { <th scope="col">{ inlines(cell) }</th> }) }</tr>
                    </thead>
                }
                <tbody>
                    { for table.rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ inlines(cell) }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
