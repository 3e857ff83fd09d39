//! Pictures: `ImageObject`s and bare addresses, and which of them are files of one picture.

use super::{
    graph::Graph,
    party,
    property::{Property, property, web_url},
};
use crate::{
    formats::renditions::{self, File, Likeness},
    json::Json,
    model::{Image, Inline, Inlines, Url, text::plain},
    reader::{Member, Reader},
};

/// No picture of an article is smaller than this.
const LEAST: u32 = 50;

/// What is said of one file.
struct Record {
    file: File,
    likeness: Likeness,
    caption: Inlines,
    credit: Inlines,
    alt: Inlines,
}

/// The pictures of a property, each once: publishers list one picture in several widths and crops.
pub(super) fn images(graph: &Graph, reader: &mut Reader, node: &Json, property: Property) -> Vec<Image> {
    let mut pictures: Vec<Vec<Record>> = Vec::new();
    graph.each(reader, node, property, &mut |reader, value| {
        let Some(record) = record(graph, reader, value) else { return };
        match pictures.iter_mut().find(|files| files.iter().any(|known| is_same(known, &record))) {
            Some(files) => files.push(record),
            None => pictures.push(vec![record]),
        }
    });
    pictures.into_iter().filter_map(picture).collect()
}

fn picture(records: Vec<Record>) -> Option<Image> {
    let files: Vec<_> = records.iter().map(|record| record.file.clone()).collect();
    let mut image = renditions::picture(&files)?;
    if image.size.is_some_and(|size| size.width < LEAST && size.height < LEAST) {
        // `16x9` in an address is a proportion.
        image.size = None;
        image.srcset = [].into();
    }
    for record in records {
        if image.caption.is_empty() {
            image.caption = record.caption;
        }
        if image.credit.is_empty() {
            image.credit = record.credit;
        }
        if image.alt.is_empty() {
            image.alt = plain(&record.alt).into();
        }
    }
    Some(image)
}

/// Whether two files show one picture: what is said below them decides where both say something, else the address.
fn is_same(one: &Record, other: &Record) -> bool {
    if !one.caption.is_empty() && !other.caption.is_empty() {
        return one.caption == other.caption && one.credit == other.credit;
    }
    one.file.url == other.file.url || one.likeness.same_name(&other.likeness)
}

fn record(graph: &Graph, reader: &mut Reader, value: &Json) -> Option<Record> {
    let nothing: Inlines = [].into();
    if !matches!(value, Json::Object(_)) {
        reader.text(Member::here(value))?;
        let url = web_url(reader, Member::here(value))?;
        if is_icon(&url, None, None) {
            return None;
        }
        let (width, height) = sides_in(url.as_str());
        let likeness = Likeness::of(&url, &[]);
        let file = File { url, width, height };
        return Some(Record { file, likeness, caption: nothing.clone(), credit: nothing.clone(), alt: nothing });
    }
    // A name inside the document, such as `#primaryimage`, is no file.
    let is_file = |text: &str| !text.trim().is_empty() && !text.contains('#');
    let addresses = [property!("url"), property!("contentUrl"), &["@id"], property!("thumbnailUrl")];
    let address = addresses.into_iter().find(|property| {
        graph.first(reader, value, property, |_, url| url.as_str().filter(|text| is_file(text)).map(|_| ())).is_some()
    });
    let Some(address) = address else {
        reader.warn_at("url", "missing", "expected some text, found nothing");
        return None;
    };
    let url = graph.first(reader, value, address, |reader, url| web_url(reader, Member::here(url)))?;
    let width = graph.first(reader, value, property!("width"), pixels);
    let height = graph.first(reader, value, property!("height"), pixels);
    if is_icon(&url, width, height) {
        return None;
    }
    let (width, height) = if (width, height) == (None, None) { sides_in(url.as_str()) } else { (width, height) };
    let sides: Vec<_> = [width, height].into_iter().flatten().collect();
    let (mut caption, mut alt) = (graph.inline(reader, value, property!("caption")), nothing);
    let description = graph.inline(reader, value, property!("description"));
    if caption.is_empty() {
        caption = description;
    } else if caption != description {
        alt = description;
    }
    let likeness = Likeness::of(&url, &sides);
    Some(Record { credit: credit(graph, reader, value), file: File { url, width, height }, likeness, caption, alt })
}

/// Icons and counting pixels, which some lists of pictures hold, too.
fn is_icon(url: &Url, width: Option<u32>, height: Option<u32>) -> bool {
    let name = url.as_str().rsplit('/').next().unwrap_or_default();
    name.starts_with("favicon") || (width, height) == (Some(1), Some(1))
}

/// Whose picture it is: the words for it where there are any, else whoever made or owns it.
fn credit(graph: &Graph, reader: &mut Reader, value: &Json) -> Inlines {
    let words = graph.inline(reader, value, property!("creditText"));
    if !words.is_empty() {
        return words;
    }
    let of = |reader: &mut Reader, property| party::name(graph, reader, value, property);
    let maker = of(reader, property!("creator")).or_else(|| of(reader, property!("author")));
    let owner = of(reader, property!("copyrightHolder"));
    let both = match (maker, owner) {
        (Some(maker), Some(owner)) if maker != owner => Some([&*maker, "/", &owner].concat().into()),
        (maker, owner) => maker.or(owner),
    };
    match both.or_else(|| of(reader, property!("provider"))) {
        Some(name) => [Inline::Text(name)].into(),
        None => graph.inline(reader, value, property!("copyrightNotice")),
    }
}

/// A side in pixels: a number, one with a unit, or a quantity with its value (in some systems, its name).
fn pixels(reader: &mut Reader, value: &Json) -> Option<u32> {
    let member = match value {
        Json::Object(_) => Member::any(value, &["value", "name", "schema:value"]),
        _ => Member::here(value),
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

/// The sides, or at least the proportion, that an address names: `16x9`, `1200x675`.
fn sides_in(address: &str) -> (Option<u32>, Option<u32>) {
    let sides = address.split(['/', '-', '_', '.', '?', '&', '=']).rev().find_map(|part| {
        let (across, down) = part.split_once('x')?;
        let (across, down) = (across.parse::<u32>().ok()?, down.parse::<u32>().ok()?);
        (across > 0 && down > 0 && across < 20_000 && down < 20_000).then_some((across, down))
    });
    sides.unzip()
}
