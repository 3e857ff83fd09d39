//! Blocks: the one of an article, the many of a live blog.

use super::element::Writer;
use crate::{
    formats::parts,
    json::Json,
    limits,
    model::{Block, Date, Inline, InlineAttributes, InlineTag, date::Precision},
    reader::{Member, Reader},
};

/// The body. Where there are several blocks each has its title and its time, in the order given, newest first.
pub(super) fn blocks(reader: &mut Reader, item: &Json, body: Member) -> Vec<Block> {
    let several = matches!(body.value, Some(Json::Array(blocks)) if blocks.len() > 1);
    let mut written: Vec<Block> = Vec::new();
    reader.each(body, limits::BLOCKS, &mut |reader, json| {
        if !reader.is_object(json, false) {
            return;
        }
        if several && json.get("published") == Some(&Json::Bool(false)) {
            return reader.warn_at("published", "invalid-value", "a block that isn't published is not shown");
        }
        let mut writer = Writer::new(item);
        if several {
            head(reader, json, &mut writer);
        }
        content(reader, json, &mut writer);
        if !written.is_empty() && !writer.blocks.is_empty() {
            written.push(Block::Divider);
        }
        written.append(&mut writer.blocks);
    });
    written
}

/// A block's elements, or its HTML where it comes without them.
pub(super) fn content(reader: &mut Reader, json: &Json, writer: &mut Writer) {
    let before = writer.blocks.len();
    writer.elements(reader, Member::of(json, "elements"));
    if writer.blocks.len() == before && !matches!(json.get("elements"), Some(Json::Array(list)) if !list.is_empty()) {
        writer.blocks.append(&mut reader.blocks(Member::of(json, "bodyHtml")));
    }
}

fn head(reader: &mut Reader, json: &Json, writer: &mut Writer) {
    let own = reader.words(Member::of(json, "title"));
    let title = own.or_else(|| parts::said(json.get("attributes")?.get("title")));
    writer.blocks.extend(title.map(|title| Block::Heading { level: 2, text: parts::text_run(title) }));
    let date = ["firstPublishedDate", "publishedDate"].iter().find_map(|key| reader.date(Member::of(json, key)));
    writer.blocks.extend(date.map(|date| Block::Paragraph([time(&date)].into())));
}

/// A moment in small letters. (No language writes it so, and all read it.)
fn time(date: &Date) -> Inline {
    let mut text = date.day().to_owned();
    if date.precision() == Precision::Moment {
        let zone = date.iso().get(19..).unwrap_or_default();
        let zone = if zone == "Z" { "UTC" } else { zone };
        text.extend([" ", date.iso().get(11..16).unwrap_or_default(), " ", zone]);
    }
    let of = |tag, attributes, child| Inline::Element { tag, attributes, children: [child].into() };
    let attributes = InlineAttributes { datetime: Some(date.iso().into()), ..InlineAttributes::default() };
    let time = of(InlineTag::Time, attributes, Inline::Text(text.into()));
    of(InlineTag::Small, InlineAttributes::default(), time)
}
