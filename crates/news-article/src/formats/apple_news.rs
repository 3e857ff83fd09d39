//! Apple News Format: a tree of components, each with a role.
//!
//! The article's parts are found by their roles wherever they stand in the tree. A caption is a component of its own,
//! after its picture or before it: [`component`] sees to it that it lands on that picture and no other.

mod caption;
mod component;
mod flow;
mod markdown;
mod picture;
mod table;
mod text;

use std::rc::Rc;

use self::component::Writer;
use super::{found::Found, parts, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inlines},
    reader::{Member, Reader},
};

/// Authors beyond this many are left out.
const MAX_AUTHORS: usize = 100;

/// The article in a value of this shape.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_document(json) { Some(Found::itself(json)) } else { Found::first(json, "", is_document) }
}

/// Reads an article.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let title = reader.words(Member::of(json, "title"));
    let subtitle = reader.words(Member::of(json, "subtitle"));
    let mut names = authors(reader, json);
    let mut writer = Writer::new(json, title, subtitle.clone(), &names);
    writer.components(reader, Member::of(json, "components"));
    writer.finish();
    let Writer { headline, standfirst, byline, blocks, .. } = writer;
    let headline = match headline {
        Some(headline) => headline,
        None => reader.headline(Member::of(json, "title"))?,
    };
    if names.is_empty() {
        names.extend(byline.map(|name| Author { name, url: None }));
    }
    let mut body = limits::cut_at("components", blocks, reader);
    let image = lead(reader, json, &mut body);
    let mut data = |key: &'static str| reader.inside(json, &["metadata", key], |reader, date| reader.date(date));
    Ok(Article {
        published: data("datePublished").or_else(|| data("dateCreated")),
        modified: data("dateModified"),
        headline,
        description: description(reader, json, subtitle, standfirst),
        authors: names,
        language: reader.text(Member::of(json, "language")),
        url: reader.inside(json, &["metadata", "canonicalURL"], |reader, url| reader.web_url(url)),
        image,
        body,
        ..Article::default()
    })
}

fn is_document(json: &Json) -> bool {
    let Some(Json::Array(components)) = json.get("components") else { return false };
    let role = |component: &Json| matches!(component.get("role"), Some(Json::String(_)));
    components.first().is_some_and(role)
        || components.is_empty() && ["identifier", "layout", "documentStyle"].iter().any(|key| json.get(key).is_some())
}

fn authors(reader: &mut Reader, json: &Json) -> Vec<Author> {
    let mut authors = Vec::new();
    for key in ["authors", "byline"] {
        if authors.is_empty() {
            reader.inside(json, &["metadata", key], |reader, names| {
                reader.each(names, MAX_AUTHORS, &mut |reader, name| {
                    let name = reader.words(Member::here(name));
                    authors.extend(name.map(|name| Author { name: component::without_by(&name).into(), url: None }));
                });
            });
        }
    }
    authors
}

/// The subtitle, else the intro, else what the feed shows.
fn description(reader: &mut Reader, json: &Json, subtitle: Option<Rc<str>>, intro: Inlines) -> Inlines {
    if let Some(subtitle) = subtitle {
        return parts::text_run(subtitle);
    }
    if !intro.is_empty() {
        return intro;
    }
    let excerpt = reader.inside(json, &["metadata", "excerpt"], |reader, excerpt| reader.words(excerpt));
    excerpt.map_or_else(|| [].into(), parts::text_run)
}

/// The picture above the text; else the one of the feed, unless it stands further down.
fn lead(reader: &mut Reader, json: &Json, body: &mut Vec<Block>) -> Option<Rc<Image>> {
    if let Some(Block::Image(image)) = body.first() {
        let image = Rc::clone(image);
        body.remove(0);
        return Some(image);
    }
    let url = reader.inside(json, &["metadata", "thumbnailURL"], |reader, url| reader.web_url(url))?;
    let thumbnail = Rc::new(Image::at(url));
    let is_it = |image: &Rc<Image>| tidy::is_same(image, &thumbnail);
    let known = body.iter().any(|block| match block {
        Block::Image(image) => is_it(image),
        Block::Gallery(images) => images.iter().any(is_it),
        _ => false,
    });
    (!known).then_some(thumbnail)
}
