//! Reading HTML fragments into the model, by an allow-list.
//!
//! No browser's parser is involved, so the result is the same in a browser and outside of one. What the types of the
//! model cannot express is left out; an element that is not on the allow-list is replaced by its content.
//!
//! There are three steps, none of which can fail: [`token`] splits the text into tags and characters, [`tree`] nests
//! them, and [`inline`] or [`blocks`] read the tree.

mod blocks;
mod entity;
mod escape;
mod inline;
mod token;
mod tree;

pub use blocks::blocks;
pub(crate) use entity::decode;
pub(crate) use escape::escape;
pub use inline::inline;
pub(crate) use inline::split_paragraphs;

use crate::model::url::UrlError;

/// A part of a fragment that was left out. The caller, who knows the path of the fragment, makes a warning of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// An element that is left out with its content, by its name, such as `script`.
    Element(String),
    /// An address that may not be used in a page. The text of the link is kept.
    Url(String, UrlError),
}
