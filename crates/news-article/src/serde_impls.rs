//! `Serialize` and `Deserialize`, with the feature `serde`. Nothing else in the crate depends on serde, so that the widget
//! doesn't contain it.
//!
//! The article and its parts go through the writer and the reader of the native format, which so have the only knowledge
//! of its names.

mod json;
mod model;
mod reading;
