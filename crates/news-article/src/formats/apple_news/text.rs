//! Texts in HTML, in Markdown, or plain with links laid over them. Whatever they are they come through the same
//! allow-list.

use super::markdown;
use crate::{
    formats::parts,
    json::Json,
    model::{Block, Inlines, Url},
    reader::{Member, Reader},
};

/// Links of one text beyond this many are left out.
const MAX_LINKS: usize = 1000;

/// A text component's words, or a formatted text's, as blocks.
pub(super) fn blocks(reader: &mut Reader, json: &Json) -> Vec<Block> {
    let member = Member::of(json, "text");
    if let Some(Json::Object(_)) = member.value {
        return reader.object(member, |reader, inner| Some(blocks(reader, inner))).unwrap_or_default();
    }
    match json.get("format").and_then(Json::as_str) {
        Some("html") => reader.blocks(member),
        Some("markdown") => {
            let made = reader.raw(member).map(|text| markdown::html(&text));
            reader.blocks_of("text", &made.unwrap_or_default())
        }
        _ => {
            let Some(text) = reader.raw(member) else { return Vec::new() };
            let links = links(reader, json, &text);
            reader.blocks_of("text", &plain(&text, &links))
        }
    }
}

/// A text component's words as one run.
pub(super) fn run(reader: &mut Reader, json: &Json) -> Inlines {
    parts::joined(parts::words_and_others(blocks(reader, json)).0)
}

/// A member that is a plain text, or a formatted one, as one run.
pub(super) fn member(reader: &mut Reader, member: Member) -> Inlines {
    match member.value {
        Some(Json::Object(_)) => reader.object(member, |reader, json| Some(run(reader, json))),
        _ => reader.raw(member).map(|text| of(reader, member.key, &text)),
    }
    .unwrap_or_else(|| [].into())
}

/// A plain text as one run.
pub(super) fn of(reader: &mut Reader, key: &'static str, text: &str) -> Inlines {
    parts::joined(parts::words_and_others(reader.blocks_of(key, &plain(text, &[]))).0)
}

/// Adds a text, so that HTML reads it as it stands.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A link over a plain text, in UTF-16 units.
struct Link {
    start: usize,
    end: usize,
    url: Url,
}

/// The links that are laid over a text, in its order.
fn links(reader: &mut Reader, json: &Json, text: &str) -> Vec<Link> {
    let length = text.encode_utf16().count();
    let mut links: Vec<Link> = Vec::new();
    reader.each(Member::of(json, "additions"), MAX_LINKS, &mut |reader, addition| {
        if !reader.is_object(addition, false) || addition.get("type").and_then(Json::as_str) != Some("link") {
            return;
        }
        let mut unit = |key| reader.raw(Member::of(addition, key)).and_then(|text| text.parse::<usize>().ok());
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

/// A plain text as HTML: blank lines part paragraphs, single line breaks stay.
fn plain(text: &str, links: &[Link]) -> String {
    let mut out = String::from("<p>");
    let mut links = links.iter().peekable();
    let mut open: Option<&Link> = None;
    let (mut unit, mut breaks) = (0, 0);
    for c in text.chars() {
        if let Some(link) = open.filter(|link| link.end <= unit) {
            out.push_str("</a>");
            open = None;
            let _ = link;
        }
        if c == '\n' {
            breaks += 1;
        } else if !c.is_whitespace() || breaks == 0 {
            match breaks {
                0 => {}
                1 => out.push_str("<br>"),
                // A link goes on in the next paragraph.
                _ => {
                    out.push_str(if open.is_some() { "</a></p><p>" } else { "</p><p>" });
                    open.iter().for_each(|link| anchor(link, &mut out));
                }
            }
            breaks = 0;
            if let Some(link) = links.next_if(|link| link.start <= unit) {
                anchor(link, &mut out);
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

fn anchor(link: &Link, out: &mut String) {
    out.push_str("<a href=\"");
    escape(link.url.as_str(), out);
    out.push_str("\">");
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn plain_texts() {
        let link = |start, end| Link { start, end, url: Url::parse("https://a.example/?a&b", "").unwrap() };
        let a = "<a href=\"https://a.example/?a&amp;b\">";
        for (text, links, expected) in [
            ("a < b &amp; c", vec![], "<p>a &lt; b &amp;amp; c</p>".to_owned()),
            ("a\nb\n \n\nc", vec![], "<p>a<br>b</p><p>c</p>".to_owned()),
            ("😀ab", vec![link(2, 3)], format!("<p>😀{a}a</a>b</p>")),
            ("ab", vec![link(0, 1), link(1, 2)], format!("<p>{a}a</a>{a}b</a></p>")),
            ("a\n\nb", vec![link(0, 4)], format!("<p>{a}a</a></p><p>{a}b</a></p>")),
        ] {
            assert_eq!(plain(text, &links), expected, "{text}");
        }
    }
}
