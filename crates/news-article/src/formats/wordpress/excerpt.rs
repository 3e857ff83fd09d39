//! The excerpt, without what themes add to its end: "[…]", and a link to the post.

use crate::{
    formats::cleanup::repeats_body,
    model::{Block, Inline, Inlines, Url, text::plain},
};

/// The beginnings of the text of such a link, where its URL is not that of the post.
const READ_MORE: &[&str] = &["continue reading", "read more", "read the rest", "more →", "(more"];

/// An excerpt as the standfirst; empty if it is taken from the body.
pub(super) fn standfirst(excerpt: &Inlines, article: Option<&Url>, body: &[Block]) -> Inlines {
    let mut inlines = excerpt.to_vec();
    while let Some(last) = inlines.last() {
        let is_addition = match last {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::Break => true,
            Inline::Link { url, children } => {
                let text = plain(children).trim().to_lowercase();
                article.is_some_and(|article| without_fragment(article) == without_fragment(url))
                    || READ_MORE.iter().any(|more| text.starts_with(more))
            }
            Inline::Element { .. } => false,
        };
        if !is_addition {
            break;
        }
        inlines.pop();
    }
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        let end = text.trim_end();
        let cut = ["[…]", "[...]", "(…)"].iter().find_map(|mark| end.strip_suffix(mark));
        *text = cut.map_or_else(|| end.into(), |cut| [cut.trim_end(), "…"].concat().into());
    }
    let text: Inlines = inlines.into();
    if plain(&text).trim_matches(['…', ' ']).is_empty() || repeats_body(&text, body) { [].into() } else { text }
}

fn without_fragment(url: &Url) -> &str {
    url.as_str().split('#').next().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::html;

    fn check(excerpt: &str, expected: &str) {
        let article = Url::parse("https://a.example/storm/", "").unwrap();
        let text = html::inline(excerpt, "https://a.example/", &mut Vec::new());
        let body = [Block::Paragraph([Inline::Text("The wind rose on Friday evening.".into())].into())];
        assert_eq!(plain(&standfirst(&text, Some(&article), &body)), expected, "{excerpt}");
    }

    #[test]
    fn additions_of_themes_are_removed() {
        check("<p>No crossing before Saturday.</p>\n", "No crossing before Saturday.");
        check("<p>No crossing [&hellip;]</p>", "No crossing…");
        check("<p>No crossing&hellip; <a class=\"more-link\" href=\"/storm/#more-7\">Weiter</a></p>", "No crossing…");
        check("<p>No crossing</p><p><a href=\"/else\">Continue reading <span>The storm</span></a></p>", "No crossing");
        check("<p>See <a href=\"/else\">the map</a></p>", "See the map");
    }

    #[test]
    fn an_excerpt_taken_from_the_body_is_empty() {
        check("<p>The wind rose on [&hellip;]</p>", "");
        check("<p>The wind rose on Friday evening.</p>", "");
        check(" [&hellip;]", "");
    }
}
