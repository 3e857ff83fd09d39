//! The methods of the reader that only the CMS formats need: paths that do not start at the root, nested members,
//! and members that hold HTML. None of it is in the main bundle.

use std::{borrow::Cow, rc::Rc};

use super::{Member, Reader, Step};
use crate::{
    error::FormatError,
    html, inline_text,
    json::Json,
    model::{Block, Date, Url},
};

impl<'a> Reader<'a> {
    /// A reader that starts at a path inside the input. `envelope` is the whole input, for formats that read parts of
    /// the article from around it.
    pub(crate) fn at(base: &'a str, path: Vec<Step>, envelope: Option<&'a Json>) -> Self {
        Self { path, envelope, read_html_block: Some(Self::blocks), ..Self::new(base) }
    }

    /// Sets the time at which the article is read. Without it, nothing is expired or under embargo.
    pub(crate) fn with_now(self, now: Option<&'a Date>) -> Self {
        Self { now, ..self }
    }

    /// Reads from the envelope, with paths from the root; `None` if there is no envelope.
    pub(crate) fn in_envelope<T>(&mut self, read: impl FnOnce(&mut Self, &'a Json) -> T) -> Option<T> {
        let envelope = self.envelope?;
        Some(self.at_path(Vec::new(), |reader| read(reader, envelope)))
    }

    /// Uses the article's own URL as the base of relative URLs from now on, where the base that was given is
    /// not an absolute URL.
    pub(crate) fn set_fallback_base(&mut self, url: Option<&Url>) {
        if let Some(url) = url.filter(|_| Url::parse("/", self.base()).is_err()) {
            self.base = Cow::Owned(url.as_str().to_owned());
        }
    }

    /// The base of relative URLs.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Whether a date is in the past; `None` if the date or the current time is unknown.
    pub(crate) fn is_past(&mut self, member: Member) -> Option<bool> {
        let date = self.date(member)?;
        Some(self.now?.is_after(&date))
    }

    /// A text with HTML, as blocks.
    pub(crate) fn blocks(&mut self, member: Member) -> Vec<Block> {
        let html = self.raw_text(member).unwrap_or_else(|| "".into());
        self.blocks_of_html(member.key, &html)
    }

    /// HTML that was generated from the member `key`, such as from Markdown, as blocks.
    pub(crate) fn blocks_of_html(&mut self, key: &'static str, html: &str) -> Vec<Block> {
        let mut dropped = Vec::new();
        let blocks = html::blocks(html, &self.base, &mut dropped);
        self.warn_dropped(key, dropped);
        blocks
    }

    /// Reads an object that is the value of a member. A value of another type is a warning.
    pub(crate) fn object<'j, T>(
        &mut self,
        member: Member<'j>,
        read: impl FnOnce(&mut Self, &'j Json) -> Option<T>,
    ) -> Option<T> {
        let json = member.value?;
        let depth = self.enter(member.key);
        let value = if self.is_object(json, false) { read(self, json) } else { None };
        self.path.truncate(depth);
        value
    }

    /// The text content of a member with inline HTML, such as a title with `&amp;` in it, on one line.
    pub(crate) fn text_content(&mut self, member: Member) -> Option<Rc<str>> {
        self.text(member)?;
        inline_text::one_line(&self.inline(member))
    }

    /// Like [`headline`](Self::headline), for a title with inline HTML or entities.
    ///
    /// # Errors
    ///
    /// If it is missing, not text, or blank.
    pub(crate) fn title(&mut self, member: Member) -> Result<Rc<str>, FormatError> {
        self.headline(member)?;
        self.text_content(member).ok_or_else(|| self.invalid(member.key, "expected some text, found nothing"))
    }

    /// Like [`title`](Self::title), for a nested member. The path of the error is where an object was expected and
    /// something else was found.
    ///
    /// # Errors
    ///
    /// If the title is missing, not text, or blank, or when one of `keys` does not lead to an object.
    pub(crate) fn nested_title(&mut self, json: &Json, keys: &[&'static str]) -> Result<Rc<str>, FormatError> {
        let mut parent = json;
        for (index, key) in keys.iter().enumerate().take(keys.len().saturating_sub(1)) {
            match parent.get(key) {
                Some(object @ Json::Object(_)) => parent = object,
                Some(other) if !other.is_null() => {
                    let steps: Vec<_> = keys.iter().take(index + 1).map(|key| Step::Key(key)).collect();
                    let message = ["expected an object, found ", other.kind()].concat();
                    return self.at_steps(&steps, |reader| Err(reader.invalid("", message)));
                }
                _ => break,
            }
        }
        self.nested(json, keys, |reader, member| reader.title(member))
    }

    /// Reads a nested member: the last of `keys` is its own key, the others lead to the object that it belongs to.
    pub(crate) fn nested<'j, T>(
        &mut self,
        json: &'j Json,
        keys: &[&'static str],
        read: impl FnOnce(&mut Self, Member<'j>) -> T,
    ) -> T {
        let depth = self.path.len();
        let (last, parents) = keys.split_last().map_or(("", keys), |(last, parents)| (*last, parents));
        let mut parent = Some(json);
        for key in parents {
            parent = parent.and_then(|json| json.get(key));
            self.enter(key);
        }
        let value = read(self, parent.map_or(Member { key: last, value: None }, |json| Member::of(json, last)));
        self.path.truncate(depth);
        value
    }

    /// Reads with some steps added to the path.
    pub(crate) fn at_steps<T>(&mut self, steps: &[Step], read: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.path.len();
        self.path.extend(steps.iter().cloned());
        let value = read(self);
        self.path.truncate(depth);
        value
    }

    /// Reads at another path of the input, such as that of a node that was referred to.
    pub(crate) fn at_path<T>(&mut self, path: Vec<Step>, read: impl FnOnce(&mut Self) -> T) -> T {
        let current = std::mem::replace(&mut self.path, path);
        let value = read(self);
        self.path = current;
        value
    }

    /// Reads each member of an object whose keys come from the input; `null` is skipped. At most `limit` are read, more
    /// are a warning. (PHP writes an object without members as an empty array.)
    pub(crate) fn each_member(
        &mut self,
        member: Member,
        limit: usize,
        read: &mut dyn FnMut(&mut Self, &Rc<str>, &Json),
    ) {
        let depth = self.enter(member.key);
        match member.value {
            Some(Json::Object(members)) => {
                self.warn_above_limit(members.len(), limit);
                for (key, value) in members.iter().take(limit).filter(|(_, value)| !value.is_null()) {
                    self.path.push(Step::Name(Rc::clone(key)));
                    read(self, key, value);
                    self.path.pop();
                }
            }
            Some(Json::Array(items)) if items.is_empty() => {}
            Some(other) => self.warn_type("", "an object", other),
            None => {}
        }
        self.path.truncate(depth);
    }
}
