//! Reads pictures.

use std::rc::Rc;

use super::members::{ImageMembers, RenditionMembers};
use crate::{
    json::Json,
    limits,
    model::{Image, Rendition, Size, assemble::insert_rendition},
    reader::{Member, Reader},
};

/// Reads a picture; `None` without a URL.
pub(crate) fn image(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if !reader.is_object(json, true) {
        return None;
    }
    let members = ImageMembers::of(json);
    let url_member = if members.url.value.is_none() && members.content_url.value.is_some() {
        members.content_url
    } else {
        members.url
    };
    reader.required_text(url_member)?;
    let url = reader.web_url(url_member)?;
    let mut srcset = Vec::new();
    reader.each(members.srcset, limits::ENTRIES, &mut |reader, json| {
        if let Some(rendition) = rendition(reader, json) {
            insert_rendition(&mut srcset, rendition);
        }
    });
    Some(Rc::new(Image {
        size: size(reader, &members),
        alt: reader.text(members.alt).unwrap_or_default(),
        caption: reader.inline(members.caption),
        credit: reader.inline(members.credit_text),
        srcset: srcset.into(),
        content_url: reader.web_url(members.content_url).filter(|full| *full != url),
        url,
    }))
}

/// Reads the extent of a picture; `None` unless width and height are given.
pub(crate) fn size(reader: &mut Reader, members: &ImageMembers<Member>) -> Option<Size> {
    let (width, height) = reader.number(members.width).zip(reader.number(members.height))?;
    Some(Size { width, height })
}

pub(crate) fn rendition(reader: &mut Reader, json: &Json) -> Option<Rendition> {
    if !reader.is_object(json, false) {
        return None;
    }
    let members = RenditionMembers::of(json);
    reader.required_text(members.width)?;
    Some(Rendition { width: reader.number(members.width)?, url: reader.web_url(members.url)? })
}

/// Reads the pictures of a member.
pub(crate) fn image_list(reader: &mut Reader, member: Member, limit: usize) -> Vec<Rc<Image>> {
    let mut images = Vec::new();
    reader.each(member, limit, &mut |reader, json| images.extend(image(reader, json)));
    images
}
