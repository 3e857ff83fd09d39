//! Building and flattening inline text: plain text to [`Inlines`] and back.
//!
//! The native format, the HTML reader and the CMS formats share these functions. The native format puts them into the
//! main bundle, so they use no `str` patterns and no generic iterator chains.

use std::rc::Rc;

use crate::model::{Inline, Inlines, Url, text::plain};

/// Plain text as inline text, unchanged. An empty text has no inlines.
pub(crate) fn text(text: impl Into<Rc<str>>) -> Inlines {
    let text = text.into();
    if text.is_empty() { [].into() } else { [Inline::Text(text)].into() }
}

/// Plain text that may be missing as inline text. A text that is given must not be empty: checking it here would cost 150
/// bytes in the main bundle, and the readers return `None` for a blank text anyway.
pub(crate) fn optional(text: Option<Rc<str>>) -> Inlines {
    text.map_or_else(|| [].into(), |text| [Inline::Text(text)].into())
}

/// Plain text as inline text, with its white space collapsed.
pub(crate) fn collapsed(text: &str) -> Inlines {
    self::text(collapse_whitespace(text))
}

/// A link with plain text as its content. HTML does not allow a link inside a link, so any markup is gone.
pub(crate) fn link(url: Url, text: &str) -> Inline {
    Inline::Link { url, children: collapsed(text) }
}

/// A link with the plain text of some inlines as its content, or with its URL if they are empty.
pub(crate) fn link_or_url(url: Url, content: &[Inline]) -> Inline {
    let url_text = url.shared();
    let content = plain(content);
    link(url, if content.is_empty() { &url_text } else { &content })
}

/// The plain text of some inlines on one line; `None` if it is blank.
pub(crate) fn one_line(inlines: &[Inline]) -> Option<Rc<str>> {
    // No-break spaces at the ends are removed too: editors use them for blank lines.
    let line = collapse_whitespace(plain(inlines).trim());
    (!line.is_empty()).then(|| line.into())
}

/// Collapses HTML's white space as a browser does: runs of it become one space, none remains at the ends. A no-break
/// space is a character like any other.
pub(crate) fn collapse_whitespace(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        collapsed.extend([if collapsed.is_empty() { "" } else { " " }, word]);
    }
    collapsed
}

/// Lines as one inline text, with a line break between each two. Empty lines are skipped.
pub(crate) fn join_lines(lines: Vec<Inlines>) -> Inlines {
    let mut lines = lines.into_iter().filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return [].into() };
    let Some(second) = lines.next() else { return first };
    let mut joined = first.to_vec();
    for line in std::iter::once(second).chain(lines) {
        joined.push(Inline::Break);
        joined.extend(line.iter().cloned());
    }
    joined.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whitespace_is_collapsed_and_no_break_spaces_are_kept() {
        assert_eq!(collapse_whitespace(" a \n\t b\u{a0} c "), "a b\u{a0} c");
        assert_eq!(collapse_whitespace(" \n"), "");
        assert_eq!(
            one_line(&[Inline::Text(" a ".into()), Inline::Break, Inline::Text("b".into())]).as_deref(),
            Some("a b")
        );
        assert_eq!(one_line(&[Inline::Text("\u{a0} ".into())]), None);
    }

    #[test]
    fn lines_are_joined_by_breaks_and_empty_lines_are_skipped() {
        assert!(join_lines(vec![]).is_empty());
        assert_eq!(plain(&join_lines(vec![text("a"), text(""), text("b"), text("")])), "a\nb");
    }
}
