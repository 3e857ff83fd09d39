//! Runs the built program as a shell does, and checks its output, its messages and its exit code.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod check;
mod harness;
mod normalize;
mod program;
mod schema;
