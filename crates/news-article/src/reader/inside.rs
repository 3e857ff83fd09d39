//! What the other formats need of the reader: they begin in an envelope, go several steps in, and hold bodies of HTML.

use std::{borrow::Cow, rc::Rc};

use super::{Member, Reader, Step};
use crate::{
    error::FormatError,
    html,
    json::Json,
    model::{Block, Date, Url, text::plain},
};

impl<'a> Reader<'a> {
    /// A reader that begins inside an envelope; `envelope` is the whole input, where the format asks for it.
    pub(crate) fn at(base: &'a str, path: Vec<Step>, envelope: Option<&'a Json>) -> Self {
        Self { path, envelope, read_html_block: Some(Self::blocks), ..Self::new(base) }
    }

    /// The same reader with a clock: there is none in here.
    pub(crate) fn with_now(self, now: Option<&'a Date>) -> Self {
        Self { now, ..self }
    }

    /// Reads what stands around the article, with paths from the root. `None`: there is nothing around it.
    pub(crate) fn around<T>(&mut self, read: impl FnOnce(&mut Self, &'a Json) -> T) -> Option<T> {
        let envelope = self.envelope?;
        let path = std::mem::take(&mut self.path);
        let read = read(self, envelope);
        self.path = path;
        Some(read)
    }

    /// Joins relative addresses with the article's own one from now on, where the base that was given can't be joined
    /// with.
    pub(crate) fn based_on(&mut self, url: Option<&Url>) {
        if let Some(url) = url.filter(|_| Url::parse("/", self.base()).is_err()) {
            self.base = Cow::Owned(url.as_str().to_owned());
        }
    }

    /// The base that addresses are joined with.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Whether a date lies behind the moment that the caller gave; `None` without a date or without a moment.
    pub(crate) fn is_past(&mut self, member: Member) -> Option<bool> {
        let date = self.date(member)?;
        Some(self.now?.is_after(&date))
    }

    /// A text with HTML, as blocks.
    pub(crate) fn blocks(&mut self, member: Member) -> Vec<Block> {
        let text = self.raw(member).unwrap_or_else(|| "".into());
        let mut dropped = Vec::new();
        let blocks = html::blocks(&text, &self.base, &mut dropped);
        self.dropped(member.key, dropped);
        blocks
    }

    /// HTML that was made of the member of that key, such as Markdown, as blocks.
    pub(crate) fn blocks_of(&mut self, key: &'static str, made: &str) -> Vec<Block> {
        let mut dropped = Vec::new();
        let blocks = html::blocks(made, &self.base, &mut dropped);
        self.dropped(key, dropped);
        blocks
    }

    /// Reads an object that a member holds; another type is a warning.
    pub(crate) fn object<'j, T>(
        &mut self,
        member: Member<'j>,
        read: impl FnOnce(&mut Self, &'j Json) -> Option<T>,
    ) -> Option<T> {
        let json = member.value?;
        let depth = self.enter(member.key);
        let read = if self.is_object(json, false) { read(self, json) } else { None };
        self.path.truncate(depth);
        read
    }

    /// Like [`headline`](Self::headline), for a title with inline HTML or entities in it.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(crate) fn title(&mut self, member: Member) -> Result<Rc<str>, FormatError> {
        self.headline(member)?;
        self.words(member).ok_or_else(|| self.invalid(member.key, "expected some text, found nothing"))
    }

    /// Like [`title`](Self::title), for one further in. What bars the way there is the error.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(crate) fn title_inside(&mut self, json: &Json, keys: &[&'static str]) -> Result<Rc<str>, FormatError> {
        let mut here = json;
        for (place, key) in keys.iter().enumerate().take(keys.len().saturating_sub(1)) {
            match here.get(key) {
                Some(object @ Json::Object(_)) => here = object,
                Some(bar) if !bar.is_null() => {
                    let way: Vec<_> = keys.iter().take(place + 1).map(|key| Step::Key(key)).collect();
                    let message = ["expected an object, found ", bar.kind()].concat();
                    return self.within(&way, |reader| Err(reader.invalid("", message)));
                }
                _ => break,
            }
        }
        self.inside(json, keys, |reader, member| reader.title(member))
    }

    /// Reads a member further in; `keys` are the way to it, the last one its own.
    pub(crate) fn inside<'j, T>(
        &mut self,
        json: &'j Json,
        keys: &[&'static str],
        read: impl FnOnce(&mut Self, Member<'j>) -> T,
    ) -> T {
        let depth = self.path.len();
        let (last, way) = keys.split_last().map_or(("", keys), |(last, way)| (*last, way));
        let mut here = Some(json);
        for key in way {
            here = here.and_then(|json| json.get(key));
            self.enter(key);
        }
        let read = read(self, here.map_or(Member { key: last, value: None }, |json| Member::of(json, last)));
        self.path.truncate(depth);
        read
    }

    /// Reads some steps further in.
    pub(crate) fn within<T>(&mut self, steps: &[Step], read: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.path.len();
        self.path.extend(steps.iter().cloned());
        let read = read(self);
        self.path.truncate(depth);
        read
    }

    /// Reads at another place of the input, one that was referred to.
    pub(crate) fn elsewhere<T>(&mut self, path: Vec<Step>, read: impl FnOnce(&mut Self) -> T) -> T {
        let here = std::mem::replace(&mut self.path, path);
        let read = read(self);
        self.path = here;
        read
    }

    /// The words of a text with inline HTML, such as a title with `&amp;` in it: one line.
    pub(crate) fn words(&mut self, member: Member) -> Option<Rc<str>> {
        self.text(member)?;
        let words = plain(&self.inline(member));
        // A no-break space stays what it is.
        let words: Vec<_> = words.trim().split_ascii_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" ").into())
    }

    /// Reads each member of an object whose keys are the input's own; `null` is passed over. At most `limit` are read.
    /// (PHP writes an object without members as an empty array.)
    pub(crate) fn each_member(
        &mut self,
        member: Member,
        limit: usize,
        read: &mut dyn FnMut(&mut Self, &Rc<str>, &Json),
    ) {
        let depth = self.enter(member.key);
        match member.value {
            Some(Json::Object(members)) => {
                self.limited(members.len(), limit);
                for (key, value) in members.iter().take(limit).filter(|(_, value)| !value.is_null()) {
                    self.path.push(Step::Name(Rc::clone(key)));
                    read(self, key, value);
                    self.path.pop();
                }
            }
            Some(Json::Array(items)) if items.is_empty() => {}
            Some(other) => self.mismatch("", "an object", other),
            None => {}
        }
        self.path.truncate(depth);
    }
}
