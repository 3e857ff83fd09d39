//! `article-widget check`: reports the format, the warnings and the errors of each input, and never prints an article.

use std::io::{self, Write};

use news_article::{ErrorKind, FormatError, Reading, Warning, json::Json};
use serde::Serialize;

use crate::{
    SUCCESS, UNUSABLE,
    input::{Inputs, Problem},
};

/// An input has warnings, with `--strict`.
const WARNINGS: u8 = 1;
/// An input contains no article, or can't be read.
const ERRORS: u8 = UNUSABLE;

/// What to check, and how to report it.
pub(crate) struct Options {
    /// The inputs.
    pub(crate) inputs: Inputs,
    /// Whether warnings are a failure.
    pub(crate) strict: bool,
    /// Whether the report is JSON, with one object per line for each input.
    pub(crate) json: bool,
}

/// The report on one input, for `--json`.
#[derive(Serialize)]
struct Report<'a> {
    /// The file, with the line number if each line is a text.
    input: &'a str,
    /// The format that it was read as.
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    /// The error, if the input contains no article.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ReportedError<'a>>,
    /// The warnings about parts of the article.
    warnings: &'a [Warning],
}

/// An error, for `--json`.
#[derive(Serialize)]
struct ReportedError<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    /// The line of a syntax error, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The column of a syntax error, in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// Checks every input; returns the exit code.
///
/// # Errors
///
/// If the output can't be written.
pub(crate) fn run(options: &Options) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut code = SUCCESS;
    options.inputs.for_each(&mut |label, result| {
        code = code.max(match &result {
            Err(_) => ERRORS,
            Ok(reading) if options.strict && !reading.warnings.is_empty() => WARNINGS,
            Ok(_) => SUCCESS,
        });
        let text = match options.json {
            true => serde_json::to_string(&report(label, &result, options.inputs.quiet))? + "\n",
            false => describe(label, &result, options.inputs.quiet),
        };
        out.write_all(text.as_bytes())
    })?;
    Ok(code)
}

/// The report as text: each warning, or the error, and unless `quiet` the format.
fn describe(label: &str, result: &Result<Reading, Problem>, quiet: bool) -> String {
    let reading = match result {
        Err(problem) => return format!("{label}: error: {problem}\n"),
        Ok(_) if quiet => return String::new(),
        Ok(reading) => reading,
    };
    let mut lines = String::new();
    for warning in &reading.warnings {
        lines.push_str(&format!("{label}:{warning}\n"));
    }
    let count = match reading.warnings.len() {
        0 => "no warnings".to_owned(),
        1 => "1 warning".to_owned(),
        count => format!("{count} warnings"),
    };
    lines + &format!("{label}: {}, {count}\n", reading.format)
}

fn report<'a>(label: &'a str, result: &'a Result<Reading, Problem>, quiet: bool) -> Report<'a> {
    match result {
        Ok(reading) => {
            let warnings = if quiet { &[][..] } else { &reading.warnings };
            Report { input: label, format: Some(reading.format), error: None, warnings }
        }
        Err(problem) => Report { input: label, format: None, error: Some(reported(problem)), warnings: &[] },
    }
}

fn reported(problem: &Problem) -> ReportedError<'_> {
    let (code, message) = problem.code_and_message();
    let (path, position) = match problem {
        Problem::Format(text, error) => (error.path(), position(text, error)),
        _ => (None, None),
    };
    let (line, column) = position.unzip();
    ReportedError { code, message, path, line, column }
}

/// The line and the column of a syntax error. `FormatError` has them only in its message, so the text is parsed again.
fn position(text: &str, error: &FormatError) -> Option<(usize, usize)> {
    if error.kind() != ErrorKind::JsonSyntax {
        return None;
    }
    let error = Json::parse(text).err()?;
    Some((error.line, error.column))
}
