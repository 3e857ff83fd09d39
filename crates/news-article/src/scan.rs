//! Searching text byte by byte. Everything with a meaning in JSON, HTML, URLs and dates is ASCII.
//!
//! The patterns of `str` are not used: each closure and each array instantiates a separate searcher in the wasm, and
//! searching for a `&str` adds the two-way searcher: 3 KB (brotli) in the main bundle.

/// Splits a text before the first of some ASCII bytes: the text before it, and the rest, which begins with that byte.
/// Without such a byte the rest is empty.
///
/// ```
/// use news_article::scan::split_at_any;
///
/// assert_eq!(split_at_any("de-AT", b"-_"), ("de", "-AT"));
/// assert_eq!(split_at_any("de", b"-_"), ("de", ""));
/// ```
pub fn split_at_any<'a>(text: &'a str, ends: &[u8]) -> (&'a str, &'a str) {
    let end = text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Splits a text before the first byte for which `is_end` returns true. It may return true for ASCII bytes only.
pub(crate) fn split_where(text: &str, is_end: fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(is_end).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text before and the text after the first occurrence of `separator`.
pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(separator.len()).position(|window| window == separator.as_bytes())?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

/// The text without its first `count` bytes, which the caller knows to be ASCII; empty if there are fewer.
pub(crate) fn skip_bytes(text: &str, count: usize) -> &str {
    text.get(count..).unwrap_or_default()
}

/// The text without the white space at its start, as HTML defines white space.
pub(crate) fn skip_whitespace(text: &str) -> &str {
    split_where(text, |byte| !byte.is_ascii_whitespace()).1
}

/// The text without the digits at its start.
pub(crate) fn skip_digits(text: &str) -> &str {
    split_where(text, |byte| !byte.is_ascii_digit()).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_split_between_characters() {
        assert_eq!(split_at_any("é=ü", b"=?"), ("é", "=ü"));
        assert_eq!(split_at_any("éü", b"="), ("éü", ""));
        assert_eq!(split_where("12é", |byte| !byte.is_ascii_digit()), ("12", "é"));
        assert_eq!(split_once("é-->ü-->", "-->"), Some(("é", "ü-->")));
        assert_eq!(split_once("--", "-->"), None);
        assert_eq!(skip_whitespace(" \t\u{c}\u{a0}a"), "\u{a0}a");
        assert_eq!(skip_digits("12a"), "a");
        assert_eq!(skip_bytes("a", 2), "");
    }
}
