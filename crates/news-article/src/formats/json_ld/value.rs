//! Reading the values of a property, in all forms that JSON-LD allows.

use std::rc::Rc;

use super::{
    graph::Graph,
    property::{Property, member},
};
use crate::{
    json::Json,
    limits,
    model::{Date, Inlines, Url},
    reader::{Member, Reader, Step},
};

impl Graph<'_> {
    /// Reads each value of a property. Arrays, `@list`, `@set` and `@value` are unwrapped, references are resolved.
    pub(super) fn each(
        &self,
        reader: &mut Reader,
        node: &Json,
        property: Property,
        read: &mut dyn FnMut(&mut Reader, &Json),
    ) {
        let member = member(node, property);
        let mut remaining = limits::ENTRIES;
        if let Some(value) = member.value {
            reader.at_steps(&[Step::Key(member.key)], |reader| self.unwrap(reader, value, &mut remaining, read));
        }
    }

    fn unwrap(
        &self,
        reader: &mut Reader,
        value: &Json,
        remaining: &mut usize,
        read: &mut dyn FnMut(&mut Reader, &Json),
    ) {
        match value {
            Json::Null => {}
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if *remaining == 0 {
                        return reader
                            .warn("limit", ["expected at most ", &limits::ENTRIES.to_string(), " values"].concat());
                    }
                    reader.at_steps(&[Step::Index(index)], |reader| self.unwrap(reader, item, remaining, read));
                }
            }
            _ => {
                let wrapped = ["@list", "@set", "@value"].into_iter().find_map(|key| Some((key, value.get(key)?)));
                if let Some((key, inner)) = wrapped {
                    return reader.at_steps(&[Step::Key(key)], |reader| self.unwrap(reader, inner, remaining, read));
                }
                *remaining = remaining.saturating_sub(1);
                self.resolve(reader, value, read);
            }
        }
    }

    /// The first value of a property that can be read.
    pub(super) fn first<T>(
        &self,
        reader: &mut Reader,
        node: &Json,
        property: Property,
        mut read: impl FnMut(&mut Reader, &Json) -> Option<T>,
    ) -> Option<T> {
        let mut first = None;
        self.each(reader, node, property, &mut |reader, value| {
            if first.is_none() {
                first = read(reader, value);
            }
        });
        first
    }

    /// The text content of a property. An object has it as its name.
    pub(super) fn text_content(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Rc<str>> {
        self.first(reader, node, property, |reader, value| reader.text_content(text_of(value)))
    }

    /// A text with inline HTML.
    pub(super) fn inline(&self, reader: &mut Reader, node: &Json, property: Property) -> Inlines {
        let text = self.first(reader, node, property, |reader, value| {
            Some(reader.inline(text_of(value))).filter(|text| !text.is_empty())
        });
        text.unwrap_or_else(|| [].into())
    }

    /// A date.
    pub(super) fn date(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Date> {
        self.first(reader, node, property, |reader, value| reader.date(Member::current(value)))
    }

    /// A URL with `http` or `https`. An object has it as its `url` or its `@id`. Some systems write `true` for the
    /// URL of the page itself.
    pub(super) fn url(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Url> {
        self.first(reader, node, property, |reader, value| match value {
            Json::Bool(_) => None,
            Json::String(text) if ["true", "false"].iter().any(|flag| text.trim().eq_ignore_ascii_case(flag)) => None,
            Json::Object(_) => web_url(reader, Member::any(value, &["url", "@id", "schema:url"])),
            _ => web_url(reader, Member::current(value)),
        })
    }
}

/// A URL, with `&amp;` decoded: scripts in pages are often escaped like markup, although they must not be.
pub(super) fn web_url(reader: &mut Reader, member: Member) -> Option<Url> {
    match member.value {
        Some(Json::String(text)) if text.contains("&amp;") => {
            let decoded = Json::String(text.replace("&amp;", "&").into());
            reader.web_url(Member { value: Some(&decoded), ..member })
        }
        _ => reader.web_url(member),
    }
}

/// The text of a value. An object has it as its name or its text.
fn text_of(value: &Json) -> Member<'_> {
    match value {
        Json::Object(_) => Member::any(value, &["name", "text", "schema:name", "schema:text"]),
        _ => Member::current(value),
    }
}
