//! The inputs, a JSON text at a time: a file of a thousand lines is never held as a whole, and no text is read further
//! than the library would read it.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use news_article::limits::MAX_BYTES;

/// Why there is no text.
pub(crate) enum Unread {
    /// The file can't be read.
    File(io::Error),
    /// It isn't UTF-8, from that byte on.
    Encoding(usize),
    /// It is longer than [`MAX_BYTES`], nobody knows by how much.
    TooLarge,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Encoding(at) => write!(f, "json-syntax: expected UTF-8, found another byte after {at} bytes"),
            Self::TooLarge => write!(f, "too-large: expected at most {MAX_BYTES} bytes, found more"),
        }
    }
}

/// How messages name a file.
pub(crate) fn label(file: &Path) -> String {
    if is_stdin(file) { "<stdin>".to_owned() } else { file.display().to_string() }
}

/// The JSON texts of one file, each with what messages call it: a line's is `FILE:3`.
pub(crate) struct Documents {
    reader: Box<dyn BufRead>,
    label: String,
    /// The line that was read last; `None`: the file is one text.
    line: Option<usize>,
    done: bool,
}

impl Documents {
    /// Opens a file, or stdin.
    ///
    /// # Errors
    ///
    /// When it can't be opened.
    pub(crate) fn open(file: &Path, lines: bool) -> io::Result<Self> {
        let reader: Box<dyn BufRead> =
            if is_stdin(file) { Box::new(io::stdin().lock()) } else { Box::new(BufReader::new(File::open(file)?)) };
        Ok(Self { reader, label: label(file), line: lines.then_some(0), done: false })
    }

    /// The bytes of the next text, at most one more than the library would read.
    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut start = self.reader.by_ref().take(u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1));
        if self.line.is_none() {
            self.done = true;
            start.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        self.done = start.read_until(b'\n', &mut bytes)? == 0;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if start.limit() == 0 {
            self.reader.skip_until(b'\n')?;
        }
        Ok(bytes)
    }
}

impl Iterator for Documents {
    type Item = (String, Result<String, Unread>);

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
                    return Some((label, Err(Unread::File(error))));
                }
                // An empty line says nothing.
                Ok(bytes) if self.line.is_some() && bytes.trim_ascii().is_empty() => {}
                Ok(bytes) => return Some((label, decoded(bytes))),
            }
        }
        None
    }
}

fn decoded(bytes: Vec<u8>) -> Result<String, Unread> {
    if bytes.len() > MAX_BYTES {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| Unread::Encoding(error.utf8_error().valid_up_to()))
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}
