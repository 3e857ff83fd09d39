//! Plain text: as blocks, with its entities decoded, and distinguishing it from HTML.

use std::rc::Rc;

use crate::{
    html,
    inline_text::{self, collapse_whitespace},
    json::Json,
    model::{Block, Inlines},
    native,
    reader::{Member, Reader},
};

/// Where the lines of a text have at least this many characters on average, each is a paragraph even without blank lines
/// between them.
const LONG_LINE: usize = 60;

/// A text as blocks: HTML where it contains tags, otherwise paragraphs with their entities decoded once.
pub(super) fn blocks(reader: &mut Reader, member: Member) -> Vec<Block> {
    let Some(text) = reader.text(member) else { return Vec::new() };
    if has_markup(&text) {
        return reader.blocks(member);
    }
    let text = html::decode(&text);
    // The whole HTML may have been escaped.
    if has_markup(&text) && text.trim_start().starts_with('<') && text.trim_end().ends_with('>') {
        return reader.blocks(Member { value: Some(&Json::text(&text)), ..member });
    }
    paragraphs(&text)
}

/// Plain text as paragraphs. They are separated by blank lines; if there are none, by the ends of long lines.
fn paragraphs(text: &str) -> Vec<Block> {
    let lines: Vec<_> = text.trim().lines().map(str::trim).collect();
    let long = lines.iter().map(|line| line.chars().count()).sum::<usize>() >= LONG_LINE * lines.len();
    if long && !lines.iter().any(|line| line.is_empty()) {
        return native::paragraphs(&lines.join("\n\n"));
    }
    native::paragraphs(text)
}

/// Plain text as inline text, its entities decoded once and its white space collapsed.
pub(super) fn inlines(text: &str) -> Inlines {
    inline_text::collapsed(&html::decode(text))
}

/// A member that its format defines as plain text, such as a title. Entities occur there all the same and are decoded
/// once; a tag is treated as text.
pub(super) fn plain_text(reader: &mut Reader, member: Member) -> Option<Rc<str>> {
    let text = reader.text(member)?;
    let text = collapse_whitespace(html::decode(&text).trim());
    (!text.is_empty()).then(|| text.into())
}

/// The text content of a value with inline HTML, without a warning for what is left out of it; `None` if the value is
/// no string or is blank.
pub(super) fn text_content(json: Option<&Json>) -> Option<Rc<str>> {
    inline_text::one_line(&html::inline(json?.as_str()?, "", &mut Vec::new()))
}

/// Whether two texts have the same words, regardless of white space.
pub(super) fn has_same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether a text contains tags of HTML's common elements. (`a < b` and `<name@host>` do not count.)
pub(super) fn has_markup(text: &str) -> bool {
    const ELEMENTS: &[&str] = &[
        "p",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "img",
        "table",
        "section",
        "article",
        "span",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "body",
        "html",
    ];
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        let Some((name, tail)) = end.and_then(|end| rest.split_at_checked(end)) else { return false };
        let is_tag = tail.contains('>') && tail.starts_with(['>', '/', ' ', '\n', '\t', '\r']);
        is_tag && ELEMENTS.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::plain;

    #[test]
    fn tags_make_a_text_html() {
        for text in ["<p>a</p>", "a<br>b", "a<br/>b", "a <A href='x'>b</a>", "a</p>"] {
            assert!(has_markup(text), "{text}");
        }
        for text in ["", "a < b > c", "1<2", "write to <ada@a.example>", "<", "</", "<p", "x <b", "<pre-release>"] {
            assert!(!has_markup(text), "{text}");
        }
    }

    #[test]
    fn blank_lines_or_long_lines_separate_paragraphs() {
        let check = |text: &str, expected: &[&str]| {
            let blocks = paragraphs(text);
            let found: Vec<_> = blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(text) => plain(text),
                    other => format!("{other:?}"),
                })
                .collect();
            assert_eq!(found, expected);
        };
        let long = "a long line, as agencies send them, one line a paragraph, no blank ones";
        check("a\nb", &["a\nb"]);
        check("a\n\nb\nc", &["a", "b\nc"]);
        check(&format!("{long}\n{long}\r\n{long}"), &[long, long, long]);
        check(&format!("{long}\n\n{long}\n{long}"), &[long, &format!("{long}\n{long}")]);
        check(" ", &[]);
    }
}
