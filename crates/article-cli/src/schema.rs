//! `article-widget schema`: prints the JSON Schema of the native format.

use std::io;

use crate::{SUCCESS, output};

/// Prints the schema and returns the exit code.
///
/// # Errors
///
/// If the output can't be written.
pub(crate) fn run() -> io::Result<u8> {
    let schema = serde_json::to_string_pretty(&news_article::native::schema())?;
    output::print(&(schema + "\n"))?;
    Ok(SUCCESS)
}
