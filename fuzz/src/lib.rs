//! What libFuzzer runs. The bodies stand in a file of their own, which `tests/native/fuzz.rs` shares.

pub mod targets;
