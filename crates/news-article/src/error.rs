//! The results of reading: a [`Reading`] with its warnings, or a [`FormatError`].

use std::{error::Error, fmt};

use crate::{
    json::{Json, SyntaxError},
    model::Article,
};

/// An article, and the warnings about its JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The format that it was read as, one of [`FORMATS`](crate::FORMATS).
    pub format: &'static str,
    /// The parts that were left out or corrected, in the order of reading (the body first). At most 1,000 are kept.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// The warnings as JSON: `[{code, path, message}]`.
    pub fn warnings_json(&self) -> Json {
        let mut list = Vec::with_capacity(self.warnings.len());
        for Warning { code, path, message } in &self.warnings {
            list.push(Json::object(vec![
                ("code", Json::text(code)),
                ("path", Json::text(path)),
                ("message", Json::text(message)),
            ]));
        }
        Json::Array(list)
    }
}

/// A defect of a part of the input. The part is treated as absent; the rest of the article is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The kind of the defect: `invalid-type`, `invalid-value`, `invalid-url`, `invalid-date`, `missing`,
    /// `unknown-block`, `dropped-markup`, `limit`, `several`, `expired`, `embargoed`, `canceled` or `withheld`.
    pub code: &'static str,
    /// The path of the part in the input, such as `body[3].image.url`; empty for the input as a whole.
    pub path: String,
    /// What was expected and what was found, in English.
    pub message: String,
}

/// Writes `path: code: message`, without the path where it is empty.
impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// The error if the input contains no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    kind: ErrorKind,
    message: String,
    path: Option<String>,
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// `json-syntax`: the text isn't JSON. The message has the line and the column.
    JsonSyntax,
    /// `unknown-format`: the JSON has the shape of no supported format, or not of the one that was named.
    UnknownFormat,
    /// `invalid-article`: the format is known, but a required part is missing or invalid. [`FormatError::path`] is its path.
    InvalidArticle,
    /// `upstream-error`: the JSON is a CMS's error response. The message is that of the response.
    UpstreamError,
    /// `too-large`: the text is longer than [`MAX_BYTES`](crate::limits::MAX_BYTES), or nested deeper than
    /// [`MAX_DEPTH`](crate::json::MAX_DEPTH).
    TooLarge,
}

impl ErrorKind {
    /// The code by which the widget and the program report this kind, such as `json-syntax`.
    pub fn code(self) -> &'static str {
        match self {
            Self::JsonSyntax => "json-syntax",
            Self::UnknownFormat => "unknown-format",
            Self::InvalidArticle => "invalid-article",
            Self::UpstreamError => "upstream-error",
            Self::TooLarge => "too-large",
        }
    }
}

impl FormatError {
    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The code of its kind, such as `json-syntax`.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What was expected and what was found, in English.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// For [`ErrorKind::InvalidArticle`], the path of the part in the input, such as `headline`; empty for the input as a whole.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), path: None }
    }

    pub(crate) fn invalid(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(ErrorKind::InvalidArticle, message) }
    }
}

/// Writes `code at path: message`, without the path if there is none.
impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        if let Some(path) = self.path().filter(|path| !path.is_empty()) {
            write!(f, " at {path}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Error for FormatError {}

impl From<SyntaxError> for FormatError {
    fn from(error: SyntaxError) -> Self {
        Self::new(if error.too_deep { ErrorKind::TooLarge } else { ErrorKind::JsonSyntax }, error.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_warnings_are_displayed_with_their_path() {
        let error = FormatError::invalid("headline", "expected a string, found nothing");
        assert_eq!(error.to_string(), "invalid-article at headline: expected a string, found nothing");
        let error = FormatError::new(ErrorKind::UpstreamError, "Gone");
        assert_eq!(error.to_string(), "upstream-error: Gone");
        let mut warning = Warning { code: "limit", path: "body".to_owned(), message: "expected at most 1".to_owned() };
        assert_eq!(warning.to_string(), "body: limit: expected at most 1");
        warning.path.clear();
        assert_eq!(warning.to_string(), "limit: expected at most 1");
    }
}
