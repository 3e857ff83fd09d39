//! The blocks of an item: one for an article, many for a live blog.

use super::element::BlockBuilder;
use crate::{
    formats::{text::text_content, time_element::time_element},
    inline_text,
    json::Json,
    limits,
    model::{Block, Inline, InlineAttributes, InlineTag},
    reader::{Member, Reader},
};

/// The body. Where there are several blocks, each begins with its title and its time. They stay in the order given, which
/// is the newest first.
pub(super) fn blocks(reader: &mut Reader, item: &Json, body: Member) -> Vec<Block> {
    let is_live_blog = matches!(body.value, Some(Json::Array(blocks)) if blocks.len() > 1);
    let mut all: Vec<Block> = Vec::new();
    reader.each(body, limits::BLOCKS, &mut |reader, json| {
        if !reader.is_object(json, false) {
            return;
        }
        if is_live_blog && json.get("published") == Some(&Json::Bool(false)) {
            return reader.warn_at("published", "invalid-value", "a block that isn't published is not shown");
        }
        let mut builder = BlockBuilder::new(item);
        if is_live_blog {
            head(reader, json, &mut builder);
        }
        content(reader, json, &mut builder);
        if !all.is_empty() && !builder.blocks.is_empty() {
            all.push(Block::Divider);
        }
        all.append(&mut builder.blocks);
    });
    all
}

/// The elements of a block, or its HTML where it has none.
pub(super) fn content(reader: &mut Reader, json: &Json, builder: &mut BlockBuilder) {
    let before = builder.blocks.len();
    builder.elements(reader, Member::of(json, "elements"));
    if builder.blocks.len() == before && !matches!(json.get("elements"), Some(Json::Array(list)) if !list.is_empty()) {
        builder.blocks.append(&mut reader.blocks(Member::of(json, "bodyHtml")));
    }
}

/// The title and the time of a block.
fn head(reader: &mut Reader, json: &Json, builder: &mut BlockBuilder) {
    let title = reader.text_content(Member::of(json, "title"));
    let title = title.or_else(|| text_content(json.get("attributes")?.get("title")));
    builder.blocks.extend(title.map(|title| Block::Heading { level: 2, text: inline_text::text(title) }));
    let date = ["firstPublishedDate", "publishedDate"].iter().find_map(|key| reader.date(Member::of(json, key)));
    builder.blocks.extend(date.map(|date| {
        let attributes = InlineAttributes::default();
        let time = [time_element(&date)].into();
        Block::Paragraph([Inline::Element { tag: InlineTag::Small, attributes, children: time }].into())
    }));
}
