//! The program `article-widget`: reads, checks and describes articles on the command line.
//!
//! Each subcommand is a module. All of them use the public interface of `news-article` only.

// Trunk builds the default members of the workspace for wasm32, including this crate. It is empty there, because the
// features of `news-article` that it needs would make the main bundle larger.
#![cfg(not(target_family = "wasm"))]

mod args;
mod check;
mod input;
mod normalize;
mod output;
mod schema;

use std::process::ExitCode;

use self::args::{Command, Request, UsageError};

/// Every input was read; with `check`, there are no errors.
const SUCCESS: u8 = 0;
/// Wrong usage, or a file that can't be read.
const UNUSABLE: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let result = match args::parse(lexopt::Parser::from_env()) {
        Ok(Request::Run(command)) => run(command),
        Ok(Request::Print(text)) => output::print(&text).map(|()| SUCCESS),
        Err(UsageError { program, message }) => {
            output::print_error(&format!("{program}: {message}\nTry `{program} --help`."));
            Ok(UNUSABLE)
        }
    };
    match result {
        Ok(code) => code.into(),
        // The process that reads the output has closed the pipe, as in `article-widget normalize … | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::print_error(&format!("article-widget: error: the output can't be written: {error}"));
            UNUSABLE.into()
        }
    }
}

/// Runs a subcommand and returns the exit code.
///
/// # Errors
///
/// If the output can't be written.
fn run(command: Command) -> std::io::Result<u8> {
    match command {
        Command::Normalize(inputs) => normalize::run(&inputs),
        Command::Check(options) => check::run(&options),
        Command::Schema => schema::run(),
    }
}
