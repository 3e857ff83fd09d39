//! Text with inline markup.

use news_article::model::{Inline, InlineAttributes, Inlines};
use yew::prelude::*;

use super::control::{element, list};

/// Renders text with inline markup.
pub(super) fn inlines(content: &Inlines) -> Html {
    list(content, &mut inline)
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => AttrValue::from(text.clone()).into(),
        Inline::Break => html! { <br /> },
        Inline::Link { url, children } => html! { <a href={AttrValue::from(url.shared())}>{ inlines(children) }</a> },
        Inline::Element { tag, attributes, children } => inline_element(tag.name(), attributes, children),
    }
}

fn inline_element(name: &'static str, attributes: &InlineAttributes, children: &Inlines) -> Html {
    let InlineAttributes { lang, dir, title, datetime } = attributes;
    let values = [lang, dir, title, datetime].map(|value| value.clone().map(AttrValue::from));
    element(name, &["lang", "dir", "title", "datetime"], values.into(), inlines(children))
}
