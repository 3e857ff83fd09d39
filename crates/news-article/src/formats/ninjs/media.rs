//! Pictures and players: a news object's renditions, its caption, its credit.

use std::rc::Rc;

use super::{rights, texts};
use crate::{
    formats::renditions::{self, File},
    json::Json,
    model::{Embed, Image, Inline, Inlines, Url, text::plain},
    reader::{Member, Reader, Step},
};

/// Renditions of one picture, and associations of one article, beyond this many are left out.
const MAX: usize = 200;

/// The things of a member that is an array (each may have its `name`), or an object by names; a name may stand for
/// several.
pub(super) fn entries<'j>(reader: &mut Reader, item: &'j Json, key: &'static str) -> Vec<(Vec<Step>, &'j Json)> {
    let mut found = Vec::new();
    let mut add = |steps: Vec<Step>, value: &'j Json| match value {
        Json::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                found.push(([steps.as_slice(), &[Step::Index(index)]].concat(), item));
            }
        }
        other => found.push((steps, other)),
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
    if found.len() > MAX {
        let (limit, count) = (MAX.to_string(), found.len().to_string());
        reader.warn_at(key, "limit", ["expected at most ", &limit, ", found ", &count].concat());
        found.truncate(MAX);
    }
    found.retain(|(_, value)| !value.is_null());
    found
}

/// A picture that is sent along; `None`, with a warning, when it may not be shown or has no file.
pub(super) fn associated(reader: &mut Reader, item: &Json) -> Option<Image> {
    if rights::usable(reader, item) { picture(reader, item) } else { None }
}

/// A picture, its rights looked at.
pub(super) fn picture(reader: &mut Reader, item: &Json) -> Option<Image> {
    let Some(mut image) = still(reader, item) else {
        reader.warn_at("renditions", "missing", "expected the address of a picture, found none");
        return None;
    };
    image.caption = texts::description(reader, item, &["caption", "text", "main", "richtext"]);
    let alt = plain(&texts::described_as(reader, item, "alt"));
    // A picture's headline says what it shows; with no caption it stands below it.
    let name = texts::headline(reader, item);
    if image.caption.is_empty() {
        image.caption = name.into_iter().map(Inline::Text).collect();
        image.alt = alt.into();
    } else {
        image.alt = if alt.is_empty() { name.unwrap_or_default() } else { alt.into() };
    }
    image.credit = credit(reader, item);
    Some(image)
}

/// Whose picture it is: its maker and its owner, as far as they say different things.
fn credit(reader: &mut Reader, item: &Json) -> Inlines {
    let Some(maker) = reader.words(Member::any(item, &["by", "byline"])) else {
        let owner = owner(reader, item);
        let notice = Member::any(item, &["copyrightNotice", "copyrightnotice"]);
        return if owner.is_empty() { reader.inline(notice) } else { owner };
    };
    let owner = owner(reader, item);
    let (name, line) = (maker.to_lowercase(), plain(&owner).to_lowercase());
    if !line.is_empty() && line.contains(&name) {
        return owner;
    }
    if name.contains(&line) {
        return [Inline::Text(maker)].into();
    }
    [Inline::Text([&*maker, "/"].concat().into())].into_iter().chain(owner.iter().cloned()).collect()
}

/// The credit line, else who holds the copyright.
pub(super) fn owner(reader: &mut Reader, item: &Json) -> Inlines {
    let line = texts::described_as(reader, item, "credit");
    if !line.is_empty() {
        return line;
    }
    let keys = &["creditLine", "creditline", "copyrightHolder", "copyrightholder"];
    reader.inline(Member::any(item, keys))
}

/// The picture of a news object's renditions, without caption and credit.
pub(super) fn still(reader: &mut Reader, item: &Json) -> Option<Image> {
    let (mut clean, mut marked) = (Vec::new(), Vec::new());
    for (steps, rendition) in entries(reader, item, "renditions") {
        let kind = kind(rendition);
        let shown = kind.is_empty() || kind.starts_with("image/");
        // A browser shows no print files.
        if !shown || ["tif", "eps", "photoshop", "postscript", "raw"].iter().any(|print| kind.contains(print)) {
            continue;
        }
        reader.within(&steps, |reader| {
            let Some(url) = href(reader, rendition) else { return };
            let file = File {
                width: reader.number(Member::of(rendition, "width")),
                height: reader.number(Member::of(rendition, "height")),
                url,
            };
            let name = ["name", "title"].iter().filter_map(|key| rendition.get(key).and_then(Json::as_str));
            let last =
                steps.iter().rev().find_map(|step| if let Step::Name(name) = step { Some(&**name) } else { None });
            let watermark =
                name.chain(last).chain([file.url.as_str()]).any(|text| text.to_lowercase().contains("watermark"));
            if watermark { marked.push(file) } else { clean.push(file) }
        });
    }
    renditions::picture(if clean.is_empty() { &marked } else { &clean })
}

/// A video or a sound, its rights looked at, to be loaded on a click: its widest file, and a still.
pub(super) fn embed(reader: &mut Reader, item: &Json) -> Option<Embed> {
    let mut best: Option<(u32, Url)> = None;
    for (steps, rendition) in entries(reader, item, "renditions") {
        let kind = kind(rendition);
        if kind.starts_with("video/") || kind.starts_with("audio/") || kind.starts_with("text/html") {
            reader.within(&steps, |reader| {
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
    let title = texts::headline(reader, item).or_else(|| reader.words(Member::of(item, "title")));
    Some(Embed { url, title, image })
}

fn kind(rendition: &Json) -> String {
    let kind = Member::any(rendition, &["contentType", "contenttype", "mimetype", "mimeType"]);
    kind.value.and_then(Json::as_str).unwrap_or_default().trim().to_ascii_lowercase()
}

fn href(reader: &mut Reader, rendition: &Json) -> Option<Url> {
    reader.web_url(Member::any(rendition, &["href", "url"]))
}
