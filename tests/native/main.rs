//! What runs without a browser: reading articles, and the invariants of the source.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native` writes the expected outlines anew; read their diff.
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
mod gestures;
mod golden;
mod hostile;
mod html_properties;
mod invariants;
mod limits;
mod normalize_cli;
mod outline;
mod properties;
#[cfg(feature = "schema")]
mod schema;
mod strip;
