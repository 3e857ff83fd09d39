//! A post of WordPress.com's and Jetpack's API 1.1: plain strings where the REST API has objects.

use std::rc::Rc;

use super::{byline, excerpt, picture, related};
use crate::{
    error::FormatError,
    formats::tidy,
    json::Json,
    limits,
    model::{Article, Image},
    reader::{Member, Reader},
};

/// Whether a value is such a post.
pub(super) fn is_post(json: &Json) -> bool {
    let text = |key| json.get(key).is_some_and(|value| matches!(value, Json::String(_)));
    json.get("ID").is_some() && text("URL") && (text("title") || text("content"))
}

/// Reads such a post.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let url = reader.web_url(Member::of(json, "URL"));
    reader.based_on(url.as_ref());
    let title = reader.words(Member::of(json, "title"));
    let body = reader.blocks(Member::of(json, "content"));
    let mut body = limits::cut_at("content", body, reader);
    let headline = tidy::headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    tidy::lead_once(&mut image, &mut body);
    let excerpt = reader.inline(Member::of(json, "excerpt"));
    Ok(Article {
        headline,
        section: section(json, reader),
        description: excerpt::standfirst(&excerpt, url.as_ref(), &body),
        authors: byline::people(reader, Member::of(json, "author")),
        published: reader.date(Member::of(json, "date")),
        modified: reader.date(Member::of(json, "modified")),
        related: tidy::related(related(json, reader), url.as_ref()),
        image,
        body,
        url,
        ..Article::default()
    })
}

/// The first category that says something: they are an object by name.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    reader.each_member(Member::of(json, "categories"), tidy::MAX_SMALL, &mut |reader, _, category| {
        if section.is_none() {
            section = reader.words(Member::of(category, "name")).filter(|name| tidy::is_section(name));
        }
    });
    section
}

/// The featured picture, with what the attachments say of it.
fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let thumbnail = reader.inside(json, &["post_thumbnail", "URL"], |reader, url| {
        let url = reader.web_url(url)?;
        Some(Image { size: picture::size(json.get("post_thumbnail")?, reader), ..Image::at(url) })
    });
    let mut image = thumbnail.or_else(|| reader.web_url(Member::of(json, "featured_image")).map(Image::at))?;
    let mut known = false;
    reader.each_member(Member::of(json, "attachments"), usize::MAX, &mut |reader, _, file| {
        let is_same = |url| tidy::is_same(&Image::at(url), &image);
        if known || !reader.is_object(file, false) || !reader.web_url(Member::of(file, "URL")).is_some_and(is_same) {
            return;
        }
        known = true;
        image.size = image.size.or_else(|| picture::size(file, reader));
        image.alt = tidy::plain_text(reader, Member::of(file, "alt")).unwrap_or_default();
        (image.caption, image.credit) = tidy::caption(reader, Member::of(file, "caption"));
    });
    Some(image)
}
