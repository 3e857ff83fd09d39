//! Reading JSON leniently: a value of the wrong type counts as absent and is a warning with its path.
//!
//! Most of this is in the main bundle, where `str` patterns and generic closures cost kilobytes; what only the CMS formats
//! need is in [`navigate`].

mod member;
mod navigate;

use std::{borrow::Cow, rc::Rc};

use crate::{
    error::{FormatError, Warning},
    html::{self, Dropped},
    json::Json,
    model::{Block, Date, Inlines, Url},
    scan::split_at_any,
};

pub(crate) use self::member::Member;

/// The current path in the input, and the warnings so far.
pub(crate) struct Reader<'a> {
    /// Relative URLs are resolved against this one.
    base: Cow<'a, str>,
    /// The whole input, where the article is a part of it.
    envelope: Option<&'a Json>,
    /// Reads a block of HTML. It is `None` in the main bundle, which therefore does not contain the HTML block reader.
    read_html_block: Option<ReadHtmlBlock<'a>>,
    path: Vec<Step>,
    warnings: Vec<Warning>,
    /// The current time, if the caller provides it.
    now: Option<&'a Date>,
}

/// A function that reads a member with HTML as blocks.
type ReadHtmlBlock<'a> = fn(&mut Reader<'a>, Member) -> Vec<Block>;

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To a member of an object.
    Key(&'static str),
    /// To a member whose key comes from the input, such as the name of an image size.
    Name(Rc<str>),
    /// To an item of an array.
    Index(usize),
}

/// Further warnings are not recorded: a hostile input could otherwise have millions.
const MAX_WARNINGS: usize = 1000;

impl<'a> Reader<'a> {
    /// A reader at the root of the input.
    pub(crate) fn new(base: &'a str) -> Self {
        Self {
            base: Cow::Borrowed(base),
            envelope: None,
            read_html_block: None,
            path: Vec::new(),
            warnings: Vec::new(),
            now: None,
        }
    }

    /// The function that reads HTML blocks; `None` in the main bundle.
    pub(crate) fn html_block_reader(&self) -> Option<ReadHtmlBlock<'a>> {
        self.read_html_block
    }

    /// The warnings, in the order of reading.
    pub(crate) fn warnings(self) -> Vec<Warning> {
        self.warnings
    }

    /// The path of the current value, such as `body[3].image`.
    pub(crate) fn path(&self) -> String {
        fn add(path: &mut String, key: &str) {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => add(&mut path, key),
                Step::Name(key) => add(&mut path, key),
                Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }

    /// Adds a warning about the current value.
    pub(crate) fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        if self.warnings.len() < MAX_WARNINGS {
            let path = self.path();
            self.warnings.push(Warning { code, path, message: message.into() });
        }
    }

    /// Adds a warning about a member of the current value.
    pub(crate) fn warn_at(&mut self, key: &'static str, code: &'static str, message: impl Into<String>) {
        let depth = self.enter(key);
        self.warn(code, message);
        self.path.truncate(depth);
    }

    /// Appends a member to the path, and returns the length to truncate the path to afterwards.
    fn enter(&mut self, key: &'static str) -> usize {
        let depth = self.path.len();
        if !key.is_empty() {
            self.path.push(Step::Key(key));
        }
        depth
    }

    /// Adds a warning that a member has another type than expected.
    fn warn_type(&mut self, key: &'static str, expected: &str, found: &Json) {
        self.warn_at(key, "invalid-type", ["expected ", expected, ", found ", found.kind()].concat());
    }

    /// Whether a value is an object or, with `text`, a string that is accepted instead of one. Any other type is a warning.
    pub(crate) fn is_object(&mut self, json: &Json, text: bool) -> bool {
        let fits = matches!(json, Json::Object(_)) || text && matches!(json, Json::String(_));
        if !fits {
            self.warn_type("", "an object", json);
        }
        fits
    }

    /// A text with its white space. A number is its digits.
    pub(crate) fn raw_text(&mut self, member: Member) -> Option<Rc<str>> {
        match member.value? {
            Json::String(text) | Json::Number(text) => Some(Rc::clone(text)),
            other => {
                self.warn_type(member.key, "a string", other);
                None
            }
        }
    }

    /// A text without the white space around it; `None` if it is blank.
    pub(crate) fn text(&mut self, member: Member) -> Option<Rc<str>> {
        let text = self.raw_text(member)?;
        match text.trim() {
            "" => None,
            trimmed if trimmed.len() == text.len() => Some(text),
            trimmed => Some(trimmed.into()),
        }
    }

    /// Like [`text`](Self::text), with a warning if it is missing or blank.
    pub(crate) fn required_text(&mut self, member: Member) -> Option<Rc<str>> {
        let known = self.warnings.len();
        let text = self.text(member);
        if text.is_none() && self.warnings.len() == known {
            self.warn_at(member.key, "missing", "expected some text, found nothing");
        }
        text
    }

    /// The headline, without which there is no article.
    ///
    /// # Errors
    ///
    /// If it is missing, not text, or blank.
    pub(crate) fn headline(&self, member: Member) -> Result<Rc<str>, FormatError> {
        match member.value {
            Some(Json::String(text) | Json::Number(text)) => match text.trim() {
                "" => Err(self.invalid(member.key, "expected some text, found nothing")),
                trimmed => Ok(trimmed.into()),
            },
            None => Err(self.invalid(member.key, "expected a string, found nothing")),
            Some(other) => Err(self.invalid(member.key, ["expected a string, found ", other.kind()].concat())),
        }
    }

    /// The error that a required member of the current value is missing or invalid.
    pub(crate) fn invalid(&self, key: &'static str, message: impl Into<String>) -> FormatError {
        let mut path = self.path();
        if !path.is_empty() && !key.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        FormatError::invalid(path, message)
    }

    /// A boolean; `false` when it is missing.
    pub(crate) fn boolean(&mut self, member: Member) -> bool {
        match member.value {
            None => false,
            Some(Json::Bool(value)) => *value,
            Some(other) => {
                self.warn_type(member.key, "a boolean", other);
                false
            }
        }
    }

    /// A positive integer. It may be written as a string; a fraction is cut off.
    pub(crate) fn number(&mut self, member: Member) -> Option<u32> {
        let Some(Json::Number(text) | Json::String(text)) = member.value else {
            if let Some(other) = member.value {
                self.warn_type(member.key, "a number", other);
            }
            return None;
        };
        let (whole, _) = split_at_any(text.trim(), b".");
        let Ok(number) = whole.parse::<u32>() else {
            let message = ["expected a whole number, found `", text, "`"].concat();
            self.warn_at(member.key, "invalid-value", message);
            return None;
        };
        Some(number).filter(|number| *number > 0)
    }

    /// A URL. One that may not be used in a page is a warning.
    pub(crate) fn url(&mut self, member: Member) -> Option<Url> {
        let text = self.text(member)?;
        Url::parse(&text, &self.base).map_err(|error| self.warn_at(member.key, "invalid-url", error.message())).ok()
    }

    /// Like [`url`](Self::url), for files and pages that are fetched: `http` and `https` only.
    pub(crate) fn web_url(&mut self, member: Member) -> Option<Url> {
        let url = self.url(member)?;
        if !url.is_web() {
            self.warn_at(member.key, "invalid-url", "expected an address with http or https");
            return None;
        }
        Some(url)
    }

    /// A date in ISO 8601.
    pub(crate) fn date(&mut self, member: Member) -> Option<Date> {
        let text = self.text(member)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.warn_at(member.key, "invalid-date", ["expected an ISO 8601 date, found `", &text, "`"].concat());
        }
        date
    }

    /// A text with inline HTML.
    pub(crate) fn inline(&mut self, member: Member) -> Inlines {
        let text = self.raw_text(member).unwrap_or_else(|| "".into());
        let mut dropped = Vec::new();
        let inlines = html::inline(&text, &self.base, &mut dropped);
        self.warn_dropped(member.key, dropped);
        inlines
    }

    /// Reads each value of an array, or a single value as an array of one; `null` is skipped. At most
    /// `limit` are read, more are a warning.
    pub(crate) fn each(&mut self, member: Member, limit: usize, read: &mut dyn FnMut(&mut Self, &Json)) {
        let Some(value) = member.value else { return };
        let depth = self.enter(member.key);
        if let Json::Array(items) = value {
            self.warn_above_limit(items.len(), limit);
            for (index, item) in items.iter().enumerate().take(limit).filter(|(_, item)| !item.is_null()) {
                self.path.push(Step::Index(index));
                read(self, item);
                self.path.pop();
            }
        } else {
            read(self, value);
        }
        self.path.truncate(depth);
    }

    /// Adds a warning when there are more entries than are read.
    fn warn_above_limit(&mut self, found: usize, limit: usize) {
        if found > limit {
            let (limit, found) = (limit.to_string(), found.to_string());
            self.warn("limit", ["expected at most ", &limit, ", found ", &found].concat());
        }
    }

    /// Adds a warning for each kind of element that was left out of one member.
    fn warn_dropped(&mut self, key: &'static str, dropped: Vec<Dropped>) {
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
                Dropped::Element(name) => self.warn_at(key, "dropped-markup", ["<", &name, "> is not shown"].concat()),
                Dropped::Url(_, error) => self.warn_at(key, "invalid-url", error.message()),
            }
        }
    }
}
