//! `Serialize` and `Deserialize`, with the feature `serde`. Nothing else in the crate depends on serde, so that the widget
//! doesn't contain it.
//!
//! The article and its parts are converted by the writer and the reader of the native format, so that its names are
//! declared only once.

mod json;
mod model;
mod reading;
