//! Plain text out of the model: what a run says without its markup, and how long an article takes to read.

use super::{Article, Block, Image, Inline, Inlines, List};

/// Words a minute of silent reading (Brysbaert 2019, English non-fiction).
const WORDS: usize = 238;
/// Characters a minute of Chinese, Japanese or Korean.
const CHARACTERS: usize = 500;

/// A run's text without its markup.
pub fn plain(run: &[Inline]) -> String {
    let mut text = String::new();
    add(run, &mut text);
    text
}

fn add(run: &[Inline], text: &mut String) {
    for inline in run {
        match inline {
            Inline::Text(more) => text.push_str(more),
            Inline::Break => text.push('\n'),
            Inline::Link { children, .. } | Inline::Element { children, .. } => add(children, text),
        }
    }
}

/// Minutes to read the body, its captions included; 0 when there is nothing to read.
pub fn reading_minutes(article: &Article) -> u32 {
    let mut count = Count::default();
    article.body.iter().for_each(|block| count.block(block));
    let minutes = (count.words * CHARACTERS + count.characters * WORDS).div_ceil(WORDS * CHARACTERS);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Count {
    words: usize,
    characters: usize,
}

impl Count {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => self.run(text),
            Block::Image(image) => self.image(image),
            Block::Gallery(images) => images.iter().for_each(|image| self.image(image)),
            Block::List(list) => self.list(list),
            Block::Quote(quote) => quote.paragraphs.iter().for_each(|text| self.run(text)),
            Block::Table(table) => table.rows.iter().flat_map(|row| row.iter()).for_each(|cell| self.run(cell)),
            Block::Summary(items) => items.iter().for_each(|item| self.run(item)),
            // A pull quote says again what the text says.
            Block::PullQuote(_) | Block::Code { .. } | Block::Embed(_) | Block::Divider => {}
        }
    }

    fn image(&mut self, image: &Image) {
        self.run(&image.caption);
    }

    fn list(&mut self, list: &List) {
        for item in list.items.iter() {
            self.run(&item.text);
            item.children.iter().for_each(|list| self.list(list));
        }
    }

    fn run(&mut self, run: &Inlines) {
        let text = plain(run);
        let ideographs = text.chars().filter(|c| is_ideograph(*c)).count();
        self.characters += ideographs;
        self.words +=
            text.split(|c: char| c.is_whitespace() || is_ideograph(c)).filter(|word| !word.is_empty()).count();
    }
}

/// Characters that are words, or nearly: kana, Han, Hangul.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str) -> u32 {
        let body = [Block::Paragraph([Inline::Text(text.into())].into())].into();
        reading_minutes(&Article { body, ..Article::default() })
    }

    #[test]
    fn reading_time_is_rounded_up() {
        assert_eq!(minutes(""), 0);
        assert_eq!(minutes("word"), 1);
        assert_eq!(minutes(&"word ".repeat(238)), 1);
        assert_eq!(minutes(&"word ".repeat(239)), 2);
        assert_eq!(minutes(&"字".repeat(501)), 2);
    }

    #[test]
    fn text_without_markup() {
        let em = Inline::Element {
            tag: crate::model::InlineTag::Em,
            attributes: crate::model::InlineAttributes::default(),
            children: [Inline::Text("b".into())].into(),
        };
        assert_eq!(plain(&[Inline::Text("a".into()), em, Inline::Break, Inline::Text("c".into())]), "ab\nc");
    }
}
