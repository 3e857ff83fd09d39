//! Images and players: the renditions of a news object, its caption, and its credit.

use std::rc::Rc;

use super::{rights, texts};
use crate::{
    formats::image_files::{self, File},
    inline_text,
    json::Json,
    model::{Embed, Image, Inline, Inlines, Url, text::plain},
    reader::{Member, Reader, Step},
};

/// Further renditions of an image, and further associations of an article, are left out.
const MAX_ENTRIES: usize = 200;

/// The entries of a member with their paths. It is an array of entries, or an object in which each name has one entry or
/// several.
pub(super) fn entries<'j>(reader: &mut Reader, item: &'j Json, key: &'static str) -> Vec<(Vec<Step>, &'j Json)> {
    let mut entries = Vec::new();
    let mut add = |steps: Vec<Step>, value: &'j Json| match value {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                entries.push(([steps.as_slice(), &[Step::Index(index)]].concat(), item));
            }
        }
        other => entries.push((steps, other)),
    };
    match item.get(key) {
        Some(Json::Object(members)) => {
            for (name, value) in members {
                add(vec![Step::Key(key), Step::Name(Rc::clone(name))], value);
            }
        }
        Some(array @ Json::Array(_)) => add(vec![Step::Key(key)], array),
        None | Some(Json::Null) => {}
        Some(other) => {
            reader.warn_at(key, "invalid-type", ["expected an array or an object, found ", other.kind()].concat())
        }
    }
    if entries.len() > MAX_ENTRIES {
        let (limit, count) = (MAX_ENTRIES.to_string(), entries.len().to_string());
        reader.warn_at(key, "limit", ["expected at most ", &limit, ", found ", &count].concat());
        entries.truncate(MAX_ENTRIES);
    }
    entries.retain(|(_, value)| !value.is_null());
    entries
}

/// The image of an association; `None`, with a warning, if it may not be shown or has no file.
pub(super) fn associated_image(reader: &mut Reader, item: &Json) -> Option<Image> {
    if rights::is_usable(reader, item) { image(reader, item) } else { None }
}

/// The image of a news object whose rights have been checked.
pub(super) fn image(reader: &mut Reader, item: &Json) -> Option<Image> {
    let Some(mut image) = still(reader, item) else {
        reader.warn_at("renditions", "missing", "expected the address of a picture, found none");
        return None;
    };
    image.caption = texts::description(reader, item, &["caption", "text", "main", "richtext"]);
    let alt = plain(&texts::description_with_role(reader, item, "alt"));
    // The headline of an image describes it. Without a caption, the headline is used instead.
    let headline = texts::headline(reader, item);
    if image.caption.is_empty() {
        image.caption = inline_text::optional(headline);
        image.alt = alt.into();
    } else {
        image.alt = if alt.is_empty() { headline.unwrap_or_default() } else { alt.into() };
    }
    image.credit = credit(reader, item);
    Some(image)
}

/// The credit: the creator and the owner, unless one of them contains the other.
fn credit(reader: &mut Reader, item: &Json) -> Inlines {
    let Some(creator) = reader.text_content(Member::any(item, &["by", "byline"])) else {
        let owner = owner(reader, item);
        let notice = Member::any(item, &["copyrightNotice", "copyrightnotice"]);
        return if owner.is_empty() { reader.inline(notice) } else { owner };
    };
    let owner = owner(reader, item);
    let (creator_name, owner_name) = (creator.to_lowercase(), plain(&owner).to_lowercase());
    if !owner_name.is_empty() && owner_name.contains(&creator_name) {
        return owner;
    }
    if creator_name.contains(&owner_name) {
        return inline_text::text(creator);
    }
    [Inline::Text([&*creator, "/"].concat().into())].into_iter().chain(owner.iter().cloned()).collect()
}

/// The credit line, else the copyright holder.
pub(super) fn owner(reader: &mut Reader, item: &Json) -> Inlines {
    let line = texts::description_with_role(reader, item, "credit");
    if !line.is_empty() {
        return line;
    }
    let keys = &["creditLine", "creditline", "copyrightHolder", "copyrightholder"];
    reader.inline(Member::any(item, keys))
}

/// The image of the renditions of a news object, without caption and credit.
pub(super) fn still(reader: &mut Reader, item: &Json) -> Option<Image> {
    let (mut files, mut watermarked) = (Vec::new(), Vec::new());
    for (steps, rendition) in entries(reader, item, "renditions") {
        let kind = media_type(rendition);
        let is_image = kind.is_empty() || kind.starts_with("image/");
        // Browsers cannot show the formats for print.
        if !is_image || ["tif", "eps", "photoshop", "postscript", "raw"].iter().any(|print| kind.contains(print)) {
            continue;
        }
        reader.at_steps(&steps, |reader| {
            let Some(url) = href(reader, rendition) else { return };
            let file = File {
                width: reader.number(Member::of(rendition, "width")),
                height: reader.number(Member::of(rendition, "height")),
                url,
            };
            let names = ["name", "title"].iter().filter_map(|key| rendition.get(key).and_then(Json::as_str));
            let key =
                steps.iter().rev().find_map(|step| if let Step::Name(name) = step { Some(&**name) } else { None });
            let is_watermarked =
                names.chain(key).chain([file.url.as_str()]).any(|text| text.to_lowercase().contains("watermark"));
            if is_watermarked { watermarked.push(file) } else { files.push(file) }
        });
    }
    image_files::image(if files.is_empty() { &watermarked } else { &files })
}

/// An embed for a video or a recording whose rights have been checked: its widest file, with a still image.
pub(super) fn embed(reader: &mut Reader, item: &Json) -> Option<Embed> {
    let mut best: Option<(u32, Url)> = None;
    for (steps, rendition) in entries(reader, item, "renditions") {
        let kind = media_type(rendition);
        if kind.starts_with("video/") || kind.starts_with("audio/") || kind.starts_with("text/html") {
            reader.at_steps(&steps, |reader| {
                let width = reader.number(Member::of(rendition, "width")).unwrap_or(0);
                if best.as_ref().is_none_or(|(known, _)| *known < width)
                    && let Some(url) = href(reader, rendition)
                {
                    best = Some((width, url));
                }
            });
        }
    }
    let Some((_, url)) = best else {
        reader.warn_at("renditions", "missing", "expected the address of a video or of sound, found none");
        return None;
    };
    let image = still(reader, item).map(|mut still| {
        still.credit = credit(reader, item);
        Rc::new(still)
    });
    let title = texts::headline(reader, item).or_else(|| reader.text_content(Member::of(item, "title")));
    Some(Embed { url, title, image })
}

/// The media type of a rendition, in lower case.
fn media_type(rendition: &Json) -> String {
    let kind = Member::any(rendition, &["contentType", "contenttype", "mimetype", "mimeType"]);
    kind.value.and_then(Json::as_str).unwrap_or_default().trim().to_ascii_lowercase()
}

fn href(reader: &mut Reader, rendition: &Json) -> Option<Url> {
    reader.web_url(Member::any(rendition, &["href", "url"]))
}
