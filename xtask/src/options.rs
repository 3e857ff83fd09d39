//! The options of `cargo xtask test` that its parts share.

use crate::tools::Engine;

/// What the command line asks of the parts.
pub(crate) struct Options<'a> {
    /// The arguments for the test runner.
    pub(crate) filter: &'a [&'a str],
    /// The browser engines for the browser tests.
    pub(crate) engines: Vec<&'static Engine>,
}
