//! `normalize`: any accepted JSON in, our own format out, as the widget's `normalize()` has it in a page.
//!
//! It knows no more than the crate's public surface, and reads its arguments by hand: they are few, and a dependency would
//! stand in the tree of the wasm too.

mod arguments;
mod input;
mod pretty;

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use news_article::{
    error::{FormatError, Reading},
    formats,
    json::Json,
    native,
};

use self::{
    arguments::{Arguments, Request, USAGE},
    input::{Documents, Unread},
};

/// Some input gave no article.
const NO_ARTICLE: u8 = 1;
/// Wrong usage, or a file that can't be read.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let request = Arguments::parse(env::args_os().skip(1));
    let done = match request {
        Ok(Request::Run(arguments)) => Run { arguments, out: io::stdout().lock(), code: 0 }.all(),
        Ok(Request::Help) => say(USAGE),
        Ok(Request::Version) => say(concat!("normalize ", env!("CARGO_PKG_VERSION"), "\n")),
        Err(message) => {
            complain(&format!("normalize: {message}\nTry `normalize --help`."));
            Ok(UNUSABLE)
        }
    };
    match done {
        Ok(code) => code.into(),
        // Whoever read along has had enough: `normalize … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("normalize: error: what was read can't be written: {error}"));
            UNUSABLE.into()
        }
    }
}

fn say(text: &str) -> io::Result<u8> {
    io::stdout().lock().write_all(text.as_bytes()).map(|()| 0)
}

/// A line on stderr; when nobody reads there, there is nobody to tell.
fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The work over all files.
struct Run<'a> {
    arguments: Arguments,
    out: io::StdoutLock<'a>,
    code: u8,
}

impl Run<'_> {
    /// Reads every file; the exit code. What is wrong with one doesn't stop the others.
    ///
    /// # Errors
    ///
    /// When nothing can be written any more.
    fn all(mut self) -> io::Result<u8> {
        for file in self.arguments.files.clone() {
            let lines = self.arguments.has_lines(&file);
            let documents = match Documents::open(&file, lines) {
                Ok(documents) => documents,
                Err(error) => {
                    complain(&format!("{}: error: {error}", input::label(&file)));
                    self.code = UNUSABLE;
                    continue;
                }
            };
            for (label, text) in documents {
                self.document(&label, text)?;
            }
        }
        Ok(self.code)
    }

    fn document(&mut self, label: &str, text: Result<String, Unread>) -> io::Result<()> {
        let text = match text {
            Ok(text) => text,
            Err(unread) => {
                complain(&format!("{label}: error: {unread}"));
                self.code = self.code.max(if matches!(unread, Unread::File(_)) { UNUSABLE } else { NO_ARTICLE });
                return Ok(());
            }
        };
        match formats::read(&text, &self.arguments.format, &self.arguments.base) {
            Ok(reading) => self.article(label, &reading),
            Err(error) => {
                complain(&failed(label, &error));
                self.code = self.code.max(NO_ARTICLE);
                Ok(())
            }
        }
    }

    fn article(&mut self, label: &str, reading: &Reading) -> io::Result<()> {
        if !self.arguments.quiet {
            for warning in &reading.warnings {
                let place = if warning.path.is_empty() { String::new() } else { format!("{}: ", warning.path) };
                complain(&format!("{label}:{place}{}: {}", warning.code, warning.message));
            }
        }
        let article: Json = native::write(&reading.article);
        let text = if self.arguments.one_only() { pretty::written(&article) } else { article.to_string() };
        self.out.write_all((text + "\n").as_bytes())
    }
}

fn failed(label: &str, error: &FormatError) -> String {
    let place = error.path().filter(|path| !path.is_empty()).map(|path| format!(" at {path}")).unwrap_or_default();
    format!("{label}: error: {}{place}: {}", error.code(), error.message())
}
