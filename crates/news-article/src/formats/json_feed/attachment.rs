//! The attachments of an item.

use std::rc::Rc;

use crate::{
    formats::{image_identity::is_same_image, text::plain_text},
    inline_text::{self, link},
    json::Json,
    limits,
    model::{Block, Embed, Image},
    reader::{Member, Reader},
};

/// Adds the attachments to the body: images that the article does not show yet, recordings, and links to other files.
pub(super) fn push(member: Member, lead: Option<&Image>, body: &mut Vec<Block>, reader: &mut Reader) {
    reader.each(member, limits::ENTRIES, &mut |reader, json| {
        if reader.is_object(json, false) && reader.required_text(Member::of(json, "url")).is_some() {
            body.extend(block(json, lead, body, reader));
        }
    });
}

fn block(json: &Json, lead: Option<&Image>, body: &[Block], reader: &mut Reader) -> Option<Block> {
    let url = reader.web_url(Member::of(json, "url"))?;
    let title = plain_text(reader, Member::of(json, "title"));
    let kind = reader.text(Member::of(json, "mime_type")).unwrap_or_default().to_lowercase();
    Some(match kind.split('/').next() {
        Some("image") => {
            let image = Image { caption: inline_text::optional(title), ..Image::new(url) };
            let is_known = |known: &Image| is_same_image(known, &image);
            if lead.is_some_and(is_known) || body.iter().flat_map(Block::images).any(|image| is_known(image)) {
                return None;
            }
            Block::Image(Rc::new(image))
        }
        Some("audio" | "video") => Block::Embed(Rc::new(Embed { url, title, image: None })),
        _ => {
            let text = title.unwrap_or_else(|| url.shared());
            Block::Paragraph([link(url, &text)].into())
        }
    })
}
