//! `article-widget normalize`: reads any supported format and writes the native one, as the widget's `normalize()` does.

use std::io::{self, Write};

use news_article::Reading;

use crate::{
    SUCCESS, UNUSABLE,
    input::{Inputs, Problem},
    output::print_error,
};

/// An input contains no article.
const NO_ARTICLE: u8 = 1;

/// Reads every input and writes its article; returns the exit code. An input with an error doesn't stop the others.
///
/// # Errors
///
/// If the output can't be written.
pub(crate) fn run(inputs: &Inputs) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut code = SUCCESS;
    inputs.for_each(&mut |label, result| {
        match result {
            Ok(reading) => {
                if !inputs.quiet {
                    for warning in &reading.warnings {
                        print_error(&format!("{label}:{warning}"));
                    }
                }
                write(&mut out, &reading, inputs.is_single())?;
            }
            Err(problem) => {
                print_error(&format!("{label}: error: {problem}"));
                code = code.max(if matches!(problem, Problem::File(_)) { UNUSABLE } else { NO_ARTICLE });
            }
        }
        Ok(())
    })?;
    Ok(code)
}

/// Writes an article: pretty-printed if it is the only one, else on one line.
fn write(out: &mut impl Write, reading: &Reading, is_single: bool) -> io::Result<()> {
    let article = &reading.article;
    let text = if is_single { serde_json::to_string_pretty(article)? } else { serde_json::to_string(article)? };
    out.write_all((text + "\n").as_bytes())
}
