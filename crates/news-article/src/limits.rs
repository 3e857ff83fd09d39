//! How much of one article is shown. What is cut is said: a hostile or broken feed may not stop the page.

use std::rc::Rc;

use crate::{
    error::{FormatError, Kind},
    json::Json,
    model::{Block, Inlines, Table},
    reader::Reader,
};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// Blocks of a body.
pub(crate) const BLOCKS: usize = 10_000;
/// Pictures of a body, those of galleries counted singly.
pub(crate) const IMAGES: usize = 2_000;
/// Entries of a short list, such as the authors, the related articles, or the renditions of an image.
pub(crate) const ENTRIES: usize = 100;
/// Cells of all tables together.
pub(crate) const CELLS: usize = 20_000;

/// Parses a text that is not too long.
///
/// # Errors
///
/// When it is too long, or no JSON.
pub(crate) fn parse(text: &str) -> Result<Json, FormatError> {
    if text.len() > MAX_BYTES {
        let (limit, found) = (MAX_BYTES.to_string(), text.len().to_string());
        let message = ["expected at most ", &limit, " bytes, found ", &found].concat();
        return Err(FormatError::new(Kind::TooLarge, message));
    }
    Ok(Json::parse(text)?)
}

/// Cuts a body, whichever way it came: a block of HTML may hold any number of others.
pub(crate) fn cut(body: Vec<Block>, reader: &mut Reader) -> Vec<Block> {
    cut_at("body", body, reader)
}

/// Cuts a body that stands under that key of the value that is read just now.
pub(crate) fn cut_at(key: &'static str, body: Vec<Block>, reader: &mut Reader) -> Vec<Block> {
    let mut blocks = Budget::new(BLOCKS, "blocks");
    let mut images = Budget::new(IMAGES, "pictures");
    let mut cells = Budget::new(CELLS, "cells of tables");
    let mut kept = Vec::with_capacity(body.len().min(BLOCKS));
    for block in body {
        if blocks.take(1) == 0 {
            continue;
        }
        kept.extend(match block {
            Block::Image(_) if images.take(1) == 0 => None,
            Block::Gallery(group) => match images.take(group.len()) {
                0 => None,
                taken if taken == group.len() => Some(Block::Gallery(group)),
                taken => Some(Block::Gallery(group.iter().take(taken).cloned().collect())),
            },
            Block::Table(table) => match cells.table(&table) {
                true => Some(Block::Table(table)),
                false => shortened(&table, &mut cells.left),
            },
            other => Some(other),
        });
    }
    for budget in [blocks, images, cells] {
        budget.warn(key, reader);
    }
    kept
}

/// What there may still be of something, and what there was in all.
struct Budget {
    limit: usize,
    left: usize,
    found: usize,
    of: &'static str,
}

impl Budget {
    fn new(limit: usize, of: &'static str) -> Self {
        Self { limit, left: limit, found: 0, of }
    }

    /// Takes up to so many, and says how many.
    fn take(&mut self, wanted: usize) -> usize {
        self.found += wanted;
        let taken = wanted.min(self.left);
        self.left -= taken;
        taken
    }

    /// Whether a whole table fits; its cells are taken only then.
    fn table(&mut self, table: &Table) -> bool {
        let cells = table.head.len() + table.rows.iter().map(|row| row.len()).sum::<usize>();
        let fits = cells <= self.left;
        self.found += cells;
        self.left -= if fits { cells } else { 0 };
        fits
    }

    fn warn(&self, key: &'static str, reader: &mut Reader) {
        if self.found > self.limit {
            let (limit, found) = (self.limit.to_string(), self.found.to_string());
            reader.warn_at(key, "limit", ["expected at most ", &limit, " ", self.of, ", found ", &found].concat());
        }
    }
}

/// The rows of a table that fit, whole; its caption where none does.
fn shortened(table: &Table, left: &mut usize) -> Option<Block> {
    let mut fits = |row: &[Inlines]| {
        let fits = row.len() <= *left;
        *left = if fits { *left - row.len() } else { 0 };
        fits
    };
    let head = if fits(&table.head) { table.head.clone() } else { [].into() };
    let rows: Vec<_> = table.rows.iter().take_while(|row| fits(row)).cloned().collect();
    let caption = table.caption.clone();
    if head.is_empty() && rows.is_empty() {
        return (!caption.is_empty()).then_some(Block::Paragraph(caption));
    }
    Some(Block::Table(Rc::new(Table { head, rows, caption })))
}
