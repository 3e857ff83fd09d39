//! From JSON to an article: one file a format, known by its shape or by name.
//!
//! Whoever reads gives a value *and* what was wrong with it: what spoils one block, picture or related item is a
//! [`Warning`] with a path into the input, and the rest of the article is shown.

mod limits;
mod native;
mod reader;

use crate::{
    json::{Json, SyntaxError},
    model::Article,
};

#[cfg(feature = "schema")]
pub use native::schema;
pub use native::write;

/// The names of the formats, our own first. This version reads the first; the others are known by name.
pub const FORMATS: &[&str] =
    &["article-widget", "json-ld", "ninjs", "wordpress", "ghost", "json-feed", "ans", "guardian", "apple-news"];

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
    /// `dropped-markup`, `limit`.
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

/// Reads an article. `format` is `auto` or one of [`FORMATS`]; relative addresses are joined with `base`.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
pub fn read(text: &str, format: &str, base: &str) -> Result<Reading, FormatError> {
    if text.len() > MAX_BYTES {
        let message = format!("expected at most {MAX_BYTES} bytes, found {}", text.len());
        return Err(FormatError::new(Kind::TooLarge, message));
    }
    let json = Json::parse(text)?;
    if let Some(message) = upstream_error(&json) {
        return Err(FormatError::new(Kind::UpstreamError, message));
    }
    let format = match format {
        "auto" => detect(&json)?,
        name => known(name)?,
    };
    let (article, warnings) = native::read(&json, base)?;
    Ok(Reading { article, format, warnings })
}

/// The format of a JSON value, by its shape.
fn detect(json: &Json) -> Result<&'static str, FormatError> {
    let tells = ["headline", "body", "articleBody", "articleSection"];
    if tells.iter().any(|key| json.get(key).is_some_and(|value| *value != Json::Null)) {
        return known("article-widget");
    }
    let found = match json {
        Json::Object(members) if !members.is_empty() => {
            let keys: Vec<_> = members.iter().take(5).map(|(key, _)| ["`", key, "`"].concat()).collect();
            ["an object with ", &keys.join(", ")].concat()
        }
        Json::Object(_) => "an empty object".to_owned(),
        other => other.kind().to_owned(),
    };
    let message = ["expected an article, an object with `headline`; found ", &found].concat();
    Err(FormatError::new(Kind::UnknownFormat, message))
}

fn known(name: &str) -> Result<&'static str, FormatError> {
    let message = match FORMATS.iter().position(|known| *known == name) {
        Some(0) => return Ok("article-widget"),
        Some(_) => ["the format `", name, "` is not read by this version"].concat(),
        None => ["expected `auto` or one of ", &FORMATS.join(", "), "; found `", name, "`"].concat(),
    };
    Err(FormatError::new(Kind::UnknownFormat, message))
}

/// The message of a CMS's error object: `{code, message}` (WordPress) or `{errors: [{message}]}` (Ghost and others).
fn upstream_error(json: &Json) -> Option<String> {
    if json.get("headline").is_some() {
        return None;
    }
    let error = match (json.get("errors"), json.get("error")) {
        (Some(Json::Array(errors)), _) => errors.first()?,
        (_, Some(error @ Json::Object(_))) => error,
        (_, Some(Json::String(message))) => return Some(message.to_string()),
        _ if json.get("code").is_some() || json.get("status").is_some() => json,
        _ => return None,
    };
    error.get("message").and_then(Json::as_str).map(str::to_owned)
}

#[cfg(test)]
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
        fails(r#"{"code":"x","message":"No such post","data":{}}"#, "auto", "upstream-error", "No such post", None);
        fails(r#"{"errors":[{"message":"Gone"}]}"#, "auto", "upstream-error", "Gone", None);
        fails(&"[".repeat(500), "auto", "too-large", "expected less nesting, found `[` at line 1, column 129", None);
        assert_eq!(read(&" ".repeat(MAX_BYTES + 1), "auto", "").unwrap_err().code(), "too-large");
    }
}
