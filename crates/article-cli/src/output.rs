//! Writing to stdout and stderr.

use std::io::{self, Write};

/// Writes a text to stdout.
///
/// # Errors
///
/// If it can't be written, such as to a closed pipe.
pub(crate) fn print(text: &str) -> io::Result<()> {
    io::stdout().lock().write_all(text.as_bytes())
}

/// Writes a line to stderr. An error is ignored, because there is no other output to report it to.
pub(crate) fn print_error(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
