//! Reads articles and checks the result: fixtures, properties and fuzz targets.
//!
//! `UPDATE_GOLDEN=1 cargo test --test it` rewrites the expected outlines; review their diff.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod formats_properties;
mod fuzz;
mod golden;
mod hostile;
mod html_properties;
mod limits;
mod outline;
mod properties;
mod related;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "serde")]
mod serde_impls;
