//! The properties of a node: by any of their names, and out of whatever JSON-LD may wrap around a value.

use std::rc::Rc;

use super::graph::Graph;
use crate::{
    json::Json,
    model::{Date, Inlines, Url},
    reader::{Member, Reader, Step},
};

/// The names of a property: bare, with a prefix, written out.
macro_rules! property {
    ($name:literal) => {{
        const NAMES: $crate::formats::json_ld::property::Property = &[
            $name,
            concat!("schema:", $name),
            concat!("http://schema.org/", $name),
            concat!("https://schema.org/", $name),
        ];
        NAMES
    }};
}
pub(super) use property;

/// A property's names, made by [`property!`].
pub(super) type Property = &'static [&'static str];

/// Values of one property beyond this many are left out.
const MAX_VALUES: usize = 100;

/// A property of a node.
pub(super) fn member<'j>(node: &'j Json, property: Property) -> Member<'j> {
    Member::any(node, property)
}

/// Whether a node has a property.
pub(super) fn has(node: &Json, property: Property) -> bool {
    member(node, property).value.is_some()
}

impl Graph<'_> {
    /// Reads each value of a property: out of arrays, `@list`, `@set` and `@value`, and where it is a reference, at the
    /// node that it refers to.
    pub(super) fn each(
        &self,
        reader: &mut Reader,
        node: &Json,
        property: Property,
        read: &mut dyn FnMut(&mut Reader, &Json),
    ) {
        let member = member(node, property);
        let mut left = MAX_VALUES;
        if let Some(value) = member.value {
            reader.within(&[Step::Key(member.key)], |reader| self.unwrapped(reader, value, &mut left, read));
        }
    }

    fn unwrapped(&self, reader: &mut Reader, value: &Json, left: &mut usize, read: &mut dyn FnMut(&mut Reader, &Json)) {
        match value {
            Json::Null => {}
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if *left == 0 {
                        return reader
                            .warn("limit", ["expected at most ", &MAX_VALUES.to_string(), " values"].concat());
                    }
                    reader.within(&[Step::Index(index)], |reader| self.unwrapped(reader, item, left, read));
                }
            }
            _ => {
                let wrapped = ["@list", "@set", "@value"].into_iter().find_map(|key| Some((key, value.get(key)?)));
                if let Some((key, inner)) = wrapped {
                    return reader.within(&[Step::Key(key)], |reader| self.unwrapped(reader, inner, left, read));
                }
                *left = left.saturating_sub(1);
                self.follow(reader, value, read);
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
        let mut found = None;
        self.each(reader, node, property, &mut |reader, value| {
            if found.is_none() {
                found = read(reader, value);
            }
        });
        found
    }

    /// A text without markup, its entities decoded; a thing's is its name.
    pub(super) fn words(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Rc<str>> {
        self.first(reader, node, property, |reader, value| reader.words(text_of(value)))
    }

    /// A text with inline HTML.
    pub(super) fn inline(&self, reader: &mut Reader, node: &Json, property: Property) -> Inlines {
        let run = self.first(reader, node, property, |reader, value| {
            Some(reader.inline(text_of(value))).filter(|run| !run.is_empty())
        });
        run.unwrap_or_else(|| [].into())
    }

    /// A date.
    pub(super) fn date(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Date> {
        self.first(reader, node, property, |reader, value| reader.date(Member::here(value)))
    }

    /// An address of the web; a thing's is its `url` or its `@id`. `true` stands for the page itself.
    pub(super) fn url(&self, reader: &mut Reader, node: &Json, property: Property) -> Option<Url> {
        self.first(reader, node, property, |reader, value| match value {
            Json::Bool(_) => None,
            Json::String(text) if ["true", "false"].iter().any(|flag| text.trim().eq_ignore_ascii_case(flag)) => None,
            Json::Object(_) => web_url(reader, Member::any(value, &["url", "@id", "schema:url"])),
            _ => web_url(reader, Member::here(value)),
        })
    }
}

/// An address, with `&amp;` decoded: scripts in pages are often escaped as if they were markup.
pub(super) fn web_url(reader: &mut Reader, member: Member) -> Option<Url> {
    match member.value {
        Some(Json::String(text)) if text.contains("&amp;") => {
            let decoded = Json::String(text.replace("&amp;", "&").into());
            reader.web_url(Member { value: Some(&decoded), ..member })
        }
        _ => reader.web_url(member),
    }
}

/// The text of a value, or of what stands for one.
fn text_of(value: &Json) -> Member<'_> {
    match value {
        Json::Object(_) => Member::any(value, &["name", "text", "schema:name", "schema:text"]),
        _ => Member::here(value),
    }
}
