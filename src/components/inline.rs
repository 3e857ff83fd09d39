//! Runs of text with markup.

use news_article::model::{Inline, InlineAttributes, Inlines};
use yew::prelude::*;

use super::control::{each, element};

/// A run of text.
pub(super) fn inlines(run: &Inlines) -> Html {
    each(run, &mut inline)
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => AttrValue::from(text.clone()).into(),
        Inline::Break => html! { <br /> },
        Inline::Link { url, children } => html! { <a href={AttrValue::from(url.shared())}>{ inlines(children) }</a> },
        Inline::Element { tag, attributes, children } => marked(tag.name(), attributes, children),
    }
}

fn marked(name: &'static str, attributes: &InlineAttributes, children: &Inlines) -> Html {
    let InlineAttributes { lang, dir, title, datetime } = attributes;
    let values = [lang, dir, title, datetime].map(|value| value.clone().map(AttrValue::from));
    element(name, &["lang", "dir", "title", "datetime"], values.into(), inlines(children))
}
