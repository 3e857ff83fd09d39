//! Apple News Format: a tree of components, each with a role.
//!
//! The parts of the article are found by their roles, anywhere in the tree. A caption is a separate component, after its
//! image or before it: [`caption_placement`] decides which image it belongs to.

mod caption;
mod caption_placement;
mod component;
mod image;
mod markdown;
mod table;
mod text;

use std::rc::Rc;

use self::component::{BlockBuilder, without_by};
use super::{image_identity::is_same_image, locate::Located};
use crate::{
    error::FormatError,
    inline_text,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inlines},
    reader::{Member, Reader},
};

/// Locates the article in a value of this format.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_document(json) { Some(Located::root(json)) } else { Located::first(json, "", is_document) }
}

/// Reads an article.
///
/// # Errors
///
/// If it has no headline.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let title = reader.text_content(Member::of(json, "title"));
    let subtitle = reader.text_content(Member::of(json, "subtitle"));
    let mut authors = authors(reader, json);
    let mut builder = BlockBuilder::new(json, title, subtitle.clone(), &authors);
    builder.components(reader, Member::of(json, "components"));
    builder.finish();
    let BlockBuilder { headline, standfirst, byline, blocks, .. } = builder;
    let headline = match headline {
        Some(headline) => headline,
        None => reader.headline(Member::of(json, "title"))?,
    };
    if authors.is_empty() {
        authors.extend(byline.map(|name| Author { name, url: None }));
    }
    let mut body = limits::limit_body_at("components", blocks, reader);
    let image = lead(reader, json, &mut body);
    let mut date = |key: &'static str| reader.nested(json, &["metadata", key], |reader, date| reader.date(date));
    Ok(Article {
        published: date("datePublished").or_else(|| date("dateCreated")),
        modified: date("dateModified"),
        headline,
        description: description(reader, json, subtitle, standfirst),
        authors,
        language: reader.text(Member::of(json, "language")),
        url: reader.nested(json, &["metadata", "canonicalURL"], |reader, url| reader.web_url(url)),
        image,
        body,
        ..Article::default()
    })
}

fn is_document(json: &Json) -> bool {
    let Some(Json::Array(components)) = json.get("components") else { return false };
    let has_role = |component: &Json| matches!(component.get("role"), Some(Json::String(_)));
    components.first().is_some_and(has_role)
        || components.is_empty() && ["identifier", "layout", "documentStyle"].iter().any(|key| json.get(key).is_some())
}

fn authors(reader: &mut Reader, json: &Json) -> Vec<Author> {
    let mut authors = Vec::new();
    for key in ["authors", "byline"] {
        if authors.is_empty() {
            reader.nested(json, &["metadata", key], |reader, names| {
                reader.each(names, limits::ENTRIES, &mut |reader, name| {
                    let name = reader.text_content(Member::current(name));
                    authors.extend(name.map(|name| Author { name: without_by(&name).into(), url: None }));
                });
            });
        }
    }
    authors
}

/// The standfirst: the subtitle, else the intro, else the excerpt for feeds.
fn description(reader: &mut Reader, json: &Json, subtitle: Option<Rc<str>>, intro: Inlines) -> Inlines {
    if let Some(subtitle) = subtitle {
        return inline_text::text(subtitle);
    }
    if !intro.is_empty() {
        return intro;
    }
    let excerpt = reader.nested(json, &["metadata", "excerpt"], |reader, excerpt| reader.text_content(excerpt));
    inline_text::optional(excerpt)
}

/// The lead image: the one that the body begins with, else the thumbnail for feeds, unless the body shows it.
fn lead(reader: &mut Reader, json: &Json, body: &mut Vec<Block>) -> Option<Rc<Image>> {
    if let Some(Block::Image(image)) = body.first() {
        let image = Rc::clone(image);
        body.remove(0);
        return Some(image);
    }
    let url = reader.nested(json, &["metadata", "thumbnailURL"], |reader, url| reader.web_url(url))?;
    let thumbnail = Rc::new(Image::new(url));
    let is_shown = body.iter().flat_map(Block::images).any(|image| is_same_image(image, &thumbnail));
    (!is_shown).then_some(thumbnail)
}
