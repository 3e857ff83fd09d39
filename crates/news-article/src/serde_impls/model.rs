//! The article and its parts, in the shape of the native format.
//!
//! Deserialising is as lenient as reading: a wrong part counts as absent. Only what can't be read at all is an error, with
//! the path to it. Relative URLs can't be resolved, so they are treated as wrong.

use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{
    formats, html,
    json::Json,
    model::{
        Article, Author, Block, Correction, Date, Embed, Image, Inline, InlineTag, Inlines, List, ListItem, Quote,
        Related, Rendition, Size, Source, Table, Url,
    },
    native::{
        NAME, article, block, image,
        members::{BlockMembers, ImageMembers},
        write::{self, ObjectWriter},
    },
    reader::{Member, Reader},
};

/// An object of the native format, as [`native::write`](crate::native::write) gives it.
impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::write(self).serialize(serializer)
    }
}

/// An object of the native format.
///
/// A wrong part is left out without a warning. To get the warnings, or to join relative URLs with a base,
/// deserialise a [`Json`] and give it to [`read_json`](crate::read_json).
impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        let reading = formats::read_json(&json, NAME, "", None).map_err(D::Error::custom)?;
        Ok(reading.article)
    }
}

/// Reads a part of an article. The error is the last warning: reading stops there.
fn read_part<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: fn(&mut Reader, &Json) -> Option<T>,
) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let mut reader = Reader::at("", Vec::new(), None);
    read(&mut reader, &json).ok_or_else(|| match reader.warnings().pop() {
        Some(warning) => D::Error::custom(warning),
        None => D::Error::custom(format_args!("missing: expected a part of an article, found {}", json.kind())),
    })
}

/// Implements both traits for parts by a function that writes and one that reads.
macro_rules! impl_serde_for_parts {
    ($($part:ident: $write:expr, $read:expr;)*) => {
        $(
            impl Serialize for $part {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    let write: fn(&$part) -> Json = $write;
                    write(self).serialize(serializer)
                }
            }

            impl<'de> Deserialize<'de> for $part {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    read_part(deserializer, $read)
                }
            }
        )*
    };
}

impl_serde_for_parts! {
    Author: |author| write::person(&author.name, author.url.as_ref()), article::author;
    Source: |source| write::person(&source.name, source.url.as_ref()), article::source;
    Correction: write::correction, article::correction;
    Related: write::related, article::card;
    Image: |image| write::image_members(image, ObjectWriter::default()),
        |reader, json| image::image(reader, json).map(Rc::unwrap_or_clone);
    Size: write_size, read_size;
    Rendition: write::rendition, image::rendition;
    Block: write::block, read_block;
    List: |list| write::list_members(list, ObjectWriter::default()), read_list;
    ListItem: write::list_item, read_list_item;
    Quote: |quote| write::quote_members(quote, ObjectWriter::default()), |reader, json| {
        let members = block_members(reader, json)?;
        block::quote(reader, &members)
    };
    Table: |table| write::table_members(table, ObjectWriter::default()), |reader, json| {
        let members = block_members(reader, json)?;
        block::table(reader, &members)
    };
    Embed: |embed| write::embed_members(embed, ObjectWriter::default()), |reader, json| {
        let members = block_members(reader, json)?;
        block::embed(reader, &members)
    };
    Inlines: |inlines| Json::String(write::to_html(inlines).into()), read_inlines;
    Inline: |inline| Json::String(write::to_html(std::slice::from_ref(inline)).into()), read_inline;
    InlineTag: |tag| Json::text(tag.name()), |reader, json| InlineTag::from_name(&reader.raw_text(Member::current(json))?);
    Date: |date| Json::text(date.iso()), |reader, json| reader.date(Member::current(json));
    Url: |url| Json::String(url.shared()), |reader, json| reader.url(Member::current(json));
}

fn block_members<'j>(reader: &mut Reader, json: &'j Json) -> Option<BlockMembers<Member<'j>>> {
    reader.is_object(json, false).then(|| BlockMembers::of(json))
}

fn write_size(size: &Size) -> Json {
    let mut out = ObjectWriter::default();
    write::size_members(*size, &mut out);
    out.finish()
}

fn read_size(reader: &mut Reader, json: &Json) -> Option<Size> {
    if !reader.is_object(json, false) {
        return None;
    }
    image::size(reader, &ImageMembers::of(json))
}

/// Reads a block; a block of HTML must give exactly one.
fn read_block(reader: &mut Reader, json: &Json) -> Option<Block> {
    let mut blocks = Vec::new();
    block::read(reader, json, &mut blocks);
    if blocks.len() > 1 {
        reader.warn("invalid-value", ["expected one block, found ", &blocks.len().to_string()].concat());
        return None;
    }
    blocks.pop()
}

fn read_list_item(reader: &mut Reader, json: &Json) -> Option<ListItem> {
    let mut items = Vec::new();
    block::read_item(reader, json, &mut items);
    items.pop()
}

fn read_list(reader: &mut Reader, json: &Json) -> Option<List> {
    let members = block_members(reader, json)?;
    let list = block::list(reader, members.items, members.ordered);
    block::require_any(reader, members.items, list.items.len())?;
    Some(list)
}

fn read_inlines(reader: &mut Reader, json: &Json) -> Option<Inlines> {
    let text = reader.raw_text(Member::current(json))?;
    Some(html::inline(&text, "", &mut Vec::new()))
}

fn read_inline(reader: &mut Reader, json: &Json) -> Option<Inline> {
    let inlines = read_inlines(reader, json)?;
    if let [inline] = &*inlines {
        return Some(inline.clone());
    }
    reader.warn("invalid-value", ["expected one text or element, found ", &inlines.len().to_string()].concat());
    None
}
