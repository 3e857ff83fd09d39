//! Our own format, section 5 of the contract: flat wire types, and from them to the model.

mod block;
mod wire;
mod write;

use std::rc::Rc;

use self::wire::{WireArticle, WireCorrection, WireImage, WirePerson, WireRelated};
use super::{
    FormatError, Warning, limits,
    reader::{FromJson, Placed, Reader},
};
use crate::{
    json::Json,
    model::{Article, Author, Block, Correction, Image, Inline, Inlines, Related, Rendition, Size, Source},
};

#[cfg(feature = "schema")]
pub use wire::schema;
pub use write::write;

/// Cards of the strip beyond this many are left out.
const MAX_RELATED: usize = 100;
/// Authors, corrections and sizes of a picture beyond this many are left out.
const MAX_SMALL: usize = 100;

/// Reads an article.
///
/// # Errors
///
/// When it isn't an object, or has no headline.
pub(super) fn read(json: &Json, base: &str) -> Result<(Article, Vec<Warning>), FormatError> {
    if !matches!(json, Json::Object(_)) {
        return Err(FormatError::invalid("", ["expected an object, found ", json.kind()].concat()));
    }
    headline(json)?;
    let mut reader = Reader::new(base);
    let wire = WireArticle::from_json(json, &mut reader).unwrap_or_default();
    let article = article(wire, &mut reader);
    Ok((article, reader.warnings()))
}

/// The one thing that an article can't do without.
fn headline(json: &Json) -> Result<(), FormatError> {
    let wrong = |message: String| Err(FormatError::invalid("headline", message));
    match json.get("headline") {
        Some(Json::String(text) | Json::Number(text)) if !text.trim().is_empty() => Ok(()),
        Some(Json::String(_)) => wrong("expected some text, found nothing".to_owned()),
        None | Some(Json::Null) => wrong("expected a string, found nothing".to_owned()),
        Some(other) => wrong(["expected a string, found ", other.kind()].concat()),
    }
}

fn article(wire: WireArticle, reader: &mut Reader) -> Article {
    let mut body = block::body(reader, wire.body);
    if body.is_empty() {
        body = wire.article_body.as_deref().map(paragraphs).unwrap_or_default();
    }
    let body = limits::cut(body, reader);
    let url = reader.web_url("url", wire.url.as_ref());
    let mut related = reader.each("related", wire.related, MAX_RELATED, related);
    let mut seen: Vec<_> = url.iter().cloned().collect();
    related.retain(|card| {
        let fresh = !seen.contains(&card.url);
        seen.push(card.url.clone());
        fresh
    });
    Article {
        headline: text(wire.headline).unwrap_or_default(),
        section: text(wire.article_section),
        description: plain(text(wire.description)),
        authors: reader.each("author", wire.author, MAX_SMALL, author).into(),
        published: reader.date("datePublished", wire.date_published.as_ref()),
        modified: reader.date("dateModified", wire.date_modified.as_ref()),
        language: text(wire.in_language),
        source: wire.source.and_then(|source| reader.at("source", |reader| self::source(reader, source))),
        image: reader.each("image", wire.image, MAX_SMALL, image).into_iter().next(),
        body: body.into(),
        related: related.into(),
        corrections: reader.each("correction", wire.correction, MAX_SMALL, correction).into(),
        url,
    }
}

/// A text that says something, without the white space around it.
fn text(text: Option<Rc<str>>) -> Option<Rc<str>> {
    text.filter(|text| !text.trim().is_empty()).map(|text| trimmed(&text))
}

fn trimmed(text: &Rc<str>) -> Rc<str> {
    let trimmed = text.trim();
    if trimmed.len() == text.len() { Rc::clone(text) } else { trimmed.into() }
}

fn plain(text: Option<Rc<str>>) -> Inlines {
    text.map_or_else(|| [].into(), |text| [Inline::Text(text)].into())
}

/// Plain text as paragraphs: blank lines part them, single line breaks stay.
fn paragraphs(text: &str) -> Vec<Block> {
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
        run.push(Inline::Text(line.into()));
    }
    blocks
}

fn author(reader: &mut Reader, wire: WirePerson) -> Option<Author> {
    let Some(name) = text(wire.name) else {
        reader.warn_at("name", "missing", "expected a name, found nothing");
        return None;
    };
    Some(Author { name, url: reader.url("url", wire.url.as_ref()) })
}

fn source(reader: &mut Reader, wire: WirePerson) -> Option<Source> {
    author(reader, wire).map(|Author { name, url }| Source { name, url })
}

fn correction(reader: &mut Reader, wire: WireCorrection) -> Option<Correction> {
    let text = reader.at("text", |reader| reader.inline(wire.text.as_ref()));
    if text.is_empty() {
        reader.warn_at("text", "missing", "expected the correction's text, found nothing");
        return None;
    }
    Some(Correction { published: reader.date("datePublished", wire.date_published.as_ref()), text })
}

fn related(reader: &mut Reader, wire: WireRelated) -> Option<Related> {
    let Some(headline) = text(wire.headline) else {
        reader.warn_at("headline", "missing", "expected a headline, found nothing");
        return None;
    };
    if text(wire.url.clone()).is_none() {
        reader.warn_at("url", "missing", "expected an address, found nothing");
        return None;
    }
    Some(Related {
        headline,
        url: reader.web_url("url", wire.url.as_ref())?,
        image: reader.each("image", wire.image, MAX_SMALL, image).into_iter().next(),
        section: text(wire.article_section),
        published: reader.date("datePublished", wire.date_published.as_ref()),
    })
}

/// A picture; without an address there is none.
fn image(reader: &mut Reader, wire: WireImage) -> Option<Rc<Image>> {
    let address = wire.url.as_ref().or(wire.content_url.as_ref()).filter(|url| !url.trim().is_empty());
    if address.is_none() {
        reader.warn_at("url", "missing", "expected the picture's address, found nothing");
        return None;
    }
    let url = reader.web_url("url", address)?;
    let mut srcset = reader.each("srcset", wire.srcset, MAX_SMALL, |reader, wire| {
        let Some(width) = wire.width.filter(|width| *width > 0) else {
            reader.warn_at("width", "missing", "expected a width in pixels, found nothing");
            return None;
        };
        Some(Rendition { url: reader.web_url("url", wire.url.as_ref())?, width })
    });
    srcset.sort_by_key(|rendition| rendition.width);
    let side = |side: Option<u32>| side.filter(|side| *side > 0);
    Some(Rc::new(Image {
        size: side(wire.width).zip(side(wire.height)).map(|(width, height)| Size { width, height }),
        alt: text(wire.alt).unwrap_or_default(),
        caption: reader.at("caption", |reader| reader.inline(wire.caption.as_ref())),
        credit: reader.at("creditText", |reader| reader.inline(wire.credit_text.as_ref())),
        srcset: srcset.into(),
        content_url: reader.web_url("contentUrl", wire.content_url.as_ref()).filter(|full| *full != url),
        url,
    }))
}

/// Pictures at a key.
fn images(reader: &mut Reader, key: &'static str, wire: Option<Vec<Placed<WireImage>>>, limit: usize) -> Vec<Rc<Image>> {
    reader.each(key, wire, limit, image)
}
