//! Reading components by their role.

use std::rc::Rc;

use super::{
    caption::{self, CaptionTexts},
    caption_placement::Flow,
    image, table, text,
};
use crate::{
    formats::{
        block_text::split_paragraphs,
        text::{has_same_words, text_content},
    },
    inline_text::{self, link_or_url, one_line},
    json::Json,
    limits,
    model::{Author, Block, Embed, Image, Inline, InlineAttributes, InlineTag, Inlines, Quote, text::plain},
    reader::{Member, Reader},
};

/// Collects what the components become.
pub(super) struct BlockBuilder<'j> {
    /// The document, which has the styles that components refer to.
    document: &'j Json,
    subtitle: Option<Rc<str>>,
    /// The names of the authors in the metadata, in lower case.
    author_names: Vec<String>,
    flow: Flow,
    /// The title of the document, or the first title among the components.
    pub(super) headline: Option<Rc<str>>,
    /// The first intro, where the document has no subtitle.
    pub(super) standfirst: Inlines,
    /// The first name among the components, where the metadata has none.
    pub(super) byline: Option<Rc<str>>,
    pub(super) blocks: Vec<Block>,
}

impl<'j> BlockBuilder<'j> {
    pub(super) fn new(
        document: &'j Json,
        headline: Option<Rc<str>>,
        subtitle: Option<Rc<str>>,
        authors: &[Author],
    ) -> Self {
        Self {
            document,
            headline,
            subtitle,
            author_names: authors.iter().map(|author| author.name.to_lowercase()).collect(),
            flow: Flow::default(),
            standfirst: [].into(),
            byline: None,
            blocks: Vec::new(),
        }
    }

    pub(super) fn components(&mut self, reader: &mut Reader, member: Member) {
        reader.each(member, limits::BLOCKS, &mut |reader, json| {
            if reader.is_object(json, false) && json.get("hidden") != Some(&Json::Bool(true)) {
                self.component(reader, json);
            }
        });
    }

    /// Finishes the article. Dividers at its ends, and all but one of several in a row, are left out.
    pub(super) fn finish(&mut self) {
        self.flow.release_captions();
        for block in std::mem::take(&mut self.flow.blocks) {
            let is_redundant = self.blocks.last().is_none_or(|last| *last == Block::Divider);
            if !(is_redundant && block == Block::Divider) {
                self.blocks.push(block);
            }
        }
        self.blocks.pop_if(|last| *last == Block::Divider);
    }

    /// Reads one component. The depth of the recursion is that of the JSON, which is limited.
    fn component(&mut self, reader: &mut Reader, json: &Json) {
        let role = reader.required_text(Member::of(json, "role")).unwrap_or_else(|| "body".into());
        match &*role {
            "title" => self.title(reader, json),
            "intro" => self.intro(reader, json),
            "author" | "byline" => self.byline(reader, json),
            "photographer" | "illustrator" => {
                let text = text::inlines(reader, json);
                self.push_small_print(&text);
            }
            "body" => text::blocks(reader, json).into_iter().for_each(|block| self.flow.push(block)),
            "heading" | "heading1" => self.heading(reader, json, 2),
            "heading2" => self.heading(reader, json, 3),
            "heading3" => self.heading(reader, json, 4),
            "heading4" => self.heading(reader, json, 5),
            "heading5" | "heading6" => self.heading(reader, json, 6),
            "quote" => self.quote(reader, json, Block::Quote),
            "pullquote" => self.quote(reader, json, Block::PullQuote),
            "caption" => {
                let texts = caption::of_component(reader, json);
                self.flow.push_caption(texts);
            }
            "photo" | "figure" | "image" | "portrait" | "logo" => match image::image(reader, json) {
                Ok(image) => self.flow.push_image(image),
                Err(texts) => self.flow.push_unloadable(texts),
            },
            "gallery" | "mosaic" => self.gallery(reader, json),
            "divider" => self.flow.push_between(Block::Divider),
            "flexible_spacer" => {}
            "tweet" | "instagram" | "facebook_post" | "tiktok" | "embedwebvideo" | "embedvideo" | "video" | "audio"
            | "music" | "podcast" => self.embed(reader, json),
            "htmltable" => {
                reader.blocks(Member::of(json, "html")).into_iter().for_each(|block| self.flow.push(block));
            }
            "datatable" => {
                let table = table::table(reader, json);
                table.into_iter().for_each(|table| self.flow.push(Block::Table(Rc::new(table))));
            }
            "link_button" => self.button(reader, json),
            ad if ad.ends_with("advertisement") => {}
            "container" | "section" | "chapter" | "header" | "aside" | "article_link" => self.nested(reader, json),
            other => {
                let message = ["expected a role that can be shown, found `", other, "`"].concat();
                reader.warn_at("role", "unknown-block", message);
                // Its texts and its components are kept.
                text::blocks(reader, json).into_iter().for_each(|block| self.flow.push(block));
                let texts = caption::of_member(reader, Member::of(json, "caption"));
                self.flow.push_unloadable(texts);
                reader.each(Member::of(json, "items"), limits::BLOCKS, &mut |reader, item| {
                    let texts = caption::of_member(reader, Member::of(item, "caption"));
                    self.flow.push_unloadable(texts);
                });
                self.nested(reader, json);
            }
        }
    }

    fn nested(&mut self, reader: &mut Reader, json: &Json) {
        if let Some(image) = image::background(reader, self.document, json) {
            self.flow.push_image(image);
        }
        self.components(reader, Member::of(json, "components"));
    }

    /// A title. One that differs from the headline is a heading in the text.
    fn title(&mut self, reader: &mut Reader, json: &Json) {
        let text = text::inlines(reader, json);
        let Some(title) = one_line(&text) else { return };
        match &self.headline {
            None => self.headline = Some(title),
            Some(headline) if is_same_text(headline, &title) => {}
            Some(_) => self.flow.push_between(Block::Heading { level: 2, text }),
        }
    }

    fn intro(&mut self, reader: &mut Reader, json: &Json) {
        let text = text::inlines(reader, json);
        if text.is_empty() || self.subtitle.as_deref().is_some_and(|subtitle| is_same_text(subtitle, &plain(&text))) {
            return;
        }
        if self.subtitle.is_none() && self.standfirst.is_empty() {
            self.standfirst = text;
        } else {
            self.flow.push_between(Block::Paragraph(text));
        }
    }

    /// A name: the source of the quote before it, or the author of the article. The text after a vertical bar is not a name.
    fn byline(&mut self, reader: &mut Reader, json: &Json) {
        let text = text::inlines(reader, json);
        let Some(line) = one_line(&text) else { return };
        if self.flow.cite(&text) {
            return;
        }
        let (name, more) = line.split_once(" | ").unwrap_or((&line, ""));
        let lower = name.to_lowercase();
        if self.author_names.is_empty() && self.byline.is_none() {
            self.byline = Some(without_by(name).into());
        } else if !self.author_names.iter().any(|known| lower.contains(known)) {
            return self.push_small_print(&text);
        }
        if !more.is_empty() {
            self.push_small_print(&inline_text::collapsed(more));
        }
    }

    /// Adds a paragraph in small print.
    fn push_small_print(&mut self, text: &Inlines) {
        if !text.is_empty() {
            let attributes = InlineAttributes::default();
            let small = Inline::Element { tag: InlineTag::Small, attributes, children: text.clone() };
            self.flow.push_between(Block::Paragraph([small].into()));
        }
    }

    fn heading(&mut self, reader: &mut Reader, json: &Json, level: u8) {
        let text = text::inlines(reader, json);
        if !text.is_empty() {
            self.flow.push(Block::Heading { level, text });
        }
    }

    /// A quote. One that is a single line with a dash is the source of the quote before it.
    fn quote(&mut self, reader: &mut Reader, json: &Json, block: fn(Quote) -> Block) {
        let (paragraphs, others) = split_paragraphs(text::blocks(reader, json));
        let is_source = |text: &Inlines| plain(text).trim_start().starts_with(['—', '–']);
        let is_cited = matches!(paragraphs.as_slice(), [one] if is_source(one) && self.flow.cite(one));
        if !paragraphs.is_empty() && !is_cited {
            self.flow.push(block(Quote { paragraphs, cite: [].into() }));
        }
        others.into_iter().for_each(|block| self.flow.push(block));
    }

    fn gallery(&mut self, reader: &mut Reader, json: &Json) {
        let (mut images, mut unloadable) = (Vec::new(), Vec::new());
        reader.each(Member::of(json, "items"), limits::IMAGES, &mut |reader, item| {
            if reader.is_object(item, false) {
                match image::image(reader, item) {
                    Ok(image) => images.push(image),
                    Err(texts) => unloadable.push(texts),
                }
            }
        });
        match images.as_slice() {
            [] => {}
            [one] => self.flow.push_image(Rc::clone(one)),
            _ => self.flow.push(Block::Gallery(images)),
        }
        unloadable.into_iter().for_each(|texts| self.flow.push_unloadable(texts));
    }

    fn embed(&mut self, reader: &mut Reader, json: &Json) {
        let texts = caption::of_member(reader, Member::of(json, "caption"));
        let mut still = |key| {
            let url = reader.web_url(Member::of(json, key))?;
            Some(Rc::new(Image::new(url)))
        };
        let image = still("stillURL").or_else(|| still("imageURL"));
        let member = Member::of(json, "URL");
        let url = reader.required_text(member).and_then(|_| reader.web_url(member));
        let Some(url) = url else { return self.flow.push_unloadable(texts) };
        let title = one_line(&texts.caption);
        let title = title.or_else(|| text_content(json.get("accessibilityCaption")));
        self.flow.push(Block::Embed(Rc::new(Embed { url, title, image })));
        self.flow.push_caption(CaptionTexts { credit: texts.credit, ..CaptionTexts::default() });
    }

    fn button(&mut self, reader: &mut Reader, json: &Json) {
        let content = text::inlines(reader, json);
        let text = match reader.url(Member::of(json, "URL")) {
            Some(url) => [link_or_url(url, &content)].into(),
            None => content,
        };
        if !text.is_empty() {
            self.flow.push(Block::Paragraph(text));
        }
    }
}

/// A name without the word "by" before it.
pub(super) fn without_by(name: &str) -> &str {
    let start = name.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    start.and_then(|start| name.get(start.len()..)).unwrap_or(name).trim()
}

/// Whether two texts are the same but for their case and their white space.
fn is_same_text(one: &str, other: &str) -> bool {
    has_same_words(&one.to_lowercase(), &other.to_lowercase())
}
