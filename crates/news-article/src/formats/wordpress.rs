//! A post of WordPress: its REST API's (`wp/v2/posts`), or that of WordPress.com and Jetpack (`v1.1`), which is older.

mod byline;
mod dot_com;
mod excerpt;
mod picture;

use std::rc::Rc;

use super::{found::Found, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Date, Image, Related, Source},
    reader::{Member, Reader},
};

/// The article in a value of this shape: a post, a list of posts, or a post in the envelope of `_envelope`.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_post(json) {
        return Some(Found::itself(json));
    }
    Found::first(json, "", is_post)
        .or_else(|| Found::first(json, "posts", is_post))
        .or_else(|| Found::first(json, "body", is_post))
        .or_else(|| Found::inside(json, &["body"], is_post))
}

/// Reads an article.
///
/// # Errors
///
/// When it has neither a title nor a text, or is protected by a password.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    if dot_com::is_post(json) {
        return dot_com::read(json, reader);
    }
    let content = json.get("content");
    let is_empty =
        content.and_then(|content| content.get("rendered")?.as_str()).is_none_or(|text| text.trim().is_empty());
    if is_empty && content.and_then(|content| content.get("protected")) == Some(&Json::Bool(true)) {
        return Err(reader.invalid("content", "expected the text of the post, found that a password protects it"));
    }
    let url = reader.web_url(Member::of(json, "link"));
    reader.based_on(url.as_ref());
    let title = reader.inside(json, &["title", "rendered"], |reader, title| reader.words(title));
    let mut body = reader.inside(json, &["content", "rendered"], |reader, content| {
        let body = reader.blocks(content);
        limits::cut_at(content.key, body, reader)
    });
    let headline = tidy::headline(reader, "title", title, &body)?;
    let mut image = picture::lead(json, reader);
    tidy::lead_once(&mut image, &mut body);
    let excerpt = reader.inside(json, &["excerpt", "rendered"], |reader, excerpt| reader.inline(excerpt));
    let mut description = excerpt::standfirst(&excerpt, url.as_ref(), &body);
    if description.is_empty() {
        let meta = yoast(json, "description", reader, tidy::plain_text);
        description = excerpt::standfirst(&excerpt::run(meta), url.as_ref(), &body);
    }
    Ok(Article {
        headline,
        section: section(json, reader),
        description,
        authors: byline::authors(json, reader),
        published: date(json, "date_gmt", "date", reader),
        modified: date(json, "modified_gmt", "modified", reader),
        language: language(json, reader),
        source: yoast(json, "og_site_name", reader, tidy::plain_text).map(|name| Source { name, url: None }),
        related: tidy::related(related(json, reader), url.as_ref()),
        image,
        body,
        url,
        ..Article::default()
    })
}

fn is_post(json: &Json) -> bool {
    let title = json.get("title").and_then(|title| title.get("rendered")?.as_str());
    // A file of the media library has a title, too.
    title.is_some() && json.get("media_type").is_none() || dot_com::is_post(json)
}

/// What the plugin Yoast SEO says of the post.
fn yoast<'j, T>(
    json: &'j Json,
    key: &'static str,
    reader: &mut Reader,
    read: impl FnOnce(&mut Reader, Member<'j>) -> Option<T>,
) -> Option<T> {
    reader.inside(json, &["yoast_head_json", key], read)
}

/// A date: the one in UTC, which WordPress writes without a zone; else the one on the site's own clock. Of that one only
/// the day is sure.
fn date(json: &Json, utc: &'static str, local: &'static str, reader: &mut Reader) -> Option<Date> {
    let sure = json.get(utc).and_then(Json::as_str).and_then(Date::parse);
    if sure.is_some() || Member::of(json, local).value.is_none() {
        return sure.or_else(|| reader.date(Member::of(json, utc)));
    }
    let date = reader.date(Member::of(json, local))?;
    let text = json.get(local).and_then(Json::as_str).unwrap_or_default();
    let zoned = text.get(11..).is_some_and(|time| time.contains(['Z', '+', '-']));
    if zoned { Some(date) } else { Date::parse(date.day()) }
}

/// The first category that says something.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    terms(json, "category", reader, &mut |reader, term| {
        if section.is_none() {
            section = reader.words(Member::of(term, "name")).filter(|name| tidy::is_section(name));
        }
    });
    section
}

/// The embedded terms of a taxonomy; they stand in an array for each.
fn terms(json: &Json, taxonomy: &str, reader: &mut Reader, read: &mut dyn FnMut(&mut Reader, &Json)) {
    reader.inside(json, &["_embedded", "wp:term"], |reader, terms| {
        reader.each(terms, tidy::MAX_SMALL, &mut |reader, terms| {
            reader.each(Member::here(terms), tidy::MAX_SMALL, &mut |reader, term| {
                if term.get("taxonomy").and_then(Json::as_str) == Some(taxonomy) {
                    read(reader, term);
                }
            });
        });
    });
}

/// The language, which only plugins say: Polylang, WPML, Yoast.
fn language(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let said = reader
        .text(Member::of(json, "lang"))
        .or_else(|| reader.text(Member::of(json, "wpml_current_locale")))
        .or_else(|| yoast(json, "og_locale", reader, |reader, locale| reader.text(locale)))?;
    Some(said.replace('_', "-").into())
}

/// The cards that Jetpack has chosen.
fn related(json: &Json, reader: &mut Reader) -> Vec<Related> {
    let mut cards = Vec::new();
    reader.each(Member::of(json, "jetpack-related-posts"), tidy::MAX_SMALL, &mut |reader, json| {
        if !reader.is_object(json, false) || reader.needed(Member::of(json, "title")).is_none() {
            return;
        }
        let Some(headline) = reader.words(Member::of(json, "title")) else { return };
        let Some(url) = reader.web_url(Member::of(json, "url")) else { return };
        let image = reader.inside(json, &["img", "src"], |reader, src| {
            let url = reader.web_url(src)?;
            let img = json.get("img")?;
            let alt = reader.text(Member::of(img, "alt_text")).unwrap_or_default();
            Some(Rc::new(Image { size: picture::size(img, reader), alt, ..Image::at(url) }))
        });
        // The date is written out in the site's language, mostly.
        let published = json.get("date").and_then(Json::as_str).and_then(Date::parse);
        cards.push(Related { headline, url, image, section: None, published });
    });
    cards
}
