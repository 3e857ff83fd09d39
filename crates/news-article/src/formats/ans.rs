//! ANS, Arc's story format, 0.4 to 0.10: a story, a gallery or a video, alone or in the content API's `results`.
//!
//! Content systems hand out stories in which references are not resolved, and filters that leave out `type`. Only what
//! is meant for readers is read: no `additional_properties` of the newsroom, no planning, no contributors.

mod element;
mod picture;

use std::rc::Rc;

use self::{element::Writer, picture::image};
use super::{found::Found, parts, tidy};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Author, Block, Correction, Date, Image, Inlines, Related, Source, Url, text::plain},
    reader::{Member, Reader, Step},
};

/// Authors, corrections and cards beyond this many are left out.
const MAX_SMALL: usize = 100;

/// The article in a value of this shape.
pub(super) fn find(json: &Json) -> Option<Found<'_>> {
    if is_story(json) {
        return Some(Found::itself(json));
    }
    // An event of the content bus: `{"type": "insert-story", "body": {…}}`.
    if let Some(body) = json.get("body").filter(|body| is_story(body)) {
        return Some(Found { article: body, path: vec![Step::Key("body")], more: 0, envelope: None });
    }
    let is_list = matches!(kind(json), None | Some("results" | "collection"));
    let listed = || Found::first(json, "content_elements", is_story).or_else(|| Found::first(json, "", is_story));
    if is_list { listed() } else { None }
}

/// Reads an article.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(json: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let headline = headline(json, reader)?;
    let url = address(reader, json, None);
    let mut writer = Writer::new(url.as_ref());
    let (image, mut top) = lead(reader, json, url.as_ref());
    if kind(json) == Some("video") {
        writer.video(reader, json);
    }
    writer.elements(reader, Member::of(json, "content_elements"));
    let Writer { mut blocks, related, mut corrections, .. } = writer;
    // The lead often comes again: a player anywhere in the text, others as its first element.
    if blocks.first().is_some_and(|first| top.contains(first)) {
        blocks.remove(0);
    }
    if let [lead] = top.as_slice() {
        blocks.retain(|block| !is_same_player(lead, block));
    }
    top.append(&mut blocks);
    let body = limits::cut_at("content_elements", top, reader);
    reader.each(Member::of(json, "corrections"), MAX_SMALL, &mut |reader, json| {
        correction(reader, Member::of(json, "text"), &mut corrections);
    });
    correction(reader, Member::of(json, "editor_note"), &mut corrections);
    let mut article = Article {
        section: section(reader, json),
        description: standfirst(reader, json, &headline),
        headline,
        authors: authors(reader, json, url.as_ref()),
        published: published(reader, json),
        modified: reader.date(Member::of(json, "last_updated_date")),
        language: reader.text(Member::of(json, "language")),
        source: source(reader, json),
        image,
        body,
        related: cards(reader, json, url.as_ref(), related),
        url,
        corrections,
    };
    tidy::lead_once(&mut article.image, &mut article.body);
    Ok(article)
}

fn kind(json: &Json) -> Option<&str> {
    json.get("type").and_then(Json::as_str)
}

fn is_story(json: &Json) -> bool {
    let headlines = matches!(json.get("headlines"), Some(Json::Object(_)));
    let elements = matches!(json.get("content_elements"), Some(Json::Array(_)));
    match kind(json) {
        Some("story") => headlines || elements || json.get("version").is_some(),
        Some("gallery" | "video") | None => {
            let others = ["canonical_url", "promo_items", "promo_image", "credits", "display_date", "taxonomy"];
            headlines && (elements || others.iter().any(|key| json.get(key).is_some()))
        }
        _ => false,
    }
}

fn headline(json: &Json, reader: &mut Reader) -> Result<Rc<str>, FormatError> {
    let keys = ["basic", "default", "web", "mobile", "native", "tablet", "print", "meta_title"];
    let says = |key: &&&str| parts::said(json.get("headlines").and_then(|headlines| headlines.get(key))).is_some();
    let key = keys.iter().find(says).unwrap_or(&"basic");
    reader.title_inside(json, &["headlines", key])
}

/// What stands below the headline, unless it only repeats it.
fn standfirst(reader: &mut Reader, json: &Json, headline: &str) -> Inlines {
    for way in [["subheadlines", "basic"], ["description", "basic"], ["description", "default"]] {
        let run = reader.inside(json, &way, |reader, member| reader.inline(member));
        if !run.is_empty() && plain(&run).trim() != headline {
            return run;
        }
    }
    [].into()
}

/// The date that the newsroom wants to be seen wins; after it the first publication, the latest, and the writing.
fn published(reader: &mut Reader, json: &Json) -> Option<Date> {
    let keys = ["display_date", "first_publish_date", "publish_date", "created_date"];
    keys.iter().find_map(|key| reader.date(Member::of(json, key)))
}

/// The address of a story. One without a host is joined with that of the story that was asked for, which names the
/// site; the JSON's own address is an API's more often than not.
fn address(reader: &mut Reader, json: &Json, own: Option<&Url>) -> Option<Url> {
    for key in ["canonical_url", "website_url"] {
        let member = Member::of(json, key);
        let Some(text) = reader.text(member) else { continue };
        return match own {
            Some(own) if text.starts_with('/') => Url::parse(&text, own.as_str()).ok(),
            _ => reader.web_url(member),
        };
    }
    let Some(Json::Object(websites)) = json.get("websites") else { return None };
    let first = websites.iter().find_map(|(_, website)| website.get("website_url")?.as_str())?;
    Url::parse(first, own.map_or(reader.base(), Url::as_str)).ok().filter(Url::is_web)
}

/// The first section that is resolved.
fn section(reader: &mut Reader, json: &Json) -> Option<Rc<str>> {
    if let Some(name) = reader.inside(json, &["taxonomy", "primary_section", "name"], |reader, name| reader.words(name))
    {
        return Some(name);
    }
    let taxonomy = json.get("taxonomy");
    let first = |key| match taxonomy?.get(key)? {
        Json::Array(sections) => sections.iter().find_map(|section| parts::said(section.get("name"))),
        _ => None,
    };
    // Among the sites that show the story, its own first.
    let canonical = || {
        let site = json.get("canonical_website").or_else(|| json.get("website"))?.as_str()?;
        parts::said(json.get("websites")?.get(site)?.get("website_section")?.get("name"))
    };
    let website = || match json.get("websites")? {
        Json::Object(sites) => sites.iter().find_map(|(_, site)| parts::said(site.get("website_section")?.get("name"))),
        _ => None,
    };
    let site = || parts::said(taxonomy?.get("primary_site")?.get("name"));
    canonical().or_else(|| first("sections")).or_else(website).or_else(site).or_else(|| first("sites"))
}

/// The byline; `vanity_credits` is written to stand in its place.
fn authors(reader: &mut Reader, json: &Json, own: Option<&Url>) -> Vec<Author> {
    let mut authors = Vec::new();
    for key in ["vanity_credits", "credits"] {
        if !authors.is_empty() {
            continue;
        }
        reader.object(Member::of(json, key), |reader, credits| {
            reader.each(Member::of(credits, "by"), MAX_SMALL, &mut |reader, author| {
                let Some(name) = picture::name(reader, author) else { return };
                let page = Member::of(author, "url");
                let url = match (own, reader.text(page)) {
                    (Some(own), Some(text)) if text.starts_with('/') => Url::parse(&text, own.as_str()).ok(),
                    _ => reader.url(page),
                };
                authors.push(Author { name, url });
            });
            Some(())
        });
    }
    authors
}

/// The agency, or the system that the story came from.
fn source(reader: &mut Reader, json: &Json) -> Option<Source> {
    let mut name = |key| reader.inside(json, &[key, "name"], |reader, name| reader.words(name));
    // The schema itself writes this into the older of the two.
    let name = name("distributor").or_else(|| name("source").filter(|name| &**name != "(deprecated)"))?;
    Some(Source { name, url: None })
}

/// The lead: a picture, or what stands at the top of the body instead. `lead_art` is the article page's, `basic` the
/// teaser's.
fn lead(reader: &mut Reader, json: &Json, own: Option<&Url>) -> (Option<Rc<Image>>, Vec<Block>) {
    for key in ["lead_art", "basic", "default"] {
        let mut writer = Writer::new(own);
        let found = reader.inside(json, &["promo_items", key], |reader, promo| {
            reader.object(promo, |reader, promo| match kind(promo) {
                Some("image") => image(reader, promo),
                // A teaser's story is another article.
                Some("story") => None,
                _ => {
                    writer.element(reader, promo);
                    None
                }
            })
        });
        if found.is_some() || !writer.blocks.is_empty() {
            return (found, writer.blocks);
        }
    }
    (None, Vec::new())
}

fn is_same_player(one: &Block, other: &Block) -> bool {
    matches!((one, other), (Block::Embed(one), Block::Embed(other)) if one.url == other.url)
}

/// Adds a note of correction; the same one may stand in the text and above it.
fn correction(reader: &mut Reader, text: Member, corrections: &mut Vec<Correction>) {
    if corrections.len() == MAX_SMALL {
        return reader.warn("limit", ["expected at most ", &MAX_SMALL.to_string(), " corrections"].concat());
    }
    let text = reader.inline(text);
    if !text.is_empty() && !corrections.iter().any(|known| known.text == text) {
        corrections.push(Correction { published: None, text });
    }
}

fn cards(reader: &mut Reader, json: &Json, own: Option<&Url>, inside: Vec<Related>) -> Vec<Related> {
    let mut cards = Vec::new();
    reader.inside(json, &["related_content", "basic"], |reader, basic| {
        reader.each(basic, MAX_SMALL, &mut |reader, story| {
            if let Some(card) = card(reader, story, own) {
                parts::add_related(&mut cards, own, card);
            }
        });
    });
    inside.into_iter().for_each(|card| parts::add_related(&mut cards, own, card));
    cards
}

/// Another story as a card; one that isn't resolved is a warning.
fn card(reader: &mut Reader, json: &Json, own: Option<&Url>) -> Option<Related> {
    if !reader.is_object(json, false) || picture::is_reference(reader, json) {
        return None;
    }
    if kind(json) == Some("custom_embed") {
        return element::unknown(reader, "custom_embed");
    }
    if json.get("headlines").is_none_or(Json::is_null) {
        reader.warn_at("headlines", "missing", "expected an object, found nothing");
    }
    let headline = reader.object(Member::of(json, "headlines"), |reader, headlines| {
        reader.needed(Member::of(headlines, "basic"))?;
        reader.words(Member::of(headlines, "basic"))
    })?;
    let Some(url) = address(reader, json, own) else {
        reader.warn_at("canonical_url", "missing", "expected an address, found nothing");
        return None;
    };
    let image = picture::promo(reader, json);
    Some(Related { headline, url, image, section: section(reader, json), published: published(reader, json) })
}
