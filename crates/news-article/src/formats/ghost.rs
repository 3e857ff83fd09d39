//! A post of Ghost's Content API.

use std::rc::Rc;

use super::{found::Found, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Inline, Inlines, Url, text::plain},
    native,
    reader::{Member, Reader},
};

/// The article in a value of this shape: a post or a page, or the API's envelope of them.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_post(json) {
        return Some(Found::itself(json));
    }
    ["posts", "pages", ""]
        .into_iter()
        .find_map(|key| Found::first(json, key, is_post))
        .or_else(|| Found::inside(json, &["post"], is_post))
        // What Ghost sends to a webhook.
        .or_else(|| Found::inside(json, &["post", "current"], is_post))
}

/// Reads an article.
///
/// # Errors
///
/// When it has no title, or its text only in the editor's own form.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let url = address(json, "canonical_url", reader).or_else(|| address(json, "url", reader));
    reader.based_on(url.as_ref());
    let title = tidy::plain_text(reader, Member::of(json, "title"));
    let body = text(json, reader)?;
    let mut body = limits::cut_at("html", body, reader);
    let headline = tidy::headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    tidy::lead_once(&mut image, &mut body);
    let description = [Member::of(json, "custom_excerpt"), Member::of(json, "excerpt")]
        .into_iter()
        .find_map(|excerpt| tidy::plain_text(reader, excerpt))
        .map_or_else(|| [].into(), |text| Inlines::from([Inline::Text(text)]));
    let mut authors = people(reader, Member::of(json, "authors"));
    if authors.is_empty() {
        authors = people(reader, Member::of(json, "primary_author"));
    }
    Ok(Article {
        headline,
        section: section(json, reader),
        description: if tidy::repeats(&description, &body) { [].into() } else { description },
        authors,
        published: reader.date(Member::of(json, "published_at")),
        modified: reader.date(Member::of(json, "updated_at")),
        language: reader.text(Member::of(json, "locale")),
        image,
        body,
        url,
        ..Article::default()
    })
}

/// Whether this is a post: a title, something that only Ghost names so, and another member of its posts.
fn is_post(json: &Json) -> bool {
    const OWN: &[&str] =
        &["html", "lexical", "mobiledoc", "plaintext", "feature_image", "custom_excerpt", "codeinjection_head"];
    const OTHERS: &[&str] = &["published_at", "primary_author", "primary_tag", "url", "slug", "excerpt", "updated_at"];
    let has = |keys: &[&str]| keys.iter().any(|key| json.get(key).is_some());
    json.get("title").and_then(Json::as_str).is_some() && has(OWN) && has(OTHERS)
}

/// The body.
///
/// # Errors
///
/// When there is a text, and the answer has it only as the editor keeps it.
fn text(json: &Json, reader: &mut Reader) -> Result<Vec<Block>, FormatError> {
    let html = Member::of(json, "html");
    let is_written = |key| json.get(key).and_then(Json::as_str).is_some_and(|text| !text.trim().is_empty());
    let mut body = Vec::new();
    if html.value.is_some() {
        body = reader.blocks(html);
    } else if is_written("plaintext") {
        body = reader.raw(Member::of(json, "plaintext")).map(|text| native::paragraphs(&text)).unwrap_or_default();
    } else if let Some(editor) = ["lexical", "mobiledoc"].into_iter().find(|key| is_written(key)) {
        let message = ["expected `html`, found only `", editor, "`: ask the API with `formats=html`"].concat();
        return Err(reader.invalid("html", message));
    }
    // `access` says whether this answer holds the whole text; older versions leave the text out.
    let visibility = json.get("visibility").and_then(Json::as_str).unwrap_or("public");
    let whole = match json.get("access") {
        Some(Json::Bool(access)) => *access,
        _ => visibility == "public" || !body.is_empty(),
    };
    if !whole {
        let message = ["the text is for members (`visibility` is `", visibility, "`): only its public part is shown"];
        reader.warn_at("html", "missing", message.concat());
    }
    Ok(body)
}

/// The lead picture; the API doesn't say how large it is.
fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let url = reader.web_url(Member::of(json, "feature_image"))?;
    let (mut caption, mut credit) = tidy::caption(reader, Member::of(json, "feature_image_caption"));
    // So Ghost writes it under a picture of the agency that it has built in.
    if credit.is_empty() && plain(&caption).starts_with("Photo by ") {
        credit = std::mem::replace(&mut caption, [].into());
    }
    let alt = tidy::plain_text(reader, Member::of(json, "feature_image_alt")).unwrap_or_default();
    Some(Image { alt, caption, credit, ..Image::at(url) })
}

/// The first tag that readers may see.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    for key in ["primary_tag", "tags"] {
        reader.each(Member::of(json, key), tidy::MAX_SMALL, &mut |reader, tag| {
            let is_internal = tag.get("visibility").and_then(Json::as_str) == Some("internal");
            if section.is_none() && !is_internal && reader.is_object(tag, false) {
                let name = tidy::plain_text(reader, Member::of(tag, "name"));
                section = name.filter(|name| !name.starts_with('#') && tidy::is_section(name));
            }
        });
    }
    section
}

fn people(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors = Vec::new();
    reader.each(member, tidy::MAX_SMALL, &mut |reader, json| {
        if !reader.is_object(json, false) || reader.needed(Member::of(json, "name")).is_none() {
            return;
        }
        let Some(name) = tidy::plain_text(reader, Member::of(json, "name")) else { return };
        let url = address(json, "url", reader).or_else(|| reader.web_url(Member::of(json, "website")));
        authors.push(Author { name, url });
    });
    authors
}

/// An address; Ghost writes `…/404/` for what has none.
fn address(json: &Json, key: &'static str, reader: &mut Reader) -> Option<Url> {
    reader.web_url(Member::of(json, key)).filter(|url| !url.as_str().ends_with("/404/"))
}
