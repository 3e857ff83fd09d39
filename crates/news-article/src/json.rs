//! JSON: text to a tree of values, and back.
//!
//! `serde_json` is not used, because it adds 11 KB (brotli) to the widget's main bundle. The widget reads text only
//! (an object of the host is turned into text first), so that the line and the column of an error are the same in every
//! browser and outside of one, and one limit on the depth holds for hostile input. Numbers keep their text, so that the
//! wasm contains no parser of floating-point numbers.

mod parser;

use std::{error::Error, fmt, rc::Rc};

use self::parser::Parser;

/// How deep arrays and objects may be nested: the depth of `[[]]` is 2.
pub const MAX_DEPTH: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written in the text.
    Number(Rc<str>),
    /// A string, without its escapes; a lone surrogate is read as U+FFFD.
    String(Rc<str>),
    /// An array.
    Array(Vec<Json>),
    /// The members of an object, in the order of the text.
    Object(Vec<(Rc<str>, Json)>),
}

/// A syntax error, and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The message: what was expected and what was found, with line and column, in English.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1. (A character is a Unicode scalar value.)
    pub column: usize,
    /// Whether the text is refused because it is nested deeper than [`MAX_DEPTH`].
    pub too_deep: bool,
}

impl Json {
    /// Reads a text as RFC 8259 defines it; a byte-order mark at its start is skipped.
    ///
    /// # Errors
    ///
    /// If the text isn't JSON, or is nested deeper than [`MAX_DEPTH`]; the error is about the first such position.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Parser::parse(text)
    }

    /// An object with these members.
    pub fn object(members: Vec<(&'static str, Json)>) -> Self {
        let mut object = Vec::with_capacity(members.len());
        for (key, value) in members {
            object.push((key.into(), value));
        }
        Self::Object(object)
    }

    /// A string value.
    pub fn text(text: &str) -> Self {
        Self::String(text.into())
    }

    /// A number value.
    pub fn number(number: usize) -> Self {
        Self::Number(number.to_string().into())
    }

    /// The value of an object's member; the last one where a key is repeated, as in JavaScript. `None` if there is none,
    /// or where this is not an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }

    /// The text of a string; `None` for other values.
    pub fn as_str(&self) -> Option<&str> {
        let Self::String(text) = self else { return None };
        Some(text)
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The type of the value with an indefinite article, for messages: `an object`.
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

/// Writes the value as JSON without white space.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Self::Number(number) => f.write_str(number),
            Self::String(text) => write_string(f, text),
            Self::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index == 0 { "[" } else { "," })?;
                    fmt::Display::fmt(item, f)?;
                }
                f.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Self::Object(members) => {
                for (index, (key, value)) in members.iter().enumerate() {
                    f.write_str(if index == 0 { "{" } else { "," })?;
                    write_string(f, key)?;
                    f.write_str(":")?;
                    fmt::Display::fmt(value, f)?;
                }
                f.write_str(if members.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
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

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for SyntaxError {}

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
    fn values_are_read_and_written() {
        check(" null ", "null");
        check("[ ]", "[]");
        check("{ }", "{}");
        check("[true, false, -0.5e+3]", "[true,false,-0.5e+3]");
        check("\u{feff}{\"a\": {\"b\": [1, {}]}}", r#"{"a":{"b":[1,{}]}}"#);
        check(r#""a\"\\\/\b\f\n\r\t\u00e9""#, r#""a\"\\/\u0008\u000c\n\u000d\u0009é""#);
        check(r#""\ud83d\ude00 \ud83d \ude00 \ud83dA""#, "\"😀 \u{fffd} \u{fffd} \u{fffd}A\"");
    }

    #[test]
    fn errors_have_a_message_and_a_position() {
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
    fn nesting_is_limited() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Json::parse(&nested(MAX_DEPTH)).is_ok());
        assert!(Json::parse(&nested(MAX_DEPTH + 1)).unwrap_err().too_deep);
        assert!(Json::parse(&"[".repeat(1_000_000)).unwrap_err().too_deep);
    }

    #[test]
    fn the_last_of_several_members_with_one_key_is_read() {
        let json = Json::parse(r#"{"a": 1, "a": "x"}"#).unwrap();
        assert_eq!(json.get("a").and_then(Json::as_str), Some("x"));
        assert_eq!(json.get("b"), None);
        assert_eq!(json.kind(), "an object");
    }
}
