//! A news article as data.

pub mod error;
pub mod formats;
pub mod html;
pub mod json;
pub mod limits;
pub mod model;
pub mod native;
mod reader;
pub mod scan;

pub use error::{FormatError, Reading, Warning};
