//! The parts of a story that its elements share with it: URL, section, date, corrections, and the story as a card.

use std::rc::Rc;

use super::image::{is_reference, promo_image};
use crate::{
    formats::text::text_content,
    json::Json,
    limits,
    model::{Correction, Date, Related, Url},
    reader::{Member, Reader},
};

/// The value of `type`.
pub(super) fn kind(json: &Json) -> Option<&str> {
    json.get("type").and_then(Json::as_str)
}

/// The date of publication. The date that the newsroom chooses to display comes first, then the first publication, the
/// latest one, and the creation.
pub(super) fn published(reader: &mut Reader, json: &Json) -> Option<Date> {
    let keys = ["display_date", "first_publish_date", "publish_date", "created_date"];
    keys.iter().find_map(|key| reader.date(Member::of(json, key)))
}

/// The URL of a story. A relative one is resolved against the URL of the article, `article`, which has the host of the
/// site. The base of the reader is usually that of an API.
pub(super) fn story_url(reader: &mut Reader, json: &Json, article: Option<&Url>) -> Option<Url> {
    for key in ["canonical_url", "website_url"] {
        let member = Member::of(json, key);
        let Some(text) = reader.text(member) else { continue };
        return match article {
            Some(article) if text.starts_with('/') => Url::parse(&text, article.as_str()).ok(),
            _ => reader.web_url(member),
        };
    }
    let Some(Json::Object(websites)) = json.get("websites") else { return None };
    let first = websites.iter().find_map(|(_, website)| website.get("website_url")?.as_str())?;
    Url::parse(first, article.map_or(reader.base(), Url::as_str)).ok().filter(Url::is_web)
}

/// The section: the first one whose name is given. A section may also be an unresolved reference.
pub(super) fn section(reader: &mut Reader, json: &Json) -> Option<Rc<str>> {
    if let Some(name) =
        reader.nested(json, &["taxonomy", "primary_section", "name"], |reader, name| reader.text_content(name))
    {
        return Some(name);
    }
    let taxonomy = json.get("taxonomy");
    let first = |key| match taxonomy?.get(key)? {
        Json::Array(sections) => sections.iter().find_map(|section| text_content(section.get("name"))),
        _ => None,
    };
    // Of the sites that show the story, the one that it was written for comes first.
    let canonical = || {
        let site = json.get("canonical_website").or_else(|| json.get("website"))?.as_str()?;
        text_content(json.get("websites")?.get(site)?.get("website_section")?.get("name"))
    };
    let website = || match json.get("websites")? {
        Json::Object(sites) => {
            sites.iter().find_map(|(_, site)| text_content(site.get("website_section")?.get("name")))
        }
        _ => None,
    };
    let site = || text_content(taxonomy?.get("primary_site")?.get("name"));
    canonical().or_else(|| first("sections")).or_else(website).or_else(site).or_else(|| first("sites"))
}

/// Adds a correction, unless it is listed already: the same note is often above the text and inside it.
pub(super) fn push_correction(reader: &mut Reader, text: Member, corrections: &mut Vec<Correction>) {
    if corrections.len() == limits::ENTRIES {
        return reader.warn("limit", ["expected at most ", &limits::ENTRIES.to_string(), " corrections"].concat());
    }
    let text = reader.inline(text);
    if !text.is_empty() && !corrections.iter().any(|known| known.text == text) {
        corrections.push(Correction { published: None, text });
    }
}

/// Adds a warning that a type cannot be shown.
pub(super) fn warn_unknown(reader: &mut Reader, kind: &str) {
    reader.warn_at("type", "unknown-block", ["expected a type that can be shown, found `", kind, "`"].concat());
}

/// Another story as a card. An unresolved reference is a warning.
pub(super) fn card(reader: &mut Reader, json: &Json, article: Option<&Url>) -> Option<Related> {
    if !reader.is_object(json, false) || is_reference(reader, json) {
        return None;
    }
    if kind(json) == Some("custom_embed") {
        warn_unknown(reader, "custom_embed");
        return None;
    }
    if json.get("headlines").is_none_or(Json::is_null) {
        reader.warn_at("headlines", "missing", "expected an object, found nothing");
    }
    let headline = reader.object(Member::of(json, "headlines"), |reader, headlines| {
        reader.required_text(Member::of(headlines, "basic"))?;
        reader.text_content(Member::of(headlines, "basic"))
    })?;
    let Some(url) = story_url(reader, json, article) else {
        reader.warn_at("canonical_url", "missing", "expected an address, found nothing");
        return None;
    };
    let image = promo_image(reader, json);
    Some(Related { headline, url, image, section: section(reader, json), published: published(reader, json) })
}
