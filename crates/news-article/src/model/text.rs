//! Plain text: the text without its markup, and the reading time.

use super::{Article, Block, Inline, Inlines, TextRole};

/// Silent reading of English non-fiction (Brysbaert 2019).
const WORDS_PER_MINUTE: usize = 238;
/// Silent reading of Chinese, Japanese and Korean.
const CHARACTERS_PER_MINUTE: usize = 500;

/// The text without its markup. A line break is `\n`.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(more) => text.push_str(more),
            Inline::Break => text.push('\n'),
            Inline::Link { children, .. } | Inline::Element { children, .. } => push_plain(children, text),
        }
    }
}

/// The minutes that it takes to read the body with its captions, rounded up; 0 if there is no text.
pub fn reading_minutes(article: &Article) -> u32 {
    let mut count = Count::default();
    article.body.iter().for_each(|block| count.block(block));
    let minutes = (count.words * CHARACTERS_PER_MINUTE + count.characters * WORDS_PER_MINUTE)
        .div_ceil(WORDS_PER_MINUTE * CHARACTERS_PER_MINUTE);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Count {
    words: usize,
    characters: usize,
}

impl Count {
    /// Counts the text of a block, without what repeats it or stands beside it.
    fn block(&mut self, block: &Block) {
        block.for_each_text(&mut |role, text| {
            if role == TextRole::Text {
                self.inlines(text);
            }
        });
        block.images().iter().for_each(|image| self.inlines(&image.caption));
    }

    fn inlines(&mut self, inlines: &Inlines) {
        // One loop over the characters: `str::split` with a closure costs more bytes.
        let mut in_word = false;
        for c in plain(inlines).chars() {
            let ideograph = is_ideograph(c);
            let separator = ideograph || c.is_whitespace();
            self.characters += usize::from(ideograph);
            self.words += usize::from(!separator && !in_word);
            in_word = !separator;
        }
    }
}

/// Whether a character is kana, Han or Hangul: each is counted by itself, since Chinese and Japanese have no spaces.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::InlineTag;

    fn minutes(text: &str) -> u32 {
        reading_minutes(&Article { body: vec![Block::Paragraph(text.into())], ..Article::default() })
    }

    #[test]
    fn reading_time_is_rounded_up_to_minutes() {
        assert_eq!(minutes(""), 0);
        assert_eq!(minutes("word"), 1);
        assert_eq!(minutes(&"word ".repeat(238)), 1);
        assert_eq!(minutes(&"word ".repeat(239)), 2);
        assert_eq!(minutes(&"字".repeat(501)), 2);
        assert_eq!(minutes(&" word字 \u{a0}\n".repeat(161)), 1);
        assert_eq!(minutes(&" word字 \u{a0}\n".repeat(162)), 2);
    }

    #[test]
    fn plain_text_has_no_markup() {
        let em = Inline::element(InlineTag::Em, "b");
        assert_eq!(plain(&["a".into(), em, Inline::Break, "c".into()]), "ab\nc");
    }
}
