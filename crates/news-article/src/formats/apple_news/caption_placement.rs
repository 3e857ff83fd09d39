//! Deciding which image a caption belongs to: the one before it, or else the one after it.

use std::rc::Rc;

use super::caption::CaptionTexts;
use crate::{
    inline_text::join_lines,
    model::{Block, Image, Inline, Inlines, text::plain},
};

/// The blocks so far, and the block that a caption or a name would belong to.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    last: Last,
    /// Whether there was any text. Before it there are only titles and names.
    has_text: bool,
    /// Captions that may belong to the next image.
    pending: Vec<CaptionTexts>,
}

/// What the last block is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    /// Text, or nothing.
    #[default]
    Text,
    /// An image at this index, and where its caption comes from.
    Image(usize, Origin),
    /// A quote at this index.
    Quote(usize),
    /// A gallery, a player, or an image that cannot be loaded: its caption becomes a paragraph.
    Other,
}

#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// From the image component itself, or there is none.
    Component,
    /// From a caption before the image.
    Before,
    /// From a caption after the image.
    After,
}

/// A caption with more inlines than this gets no further captions appended, because copying it takes quadratic time.
const MAX_CAPTION_INLINES: usize = 40;

impl Flow {
    /// Adds a block of text.
    pub(super) fn push(&mut self, block: Block) {
        self.release_captions();
        self.has_text = true;
        self.last = match block {
            Block::Quote(_) | Block::PullQuote(_) => Last::Quote(self.blocks.len()),
            Block::Embed(_) | Block::Gallery(_) => Last::Other,
            _ => Last::Text,
        };
        self.blocks.push(block);
    }

    /// Adds a block that may be between an image and its caption, such as a title or a divider.
    pub(super) fn push_between(&mut self, block: Block) {
        // A divider among the titles is an ornament.
        if self.has_text || block != Block::Divider {
            self.blocks.push(block);
        }
    }

    /// Adds an image. The last of the pending captions belongs to it.
    pub(super) fn push_image(&mut self, image: Rc<Image>) {
        let before = self.pending.pop();
        self.release_captions();
        let index = self.blocks.len();
        self.last = Last::Image(index, Origin::Component);
        self.blocks.push(Block::Image(image));
        if let Some(texts) = before {
            self.set_caption(index, texts, Origin::Component);
            self.last = Last::Image(index, Origin::Before);
        }
    }

    /// Adds the texts of an image that cannot be loaded, as paragraphs. A caption that follows becomes a paragraph as well.
    pub(super) fn push_unloadable(&mut self, texts: CaptionTexts) {
        self.release_captions();
        self.blocks.extend(texts.into_paragraphs().map(Block::Paragraph));
        self.last = Last::Other;
    }

    /// Adds a caption to the image before it, or else keeps it for the image after it.
    pub(super) fn push_caption(&mut self, texts: CaptionTexts) {
        if texts.is_empty() {
            return;
        }
        let is_full = |block: &Block| matches!(block, Block::Image(image) if image.caption.len() > MAX_CAPTION_INLINES);
        match self.last {
            Last::Image(index, Origin::After) if self.blocks.get(index).is_some_and(is_full) => {
                self.blocks.extend(texts.into_paragraphs().map(Block::Paragraph));
            }
            Last::Image(index, origin) => {
                let has_caption = !texts.caption.is_empty();
                // A caption after the image shows that the one before it was some other text.
                let index = if origin == Origin::Before && has_caption { self.detach_caption(index) } else { index };
                self.set_caption(index, texts, origin);
                self.last = Last::Image(index, if has_caption { Origin::After } else { origin });
            }
            Last::Other => self.blocks.extend(texts.into_paragraphs().map(Block::Paragraph)),
            Last::Text | Last::Quote(_) => self.pending.push(texts),
        }
    }

    /// Sets the source of the quote before, unless it has one. Returns whether it was set.
    pub(super) fn cite(&mut self, name: &Inlines) -> bool {
        let Last::Quote(index) = self.last else { return false };
        let Some(Block::Quote(quote) | Block::PullQuote(quote)) = self.blocks.get_mut(index) else { return false };
        let is_missing = quote.cite.is_empty();
        if is_missing {
            quote.cite = without_dash(name);
        }
        is_missing
    }

    /// Adds the pending captions as paragraphs: no image follows them.
    pub(super) fn release_captions(&mut self) {
        for texts in std::mem::take(&mut self.pending) {
            self.blocks.extend(texts.into_paragraphs().map(Block::Paragraph));
        }
    }

    fn image_mut(&mut self, index: usize) -> Option<&mut Image> {
        match self.blocks.get_mut(index) {
            Some(Block::Image(image)) => Some(Rc::make_mut(image)),
            _ => None,
        }
    }

    /// Sets the caption and the credit of an image. A second caption after the image is appended to the first one; any
    /// other replaces the caption of the image component, which Apple News shows in full screen only and which serves as
    /// the alternative text if there is none.
    fn set_caption(&mut self, index: usize, texts: CaptionTexts, origin: Origin) {
        let Some(image) = self.image_mut(index) else { return };
        if !texts.credit.is_empty() {
            image.credit = texts.credit;
        }
        if texts.caption.is_empty() {
            return;
        }
        if origin == Origin::After {
            image.caption = join_lines(vec![image.caption.clone(), texts.caption]);
            return;
        }
        let replaced = plain(&image.caption);
        if image.alt.is_empty() && !replaced.is_empty() && replaced != plain(&texts.caption) {
            image.alt = replaced.into();
        }
        image.caption = texts.caption;
    }

    /// Makes the caption of an image a paragraph before the image. Returns the new index of the image.
    fn detach_caption(&mut self, index: usize) -> usize {
        let Some(image) = self.image_mut(index) else { return index };
        let caption = std::mem::replace(&mut image.caption, [].into());
        if caption.is_empty() {
            return index;
        }
        self.blocks.insert(index, Block::Paragraph(caption));
        index + 1
    }
}

/// A name without the dash before it.
fn without_dash(name: &Inlines) -> Inlines {
    let is_dash = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '―');
    let mut name = name.to_vec();
    if let Some(Inline::Text(text)) = name.first_mut() {
        *text = text.trim_start_matches(is_dash).into();
    }
    name.into()
}
