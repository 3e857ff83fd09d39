//! An item of the Guardian's Content API, alone or in its response.
//!
//! The body is read from `blocks` where they are there, since only they carry credits and the sizes of pictures; else
//! from the HTML of `fields`. Blocks carry the staff's e-mail addresses: those members are never looked at.

mod atom;
mod block;
mod byline;
mod element;
mod picture;

use std::rc::Rc;

use self::element::Writer;
use super::{found::Found, parts, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Block, Image, Inlines, Related, Source, Url},
    native,
    reader::{Member, Reader, Step},
};

/// Cards beyond this many are left out.
const MAX_RELATED: usize = 100;

/// The article in a value of this shape.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_item(json) {
        return Some(Found::itself(json));
    }
    let response = json.get("response")?;
    // What is related stands beside the item, so that the response is what is read.
    if response.get("content").is_some_and(is_item) {
        return Some(Found { article: response, path: vec![Step::Key("response")], more: 0, envelope: None });
    }
    let mut found = Found::first(response, "results", is_item)?;
    found.path.insert(0, Step::Key("response"));
    Some(found)
}

/// Reads an article.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if is_item(json) {
        return item(json, reader);
    }
    let content = Member::of(json, "content");
    let mut article = reader
        .object(content, |reader, json| Some(item(json, reader)))
        .unwrap_or_else(|| Err(reader.invalid("content", "expected an item, found nothing")))?;
    article.related = related(reader, json, article.url.as_ref());
    Ok(article)
}

/// Tags and sections have a `webTitle` too, but no date and no text.
fn is_item(json: &Json) -> bool {
    let object = |key| matches!(json.get(key), Some(Json::Object(_)));
    matches!(json.get("webTitle"), Some(Json::String(_)))
        && (json.get("webPublicationDate").is_some() || object("fields") || object("blocks"))
}

fn item(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let headline = headline(json, reader)?;
    let (description, mut top) = standfirst(reader, json);
    let (image, mut lead) = lead(reader, json);
    lead.append(&mut top);
    lead.append(&mut body(reader, json));
    let key = if json.get("blocks").is_some() { "blocks" } else { "fields" };
    let mut field = |key| reader.inside(json, &["fields", key], |reader, field| reader.text(field));
    let (language, publication) = (field("lang"), field("publication"));
    let mut article = Article {
        headline,
        section: reader.words(Member::of(json, "sectionName")),
        description,
        authors: byline::authors(reader, json),
        published: reader.date(Member::of(json, "webPublicationDate")),
        modified: reader.inside(json, &["fields", "lastModified"], |reader, date| reader.date(date)),
        language,
        url: reader.web_url(Member::of(json, "webUrl")),
        source: Some(source(publication)),
        image,
        body: limits::cut_at(key, lead, reader),
        ..Article::default()
    };
    tidy::lead_once(&mut article.image, &mut article.body);
    Ok(article)
}

fn headline(json: &Json, reader: &mut Reader) -> Result<Rc<str>, FormatError> {
    if let Some(headline) = reader.inside(json, &["fields", "headline"], |reader, field| reader.words(field)) {
        return Ok(headline);
    }
    reader.title(Member::of(json, "webTitle"))
}

/// The standfirst's words, and the lists of links that may stand below them.
fn standfirst(reader: &mut Reader, json: &Json) -> (Inlines, Vec<Block>) {
    for key in ["standfirst", "trailText"] {
        let blocks = reader.inside(json, &["fields", key], |reader, field| reader.blocks(field));
        let (words, others) = parts::words_and_others(blocks);
        if !words.is_empty() {
            return (parts::joined(words), others);
        }
    }
    ([].into(), Vec::new())
}

/// The item comes from the paper that it stood in; the site's own name is the paper's.
fn source(publication: Option<Rc<str>>) -> Source {
    let name = publication.filter(|name| !name.eq_ignore_ascii_case("theguardian.com"));
    Source { name: name.unwrap_or_else(|| "The Guardian".into()), url: None }
}

/// The lead: a picture, or what stands at the top of the body instead.
fn lead(reader: &mut Reader, json: &Json) -> (Option<Rc<Image>>, Vec<Block>) {
    let mut blocks = reader.inside(json, &["blocks", "main"], |reader, main| {
        let mut writer = Writer::new(json);
        reader.object(main, |reader, main| {
            block::content(reader, main, &mut writer);
            Some(())
        });
        writer.blocks
    });
    if blocks.is_empty() {
        blocks = reader.inside(json, &["fields", "main"], |reader, field| reader.blocks(field));
    }
    if blocks.is_empty() {
        blocks = picture::elements(reader, json, "main");
    }
    if let Some(Block::Image(image)) = blocks.first() {
        let image = Rc::clone(image);
        blocks.remove(0);
        return (Some(image), blocks);
    }
    if blocks.is_empty() {
        let address = |key| reader.inside(json, &["fields", key], |reader, field| reader.web_url(field));
        let thumbnail = ["secureThumbnail", "thumbnail"].into_iter().find_map(address);
        return (thumbnail.map(|url| Rc::new(Image::at(url))), blocks);
    }
    (None, blocks)
}

fn body(reader: &mut Reader, json: &Json) -> Vec<Block> {
    let mut blocks = reader.inside(json, &["blocks", "body"], |reader, body| block::blocks(reader, json, body));
    if blocks.is_empty() {
        blocks = reader.inside(json, &["fields", "body"], |reader, field| reader.blocks(field));
    }
    if blocks.is_empty() {
        let text = reader.inside(json, &["fields", "bodyText"], |reader, field| reader.text(field));
        blocks = text.map(|text| native::paragraphs(&text)).unwrap_or_default();
    }
    if blocks.is_empty() {
        blocks = picture::elements(reader, json, "body");
    }
    blocks
}

/// What the response lists beside the item: the editors' own choice first.
fn related(reader: &mut Reader, json: &Json, own: Option<&Url>) -> Vec<Related> {
    let mut cards = Vec::new();
    for key in ["storyPackage", "editorsPicks", "relatedContent"] {
        reader.each(Member::of(json, key), MAX_RELATED, &mut |reader, json| {
            if let Some(card) = card(reader, json) {
                parts::add_related(&mut cards, own, card);
            }
        });
    }
    reader.each(Member::of(json, "packages"), MAX_RELATED, &mut |reader, json| {
        reader.each(Member::of(json, "articles"), MAX_RELATED, &mut |reader, json| {
            let card = reader.object(Member::of(json, "content"), card);
            card.into_iter().for_each(|card| parts::add_related(&mut cards, own, card));
        });
    });
    cards
}

fn card(reader: &mut Reader, json: &Json) -> Option<Related> {
    if !reader.is_object(json, false) {
        return None;
    }
    let headline = reader.inside(json, &["fields", "headline"], |reader, field| reader.words(field));
    let headline = match headline {
        Some(headline) => headline,
        None => {
            let title = Member::of(json, "webTitle");
            reader.needed(title)?;
            reader.words(title)?
        }
    };
    reader.needed(Member::of(json, "webUrl"))?;
    let url = reader.web_url(Member::of(json, "webUrl"))?;
    let thumbnail = reader.inside(json, &["fields", "thumbnail"], |reader, field| reader.web_url(field));
    Some(Related {
        headline,
        url,
        image: thumbnail.map(|url| Rc::new(Image::at(url))),
        section: reader.words(Member::of(json, "sectionName")),
        published: reader.date(Member::of(json, "webPublicationDate")),
    })
}
