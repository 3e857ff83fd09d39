//! Images: the data of an element, and its files in several widths.

use std::rc::Rc;

use crate::{
    formats::text::text_content,
    inline_text,
    json::Json,
    limits,
    model::{Block, Embed, Image, Inlines, Rendition, Size, Url, assemble::insert_rendition, text::plain},
    reader::{Member, Reader},
};

/// The widest file that is shown in the text.
const MAX_WIDTH_IN_TEXT: u32 = 1300;

/// A file of an image.
struct File {
    url: Url,
    size: Option<Size>,
    /// Whether this is the uncropped original.
    is_master: bool,
}

/// The first of some images, with the texts of an element's data.
pub(super) fn image(reader: &mut Reader, data: &Json, files: Vec<Image>) -> Option<Rc<Image>> {
    let file = files.into_iter().next()?;
    let alt = reader.text_content(Member::of(data, "alt")).or_else(|| reader.text_content(Member::of(data, "altText")));
    Some(Rc::new(Image {
        alt: alt.unwrap_or_default(),
        caption: reader.inline(Member::of(data, "caption")),
        credit: credit(reader, data),
        ..file
    }))
}

/// The image that the assets are files of. The vector is empty if there are no files.
pub(super) fn files(reader: &mut Reader, assets: Member) -> Vec<Image> {
    let mut files = Vec::new();
    reader.each(assets, limits::ENTRIES, &mut |reader, asset| {
        let kind = asset.get("type").or_else(|| asset.get("mimeType")).and_then(Json::as_str).unwrap_or("image");
        if kind.starts_with("image") {
            files.extend(file(reader, asset));
        }
    });
    image_of_files(files).into_iter().collect()
}

fn file(reader: &mut Reader, asset: &Json) -> Option<File> {
    let size = |reader: &mut Reader, data: &Json| {
        let mut side = |key| reader.number(Member::of(data, key));
        side("width").zip(side("height")).map(|(width, height)| Size { width, height })
    };
    // The files of a cartoon have their size in the asset itself.
    let asset_size = size(reader, asset);
    let data = asset.get("typeData");
    let size = asset_size.or_else(|| reader.object(Member::of(asset, "typeData"), size));
    let secure = data.and_then(|data| Url::parse(data.get("secureFile")?.as_str()?, "").ok());
    let url = secure.filter(Url::is_web).or_else(|| reader.web_url(Member::of(asset, "file")))?;
    Some(File { url, size, is_master: data.is_some_and(|data| lenient_boolean(data, "isMaster") == Some(true)) })
}

/// An image of several files: one for the text, all crops as its renditions, and the original for the lightbox.
fn image_of_files(mut files: Vec<File>) -> Option<Image> {
    files.sort_by_key(|file| (file.size.map_or(0, |size| size.width), file.is_master));
    let full = files.iter().max_by_key(|file| (file.is_master, file.size.map_or(0, |size| size.width)))?.url.clone();
    let crops: Vec<&File> = files.iter().filter(|file| !file.is_master).collect();
    let crops = if crops.is_empty() { files.iter().collect() } else { crops };
    let fits = |file: &&&File| file.size.is_some_and(|size| size.width <= MAX_WIDTH_IN_TEXT);
    let best = crops.iter().rev().find(fits).or(crops.first())?;
    let mut srcset = Vec::new();
    for file in &crops {
        if let Some(size) = file.size {
            insert_rendition(&mut srcset, Rendition { url: file.url.clone(), width: size.width });
        }
    }
    let srcset = if srcset.len() > 1 { srcset.into() } else { [].into() };
    let content_url = Some(full).filter(|full| *full != best.url);
    Some(Image { size: best.size, srcset, content_url, ..Image::new(best.url.clone()) })
}

/// The credit as the Guardian prints it: "Photograph: Photographer/Agency". It may be given in this form.
fn credit(reader: &mut Reader, data: &Json) -> Inlines {
    if lenient_boolean(data, "displayCredit") == Some(false) {
        return [].into();
    }
    let mut text = |key| reader.text_content(Member::of(data, key));
    let (credit, photographer, source) = (text("credit"), text("photographer"), text("source"));
    let kind = text("imageType").unwrap_or_else(|| "Photograph".into());
    let mut name = match credit.or(photographer) {
        Some(credit) if credit.contains(": ") => return inline_text::text(credit),
        Some(name) => name.to_string(),
        None => String::new(),
    };
    if let Some(source) = source.filter(|source| !name.contains(&**source)) {
        name.extend([if name.is_empty() { "" } else { "/" }, &*source]);
    }
    if name.is_empty() { [].into() } else { inline_text::text([&*kind, ": ", &name].concat()) }
}

/// A boolean. Older items have it as a string.
fn lenient_boolean(json: &Json, key: &str) -> Option<bool> {
    match json.get(key)? {
        Json::Bool(value) => Some(*value),
        Json::String(text) if &**text == "false" => Some(false),
        Json::String(text) if &**text == "true" => Some(true),
        _ => None,
    }
}

/// The members of the item's `elements` with this relation, whose data is in the assets.
pub(super) fn elements(reader: &mut Reader, json: &Json, relation: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    reader.each(Member::of(json, "elements"), limits::BLOCKS, &mut |reader, element| {
        if element.get("relation").and_then(Json::as_str) != Some(relation) {
            return;
        }
        let assets = Member::of(element, "assets");
        let Some(Json::Array(list)) = assets.value else { return };
        if element.get("type").and_then(Json::as_str) == Some("image") {
            // Each file has a copy of the texts.
            let files = files(reader, assets);
            let data = list.iter().find_map(|asset| asset.get("typeData"));
            blocks.extend(data.and_then(|data| image(reader, data, files)).map(Block::Image));
            return;
        }
        let media_url = |data: &Json| {
            let keys = ["originalUrl", "url", "iframeUrl"];
            keys.iter().find_map(|key| Url::parse(data.get(key)?.as_str()?, "").ok().filter(Url::is_web))
        };
        let embed = list.iter().find_map(|asset| {
            let data = asset.get("typeData")?;
            let title = ["title", "linkText", "html", "caption"].iter().find_map(|key| text_content(data.get(key)));
            media_url(data).map(|url| Block::Embed(Rc::new(Embed { url, title, image: None })))
        });
        blocks.extend(embed);
    });
    blocks
}

/// The caption of an element that is not an image, as a paragraph, unless it repeats the title.
pub(super) fn caption(reader: &mut Reader, data: &Json, title: Option<&str>) -> Option<Block> {
    let caption = reader.inline(Member::of(data, "caption"));
    let is_new = !caption.is_empty() && title != Some(plain(&caption).trim());
    is_new.then_some(Block::Paragraph(caption))
}
