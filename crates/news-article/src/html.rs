//! HTML fragments to the model, by allow-list: the same result in the browser and natively, since no browser's parser
//! is asked. What isn't in the model's types can't come through; what is only wrapped in something foreign is kept.
//!
//! Three steps, each total: [`token`] cuts the text, [`tree`] nests it, and [`inline`] or [`blocks`] read the tree.

mod blocks;
mod entity;
mod inline;
mod token;
mod tree;

pub use blocks::blocks;
pub(crate) use entity::decoded;
pub use inline::inline;
pub(crate) use inline::paragraphs;

use crate::model::url::UrlError;

/// What a reader has left out, to be turned into warnings by who knows the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// An element that is dropped whole, such as `script`.
    Element(String),
    /// An address that may not stand in a page; the text around it is kept.
    Url(String, UrlError),
}
