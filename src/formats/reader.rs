//! Reading JSON leniently: a value of the wrong type is a warning with its path, and counts as absent.

use std::rc::Rc;

use super::Warning;
use crate::{
    html::{self, Dropped},
    json::Json,
    model::{Date, Inlines, Url},
};

/// Where the reading stands, and what was wrong so far.
pub(super) struct Reader<'a> {
    base: &'a str,
    path: Vec<Step>,
    warnings: Vec<Warning>,
}

enum Step {
    Key(&'static str),
    Index(usize),
}

/// Warnings beyond this many say nothing new.
const MAX_WARNINGS: usize = 1000;

impl<'a> Reader<'a> {
    /// A reader at the root.
    pub(super) fn new(base: &'a str) -> Self {
        Self { base, path: Vec::new(), warnings: Vec::new() }
    }

    /// What was wrong.
    pub(super) fn warnings(self) -> Vec<Warning> {
        self.warnings
    }

    /// The path of the value that is read just now, such as `body[3].image`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }

    /// Adds a warning about the value that is read just now.
    pub(super) fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        if self.warnings.len() < MAX_WARNINGS {
            let path = self.path();
            self.warnings.push(Warning { code, path, message: message.into() });
        }
    }

    /// Adds a warning about a member of the value that is read just now.
    pub(super) fn warn_at(&mut self, key: &'static str, code: &'static str, message: impl Into<String>) {
        self.at(key, |reader| reader.warn(code, message));
    }

    /// Reads something that stands below a key.
    pub(super) fn at<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Key(key));
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads a member; absent or `null`, it is `None` without a warning.
    pub(super) fn member<T: FromJson>(&mut self, object: &Json, key: &'static str) -> Option<T> {
        let value = object.get(key).filter(|value| **value != Json::Null)?;
        self.at(key, |reader| T::from_json(value, reader))
    }

    /// Warns that another type was expected.
    pub(super) fn mismatch<T>(&mut self, expected: &str, found: &Json) -> Option<T> {
        self.warn("invalid-type", ["expected ", expected, ", found ", found.kind()].concat());
        None
    }

    /// The address of a text at a key; one that may not stand in a page is a warning.
    pub(super) fn url(&mut self, key: &'static str, text: Option<&Rc<str>>) -> Option<Url> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        Url::parse(text, self.base).map_err(|error| self.warn_at(key, "invalid-url", error.message())).ok()
    }

    /// Like [`url`](Self::url), for what is fetched: `http` and `https` only.
    pub(super) fn web_url(&mut self, key: &'static str, text: Option<&Rc<str>>) -> Option<Url> {
        let url = self.url(key, text)?;
        if !url.is_web() {
            self.warn_at(key, "invalid-url", "expected an address with http or https");
            return None;
        }
        Some(url)
    }

    /// The date of a text at a key.
    pub(super) fn date(&mut self, key: &'static str, text: Option<&Rc<str>>) -> Option<Date> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        let date = Date::parse(text);
        if date.is_none() {
            self.warn_at(key, "invalid-date", ["expected an ISO 8601 date, found `", text, "`"].concat());
        }
        date
    }

    /// The run of a text with inline HTML.
    pub(super) fn inline(&mut self, text: Option<&Rc<str>>) -> Inlines {
        let mut dropped = Vec::new();
        let run = html::inline(text.map_or("", |text| text), self.base, &mut dropped);
        self.dropped(dropped);
        run
    }

    /// The blocks of a text with HTML.
    pub(super) fn blocks(&mut self, html: &str) -> Vec<crate::model::Block> {
        let mut dropped = Vec::new();
        let blocks = html::blocks(html, self.base, &mut dropped);
        self.dropped(dropped);
        blocks
    }

    /// Warns of what was left out of one field: an element that occurs often is one warning.
    fn dropped(&mut self, dropped: Vec<Dropped>) {
        let mut seen: Vec<Dropped> = Vec::new();
        for dropped in dropped {
            if self.warnings.len() == MAX_WARNINGS {
                return;
            }
            if seen.contains(&dropped) {
                continue;
            }
            seen.push(dropped.clone());
            match dropped {
                Dropped::Element(name) => self.warn("dropped-markup", ["<", &name, "> is not shown"].concat()),
                Dropped::Url(_, error) => self.warn("invalid-url", error.message()),
            }
        }
    }
}

/// A type that reads itself from JSON; `None` after a warning.
pub(super) trait FromJson: Sized {
    /// Reads a value that isn't `null`.
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self>;
}

impl FromJson for Rc<str> {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::String(text) | Json::Number(text) => Some(Rc::clone(text)),
            other => reader.mismatch("a string", other),
        }
    }
}

impl FromJson for bool {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Bool(value) => Some(*value),
            other => reader.mismatch("a boolean", other),
        }
    }
}

/// A whole number; one that is written as a string, or with a fraction, too.
impl FromJson for u32 {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        let (Json::Number(text) | Json::String(text)) = json else { return reader.mismatch("a number", json) };
        let whole = text.trim().split('.').next().unwrap_or_default();
        let number = whole.parse().ok();
        if number.is_none() {
            reader.warn("invalid-value", ["expected a whole number, found `", text, "`"].concat());
        }
        number
    }
}

/// An array, or a single value for an array of one. What is wrong in it is left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        let Json::Array(items) = json else {
            return T::from_json(json, reader).map(|item| vec![item]);
        };
        let mut read = Vec::new();
        for (index, item) in items.iter().enumerate().filter(|(_, item)| **item != Json::Null) {
            reader.path.push(Step::Index(index));
            read.extend(T::from_json(item, reader));
            reader.path.pop();
        }
        Some(read)
    }
}

/// A value with its place in the array it came from, so that later warnings find it.
pub(super) struct Placed<T> {
    index: Option<usize>,
    value: T,
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

impl<T: FromJson> FromJson for Placed<T> {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        let index = match reader.path.last() {
            Some(Step::Index(index)) => Some(*index),
            _ => None,
        };
        T::from_json(json, reader).map(|value| Self { index, value })
    }
}

impl<'a> Reader<'a> {
    /// Turns the values of an array at a key into what they mean, each at its own path; at most `limit` of them.
    pub(super) fn each<T, U>(
        &mut self,
        key: &'static str,
        values: Option<Vec<Placed<T>>>,
        limit: usize,
        read: fn(&mut Self, T) -> Option<U>,
    ) -> Vec<U> {
        let values = values.unwrap_or_default();
        self.at(key, |reader| {
            if values.len() > limit {
                let message = ["expected at most ", &limit.to_string(), ", found ", &values.len().to_string()].concat();
                reader.warn("limit", message);
            }
            let mut read_values = Vec::new();
            for Placed { index, value } in values.into_iter().take(limit) {
                let depth = reader.path.len();
                reader.path.extend(index.map(Step::Index));
                read_values.extend(read(reader, value));
                reader.path.truncate(depth);
            }
            read_values
        })
    }
}
