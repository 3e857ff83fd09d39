//! A recursive-descent parser of RFC 8259.

use std::rc::Rc;

use super::{Json, MAX_DEPTH, SyntaxError};
use crate::scan::{skip_bytes, skip_digits, split_where};

/// A description of the tokens that are allowed at the position of a syntax error.
type Expected = &'static str;

/// The position in a text, and how deep it is nested there.
pub(super) struct Parser<'a> {
    text: &'a str,
    rest: &'a str,
    depth: usize,
    too_deep: bool,
}

impl<'a> Parser<'a> {
    /// Reads a whole text.
    pub(super) fn parse(text: &'a str) -> Result<Json, SyntaxError> {
        let mut parser = Self { text, rest: text, depth: 0, too_deep: false };
        parser.document().map_err(|expected| parser.error(expected))
    }

    fn document(&mut self) -> Result<Json, Expected> {
        let value = self.value()?;
        self.skip_space();
        if self.rest.is_empty() { Ok(value) } else { Err("the end") }
    }

    fn value(&mut self) -> Result<Json, Expected> {
        self.skip_space();
        match self.rest.as_bytes().first() {
            Some(b'{') => self.nested(Self::members),
            Some(b'[') => self.nested(Self::items),
            Some(b'"') => Ok(Json::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
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
        self.skip_space();
        if self.take("}") {
            return Ok(Json::Object(members));
        }
        loop {
            self.skip_space();
            if !self.rest.starts_with('"') {
                return Err(if members.is_empty() { "a string or `}`" } else { "a string" });
            }
            let key = self.string()?;
            self.skip_space();
            if !self.take(":") {
                return Err("`:`");
            }
            members.push((key, self.value()?));
            self.skip_space();
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
        self.skip_space();
        if self.take("]") {
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.skip_space();
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
        let unescaped = self.unescaped();
        if self.take("\"") {
            return Ok(unescaped.into());
        }
        let mut text = unescaped.to_owned();
        loop {
            if self.take("\"") {
                return Ok(text.into());
            }
            if !self.rest.starts_with('\\') {
                return Err(if self.rest.is_empty() { "`\"`" } else { "an escaped control character" });
            }
            text.push(self.escape()?);
            text.push_str(self.unescaped());
        }
    }

    /// The characters of a string up to the next quote, escape or control character.
    fn unescaped(&mut self) -> &'a str {
        let (unescaped, rest) = split_where(self.rest, |byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        self.rest = rest;
        unescaped
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
        let rest = skip_digits(self.rest);
        if rest.len() == self.rest.len() {
            return Err("a digit");
        }
        self.rest = rest;
        Ok(())
    }

    fn skip_space(&mut self) {
        self.rest = split_where(self.rest, |byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).1;
    }

    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Skips bytes that are known to be ASCII.
    fn skip(&mut self, bytes: usize) {
        self.rest = skip_bytes(self.rest, bytes);
    }

    fn error(&self, expected: Expected) -> SyntaxError {
        let read = self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default();
        let (mut line, mut column) = (1, 1);
        for c in read.chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        let found = match self.rest.chars().next() {
            None => "the end".to_owned(),
            Some('\n' | '\r') => "the end of the line".to_owned(),
            Some(c) => ["`", c.encode_utf8(&mut [0; 4]), "`"].concat(),
        };
        let position = [" at line ", &line.to_string(), ", column ", &column.to_string()].concat();
        let message = ["expected ", expected, ", found ", &found, &position].concat();
        SyntaxError { message, line, column, too_deep: self.too_deep }
    }
}
