//! Which format a JSON value is, by its shape or by name, and where in it the article stands.

use super::{ans, apple_news, found::Found, ghost, guardian, json_feed, json_ld, ninjs, wordpress};
use crate::{
    error::{FormatError, Kind},
    json::Json,
    model::Article,
    native::{self, NAME},
    reader::Reader,
};

/// A format: one file beside this one.
pub(super) struct Format {
    /// Its name in the `format` attribute.
    pub(super) name: &'static str,
    /// The article in a value of this format's shape; `None` when the value has another shape.
    find: fn(&Json) -> Option<Found<'_>>,
    /// Reads an article.
    pub(super) read: fn(&Json, &mut Reader) -> Result<Article, FormatError>,
}

/// The names of the formats, our own first.
pub const FORMATS: &[&str] =
    &[NAME, "json-ld", "ninjs", "wordpress", "ghost", "json-feed", "ans", "guardian", "apple-news"];

/// Our own, whose shape tells the least.
static OURS: Format = Format {
    name: NAME,
    find: |json| (native::fits(json) || native::resembles(json)).then(|| Found::itself(json)),
    read: native::read,
};

/// The others that this version reads, the most telling shape first.
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

/// The format of a value, and the article in it.
///
/// # Errors
///
/// When it has no known shape, when it is a CMS's error instead of an article, when the name isn't one of [`FORMATS`] or
/// another format's.
pub(super) fn found<'j>(json: &'j Json, name: &str) -> Result<(&'static Format, Found<'j>), FormatError> {
    // A value that is said to be our own is read as that, whatever it looks like: its errors say what is missing.
    if name == NAME {
        return Ok((&OURS, Found::itself(json)));
    }
    if let Some(message) = upstream_error(json) {
        return Err(FormatError::new(Kind::UpstreamError, message));
    }
    // What the widget itself would take for its own is its own here, too.
    let ours = native::fits(json).then(|| (&OURS, Found::itself(json)));
    let by_shape =
        ours.or_else(|| OTHERS.iter().chain([&OURS]).find_map(|format| Some((format, (format.find)(json)?))));
    if name == "auto" {
        return by_shape.ok_or_else(|| {
            let found = described(json);
            let message = ["expected an article, an object with `headline`; found ", &found].concat();
            FormatError::new(Kind::UnknownFormat, message)
        });
    }
    let Some(format) = OTHERS.iter().find(|format| format.name == name) else {
        let message = ["expected `auto` or one of ", &FORMATS.join(", "), "; found `", name, "`"].concat();
        return Err(FormatError::new(Kind::UnknownFormat, message));
    };
    // Where several formats share a shape the name decides.
    match (format.find)(json) {
        Some(found) => Ok((format, found)),
        None => {
            let looks = by_shape.map_or_else(|| described(json), |(format, _)| ["`", format.name, "`"].concat());
            let message = ["expected the format `", name, "`, found ", &looks].concat();
            Err(FormatError::new(Kind::UnknownFormat, message))
        }
    }
}

/// What a value is, by its first keys.
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
/// `{errors: [{message}]}` (Ghost and others), `{response: {status: "error", message}}` (the Guardian), or nothing but
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
