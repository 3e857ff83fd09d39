//! The functions that libFuzzer runs.

pub mod targets;
