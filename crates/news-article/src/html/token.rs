//! HTML text cut into tags and characters, as the HTML standard's tokenizer does it where it matters here.

use super::entity::decoded;
use crate::scan::{around, cut, past, past_space};

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Characters, references decoded.
    Text(String),
    /// An opening tag; names are in lower case.
    Open { name: String, attributes: Vec<(String, String)>, closed: bool },
    /// A closing tag.
    Close(String),
}

/// What ends a tag's name, an attribute's, and a value without quotes.
const NAME_ENDS: &[u8] = b" \t\n\x0c\r/>";
const KEY_ENDS: &[u8] = b" \t\n\x0c\r/>=";
const VALUE_ENDS: &[u8] = b" \t\n\x0c\r>";

/// Elements whose content is no markup.
pub(super) const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template"];

/// Cuts a fragment. Comments, declarations and the content of raw elements are gone. Linear in the text's length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        let (before, tag) = cut(rest, b"<");
        push_text(&mut tokens, before);
        if tag.is_empty() {
            return tokens;
        }
        let after = past(tag, 1);
        let second = after.as_bytes().get(1).copied().unwrap_or_default();
        rest = match after.as_bytes().first().copied().unwrap_or_default() {
            b'!' => comment(after),
            b'/' if second.is_ascii_alphabetic() => {
                let (name, _, _, rest) = tag_parts(past(after, 1));
                tokens.push(Token::Close(name));
                rest
            }
            b'?' | b'/' => behind(past(after, 1), ">"),
            first if first.is_ascii_alphabetic() => {
                let (name, attributes, closed, rest) = tag_parts(after);
                // `<iframe/>` is XHTML's, and closes itself; `<script/>` without an address can only mean what a
                // browser makes of it.
                let opens =
                    !closed || name == "style" || name == "script" && attributes.iter().all(|(key, _)| key != "src");
                let after = if RAW.contains(&name.as_str()) && opens { raw(rest, &name) } else { rest };
                // A picture may stand there for browsers without scripts, and nowhere else.
                let attributes = if name == "noscript" { content(rest, after) } else { attributes };
                tokens.push(Token::Open { name, attributes, closed });
                after
            }
            _ => {
                push_text(&mut tokens, "<");
                after
            }
        };
    }
}

fn push_text(tokens: &mut Vec<Token>, text: &str) {
    if text.is_empty() {
        return;
    }
    let text = decoded(text);
    match tokens.last_mut() {
        Some(Token::Text(last)) => last.push_str(&text),
        _ => tokens.push(Token::Text(text)),
    }
}

/// What follows the next `end`; nothing when there is none.
fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    around(text, end).map_or("", |(_, rest)| rest)
}

fn comment(text: &str) -> &str {
    if let Some(body) = text.strip_prefix("!--") {
        // `<!-->` and `<!--->` are whole comments.
        return body.strip_prefix('>').or_else(|| body.strip_prefix("->")).unwrap_or_else(|| behind(body, "-->"));
    }
    match text.strip_prefix("![CDATA[") {
        Some(body) => behind(body, "]]>"),
        None => behind(text, ">"),
    }
}

/// What follows a raw element's closing tag.
fn raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = around(rest, "</") {
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let tail = past(after, name.len());
            if cut(tail, NAME_ENDS).0.is_empty() {
                return behind(tail, ">");
            }
        }
        rest = after;
    }
    ""
}

/// The characters before `after` as the one attribute, under a name that no markup can give.
fn content(text: &str, after: &str) -> Vec<(String, String)> {
    vec![(String::new(), text.get(..text.len() - after.len()).unwrap_or_default().to_owned())]
}

type Parts<'a> = (String, Vec<(String, String)>, bool, &'a str);

/// A tag's name and attributes, whether it closes itself, and what follows it.
fn tag_parts(text: &str) -> Parts<'_> {
    let (name, mut rest) = cut(text, NAME_ENDS);
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut closed = false;
    loop {
        rest = past_space(rest);
        let Some(first) = rest.chars().next() else { break };
        if first == '>' {
            rest = past(rest, 1);
            break;
        }
        if first == '/' {
            rest = past(rest, 1);
            closed = rest.starts_with('>');
            continue;
        }
        // An equals sign at the start belongs to the name.
        let from = first.len_utf8();
        let end = cut(past(rest, from), KEY_ENDS).0.len();
        let (key, after) = rest.split_at_checked(from + end).unwrap_or((rest, ""));
        let spaced = past_space(after);
        let (value, after) = match spaced.strip_prefix('=') {
            Some(value) => attribute_value(value),
            None => ("", after),
        };
        let key = key.to_ascii_lowercase();
        // The first of several counts; more than a handful nobody needs.
        if attributes.len() < 64 && !attributes.iter().any(|(known, _)| *known == key) {
            attributes.push((key, decoded(value)));
        }
        rest = after;
    }
    (name.to_ascii_lowercase(), attributes, closed, rest)
}

fn attribute_value(text: &str) -> (&str, &str) {
    let text = past_space(text);
    match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let (value, rest) = cut(past(text, 1), &[*quote]);
            (value, past(rest, 1))
        }
        _ => cut(text, VALUE_ENDS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let mut seen = String::new();
        for token in tokens(html) {
            match token {
                Token::Text(text) => seen += &format!("{text:?} "),
                Token::Open { name, attributes, closed } => {
                    let attributes: Vec<_> = attributes.iter().map(|(key, value)| format!(" {key}={value}")).collect();
                    seen += &format!("<{name}{}{}> ", attributes.concat(), if closed { "/" } else { "" });
                }
                Token::Close(name) => seen += &format!("</{name}> "),
            }
        }
        assert_eq!(seen.trim_end(), expected, "{html}");
    }

    #[test]
    fn tags_and_text() {
        check("a <b>c</B> d", r#""a " <b> "c" </b> " d""#);
        check("1 < 2 <3 & 4", r#""1 < 2 <3 & 4""#);
        check("<br/><br />", "<br/> <br/>");
        check("a<", r#""a<""#);
        check("</ >x</>y", r#""xy""#);
    }

    #[test]
    fn attributes() {
        check("<a href=x title='y z' download>", "<a href=x title=y z download=>");
        check("<a href=\"a&amp;b\" HREF=c>", "<a href=a&b>");
        check("<a/title=x href = 'y'>", "<a title=x href=y>");
        check("<a =b c>", "<a =b= c=>");
        check("<a b='unclosed>", "<a b=unclosed>>");
    }

    #[test]
    fn what_is_no_content() {
        check("a<!-- <b> -->c<!-->d<!DOCTYPE x>e<?php x ?>f", r#""acdef""#);
        check("<script>if (a</b>) '</scripty>'</SCRIPT >x", r#"<script> "x""#);
        check("<style>never closed <b>", "<style>");
        check("a<![CDATA[<b>]]>c", r#""ac""#);
        check("a<!-- never closed", r#""a""#);
    }

    #[test]
    fn hostile_input_takes_linear_time() {
        for piece in ["<", "<a ", "</", "<!--", "<a b='", "&", "<script>", "<![CDATA["] {
            tokens(&piece.repeat(200_000));
        }
    }
}
