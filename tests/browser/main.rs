//! The widget in real browsers: Chromium, Firefox and WebKitGTK, driven over WebDriver, against the built `dist/`.
//!
//! `cargo xtask test browser` builds what is needed and runs these tests; a part of a test's name selects some of them.
//! `harness` has the operations that tests use, and `engine_limits.rs` lists the tests that cannot be run in all engines.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod fixtures;
mod harness;
mod npm;

mod adblock;
mod article;
mod attributes;
mod axe;
mod back_to_top;
mod bench;
mod embedding;
mod errors;
mod events;
mod formats;
mod harness_tests;
mod hostile;
mod lifecycle;
mod lightbox;
mod properties;
mod related;
mod requests;
mod screenshots;
