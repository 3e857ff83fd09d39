//! The authors of a post: those of plugins for several authors, or else the one author that WordPress has.

use super::embedded::{terms, yoast};
use crate::{
    formats::text::plain_text,
    json::Json,
    limits,
    model::Author,
    reader::{Member, Reader},
};

/// The members of a post that list its authors: those of Newspack, Co-Authors Plus and PublishPress Authors.
const PLUGINS: &[&str] = &["newspack_author_info", "coauthors", "authors"];

/// The authors of a post of the REST API.
pub(super) fn authors(json: &Json, reader: &mut Reader) -> Vec<Author> {
    for key in PLUGINS {
        let authors = people(reader, Member::of(json, key));
        if !authors.is_empty() {
            return authors;
        }
    }
    let mut authors = taxonomy_authors(json, reader);
    if authors.is_empty() {
        authors = reader.nested(json, &["_embedded", "author"], people);
    }
    if authors.is_empty() {
        authors = people(reader, Member::of(json, "author_info"));
    }
    if authors.is_empty() {
        let name = yoast(json, "author", reader, plain_text);
        authors.extend(name.map(|name| Author { name, url: None }));
    }
    // An embedded error is a warning already.
    let is_embedded = json.get("_embedded").is_some_and(|embedded| embedded.get("author").is_some());
    if authors.is_empty() && !is_embedded && is_linked(json, "author") {
        reader.warn_at("author", "missing", "expected the author's name, found a link to it: ask with `_embed`");
    }
    authors
}

/// The authors of Co-Authors Plus, which are terms of a taxonomy. Terms that look like the name of an account are left
/// out.
fn taxonomy_authors(json: &Json, reader: &mut Reader) -> Vec<Author> {
    let mut authors = Vec::new();
    terms(json, "author", reader, &mut |reader, term| {
        let name = reader.text_content(Member::of(term, "name"));
        let name = name.filter(|name| name.contains(|c: char| c == ' ' || c.is_uppercase() || !c.is_ascii()));
        authors.extend(name.map(|name| Author { name, url: reader.url(Member::of(term, "link")) }));
    });
    authors
}

/// The authors in a member of WordPress or of a plugin. A number is the id of an author who is not in the response.
pub(super) fn people(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    reader.each(member, limits::ENTRIES, &mut |reader, json| {
        if matches!(json, Json::Number(_)) || is_error(reader, json) || !reader.is_object(json, true) {
            return;
        }
        let names = ["display_name", "name"].map(|key| Member::of(json, key));
        let name = match json {
            Json::String(_) => Member::current(json),
            _ => names.into_iter().find(|name| name.value.is_some()).unwrap_or(Member::of(json, "name")),
        };
        if reader.required_text(name).is_none() {
            return;
        }
        let Some(name) = reader.text_content(name) else { return };
        // The page on the site comes before the website of the author. (WordPress.com has `URL` in capitals.)
        let pages = ["link", "author_link", "URL", "url"].map(|key| Member::of(json, key));
        let url = pages.into_iter().find_map(|page| reader.url(page));
        if !authors.iter().any(|known| known.name == name) {
            authors.push(Author { name, url });
        }
    });
    authors
}

/// Whether an embedded value is an error, such as that of an author whose page is not public. It is a warning.
pub(super) fn is_error(reader: &mut Reader, json: &Json) -> bool {
    let (Some(_), Some(message)) = (json.get("code"), json.get("message").and_then(Json::as_str)) else { return false };
    reader.warn("missing", ["found an error in its place: ", message].concat());
    true
}

/// Whether the response has a link to a value that could have been embedded.
pub(super) fn is_linked(json: &Json, key: &str) -> bool {
    json.get("_links").and_then(|links| links.get(key)).is_some()
}
