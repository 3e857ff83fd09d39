//! Plain text, as formats without markup have it, and the markup that stands in it all the same.

use crate::{
    html,
    model::{Block, Inline, Inlines},
    native,
    reader::{Member, Reader},
};

/// Lines of at least so many characters, in the middle, are paragraphs even without blank lines between them.
const LONG_LINE: usize = 60;

/// A text as blocks: one with markup as HTML, any other as paragraphs, its entities decoded once.
pub(super) fn blocks(reader: &mut Reader, member: Member) -> Vec<Block> {
    let Some(text) = reader.text(member) else { return Vec::new() };
    if has_markup(&text) {
        return reader.blocks(member);
    }
    let text = html::decoded(&text);
    // Markup that was escaped as a whole.
    if has_markup(&text) && text.trim_start().starts_with('<') && text.trim_end().ends_with('>') {
        let json = crate::json::Json::String(text.into());
        return reader.blocks(Member { value: Some(&json), ..member });
    }
    paragraphs(&text)
}

/// Plain text as paragraphs. Blank lines part them; where there are none, long lines do.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines: Vec<_> = text.trim().lines().map(str::trim).collect();
    let long = lines.iter().map(|line| line.chars().count()).sum::<usize>() >= LONG_LINE * lines.len();
    if long && !lines.iter().any(|line| line.is_empty()) {
        return native::paragraphs(&lines.join("\n\n"));
    }
    native::paragraphs(text)
}

/// A plain text as a run, its entities decoded once and its white space collapsed.
pub(super) fn run(text: &str) -> Inlines {
    let words = html::decoded(text);
    let words: Vec<_> = words.split_ascii_whitespace().collect();
    if words.is_empty() { [].into() } else { [Inline::Text(words.join(" ").into())].into() }
}

/// Whether a text holds tags that make it HTML. (`a < b` and `<name@host>` don't.)
pub(super) fn has_markup(text: &str) -> bool {
    const TELLING: &[&str] = &[
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
        let closed = tail.contains('>') && tail.starts_with(['>', '/', ' ', '\n', '\t', '\r']);
        closed && TELLING.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::plain;

    #[test]
    fn markup_is_known() {
        for text in ["<p>a</p>", "a<br>b", "a<br/>b", "a <A href='x'>b</a>", "a</p>"] {
            assert!(has_markup(text), "{text}");
        }
        for text in ["", "a < b > c", "1<2", "write to <ada@a.example>", "<", "</", "<p", "x <b", "<pre-release>"] {
            assert!(!has_markup(text), "{text}");
        }
    }

    #[test]
    fn lines_and_paragraphs() {
        let check = |text: &str, expected: &[&str]| {
            let blocks = paragraphs(text);
            let found: Vec<_> = blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(run) => plain(run),
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
