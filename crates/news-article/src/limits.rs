//! How much of an article is read, so that a hostile or broken feed can't block the page. There is a warning for the parts that are left out.

use std::rc::Rc;

use crate::{
    error::{ErrorKind, FormatError},
    json::Json,
    model::{Block, Inlines, Table},
    reader::Reader,
};

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// The blocks of a body.
pub(crate) const BLOCKS: usize = 10_000;
/// The pictures of a body, with each picture of a gallery.
pub(crate) const IMAGES: usize = 2_000;
/// The entries of a short list, such as authors, related articles, or the renditions of an image.
pub(crate) const ENTRIES: usize = 100;
/// The cells of all tables together.
pub(crate) const CELLS: usize = 20_000;

/// Parses a text.
///
/// # Errors
///
/// If it is longer than [`MAX_BYTES`], or not JSON.
pub(crate) fn parse(text: &str) -> Result<Json, FormatError> {
    if text.len() > MAX_BYTES {
        let (limit, found) = (MAX_BYTES.to_string(), text.len().to_string());
        let message = ["expected at most ", &limit, " bytes, found ", &found].concat();
        return Err(FormatError::new(ErrorKind::TooLarge, message));
    }
    Ok(Json::parse(text)?)
}

/// Limits a body that was read from the member `body`: a block of HTML may hold any number of others.
pub(crate) fn limit_body(body: Vec<Block>, reader: &mut Reader) -> Vec<Block> {
    limit_body_at("body", body, reader)
}

/// Limits a body that was read from the member `key` of the current value.
pub(crate) fn limit_body_at(key: &'static str, body: Vec<Block>, reader: &mut Reader) -> Vec<Block> {
    let mut blocks = Budget::new(BLOCKS, "blocks");
    let mut images = Budget::new(IMAGES, "pictures");
    let mut cells = Budget::new(CELLS, "cells of tables");
    let mut kept = Vec::with_capacity(body.len().min(BLOCKS));
    for block in body {
        if blocks.take(1) == 0 {
            continue;
        }
        let wanted = block.images().len();
        let taken = images.take(wanted);
        kept.extend(match block {
            Block::Gallery(mut group) if taken > 0 => {
                group.truncate(taken);
                Some(Block::Gallery(group))
            }
            _ if taken < wanted => None,
            Block::Table(table) => match cells.take_table(&table) {
                true => Some(Block::Table(table)),
                false => shorten(&table, &mut cells.left),
            },
            other => Some(other),
        });
    }
    for budget in [blocks, images, cells] {
        budget.warn(key, reader);
    }
    kept
}

/// The number of items of a kind that may still be kept, and the number that was found.
struct Budget {
    limit: usize,
    left: usize,
    found: usize,
    unit: &'static str,
}

impl Budget {
    fn new(limit: usize, unit: &'static str) -> Self {
        Self { limit, left: limit, found: 0, unit }
    }

    /// Takes up to `wanted` and returns how many were left to take.
    fn take(&mut self, wanted: usize) -> usize {
        self.found += wanted;
        let taken = wanted.min(self.left);
        self.left -= taken;
        taken
    }

    /// Takes the cells of a table if all of them are left; returns whether they are.
    fn take_table(&mut self, table: &Table) -> bool {
        let cells = table.head.len() + table.rows.iter().map(|row| row.len()).sum::<usize>();
        let fits = cells <= self.left;
        self.found += cells;
        self.left -= if fits { cells } else { 0 };
        fits
    }

    fn warn(&self, key: &'static str, reader: &mut Reader) {
        if self.found > self.limit {
            let (limit, found) = (self.limit.to_string(), self.found.to_string());
            reader.warn_at(key, "limit", ["expected at most ", &limit, " ", self.unit, ", found ", &found].concat());
        }
    }
}

/// A table with as many whole rows as fit into the cells that are left; its caption as a paragraph where none fits.
fn shorten(table: &Table, left: &mut usize) -> Option<Block> {
    let mut fits = |row: &[Inlines]| {
        let fits = row.len() <= *left;
        *left = if fits { *left - row.len() } else { 0 };
        fits
    };
    let head = if fits(&table.head) { table.head.clone() } else { Vec::new() };
    let rows: Vec<_> = table.rows.iter().take_while(|row| fits(row)).cloned().collect();
    let caption = table.caption.clone();
    if head.is_empty() && rows.is_empty() {
        return (!caption.is_empty()).then_some(Block::Paragraph(caption));
    }
    Some(Block::Table(Rc::new(Table { head, rows, caption })))
}
