//! The body's blocks, from the wire to the model.

use std::rc::Rc;

use super::{
    image, images, text,
    wire::{WireBlock, WireImage},
};
use crate::{
    formats::{
        limits,
        reader::{Placed, Reader},
    },
    html,
    model::{Block, Embed, Inlines, List, ListItem, Quote, Table},
};

/// Items of a list beyond this many are left out.
const MAX_ITEMS: usize = 10_000;

/// The blocks at `body`. A block of HTML may become several, a broken one none.
pub(super) fn body(reader: &mut Reader, wire: Option<Vec<Placed<WireBlock>>>) -> Vec<Block> {
    reader.each("body", wire, limits::BLOCKS, |reader, wire| Some(blocks(reader, wire))).into_iter().flatten().collect()
}

fn blocks(reader: &mut Reader, wire: WireBlock) -> Vec<Block> {
    if wire.kind.as_deref() == Some("html") {
        let html = needed(reader, "html", wire.html);
        return html.map(|html| reader.at("html", |reader| reader.blocks(&html))).unwrap_or_default();
    }
    block(reader, wire).into_iter().collect()
}

fn block(reader: &mut Reader, wire: WireBlock) -> Option<Block> {
    Some(match wire.kind.as_deref().unwrap_or("paragraph") {
        "paragraph" => Block::Paragraph(words(reader, wire.text)?),
        "heading" => {
            let level = wire.level.unwrap_or(2).clamp(2, 6);
            Block::Heading { level: u8::try_from(level).unwrap_or(2), text: words(reader, wire.text)? }
        }
        "image" => Block::Image(image(reader, picture(wire))?),
        "gallery" => {
            let images = images(reader, "images", wire.images, limits::IMAGES);
            some(reader, "images", images).map(|images| Block::Gallery(images.into()))?
        }
        "list" => {
            let items = items(reader, wire.items)?;
            let items = items.into_iter().map(|text| ListItem { text, children: None }).collect();
            Block::List(List { ordered: wire.ordered.unwrap_or_default(), items })
        }
        "summary" => Block::Summary(items(reader, wire.items)?.into()),
        "quote" => Block::Quote(quote(reader, wire)?),
        "pullquote" => Block::PullQuote(quote(reader, wire)?),
        "table" => Block::Table(Rc::new(table(reader, wire)?)),
        "code" => Block::Code { text: needed(reader, "text", wire.text)?, language: text(wire.language) },
        "embed" => Block::Embed(Rc::new(embed(reader, wire)?)),
        "divider" => Block::Divider,
        unknown => {
            let message = ["expected a known type of block, found `", unknown, "`"].concat();
            reader.warn_at("type", "unknown-block", message);
            // What it says is not lost.
            let text = wire.text.as_ref().or(wire.html.as_ref());
            return Some(reader.inline(text)).filter(|text| !text.is_empty()).map(Block::Paragraph);
        }
    })
}

/// A member without which the block says nothing.
fn needed(reader: &mut Reader, key: &'static str, value: Option<Rc<str>>) -> Option<Rc<str>> {
    let value = value.filter(|value| !value.trim().is_empty());
    if value.is_none() {
        reader.warn_at(key, "missing", "expected some text, found nothing");
    }
    value
}

fn words(reader: &mut Reader, text: Option<Rc<str>>) -> Option<Inlines> {
    let text = needed(reader, "text", text)?;
    Some(reader.at("text", |reader| reader.inline(Some(&text)))).filter(|text| !text.is_empty())
}

/// Several of something, at least one.
fn some<T>(reader: &mut Reader, key: &'static str, values: Vec<T>) -> Option<Vec<T>> {
    if values.is_empty() {
        reader.warn_at(key, "missing", "expected at least one, found none");
        return None;
    }
    Some(values)
}

fn items(reader: &mut Reader, wire: Option<Vec<Placed<Rc<str>>>>) -> Option<Vec<Inlines>> {
    let items = reader.each("items", wire, MAX_ITEMS, |reader, text| {
        Some(reader.inline(Some(&text))).filter(|text| !text.is_empty())
    });
    some(reader, "items", items)
}

fn quote(reader: &mut Reader, wire: WireBlock) -> Option<Quote> {
    let text = words(reader, wire.text)?;
    let cite = reader.at("cite", |reader| reader.inline(wire.cite.as_ref()));
    Some(Quote { paragraphs: html::paragraphs(&text).into(), cite })
}

fn table(reader: &mut Reader, wire: WireBlock) -> Option<Table> {
    let cells = |reader: &mut Reader, key, cells: Vec<Rc<str>>| -> Rc<[Inlines]> {
        reader.at(key, |reader| cells.iter().map(|cell| reader.inline(Some(cell))).collect())
    };
    let head = cells(reader, "head", wire.head.unwrap_or_default());
    let rows = wire.rows.unwrap_or_default().into_iter().filter(|row| !row.0.is_empty());
    let rows: Vec<_> = rows.map(|row| cells(reader, "rows", row.0)).collect();
    let rows = if head.is_empty() { some(reader, "rows", rows)? } else { rows };
    let caption = reader.at("caption", |reader| reader.inline(wire.caption.as_ref()));
    Some(Table { head, rows: rows.into(), caption })
}

fn embed(reader: &mut Reader, wire: WireBlock) -> Option<Embed> {
    let url = needed(reader, "url", wire.url)?;
    Some(Embed {
        url: reader.web_url("url", Some(&url))?,
        title: text(wire.title),
        image: images(reader, "image", wire.image, 1).into_iter().next(),
    })
}

/// An image block's own fields are an image's.
fn picture(wire: WireBlock) -> WireImage {
    let WireBlock { url, width, height, alt, caption, credit_text, srcset, content_url, .. } = wire;
    WireImage { url, width, height, alt, caption, credit_text, srcset, content_url }
}
