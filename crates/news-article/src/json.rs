//! JSON text to a plain tree, and back.
//!
//! Our own reader rather than a library's: every door is text (a host's object is turned into text first), so that the
//! line and column of an error are the same in every browser and natively, hostile input meets one limit on depth, and
//! the wasm carries no float parsing: a number stays as it was written until somebody wants it.

mod parser;

use std::{fmt, rc::Rc};

use self::parser::Parser;

/// Arrays and objects may stand inside each other this deep.
pub const MAX_DEPTH: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(Rc<str>),
    /// A string, its escapes undone; a lone surrogate has become U+FFFD.
    String(Rc<str>),
    /// An array.
    Array(Vec<Json>),
    /// An object's members, in the order of the text.
    Object(Vec<(Rc<str>, Json)>),
}

/// Why a text isn't JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What was expected and what was found.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// Whether the text is only nested deeper than [`MAX_DEPTH`].
    pub too_deep: bool,
}

impl Json {
    /// Reads a text by RFC 8259; a byte-order mark at its start is passed over.
    ///
    /// # Errors
    ///
    /// The first place where the text isn't JSON, or is nested deeper than [`MAX_DEPTH`].
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Parser::parse(text)
    }

    /// An object of these members.
    pub fn object(members: Vec<(&'static str, Json)>) -> Self {
        let mut object = Vec::with_capacity(members.len());
        for (key, value) in members {
            object.push((key.into(), value));
        }
        Self::Object(object)
    }

    /// A string.
    pub fn text(text: &str) -> Self {
        Self::String(text.into())
    }

    /// A whole number.
    pub fn number(number: usize) -> Self {
        Self::Number(number.to_string().into())
    }

    /// An object's member; the last one where a key is repeated, as with `JSON.parse`.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }

    /// A string's text.
    pub fn as_str(&self) -> Option<&str> {
        let Self::String(text) = self else { return None };
        Some(text)
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What kind of value this is, with its article, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// Writes it without white space.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Self::Number(number) => f.write_str(number),
            Self::String(text) => quoted(f, text),
            Self::Array(items) => {
                for (place, item) in items.iter().enumerate() {
                    f.write_str(if place == 0 { "[" } else { "," })?;
                    fmt::Display::fmt(item, f)?;
                }
                f.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Self::Object(members) => {
                for (place, (key, value)) in members.iter().enumerate() {
                    f.write_str(if place == 0 { "{" } else { "," })?;
                    quoted(f, key)?;
                    f.write_str(":")?;
                    fmt::Display::fmt(value, f)?;
                }
                f.write_str(if members.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\u{0}'..='\u{1f}' => {
                f.write_str("\\u00")?;
                fmt::Write::write_char(f, if c < '\u{10}' { '0' } else { '1' })?;
                fmt::Write::write_char(f, char::from_digit(u32::from(c) % 16, 16).unwrap_or('0'))?;
            }
            _ => fmt::Write::write_char(f, c)?,
        }
    }
    f.write_str("\"")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let json = Json::parse(text).unwrap();
        assert_eq!(json.to_string(), expected, "{text}");
        assert_eq!(Json::parse(expected).unwrap(), json, "{text}");
    }

    fn fails(text: &str, expected: &str) {
        assert_eq!(Json::parse(text).unwrap_err().message, expected, "{text}");
    }

    #[test]
    fn values_come_and_go() {
        check(" null ", "null");
        check("[ ]", "[]");
        check("{ }", "{}");
        check("[true, false, -0.5e+3]", "[true,false,-0.5e+3]");
        check("\u{feff}{\"a\": {\"b\": [1, {}]}}", r#"{"a":{"b":[1,{}]}}"#);
        check(r#""a\"\\\/\b\f\n\r\t\u00e9""#, r#""a\"\\/\u0008\u000c\n\u000d\u0009é""#);
        check(r#""\ud83d\ude00 \ud83d \ude00 \ud83dA""#, "\"😀 \u{fffd} \u{fffd} \u{fffd}A\"");
    }

    #[test]
    fn errors_say_what_and_where() {
        fails("", "expected a value, found the end at line 1, column 1");
        fails("{\n  \"a\": 1\n  \"b\": 2\n}", "expected `,` or `}`, found `\"` at line 3, column 3");
        fails("[1, ]", "expected a value, found `]` at line 1, column 5");
        fails("{\"a\": 1,}", "expected a string, found `}` at line 1, column 9");
        fails("{'a': 1}", "expected a string or `}`, found `'` at line 1, column 2");
        fails("\"é\n\"", "expected an escaped control character, found the end of the line at line 1, column 3");
        fails("\"abc", "expected `\"`, found the end at line 1, column 5");
        fails("\"\\x\"", "expected an escape, found `\\` at line 1, column 2");
        fails("\"\\u12g4\"", "expected four hexadecimal digits, found `1` at line 1, column 4");
        fails("[1.]", "expected a digit, found `]` at line 1, column 4");
        fails("01", "expected the end, found `1` at line 1, column 2");
        fails("undefined", "expected a value, found `u` at line 1, column 1");
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Json::parse(&nested(MAX_DEPTH)).is_ok());
        assert!(Json::parse(&nested(MAX_DEPTH + 1)).unwrap_err().too_deep);
        assert!(Json::parse(&"[".repeat(1_000_000)).unwrap_err().too_deep);
    }

    #[test]
    fn the_last_of_several_members_counts() {
        let json = Json::parse(r#"{"a": 1, "a": "x"}"#).unwrap();
        assert_eq!(json.get("a").and_then(Json::as_str), Some("x"));
        assert_eq!(json.get("b"), None);
        assert_eq!(json.kind(), "an object");
    }
}
