//! The excerpt, without what themes put at its end: "[…]", and a link to the post itself.

use std::rc::Rc;

use crate::{
    formats::tidy,
    model::{Block, Inline, Inlines, Url, text::plain},
};

/// How such a link begins, where its address doesn't tell.
const MORE: &[&str] = &["continue reading", "read more", "read the rest", "more →", "(more"];

/// The standfirst in an excerpt; empty when it only says how the body begins.
pub(super) fn standfirst(excerpt: &Inlines, own: Option<&Url>, body: &[Block]) -> Inlines {
    let mut run = excerpt.to_vec();
    while let Some(last) = run.last() {
        let is_end = match last {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::Break => true,
            Inline::Link { url, children } => {
                let text = plain(children).trim().to_lowercase();
                own.is_some_and(|own| page(own) == page(url)) || MORE.iter().any(|more| text.starts_with(more))
            }
            Inline::Element { .. } => false,
        };
        if !is_end {
            break;
        }
        run.pop();
    }
    if let Some(Inline::Text(text)) = run.last_mut() {
        let end = text.trim_end();
        let cut = ["[…]", "[...]", "(…)"].iter().find_map(|mark| end.strip_suffix(mark));
        *text = cut.map_or_else(|| end.into(), |cut| [cut.trim_end(), "…"].concat().into());
    }
    let run: Inlines = run.into();
    if plain(&run).trim_matches(['…', ' ']).is_empty() || tidy::repeats(&run, body) { [].into() } else { run }
}

/// A text as a run.
pub(super) fn run(text: Option<Rc<str>>) -> Inlines {
    text.map_or_else(|| [].into(), |text| [Inline::Text(text)].into())
}

/// An address without its fragment.
fn page(url: &Url) -> &str {
    url.as_str().split('#').next().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::html;

    fn check(excerpt: &str, expected: &str) {
        let own = Url::parse("https://a.example/storm/", "").unwrap();
        let run = html::inline(excerpt, "https://a.example/", &mut Vec::new());
        let body = [Block::Paragraph([Inline::Text("The wind rose on Friday evening.".into())].into())];
        assert_eq!(plain(&standfirst(&run, Some(&own), &body)), expected, "{excerpt}");
    }

    #[test]
    fn what_themes_add_is_cut() {
        check("<p>No crossing before Saturday.</p>\n", "No crossing before Saturday.");
        check("<p>No crossing [&hellip;]</p>", "No crossing…");
        check("<p>No crossing&hellip; <a class=\"more-link\" href=\"/storm/#more-7\">Weiter</a></p>", "No crossing…");
        check("<p>No crossing</p><p><a href=\"/else\">Continue reading <span>The storm</span></a></p>", "No crossing");
        check("<p>See <a href=\"/else\">the map</a></p>", "See the map");
    }

    #[test]
    fn what_the_body_says_is_cut() {
        check("<p>The wind rose on [&hellip;]</p>", "");
        check("<p>The wind rose on Friday evening.</p>", "");
        check(" [&hellip;]", "");
    }
}
