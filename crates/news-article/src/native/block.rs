//! The body's blocks, from the wire to the model.

use std::rc::Rc;

use super::{
    image, images,
    wire::{WireBlock, WireItem},
};
use crate::{
    html,
    json::Json,
    limits,
    model::{Block, Embed, Inlines, List, ListItem, Quote, Table},
    reader::{Member, Reader},
};

/// Items of a list beyond this many are left out.
const MAX_ITEMS: usize = 10_000;

/// The blocks of the body. A block of HTML may become several, a broken one none.
pub(super) fn body(reader: &mut Reader, wire: Member) -> Vec<Block> {
    let mut blocks = Vec::new();
    reader.each(wire, limits::BLOCKS, &mut |reader, json| {
        if !reader.is_object(json, true) {
            return;
        }
        let wire = WireBlock::of(json);
        match (reader.text(wire.kind).as_deref(), reader.html_block_reader()) {
            (Some("html"), Some(read_html_block)) => {
                if reader.required_text(wire.html).is_some() {
                    blocks.append(&mut read_html_block(reader, wire.html));
                }
            }
            (kind, _) => blocks.extend(block(reader, json, &wire, kind.unwrap_or("paragraph"))),
        }
    });
    blocks
}

fn block(reader: &mut Reader, json: &Json, wire: &WireBlock, kind: &str) -> Option<Block> {
    Some(match kind {
        "paragraph" => Block::Paragraph(words(reader, wire.text)?),
        "heading" => {
            let level = reader.number(wire.level).unwrap_or(2).clamp(2, 6);
            Block::Heading { level: u8::try_from(level).unwrap_or(2), text: words(reader, wire.text)? }
        }
        // An image block's own members are an image's.
        "image" => Block::Image(image(reader, json)?),
        "gallery" => {
            let images = images(reader, wire.images, limits::IMAGES);
            there(reader, wire.images, images.len())?;
            Block::Gallery(images)
        }
        "list" => {
            let list = list(reader, wire.items, wire.ordered);
            there(reader, wire.items, list.items.len())?;
            Block::List(list)
        }
        "summary" => Block::Summary(items(reader, wire.items)?),
        "quote" => Block::Quote(quote(reader, wire)?),
        "pullquote" => Block::PullQuote(quote(reader, wire)?),
        "table" => Block::Table(Rc::new(table(reader, wire)?)),
        "code" => {
            reader.required_text(wire.text)?;
            Block::Code { text: reader.raw_text(wire.text)?, language: reader.text(wire.language) }
        }
        "embed" => {
            reader.required_text(wire.url)?;
            Block::Embed(Rc::new(Embed {
                url: reader.web_url(wire.url)?,
                title: reader.text(wire.title),
                image: images(reader, wire.image, 1).into_iter().next(),
            }))
        }
        "divider" => Block::Divider,
        unknown => {
            let message = ["expected a known type of block, found `", unknown, "`"].concat();
            reader.warn_at("type", "unknown-block", message);
            // What it says is not lost.
            let text = reader.inline(if wire.text.value.is_some() { wire.text } else { wire.html });
            return (!text.is_empty()).then_some(Block::Paragraph(text));
        }
    })
}

fn words(reader: &mut Reader, member: Member) -> Option<Inlines> {
    reader.required_text(member)?;
    Some(reader.inline(member)).filter(|text| !text.is_empty())
}

/// Several of something, at least one.
fn there(reader: &mut Reader, member: Member, count: usize) -> Option<()> {
    if count == 0 {
        reader.warn_at(member.key, "missing", "expected at least one, found none");
        return None;
    }
    Some(())
}

/// A list; an item is its text, or an object with the list below it. (JSON's depth is bounded, and so is the recursion.)
fn list(reader: &mut Reader, items: Member, ordered: Member) -> List {
    let mut read = Vec::new();
    reader.each(items, MAX_ITEMS, &mut |reader, json| {
        let item = WireItem::of(json);
        let item = match json {
            Json::Object(_) => {
                if item.items.value.is_none() {
                    reader.required_text(item.text);
                }
                let list = list(reader, item.items, item.ordered);
                ListItem { text: reader.inline(item.text), children: (!list.items.is_empty()).then_some(list) }
            }
            _ => ListItem { text: reader.inline(Member::current(json)), children: None },
        };
        if !item.text.is_empty() || item.children.is_some() {
            read.push(item);
        }
    });
    List { ordered: reader.boolean(ordered), items: read }
}

fn items(reader: &mut Reader, member: Member) -> Option<Vec<Inlines>> {
    let items: Vec<_> = runs(reader, member, MAX_ITEMS).into_iter().filter(|item| !item.is_empty()).collect();
    there(reader, member, items.len())?;
    Some(items)
}

/// Runs of text; an empty one keeps its place.
fn runs(reader: &mut Reader, member: Member, limit: usize) -> Vec<Inlines> {
    let mut runs = Vec::new();
    reader.each(member, limit, &mut |reader, json| runs.push(reader.inline(Member::current(json))));
    runs
}

fn quote(reader: &mut Reader, wire: &WireBlock) -> Option<Quote> {
    let text = words(reader, wire.text)?;
    Some(Quote { paragraphs: html::split_paragraphs(&text), cite: reader.inline(wire.cite) })
}

fn table(reader: &mut Reader, wire: &WireBlock) -> Option<Table> {
    let head = cells(reader, wire.head);
    let mut rows = Vec::new();
    reader.each(wire.rows, limits::CELLS, &mut |reader, json| {
        let row = cells(reader, Member::current(json));
        if !row.is_empty() {
            rows.push(row);
        }
    });
    if head.is_empty() {
        there(reader, wire.rows, rows.len())?;
    }
    Some(Table { head, rows, caption: reader.inline(wire.caption) })
}

/// A row's cells; one that is empty, or nothing that can be shown, keeps its place.
fn cells(reader: &mut Reader, member: Member) -> Vec<Inlines> {
    member.with_null_cells(runs(reader, member, limits::CELLS), limits::CELLS)
}
