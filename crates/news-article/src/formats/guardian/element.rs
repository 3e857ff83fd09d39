//! The elements of a block. Each has its data under a key for its type, and its files under `assets`.

use std::rc::Rc;

use super::{atom::atom, image};
use crate::{
    formats::{block_text::split_paragraphs, text::text_content},
    inline_text::{self, link},
    json::Json,
    limits,
    model::{Block, Embed, Image, Inline, Quote, Url},
    reader::{Member, Reader},
};

/// Collects what the elements become.
pub(super) struct BlockBuilder<'j> {
    /// The item, which has the atoms.
    item: &'j Json,
    pub(super) blocks: Vec<Block>,
}

impl<'j> BlockBuilder<'j> {
    pub(super) fn new(item: &'j Json) -> Self {
        Self { item, blocks: Vec::new() }
    }

    pub(super) fn elements(&mut self, reader: &mut Reader, member: Member) {
        reader.each(member, limits::BLOCKS, &mut |reader, json| {
            if reader.is_object(json, false) {
                self.element(reader, json);
            }
        });
    }

    /// Reads one element. The depth of the recursion is that of the JSON, which is limited.
    fn element(&mut self, reader: &mut Reader, json: &Json) {
        let Some(kind) = reader.required_text(Member::of(json, "type")) else { return };
        // The same type may be written `rich-link`, `richLink` or `RICH_LINK`.
        let kind: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
        match kind.to_ascii_lowercase().as_str() {
            "text" => self.html(reader, json, "textTypeData"),
            "table" => self.html(reader, json, "tableTypeData"),
            "image" => {
                let mut files = image::files(reader, Member::of(json, "assets"));
                if files.is_empty() {
                    reader.warn_at("assets", "missing", "expected a picture, found none");
                }
                self.data(reader, json, "imageTypeData", &mut |builder, reader, data| {
                    builder.blocks.extend(match image::image(reader, data, std::mem::take(&mut files)) {
                        Some(image) => Some(Block::Image(image)),
                        // Its caption is kept.
                        None => image::caption(reader, data, None),
                    });
                });
                self.blocks.extend(files.into_iter().next().map(|image| Block::Image(Rc::new(image))));
            }
            "cartoon" => self.variants(reader, json, "cartoonTypeData", "variants"),
            "responsiveimage" => self.variants(reader, json, "responsiveImageTypeData", "responsiveImageVariants"),
            "pullquote" => {
                self.data(reader, json, "pullquoteTypeData", &mut |builder, reader, data| {
                    let blocks = reader.blocks(Member::of(data, "html"));
                    let (paragraphs, mut others) = split_paragraphs(blocks);
                    let cite = reader.inline(Member::of(data, "attribution"));
                    if !paragraphs.is_empty() {
                        builder.blocks.push(Block::PullQuote(Quote { paragraphs, cite }));
                    }
                    builder.blocks.append(&mut others);
                });
            }
            "tweet" => self.embed(reader, json, "tweetTypeData"),
            "instagram" => self.embed(reader, json, "instagramTypeData"),
            "vine" => self.embed(reader, json, "vineTypeData"),
            "video" => self.embed(reader, json, "videoTypeData"),
            "audio" => self.embed(reader, json, "audioTypeData"),
            "map" => self.embed(reader, json, "mapTypeData"),
            "document" => self.embed(reader, json, "documentTypeData"),
            "interactive" => self.embed(reader, json, "interactiveTypeData"),
            "embed" => self.embed(reader, json, "embedTypeData"),
            "witness" => self.embed(reader, json, "witnessTypeData"),
            "comment" => self.html(reader, json, "commentTypeData"),
            "richlink" => self.link(reader, json, "richLinkTypeData"),
            "link" => self.link(reader, json, "linkTypeData"),
            "code" => {
                self.data(reader, json, "codeTypeData", &mut |builder, reader, data| {
                    let language = reader.text(Member::of(data, "language"));
                    let text = reader.raw_text(Member::of(data, "html")).filter(|text| !text.trim().is_empty());
                    builder.blocks.extend(text.map(|text| Block::Code { text, language: language.clone() }));
                });
            }
            "contentatom" => self.atom(reader, json),
            "list" => {
                self.data(reader, json, "listTypeData", &mut |builder, reader, data| {
                    reader.each(Member::of(data, "items"), limits::BLOCKS, &mut |reader, item| {
                        builder.titled_part(reader, item, 3, "elements");
                    });
                });
            }
            "timeline" => {
                self.data(reader, json, "timelineTypeData", &mut |builder, reader, data| {
                    reader.each(Member::of(data, "sections"), limits::BLOCKS, &mut |reader, section| {
                        builder.titled_part(reader, section, 2, "");
                        reader.each(Member::of(section, "events"), limits::BLOCKS, &mut |reader, event| {
                            builder.titled_part(reader, event, 3, "body");
                        });
                    });
                });
            }
            "membership" => {
                warn_unknown(reader, "membership");
                self.link(reader, json, "membershipTypeData");
            }
            other => {
                warn_unknown(reader, other);
                // Its HTML and its elements are kept.
                let Json::Object(members) = json else { return };
                for (_, data) in members.iter().filter(|(key, _)| key.ends_with("TypeData")) {
                    self.blocks.append(&mut reader.blocks(Member { key: "", value: data.get("html") }));
                }
                self.data(reader, json, "productTypeData", &mut |builder, reader, data| {
                    let name = reader.inline(Member::of(data, "productName"));
                    builder.blocks.extend((!name.is_empty()).then_some(Block::Heading { level: 3, text: name }));
                    builder.elements(reader, Member::of(data, "content"));
                });
            }
        }
    }

    /// Reads the data of an element, where it has any under this key.
    fn data(
        &mut self,
        reader: &mut Reader,
        json: &Json,
        key: &'static str,
        read: &mut dyn FnMut(&mut Self, &mut Reader, &Json),
    ) {
        reader.object(Member::of(json, key), |reader, data| {
            read(self, reader, data);
            Some(())
        });
    }

    /// The HTML in the data of an element.
    fn html(&mut self, reader: &mut Reader, json: &Json, key: &'static str) {
        self.data(reader, json, key, &mut |builder, reader, data| {
            builder.blocks.append(&mut reader.blocks(Member::of(data, "html")));
        });
    }

    /// The widest variant of an image that is drawn anew for each screen size.
    fn variants(&mut self, reader: &mut Reader, json: &Json, key: &'static str, list: &'static str) {
        self.data(reader, json, key, &mut |builder, reader, data| {
            let mut best: Vec<Image> = Vec::new();
            reader.each(Member::of(data, list), 10, &mut |reader, variant| {
                let files = image::files(reader, Member::of(variant, "images"));
                let width = |files: &[Image]| files.first().and_then(|image| image.size).map_or(0, |size| size.width);
                if best.is_empty() || width(&files) > width(&best) {
                    best = files;
                }
            });
            let image = image::image(reader, data, std::mem::take(&mut best));
            builder.blocks.extend(image.map(Block::Image));
        });
    }

    /// A player, a post or a page of another site: an embed of its URL, else the content of its HTML.
    fn embed(&mut self, reader: &mut Reader, json: &Json, key: &'static str) {
        let before = self.blocks.len();
        let still = image::files(reader, Member::of(json, "assets"));
        let still = if key == "videoTypeData" { still.into_iter().next().map(Rc::new) } else { None };
        self.data(reader, json, key, &mut |builder, reader, data| {
            let title = ["title", "alt"].iter().find_map(|key| text_content(data.get(key)));
            let title = title.or_else(|| if key == "tweetTypeData" { text_content(data.get("html")) } else { None });
            let mut read_url = |key| reader.web_url(Member::of(data, key));
            let frame = if key == "interactiveTypeData" { read_url("iframeUrl") } else { None };
            let url = frame.or_else(|| read_url("originalUrl")).or_else(|| read_url("url"));
            match url {
                Some(url) => builder.blocks.push(embed(url, title.clone(), still.clone())),
                None => builder.blocks.append(&mut reader.blocks(Member::of(data, "html"))),
            }
            builder.blocks.extend(image::caption(reader, data, title.as_deref()));
        });
        if self.blocks.len() == before {
            reader.warn("missing", "expected an address or HTML, found neither");
        }
    }

    /// A link in a separate paragraph: "Related: …".
    fn link(&mut self, reader: &mut Reader, json: &Json, key: &'static str) {
        self.data(reader, json, key, &mut |builder, reader, data| {
            let text = ["linkText", "label", "title"].iter().find_map(|key| reader.text_content(Member::of(data, key)));
            let mut read_url = |key| reader.web_url(Member::of(data, key));
            let url = read_url("originalUrl").or_else(|| read_url("url"));
            let text = text.or_else(|| url.as_ref().map(|url| url.as_str().into()));
            let Some(text) = text else { return };
            let prefix = reader.text_content(Member::of(data, "linkPrefix"));
            let prefix = prefix.map_or_else(String::new, |prefix| [&*prefix, " "].concat());
            let paragraph = match url {
                None => inline_text::collapsed(&[&*prefix, &*text].concat()),
                Some(url) => {
                    let prefix = (!prefix.is_empty()).then(|| Inline::Text(prefix.into()));
                    prefix.into_iter().chain([link(url, &text)]).collect()
                }
            };
            builder.blocks.push(Block::Paragraph(paragraph));
        });
    }

    fn atom(&mut self, reader: &mut Reader, json: &Json) {
        let data = ["contentAtomTypeData", "contentatomTypeData"].iter().find_map(|key| json.get(key));
        let id = data.and_then(|data| data.get("atomId")).and_then(Json::as_str).unwrap_or_default();
        let mut blocks = atom(reader, self.item, id);
        if blocks.is_empty() {
            return warn_unknown(reader, "contentatom");
        }
        self.blocks.append(&mut blocks);
        let caption = data.and_then(|data| text_content(data.get("caption")));
        self.blocks.extend(caption.map(|caption| Block::Paragraph(inline_text::text(caption))));
    }

    /// A part with a title: an item of a list, or an event of a timeline.
    fn titled_part(&mut self, reader: &mut Reader, json: &Json, level: u8, elements: &'static str) {
        if !reader.is_object(json, false) {
            return;
        }
        let mut text = |key| reader.text_content(Member::of(json, key));
        let (date, title) = (text("date"), text("title"));
        let title: Vec<_> = [date, title].into_iter().flatten().collect();
        if !title.is_empty() {
            self.blocks.push(Block::Heading { level, text: inline_text::text(title.join(": ")) });
        }
        self.blocks.append(&mut reader.blocks(Member::of(json, "bio")));
        if !elements.is_empty() {
            self.elements(reader, Member::of(json, elements));
        }
        self.blocks.append(&mut reader.blocks(Member::of(json, "endNote")));
    }
}

/// Adds a warning that a type cannot be shown.
fn warn_unknown(reader: &mut Reader, kind: &str) {
    let message = ["expected a type that can be shown, found `", kind, "`"].concat();
    reader.warn_at("type", "unknown-block", message);
}

fn embed(url: Url, title: Option<Rc<str>>, image: Option<Rc<Image>>) -> Block {
    Block::Embed(Rc::new(Embed { url, title, image }))
}
