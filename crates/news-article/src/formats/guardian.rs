//! The Guardian: an item of its Content API, alone or in a response.
//!
//! The body is read from `blocks` if they are given, because only they have the credits and the sizes of images; else
//! from the HTML of `fields`. Blocks also have e-mail addresses of the staff: those members are never read.

mod atom;
mod block;
mod byline;
mod element;
mod image;

use std::rc::Rc;

use self::element::BlockBuilder;
use super::{block_text::split_paragraphs, cleanup::remove_repeated_lead, locate::Located};
use crate::{
    error::FormatError,
    inline_text::join_lines,
    json::Json,
    limits,
    model::{Article, Block, Image, Inlines, Related, Source, Url, assemble::push_related},
    native,
    reader::{Member, Reader, Step},
};

/// Locates the article in a value of this format.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_item(json) {
        return Some(Located::root(json));
    }
    let response = json.get("response")?;
    // The related items are members of the response, so that the response as a whole is read.
    if response.get("content").is_some_and(is_item) {
        return Some(Located::at(response, vec![Step::Key("response")]));
    }
    let mut located = Located::first(response, "results", is_item)?;
    located.path.insert(0, Step::Key("response"));
    Some(located)
}

/// Reads an article.
///
/// # Errors
///
/// If it has no headline.
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

/// Whether a value is an item. Tags and sections have a `webTitle` as well, but no date and no text.
fn is_item(json: &Json) -> bool {
    let has_object = |key| matches!(json.get(key), Some(Json::Object(_)));
    matches!(json.get("webTitle"), Some(Json::String(_)))
        && (json.get("webPublicationDate").is_some() || has_object("fields") || has_object("blocks"))
}

/// Reads an item.
fn item(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let headline = headline(json, reader)?;
    let (description, mut below_standfirst) = standfirst(reader, json);
    let (image, mut blocks) = lead(reader, json);
    blocks.append(&mut below_standfirst);
    blocks.append(&mut body(reader, json));
    let key = if json.get("blocks").is_some() { "blocks" } else { "fields" };
    let mut field = |key| reader.nested(json, &["fields", key], |reader, field| reader.text(field));
    let (language, publication) = (field("lang"), field("publication"));
    let mut article = Article {
        headline,
        section: reader.text_content(Member::of(json, "sectionName")),
        description,
        authors: byline::authors(reader, json),
        published: reader.date(Member::of(json, "webPublicationDate")),
        modified: reader.nested(json, &["fields", "lastModified"], |reader, date| reader.date(date)),
        language,
        url: reader.web_url(Member::of(json, "webUrl")),
        source: Some(source(publication)),
        image,
        body: limits::limit_body_at(key, blocks, reader),
        ..Article::default()
    };
    remove_repeated_lead(&mut article.image, &mut article.body);
    Ok(article)
}

/// The headline, in `fields` or as the title of the page.
fn headline(json: &Json, reader: &mut Reader) -> Result<Rc<str>, FormatError> {
    if let Some(headline) = reader.nested(json, &["fields", "headline"], |reader, field| reader.text_content(field)) {
        return Ok(headline);
    }
    reader.title(Member::of(json, "webTitle"))
}

/// The standfirst, and the blocks below it, such as a list of links.
fn standfirst(reader: &mut Reader, json: &Json) -> (Inlines, Vec<Block>) {
    for key in ["standfirst", "trailText"] {
        let blocks = reader.nested(json, &["fields", key], |reader, field| reader.blocks(field));
        let (paragraphs, others) = split_paragraphs(blocks);
        if !paragraphs.is_empty() {
            return (join_lines(paragraphs), others);
        }
    }
    ([].into(), Vec::new())
}

/// The publication that the item appeared in. The publication of the website is called by the name of the newspaper.
fn source(publication: Option<Rc<str>>) -> Source {
    let name = publication.filter(|name| !name.eq_ignore_ascii_case("theguardian.com"));
    Source { name: name.unwrap_or_else(|| "The Guardian".into()), url: None }
}

/// The lead: an image, or the blocks that precede the body instead.
fn lead(reader: &mut Reader, json: &Json) -> (Option<Rc<Image>>, Vec<Block>) {
    let mut blocks = reader.nested(json, &["blocks", "main"], |reader, main| {
        let mut builder = BlockBuilder::new(json);
        reader.object(main, |reader, main| {
            block::content(reader, main, &mut builder);
            Some(())
        });
        builder.blocks
    });
    if blocks.is_empty() {
        blocks = reader.nested(json, &["fields", "main"], |reader, field| reader.blocks(field));
    }
    if blocks.is_empty() {
        blocks = image::elements(reader, json, "main");
    }
    if let Some(Block::Image(image)) = blocks.first() {
        let image = Rc::clone(image);
        blocks.remove(0);
        return (Some(image), blocks);
    }
    if blocks.is_empty() {
        let read_url = |key| reader.nested(json, &["fields", key], |reader, field| reader.web_url(field));
        let thumbnail = ["secureThumbnail", "thumbnail"].into_iter().find_map(read_url);
        return (thumbnail.map(|url| Rc::new(Image::new(url))), blocks);
    }
    (None, blocks)
}

/// The body, from the first member that has one.
fn body(reader: &mut Reader, json: &Json) -> Vec<Block> {
    let mut blocks = reader.nested(json, &["blocks", "body"], |reader, body| block::blocks(reader, json, body));
    if blocks.is_empty() {
        blocks = reader.nested(json, &["fields", "body"], |reader, field| reader.blocks(field));
    }
    if blocks.is_empty() {
        let text = reader.nested(json, &["fields", "bodyText"], |reader, field| reader.text(field));
        blocks = text.map(|text| native::paragraphs(&text)).unwrap_or_default();
    }
    if blocks.is_empty() {
        blocks = image::elements(reader, json, "body");
    }
    blocks
}

/// The related items of the response, those that editors have chosen first.
fn related(reader: &mut Reader, json: &Json, article: Option<&Url>) -> Vec<Related> {
    let mut cards = Vec::new();
    for key in ["storyPackage", "editorsPicks", "relatedContent"] {
        reader.each(Member::of(json, key), limits::ENTRIES, &mut |reader, json| {
            if let Some(card) = card(reader, json) {
                push_related(&mut cards, article, card);
            }
        });
    }
    reader.each(Member::of(json, "packages"), limits::ENTRIES, &mut |reader, json| {
        reader.each(Member::of(json, "articles"), limits::ENTRIES, &mut |reader, json| {
            let card = reader.object(Member::of(json, "content"), card);
            card.into_iter().for_each(|card| push_related(&mut cards, article, card));
        });
    });
    cards
}

/// An item as a card.
fn card(reader: &mut Reader, json: &Json) -> Option<Related> {
    if !reader.is_object(json, false) {
        return None;
    }
    let headline = reader.nested(json, &["fields", "headline"], |reader, field| reader.text_content(field));
    let headline = match headline {
        Some(headline) => headline,
        None => {
            let title = Member::of(json, "webTitle");
            reader.required_text(title)?;
            reader.text_content(title)?
        }
    };
    reader.required_text(Member::of(json, "webUrl"))?;
    let url = reader.web_url(Member::of(json, "webUrl"))?;
    let thumbnail = reader.nested(json, &["fields", "thumbnail"], |reader, field| reader.web_url(field));
    Some(Related {
        headline,
        url,
        image: thumbnail.map(|url| Rc::new(Image::new(url))),
        section: reader.text_content(Member::of(json, "sectionName")),
        published: reader.date(Member::of(json, "webPublicationDate")),
    })
}
