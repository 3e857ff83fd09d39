#![doc = include_str!("../README.md")]
//! # Where to start
//!
//! - [`read`] takes a text, a format (`auto` or one of [`FORMATS`]) and the base of relative URLs. [`read_at`] also
//!   takes the current time: what has expired by then, or is under embargo, is left out. [`read_json`] takes JSON that is
//!   parsed already. Each returns a [`Reading`] (the article, its format, the warnings) or a [`FormatError`].
//! - [`model`] has the types of an article, [`native::write`] turns an article into JSON.
//! - [`html`] reads fragments of HTML, [`json`] parses and writes JSON.
//! - [`limits`] documents how much of an article is read, so that hostile input costs little time and memory.

pub mod error;
pub mod formats;
pub mod html;
mod inline_text;
pub mod json;
pub mod limits;
pub mod model;
mod named_enum;
pub mod native;
mod reader;
pub mod scan;
#[cfg(feature = "serde")]
mod serde_impls;

pub use error::{ErrorKind, FormatError, Reading, Warning};
pub use formats::{FORMATS, read, read_at, read_json};
pub use model::Article;
