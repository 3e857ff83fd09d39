//! The blocks of the article's body.
//!
//! This is the only module of the widget that matches on the type of a block. To add one, add an arm to [`block`]. A
//! small block is rendered here and styled in `block.css`; a larger one has a module and a stylesheet of the same name
//! in `block/`. The stylesheet also has to be listed in `src/style.css`, in the order of the cascade.

mod embed;
mod quote;
mod table;

use std::rc::Rc;

use news_article::model::{Block, Image, Inlines, List, outline};
use yew::prelude::*;

use super::{
    control::{element, list},
    figure::{ImageSlot, figure},
    inline::inlines,
};
use crate::{scope::Scope, strings::replace_placeholder};

/// All blocks of the body, in order. `eager`: the article has no lead image, so the first image of the body is loaded
/// eagerly instead. `loaded`: the URLs of the embeds that the user has asked for.
pub(super) fn blocks(scope: &Scope, eager: bool, loaded: &[Rc<str>]) -> Html {
    let body = &scope.page.article.body;
    let levels = outline::levels(body, scope.page.settings.heading_level);
    let eager_index = body.iter().position(|block| matches!(block, Block::Image(_))).filter(|_| eager);
    let mut levels = levels.into_iter().enumerate();
    list(body, &mut |block| {
        let (index, level) = levels.next().unwrap_or_default();
        self::block(scope, block, level, eager_index == Some(index), loaded)
    })
}

/// One block. `level` is the level of a heading.
fn block(scope: &Scope, block: &Block, level: u8, eager: bool, loaded: &[Rc<str>]) -> Html {
    let strings = scope.strings();
    match block {
        Block::Paragraph(text) => html! { <p part="paragraph">{ inlines(text) }</p> },
        Block::Heading { text, .. } => {
            element(heading_tag(level), &["part"], vec![Some("heading".into())], inlines(text))
        }
        Block::Image(image) => figure(scope, image, ImageSlot::Column, eager),
        Block::Gallery(images) => gallery(scope, images),
        Block::List(items) => nested_list(items),
        Block::Quote(quote) => quote::quote(quote),
        Block::PullQuote(quote) => quote::pull_quote(quote),
        Block::Table(table) => table::table(table, &strings.table),
        Block::Code { text, language } => html! {
            // Focusable, so that long lines can be scrolled with the keyboard.
            <pre tabindex="0" data-language={language.clone().map(AttrValue::from)}>
                <code>{ AttrValue::from(text.clone()) }</code>
            </pre>
        },
        Block::Embed(embed) => embed::embed(scope, embed, loaded),
        Block::Divider => html! { <hr /> },
        Block::Summary(items) => summary(items, &strings.key_points),
    }
}

/// The name of the heading element of a level.
pub(super) fn heading_tag(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn gallery(scope: &Scope, images: &[Rc<Image>]) -> Html {
    html! {
        <div class="gallery" role="group" aria-label={replace_placeholder(&scope.strings().gallery, "n", &images.len().to_string())}>
            { list(images, &mut |image| figure(scope, image, ImageSlot::Cell, false)) }
        </div>
    }
}

fn nested_list(content: &List) -> Html {
    let items = list(&content.items, &mut |item| {
        let children = item.children.as_ref().map(nested_list);
        html! { <li>{ inlines(&item.text) }{ children }</li> }
    });
    element(if content.ordered { "ol" } else { "ul" }, &[], Vec::new(), items)
}

/// The key points. The visible label is hidden from screen readers, because they already announce the section's name.
fn summary(items: &[Inlines], label: &AttrValue) -> Html {
    html! {
        <section class="summary" aria-label={label}>
            <p class="label" aria-hidden="true">{ label }</p>
            <ul>{ list(items, &mut |text| html! { <li>{ inlines(text) }</li> }) }</ul>
        </section>
    }
}
