//! Reads the blocks of a body.

use std::rc::Rc;

use super::{
    image::{image, image_list},
    members::{BlockMembers, BlockType, ItemMembers},
};
use crate::{
    html,
    json::Json,
    limits,
    model::{Block, Embed, Inlines, List, ListItem, Quote, Table},
    reader::{Member, Reader},
};

/// Items of a list, and texts of another block, beyond this number are left out.
const MAX_ITEMS: usize = 10_000;

/// Reads a body. A block of HTML may become several blocks, a broken block none.
pub(crate) fn body(reader: &mut Reader, member: Member) -> Vec<Block> {
    let mut blocks = Vec::new();
    reader.each(member, limits::BLOCKS, &mut |reader, json| read(reader, json, &mut blocks));
    blocks
}

/// Reads a block and appends what it becomes.
pub(crate) fn read(reader: &mut Reader, json: &Json, blocks: &mut Vec<Block>) {
    if !reader.is_object(json, true) {
        return;
    }
    let members = BlockMembers::of(json);
    let name = reader.text(members.kind);
    let kind = match name.as_deref() {
        None => Some(BlockType::Paragraph),
        Some(name) => BlockType::from_name(name),
    };
    match (kind, reader.html_block_reader()) {
        (Some(BlockType::Html), Some(read_html_block)) => {
            if reader.required_text(members.html).is_some() {
                blocks.append(&mut read_html_block(reader, members.html));
            }
        }
        (None | Some(BlockType::Html), _) => {
            blocks.extend(unknown(reader, &members, name.as_deref().unwrap_or_default()))
        }
        (Some(kind), _) => blocks.extend(known(reader, json, &members, kind)),
    }
}

fn known(reader: &mut Reader, json: &Json, members: &BlockMembers<Member>, kind: BlockType) -> Option<Block> {
    Some(match kind {
        BlockType::Paragraph => Block::Paragraph(text(reader, members.text)?),
        BlockType::Heading => {
            let level = reader.number(members.level).unwrap_or(2).clamp(2, 6);
            Block::Heading { level: u8::try_from(level).unwrap_or(2), text: text(reader, members.text)? }
        }
        // The members of an image block are those of an image.
        BlockType::Image => Block::Image(image(reader, json)?),
        BlockType::Gallery => {
            let images = image_list(reader, members.images, limits::IMAGES);
            require_any(reader, members.images, images.len())?;
            Block::Gallery(images)
        }
        BlockType::List => {
            let list = list(reader, members.items, members.ordered);
            require_any(reader, members.items, list.items.len())?;
            Block::List(list)
        }
        BlockType::Summary => Block::Summary(some_texts(reader, members.items)?),
        BlockType::Quote => Block::Quote(quote(reader, members)?),
        BlockType::PullQuote => Block::PullQuote(quote(reader, members)?),
        BlockType::Table => Block::Table(Rc::new(table(reader, members)?)),
        BlockType::Code => {
            reader.required_text(members.text)?;
            Block::Code { text: reader.raw_text(members.text)?, language: reader.text(members.language) }
        }
        BlockType::Embed => Block::Embed(Rc::new(embed(reader, members)?)),
        BlockType::Divider => Block::Divider,
        BlockType::Html => return None,
    })
}

/// A block of an unknown type; its text is kept as a paragraph.
fn unknown(reader: &mut Reader, members: &BlockMembers<Member>, name: &str) -> Option<Block> {
    let message = ["expected a known type of block, found `", name, "`"].concat();
    reader.warn_at(BlockMembers::KEYS.kind, "unknown-block", message);
    let text = reader.inline(if members.text.value.is_some() { members.text } else { members.html });
    (!text.is_empty()).then_some(Block::Paragraph(text))
}

/// Reads a text with inline HTML; `None`, with a warning, if it is missing.
fn text(reader: &mut Reader, member: Member) -> Option<Inlines> {
    reader.required_text(member)?;
    Some(reader.inline(member)).filter(|text| !text.is_empty())
}

/// `None`, with a warning, if a member that must not be empty has no entries.
pub(crate) fn require_any(reader: &mut Reader, member: Member, count: usize) -> Option<()> {
    if count == 0 {
        reader.warn_at(member.key, "missing", "expected at least one, found none");
        return None;
    }
    Some(())
}

/// Reads a list. An item is its text, or an object with the list below it. (The recursion is bounded, as the depth of the
/// JSON is.)
pub(crate) fn list(reader: &mut Reader, items: Member, ordered: Member) -> List {
    let mut read = Vec::new();
    reader.each(items, MAX_ITEMS, &mut |reader, json| read_item(reader, json, &mut read));
    List { ordered: reader.boolean(ordered), items: read }
}

/// Reads an item of a list and appends it, unless it is empty.
pub(crate) fn read_item(reader: &mut Reader, json: &Json, items: &mut Vec<ListItem>) {
    let item = match json {
        Json::Object(_) => {
            let members = ItemMembers::of(json);
            if members.items.value.is_none() {
                reader.required_text(members.text);
            }
            let list = list(reader, members.items, members.ordered);
            ListItem { text: reader.inline(members.text), children: (!list.items.is_empty()).then_some(list) }
        }
        _ => ListItem { text: reader.inline(Member::current(json)), children: None },
    };
    if !item.text.is_empty() || item.children.is_some() {
        items.push(item);
    }
}

/// Reads several texts with inline HTML, without empty ones; `None`, with a warning, where none is left.
fn some_texts(reader: &mut Reader, member: Member) -> Option<Vec<Inlines>> {
    let mut texts = texts(reader, member, MAX_ITEMS);
    texts.retain(|text| !text.is_empty());
    require_any(reader, member, texts.len())?;
    Some(texts)
}

/// Reads several texts with inline HTML; empty ones are kept.
fn texts(reader: &mut Reader, member: Member, limit: usize) -> Vec<Inlines> {
    let mut texts = Vec::new();
    reader.each(member, limit, &mut |reader, json| texts.push(reader.inline(Member::current(json))));
    texts
}

pub(crate) fn quote(reader: &mut Reader, members: &BlockMembers<Member>) -> Option<Quote> {
    let text = text(reader, members.text)?;
    Some(Quote { paragraphs: html::split_paragraphs(&text), cite: reader.inline(members.cite) })
}

pub(crate) fn embed(reader: &mut Reader, members: &BlockMembers<Member>) -> Option<Embed> {
    reader.required_text(members.url)?;
    Some(Embed {
        url: reader.web_url(members.url)?,
        title: reader.text(members.title),
        image: image_list(reader, members.image, 1).into_iter().next(),
    })
}

pub(crate) fn table(reader: &mut Reader, members: &BlockMembers<Member>) -> Option<Table> {
    let head = cells(reader, members.head);
    let mut rows = Vec::new();
    reader.each(members.rows, limits::CELLS, &mut |reader, json| {
        let row = cells(reader, Member::current(json));
        if !row.is_empty() {
            rows.push(row);
        }
    });
    if head.is_empty() {
        require_any(reader, members.rows, rows.len())?;
    }
    Some(Table { head, rows, caption: reader.inline(members.caption) })
}

/// Reads the cells of a row. An empty or unreadable cell stays an empty cell, so that the columns are kept.
fn cells(reader: &mut Reader, member: Member) -> Vec<Inlines> {
    member.with_null_cells(texts(reader, member, limits::CELLS), limits::CELLS)
}
