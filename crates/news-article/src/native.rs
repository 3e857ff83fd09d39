//! Our own format, section 5 of the contract: flat wire types, and from them to the model.

mod block;
mod wire;
mod write;

use std::rc::Rc;

use self::wire::{WireArticle, WireCorrection, WireImage, WirePerson, WireRelated, WireRendition};
use crate::{
    error::{FormatError, Reading},
    inline_text,
    json::Json,
    limits,
    model::{
        Article, Author, Block, Correction, Image, Inline, Related, Rendition, Size, Source, Url,
        assemble::{insert_rendition, push_related},
    },
    reader::{Member, Reader},
};

#[cfg(feature = "schema")]
pub use wire::schema;
pub use write::write;

/// The name of the native format.
pub const NAME: &str = "article-widget";

/// Reads our own format, which is all that the widget itself knows. `None`: this is another one, or holds what only
/// [`formats::read`](crate::formats::read) can read.
///
/// # Errors
///
/// When there is no article to be had from the text at all.
pub fn try_read(text: &str, format: &str, base: &str) -> Result<Option<Reading>, FormatError> {
    let json = limits::parse(text)?;
    if format != NAME && !(format == "auto" && fits(&json)) || has_html(&json) {
        return Ok(None);
    }
    let mut reader = Reader::new(base);
    let article = read(&json, &mut reader)?;
    Ok(Some(Reading { article, format: NAME, warnings: reader.warnings() }))
}

/// Cards of the strip beyond this many are left out.
const MAX_RELATED: usize = 100;
/// Authors, corrections and sizes of a picture beyond this many are left out.
const MAX_SMALL: usize = 100;

/// Whether a value is surely our own format. JSON-LD and ninjs 1.x share names with it, and have keys that tell; a body
/// of blocks only we have. (WordPress may answer with an envelope whose body is posts: they have a `content`.)
pub(crate) fn fits(json: &Json) -> bool {
    matches!(json.get("body"), Some(Json::Array(items)) if !items.iter().any(|item| item.get("content").is_some()))
        || resembles(json) && !has(json, &["@context", "@type", "@graph", "uri", "versioncreated"])
}

/// Whether a value has a member of our own format.
pub(crate) fn resembles(json: &Json) -> bool {
    has(json, &["headline", "articleBody", "articleSection"])
}

fn has(json: &Json, keys: &[&str]) -> bool {
    keys.iter().any(|key| json.get(key).is_some_and(|value| !value.is_null()))
}

/// Whether it holds a block of HTML, which only the second file reads.
pub(crate) fn has_html(json: &Json) -> bool {
    let Some(Json::Array(blocks)) = json.get("body") else { return false };
    blocks.iter().any(|block| block.get("type").and_then(Json::as_str) == Some("html"))
}

/// Reads an article.
///
/// # Errors
///
/// When it isn't an object, or has no headline.
pub(crate) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if !matches!(json, Json::Object(_)) {
        return Err(reader.invalid("", ["expected an object, found ", json.kind()].concat()));
    }
    let wire = WireArticle::of(json);
    let headline = reader.headline(wire.headline)?;
    Ok(Article { headline, ..article(&wire, reader) })
}

fn article(wire: &WireArticle, reader: &mut Reader) -> Article {
    let mut body = block::body(reader, wire.body);
    if body.is_empty() {
        body = reader.text(wire.article_body).map(|text| paragraphs(&text)).unwrap_or_default();
    }
    let body = limits::cut(body, reader);
    let url = reader.web_url(wire.url);
    let mut article = Article {
        section: reader.text(wire.article_section),
        description: inline_text::optional(reader.text(wire.description)),
        published: reader.date(wire.date_published),
        modified: reader.date(wire.date_modified),
        language: reader.text(wire.in_language),
        image: images(reader, wire.image, MAX_SMALL).into_iter().next(),
        body,
        related: related(reader, wire.related, url.as_ref()),
        url,
        ..Article::default()
    };
    let mut authors = Vec::new();
    reader.each(wire.author, MAX_SMALL, &mut |reader, json| authors.extend(author(reader, json)));
    article.authors = authors;
    reader.each(wire.source, 1, &mut |reader, json| {
        article.source = author(reader, json).map(|Author { name, url }| Source { name, url });
    });
    let mut corrections = Vec::new();
    reader.each(wire.correction, MAX_SMALL, &mut |reader, json| corrections.extend(correction(reader, json)));
    article.corrections = corrections;
    article
}

/// Plain text as paragraphs: blank lines part them, single line breaks stay.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Inline> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if line.is_empty() {
            if !run.is_empty() {
                blocks.push(Block::Paragraph(std::mem::take(&mut run).into()));
            }
            continue;
        }
        if !run.is_empty() {
            run.push(Inline::Break);
        }
        run.push(Inline::Text(inline_text::collapse_whitespace(line).into()));
    }
    blocks
}

fn author(reader: &mut Reader, json: &Json) -> Option<Author> {
    if !reader.is_object(json, true) {
        return None;
    }
    let wire = WirePerson::of(json);
    Some(Author { name: reader.required_text(wire.name)?, url: reader.url(wire.url) })
}

fn correction(reader: &mut Reader, json: &Json) -> Option<Correction> {
    if !reader.is_object(json, true) {
        return None;
    }
    let wire = WireCorrection::of(json);
    reader.required_text(wire.text)?;
    let text = reader.inline(wire.text);
    (!text.is_empty()).then(|| Correction { published: reader.date(wire.date_published), text })
}

/// The cards of the strip: none twice, and none that leads to this very article.
fn related(reader: &mut Reader, wire: Member, own: Option<&Url>) -> Vec<Related> {
    let mut cards: Vec<Related> = Vec::new();
    reader.each(wire, MAX_RELATED, &mut |reader, json| {
        let Some(card) = card(reader, json) else { return };
        push_related(&mut cards, own, card);
    });
    cards
}

fn card(reader: &mut Reader, json: &Json) -> Option<Related> {
    if !reader.is_object(json, false) {
        return None;
    }
    let wire = WireRelated::of(json);
    let headline = reader.required_text(wire.headline)?;
    reader.required_text(wire.url)?;
    Some(Related {
        headline,
        url: reader.web_url(wire.url)?,
        image: images(reader, wire.image, MAX_SMALL).into_iter().next(),
        section: reader.text(wire.article_section),
        published: reader.date(wire.date_published),
    })
}

/// A picture; without an address there is none.
fn image(reader: &mut Reader, json: &Json) -> Option<Rc<Image>> {
    if !reader.is_object(json, true) {
        return None;
    }
    let wire = WireImage::of(json);
    let address =
        if wire.url.value.is_none() && wire.content_url.value.is_some() { wire.content_url } else { wire.url };
    reader.required_text(address)?;
    let url = reader.web_url(address)?;
    let mut srcset = Vec::new();
    reader.each(wire.srcset, MAX_SMALL, &mut |reader, json| {
        if let Some(next) = rendition(reader, json) {
            insert_rendition(&mut srcset, next);
        }
    });
    let size = reader.number(wire.width).zip(reader.number(wire.height));
    Some(Rc::new(Image {
        size: size.map(|(width, height)| Size { width, height }),
        alt: reader.text(wire.alt).unwrap_or_default(),
        caption: reader.inline(wire.caption),
        credit: reader.inline(wire.credit_text),
        srcset: srcset.into(),
        content_url: reader.web_url(wire.content_url).filter(|full| *full != url),
        url,
    }))
}

fn rendition(reader: &mut Reader, json: &Json) -> Option<Rendition> {
    if !reader.is_object(json, false) {
        return None;
    }
    let wire = WireRendition::of(json);
    reader.required_text(wire.width)?;
    Some(Rendition { width: reader.number(wire.width)?, url: reader.web_url(wire.url)? })
}

/// The pictures of a member.
fn images(reader: &mut Reader, wire: Member, limit: usize) -> Vec<Rc<Image>> {
    let mut images = Vec::new();
    reader.each(wire, limit, &mut |reader, json| images.extend(image(reader, json)));
    images
}
