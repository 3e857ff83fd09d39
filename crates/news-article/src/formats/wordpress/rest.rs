//! A post of the REST API.

use std::rc::Rc;

use super::{
    byline,
    embedded::{terms, yoast},
    excerpt, image,
    related::related,
};
use crate::{
    error::FormatError,
    formats::{cleanup::remove_repeated_lead, headline::headline, section::is_section, text::plain_text},
    inline_text,
    json::Json,
    limits,
    model::{Article, Date, Source},
    reader::{Member, Reader},
};

/// Whether a value is a post. A file of the media library has a title as well.
pub(super) fn is_post(json: &Json) -> bool {
    let title = json.get("title").and_then(|title| title.get("rendered")?.as_str());
    title.is_some() && json.get("media_type").is_none()
}

/// Reads a post.
///
/// # Errors
///
/// If it has neither a title nor a text, or is protected by a password.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let content = json.get("content");
    let is_empty =
        content.and_then(|content| content.get("rendered")?.as_str()).is_none_or(|text| text.trim().is_empty());
    if is_empty && content.and_then(|content| content.get("protected")) == Some(&Json::Bool(true)) {
        return Err(reader.invalid("content", "expected the text of the post, found that a password protects it"));
    }
    let url = reader.web_url(Member::of(json, "link"));
    reader.set_fallback_base(url.as_ref());
    let title = reader.nested(json, &["title", "rendered"], |reader, title| reader.text_content(title));
    let mut body = reader.nested(json, &["content", "rendered"], |reader, content| {
        let body = reader.blocks(content);
        limits::limit_body_at(content.key, body, reader)
    });
    let headline = headline(reader, "title", title, &body)?;
    let mut image = image::lead(json, reader);
    remove_repeated_lead(&mut image, &mut body);
    let excerpt = reader.nested(json, &["excerpt", "rendered"], |reader, excerpt| reader.inline(excerpt));
    let mut description = excerpt::standfirst(&excerpt, url.as_ref(), &body);
    if description.is_empty() {
        let meta = yoast(json, "description", reader, plain_text);
        description = excerpt::standfirst(&inline_text::optional(meta), url.as_ref(), &body);
    }
    Ok(Article {
        headline,
        section: section(json, reader),
        description,
        authors: byline::authors(json, reader),
        published: date(json, "date_gmt", "date", reader),
        modified: date(json, "modified_gmt", "modified", reader),
        language: language(json, reader),
        source: yoast(json, "og_site_name", reader, plain_text).map(|name| Source { name, url: None }),
        related: related(json, url.as_ref(), reader),
        image,
        body,
        url,
        ..Article::default()
    })
}

/// A date: the one in UTC, which WordPress writes without a time zone, or else the one in the time zone of the site. That
/// zone is unknown, so only the day is kept.
fn date(json: &Json, utc: &'static str, local: &'static str, reader: &mut Reader) -> Option<Date> {
    let date = json.get(utc).and_then(Json::as_str).and_then(Date::parse);
    if date.is_some() || Member::of(json, local).value.is_none() {
        return date.or_else(|| reader.date(Member::of(json, utc)));
    }
    let date = reader.date(Member::of(json, local))?;
    let text = json.get(local).and_then(Json::as_str).unwrap_or_default();
    let has_zone = text.get(11..).is_some_and(|time| time.contains(['Z', '+', '-']));
    if has_zone { Some(date) } else { Date::parse(date.day()) }
}

/// The first category that is not the default one.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    terms(json, "category", reader, &mut |reader, term| {
        if section.is_none() {
            section = reader.text_content(Member::of(term, "name")).filter(|name| is_section(name));
        }
    });
    section
}

/// The language, which is given by plugins only: Polylang, WPML, Yoast.
fn language(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let language = reader
        .text(Member::of(json, "lang"))
        .or_else(|| reader.text(Member::of(json, "wpml_current_locale")))
        .or_else(|| yoast(json, "og_locale", reader, |reader, locale| reader.text(locale)))?;
    Some(language.replace('_', "-").into())
}
