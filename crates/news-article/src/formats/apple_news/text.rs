//! Texts in HTML, in Markdown, or in plain text with links for ranges of it. All of them are read as HTML, by the
//! allow-list.

use super::markdown;
use crate::{
    formats::block_text::split_paragraphs,
    html::escape,
    inline_text::join_lines,
    json::Json,
    model::{Block, Inlines, Url},
    reader::{Member, Reader},
};

/// Further links of a text are left out.
const MAX_LINKS: usize = 1000;

/// The text of a component, or of an object with formatted text, as blocks.
pub(super) fn blocks(reader: &mut Reader, json: &Json) -> Vec<Block> {
    let member = Member::of(json, "text");
    if let Some(Json::Object(_)) = member.value {
        return reader.object(member, |reader, inner| Some(blocks(reader, inner))).unwrap_or_default();
    }
    match json.get("format").and_then(Json::as_str) {
        Some("html") => reader.blocks(member),
        Some("markdown") => {
            let html = reader.raw_text(member).map(|text| markdown::to_html(&text));
            reader.blocks_of_html("text", &html.unwrap_or_default())
        }
        _ => {
            let Some(text) = reader.raw_text(member) else { return Vec::new() };
            let links = links(reader, json, &text);
            reader.blocks_of_html("text", &plain_to_html(&text, &links))
        }
    }
}

/// The text of a component as inline text.
pub(super) fn inlines(reader: &mut Reader, json: &Json) -> Inlines {
    join_lines(split_paragraphs(blocks(reader, json)).0)
}

/// A member with plain text, or an object with formatted text, as inline text.
pub(super) fn member_inlines(reader: &mut Reader, member: Member) -> Inlines {
    match member.value {
        Some(Json::Object(_)) => reader.object(member, |reader, json| Some(inlines(reader, json))),
        _ => reader.raw_text(member).map(|text| plain_inlines(reader, member.key, &text)),
    }
    .unwrap_or_else(|| [].into())
}

/// Plain text as inline text.
pub(super) fn plain_inlines(reader: &mut Reader, key: &'static str, text: &str) -> Inlines {
    join_lines(split_paragraphs(reader.blocks_of_html(key, &plain_to_html(text, &[]))).0)
}

/// A link for a range of a plain text, in UTF-16 code units.
struct Link {
    start: usize,
    end: usize,
    url: Url,
}

/// The links of a text, in the order of the text.
fn links(reader: &mut Reader, json: &Json, text: &str) -> Vec<Link> {
    let length = text.encode_utf16().count();
    let mut links: Vec<Link> = Vec::new();
    reader.each(Member::of(json, "additions"), MAX_LINKS, &mut |reader, addition| {
        if !reader.is_object(addition, false) || addition.get("type").and_then(Json::as_str) != Some("link") {
            return;
        }
        let mut unit = |key| reader.raw_text(Member::of(addition, key)).and_then(|text| text.parse::<usize>().ok());
        let (start, count) = (unit("rangeStart"), unit("rangeLength"));
        let end = start.zip(count).and_then(|(start, count)| start.checked_add(count));
        let Some((start, end)) = start.zip(end).filter(|(start, end)| start < end && *end <= length) else {
            return reader.warn("invalid-value", "expected a range inside the text");
        };
        if links.iter().any(|known| known.start < end && start < known.end) {
            return reader.warn("invalid-value", "expected a range that has no link yet");
        }
        links.extend(reader.url(Member::of(addition, "URL")).map(|url| Link { start, end, url }));
    });
    links.sort_by_key(|link| link.start);
    links
}

/// Plain text as HTML. Blank lines separate paragraphs, single line ends are kept.
fn plain_to_html(text: &str, links: &[Link]) -> String {
    let mut out = String::from("<p>");
    let mut links = links.iter().peekable();
    let mut open: Option<&Link> = None;
    let (mut unit, mut breaks) = (0, 0);
    for c in text.chars() {
        if open.is_some_and(|link| link.end <= unit) {
            out.push_str("</a>");
            open = None;
        }
        if c == '\n' {
            breaks += 1;
        } else if !c.is_whitespace() || breaks == 0 {
            match breaks {
                0 => {}
                1 => out.push_str("<br>"),
                // A link continues in the next paragraph.
                _ => {
                    out.push_str(if open.is_some() { "</a></p><p>" } else { "</p><p>" });
                    open.iter().for_each(|link| push_link_start(link, &mut out));
                }
            }
            breaks = 0;
            if let Some(link) = links.next_if(|link| link.start <= unit) {
                push_link_start(link, &mut out);
                open = Some(link);
            }
            escape(c.encode_utf8(&mut [0; 4]), &mut out);
        }
        unit += c.len_utf16();
    }
    if open.is_some() {
        out.push_str("</a>");
    }
    out + "</p>"
}

fn push_link_start(link: &Link, out: &mut String) {
    out.push_str("<a href=\"");
    escape(link.url.as_str(), out);
    out.push_str("\">");
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn plain_text_becomes_escaped_html_with_its_links() {
        let link = |start, end| Link { start, end, url: Url::parse("https://a.example/?a&b", "").unwrap() };
        let a = "<a href=\"https://a.example/?a&amp;b\">";
        for (text, links, expected) in [
            ("a < b &amp; c", vec![], "<p>a &lt; b &amp;amp; c</p>".to_owned()),
            ("a\nb\n \n\nc", vec![], "<p>a<br>b</p><p>c</p>".to_owned()),
            ("😀ab", vec![link(2, 3)], format!("<p>😀{a}a</a>b</p>")),
            ("ab", vec![link(0, 1), link(1, 2)], format!("<p>{a}a</a>{a}b</a></p>")),
            ("a\n\nb", vec![link(0, 4)], format!("<p>{a}a</a></p><p>{a}b</a></p>")),
        ] {
            assert_eq!(plain_to_html(text, &links), expected, "{text}");
        }
    }
}
