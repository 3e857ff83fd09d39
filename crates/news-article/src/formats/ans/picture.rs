//! Pictures of ANS, and whose they are.

use std::rc::Rc;

use super::kind;
use crate::{
    formats::parts,
    json::Json,
    model::{Image, Inlines, Rendition, Size, Url},
    reader::{Member, Reader},
};

/// A picture; without an address there is none.
pub(super) fn image(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if !reader.is_object(json, false) || is_reference(reader, json) {
        return None;
    }
    let address = Member::of(json, "url");
    reader.needed(address)?;
    let url = reader.web_url(address)?;
    let mut side = |key| reader.number(Member::of(json, key));
    let size = side("width").zip(side("height")).map(|(width, height)| Size { width, height });
    let mut caption = reader.inline(Member::of(json, "caption"));
    if caption.is_empty() {
        caption = reader.inline(Member::of(json, "subtitle"));
    }
    Some(Rc::new(Image {
        size,
        alt: reader.words(Member::of(json, "alt_text")).unwrap_or_default(),
        caption,
        credit: credit(reader, json),
        srcset: widths(json),
        content_url: full(json).filter(|full| *full != url),
        url,
    }))
}

/// The picture that stands for a story or a video.
pub(super) fn promo(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if json.get("promo_image").is_some_and(|image| !image.is_null()) {
        return reader.object(Member::of(json, "promo_image"), image);
    }
    reader.inside(json, &["promo_items", "basic"], |reader, basic| {
        reader.object(basic, |reader, basic| match kind(basic) {
            Some("image") => image(reader, basic),
            Some("video") => promo(reader, basic),
            _ => None,
        })
    })
}

/// Whether a value only says where the real one is; then a warning.
pub(super) fn is_reference(reader: &mut Reader, json: &Json) -> bool {
    let reference = kind(json) == Some("reference");
    if reference {
        reader.warn("missing", "expected the content itself, found a reference to it");
    }
    reference
}

/// The name of a person or a body, as it is printed.
pub(super) fn name(reader: &mut Reader, json: &Json) -> Option<Rc<str>> {
    if !reader.is_object(json, false) || is_reference(reader, json) {
        return None;
    }
    let name = ["name", "byline", "org"].iter().find_map(|key| reader.words(Member::of(json, key)));
    if name.is_none() {
        reader.warn_at("name", "missing", "expected some text, found nothing");
    }
    name
}

/// Whose picture it is: "photographer / agency". `vanity_credits` is written to stand in the place of `credits`.
fn credit(reader: &mut Reader, json: &Json) -> Inlines {
    for key in ["vanity_credits", "credits"] {
        let found = reader.object(Member::of(json, key), |reader, credits| {
            let by = names(reader, credits, "by");
            let affiliation = names(reader, credits, "affiliation");
            Some(match (by.as_str(), affiliation.as_str()) {
                (by, "") => by.to_owned(),
                ("", affiliation) => affiliation.to_owned(),
                (by, affiliation) if by == affiliation => by.to_owned(),
                (by, affiliation) => [by, " / ", affiliation].concat(),
            })
        });
        if let Some(credit) = found.filter(|credit| !credit.is_empty()) {
            return parts::text_run(credit);
        }
    }
    reader.words(Member::of(json, "copyright")).map_or_else(|| [].into(), parts::text_run)
}

fn names(reader: &mut Reader, json: &Json, key: &'static str) -> String {
    let mut names: Vec<Rc<str>> = Vec::new();
    reader.each(Member::of(json, key), super::MAX_SMALL, &mut |reader, json| {
        match json {
            Json::String(_) => names.extend(reader.words(Member::here(json))),
            _ => names.extend(name(reader, json)),
        };
    });
    names.join(", ")
}

/// The picture in full, where that is a whole address: the resizer's own need a key.
fn full(json: &Json) -> Option<Url> {
    let more = json.get("additional_properties")?;
    ["fullSizeResizeUrl", "originalUrl"].iter().find_map(|key| absolute(more.get(key)?))
}

/// Other widths, under keys such as `800x600` or `480w`; what isn't a whole address needs the resizer's key.
fn widths(json: &Json) -> Rc<[Rendition]> {
    let more = json.get("additional_properties");
    let resized = more.and_then(|more| more.get("resized_params")).or_else(|| json.get("resized_params"));
    let original = json.get("renditions").and_then(|renditions| renditions.get("original"));
    let mut found = Vec::new();
    for files in [resized, original].into_iter().flatten() {
        let Json::Object(files) = files else { continue };
        found.extend(files.iter().take(super::MAX_SMALL).filter_map(|(key, address)| {
            let width = key.split(['x', 'w']).next()?.parse().ok().filter(|width| *width > 0)?;
            Some(Rendition { url: absolute(address)?, width })
        }));
    }
    parts::renditions(found)
}

fn absolute(json: &Json) -> Option<Url> {
    Url::parse(json.as_str()?, "").ok().filter(Url::is_web)
}
