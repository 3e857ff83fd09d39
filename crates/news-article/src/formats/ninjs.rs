//! ninjs, the IPTC's News in JSON, as agencies send it: 1.x flat, 2.x with arrays in lower case, 3.x in camelCase.
//!
//! The versions differ mainly in the names of their members, so each part is looked up under all of its names. Notes to
//! editors (`edNote`, `usageTerms`) are not for publication and never read.

mod associations;
mod concept;
mod media;
mod rights;
mod texts;

use std::rc::Rc;

use self::concept::{Kind, first_name, kind, section};
use super::{cleanup::remove_repetitions, images::add_images, locate::Located};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Source, text::plain},
    reader::{Member, Reader},
};

/// The members that hold the items of a list: none for an array, Superdesk's, and those of agencies' search results.
const ENVELOPES: &[&str] = &["", "_items", "items", "hits"];

/// Locates the article in a value of this format.
pub(super) fn find(json: &Json) -> Option<Located<'_>> {
    if is_item(json) {
        return Some(Located::root(json));
    }
    ENVELOPES.iter().find_map(|key| Located::first(json, key, is_item))
}

/// Whether a value is a news object: it has an identifier and another member of the standard. (`uri` is the only required
/// member, and other formats use it as well.)
fn is_item(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    let has_texts = ["headlines", "bodies", "descriptions"].iter().any(|key| {
        let Some(Json::Array(items)) = json.get(key) else { return false };
        items.first().is_some_and(|first| first.get("value").is_some())
    });
    let has_flat_texts = members.iter().any(|(key, value)| {
        let is_text = ["body_", "headline_", "description_"].iter().any(|start| key.starts_with(start));
        is_text && value.as_str().is_some()
    });
    let has_version_date = ["versionCreated", "versioncreated"].iter().any(|key| json.get(key).is_some());
    let has_uri = json.get("uri").and_then(Json::as_str).is_some();
    let has_standard =
        Member::any(json, &["standard", "$standard"]).value.is_some_and(|standard| standard.get("name").is_some());
    let has_headline = json.get("headline").and_then(Json::as_str).is_some();
    let has_media = ["renditions", "associations"]
        .iter()
        .any(|key| matches!(json.get(key), Some(Json::Array(_) | Json::Object(_))));
    match has_uri {
        true => {
            let has_byline = json.get("byline").is_some();
            has_texts || has_flat_texts || has_version_date || has_standard || has_media || has_headline && has_byline
        }
        false => {
            let has_bodies = json.get("bodies").is_some();
            has_version_date && (has_texts || has_flat_texts || has_headline) || has_texts && has_bodies
        }
    }
}

/// Reads an article.
///
/// # Errors
///
/// If none of its members can serve as a headline.
pub(super) fn read(item: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let is_usable = rights::is_usable(reader, item);
    let kind = kind(item);
    let body = texts::body(reader, item);
    let uri = Member::of(item, "uri");
    let is_web_url = uri.value.and_then(Json::as_str).is_some_and(|uri| uri.starts_with("http"));
    let first = reader.date(Member::any(item, &["firstCreated", "firstcreated"]));
    let version = reader.date(Member::any(item, &["versionCreated", "versioncreated"]));
    let language = reader.text(Member::of(item, "language"));
    let mut article = Article {
        headline: headline(reader, item)?,
        section: section(reader, item),
        // The description of a picture is its caption.
        description: if kind == Kind::Picture && is_usable {
            [].into()
        } else {
            texts::description(reader, item, &["lead", "summary", "abstract", "text", "main"])
        },
        authors: if kind == Kind::Picture { Vec::new() } else { authors(reader, item, language.as_deref()) },
        modified: first.as_ref().and(version.clone()),
        published: first.or(version),
        source: source(reader, item),
        url: if is_web_url && kind == Kind::Text { reader.web_url(uri) } else { None },
        language,
        body,
        ..Article::default()
    };
    let mut images = Vec::new();
    // `is_usable` has added the warning.
    match kind {
        _ if !is_usable => {}
        Kind::Player => article.body.extend(media::embed(reader, item).map(|embed| Block::Embed(Rc::new(embed)))),
        Kind::Picture => images.extend(media::image(reader, item)),
        Kind::Text | Kind::Other => {
            images
                .extend(media::still(reader, item).map(|image| Image { credit: media::owner(reader, item), ..image }));
        }
    }
    associations::read(reader, item, &mut article, &mut images);
    add_images(&mut article, images);
    article.body = limits::limit_body_at("bodies", std::mem::take(&mut article.body), reader);
    remove_repeated_credits(&mut article);
    remove_repetitions(&mut article);
    Ok(article)
}

/// The headline, or else a title, or the description.
fn headline(reader: &mut Reader, item: &Json) -> Result<Rc<str>, FormatError> {
    if let Some(headline) = texts::headline(reader, item) {
        return Ok(headline);
    }
    for key in ["title", "slugline"] {
        if let Some(title) = reader.text_content(Member::of(item, key)) {
            return Ok(title);
        }
    }
    let description = plain(&texts::description(reader, item, &["caption", "text"]));
    if !description.is_empty() {
        return Ok(description.into());
    }
    reader.headline(Member::any(item, &["headlines", "headline"]))
}

/// The byline as one author, without the word "by" in the language of the item, because the widget adds its own.
fn authors(reader: &mut Reader, item: &Json, language: Option<&str>) -> Vec<Author> {
    let Some(line) = reader.text_content(Member::any(item, &["by", "byline"])) else { return Vec::new() };
    let by = match language.and_then(|tag| tag.get(..2)).unwrap_or("en") {
        "en" => "By ",
        "de" => "Von ",
        "fr" => "Par ",
        "es" | "pt" => "Por ",
        "it" => "Di ",
        "nl" => "Door ",
        "sv" | "nb" | "nn" | "no" | "da" => "Av ",
        _ => "",
    };
    let start = line.get(..by.len()).filter(|start| start.eq_ignore_ascii_case(by));
    let name = start.and_then(|_| line.get(by.len()..)).map_or("", str::trim);
    vec![Author { name: if name.is_empty() { line } else { name.into() }, url: None }]
}

/// The source: the supplier or the copyright holder. An event has an organiser.
fn source(reader: &mut Reader, item: &Json) -> Option<Source> {
    let name = first_name(reader, item, &["infoSources", "infosources", "infosource"], |_| true)
        .or_else(|| reader.text_content(Member::any(item, &["copyrightHolder", "copyrightholder"])))
        .or_else(|| {
            reader.nested(item, &["eventDetails", "organiser", "name"], |reader, name| reader.text_content(name))
        })?;
    Some(Source { name, url: None })
}

/// Removes each paragraph that repeats the credit of the image before it: some bodies have it as text.
fn remove_repeated_credits(article: &mut Article) {
    let mut credit = String::new();
    article.body.retain(|block| {
        let previous = std::mem::take(&mut credit);
        match block {
            Block::Image(image) => credit = plain(&image.credit),
            Block::Paragraph(text) if !previous.is_empty() && plain(text).trim() == previous => return false,
            _ => {}
        }
        true
    });
}
