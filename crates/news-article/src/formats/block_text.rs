//! The text inside blocks: collecting it, and separating paragraphs from other blocks.

use crate::model::{Block, Inline, Inlines, TextRole, text::plain};

/// Appends the plain text of a block, each part on a separate line. The captions of images count only with `captions`.
pub(super) fn append_text(block: &Block, captions: bool, text: &mut String) {
    let mut append = |inlines: &[Inline]| {
        text.push_str(&plain(inlines));
        text.push('\n');
    };
    block.for_each_text(&mut |role, inlines| {
        if role != TextRole::Caption {
            append(inlines);
        }
    });
    block.images().iter().filter(|_| captions).for_each(|image| append(&image.caption));
    if let Block::Code { text: code, .. } = block {
        text.push_str(code);
    }
}

/// Separates blocks into the paragraphs, headings and quotes without a source, as paragraphs, and all other blocks.
pub(super) fn split_paragraphs(blocks: Vec<Block>) -> (Vec<Inlines>, Vec<Block>) {
    let (mut paragraphs, mut others) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => paragraphs.push(text),
            Block::Quote(quote) if quote.cite.is_empty() => paragraphs.extend(quote.paragraphs),
            other => others.push(other),
        }
    }
    (paragraphs, others)
}
