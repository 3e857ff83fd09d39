//! What reading an article gives besides the article: errors and warnings.

use crate::{
    json::{Json, SyntaxError},
    model::Article,
};

/// An article, and what was wrong with its JSON.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The format that it was read as, one of [`FORMATS`].
    pub format: &'static str,
    /// What was left out or put right, in the order of reading (the body first).
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

/// Something that was wrong with a part of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing: `invalid-type`, `invalid-value`, `invalid-url`, `invalid-date`, `missing`, `unknown-block`,
    /// `dropped-markup`, `limit`, `several`, `expired`, `embargoed`, `canceled`, `withheld`.
    pub code: &'static str,
    /// Where, such as `body[3].image.url`.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
}

/// Why there is no article.
#[derive(Debug, PartialEq, Eq)]
pub struct FormatError {
    kind: Kind,
    message: String,
    path: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    JsonSyntax,
    UnknownFormat,
    InvalidArticle,
    UpstreamError,
    TooLarge,
}

impl FormatError {
    /// The error's code in the contract.
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::JsonSyntax => "json-syntax",
            Kind::UnknownFormat => "unknown-format",
            Kind::InvalidArticle => "invalid-article",
            Kind::UpstreamError => "upstream-error",
            Kind::TooLarge => "too-large",
        }
    }

    /// What was expected and what was found.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where in the input, for `invalid-article`.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), path: None }
    }

    pub(crate) fn invalid(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(Kind::InvalidArticle, message) }
    }
}

impl From<SyntaxError> for FormatError {
    fn from(error: SyntaxError) -> Self {
        Self::new(if error.too_deep { Kind::TooLarge } else { Kind::JsonSyntax }, error.message)
    }
}
