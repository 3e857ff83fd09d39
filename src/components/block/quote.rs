//! Quotes and pull quotes.

use news_article::model::Quote;
use yew::prelude::*;

use crate::components::{
    control::{element, list},
    inline::inlines,
};

/// A quote from a source.
pub(super) fn quote(quote: &Quote) -> Html {
    blockquote(quote, "quote")
}

/// A sentence of the article, repeated in large type.
pub(super) fn pull_quote(quote: &Quote) -> Html {
    blockquote(quote, "quote pull")
}

fn blockquote(quote: &Quote, class: &'static str) -> Html {
    let paragraphs = list(&quote.paragraphs, &mut |text| html! { <p>{ inlines(text) }</p> });
    let content = html! {
        <>
            { paragraphs }
            if !quote.cite.is_empty() { <footer>{ inlines(&quote.cite) }</footer> }
        </>
    };
    element("blockquote", &["part", "class"], vec![Some("quote".into()), Some(class.into())], content)
}
