//! From JSON to an article: one file a format, known by its shape or by name.
//!
//! Whoever reads gives a value *and* what was wrong with it: what spoils one block, picture or related item is a
//! [`Warning`] with a path into the input, and the rest of the article is shown.

#[cfg(feature = "formats")]
mod detect;
#[cfg(feature = "formats")]
mod found;
mod limits;
mod native;
mod reader;

use self::reader::Reader;
use crate::{
    json::{Json, SyntaxError},
    model::Article,
};

#[cfg(feature = "formats")]
pub use detect::FORMATS;
#[cfg(feature = "schema")]
pub use native::schema;
#[cfg(feature = "formats")]
pub use native::write;

/// The name of our own format.
pub const OWN: &str = "article-widget";

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

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

/// Something that was wrong with a part of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing: `invalid-type`, `invalid-value`, `invalid-url`, `invalid-date`, `missing`, `unknown-block`,
    /// `dropped-markup`, `limit`, `several`.
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
enum Kind {
    JsonSyntax,
    #[cfg(feature = "formats")]
    UnknownFormat,
    InvalidArticle,
    #[cfg(feature = "formats")]
    UpstreamError,
    TooLarge,
}

impl FormatError {
    /// The error's code in the contract.
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::JsonSyntax => "json-syntax",
            #[cfg(feature = "formats")]
            Kind::UnknownFormat => "unknown-format",
            Kind::InvalidArticle => "invalid-article",
            #[cfg(feature = "formats")]
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

    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), path: None }
    }

    fn invalid(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(Kind::InvalidArticle, message) }
    }
}

impl From<SyntaxError> for FormatError {
    fn from(error: SyntaxError) -> Self {
        Self::new(if error.too_deep { Kind::TooLarge } else { Kind::JsonSyntax }, error.message)
    }
}

/// Reads our own format, which is all that the widget itself knows. `None`: this is another one, or holds what only
/// [`read`] can read.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
pub fn own(text: &str, format: &str, base: &str) -> Result<Option<Reading>, FormatError> {
    let json = parsed(text)?;
    if format != OWN && !(format == "auto" && native::fits(&json)) || native::has_html(&json) {
        return Ok(None);
    }
    let mut reader = Reader::new(base);
    let article = native::read(&json, &mut reader)?;
    Ok(Some(Reading { article, format: OWN, warnings: reader.warnings() }))
}

/// Reads any format. `format` is `auto` or one of [`FORMATS`]; relative addresses are joined with `base`.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
#[cfg(feature = "formats")]
pub fn read(text: &str, format: &str, base: &str) -> Result<Reading, FormatError> {
    let json = parsed(text)?;
    let (format, found) = detect::found(&json, format)?;
    let mut reader = Reader::at(base, found.path);
    if found.more > 0 {
        let more = found.more.to_string();
        reader.warn("several", ["read the first article; there are ", &more, " more"].concat());
    }
    let article = (format.read)(found.article, &mut reader)?;
    Ok(Reading { article, format: format.name, warnings: reader.warnings() })
}

fn parsed(text: &str) -> Result<Json, FormatError> {
    if text.len() > MAX_BYTES {
        let (limit, found) = (MAX_BYTES.to_string(), text.len().to_string());
        let message = ["expected at most ", &limit, " bytes, found ", &found].concat();
        return Err(FormatError::new(Kind::TooLarge, message));
    }
    Ok(Json::parse(text)?)
}

#[cfg(test)]
#[cfg(feature = "formats")]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn fails(text: &str, format: &str, code: &str, message: &str, path: Option<&str>) {
        let error = read(text, format, "https://a.example/").unwrap_err();
        assert_eq!((error.code(), error.message(), error.path()), (code, message, path), "{text}");
    }

    #[test]
    fn errors() {
        let unknown = "expected an article, an object with `headline`; found ";
        fails("{", "auto", "json-syntax", "expected a string or `}`, found the end at line 1, column 2", None);
        fails("{}", "auto", "unknown-format", &format!("{unknown}an empty object"), None);
        fails("[]", "auto", "unknown-format", &format!("{unknown}an array"), None);
        fails(
            "{\"title\":1,\"x\":2}",
            "auto",
            "unknown-format",
            &format!("{unknown}an object with `title`, `x`"),
            None,
        );
        fails("{\"body\":[]}", "auto", "invalid-article", "expected a string, found nothing", Some("headline"));
        fails("{\"headline\":\" \"}", "auto", "invalid-article", "expected some text, found nothing", Some("headline"));
        fails("{\"headline\":{}}", "auto", "invalid-article", "expected a string, found an object", Some("headline"));
        fails("[]", "article-widget", "invalid-article", "expected an object, found an array", Some(""));
        fails("{}", "ghost", "unknown-format", "the format `ghost` is not read by this version", None);
        let named = "expected `auto` or one of article-widget, json-ld, ninjs, wordpress, ghost, json-feed, ans, guardian, apple-news; found `x`";
        fails("{}", "x", "unknown-format", named, None);
        fails(r#"{"code":"x","message":"No such post","data":{}}"#, "auto", "upstream-error", "No such post", None);
        fails(r#"{"errors":[{"message":"Gone"}]}"#, "auto", "upstream-error", "Gone", None);
        fails(&"[".repeat(500), "auto", "too-large", "expected less nesting, found `[` at line 1, column 129", None);
        assert_eq!(read(&" ".repeat(MAX_BYTES + 1), "auto", "").unwrap_err().code(), "too-large");
    }
}
