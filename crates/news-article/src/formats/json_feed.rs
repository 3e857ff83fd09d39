//! An item of a JSON Feed, 1.1 or 1.0: alone, or the first of its feed.

mod attachment;

use std::rc::Rc;

use super::{found::Found, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inline, Inlines, Related, Source, Url},
    native,
    reader::{Member, Reader},
};

/// Other items of the feed that are shown as cards.
const MAX_RELATED: usize = 10;

/// The article in a value of this shape. A feed without items is found, too: its error says that they are missing.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_feed(json) {
        let first = Found::first(json, "items", |item| matches!(item, Json::Object(_)));
        return Some(Found { envelope: Some(json), ..first.unwrap_or_else(|| Found::itself(json)) });
    }
    is_item(json).then(|| Found::itself(json)).or_else(|| Found::first(json, "", is_item)).or_else(|| {
        let found = Found::first(json, "items", is_item)?;
        Some(Found { envelope: Some(json), ..found })
    })
}

/// Reads an article.
///
/// # Errors
///
/// When it has neither a title nor a text.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if is_feed(json) {
        return Err(reader.invalid("items", "expected an item, found none"));
    }
    let url = address(json, reader);
    reader.based_on(url.as_ref());
    let title = tidy::plain_text(reader, Member::of(json, "title"));
    let (key, body) = text(json, reader);
    let mut body = limits::cut_at(key, body, reader);
    let headline = tidy::headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    tidy::lead_once(&mut image, &mut body);
    subject(json, url.as_ref(), &mut body, reader);
    attachment::add(Member::of(json, "attachments"), image.as_deref(), &mut body, reader);
    let summary = reader.inline(Member::of(json, "summary"));
    let authors = inherited(reader, json, |reader, json| {
        let authors = people(reader, Member::of(json, "authors"));
        let authors = if authors.is_empty() { people(reader, Member::of(json, "author")) } else { authors };
        (!authors.is_empty()).then_some(authors)
    });
    Ok(Article {
        headline,
        section: section(json, reader),
        description: if tidy::repeats(&summary, &body) { [].into() } else { summary },
        authors: authors.unwrap_or_default(),
        published: reader.date(Member::of(json, "date_published")),
        modified: reader.date(Member::of(json, "date_modified")),
        language: inherited(reader, json, |reader, json| reader.text(Member::of(json, "language"))),
        source: reader.around(source).flatten(),
        related: tidy::related(
            reader.around(|reader, feed| others(reader, feed, json)).unwrap_or_default(),
            url.as_ref(),
        ),
        image,
        body,
        url,
        ..Article::default()
    })
}

fn is_feed(json: &Json) -> bool {
    json.get("version").and_then(Json::as_str).is_some_and(|version| version.contains("jsonfeed.org/version/"))
}

fn is_item(json: &Json) -> bool {
    let text = |key| json.get(key).and_then(Json::as_str).is_some();
    text("content_html") || text("content_text") || json.get("date_published").is_some() && json.get("id").is_some()
}

/// What an item says, or else its feed.
fn inherited<T>(reader: &mut Reader, item: &Json, read: fn(&mut Reader, &Json) -> Option<T>) -> Option<T> {
    read(reader, item).or_else(|| reader.around(|reader, feed| read(reader, feed)).flatten())
}

/// The body, and the key that it stands under.
fn text(json: &Json, reader: &mut Reader) -> (&'static str, Vec<Block>) {
    let html = Member::of(json, "content_html");
    let body = if html.value.is_some() { reader.blocks(html) } else { Vec::new() };
    if !body.is_empty() {
        return (html.key, body);
    }
    let text = Member::of(json, "content_text");
    (text.key, reader.raw(text).map(|text| native::paragraphs(&text)).unwrap_or_default())
}

/// Where the item is: on its site, else elsewhere; an `id` is often an address.
fn address(json: &Json, reader: &mut Reader) -> Option<Url> {
    // An `external_url` that is wrong has its warning where it is read as what the item is about.
    let quiet =
        |key| json.get(key).and_then(Json::as_str).and_then(|text| Url::parse(text, "").ok()).filter(Url::is_web);
    reader.web_url(Member::of(json, "url")).or_else(|| quiet("external_url")).or_else(|| quiet("id"))
}

/// Adds a link to what the item is about, a page elsewhere, unless the text has one.
fn subject(json: &Json, own: Option<&Url>, body: &mut Vec<Block>, reader: &mut Reader) {
    let Some(url) = reader.web_url(Member::of(json, "external_url")).filter(|url| Some(url) != own) else { return };
    let is_linked = body.iter().any(|block| match block {
        Block::Paragraph(run) | Block::Heading { text: run, .. } => links_to(run, &url),
        Block::Quote(quote) => quote.paragraphs.iter().chain([&quote.cite]).any(|run| links_to(run, &url)),
        Block::List(list) => list.items.iter().any(|item| links_to(&item.text, &url)),
        _ => false,
    });
    if !is_linked {
        let text = url.shared();
        body.push(Block::Paragraph(link(url, text)));
    }
}

fn links_to(run: &[Inline], wanted: &Url) -> bool {
    run.iter().any(|inline| match inline {
        Inline::Link { url, .. } => url == wanted,
        Inline::Element { children, .. } => links_to(children, wanted),
        Inline::Text(_) | Inline::Break => false,
    })
}

fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let url = reader.web_url(Member::of(json, "image")).or_else(|| reader.web_url(Member::of(json, "banner_image")));
    url.map(Image::at)
}

fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    reader.each(Member::of(json, "tags"), tidy::MAX_SMALL, &mut |reader, tag| {
        if section.is_none() {
            section = tidy::plain_text(reader, Member::here(tag)).filter(|name| tidy::is_section(name));
        }
    });
    section
}

fn people(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors = Vec::new();
    reader.each(member, tidy::MAX_SMALL, &mut |reader, json| {
        // Some feeds have an empty author, or one that is only a name.
        if matches!(json, Json::Object(members) if members.is_empty()) || !reader.is_object(json, true) {
            return;
        }
        let member = if matches!(json, Json::String(_)) { Member::here(json) } else { Member::of(json, "name") };
        if reader.needed(member).is_none() {
            return;
        }
        if let Some(name) = tidy::plain_text(reader, member) {
            authors.push(Author { name, url: reader.url(Member::of(json, "url")) });
        }
    });
    authors
}

/// The feed itself.
fn source(reader: &mut Reader, feed: &Json) -> Option<Source> {
    let name = tidy::plain_text(reader, Member::of(feed, "title"))?;
    Some(Source { name, url: reader.web_url(Member::of(feed, "home_page_url")) })
}

/// The feed's other items, those that a card can be made of.
fn others(reader: &mut Reader, feed: &Json, own: &Json) -> Vec<Related> {
    let mut cards = Vec::new();
    reader.each(Member::of(feed, "items"), usize::MAX, &mut |reader, json| {
        let has = |key| json.get(key).and_then(Json::as_str).is_some();
        if cards.len() == MAX_RELATED || std::ptr::eq(json, own) || !has("title") || !has("url") {
            return;
        }
        let Some(headline) = tidy::plain_text(reader, Member::of(json, "title")) else { return };
        let Some(url) = reader.web_url(Member::of(json, "url")) else { return };
        cards.push(Related {
            headline,
            url,
            image: lead(json, reader).map(Rc::new),
            section: section(json, reader),
            published: reader.date(Member::of(json, "date_published")),
        });
    });
    cards
}

/// A run that is one link.
fn link(url: Url, text: Rc<str>) -> Inlines {
    [Inline::Link { url, children: [Inline::Text(text)].into() }].into()
}
