//! Runs of text with markup.

use yew::prelude::*;

use crate::model::{Inline, InlineAttributes, Inlines};

/// A run of text.
pub(super) fn inlines(run: &Inlines) -> Html {
    run.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> Html {
    match inline {
        Inline::Text(text) => AttrValue::from(text.clone()).into(),
        Inline::Break => html! { <br /> },
        Inline::Link { url, children } => html! { <a href={AttrValue::from(url.shared())}>{ inlines(children) }</a> },
        Inline::Element { tag, attributes, children } => element(tag.name(), attributes, children),
    }
}

fn element(name: &'static str, attributes: &InlineAttributes, children: &Inlines) -> Html {
    let InlineAttributes { lang, dir, title, datetime } = attributes;
    let attribute = |value: &Option<_>| value.clone().map(AttrValue::from);
    html! {
        <@{name} lang={attribute(lang)} dir={attribute(dir)} title={attribute(title)} datetime={attribute(datetime)}>
            { inlines(children) }
        </@>
    }
}
