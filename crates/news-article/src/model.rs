//! An article as plain values, independent of the format from which it was read. Clones are cheap, because texts and
//! pictures are reference-counted (so the types are not [`Send`]).
//!
//! Names are schema.org's (`NewsArticle`, `ImageObject`) wherever it has one. Text that may carry markup is a tree of
//! [`Inline`]s, never a string of HTML: what these types can't express can't reach the page.
//!
//! The documentation of the fields states invariants, such as "at least 1" or "never empty". The readers of this crate
//! maintain them. A program that builds an article should do the same: otherwise, writing the article and reading it
//! again may give a different one.

mod article;
pub(crate) mod assemble;
mod block;
pub mod date;
pub mod embed;
pub mod gallery;
mod image;
mod inline;
pub mod outline;
pub mod text;
pub mod url;

pub use self::{
    article::{Article, Author, Correction, Related, Source},
    block::{Block, Embed, List, ListItem, Quote, Table, TextRole},
    date::Date,
    image::{Image, Rendition, Size},
    inline::{Inline, InlineAttributes, InlineTag, Inlines},
    url::Url,
};
