//! A news article as data.

pub mod answer;
pub mod error;
pub mod formats;
pub mod html;
mod inline_text;
pub mod json;
pub mod limits;
pub mod model;
pub mod native;
mod reader;
pub mod scan;

pub use error::{FormatError, Reading, Warning};
