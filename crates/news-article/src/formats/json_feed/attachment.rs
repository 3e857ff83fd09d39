//! An item's attachments, after its text.

use std::rc::Rc;

use super::link;
use crate::{
    formats::tidy,
    json::Json,
    model::{Block, Embed, Image, Inline},
    reader::{Member, Reader},
};

/// Adds them to the body: pictures that aren't there yet, recordings, and links to anything else.
pub(super) fn add(member: Member, lead: Option<&Image>, body: &mut Vec<Block>, reader: &mut Reader) {
    reader.each(member, tidy::MAX_SMALL, &mut |reader, json| {
        if reader.is_object(json, false) && reader.needed(Member::of(json, "url")).is_some() {
            body.extend(block(json, lead, body, reader));
        }
    });
}

fn block(json: &Json, lead: Option<&Image>, body: &[Block], reader: &mut Reader) -> Option<Block> {
    let url = reader.web_url(Member::of(json, "url"))?;
    let title = tidy::plain_text(reader, Member::of(json, "title"));
    let kind = reader.text(Member::of(json, "mime_type")).unwrap_or_default().to_lowercase();
    Some(match kind.split('/').next() {
        Some("image") => {
            let caption = title.map_or_else(|| [].into(), |title| [Inline::Text(title)].into());
            let image = Image { caption, ..Image::at(url) };
            if lead.is_some_and(|lead| tidy::is_same(lead, &image)) || body.iter().any(|block| shows(block, &image)) {
                return None;
            }
            Block::Image(Rc::new(image))
        }
        Some("audio" | "video") => Block::Embed(Rc::new(Embed { url, title, image: None })),
        _ => {
            let text = title.unwrap_or_else(|| url.shared());
            Block::Paragraph(link(url, text))
        }
    })
}

/// Whether a block shows that picture.
fn shows(block: &Block, image: &Image) -> bool {
    match block {
        Block::Image(known) => tidy::is_same(known, image),
        Block::Gallery(images) => images.iter().any(|known| tidy::is_same(known, image)),
        _ => false,
    }
}
