//! The text inside blocks: collecting it, and separating paragraphs from other blocks.

use crate::model::{Block, Inline, Inlines, List, text::plain};

/// Appends the plain text of a block, each part on a separate line. The captions of images count only with `captions`.
pub(super) fn append_text(block: &Block, captions: bool, text: &mut String) {
    let mut append = |inlines: &[Inline]| {
        text.push_str(&plain(inlines));
        text.push('\n');
    };
    match block {
        Block::Paragraph(inlines) | Block::Heading { text: inlines, .. } => append(inlines),
        Block::Quote(quote) | Block::PullQuote(quote) => {
            quote.paragraphs.iter().chain([&quote.cite]).for_each(|inlines| append(inlines));
        }
        Block::Summary(items) => items.iter().for_each(|inlines| append(inlines)),
        Block::List(list) => append_items(list, &mut append),
        Block::Image(image) if captions => append(&image.caption),
        Block::Gallery(images) if captions => images.iter().for_each(|image| append(&image.caption)),
        Block::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| append(cell)),
        Block::Code { text: code, .. } => text.push_str(code),
        Block::Image(_) | Block::Gallery(_) | Block::Embed(_) | Block::Divider => {}
    }
}

fn append_items(list: &List, append: &mut dyn FnMut(&[Inline])) {
    for item in &list.items {
        append(&item.text);
        item.children.iter().for_each(|list| append_items(list, append));
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
