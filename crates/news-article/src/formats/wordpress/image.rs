//! The lead image: the featured image, which may be in one of several members.

use std::rc::Rc;

use super::{
    byline::{is_error, is_linked},
    embedded::yoast,
};
use crate::{
    formats::{caption::caption_and_credit, text::plain_text},
    json::Json,
    limits,
    model::{Image, Inlines, Rendition, Size, Url, assemble::insert_rendition},
    reader::{Member, Reader},
};

/// The lead image of a post of the REST API.
pub(super) fn lead(json: &Json, reader: &mut Reader) -> Option<Rc<Image>> {
    let mut image = None;
    let mut read = |reader: &mut Reader, json: &Json| {
        if image.is_none() && !is_error(reader, json) && reader.is_object(json, false) {
            image = featured(json, reader);
        }
    };
    reader.nested(json, &["_embedded", "wp:featuredmedia"], |reader, media| {
        reader.each(media, limits::ENTRIES, &mut read);
    });
    // The member of a plugin that was common before `_embed`.
    reader.each(Member::of(json, "better_featured_image"), 1, &mut read);
    if let Some(image) = image {
        return Some(Rc::new(image));
    }
    let jetpack = reader.web_url(Member::of(json, "jetpack_featured_media_url")).map(Image::new);
    let image = jetpack.or_else(|| preview(json, reader));
    let is_embedded = json.get("_embedded").is_some_and(|embedded| embedded.get("wp:featuredmedia").is_some());
    if image.is_none() && !is_embedded && is_linked(json, "wp:featuredmedia") {
        let message = "expected the lead picture, found a link to it: ask with `_embed`";
        reader.warn_at("featured_media", "missing", message);
    }
    image.map(Rc::new)
}

/// A file of the media library.
fn featured(json: &Json, reader: &mut Reader) -> Option<Image> {
    reader.required_text(Member::of(json, "source_url"))?;
    let url = reader.web_url(Member::of(json, "source_url"))?;
    // PHP writes an object without members as an empty array.
    let details = json.get("media_details").filter(|details| matches!(details, Json::Object(_)));
    let (caption, credit_in_caption) = caption(json, reader);
    let credit = credit(json, reader);
    let size =
        details.and_then(|details| reader.nested(json, &["media_details", ""], |reader, _| size(details, reader)));
    let renditions = reader.nested(json, &["media_details", "sizes"], |reader, sizes| {
        renditions(sizes, Rendition { url: url.clone(), width: size.map_or(0, |size| size.width) }, size, reader)
    });
    Some(Image {
        size,
        alt: plain_text(reader, Member::of(json, "alt_text")).unwrap_or_default(),
        caption,
        credit: if credit_in_caption.is_empty() { credit } else { credit_in_caption },
        srcset: renditions.into(),
        ..Image::new(url)
    })
}

/// The caption and the credit inside it. The caption is an object in the REST API, and a string in the plugin.
fn caption(json: &Json, reader: &mut Reader) -> (Inlines, Inlines) {
    match json.get("caption") {
        Some(Json::Object(_)) => reader.nested(json, &["caption", "rendered"], caption_and_credit),
        _ => caption_and_credit(reader, Member::of(json, "caption")),
    }
}

/// The credit: the one that the newsroom has entered (in Newspack or Media Credit), or else the metadata of the file.
fn credit(json: &Json, reader: &mut Reader) -> Inlines {
    const MEMBERS: &[&[&str]] = &[
        &["meta", "_media_credit"],
        &["media_credit"],
        &["media_details", "image_meta", "credit"],
        &["media_details", "image_meta", "copyright"],
    ];
    for keys in MEMBERS {
        let credit = reader.nested(json, keys, |reader, credit| match credit.value {
            Some(Json::String(_)) => reader.inline(credit),
            _ => [].into(),
        });
        if !credit.is_empty() {
            return credit;
        }
    }
    [].into()
}

/// The renditions. Sizes with another aspect ratio, such as square thumbnails, are crops and left out. `original` is the
/// file of the image itself, whose size is `full`.
fn renditions(sizes: Member, original: Rendition, full: Option<Size>, reader: &mut Reader) -> Vec<Rendition> {
    let mut renditions = Vec::new();
    reader.each_member(sizes, limits::ENTRIES, &mut |reader, name, json| {
        let is_crop =
            size(json, reader).zip(full).map_or(&**name == "thumbnail", |(size, full)| !has_same_ratio(size, full));
        if is_crop || !reader.is_object(json, false) {
            return;
        }
        let url = reader.web_url(Member::of(json, "source_url"));
        if let Some((url, width)) = url.zip(reader.number(Member::of(json, "width"))) {
            insert_rendition(&mut renditions, Rendition { url, width });
        }
    });
    // Browsers ignore `src` where there is a `srcset` with widths.
    if !renditions.is_empty() && original.width > 0 {
        insert_rendition(&mut renditions, original);
    }
    renditions
}

/// Whether two sizes have the same aspect ratio, within the rounding to whole pixels.
fn has_same_ratio(size: Size, full: Size) -> bool {
    let product = |one: u32, other: u32| u64::from(one) * u64::from(other);
    product(size.width, full.height).abs_diff(product(size.height, full.width))
        <= u64::from(full.width.max(full.height)) * 2
}

/// The size of an image, where both sides are given.
pub(super) fn size(json: &Json, reader: &mut Reader) -> Option<Size> {
    let (width, height) = reader.number(Member::of(json, "width")).zip(reader.number(Member::of(json, "height")))?;
    Some(Size { width, height })
}

/// The image for previews in social networks, from Yoast SEO.
fn preview(json: &Json, reader: &mut Reader) -> Option<Image> {
    let mut preview: Option<(Url, Option<Size>)> = None;
    yoast(json, "og_image", reader, |reader, images| {
        reader.each(images, limits::ENTRIES, &mut |reader, json| {
            if preview.is_none() && reader.is_object(json, false) {
                let url = reader.web_url(Member::of(json, "url"));
                preview = url.map(|url| (url, size(json, reader)));
            }
        });
        Some(())
    });
    preview.map(|(url, size)| Image { size, ..Image::new(url) })
}
