//! The body, a block at a time.

use std::rc::Rc;

use news_article::model::{Block, List, Quote, Table, outline};
use yew::prelude::*;

use super::{
    control::{each, element},
    embed::embed,
    figure::{Room, figure},
    inline::inlines,
};
use crate::{scope::Scope, strings::replace_placeholder};

/// All blocks, in reading order. `eager`: there was no lead picture, so that the first one here is loaded at once.
pub(super) fn blocks(scope: &Scope, eager: bool, loaded: &[Rc<str>]) -> Html {
    let body = &scope.page.article.body;
    let levels = outline::levels(body, scope.page.settings.heading_level);
    let first = body.iter().position(|block| matches!(block, Block::Image(_))).filter(|_| eager);
    let mut levels = levels.into_iter().enumerate();
    each(body, &mut |block| {
        let (place, level) = levels.next().unwrap_or_default();
        self::block(scope, block, level, first == Some(place), loaded)
    })
}

fn block(scope: &Scope, block: &Block, level: u8, eager: bool, loaded: &[Rc<str>]) -> Html {
    let strings = scope.strings();
    match block {
        Block::Paragraph(text) => html! { <p part="paragraph">{ inlines(text) }</p> },
        Block::Heading { text, .. } => element(heading(level), &["part"], vec![Some("heading".into())], inlines(text)),
        Block::Image(image) => figure(scope, image, Room::Column, eager),
        Block::Gallery(images) => html! {
            <div class="gallery" role="group" aria-label={replace_placeholder(&strings.gallery, "n", &images.len().to_string())}>
                { each(images, &mut |image| figure(scope, image, Room::Cell, false)) }
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
                <ul>{ each(items, &mut |text| html! { <li>{ inlines(text) }</li> }) }</ul>
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

fn list(list: &List) -> Html {
    let items = each(&list.items, &mut |item| {
        let below = item.children.as_ref().map(self::list);
        html! { <li>{ inlines(&item.text) }{ below }</li> }
    });
    element(if list.ordered { "ol" } else { "ul" }, &[], Vec::new(), items)
}

fn quote(quote: &Quote, class: &'static str) -> Html {
    let paragraphs = each(&quote.paragraphs, &mut |text| html! { <p>{ inlines(text) }</p> });
    let content = html! {
        <>
            { paragraphs }
            if !quote.cite.is_empty() { <footer>{ inlines(&quote.cite) }</footer> }
        </>
    };
    element("blockquote", &["part", "class"], vec![Some("quote".into()), Some(class.into())], content)
}

fn table(table: &Table, label: &AttrValue) -> Html {
    let captioned = !table.caption.is_empty();
    let head = each(&table.head, &mut |cell| html! { <th scope="col">{ inlines(cell) }</th> });
    let rows = each(&table.rows, &mut |row| {
        html! { <tr>{ each(row, &mut |cell| html! { <td>{ inlines(cell) }</td> }) }</tr> }
    });
    html! {
        // A wide table scrolls in itself, by key as well, and never the page.
        <div class="table-scroll" role="region" tabindex="0" aria-label={label}>
            <table part="table">
                if captioned { <caption>{ inlines(&table.caption) }</caption> }
                if !table.head.is_empty() { <thead><tr>{ head }</tr></thead> }
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}
