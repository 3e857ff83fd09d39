//! Who wrote it: plugins for several authors come first, then the one author that WordPress knows.

use crate::{
    formats::tidy,
    json::Json,
    model::Author,
    reader::{Member, Reader},
};

/// Members of a post that list its authors: Newspack's, Co-Authors Plus's, PublishPress Authors'.
const PLUGINS: &[&str] = &["newspack_author_info", "coauthors", "authors"];

/// The authors of a post of the REST API.
pub(super) fn authors(json: &Json, reader: &mut Reader) -> Vec<Author> {
    for key in PLUGINS {
        let authors = people(reader, Member::of(json, key));
        if !authors.is_empty() {
            return authors;
        }
    }
    let mut authors = guests(json, reader);
    if authors.is_empty() {
        authors = reader.inside(json, &["_embedded", "author"], people);
    }
    if authors.is_empty() {
        authors = people(reader, Member::of(json, "author_info"));
    }
    if authors.is_empty() {
        let name = super::yoast(json, "author", reader, tidy::plain_text);
        authors.extend(name.map(|name| Author { name, url: None }));
    }
    // An embedded error has had its warning.
    let is_embedded = json.get("_embedded").is_some_and(|embedded| embedded.get("author").is_some());
    if authors.is_empty() && !is_embedded && is_linked(json, "author") {
        reader.warn_at("author", "missing", "expected the author's name, found a link to it: ask with `_embed`");
    }
    authors
}

/// Authors as Co-Authors Plus keeps them, terms of a taxonomy of its own. What looks like the name of an account isn't
/// printed.
fn guests(json: &Json, reader: &mut Reader) -> Vec<Author> {
    let mut authors = Vec::new();
    super::terms(json, "author", reader, &mut |reader, term| {
        let name = reader.words(Member::of(term, "name"));
        let name = name.filter(|name| name.contains(|c: char| c == ' ' || c.is_uppercase() || !c.is_ascii()));
        authors.extend(name.map(|name| Author { name, url: reader.url(Member::of(term, "link")) }));
    });
    authors
}

/// People of any of those plugins; a number is the key of one who isn't in the answer.
pub(super) fn people(reader: &mut Reader, member: Member) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    reader.each(member, tidy::MAX_SMALL, &mut |reader, json| {
        if matches!(json, Json::Number(_)) || is_error(reader, json) || !reader.is_object(json, true) {
            return;
        }
        let names = ["display_name", "name"].map(|key| Member::of(json, key));
        let name = match json {
            Json::String(_) => Member::here(json),
            _ => names.into_iter().find(|name| name.value.is_some()).unwrap_or(Member::of(json, "name")),
        };
        if reader.needed(name).is_none() {
            return;
        }
        let Some(name) = reader.words(name) else { return };
        // Their page on the site, before one of their own. (Capitals: WordPress.com.)
        let pages = ["link", "author_link", "URL", "url"].map(|key| Member::of(json, key));
        let url = pages.into_iter().find_map(|page| reader.url(page));
        if !authors.iter().any(|known| known.name == name) {
            authors.push(Author { name, url });
        }
    });
    authors
}

/// Whether a thing that was to be embedded is an error instead, such as for an author whose page isn't public.
pub(super) fn is_error(reader: &mut Reader, json: &Json) -> bool {
    let (Some(_), Some(message)) = (json.get("code"), json.get("message").and_then(Json::as_str)) else { return false };
    reader.warn("missing", ["found an error in its place: ", message].concat());
    true
}

/// Whether the answer says that there is such a thing, and where it could be had.
pub(super) fn is_linked(json: &Json, key: &str) -> bool {
    json.get("_links").and_then(|links| links.get(key)).is_some()
}
