//! Components by their role.

use std::rc::Rc;

use super::{caption, flow::Flow, picture, table, text};
use crate::{
    formats::parts,
    json::Json,
    limits,
    model::{Author, Block, Embed, Image, Inline, InlineAttributes, InlineTag, Inlines, Quote, text::plain},
    reader::{Member, Reader},
};

/// What the components become.
pub(super) struct Writer<'j> {
    /// The whole document, for its styles.
    document: &'j Json,
    subtitle: Option<Rc<str>>,
    names: Vec<String>,
    flow: Flow,
    /// The document's title, or the first title among the components.
    pub(super) headline: Option<Rc<str>>,
    /// The first intro.
    pub(super) standfirst: Inlines,
    /// The first name among the components.
    pub(super) byline: Option<Rc<str>>,
    pub(super) blocks: Vec<Block>,
}

impl<'j> Writer<'j> {
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
            names: authors.iter().map(|author| author.name.to_lowercase()).collect(),
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

    /// Ends the article: no line stands at its ends, nor two in a row.
    pub(super) fn finish(&mut self) {
        self.flow.release();
        for block in std::mem::take(&mut self.flow.blocks) {
            let first = self.blocks.last().is_none_or(|last| *last == Block::Divider);
            if !(first && block == Block::Divider) {
                self.blocks.push(block);
            }
        }
        self.blocks.pop_if(|last| *last == Block::Divider);
    }

    /// One component. (JSON's depth is bounded, and so is the recursion.)
    fn component(&mut self, reader: &mut Reader, json: &Json) {
        let role = reader.needed(Member::of(json, "role")).unwrap_or_else(|| "body".into());
        match &*role {
            "title" => self.title(reader, json),
            "intro" => self.intro(reader, json),
            "author" | "byline" => self.name(reader, json),
            "photographer" | "illustrator" => {
                let run = text::run(reader, json);
                self.small(&run);
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
                let words = caption::component(reader, json);
                self.flow.caption(words);
            }
            "photo" | "figure" | "image" | "portrait" | "logo" => match picture::image(reader, json) {
                Ok(image) => self.flow.picture(image),
                Err(words) => self.flow.lost(words),
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
                // What it says is not lost.
                text::blocks(reader, json).into_iter().for_each(|block| self.flow.push(block));
                let words = caption::of_member(reader, Member::of(json, "caption"));
                self.flow.lost(words);
                reader.each(Member::of(json, "items"), limits::BLOCKS, &mut |reader, item| {
                    let words = caption::of_member(reader, Member::of(item, "caption"));
                    self.flow.lost(words);
                });
                self.nested(reader, json);
            }
        }
    }

    fn nested(&mut self, reader: &mut Reader, json: &Json) {
        if let Some(image) = picture::fill(reader, self.document, json) {
            self.flow.picture(image);
        }
        self.components(reader, Member::of(json, "components"));
    }

    /// A title that isn't the document's own stands in the text.
    fn title(&mut self, reader: &mut Reader, json: &Json) {
        let run = text::run(reader, json);
        let Some(words) = squeezed(&plain(&run)) else { return };
        match &self.headline {
            None => self.headline = Some(words.into()),
            Some(known) if is_same(known, &words) => {}
            Some(_) => self.flow.push_between(Block::Heading { level: 2, text: run }),
        }
    }

    fn intro(&mut self, reader: &mut Reader, json: &Json) {
        let run = text::run(reader, json);
        let words = plain(&run);
        if run.is_empty() || self.subtitle.as_deref().is_some_and(|known| is_same(known, &words)) {
            return;
        }
        if self.subtitle.is_none() && self.standfirst.is_empty() {
            self.standfirst = run;
        } else {
            self.flow.push_between(Block::Paragraph(run));
        }
    }

    /// A name: whose words the quote before are, or who wrote the article. What follows a bar is something else.
    fn name(&mut self, reader: &mut Reader, json: &Json) {
        let run = text::run(reader, json);
        let Some(words) = squeezed(&plain(&run)) else { return };
        if self.flow.cite(&run) {
            return;
        }
        let (name, more) = words.split_once(" | ").unwrap_or((&words, ""));
        let lower = name.to_lowercase();
        if self.names.is_empty() && self.byline.is_none() {
            self.byline = Some(without_by(name).into());
        } else if !self.names.iter().any(|known| lower.contains(known)) {
            return self.small(&run);
        }
        if !more.is_empty() {
            self.small(&parts::text_run(more));
        }
    }

    /// Small letters among the titles.
    fn small(&mut self, run: &Inlines) {
        if !run.is_empty() {
            let attributes = InlineAttributes::default();
            let small = Inline::Element { tag: InlineTag::Small, attributes, children: run.clone() };
            self.flow.push_between(Block::Paragraph([small].into()));
        }
    }

    fn heading(&mut self, reader: &mut Reader, json: &Json, level: u8) {
        let text = text::run(reader, json);
        if !text.is_empty() {
            self.flow.push(Block::Heading { level, text });
        }
    }

    /// Somebody's words; a line with a dash after them says whose they are.
    fn quote(&mut self, reader: &mut Reader, json: &Json, block: fn(Quote) -> Block) {
        let (paragraphs, others) = parts::words_and_others(text::blocks(reader, json));
        let said_by = |run: &Inlines| plain(run).trim_start().starts_with(['—', '–']);
        let cited = matches!(paragraphs.as_slice(), [one] if said_by(one) && self.flow.cite(one));
        if !paragraphs.is_empty() && !cited {
            self.flow.push(block(Quote { paragraphs, cite: [].into() }));
        }
        others.into_iter().for_each(|block| self.flow.push(block));
    }

    fn gallery(&mut self, reader: &mut Reader, json: &Json) {
        let (mut images, mut lost) = (Vec::new(), Vec::new());
        reader.each(Member::of(json, "items"), limits::IMAGES, &mut |reader, item| {
            if reader.is_object(item, false) {
                match picture::image(reader, item) {
                    Ok(image) => images.push(image),
                    Err(words) => lost.push(words),
                }
            }
        });
        match images.as_slice() {
            [] => {}
            [one] => self.flow.picture(Rc::clone(one)),
            _ => self.flow.push(Block::Gallery(images)),
        }
        lost.into_iter().for_each(|words| self.flow.lost(words));
    }

    fn embed(&mut self, reader: &mut Reader, json: &Json) {
        let words = caption::of_member(reader, Member::of(json, "caption"));
        let mut still = |key| {
            let url = reader.web_url(Member::of(json, key))?;
            Some(Rc::new(Image::at(url)))
        };
        let image = still("stillURL").or_else(|| still("imageURL"));
        let address = Member::of(json, "URL");
        let url = reader.needed(address).and_then(|_| reader.web_url(address));
        let Some(url) = url else { return self.flow.lost(words) };
        let title = squeezed(&plain(&words.caption)).map(Rc::from);
        let title = title.or_else(|| parts::said(json.get("accessibilityCaption")));
        self.flow.push(Block::Embed(Rc::new(Embed { url, title, image })));
        self.flow.caption(caption::Words { credit: words.credit, ..caption::Words::default() });
    }

    fn button(&mut self, reader: &mut Reader, json: &Json) {
        let words = text::run(reader, json);
        let url = reader.url(Member::of(json, "URL"));
        let run = match url {
            Some(url) if words.is_empty() => [parts::linked(url.clone(), &parts::text_run(url.as_str()))].into(),
            Some(url) => [parts::linked(url, &words)].into(),
            None => words,
        };
        if !run.is_empty() {
            self.flow.push(Block::Paragraph(run));
        }
    }
}

/// A byline's name without the word before it.
pub(super) fn without_by(name: &str) -> &str {
    let start = name.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    start.and_then(|start| name.get(start.len()..)).unwrap_or(name).trim()
}

/// A text on one line; `None` when it says nothing.
fn squeezed(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Whether two texts say the same, in whatever case and on whatever lines.
fn is_same(one: &str, other: &str) -> bool {
    let lower = |text: &str| squeezed(text).unwrap_or_default().to_lowercase();
    lower(one) == lower(other)
}
