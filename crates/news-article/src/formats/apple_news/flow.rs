//! Which picture a caption belongs to.

use std::rc::Rc;

use super::caption::Words;
use crate::{
    formats::parts,
    model::{Block, Image, Inline, Inlines, text::plain},
};

/// The blocks so far, and what a caption or a name would belong to.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    open: Open,
    /// Whether the text has begun; before it stand titles and names.
    begun: bool,
    /// Captions that may belong to the next picture.
    held: Vec<Words>,
}

/// What was last written.
#[derive(Clone, Copy, Default, PartialEq)]
enum Open {
    /// Text, or nothing.
    #[default]
    Text,
    /// A picture at this place, and where its caption came from.
    Picture(usize, From),
    /// Words of somebody, at this place.
    Quote(usize),
    /// A gallery, a player, or a picture that can't be fetched: the caption is a paragraph.
    Other,
}

#[derive(Clone, Copy, PartialEq)]
enum From {
    Itself,
    Above,
    Below,
}

/// A caption of so many pieces takes up no more: what follows is text.
const MAX_PIECES: usize = 40;

impl Flow {
    /// Adds a block of text.
    pub(super) fn push(&mut self, block: Block) {
        self.release();
        self.begun = true;
        self.open = match block {
            Block::Quote(_) | Block::PullQuote(_) => Open::Quote(self.blocks.len()),
            Block::Embed(_) | Block::Gallery(_) => Open::Other,
            _ => Open::Text,
        };
        self.blocks.push(block);
    }

    /// Adds what may stand between a picture and its caption: a title, a line.
    pub(super) fn push_between(&mut self, block: Block) {
        // A line among the titles is an ornament.
        if self.begun || block != Block::Divider {
            self.blocks.push(block);
        }
    }

    /// Adds a picture; a caption that has waited is its own.
    pub(super) fn picture(&mut self, image: Rc<Image>) {
        let above = self.held.pop();
        self.release();
        let place = self.blocks.len();
        self.open = Open::Picture(place, From::Itself);
        self.blocks.push(Block::Image(image));
        if let Some(words) = above {
            self.put(place, words, From::Itself);
            self.open = Open::Picture(place, From::Above);
        }
    }

    /// A picture that can't be fetched: what is said of it is text, and so is the caption that follows.
    pub(super) fn lost(&mut self, words: Words) {
        self.release();
        self.blocks.extend(words.all().map(Block::Paragraph));
        self.open = Open::Other;
    }

    /// A caption: of the picture before it, else of the one after it.
    pub(super) fn caption(&mut self, words: Words) {
        if words.is_empty() {
            return;
        }
        let full = |block: &Block| matches!(block, Block::Image(image) if image.caption.len() > MAX_PIECES);
        match self.open {
            Open::Picture(place, From::Below) if self.blocks.get(place).is_some_and(full) => {
                self.blocks.extend(words.all().map(Block::Paragraph));
            }
            Open::Picture(place, from) => {
                // What stood above has been something else.
                let place =
                    if from == From::Above && !words.caption.is_empty() { self.take_back(place) } else { place };
                let is_caption = !words.caption.is_empty();
                self.put(place, words, from);
                self.open = Open::Picture(place, if is_caption { From::Below } else { from });
            }
            Open::Other => self.blocks.extend(words.all().map(Block::Paragraph)),
            Open::Text | Open::Quote(_) => self.held.push(words),
        }
    }

    /// Whose words the quote before are; false when there is none.
    pub(super) fn cite(&mut self, name: &Inlines) -> bool {
        let Open::Quote(place) = self.open else { return false };
        let Some(Block::Quote(quote) | Block::PullQuote(quote)) = self.blocks.get_mut(place) else { return false };
        let free = quote.cite.is_empty();
        if free {
            quote.cite = without_dash(name);
        }
        free
    }

    /// Captions that no picture followed are text.
    pub(super) fn release(&mut self) {
        for words in std::mem::take(&mut self.held) {
            self.blocks.extend(words.all().map(Block::Paragraph));
        }
    }

    fn image(&mut self, place: usize) -> Option<&mut Image> {
        match self.blocks.get_mut(place) {
            Some(Block::Image(image)) => Some(Rc::make_mut(image)),
            _ => None,
        }
    }

    /// Puts words on a picture. Its own caption is for the full screen, and read out where nothing else is.
    fn put(&mut self, place: usize, words: Words, from: From) {
        let Some(image) = self.image(place) else { return };
        if !words.credit.is_empty() {
            image.credit = words.credit;
        }
        if words.caption.is_empty() {
            return;
        }
        if from == From::Below {
            image.caption = parts::joined(vec![image.caption.clone(), words.caption]);
            return;
        }
        let own = plain(&image.caption);
        if image.alt.is_empty() && !own.is_empty() && own != plain(&words.caption) {
            image.alt = own.into();
        }
        image.caption = words.caption;
    }

    /// Makes a picture's caption a paragraph before it; the picture's new place.
    fn take_back(&mut self, place: usize) -> usize {
        let nothing: Inlines = [].into();
        let Some(image) = self.image(place) else { return place };
        let caption = std::mem::replace(&mut image.caption, nothing);
        if caption.is_empty() {
            return place;
        }
        self.blocks.insert(place, Block::Paragraph(caption));
        place + 1
    }
}

/// A name without the dash before it.
fn without_dash(name: &Inlines) -> Inlines {
    let dash = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '―');
    let mut run = name.to_vec();
    if let Some(Inline::Text(text)) = run.first_mut() {
        *text = text.trim_start_matches(dash).into();
    }
    run.into()
}
