//! ninjs, the IPTC's News in JSON, as agencies send it: 1.x flat, 2.x with arrays in lower case, 3.x in camelCase.
//!
//! The dialects differ in names more than in what they say, so each part is looked for under all of its names.
//! Notes to editors (`edNote`, `usageTerms`) are for staff and never shown.

mod associations;
mod media;
mod rights;
mod texts;

use std::rc::Rc;

use super::{found::Found, once};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Image, Source, text::plain},
    reader::{Member, Reader},
};

/// Envelopes: a bare array, Superdesk's, and those of agencies' search results.
const ENVELOPES: &[&str] = &["", "_items", "items", "hits"];

/// The article in a value of this shape.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_item(json) {
        return Some(Found::itself(json));
    }
    ENVELOPES.iter().find_map(|key| Found::first(json, key, is_item))
}

/// Whether a value is a news object: its identifier, and one more of the standard's names. (`uri` is the only one that is
/// always there, and others use that, too.)
fn is_item(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    let texts = ["headlines", "bodies", "descriptions"].iter().any(|key| {
        let Some(Json::Array(items)) = json.get(key) else { return false };
        items.first().is_some_and(|first| first.get("value").is_some())
    });
    let flat = members.iter().any(|(key, value)| {
        let begins = ["body_", "headline_", "description_"].iter().any(|start| key.starts_with(start));
        begins && value.as_str().is_some()
    });
    let dated = ["versionCreated", "versioncreated"].iter().any(|key| json.get(key).is_some());
    let identified = json.get("uri").and_then(Json::as_str).is_some();
    let standard =
        Member::any(json, &["standard", "$standard"]).value.is_some_and(|standard| standard.get("name").is_some());
    let titled = json.get("headline").and_then(Json::as_str).is_some();
    let listed = ["renditions", "associations"]
        .iter()
        .any(|key| matches!(json.get(key), Some(Json::Array(_) | Json::Object(_))));
    match identified {
        true => texts || flat || dated || standard || listed || titled && json.get("byline").is_some(),
        false => dated && (texts || flat || titled) || texts && json.get("bodies").is_some(),
    }
}

/// Reads an article.
///
/// # Errors
///
/// When nothing in it can stand as a headline.
pub(super) fn read(item: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let shown = rights::usable(reader, item);
    let kind = kind(item);
    let body = texts::body(reader, item);
    let uri = Member::of(item, "uri");
    let web = uri.value.and_then(Json::as_str).is_some_and(|uri| uri.starts_with("http"));
    let first = reader.date(Member::any(item, &["firstCreated", "firstcreated"]));
    let version = reader.date(Member::any(item, &["versionCreated", "versioncreated"]));
    let language = reader.text(Member::of(item, "language"));
    let mut article = Article {
        headline: headline(reader, item)?,
        section: section(reader, item),
        // A picture's description is its caption.
        description: if kind == Kind::Picture && shown {
            [].into()
        } else {
            texts::description(reader, item, &["lead", "summary", "abstract", "text", "main"])
        },
        authors: if kind == Kind::Picture { Vec::new() } else { authors(reader, item, language.as_deref()) },
        modified: first.as_ref().and(version.clone()),
        published: first.or(version),
        source: source(reader, item),
        url: if web && kind == Kind::Text { reader.web_url(uri) } else { None },
        language,
        body,
        ..Article::default()
    };
    let mut images = Vec::new();
    // What may not be shown is said already.
    match kind {
        _ if !shown => {}
        Kind::Player => article.body.extend(media::embed(reader, item).map(|embed| Block::Embed(Rc::new(embed)))),
        Kind::Picture => images.extend(media::picture(reader, item)),
        Kind::Text | Kind::Other => {
            images
                .extend(media::still(reader, item).map(|image| Image { credit: media::owner(reader, item), ..image }));
        }
    }
    associations::add(reader, item, &mut article, &mut images);
    once::add_pictures(&mut article, images);
    article.body = limits::cut_at("bodies", std::mem::take(&mut article.body), reader);
    drop_credits(&mut article);
    once::tidy(&mut article);
    Ok(article)
}

/// What a news object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Picture,
    Player,
    Other,
}

fn kind(item: &Json) -> Kind {
    match item.get("type").and_then(Json::as_str) {
        Some("picture" | "graphic" | "image" | "photo") => Kind::Picture,
        Some("video" | "audio") => Kind::Player,
        Some("text" | "composite" | "article") => Kind::Text,
        Some(_) => Kind::Other,
        None => {
            let body = Member::any(item, &["bodies", "body_xhtml", "body_html", "body_text"]).value.is_some();
            if !body && item.get("renditions").is_some() { Kind::Picture } else { Kind::Text }
        }
    }
}

/// The headline; a picture without one has at least a title, or what it shows.
fn headline(reader: &mut Reader, item: &Json) -> Result<Rc<str>, FormatError> {
    if let Some(headline) = texts::headline(reader, item) {
        return Ok(headline);
    }
    for key in ["title", "slugline"] {
        if let Some(title) = reader.words(Member::of(item, key)) {
            return Ok(title);
        }
    }
    let described = plain(&texts::description(reader, item, &["caption", "text"]));
    if !described.is_empty() {
        return Ok(described.into());
    }
    reader.headline(Member::any(item, &["headlines", "headline"]))
}

/// Who wrote it, one line as the agency prints it; the widget says "by" itself.
fn authors(reader: &mut Reader, item: &Json, language: Option<&str>) -> Vec<Author> {
    let Some(line) = reader.words(Member::any(item, &["by", "byline"])) else { return Vec::new() };
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

/// Who supplied it; of an event, who holds it.
fn source(reader: &mut Reader, item: &Json) -> Option<Source> {
    let name = first_name(reader, item, &["infoSources", "infosources", "infosource"], |_| true)
        .or_else(|| reader.words(Member::any(item, &["copyrightHolder", "copyrightholder"])))
        .or_else(|| reader.inside(item, &["eventDetails", "organiser", "name"], |reader, name| reader.words(name)))?;
    Some(Source { name, url: None })
}

/// The section: the first subject that classifies the item; what it is only about is none.
fn section(reader: &mut Reader, item: &Json) -> Option<Rc<str>> {
    first_name(reader, item, &["subjects", "subject"], |subject| {
        !matches!(subject.get("rel").and_then(Json::as_str), Some("about" | "mentions"))
    })
}

/// The first name in an array of concepts of some kind.
fn first_name(reader: &mut Reader, item: &Json, keys: &[&'static str], fits: fn(&Json) -> bool) -> Option<Rc<str>> {
    let mut found = None;
    reader.each(Member::any(item, keys), limits::BLOCKS, &mut |reader, concept| {
        if found.is_none() && fits(concept) {
            found = match concept {
                Json::Object(_) => reader.words(Member::of(concept, "name")),
                _ => reader.words(Member::here(concept)),
            };
        }
    });
    found
}

/// Takes away a paragraph that only names whose the picture above it is: some bodies have it as text.
fn drop_credits(article: &mut Article) {
    let mut credit = String::new();
    article.body.retain(|block| {
        let last = std::mem::take(&mut credit);
        match block {
            Block::Image(image) => credit = plain(&image.credit),
            Block::Paragraph(text) if !last.is_empty() && plain(text).trim() == last => return false,
            _ => {}
        }
        true
    });
}
