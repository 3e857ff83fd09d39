//! Recognising the format of a JSON value, by its shape or by the name that the caller gives.

use super::{ans, apple_news, ghost, guardian, json_feed, json_ld, locate::Located, ninjs, wordpress};
use crate::{
    error::{ErrorKind, FormatError},
    json::Json,
    model::Article,
    native::{self, NAME},
    reader::Reader,
};

/// A format: how it is recognised, and how it is read.
pub(super) struct Format {
    /// The name in the `format` attribute.
    pub(super) name: &'static str,
    /// Locates the article in a value of this format; `None` if the value has another shape.
    find: fn(&Json) -> Option<Located<'_>>,
    /// Reads the article.
    pub(super) read: fn(&Json, &mut Reader) -> Result<Article, FormatError>,
}

/// The names of the formats, the native one first.
pub const FORMATS: &[&str] =
    &[NAME, "json-ld", "ninjs", "wordpress", "ghost", "json-feed", "ans", "guardian", "apple-news"];

/// The native format. Its shape is the least distinctive, so it is tried last.
static NATIVE: Format = Format {
    name: NAME,
    find: |json| (native::is_native(json) || native::may_be_native(json)).then(|| Located::root(json)),
    read: native::read,
};

/// The other formats, the most distinctive shape first.
static OTHERS: &[Format] = &[
    Format { name: "json-ld", find: json_ld::find, read: json_ld::read },
    Format { name: "guardian", find: guardian::find, read: guardian::read },
    Format { name: "ans", find: ans::find, read: ans::read },
    Format { name: "apple-news", find: apple_news::find, read: apple_news::read },
    Format { name: "ninjs", find: ninjs::find, read: ninjs::read },
    Format { name: "wordpress", find: wordpress::find, read: wordpress::read },
    Format { name: "ghost", find: ghost::find, read: ghost::read },
    Format { name: "json-feed", find: json_feed::find, read: json_feed::read },
];

/// The format of a value, and where its article is.
///
/// # Errors
///
/// If the value has no known shape or another one than that of the format `name`, when it is the error message of a
/// CMS, and when `name` is neither `auto` nor one of [`FORMATS`].
pub(super) fn detect<'j>(json: &'j Json, name: &str) -> Result<(&'static Format, Located<'j>), FormatError> {
    // With the name of the native format any value is read as such: the error message contains what is missing.
    if name == NAME {
        return Ok((&NATIVE, Located::root(json)));
    }
    if let Some(message) = upstream_error(json) {
        return Err(FormatError::new(ErrorKind::UpstreamError, message));
    }
    // What the main bundle reads as the native format must be the native format here as well.
    let native = native::is_native(json).then(|| (&NATIVE, Located::root(json)));
    let by_shape =
        native.or_else(|| OTHERS.iter().chain([&NATIVE]).find_map(|format| Some((format, (format.find)(json)?))));
    if name == "auto" {
        return by_shape.ok_or_else(|| {
            let found = described(json);
            let message = ["expected an article, an object with `headline`; found ", &found].concat();
            FormatError::new(ErrorKind::UnknownFormat, message)
        });
    }
    let Some(format) = OTHERS.iter().find(|format| format.name == name) else {
        let message = ["expected `auto` or one of ", &FORMATS.join(", "), "; found `", name, "`"].concat();
        return Err(FormatError::new(ErrorKind::UnknownFormat, message));
    };
    // If a value has the shape of several formats, the name decides.
    match (format.find)(json) {
        Some(located) => Ok((format, located)),
        None => {
            let found = by_shape.map_or_else(|| described(json), |(format, _)| ["`", format.name, "`"].concat());
            let message = ["expected the format `", name, "`, found ", &found].concat();
            Err(FormatError::new(ErrorKind::UnknownFormat, message))
        }
    }
}

/// Describes a value by its first keys, for an error message.
fn described(json: &Json) -> String {
    match json {
        Json::Object(members) if !members.is_empty() => {
            let keys: Vec<_> = members.iter().take(5).map(|(key, _)| ["`", key, "`"].concat()).collect();
            ["an object with ", &keys.join(", ")].concat()
        }
        Json::Object(_) => "an empty object".to_owned(),
        other => other.kind().to_owned(),
    }
}

/// The message of a CMS's error object: `{code, message}` (WordPress), `{error, message}` (WordPress.com),
/// `{errors: [{message}]}` (Ghost and others), `{response: {status: "error", message}}` (the Guardian), or only
/// `{message}` (gateways).
fn upstream_error(json: &Json) -> Option<String> {
    if json.get("headline").or_else(|| json.get("title")).is_some() {
        return None;
    }
    if let Some(response) = json.get("response")
        && response.get("status").and_then(Json::as_str) == Some("error")
    {
        return upstream_error(response);
    }
    let error = match (json.get("errors"), json.get("error")) {
        (Some(Json::Array(errors)), _) => errors.first()?,
        (_, Some(error @ Json::Object(_))) => error,
        (_, Some(Json::String(code))) if !code.is_empty() => {
            return Some(json.get("message").and_then(Json::as_str).unwrap_or(code).to_owned());
        }
        _ if json.get("code").is_some() || json.get("status").is_some() => json,
        _ if matches!(json, Json::Object(members) if members.len() == 1) => json,
        _ => return None,
    };
    error.get("message").and_then(Json::as_str).map(str::to_owned)
}
