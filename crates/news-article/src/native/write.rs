//! Writes an article in the native format.

mod html;

use std::rc::Rc;

pub(crate) use self::html::to_html;
use super::members::{
    ArticleMembers, BlockMembers, BlockType, CorrectionMembers, ImageMembers, ItemMembers, PersonMembers,
    RelatedMembers, RenditionMembers,
};
use crate::{
    json::Json,
    model::{
        Article, Block, Correction, Date, Embed, Image, Inline, Inlines, List, ListItem, Quote, Related, Rendition,
        Size, Table, Url, text::plain,
    },
};

/// The article in the native format. Members without a value are left out, and the description loses its markup.
///
/// [`read`](crate::read) gives the same article for the result's text, without a warning. Two texts beside each other
/// become one.
pub fn write(article: &Article) -> Json {
    const KEYS: ArticleMembers<&str> = ArticleMembers::KEYS;
    let mut out = ObjectWriter::default();
    out.text(KEYS.headline, Some(&article.headline));
    out.text(KEYS.article_section, article.section.as_deref());
    out.text(KEYS.description, Some(&plain(&article.description)));
    out.list(KEYS.author, &article.authors, |author| person(&author.name, author.url.as_ref()));
    out.date(KEYS.date_published, article.published.as_ref());
    out.date(KEYS.date_modified, article.modified.as_ref());
    out.text(KEYS.in_language, article.language.as_deref());
    out.url(KEYS.url, article.url.as_ref());
    out.value(KEYS.source, article.source.as_ref().map(|source| person(&source.name, source.url.as_ref())));
    out.image(KEYS.image, article.image.as_deref());
    out.list(KEYS.body, &article.body, block);
    out.list(KEYS.related, &article.related, related);
    out.list(KEYS.correction, &article.corrections, correction);
    out.finish()
}

/// Collects the members of an object.
#[derive(Default)]
pub(crate) struct ObjectWriter(Vec<(&'static str, Json)>);

impl ObjectWriter {
    /// A block, with its type.
    fn block(kind: BlockType) -> Self {
        Self(vec![(BlockMembers::KEYS.kind, Json::text(kind.name()))])
    }

    fn value(&mut self, key: &'static str, value: Option<Json>) {
        self.0.extend(value.map(|value| (key, value)));
    }

    /// A text, left out when it is empty.
    fn text(&mut self, key: &'static str, text: Option<&str>) {
        self.value(key, text.filter(|text| !text.is_empty()).map(Json::text));
    }

    /// A text with markup, left out when it is empty.
    fn html(&mut self, key: &'static str, inlines: &[Inline]) {
        self.text(key, Some(&to_html(inlines)));
    }

    fn url(&mut self, key: &'static str, url: Option<&Url>) {
        self.value(key, url.map(|url| Json::String(url.shared())));
    }

    fn date(&mut self, key: &'static str, date: Option<&Date>) {
        self.text(key, date.map(Date::iso));
    }

    fn number(&mut self, key: &'static str, number: u32) {
        self.value(key, Some(Json::Number(number.to_string().into())));
    }

    fn image(&mut self, key: &'static str, image: Option<&Image>) {
        self.value(key, image.map(|image| image_members(image, Self::default())));
    }

    fn images(&mut self, key: &'static str, images: &[Rc<Image>]) {
        self.list(key, images, |image| image_members(image, Self::default()));
    }

    /// Texts with markup; empty ones keep their position.
    fn html_list(&mut self, key: &'static str, texts: &[Inlines]) {
        self.list(key, texts, |text| html(text));
    }

    /// An array, left out when it is empty.
    fn list<T>(&mut self, key: &'static str, items: &[T], write: fn(&T) -> Json) {
        self.value(key, (!items.is_empty()).then(|| array(items, write)));
    }

    pub(crate) fn finish(self) -> Json {
        Json::object(self.0)
    }
}

fn array<T>(items: &[T], write: fn(&T) -> Json) -> Json {
    let mut array = Vec::with_capacity(items.len());
    for item in items {
        array.push(write(item));
    }
    Json::Array(array)
}

fn html(inlines: &[Inline]) -> Json {
    Json::String(to_html(inlines).into())
}

pub(crate) fn person(name: &str, url: Option<&Url>) -> Json {
    const KEYS: PersonMembers<&str> = PersonMembers::KEYS;
    let mut out = ObjectWriter::default();
    out.text(KEYS.name, Some(name));
    out.url(KEYS.url, url);
    out.finish()
}

pub(crate) fn correction(correction: &Correction) -> Json {
    const KEYS: CorrectionMembers<&str> = CorrectionMembers::KEYS;
    let mut out = ObjectWriter::default();
    out.date(KEYS.date_published, correction.published.as_ref());
    out.html(KEYS.text, &correction.text);
    out.finish()
}

pub(crate) fn image_members(image: &Image, mut out: ObjectWriter) -> Json {
    const KEYS: ImageMembers<&str> = ImageMembers::KEYS;
    out.url(KEYS.url, Some(&image.url));
    if let Some(size) = image.size {
        size_members(size, &mut out);
    }
    out.text(KEYS.alt, Some(&image.alt));
    out.html(KEYS.caption, &image.caption);
    out.html(KEYS.credit_text, &image.credit);
    out.list(KEYS.srcset, &image.srcset, rendition);
    out.url(KEYS.content_url, image.content_url.as_ref());
    out.finish()
}

pub(crate) fn size_members(size: Size, out: &mut ObjectWriter) {
    out.number(ImageMembers::KEYS.width, size.width);
    out.number(ImageMembers::KEYS.height, size.height);
}

pub(crate) fn rendition(rendition: &Rendition) -> Json {
    let mut out = ObjectWriter::default();
    out.url(RenditionMembers::KEYS.url, Some(&rendition.url));
    out.number(RenditionMembers::KEYS.width, rendition.width);
    out.finish()
}

pub(crate) fn related(card: &Related) -> Json {
    const KEYS: RelatedMembers<&str> = RelatedMembers::KEYS;
    let mut out = ObjectWriter::default();
    out.text(KEYS.headline, Some(&card.headline));
    out.url(KEYS.url, Some(&card.url));
    out.image(KEYS.image, card.image.as_deref());
    out.text(KEYS.article_section, card.section.as_deref());
    out.date(KEYS.date_published, card.published.as_ref());
    out.finish()
}

pub(crate) fn block(block: &Block) -> Json {
    const KEYS: BlockMembers<&str> = BlockMembers::KEYS;
    match block {
        Block::Paragraph(text) => {
            let mut out = ObjectWriter::block(BlockType::Paragraph);
            out.html(KEYS.text, text);
            out.finish()
        }
        Block::Heading { level, text } => {
            let mut out = ObjectWriter::block(BlockType::Heading);
            out.html(KEYS.text, text);
            out.number(KEYS.level, u32::from(*level));
            out.finish()
        }
        // The members of an image block are those of an image.
        Block::Image(image) => image_members(image, ObjectWriter::block(BlockType::Image)),
        Block::Gallery(images) => {
            let mut out = ObjectWriter::block(BlockType::Gallery);
            out.images(KEYS.images, images);
            out.finish()
        }
        Block::List(list) => list_members(list, ObjectWriter::block(BlockType::List)),
        Block::Quote(quote) => quote_members(quote, ObjectWriter::block(BlockType::Quote)),
        Block::PullQuote(quote) => quote_members(quote, ObjectWriter::block(BlockType::PullQuote)),
        Block::Table(table) => table_members(table, ObjectWriter::block(BlockType::Table)),
        Block::Code { text, language } => {
            let mut out = ObjectWriter::block(BlockType::Code);
            out.text(KEYS.text, Some(text));
            out.text(KEYS.language, language.as_deref());
            out.finish()
        }
        Block::Embed(embed) => embed_members(embed, ObjectWriter::block(BlockType::Embed)),
        Block::Divider => ObjectWriter::block(BlockType::Divider).finish(),
        Block::Summary(items) => {
            let mut out = ObjectWriter::block(BlockType::Summary);
            out.html_list(KEYS.items, items);
            out.finish()
        }
    }
}

pub(crate) fn quote_members(quote: &Quote, mut out: ObjectWriter) -> Json {
    let paragraphs: Vec<_> = quote.paragraphs.iter().map(|text| to_html(text)).collect();
    out.text(BlockMembers::KEYS.text, Some(&paragraphs.join("<br><br>")));
    out.html(BlockMembers::KEYS.cite, &quote.cite);
    out.finish()
}

pub(crate) fn table_members(table: &Table, mut out: ObjectWriter) -> Json {
    const KEYS: BlockMembers<&str> = BlockMembers::KEYS;
    out.html_list(KEYS.head, &table.head);
    out.list(KEYS.rows, &table.rows, |row| array(row, |cell| html(cell)));
    out.html(KEYS.caption, &table.caption);
    out.finish()
}

pub(crate) fn embed_members(embed: &Embed, mut out: ObjectWriter) -> Json {
    const KEYS: BlockMembers<&str> = BlockMembers::KEYS;
    out.url(KEYS.url, Some(&embed.url));
    out.text(KEYS.title, embed.title.as_deref());
    out.image(KEYS.image, embed.image.as_deref());
    out.finish()
}

pub(crate) fn list_members(list: &List, mut out: ObjectWriter) -> Json {
    out.value(ItemMembers::KEYS.ordered, list.ordered.then_some(Json::Bool(true)));
    out.list(ItemMembers::KEYS.items, &list.items, list_item);
    out.finish()
}

/// An item: its text or, with a list below it, an object.
pub(crate) fn list_item(item: &ListItem) -> Json {
    let Some(children) = &item.children else { return html(&item.text) };
    let mut out = ObjectWriter::default();
    out.html(ItemMembers::KEYS.text, &item.text);
    list_members(children, out)
}
