//! Looking for things in text, byte by byte: all that means anything in JSON, HTML, addresses and dates is ASCII.
//!
//! `str`'s own patterns would do, but each closure and each array brings its own copy of a searcher into the wasm, and
//! the search for a text brings 3 KB of brotli.

/// The text before the first byte that ends it, and from there on. `ends` is true for ASCII only.
pub fn cut_where(text: &str, ends: fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text before the first of these ASCII bytes, and from there on.
pub fn cut<'a>(text: &'a str, ends: &[u8]) -> (&'a str, &'a str) {
    let end = text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The text before the first `mark` and the text after it.
pub fn around<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(mark.len()).position(|window| window == mark.as_bytes())?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// The text without so many of its bytes, which were looked at and are ASCII.
pub fn past(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

/// The text without what HTML calls white space at its start.
pub fn past_space(text: &str) -> &str {
    cut_where(text, |byte| !byte.is_ascii_whitespace()).1
}

/// The text without the digits that it begins with.
pub fn past_digits(text: &str) -> &str {
    cut_where(text, |byte| !byte.is_ascii_digit()).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(cut("é=ü", b"=?"), ("é", "=ü"));
        assert_eq!(cut("éü", b"="), ("éü", ""));
        assert_eq!(cut_where("12é", |byte| !byte.is_ascii_digit()), ("12", "é"));
        assert_eq!(around("é-->ü-->", "-->"), Some(("é", "ü-->")));
        assert_eq!(around("--", "-->"), None);
        assert_eq!(past_space(" \t\u{c}\u{a0}a"), "\u{a0}a");
        assert_eq!(past_digits("12a"), "a");
        assert_eq!(past("a", 2), "");
    }
}
