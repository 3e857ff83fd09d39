//! The command line: subcommands, options and help.

mod help;

use std::ffi::OsString;

use lexopt::{Arg, Parser};
use news_article::{FORMATS, model::Url};

use self::help::{CHECK_HELP, HELP, NORMALIZE_HELP, SCHEMA_HELP};
use crate::{check, input::Inputs};

const PROGRAM: &str = "article-widget";

/// The request of a command line.
pub(crate) enum Request {
    /// Run a subcommand.
    Run(Command),
    /// Print a text: help or the version.
    Print(String),
}

/// A subcommand with its options.
pub(crate) enum Command {
    /// `normalize`
    Normalize(Inputs),
    /// `check`
    Check(check::Options),
    /// `schema`
    Schema,
}

/// An error in the command line.
pub(crate) struct UsageError {
    /// The name of the program, and of the subcommand if one is given.
    pub(crate) program: String,
    /// What was expected.
    pub(crate) message: String,
}

/// Reads the command line.
///
/// # Errors
///
/// If a subcommand or an option is unknown, or a value is missing or invalid.
pub(crate) fn parse(mut parser: Parser) -> Result<Request, UsageError> {
    let fail = |program: &str, message: String| UsageError { program: program.to_owned(), message };
    let name = match next(&mut parser).map_err(|message| fail(PROGRAM, message))? {
        Some(Argument::Value(name)) => name.to_string_lossy().into_owned(),
        Some(Argument::Option(name)) => {
            return information(&name, HELP).ok_or_else(|| fail(PROGRAM, unknown_option(&name)));
        }
        None => return Err(fail(PROGRAM, "expected a command".to_owned())),
    };
    let request = match name.as_str() {
        "normalize" => normalize(&mut parser),
        "check" => check(&mut parser),
        "schema" => schema(&mut parser),
        _ => return Err(fail(PROGRAM, format!("there is no command `{name}`"))),
    };
    request.map_err(|message| fail(&[PROGRAM, &name].join(" "), message))
}

fn normalize(parser: &mut Parser) -> Result<Request, String> {
    let mut inputs = Inputs::default();
    while let Some(argument) = next(parser)? {
        match input_argument(argument, parser, &mut inputs)? {
            None => {}
            Some(name) => return information(&name, NORMALIZE_HELP).ok_or_else(|| unknown_option(&name)),
        }
    }
    Ok(Request::Run(Command::Normalize(inputs.or_stdin())))
}

fn check(parser: &mut Parser) -> Result<Request, String> {
    let (mut inputs, mut strict, mut json) = (Inputs::default(), false, false);
    while let Some(argument) = next(parser)? {
        match input_argument(argument, parser, &mut inputs)?.as_deref() {
            None => {}
            Some("--strict") => strict = true,
            Some("--json") => json = true,
            Some(name) => return information(name, CHECK_HELP).ok_or_else(|| unknown_option(name)),
        }
    }
    Ok(Request::Run(Command::Check(check::Options { inputs: inputs.or_stdin(), strict, json })))
}

fn schema(parser: &mut Parser) -> Result<Request, String> {
    match next(parser)? {
        None => Ok(Request::Run(Command::Schema)),
        Some(Argument::Option(name)) => information(&name, SCHEMA_HELP).ok_or_else(|| unknown_option(&name)),
        Some(Argument::Value(value)) => Err(format!("expected no file, found `{}`", value.to_string_lossy())),
    }
}

/// Reads an argument that `normalize` and `check` have in common: a file, or an option for the inputs. Returns the name of
/// any other option.
fn input_argument(argument: Argument, parser: &mut Parser, inputs: &mut Inputs) -> Result<Option<String>, String> {
    match argument {
        Argument::Value(file) => inputs.files.push(file.into()),
        Argument::Option(name) => match name.as_str() {
            "--format" => inputs.format = format(value(parser)?)?,
            "--base" => inputs.base = base(value(parser)?)?,
            "--ndjson" => inputs.ndjson = true,
            "--quiet" | "-q" => inputs.quiet = true,
            _ => return Ok(Some(name)),
        },
    }
    Ok(None)
}

/// An argument of the command line, independent of the parser.
enum Argument {
    /// An option with its dashes, such as `--base` or `-q`.
    Option(String),
    /// A command or a file.
    Value(OsString),
}

fn next(parser: &mut Parser) -> Result<Option<Argument>, String> {
    Ok(match parser.next().map_err(message)? {
        Some(Arg::Short(name)) => Some(Argument::Option(format!("-{name}"))),
        Some(Arg::Long(name)) => Some(Argument::Option(format!("--{name}"))),
        Some(Arg::Value(value)) => Some(Argument::Value(value)),
        None => None,
    })
}

fn value(parser: &mut Parser) -> Result<String, String> {
    Ok(parser.value().map_err(message)?.to_string_lossy().into_owned())
}

fn message(error: lexopt::Error) -> String {
    match error {
        lexopt::Error::MissingValue { option: Some(option) } => format!("`{option}` needs a value"),
        lexopt::Error::UnexpectedValue { option, value } => {
            unknown_option(&format!("{option}={}", value.to_string_lossy()))
        }
        other => other.to_string(),
    }
}

fn unknown_option(name: &str) -> String {
    format!("there is no option `{name}`")
}

/// The output of `--help` and `--version`; `None` for other options.
fn information(name: &str, help: &str) -> Option<Request> {
    match name {
        "--help" | "-h" => Some(Request::Print(help.to_owned())),
        "--version" | "-V" => Some(Request::Print(format!("{PROGRAM} {}\n", env!("CARGO_PKG_VERSION")))),
        _ => None,
    }
}

fn format(name: String) -> Result<String, String> {
    match name == "auto" || FORMATS.contains(&name.as_str()) {
        true => Ok(name),
        false => Err(format!("expected `auto` or one of {}; found `{name}`", FORMATS.join(", "))),
    }
}

fn base(text: String) -> Result<String, String> {
    match text.parse::<Url>() {
        Ok(url) if url.is_web() => Ok(text),
        _ => Err(format!("expected an http or https URL for `--base`, found `{text}`")),
    }
}
