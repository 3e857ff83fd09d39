//! JSON text to a plain tree, and back.
//!
//! Our own reader rather than a library's: every door is text (a host's object is turned into text first), so that the
//! line and column of an error are the same in every browser and natively, hostile input meets one limit on depth, and
//! the wasm carries no float parsing: a number stays as it was written until somebody wants it.

use std::{fmt, rc::Rc};

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
        let mut parser = Parser { text, rest: text, depth: 0, too_deep: false };
        parser.document().map_err(|expected| parser.error(expected))
    }

    /// An object of these members.
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Json)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
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

/// What would have been right at the place where the text goes wrong.
type Expected = &'static str;

struct Parser<'a> {
    text: &'a str,
    rest: &'a str,
    depth: usize,
    too_deep: bool,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<Json, Expected> {
        let value = self.value()?;
        self.space();
        if self.rest.is_empty() { Ok(value) } else { Err("the end") }
    }

    fn value(&mut self) -> Result<Json, Expected> {
        self.space();
        match self.rest.chars().next() {
            Some('{') => self.nested(Self::members),
            Some('[') => self.nested(Self::items),
            Some('"') => Ok(Json::String(self.string()?)),
            Some('-' | '0'..='9') => self.number(),
            _ if self.take("true") => Ok(Json::Bool(true)),
            _ if self.take("false") => Ok(Json::Bool(false)),
            _ if self.take("null") => Ok(Json::Null),
            _ => Err("a value"),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json, Expected>) -> Result<Json, Expected> {
        if self.depth == MAX_DEPTH {
            self.too_deep = true;
            return Err("less nesting");
        }
        self.depth += 1;
        self.skip(1);
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn members(&mut self) -> Result<Json, Expected> {
        let mut members = Vec::new();
        self.space();
        if self.take("}") {
            return Ok(Json::Object(members));
        }
        loop {
            self.space();
            if !self.rest.starts_with('"') {
                return Err(if members.is_empty() { "a string or `}`" } else { "a string" });
            }
            let key = self.string()?;
            self.space();
            if !self.take(":") {
                return Err("`:`");
            }
            members.push((key, self.value()?));
            self.space();
            if self.take("}") {
                return Ok(Json::Object(members));
            }
            if !self.take(",") {
                return Err("`,` or `}`");
            }
        }
    }

    fn items(&mut self) -> Result<Json, Expected> {
        let mut items = Vec::new();
        self.space();
        if self.take("]") {
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.space();
            if self.take("]") {
                return Ok(Json::Array(items));
            }
            if !self.take(",") {
                return Err("`,` or `]`");
            }
        }
    }

    fn string(&mut self) -> Result<Rc<str>, Expected> {
        self.skip(1);
        let plain = self.plain();
        if self.take("\"") {
            return Ok(plain.into());
        }
        let mut text = plain.to_owned();
        loop {
            if self.take("\"") {
                return Ok(text.into());
            }
            if !self.rest.starts_with('\\') {
                return Err(if self.rest.is_empty() { "`\"`" } else { "an escaped control character" });
            }
            text.push(self.escape()?);
            text.push_str(self.plain());
        }
    }

    /// Characters of a string up to the next that isn't one of its own.
    fn plain(&mut self) -> &'a str {
        let end = self.rest.find(|c| matches!(c, '"' | '\\' | '\u{0}'..='\u{1f}')).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        plain
    }

    fn escape(&mut self) -> Result<char, Expected> {
        let mut chars = self.rest.chars();
        let escaped = match chars.nth(1) {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                self.skip(2);
                return self.unicode();
            }
            _ => return Err("an escape"),
        };
        self.skip(2);
        Ok(escaped)
    }

    fn unicode(&mut self) -> Result<char, Expected> {
        let unit = self.hex()?;
        if !(0xd800..0xdc00).contains(&unit) {
            return Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let before = self.rest;
        if self.take("\\u") {
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.rest = before;
        }
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Result<u32, Expected> {
        let digits = self.rest.get(..4).filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or("four hexadecimal digits")?;
        self.skip(4);
        Ok(unit)
    }

    fn number(&mut self) -> Result<Json, Expected> {
        let start = self.rest;
        self.take("-");
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            self.digits()?;
        }
        let length = start.len() - self.rest.len();
        Ok(Json::Number(start.get(..length).unwrap_or_default().into()))
    }

    fn digits(&mut self) -> Result<(), Expected> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() == self.rest.len() {
            return Err("a digit");
        }
        self.rest = rest;
        Ok(())
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Passes over bytes that were looked at and are ASCII.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn error(&self, expected: Expected) -> SyntaxError {
        let read = self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default();
        let line_start = read.rfind('\n').map_or(0, |newline| newline + 1);
        let line = read.matches('\n').count() + 1;
        let column = read.get(line_start..).unwrap_or_default().chars().count() + 1;
        let found = match self.rest.chars().next() {
            None => "the end".to_owned(),
            Some('\n' | '\r') => "the end of the line".to_owned(),
            Some(c) => ["`", c.encode_utf8(&mut [0; 4]), "`"].concat(),
        };
        let place = [" at line ", &line.to_string(), ", column ", &column.to_string()].concat();
        let message = ["expected ", expected, ", found ", &found, &place].concat();
        SyntaxError { message, line, column, too_deep: self.too_deep }
    }
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
