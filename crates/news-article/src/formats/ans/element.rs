//! The elements of a story, as blocks, cards and corrections.

use std::rc::Rc;

use super::{
    content::{content, text_of},
    image::{image, is_reference, promo_image},
    list::{MAX_ITEMS, list},
    story::{card, kind, push_correction, story_url, warn_unknown},
    table::table,
};
use crate::{
    formats::{block_text::split_paragraphs, text::text_content},
    inline_text::{self, link_or_url},
    json::Json,
    limits,
    model::{Block, Correction, Embed, Inlines, List, ListItem, Quote, Related, Url},
    reader::{Member, Reader},
};

/// Collects what the elements of a story become.
pub(super) struct BlockBuilder<'u> {
    /// The URL of the story.
    article: Option<&'u Url>,
    pub(super) blocks: Vec<Block>,
    pub(super) related: Vec<Related>,
    pub(super) corrections: Vec<Correction>,
}

impl<'u> BlockBuilder<'u> {
    pub(super) fn new(article: Option<&'u Url>) -> Self {
        Self { article, blocks: Vec::new(), related: Vec::new(), corrections: Vec::new() }
    }

    pub(super) fn elements(&mut self, reader: &mut Reader, member: Member) {
        reader.each(member, limits::BLOCKS, &mut |reader, json| self.element(reader, json));
    }

    /// Reads one element. The depth of the recursion is that of the JSON, which is limited.
    pub(super) fn element(&mut self, reader: &mut Reader, json: &Json) {
        if !reader.is_object(json, true) {
            return;
        }
        let content = content(json);
        match kind(json).unwrap_or("text") {
            "text" | "raw_html" => self.blocks.append(&mut reader.blocks(content)),
            "header" => {
                let level = reader.number(Member::of(json, "level")).unwrap_or(2).clamp(2, 6);
                let text = reader.inline(content);
                if !text.is_empty() {
                    self.blocks.push(Block::Heading { level: u8::try_from(level).unwrap_or(2), text });
                }
            }
            "image" => self.blocks.extend(image(reader, json).map(Block::Image)),
            "gallery" => self.gallery(reader, json),
            "video" => self.video(reader, json),
            "audio" => self.audio(reader, json),
            "oembed_response" => self.oembed(reader, json),
            "list" => self.blocks.extend(list(reader, json).map(Block::List)),
            "quote" => self.quote(reader, json, text_of(json, "subtype") == Some("pullquote")),
            "blockquote" => self.quote(reader, json, false),
            "pullquote" | "pull_quote" => self.quote(reader, json, true),
            "table" => self.blocks.extend(table(reader, json).map(|table| Block::Table(Rc::new(table)))),
            "code" => {
                let language = reader.text(Member::of(json, "language"));
                let text = reader.required_text(content).and_then(|_| reader.raw_text(content));
                self.blocks.extend(text.map(|text| Block::Code { text, language }));
            }
            "divider" => self.blocks.push(Block::Divider),
            "link_list" => self.links(reader, json),
            "interstitial_link" => self.blocks.extend(link(reader, json).map(Block::Paragraph)),
            "correction" => push_correction(reader, Member::of(json, "text"), &mut self.corrections),
            "endorsement" => {
                let text = reader.inline(Member::of(json, "endorsement"));
                self.blocks.extend((!text.is_empty()).then_some(Block::Paragraph(text)));
            }
            "numeric_rating" => self.rating(reader, json),
            "element_group" => self.elements(reader, Member::of(json, "content_elements")),
            "reference" => self.reference(reader, json),
            // A story inside a story is a related one.
            "story" if self.related.len() < limits::ENTRIES => self.related.extend(card(reader, json, self.article)),
            other => {
                warn_unknown(reader, other);
                // Its text and its elements are kept.
                if matches!(content.value, Some(Json::String(_))) {
                    self.blocks.append(&mut reader.blocks(content));
                }
                self.elements(reader, Member::of(json, "content_elements"));
            }
        }
    }

    fn gallery(&mut self, reader: &mut Reader, json: &Json) {
        let mut images = Vec::new();
        let member = Member::of(json, "content_elements");
        reader.each(member, limits::IMAGES, &mut |reader, json| images.extend(image(reader, json)));
        match images.as_slice() {
            [] => reader.warn_at("content_elements", "missing", "expected at least one picture, found none"),
            [one] => self.blocks.push(Block::Image(Rc::clone(one))),
            _ => self.blocks.push(Block::Gallery(images)),
        }
    }

    /// A video: its page, else the player in its HTML, else its file.
    pub(super) fn video(&mut self, reader: &mut Reader, json: &Json) {
        let still = promo_image(reader, json);
        let mut url = story_url(reader, json, self.article);
        if url.is_none() {
            let player = reader.blocks(Member::of(json, "embed_html"));
            url = player.iter().find_map(|block| match block {
                Block::Embed(embed) => Some(embed.url.clone()),
                _ => None,
            });
        }
        let url = url.or_else(|| stream(reader, json));
        let title = title(json);
        if let Some(url) = url {
            return self.blocks.push(Block::Embed(Rc::new(Embed { url, title, image: still })));
        }
        reader.warn_at("streams", "missing", "expected an address, found none");
        self.blocks.extend(still.map(Block::Image));
        self.blocks.extend(title.map(|title| Block::Paragraph(inline_text::collapsed(&title))));
    }

    fn audio(&mut self, reader: &mut Reader, json: &Json) {
        let file = Member::of(json, "source_url");
        let url = if file.value.is_some() { reader.web_url(file) } else { stream(reader, json) };
        match url {
            Some(url) => self.blocks.push(Block::Embed(Rc::new(Embed { url, title: title(json), image: None }))),
            None => reader.warn_at("streams", "missing", "expected an address, found none"),
        }
    }

    /// A post or a player of another site. It has no still image, because that would be fetched from the provider,
    /// which must not be contacted before a click.
    fn oembed(&mut self, reader: &mut Reader, json: &Json) {
        let blocks = reader.object(Member::of(json, "raw_oembed"), |reader, oembed| {
            let title = ["title", "author_name", "provider_name"].iter().find_map(|key| text_content(oembed.get(key)));
            let member = ["_id", "url"].iter().find_map(|key| {
                let text = oembed.get(key)?.as_str()?;
                text.starts_with("http").then(|| Member::of(oembed, key))
            });
            if let Some(url) = member.and_then(|member| reader.web_url(member)) {
                return Some(vec![Block::Embed(Rc::new(Embed { url, title, image: None }))]);
            }
            Some(reader.blocks(Member::of(oembed, "html")))
        });
        match blocks.filter(|blocks| !blocks.is_empty()) {
            Some(mut blocks) => self.blocks.append(&mut blocks),
            None => self.reference(reader, json),
        }
    }

    /// An unresolved reference: an embed where its id is a URL, else a warning.
    fn reference(&mut self, reader: &mut Reader, json: &Json) {
        let id = reader.nested(json, &["referent", "id"], |reader, id| {
            id.value?.as_str()?.starts_with("http").then(|| reader.web_url(id))?
        });
        match id {
            Some(url) => self.blocks.push(Block::Embed(Rc::new(Embed { url, title: None, image: None }))),
            None if !is_reference(reader, json) => reader.warn("missing", "expected an address, found none"),
            None => {}
        }
    }

    fn quote(&mut self, reader: &mut Reader, json: &Json, is_pull_quote: bool) {
        let mut inner = BlockBuilder::new(self.article);
        inner.elements(reader, Member::of(json, "content_elements"));
        if inner.blocks.is_empty() {
            inner.blocks = reader.blocks(Member::of(json, "content"));
        }
        let citation = Member::of(json, "citation");
        let cite = match citation.value {
            Some(Json::String(_)) => reader.inline(citation),
            _ => reader
                .object(citation, |reader, citation| Some(reader.inline(Member::of(citation, "content"))))
                .unwrap_or_else(|| [].into()),
        };
        let (paragraphs, mut others) = split_paragraphs(inner.blocks);
        if !paragraphs.is_empty() {
            let quote = Quote { paragraphs, cite };
            self.blocks.push(if is_pull_quote { Block::PullQuote(quote) } else { Block::Quote(quote) });
        } else if !cite.is_empty() {
            others.push(Block::Paragraph(cite));
        }
        self.blocks.append(&mut others);
        self.related.append(&mut inner.related);
        self.corrections.append(&mut inner.corrections);
    }

    /// A list of links, under its title.
    fn links(&mut self, reader: &mut Reader, json: &Json) {
        let title = reader.inline(Member::of(json, "title"));
        let mut items = Vec::new();
        reader.each(Member::of(json, "items"), MAX_ITEMS, &mut |reader, json| {
            if !reader.is_object(json, false) || is_reference(reader, json) {
                return;
            }
            let text = match kind(json) {
                Some("interstitial_link") => link(reader, json).unwrap_or_else(|| [].into()),
                _ => reader.inline(content(json)),
            };
            if !text.is_empty() {
                items.push(ListItem { text, children: None });
            }
        });
        if items.is_empty() {
            return;
        }
        self.blocks.extend((!title.is_empty()).then_some(Block::Heading { level: 3, text: title }));
        self.blocks.push(Block::List(List { ordered: false, items }));
    }

    fn rating(&mut self, reader: &mut Reader, json: &Json) {
        warn_unknown(reader, "numeric_rating");
        let mut part = |key| reader.text(Member::of(json, key)).unwrap_or_default();
        let (rating, max, units) = (part("numeric_rating"), part("max"), part("units"));
        if !rating.is_empty() {
            let separator = if max.is_empty() { "" } else { "/" };
            let text = [&rating, separator, &max, " ", &units].concat();
            self.blocks.push(Block::Paragraph(inline_text::collapsed(&text)));
        }
    }
}

/// The title of a video or a recording.
fn title(json: &Json) -> Option<Rc<str>> {
    ["headlines", "description"].iter().find_map(|key| text_content(json.get(key)?.get("basic")))
}

/// The widest of the files. Those that a browser plays without a script (`mp4`, `mp3`) come first.
fn stream(reader: &mut Reader, json: &Json) -> Option<Url> {
    let mut best: Option<(bool, u32, Url)> = None;
    reader.each(Member::of(json, "streams"), limits::ENTRIES, &mut |reader, json| {
        let is_playable = matches!(text_of(json, "stream_type").or(text_of(json, "streamType")), Some("mp4" | "mp3"));
        let width = reader.number(Member::of(json, "width")).unwrap_or_default();
        let Some(url) = reader.web_url(Member::of(json, "url")) else { return };
        if best.as_ref().is_none_or(|(playable, widest, _)| (is_playable, width) > (*playable, *widest)) {
            best = Some((is_playable, width, url));
        }
    });
    best.map(|(_, _, url)| url)
}

/// A link on a separate line, with its description below.
fn link(reader: &mut Reader, json: &Json) -> Option<Inlines> {
    let content = reader.inline(Member::of(json, "content"));
    let url = reader.url(Member::of(json, "url"));
    let link = match url {
        Some(url) => [link_or_url(url, &content)].into(),
        None => content,
    };
    let description = Member::of(json, "description");
    let description = match description.value {
        Some(Json::Object(_)) => reader.nested(json, &["description", "content"], |reader, text| reader.inline(text)),
        _ => reader.inline(description),
    };
    let text = inline_text::join_lines(vec![link, description]);
    (!text.is_empty()).then_some(text)
}
