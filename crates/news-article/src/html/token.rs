//! Splitting HTML into tags and characters, as the HTML standard's tokenizer does, as far as articles need it.

use super::entity::decode;
use crate::scan::{skip_bytes, skip_whitespace, split_at_any, split_once};

/// A tag, or the characters between two tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Characters, with their references decoded.
    Text(String),
    /// An opening tag, with its names in lower case; `closed` is whether it ends with `/>`.
    Open { name: String, attributes: Vec<(String, String)>, closed: bool },
    /// A closing tag, with its name in lower case.
    Close(String),
}

/// The characters that end the name of a tag, the name of an attribute, and a value without quotes.
const NAME_ENDS: &[u8] = b" \t\n\x0c\r/>";
const KEY_ENDS: &[u8] = b" \t\n\x0c\r/>=";
const VALUE_ENDS: &[u8] = b" \t\n\x0c\r>";

/// Elements whose content is not markup.
pub(super) const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template"];

/// Splits a fragment. Comments, declarations and the content of raw elements are left out. Takes linear time.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        let (before, tag) = split_at_any(rest, b"<");
        push_text(&mut tokens, before);
        if tag.is_empty() {
            return tokens;
        }
        let after = skip_bytes(tag, 1);
        let second = after.as_bytes().get(1).copied().unwrap_or_default();
        rest = match after.as_bytes().first().copied().unwrap_or_default() {
            b'!' => comment(after),
            b'/' if second.is_ascii_alphabetic() => {
                let (name, _, _, rest) = tag_parts(skip_bytes(after, 1));
                tokens.push(Token::Close(name));
                rest
            }
            b'?' | b'/' => after_next(skip_bytes(after, 1), ">"),
            first if first.is_ascii_alphabetic() => {
                let (name, attributes, closed, rest) = tag_parts(after);
                // In XHTML `<iframe/>` closes itself. `<script/>` without a URL is a mistake and has the
                // content that a browser gives it.
                let opens =
                    !closed || name == "style" || name == "script" && attributes.iter().all(|(key, _)| key != "src");
                let after = if RAW.contains(&name.as_str()) && opens { after_raw_element(rest, &name) } else { rest };
                // The image for browsers without scripts may be the only one.
                let attributes = if name == "noscript" { content_attribute(rest, after) } else { attributes };
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
    let text = decode(text);
    match tokens.last_mut() {
        Some(Token::Text(last)) => last.push_str(&text),
        _ => tokens.push(Token::Text(text)),
    }
}

/// The text after the next `end`; empty if there is none.
fn after_next<'a>(text: &'a str, end: &str) -> &'a str {
    split_once(text, end).map_or("", |(_, rest)| rest)
}

fn comment(text: &str) -> &str {
    if let Some(body) = text.strip_prefix("!--") {
        // `<!-->` and `<!--->` are whole comments.
        return body.strip_prefix('>').or_else(|| body.strip_prefix("->")).unwrap_or_else(|| after_next(body, "-->"));
    }
    match text.strip_prefix("![CDATA[") {
        Some(body) => after_next(body, "]]>"),
        None => after_next(text, ">"),
    }
}

/// The text after the closing tag of a raw element.
fn after_raw_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = split_once(rest, "</") {
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let tail = skip_bytes(after, name.len());
            if split_at_any(tail, NAME_ENDS).0.is_empty() {
                return after_next(tail, ">");
            }
        }
        rest = after;
    }
    ""
}

/// The content of a raw element, which is the text up to `after`, as an attribute with an empty name. No markup has one.
fn content_attribute(text: &str, after: &str) -> Vec<(String, String)> {
    vec![(String::new(), text.get(..text.len() - after.len()).unwrap_or_default().to_owned())]
}

type TagParts<'a> = (String, Vec<(String, String)>, bool, &'a str);

/// The name and the attributes of a tag, whether it ends with `/>`, and the text after it.
fn tag_parts(text: &str) -> TagParts<'_> {
    let (name, mut rest) = split_at_any(text, NAME_ENDS);
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut closed = false;
    loop {
        rest = skip_whitespace(rest);
        let Some(first) = rest.chars().next() else { break };
        if first == '>' {
            rest = skip_bytes(rest, 1);
            break;
        }
        if first == '/' {
            rest = skip_bytes(rest, 1);
            closed = rest.starts_with('>');
            continue;
        }
        // An equals sign at the start is a part of the name.
        let from = first.len_utf8();
        let end = split_at_any(skip_bytes(rest, from), KEY_ENDS).0.len();
        let (key, after) = rest.split_at_checked(from + end).unwrap_or((rest, ""));
        let spaced = skip_whitespace(after);
        let (value, after) = match spaced.strip_prefix('=') {
            Some(value) => attribute_value(value),
            None => ("", after),
        };
        let key = key.to_ascii_lowercase();
        // Of several attributes with one name the first counts. The limit keeps the search for them linear.
        if attributes.len() < 64 && !attributes.iter().any(|(known, _)| *known == key) {
            attributes.push((key, decode(value)));
        }
        rest = after;
    }
    (name.to_ascii_lowercase(), attributes, closed, rest)
}

fn attribute_value(text: &str) -> (&str, &str) {
    let text = skip_whitespace(text);
    match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let (value, rest) = split_at_any(skip_bytes(text, 1), &[*quote]);
            (value, skip_bytes(rest, 1))
        }
        _ => split_at_any(text, VALUE_ENDS),
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
    fn text_is_split_at_tags() {
        check("a <b>c</B> d", r#""a " <b> "c" </b> " d""#);
        check("1 < 2 <3 & 4", r#""1 < 2 <3 & 4""#);
        check("<br/><br />", "<br/> <br/>");
        check("a<", r#""a<""#);
        check("</ >x</>y", r#""xy""#);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        check("<a href=x title='y z' download>", "<a href=x title=y z download=>");
        check("<a href=\"a&amp;b\" HREF=c>", "<a href=a&b>");
        check("<a/title=x href = 'y'>", "<a title=x href=y>");
        check("<a =b c>", "<a =b= c=>");
        check("<a b='unclosed>", "<a b=unclosed>>");
    }

    #[test]
    fn comments_declarations_and_raw_elements_are_left_out() {
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
