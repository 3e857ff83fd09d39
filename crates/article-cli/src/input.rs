//! The inputs: files and stdin, one JSON text at a time. A file with one text per line is not read into memory as a whole,
//! and no more of a text is read than `news-article` accepts.

use std::{
    ffi::OsStr,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use news_article::{FormatError, Reading, limits::MAX_BYTES};

/// What to read, and how.
pub(crate) struct Inputs {
    /// `auto` or one of [`FORMATS`](news_article::FORMATS).
    pub(crate) format: String,
    /// The base of relative URLs; empty if there is none.
    pub(crate) base: String,
    /// The files; `-` is stdin.
    pub(crate) files: Vec<PathBuf>,
    /// Whether each line of every input is a JSON text.
    pub(crate) ndjson: bool,
    /// Whether warnings are not reported.
    pub(crate) quiet: bool,
}

/// The reason why an input contains no article.
pub(crate) enum Problem {
    /// The file can't be read.
    File(io::Error),
    /// The text isn't UTF-8 after this many bytes.
    Encoding(usize),
    /// The text is longer than [`MAX_BYTES`]. It is not read to its end.
    TooLarge,
    /// The text, and the error of reading it.
    Format(String, FormatError),
}

impl Problem {
    /// The code and the message. A file that can't be read has the code `io`.
    pub(crate) fn code_and_message(&self) -> (&'static str, String) {
        match self {
            Self::File(error) => ("io", error.to_string()),
            Self::Encoding(at) => ("json-syntax", format!("expected UTF-8, found another byte after {at} bytes")),
            Self::TooLarge => ("too-large", format!("expected at most {MAX_BYTES} bytes, found more")),
            Self::Format(_, error) => (error.code(), error.message().to_owned()),
        }
    }
}

/// Writes `code at path: message`; only the message if the file can't be read.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Format(_, error) => error.fmt(f),
            Self::Encoding(_) | Self::TooLarge => {
                let (code, message) = self.code_and_message();
                write!(f, "{code}: {message}")
            }
        }
    }
}

/// A callback that receives the label of a JSON text, and its article.
type Handle<'a> = dyn FnMut(&str, Result<Reading, Problem>) -> io::Result<()> + 'a;

impl Default for Inputs {
    fn default() -> Self {
        Self { format: "auto".to_owned(), base: String::new(), files: Vec::new(), ndjson: false, quiet: false }
    }
}

impl Inputs {
    /// These inputs, or stdin if there is no file.
    pub(crate) fn or_stdin(mut self) -> Self {
        if self.files.is_empty() {
            self.files.push("-".into());
        }
        self
    }

    /// Whether the inputs are a single JSON text.
    pub(crate) fn is_single(&self) -> bool {
        matches!(self.files.as_slice(), [file] if !self.has_lines(file))
    }

    /// Reads the article of each JSON text and passes it to `handle` with its label, such as `a.json` or `a.ndjson:3`.
    ///
    /// # Errors
    ///
    /// The first error of `handle`, which stops the reading.
    pub(crate) fn for_each(&self, handle: &mut Handle) -> io::Result<()> {
        for file in &self.files {
            match Texts::open(file, self.has_lines(file)) {
                Err(error) => handle(&label(file), Err(Problem::File(error)))?,
                Ok(texts) => {
                    for (label, text) in texts {
                        handle(&label, text.and_then(|text| self.read(text)))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn read(&self, text: String) -> Result<Reading, Problem> {
        news_article::read(&text, &self.format, &self.base).map_err(|error| Problem::Format(text, error))
    }

    /// Whether each line of a file is a JSON text.
    fn has_lines(&self, file: &Path) -> bool {
        let is_ndjson = |end: &OsStr| end.eq_ignore_ascii_case("ndjson") || end.eq_ignore_ascii_case("jsonl");
        self.ndjson || file.extension().is_some_and(is_ndjson)
    }
}

/// The name of a file for messages.
fn label(file: &Path) -> String {
    if is_stdin(file) { "<stdin>".to_owned() } else { file.display().to_string() }
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The JSON texts of one file with their labels.
struct Texts {
    reader: Box<dyn BufRead>,
    label: String,
    /// The number of the line that was read last; `None` if the whole file is one text.
    line: Option<usize>,
    done: bool,
}

impl Texts {
    /// Opens a file, or stdin.
    ///
    /// # Errors
    ///
    /// If it can't be opened.
    fn open(file: &Path, lines: bool) -> io::Result<Self> {
        let reader: Box<dyn BufRead> =
            if is_stdin(file) { Box::new(io::stdin().lock()) } else { Box::new(BufReader::new(File::open(file)?)) };
        Ok(Self { reader, label: label(file), line: lines.then_some(0), done: false })
    }

    /// The bytes of the next text, but at most one more than [`MAX_BYTES`].
    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        let mut limited = self.reader.by_ref().take(limit);
        if self.line.is_none() {
            self.done = true;
            limited.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        self.done = limited.read_until(b'\n', &mut bytes)? == 0;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if limited.limit() == 0 {
            self.reader.skip_until(b'\n')?;
        }
        Ok(bytes)
    }
}

impl Iterator for Texts {
    type Item = (String, Result<String, Problem>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let bytes = self.bytes();
            let label = match &mut self.line {
                Some(line) => {
                    *line += 1;
                    format!("{}:{line}", self.label)
                }
                None => self.label.clone(),
            };
            match bytes {
                Err(error) => {
                    self.done = true;
                    return Some((label, Err(Problem::File(error))));
                }
                // Empty lines are skipped.
                Ok(bytes) if self.line.is_some() && bytes.trim_ascii().is_empty() => {}
                Ok(bytes) => return Some((label, decode(bytes))),
            }
        }
        None
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| Problem::Encoding(error.utf8_error().valid_up_to()))
}
