//! The lead picture: the featured one, from wherever the answer has it.

use std::rc::Rc;

use super::byline::{is_error, is_linked};
use crate::{
    formats::tidy,
    json::Json,
    model::{Image, Inlines, Rendition, Size, Url},
    reader::{Member, Reader},
};

/// The lead picture of a post of the REST API.
pub(super) fn lead(json: &Json, reader: &mut Reader) -> Option<Rc<Image>> {
    let mut found = None;
    let mut keep = |reader: &mut Reader, json: &Json| {
        if found.is_none() && !is_error(reader, json) && reader.is_object(json, false) {
            found = featured(json, reader);
        }
    };
    reader.inside(json, &["_embedded", "wp:featuredmedia"], |reader, media| {
        reader.each(media, tidy::MAX_SMALL, &mut keep);
    });
    // A plugin that was wide-spread before `_embed`.
    reader.each(Member::of(json, "better_featured_image"), 1, &mut keep);
    if let Some(found) = found {
        return Some(Rc::new(found));
    }
    let jetpack = reader.web_url(Member::of(json, "jetpack_featured_media_url")).map(Image::at);
    let found = jetpack.or_else(|| preview(json, reader));
    let is_embedded = json.get("_embedded").is_some_and(|embedded| embedded.get("wp:featuredmedia").is_some());
    if found.is_none() && !is_embedded && is_linked(json, "wp:featuredmedia") {
        let message = "expected the lead picture, found a link to it: ask with `_embed`";
        reader.warn_at("featured_media", "missing", message);
    }
    found.map(Rc::new)
}

/// A file of the media library.
fn featured(json: &Json, reader: &mut Reader) -> Option<Image> {
    reader.needed(Member::of(json, "source_url"))?;
    let url = reader.web_url(Member::of(json, "source_url"))?;
    // PHP writes an object without members as an empty array.
    let details = json.get("media_details").filter(|details| matches!(details, Json::Object(_)));
    let (caption, in_caption) = caption(json, reader);
    let credit = credit(json, reader);
    let size =
        details.and_then(|details| reader.inside(json, &["media_details", ""], |reader, _| size(details, reader)));
    let renditions = reader.inside(json, &["media_details", "sizes"], |reader, sizes| {
        renditions(sizes, Rendition { url: url.clone(), width: size.map_or(0, |size| size.width) }, size, reader)
    });
    Some(Image {
        size,
        alt: tidy::plain_text(reader, Member::of(json, "alt_text")).unwrap_or_default(),
        caption,
        credit: if in_caption.is_empty() { credit } else { in_caption },
        srcset: renditions.into(),
        ..Image::at(url)
    })
}

/// The caption, an object in the REST API and a string in the plugin, and the credit in it.
fn caption(json: &Json, reader: &mut Reader) -> (Inlines, Inlines) {
    match json.get("caption") {
        Some(Json::Object(_)) => reader.inside(json, &["caption", "rendered"], tidy::caption),
        _ => tidy::caption(reader, Member::of(json, "caption")),
    }
}

/// Whose picture it is: what the newsroom has entered (Newspack, Media Credit), else what the camera's file says.
fn credit(json: &Json, reader: &mut Reader) -> Inlines {
    const PLACES: &[&[&str]] = &[
        &["meta", "_media_credit"],
        &["media_credit"],
        &["media_details", "image_meta", "credit"],
        &["media_details", "image_meta", "copyright"],
    ];
    for place in PLACES {
        let credit = reader.inside(json, place, |reader, credit| match credit.value {
            Some(Json::String(_)) => reader.inline(credit),
            _ => [].into(),
        });
        if !credit.is_empty() {
            return credit;
        }
    }
    [].into()
}

/// The widths of the same picture. Sizes that are cut to another shape, such as square thumbnails, are left out.
fn renditions(sizes: Member, own: Rendition, full: Option<Size>, reader: &mut Reader) -> Vec<Rendition> {
    let mut renditions = Vec::new();
    reader.each_member(sizes, tidy::MAX_SMALL, &mut |reader, name, json| {
        let cut = size(json, reader).zip(full).map_or(&**name == "thumbnail", |(size, full)| !is_alike(size, full));
        if cut || !reader.is_object(json, false) {
            return;
        }
        let url = reader.web_url(Member::of(json, "source_url"));
        if let Some((url, width)) = url.zip(reader.number(Member::of(json, "width"))) {
            tidy::insert(&mut renditions, Rendition { url, width });
        }
    });
    // A browser that finds widths takes no other address.
    if !renditions.is_empty() && own.width > 0 {
        tidy::insert(&mut renditions, own);
    }
    renditions
}

/// Whether two pictures have one shape, give or take a pixel.
fn is_alike(size: Size, full: Size) -> bool {
    let product = |one: u32, other: u32| u64::from(one) * u64::from(other);
    product(size.width, full.height).abs_diff(product(size.height, full.width))
        <= u64::from(full.width.max(full.height)) * 2
}

/// Width and height.
pub(super) fn size(json: &Json, reader: &mut Reader) -> Option<Size> {
    let (width, height) = reader.number(Member::of(json, "width")).zip(reader.number(Member::of(json, "height")))?;
    Some(Size { width, height })
}

/// The picture for previews elsewhere, which Yoast names.
fn preview(json: &Json, reader: &mut Reader) -> Option<Image> {
    let mut found: Option<(Url, Option<Size>)> = None;
    super::yoast(json, "og_image", reader, |reader, images| {
        reader.each(images, tidy::MAX_SMALL, &mut |reader, json| {
            if found.is_none() && reader.is_object(json, false) {
                let url = reader.web_url(Member::of(json, "url"));
                found = url.map(|url| (url, size(json, reader)));
            }
        });
        Some(())
    });
    found.map(|(url, size)| Image { size, ..Image::at(url) })
}
