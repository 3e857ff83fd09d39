//! JSON Feed 1.0 and 1.1: an item, alone or the first of its feed.

mod attachment;

use std::rc::Rc;

use super::{
    cleanup::{remove_repeated_lead, repeats_body},
    headline::headline,
    locate::Located,
    section::is_section,
    text::plain_text,
};
use crate::{
    error::FormatError,
    inline_text::link,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inline, Related, Source, Url, assemble::push_related},
    native,
    reader::{Member, Reader},
};

/// At most this many other items of the feed become related articles.
const MAX_RELATED: usize = 10;

/// Locates the article in a value of this format. A feed without items is recognised as well: reading it is an error that
/// they are missing.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_feed(json) {
        let first = Located::first(json, "items", |item| matches!(item, Json::Object(_)));
        return Some(Located { envelope: Some(json), ..first.unwrap_or_else(|| Located::root(json)) });
    }
    is_item(json).then(|| Located::root(json)).or_else(|| Located::first(json, "", is_item)).or_else(|| {
        let located = Located::first(json, "items", is_item)?;
        Some(Located { envelope: Some(json), ..located })
    })
}

/// Reads an article.
///
/// # Errors
///
/// If it has neither a title nor a text.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if is_feed(json) {
        return Err(reader.invalid("items", "expected an item, found none"));
    }
    let url = item_url(json, reader);
    reader.set_fallback_base(url.as_ref());
    let title = plain_text(reader, Member::of(json, "title"));
    let (key, body) = body(json, reader);
    let mut body = limits::limit_body_at(key, body, reader);
    let headline = headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    remove_repeated_lead(&mut image, &mut body);
    push_subject(json, url.as_ref(), &mut body, reader);
    attachment::push(Member::of(json, "attachments"), image.as_deref(), &mut body, reader);
    let summary = reader.inline(Member::of(json, "summary"));
    let authors = inherited(reader, json, |reader, json| {
        let authors = authors(reader, Member::of(json, "authors"));
        let authors = if authors.is_empty() { self::authors(reader, Member::of(json, "author")) } else { authors };
        (!authors.is_empty()).then_some(authors)
    });
    Ok(Article {
        headline,
        section: section(json, reader),
        description: if repeats_body(&summary, &body) { [].into() } else { summary },
        authors: authors.unwrap_or_default(),
        published: reader.date(Member::of(json, "date_published")),
        modified: reader.date(Member::of(json, "date_modified")),
        language: inherited(reader, json, |reader, json| reader.text(Member::of(json, "language"))),
        source: reader.in_envelope(source).flatten(),
        related: reader.in_envelope(|reader, feed| related(reader, feed, json, url.as_ref())).unwrap_or_default(),
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
    let has_text = |key| json.get(key).and_then(Json::as_str).is_some();
    has_text("content_html")
        || has_text("content_text")
        || json.get("date_published").is_some() && json.get("id").is_some()
}

/// What an item has, or else its feed.
fn inherited<T>(reader: &mut Reader, item: &Json, read: fn(&mut Reader, &Json) -> Option<T>) -> Option<T> {
    read(reader, item).or_else(|| reader.in_envelope(|reader, feed| read(reader, feed)).flatten())
}

/// The body, and the key of the member that has it.
fn body(json: &Json, reader: &mut Reader) -> (&'static str, Vec<Block>) {
    let html = Member::of(json, "content_html");
    let body = if html.value.is_some() { reader.blocks(html) } else { Vec::new() };
    if !body.is_empty() {
        return (html.key, body);
    }
    let text = Member::of(json, "content_text");
    (text.key, reader.raw_text(text).map(|text| native::paragraphs(&text)).unwrap_or_default())
}

/// The URL of the item. `external_url` is that of a page on another site; an `id` is often a URL.
fn item_url(json: &Json, reader: &mut Reader) -> Option<Url> {
    // A wrong `external_url` is a warning in `push_subject`, and should not be a second one here.
    let without_warning =
        |key| json.get(key).and_then(Json::as_str).and_then(|text| Url::parse(text, "").ok()).filter(Url::is_web);
    reader
        .web_url(Member::of(json, "url"))
        .or_else(|| without_warning("external_url"))
        .or_else(|| without_warning("id"))
}

/// Adds a link to the page on another site that the item is about, unless the text has one.
fn push_subject(json: &Json, article: Option<&Url>, body: &mut Vec<Block>, reader: &mut Reader) {
    let Some(url) = reader.web_url(Member::of(json, "external_url")).filter(|url| Some(url) != article) else { return };
    let is_linked = body.iter().any(|block| match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => links_to(text, &url),
        Block::Quote(quote) => quote.paragraphs.iter().chain([&quote.cite]).any(|text| links_to(text, &url)),
        Block::List(list) => list.items.iter().any(|item| links_to(&item.text, &url)),
        _ => false,
    });
    if !is_linked {
        let text = url.shared();
        body.push(Block::Paragraph([link(url, &text)].into()));
    }
}

fn links_to(text: &[Inline], wanted: &Url) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Link { url, .. } => url == wanted,
        Inline::Element { children, .. } => links_to(children, wanted),
        Inline::Text(_) | Inline::Break => false,
    })
}

fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let url = reader.web_url(Member::of(json, "image")).or_else(|| reader.web_url(Member::of(json, "banner_image")));
    url.map(Image::new)
}

fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    reader.each(Member::of(json, "tags"), limits::ENTRIES, &mut |reader, tag| {
        if section.is_none() {
            section = plain_text(reader, Member::current(tag)).filter(|name| is_section(name));
        }
    });
    section
}

/// The authors in a member, which may be one or several.
fn authors(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors = Vec::new();
    reader.each(member, limits::ENTRIES, &mut |reader, json| {
        // Some feeds have an empty object for an author, or only a name.
        if matches!(json, Json::Object(members) if members.is_empty()) || !reader.is_object(json, true) {
            return;
        }
        let member = if matches!(json, Json::String(_)) { Member::current(json) } else { Member::of(json, "name") };
        if reader.required_text(member).is_none() {
            return;
        }
        if let Some(name) = plain_text(reader, member) {
            authors.push(Author { name, url: reader.url(Member::of(json, "url")) });
        }
    });
    authors
}

/// The feed as the source of the article.
fn source(reader: &mut Reader, feed: &Json) -> Option<Source> {
    let name = plain_text(reader, Member::of(feed, "title"))?;
    Some(Source { name, url: reader.web_url(Member::of(feed, "home_page_url")) })
}

/// The other items of the feed that have a title and a URL.
fn related(reader: &mut Reader, feed: &Json, item: &Json, article: Option<&Url>) -> Vec<Related> {
    let (mut cards, mut read) = (Vec::new(), 0);
    reader.each(Member::of(feed, "items"), usize::MAX, &mut |reader, json| {
        let has = |key| json.get(key).and_then(Json::as_str).is_some();
        if read == MAX_RELATED || std::ptr::eq(json, item) || !has("title") || !has("url") {
            return;
        }
        let Some(headline) = plain_text(reader, Member::of(json, "title")) else { return };
        let Some(url) = reader.web_url(Member::of(json, "url")) else { return };
        let card = Related {
            headline,
            url,
            image: lead(json, reader).map(Rc::new),
            section: section(json, reader),
            published: reader.date(Member::of(json, "date_published")),
        };
        read += 1;
        push_related(&mut cards, article, card);
    });
    cards
}
