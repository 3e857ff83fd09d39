//! An HTML fragment as blocks: paragraphs, headings, figures, lists, quotes, tables and embeds.
//!
//! [`cleanup`] removes what is not content and notes what each element contains, then [`builder`] walks through the tree;
//! each kind of block has a module that extends the builder. The tree is only borrowed, because copying nested
//! elements would take quadratic time.

mod builder;
mod caption;
mod card;
mod class;
mod cleanup;
mod code;
mod embed;
mod figure;
mod figure_texts;
mod image;
mod list;
mod provider;
mod quote;
mod srcset;
mod table;

use self::{builder::BlockBuilder, cleanup::clean_up};
use super::{
    dropped::Dropped,
    tree::{parse, refs},
};
use crate::model::Block;

/// Reads a fragment as blocks. Relative URLs are resolved against `base`; what is left out is added to `dropped`.
pub fn blocks(html: &str, base: &str, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let nodes = clean_up(parse(html), dropped);
    let mut builder = BlockBuilder::new(base, dropped);
    builder.flow(&refs(&nodes));
    builder.blocks
}

#[cfg(test)]
mod tests;
