//! A post of the API 1.1 of WordPress.com and Jetpack, which has strings where the REST API has objects.

use std::rc::Rc;

use super::{byline, excerpt, image, related::related};
use crate::{
    error::FormatError,
    formats::{
        caption::caption_and_credit, cleanup::remove_repeated_lead, headline::headline, image_identity::is_same_image,
        section::is_section, text::plain_text,
    },
    json::Json,
    limits,
    model::{Article, Image},
    reader::{Member, Reader},
};

/// Whether a value is a post.
pub(super) fn is_post(json: &Json) -> bool {
    let has_text = |key| json.get(key).is_some_and(|value| matches!(value, Json::String(_)));
    json.get("ID").is_some() && has_text("URL") && (has_text("title") || has_text("content"))
}

/// Reads a post.
///
/// # Errors
///
/// If it has neither a title nor a text.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let url = reader.web_url(Member::of(json, "URL"));
    reader.set_fallback_base(url.as_ref());
    let title = reader.text_content(Member::of(json, "title"));
    let body = reader.blocks(Member::of(json, "content"));
    let mut body = limits::limit_body_at("content", body, reader);
    let headline = headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    remove_repeated_lead(&mut image, &mut body);
    let excerpt = reader.inline(Member::of(json, "excerpt"));
    Ok(Article {
        headline,
        section: section(json, reader),
        description: excerpt::standfirst(&excerpt, url.as_ref(), &body),
        authors: byline::people(reader, Member::of(json, "author")),
        published: reader.date(Member::of(json, "date")),
        modified: reader.date(Member::of(json, "modified")),
        related: related(json, url.as_ref(), reader),
        image,
        body,
        url,
        ..Article::default()
    })
}

/// The first category that is not the default one. The categories are an object with their names as keys.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    reader.each_member(Member::of(json, "categories"), limits::ENTRIES, &mut |reader, _, category| {
        if section.is_none() {
            section = reader.text_content(Member::of(category, "name")).filter(|name| is_section(name));
        }
    });
    section
}

/// The featured image, with the texts of the attachment that is the same image.
fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let thumbnail = reader.nested(json, &["post_thumbnail", "URL"], |reader, url| {
        let url = reader.web_url(url)?;
        Some(Image { size: image::size(json.get("post_thumbnail")?, reader), ..Image::new(url) })
    });
    let mut image = thumbnail.or_else(|| reader.web_url(Member::of(json, "featured_image")).map(Image::new))?;
    let mut is_found = false;
    reader.each_member(Member::of(json, "attachments"), usize::MAX, &mut |reader, _, file| {
        let is_same = |url| is_same_image(&Image::new(url), &image);
        if is_found || !reader.is_object(file, false) || !reader.web_url(Member::of(file, "URL")).is_some_and(is_same) {
            return;
        }
        is_found = true;
        image.size = image.size.or_else(|| image::size(file, reader));
        image.alt = plain_text(reader, Member::of(file, "alt")).unwrap_or_default();
        (image.caption, image.credit) = caption_and_credit(reader, Member::of(file, "caption"));
    });
    Some(image)
}
