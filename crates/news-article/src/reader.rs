//! Reading JSON leniently: a value of the wrong type is a warning with its path, and counts as absent.

mod inside;

use std::{borrow::Cow, rc::Rc};

use crate::{
    error::{FormatError, Warning},
    html::{self, Dropped},
    json::Json,
    model::{Block, Date, Inlines, Url},
};

/// Where the reading stands, and what was wrong so far.
pub(crate) struct Reader<'a> {
    base: Cow<'a, str>,
    envelope: Option<&'a Json>,
    /// Reads a block of HTML. `None` in the widget's main bundle, which so doesn't contain that reader.
    read_html_block: Option<ReadHtmlBlock<'a>>,
    path: Vec<Step>,
    warnings: Vec<Warning>,
    now: Option<&'a Date>,
}

/// Reads a member that holds HTML as blocks.
type ReadHtmlBlock<'a> = fn(&mut Reader<'a>, Member) -> Vec<Block>;

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into an object's member.
    Key(&'static str),
    /// Into a member whose key is the input's own, such as the name of a size.
    Name(Rc<str>),
    /// Into an array's item.
    Index(usize),
}

/// Warnings beyond this many say nothing new.
const MAX_WARNINGS: usize = 1000;

impl<'a> Reader<'a> {
    /// A reader at the root.
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

    /// The reader of HTML blocks, where there is one.
    pub(crate) fn html_block_reader(&self) -> Option<ReadHtmlBlock<'a>> {
        self.read_html_block
    }

    /// What was wrong.
    pub(crate) fn warnings(self) -> Vec<Warning> {
        self.warnings
    }

    /// The path of the value that is read just now, such as `body[3].image`.
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

    /// Adds a warning about the value that is read just now.
    pub(crate) fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        if self.warnings.len() < MAX_WARNINGS {
            let path = self.path();
            self.warnings.push(Warning { code, path, message: message.into() });
        }
    }

    /// Adds a warning about a member.
    pub(crate) fn warn_at(&mut self, key: &'static str, code: &'static str, message: impl Into<String>) {
        let depth = self.enter(key);
        self.warn(code, message);
        self.path.truncate(depth);
    }

    /// Steps into a member; the depth to come back to.
    fn enter(&mut self, key: &'static str) -> usize {
        let depth = self.path.len();
        if !key.is_empty() {
            self.path.push(Step::Key(key));
        }
        depth
    }

    /// Warns that another type was expected.
    fn mismatch(&mut self, key: &'static str, expected: &str, found: &Json) {
        self.warn_at(key, "invalid-type", ["expected ", expected, ", found ", found.kind()].concat());
    }

    /// Whether a value is an object, or (where `text` stands for one) a string; else a warning.
    pub(crate) fn is_object(&mut self, json: &Json, text: bool) -> bool {
        let fits = matches!(json, Json::Object(_)) || text && matches!(json, Json::String(_));
        if !fits {
            self.mismatch("", "an object", json);
        }
        fits
    }

    /// A text as it stands; numbers are their digits.
    pub(crate) fn raw(&mut self, member: Member) -> Option<Rc<str>> {
        match member.value? {
            Json::String(text) | Json::Number(text) => Some(Rc::clone(text)),
            other => {
                self.mismatch(member.key, "a string", other);
                None
            }
        }
    }

    /// A text that says something, without the white space around it.
    pub(crate) fn text(&mut self, member: Member) -> Option<Rc<str>> {
        let text = self.raw(member)?;
        match text.trim() {
            "" => None,
            trimmed if trimmed.len() == text.len() => Some(text),
            trimmed => Some(trimmed.into()),
        }
    }

    /// Like [`text`](Self::text), with a warning where there is none.
    pub(crate) fn needed(&mut self, member: Member) -> Option<Rc<str>> {
        let known = self.warnings.len();
        let text = self.text(member);
        if text.is_none() && self.warnings.len() == known {
            self.warn_at(member.key, "missing", "expected some text, found nothing");
        }
        text
    }

    /// The one thing that an article can't do without.
    ///
    /// # Errors
    ///
    /// When there is none.
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

    /// That there is no article, because of a member of the value that is read just now.
    pub(crate) fn invalid(&self, key: &'static str, message: impl Into<String>) -> FormatError {
        let mut path = self.path();
        if !path.is_empty() && !key.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        FormatError::invalid(path, message)
    }

    /// A truth value.
    pub(crate) fn flag(&mut self, member: Member) -> bool {
        match member.value {
            None => false,
            Some(Json::Bool(value)) => *value,
            Some(other) => {
                self.mismatch(member.key, "a boolean", other);
                false
            }
        }
    }

    /// A whole number above 0; one that is written as a string, or with a fraction, too.
    pub(crate) fn number(&mut self, member: Member) -> Option<u32> {
        let Some(Json::Number(text) | Json::String(text)) = member.value else {
            if let Some(other) = member.value {
                self.mismatch(member.key, "a number", other);
            }
            return None;
        };
        let whole = text.trim().split('.').next().unwrap_or_default();
        let Ok(number) = whole.parse::<u32>() else {
            let message = ["expected a whole number, found `", text, "`"].concat();
            self.warn_at(member.key, "invalid-value", message);
            return None;
        };
        Some(number).filter(|number| *number > 0)
    }

    /// An address; one that may not stand in a page is a warning.
    pub(crate) fn url(&mut self, member: Member) -> Option<Url> {
        let text = self.text(member)?;
        Url::parse(&text, &self.base).map_err(|error| self.warn_at(member.key, "invalid-url", error.message())).ok()
    }

    /// Like [`url`](Self::url), for what is fetched: `http` and `https` only.
    pub(crate) fn web_url(&mut self, member: Member) -> Option<Url> {
        let url = self.url(member)?;
        if !url.is_web() {
            self.warn_at(member.key, "invalid-url", "expected an address with http or https");
            return None;
        }
        Some(url)
    }

    /// A date.
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
        let text = self.raw(member).unwrap_or_else(|| "".into());
        let mut dropped = Vec::new();
        let run = html::inline(&text, &self.base, &mut dropped);
        self.dropped(member.key, dropped);
        run
    }

    /// Reads each value of an array, or the one value that stands for an array of one; `null` is passed over. At most
    /// `limit` are read.
    pub(crate) fn each(&mut self, member: Member, limit: usize, read: &mut dyn FnMut(&mut Self, &Json)) {
        let Some(value) = member.value else { return };
        let depth = self.enter(member.key);
        if let Json::Array(items) = value {
            self.limited(items.len(), limit);
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

    /// Warns where there are more than are read.
    fn limited(&mut self, found: usize, limit: usize) {
        if found > limit {
            let (limit, found) = (limit.to_string(), found.to_string());
            self.warn("limit", ["expected at most ", &limit, ", found ", &found].concat());
        }
    }

    /// Warns of what was left out of one field: an element that occurs often is one warning.
    fn dropped(&mut self, key: &'static str, dropped: Vec<Dropped>) {
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

/// A member of an object: its key, and its value unless that is absent or `null`. (A string that stands for a whole
/// object has no key: it is at the object's own path.)
#[derive(Clone, Copy)]
pub(crate) struct Member<'a> {
    /// The key in the JSON, and in paths.
    pub(crate) key: &'static str,
    /// What it holds.
    pub(crate) value: Option<&'a Json>,
}

impl<'a> Member<'a> {
    /// The member of that key.
    pub(crate) fn of(object: &'a Json, key: &'static str) -> Self {
        Self { key, value: object.get(key).filter(|value| !value.is_null()) }
    }

    /// The first of these members that is there, for a thing with several names.
    pub(crate) fn any(object: &'a Json, keys: &[&'static str]) -> Self {
        let mut members = keys.iter().map(|key| Self::of(object, key));
        let first = members.next().unwrap_or(Self { key: "", value: None });
        if first.value.is_some() { first } else { members.find(|member| member.value.is_some()).unwrap_or(first) }
    }

    /// A value at the path that is read just now.
    pub(crate) fn here(value: &'a Json) -> Self {
        Self { key: "", value: Some(value) }
    }
}
