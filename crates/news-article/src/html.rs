//! Reading HTML fragments into the model, by an allow-list.
//!
//! No browser's parser is involved, so the result is the same in a browser and outside of one. What the types of the
//! model cannot express is left out; an element that is not on the allow-list is replaced by its content.
//!
//! There are three steps, none of which can fail: `token` splits the text into tags and characters, `tree` nests
//! them, and [`inline()`] and [`blocks()`] read the tree.

mod blocks;
mod dropped;
mod entity;
mod escape;
mod inline;
mod token;
mod tree;

pub use blocks::blocks;
pub use dropped::Dropped;
pub(crate) use entity::decode;
pub(crate) use escape::escape;
pub use inline::inline;
pub(crate) use inline::split_paragraphs;
