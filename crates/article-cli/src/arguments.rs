//! What is asked for on the command line.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use news_article::{formats::FORMATS, model::Url};

/// What `--help` says.
pub(crate) const USAGE: &str = "\
Reads articles in any known format and writes them in our own.

usage: normalize [OPTIONS] [FILE…]

A file is JSON; one that ends in .ndjson or .jsonl holds a JSON text a line. `-`, or no file: what comes on stdin.
One article is written so that a person can read it, several a line each. Warnings and errors go to stderr:
FILE:path: code: message, and FILE: error: code at path: message.

  --format NAME  auto (by shape) or a format's name; auto unless it is given
  --base URL     the JSON's own address, which relative addresses are joined with
  --ndjson       every input holds a JSON text a line
  -q, --quiet    no warnings
  -h, --help
  -V, --version

It ends with 0 when all was read, 1 when some input gave no article, 2 for wrong usage or a file that can't be read.
";

/// What is to be done.
pub(crate) enum Request {
    /// Reading.
    Run(Arguments),
    /// `--help`
    Help,
    /// `--version`
    Version,
}

/// How to read, and what.
pub(crate) struct Arguments {
    /// `auto` or one of [`FORMATS`].
    pub(crate) format: String,
    /// What relative addresses are joined with; none when it is empty.
    pub(crate) base: String,
    /// The inputs, at least one; `-` is stdin.
    pub(crate) files: Vec<PathBuf>,
    /// Whether warnings are kept back.
    pub(crate) quiet: bool,
    ndjson: bool,
}

impl Arguments {
    /// Reads the words after the program's name.
    ///
    /// # Errors
    ///
    /// What is wrong with them.
    pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Request, String> {
        let mut words = words;
        let mut arguments =
            Self { format: "auto".to_owned(), base: String::new(), files: Vec::new(), quiet: false, ndjson: false };
        let mut options = true;
        while let Some(word) = words.next() {
            let text = word.to_string_lossy().into_owned();
            if !options || text == "-" || !text.starts_with('-') {
                arguments.files.push(word.into());
                continue;
            }
            let (name, attached) = match text.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (text.as_str(), None),
            };
            match (name, attached) {
                ("--format", value) => arguments.format = format(value_of(name, value, &mut words)?)?,
                ("--base", value) => arguments.base = base(value_of(name, value, &mut words)?)?,
                ("--ndjson", None) => arguments.ndjson = true,
                ("--quiet" | "-q", None) => arguments.quiet = true,
                ("--help" | "-h", None) => return Ok(Request::Help),
                ("--version" | "-V", None) => return Ok(Request::Version),
                ("--", None) => options = false,
                _ => return Err(format!("there is no option `{text}`")),
            }
        }
        if arguments.files.is_empty() {
            arguments.files.push("-".into());
        }
        Ok(Request::Run(arguments))
    }

    /// Whether a file holds a JSON text a line.
    pub(crate) fn has_lines(&self, file: &Path) -> bool {
        let named = |end: &OsStr| end.eq_ignore_ascii_case("ndjson") || end.eq_ignore_ascii_case("jsonl");
        self.ndjson || file.extension().is_some_and(named)
    }

    /// Whether there is no more than one article to be written.
    pub(crate) fn one_only(&self) -> bool {
        matches!(self.files.as_slice(), [file] if !self.has_lines(file))
    }
}

fn value_of(name: &str, attached: Option<&str>, words: &mut impl Iterator<Item = OsString>) -> Result<String, String> {
    let value = attached.map(str::to_owned).or_else(|| Some(words.next()?.to_string_lossy().into_owned()));
    value.ok_or_else(|| format!("`{name}` needs a value"))
}

fn format(name: String) -> Result<String, String> {
    match name == "auto" || FORMATS.contains(&name.as_str()) {
        true => Ok(name),
        false => Err(format!("expected `auto` or one of {}; found `{name}`", FORMATS.join(", "))),
    }
}

fn base(address: String) -> Result<String, String> {
    match Url::parse(&address, "") {
        Ok(url) if url.is_web() => Ok(address),
        _ => Err(format!("expected an address with http or https for `--base`, found `{address}`")),
    }
}
