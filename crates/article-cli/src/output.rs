//! The standard output and the standard error.

use std::io::{self, Write};

/// Writes a text to stdout.
///
/// # Errors
///
/// When it can't be written, such as to a closed pipe.
pub(crate) fn print(text: &str) -> io::Result<()> {
    io::stdout().lock().write_all(text.as_bytes())
}

/// Writes a line to stderr. An error is ignored, since there is no other place to report it.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
