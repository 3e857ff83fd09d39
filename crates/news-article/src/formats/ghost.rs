//! Ghost: a post or a page of its Content API.

use std::rc::Rc;

use super::{
    caption::caption_and_credit,
    cleanup::{remove_repeated_lead, repeats_body},
    headline::headline,
    locate::Located,
    section::is_section,
    text::plain_text,
};
use crate::{
    error::FormatError,
    inline_text,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Url, text::plain},
    native,
    reader::{Member, Reader},
};

/// Locates the article in a value of this format: a post or a page, or the response with several of them.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_post(json) {
        return Some(Located::root(json));
    }
    ["posts", "pages", ""]
        .into_iter()
        .find_map(|key| Located::first(json, key, is_post))
        .or_else(|| Located::nested(json, &["post"], is_post))
        // The body of a webhook.
        .or_else(|| Located::nested(json, &["post", "current"], is_post))
}

/// Reads an article.
///
/// # Errors
///
/// If it has neither a title nor a text, or the text only in the format of the editor.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let url = read_url(json, "canonical_url", reader).or_else(|| read_url(json, "url", reader));
    reader.set_fallback_base(url.as_ref());
    let title = plain_text(reader, Member::of(json, "title"));
    let body = body(json, reader)?;
    let mut body = limits::limit_body_at("html", body, reader);
    let headline = headline(reader, "title", title, &body)?;
    let mut image = lead(json, reader).map(Rc::new);
    remove_repeated_lead(&mut image, &mut body);
    let description = [Member::of(json, "custom_excerpt"), Member::of(json, "excerpt")]
        .into_iter()
        .find_map(|excerpt| plain_text(reader, excerpt));
    let description = inline_text::optional(description);
    let mut authors = self::authors(reader, Member::of(json, "authors"));
    if authors.is_empty() {
        authors = self::authors(reader, Member::of(json, "primary_author"));
    }
    Ok(Article {
        headline,
        section: section(json, reader),
        description: if repeats_body(&description, &body) { [].into() } else { description },
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

/// Whether a value is a post: a title, a member that only Ghost has, and another member of its posts.
fn is_post(json: &Json) -> bool {
    const DISTINCTIVE: &[&str] =
        &["html", "lexical", "mobiledoc", "plaintext", "feature_image", "custom_excerpt", "codeinjection_head"];
    const OTHERS: &[&str] = &["published_at", "primary_author", "primary_tag", "url", "slug", "excerpt", "updated_at"];
    let has = |keys: &[&str]| keys.iter().any(|key| json.get(key).is_some());
    json.get("title").and_then(Json::as_str).is_some() && has(DISTINCTIVE) && has(OTHERS)
}

/// The body.
///
/// # Errors
///
/// If the response has the text only in the format of the editor.
fn body(json: &Json, reader: &mut Reader) -> Result<Vec<Block>, FormatError> {
    let html = Member::of(json, "html");
    let has_text = |key| json.get(key).and_then(Json::as_str).is_some_and(|text| !text.trim().is_empty());
    let mut body = Vec::new();
    if html.value.is_some() {
        body = reader.blocks(html);
    } else if has_text("plaintext") {
        body = reader.raw_text(Member::of(json, "plaintext")).map(|text| native::paragraphs(&text)).unwrap_or_default();
    } else if let Some(editor) = ["lexical", "mobiledoc"].into_iter().find(|key| has_text(key)) {
        let message = ["expected `html`, found only `", editor, "`: ask the API with `formats=html`"].concat();
        return Err(reader.invalid("html", message));
    }
    // `access` is whether this response has the whole text. Older versions leave out the text instead.
    let visibility = json.get("visibility").and_then(Json::as_str).unwrap_or("public");
    let is_complete = match json.get("access") {
        Some(Json::Bool(access)) => *access,
        _ => visibility == "public" || !body.is_empty(),
    };
    if !is_complete {
        let message = ["the text is for members (`visibility` is `", visibility, "`): only its public part is shown"];
        reader.warn_at("html", "missing", message.concat());
    }
    Ok(body)
}

/// The lead image. The API has no size for it.
fn lead(json: &Json, reader: &mut Reader) -> Option<Image> {
    let url = reader.web_url(Member::of(json, "feature_image"))?;
    let (mut caption, mut credit) = caption_and_credit(reader, Member::of(json, "feature_image_caption"));
    // The caption that Ghost generates for images from its stock photo search.
    if credit.is_empty() && plain(&caption).starts_with("Photo by ") {
        credit = std::mem::replace(&mut caption, [].into());
    }
    let alt = plain_text(reader, Member::of(json, "feature_image_alt")).unwrap_or_default();
    Some(Image { alt, caption, credit, ..Image::new(url) })
}

/// The first tag that is public.
fn section(json: &Json, reader: &mut Reader) -> Option<Rc<str>> {
    let mut section = None;
    for key in ["primary_tag", "tags"] {
        reader.each(Member::of(json, key), limits::ENTRIES, &mut |reader, tag| {
            let is_internal = tag.get("visibility").and_then(Json::as_str) == Some("internal");
            if section.is_none() && !is_internal && reader.is_object(tag, false) {
                let name = plain_text(reader, Member::of(tag, "name"));
                section = name.filter(|name| !name.starts_with('#') && is_section(name));
            }
        });
    }
    section
}

/// The authors in a member, which may be one or several.
fn authors(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors = Vec::new();
    reader.each(member, limits::ENTRIES, &mut |reader, json| {
        if !reader.is_object(json, false) || reader.required_text(Member::of(json, "name")).is_none() {
            return;
        }
        let Some(name) = plain_text(reader, Member::of(json, "name")) else { return };
        let url = read_url(json, "url", reader).or_else(|| reader.web_url(Member::of(json, "website")));
        authors.push(Author { name, url });
    });
    authors
}

/// A URL. Ghost writes `…/404/` for a post or an author without one.
fn read_url(json: &Json, key: &'static str, reader: &mut Reader) -> Option<Url> {
    reader.web_url(Member::of(json, key)).filter(|url| !url.as_str().ends_with("/404/"))
}
