//! The headline of an article whose format does not require a title.

use std::rc::Rc;

use super::block_text::append_text;
use crate::{error::FormatError, model::Block, reader::Reader};

/// A headline taken from the text has at most this many characters.
const MAX_CHARACTERS: usize = 80;

/// The title or, where it is missing, the beginning of the text, of a caption or of an image's alternative text, with a
/// warning at `key`.
///
/// # Errors
///
/// If none of them has any text.
pub(super) fn headline(
    reader: &mut Reader,
    key: &'static str,
    title: Option<Rc<str>>,
    body: &[Block],
) -> Result<Rc<str>, FormatError> {
    if let Some(title) = title {
        return Ok(title);
    }
    let first_text = |captions| {
        body.iter().find_map(|block| {
            let mut text = String::new();
            append_text(block, captions, &mut text);
            (!text.trim().is_empty()).then_some(text)
        })
    };
    let first_alt = || {
        body.iter().find_map(|block| match block {
            Block::Image(image) if !image.alt.is_empty() => Some(image.alt.to_string()),
            _ => None,
        })
    };
    let text = first_text(false).or_else(|| first_text(true)).or_else(first_alt);
    let Some(text) = text else {
        return Err(
            reader.invalid(key, "expected a title, or a text whose first words can stand in for it; found neither")
        );
    };
    reader.warn_at(key, "missing", "expected a title, found nothing: the first words of the text stand in for it");
    Ok(shortened(&text).into())
}

/// As many words from the start of a text as fit. A first word that is too long is cut.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        let length = short.chars().count() + 1 + word.chars().count();
        if length > MAX_CHARACTERS && !short.is_empty() {
            return short + "…";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(MAX_CHARACTERS));
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("  a  b\nc "), "a b c");
        assert_eq!(shortened(&"word ".repeat(40)).len(), 79 + "…".len());
        assert_eq!(shortened(&"é".repeat(200)).chars().count(), 80);
    }
}
