//! The widget in real browsers: Chromium, Firefox and WebKitGTK, driven over WebDriver, against the built `dist/`.
//!
//! `cargo xtask test browser` builds what is needed and runs these; a part of a test's name picks some. The numbers in
//! names (`case_06_…`) are those of the design notes' lists of cases. See `harness` for what a test can do, and `only.rs`
//! for what not every engine can.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod articles;
mod harness;
mod npm;

mod article;
mod attributes;
mod axe;
mod back_to_top;
mod bench;
mod embedding;
mod errors;
mod events;
mod formats;
mod gestures;
mod lifecycle;
mod lightbox;
mod notice;
mod properties;
mod requests;
mod safety;
mod screenshots;
mod strip;
