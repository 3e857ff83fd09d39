//! Images: `ImageObject`s and URLs, grouped into images with several files.

use super::{
    graph::Graph,
    party,
    property::{Property, property},
    value::web_url,
};
use crate::{
    formats::{
        image_files::{self, File},
        image_identity::ImageIdentity,
        images::fill_missing,
    },
    inline_text,
    json::Json,
    model::{Image, Inlines, Url, text::plain},
    reader::{Member, Reader},
};

/// An image of an article has at least one side of this many pixels. Smaller sizes are aspect ratios.
const MIN_SIDE: u32 = 50;

/// One file, with the texts of its node.
struct Record {
    file: File,
    identity: ImageIdentity,
    caption: Inlines,
    credit: Inlines,
    alt: Inlines,
}

/// The images of a property, each once: publishers list one image in several widths and crops.
pub(super) fn images(graph: &Graph, reader: &mut Reader, node: &Json, property: Property) -> Vec<Image> {
    let mut images: Vec<Vec<Record>> = Vec::new();
    graph.each(reader, node, property, &mut |reader, value| {
        let Some(record) = record(graph, reader, value) else { return };
        match images.iter_mut().find(|files| files.iter().any(|known| is_same(known, &record))) {
            Some(files) => files.push(record),
            None => images.push(vec![record]),
        }
    });
    images.into_iter().filter_map(image_of_records).collect()
}

/// The image that some records are files of.
fn image_of_records(records: Vec<Record>) -> Option<Image> {
    let files: Vec<_> = records.iter().map(|record| record.file.clone()).collect();
    let mut image = image_files::image(&files)?;
    if image.size.is_some_and(|size| size.width < MIN_SIDE && size.height < MIN_SIDE) {
        // `16x9` in a URL is an aspect ratio.
        image.size = None;
        image.srcset = [].into();
    }
    for record in records {
        let Record { file, caption, credit, alt, .. } = record;
        fill_missing(&mut image, &Image { caption, credit, alt: plain(&alt).into(), ..Image::new(file.url) });
    }
    Some(image)
}

/// Whether two records are files of one image: where both have a caption they must be equal, else the URLs decide.
fn is_same(one: &Record, other: &Record) -> bool {
    if !one.caption.is_empty() && !other.caption.is_empty() {
        return one.caption == other.caption && one.credit == other.credit;
    }
    one.file.url == other.file.url || one.identity.has_same_name(&other.identity)
}

/// Reads a record; `None` if it is not a file of an image.
fn record(graph: &Graph, reader: &mut Reader, value: &Json) -> Option<Record> {
    let empty: Inlines = [].into();
    if !matches!(value, Json::Object(_)) {
        reader.text(Member::current(value))?;
        let url = web_url(reader, Member::current(value))?;
        if is_icon(&url, None, None) {
            return None;
        }
        let (width, height) = sides_in(url.as_str());
        let identity = ImageIdentity::of(&url, &[]);
        let file = File { url, width, height };
        return Some(Record { file, identity, caption: empty.clone(), credit: empty.clone(), alt: empty });
    }
    // An identifier inside the document, such as `#primaryimage`, is not a URL.
    let is_file = |text: &str| !text.trim().is_empty() && !text.contains('#');
    let url_properties = [property!("url"), property!("contentUrl"), &["@id"], property!("thumbnailUrl")];
    let url_property = url_properties.into_iter().find(|property| {
        graph.first(reader, value, property, |_, url| url.as_str().filter(|text| is_file(text)).map(|_| ())).is_some()
    });
    let Some(url_property) = url_property else {
        reader.warn_at("url", "missing", "expected some text, found nothing");
        return None;
    };
    let url = graph.first(reader, value, url_property, |reader, url| web_url(reader, Member::current(url)))?;
    let width = graph.first(reader, value, property!("width"), pixels);
    let height = graph.first(reader, value, property!("height"), pixels);
    if is_icon(&url, width, height) {
        return None;
    }
    let (width, height) = if (width, height) == (None, None) { sides_in(url.as_str()) } else { (width, height) };
    let sides: Vec<_> = [width, height].into_iter().flatten().collect();
    let (mut caption, mut alt) = (graph.inline(reader, value, property!("caption")), empty);
    let description = graph.inline(reader, value, property!("description"));
    if caption.is_empty() {
        caption = description;
    } else if caption != description {
        alt = description;
    }
    let identity = ImageIdentity::of(&url, &sides);
    Some(Record { credit: credit(graph, reader, value), file: File { url, width, height }, identity, caption, alt })
}

/// Whether a file is an icon or a tracking pixel, which some lists of images contain.
fn is_icon(url: &Url, width: Option<u32>, height: Option<u32>) -> bool {
    let name = url.as_str().rsplit('/').next().unwrap_or_default();
    name.starts_with("favicon") || (width, height) == (Some(1), Some(1))
}

/// The credit: the text for it if it is given, else the creator and the owner.
fn credit(graph: &Graph, reader: &mut Reader, value: &Json) -> Inlines {
    let text = graph.inline(reader, value, property!("creditText"));
    if !text.is_empty() {
        return text;
    }
    let name = |reader: &mut Reader, property| party::name(graph, reader, value, property);
    let creator = name(reader, property!("creator")).or_else(|| name(reader, property!("author")));
    let owner = name(reader, property!("copyrightHolder"));
    let both = match (creator, owner) {
        (Some(creator), Some(owner)) if creator != owner => Some([&*creator, "/", &owner].concat().into()),
        (creator, owner) => creator.or(owner),
    };
    match both.or_else(|| name(reader, property!("provider"))) {
        Some(name) => inline_text::text(name),
        None => graph.inline(reader, value, property!("copyrightNotice")),
    }
}

/// A side in pixels: a number, a number with a unit, or a quantity with a value (in some systems, with a name).
fn pixels(reader: &mut Reader, value: &Json) -> Option<u32> {
    let member = match value {
        Json::Object(_) => Member::any(value, &["value", "name", "schema:value"]),
        _ => Member::current(value),
    };
    match member.value? {
        Json::String(text) => {
            let number = text.trim().trim_end_matches("px").trim_end();
            if number.is_empty() || number == "auto" {
                return None;
            }
            let number = Json::text(number);
            reader.number(Member { value: Some(&number), ..member })
        }
        _ => reader.number(member),
    }
}

/// The sides, or at least the aspect ratio, that a URL contains: `1200x675`, `16x9`.
fn sides_in(url: &str) -> (Option<u32>, Option<u32>) {
    let sides = url.split(['/', '-', '_', '.', '?', '&', '=']).rev().find_map(|part| {
        let (width, height) = part.split_once('x')?;
        let (width, height) = (width.parse::<u32>().ok()?, height.parse::<u32>().ok()?);
        let are_plausible = width > 0 && height > 0 && width < 20_000 && height < 20_000;
        are_plausible.then_some((width, height))
    });
    sides.unzip()
}
