//! Images, and the names of their authors.

use std::rc::Rc;

use crate::{
    inline_text,
    json::Json,
    limits,
    model::{Image, Inlines, Rendition, Size, Url, assemble::insert_rendition},
    reader::{Member, Reader},
};

/// An image; `None`, with a warning, if it has no URL.
pub(super) fn image(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if !reader.is_object(json, false) || is_reference(reader, json) {
        return None;
    }
    let member = Member::of(json, "url");
    reader.required_text(member)?;
    let url = reader.web_url(member)?;
    let mut side = |key| reader.number(Member::of(json, key));
    let size = side("width").zip(side("height")).map(|(width, height)| Size { width, height });
    let mut caption = reader.inline(Member::of(json, "caption"));
    if caption.is_empty() {
        caption = reader.inline(Member::of(json, "subtitle"));
    }
    Some(Rc::new(Image {
        size,
        alt: reader.text_content(Member::of(json, "alt_text")).unwrap_or_default(),
        caption,
        credit: credit(reader, json),
        srcset: renditions(json),
        content_url: full_resolution(json).filter(|full| *full != url),
        url,
    }))
}

/// The image that represents a story or a video.
pub(super) fn promo_image(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if json.get("promo_image").is_some_and(|image| !image.is_null()) {
        return reader.object(Member::of(json, "promo_image"), image);
    }
    reader.nested(json, &["promo_items", "basic"], |reader, basic| {
        reader.object(basic, |reader, basic| match basic.get("type").and_then(Json::as_str) {
            Some("image") => image(reader, basic),
            Some("video") => promo_image(reader, basic),
            _ => None,
        })
    })
}

/// Whether a value is an unresolved reference, which is a warning.
pub(super) fn is_reference(reader: &mut Reader, json: &Json) -> bool {
    let is_reference = json.get("type").and_then(Json::as_str) == Some("reference");
    if is_reference {
        reader.warn("missing", "expected the content itself, found a reference to it");
    }
    is_reference
}

/// The name of a person or an organisation, as it is printed.
pub(super) fn name(reader: &mut Reader, json: &Json) -> Option<Rc<str>> {
    if !reader.is_object(json, false) || is_reference(reader, json) {
        return None;
    }
    let name = ["name", "byline", "org"].iter().find_map(|key| reader.text_content(Member::of(json, key)));
    if name.is_none() {
        reader.warn_at("name", "missing", "expected some text, found nothing");
    }
    name
}

/// The credit: "photographer / agency". `vanity_credits` replaces `credits` if it is given.
fn credit(reader: &mut Reader, json: &Json) -> Inlines {
    for key in ["vanity_credits", "credits"] {
        let credit = reader.object(Member::of(json, key), |reader, credits| {
            let by = names(reader, credits, "by");
            let affiliation = names(reader, credits, "affiliation");
            Some(match (by.as_str(), affiliation.as_str()) {
                (by, "") => by.to_owned(),
                ("", affiliation) => affiliation.to_owned(),
                (by, affiliation) if by == affiliation => by.to_owned(),
                (by, affiliation) => [by, " / ", affiliation].concat(),
            })
        });
        if let Some(credit) = credit.filter(|credit| !credit.is_empty()) {
            return inline_text::collapsed(&credit);
        }
    }
    inline_text::optional(reader.text_content(Member::of(json, "copyright")))
}

fn names(reader: &mut Reader, json: &Json, key: &'static str) -> String {
    let mut names: Vec<Rc<str>> = Vec::new();
    reader.each(Member::of(json, key), limits::ENTRIES, &mut |reader, json| {
        match json {
            Json::String(_) => names.extend(reader.text_content(Member::current(json))),
            _ => names.extend(name(reader, json)),
        };
    });
    names.join(", ")
}

/// The image in full resolution, where the URL is absolute. A relative one is that of the resizer, which needs a key.
fn full_resolution(json: &Json) -> Option<Url> {
    let more = json.get("additional_properties")?;
    ["fullSizeResizeUrl", "originalUrl"].iter().find_map(|key| absolute(more.get(key)?))
}

/// The renditions, under keys such as `800x600` or `480w`, where the URL is absolute.
fn renditions(json: &Json) -> Rc<[Rendition]> {
    let more = json.get("additional_properties");
    let resized = more.and_then(|more| more.get("resized_params")).or_else(|| json.get("resized_params"));
    let original = json.get("renditions").and_then(|renditions| renditions.get("original"));
    let mut renditions = Vec::new();
    for files in [resized, original].into_iter().flatten() {
        let Json::Object(files) = files else { continue };
        for (key, value) in files.iter().take(limits::ENTRIES) {
            let width = key.split(['x', 'w']).next().and_then(|width| width.parse().ok()).filter(|width| *width > 0);
            if let Some((width, url)) = width.zip(absolute(value)) {
                insert_rendition(&mut renditions, Rendition { url, width });
            }
        }
    }
    renditions.into()
}

/// A URL that is absolute.
fn absolute(json: &Json) -> Option<Url> {
    Url::parse(json.as_str()?, "").ok().filter(Url::is_web)
}
