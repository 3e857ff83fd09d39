//! Pictures: an element's data, and the files of it in several widths.

use std::rc::Rc;

use super::element::embed;
use crate::{
    formats::parts,
    json::Json,
    limits,
    model::{Block, Image, Inlines, Rendition, Size, Url, text::plain},
    reader::{Member, Reader},
};

/// The width that suits a page best.
const PAGE: u32 = 1300;
/// Files of a picture beyond this many are left out.
const MAX_FILES: usize = 100;

/// A file of a picture.
struct File {
    url: Url,
    size: Option<Size>,
    master: bool,
}

/// A picture of these files, with the words of its data.
pub(super) fn image(reader: &mut Reader, data: &Json, files: Vec<Image>) -> Option<Rc<Image>> {
    let file = files.into_iter().next()?;
    let alt = reader.words(Member::of(data, "alt")).or_else(|| reader.words(Member::of(data, "altText")));
    Some(Rc::new(Image {
        alt: alt.unwrap_or_default(),
        caption: reader.inline(Member::of(data, "caption")),
        credit: credit(reader, data),
        ..file
    }))
}

/// The pictures among assets: one, in as many widths as there are; none without a file.
pub(super) fn files(reader: &mut Reader, assets: Member) -> Vec<Image> {
    let mut files = Vec::new();
    reader.each(assets, MAX_FILES, &mut |reader, asset| {
        let kind = asset.get("type").or_else(|| asset.get("mimeType")).and_then(Json::as_str).unwrap_or("image");
        if kind.starts_with("image") {
            files.extend(file(reader, asset));
        }
    });
    one(files).into_iter().collect()
}

fn file(reader: &mut Reader, asset: &Json) -> Option<File> {
    let size = |reader: &mut Reader, data: &Json| {
        let mut side = |key| reader.number(Member::of(data, key));
        side("width").zip(side("height")).map(|(width, height)| Size { width, height })
    };
    // A variant of a cartoon says its size itself.
    let own = size(reader, asset);
    let data = asset.get("typeData");
    let size = own.or_else(|| reader.object(Member::of(asset, "typeData"), size));
    let secure = data.and_then(|data| Url::parse(data.get("secureFile")?.as_str()?, "").ok());
    let url = secure.filter(Url::is_web).or_else(|| reader.web_url(Member::of(asset, "file")))?;
    Some(File { url, size, master: data.is_some_and(|data| truth(data, "isMaster") == Some(true)) })
}

/// The file that suits a page, the others as its renditions, and the largest in full.
fn one(mut files: Vec<File>) -> Option<Image> {
    files.sort_by_key(|file| (file.size.map_or(0, |size| size.width), file.master));
    let full = files.iter().max_by_key(|file| (file.master, file.size.map_or(0, |size| size.width)))?.url.clone();
    let crops: Vec<&File> = files.iter().filter(|file| !file.master).collect();
    let crops = if crops.is_empty() { files.iter().collect() } else { crops };
    let fits = |file: &&&File| file.size.is_some_and(|size| size.width <= PAGE);
    let best = crops.iter().rev().find(fits).or(crops.first())?;
    let srcset = crops.iter().filter_map(|file| Some(Rendition { url: file.url.clone(), width: file.size?.width }));
    let srcset = parts::renditions(srcset.collect());
    let srcset = if srcset.len() > 1 { srcset } else { [].into() };
    let content_url = Some(full).filter(|full| *full != best.url);
    Some(Image { size: best.size, srcset, content_url, ..Image::at(best.url.clone()) })
}

/// Whose picture it is, as they print it: "Photograph: Photographer/Agency". Often it is written out already.
fn credit(reader: &mut Reader, data: &Json) -> Inlines {
    if truth(data, "displayCredit") == Some(false) {
        return [].into();
    }
    let mut word = |key| reader.words(Member::of(data, key));
    let (credit, photographer, source) = (word("credit"), word("photographer"), word("source"));
    let kind = word("imageType").unwrap_or_else(|| "Photograph".into());
    let mut name = match credit.or(photographer) {
        Some(credit) if credit.contains(": ") => return parts::text_run(credit),
        Some(name) => name.to_string(),
        None => String::new(),
    };
    if let Some(source) = source.filter(|source| !name.contains(&**source)) {
        name.extend([if name.is_empty() { "" } else { "/" }, &*source]);
    }
    if name.is_empty() { [].into() } else { parts::text_run([&*kind, ": ", &name].concat()) }
}

/// A truth value, which older items hold as a string.
fn truth(json: &Json, key: &str) -> Option<bool> {
    match json.get(key)? {
        Json::Bool(value) => Some(*value),
        Json::String(text) if &**text == "false" => Some(false),
        Json::String(text) if &**text == "true" => Some(true),
        _ => None,
    }
}

/// The item's `elements` of a relation, which carry all their data on the files.
pub(super) fn elements(reader: &mut Reader, json: &Json, relation: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    reader.each(Member::of(json, "elements"), limits::BLOCKS, &mut |reader, element| {
        if element.get("relation").and_then(Json::as_str) != Some(relation) {
            return;
        }
        let assets = Member::of(element, "assets");
        let Some(Json::Array(list)) = assets.value else { return };
        if element.get("type").and_then(Json::as_str) == Some("image") {
            // Each file repeats the words of the picture.
            let files = files(reader, assets);
            let words = list.iter().find_map(|asset| asset.get("typeData"));
            blocks.extend(words.and_then(|words| image(reader, words, files)).map(Block::Image));
            return;
        }
        let address = |data: &Json| {
            let keys = ["originalUrl", "url", "iframeUrl"];
            keys.iter().find_map(|key| Url::parse(data.get(key)?.as_str()?, "").ok().filter(Url::is_web))
        };
        let found = list.iter().find_map(|asset| {
            let data = asset.get("typeData")?;
            let title = ["title", "linkText", "html", "caption"].iter().find_map(|key| parts::said(data.get(key)));
            address(data).map(|url| embed(url, title, None))
        });
        blocks.extend(found);
    });
    blocks
}

/// A caption that stands below something else than a picture.
pub(super) fn caption(reader: &mut Reader, data: &Json, title: Option<&str>) -> Option<Block> {
    let caption = reader.inline(Member::of(data, "caption"));
    let says = !caption.is_empty() && title != Some(plain(&caption).trim());
    says.then_some(Block::Paragraph(caption))
}
