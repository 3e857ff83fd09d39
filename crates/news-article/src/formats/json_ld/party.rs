//! Persons and organisations: authors, the source, and names in credits.

use std::rc::Rc;

use super::{
    graph::{Graph, is_reference},
    property::{Property, has, property},
};
use crate::{
    json::Json,
    model::{Author, Source},
    reader::{Member, Reader},
};

/// The authors of an article; `creator` if there is no `author`.
pub(super) fn authors(graph: &Graph, reader: &mut Reader, article: &Json) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for property in [property!("author"), property!("creator")] {
        if authors.is_empty() {
            graph.each(reader, article, property, &mut |reader, value| {
                for author in parties(graph, reader, value) {
                    if !authors.iter().any(|known| known.name == author.name) {
                        authors.push(author);
                    }
                }
            });
        }
    }
    authors
}

/// The source: the organisation that the article was written for, else the one that published it.
pub(super) fn source(graph: &Graph, reader: &mut Reader, article: &Json) -> Option<Source> {
    let properties = [property!("sourceOrganization"), property!("provider"), property!("publisher")];
    for property in properties {
        let party = graph
            .first(reader, article, property, |reader, value| parties(graph, reader, value).into_iter().next())
            .map(|Author { name, url }| Source { name, url });
        if party.is_some() {
            return party;
        }
    }
    graph.text_content(reader, article, property!("creditText")).map(|name| Source { name, url: None })
}

/// The names of the persons and organisations of a property, for a credit.
pub(super) fn name(graph: &Graph, reader: &mut Reader, node: &Json, property: Property) -> Option<Rc<str>> {
    let mut names: Vec<Rc<str>> = Vec::new();
    graph.each(reader, node, property, &mut |reader, value| {
        names.extend(parties(graph, reader, value).into_iter().map(|party| party.name));
    });
    (!names.is_empty()).then(|| names.join(", ").into())
}

/// The persons or organisations of a value: one, or several when its name is an array.
fn parties(graph: &Graph, reader: &mut Reader, value: &Json) -> Vec<Author> {
    let Json::Object(_) = value else {
        let name = reader.text_content(Member::current(value)).filter(|name| {
            let is_url = name.starts_with("http://") || name.starts_with("https://");
            if is_url {
                reader.warn("invalid-value", "expected a name, found an address");
            }
            !is_url
        });
        return name.into_iter().map(|name| Author { name, url: None }).collect();
    };
    let url = graph.url(reader, value, property!("url"));
    let mut parties: Vec<Author> = Vec::new();
    graph.each(reader, value, property!("name"), &mut |reader, name| {
        parties.extend(reader.text_content(Member::current(name)).map(|name| Author { name, url: url.clone() }));
    });
    if parties.is_empty() {
        let names: Vec<_> = [property!("givenName"), property!("familyName")]
            .into_iter()
            .filter_map(|property| graph.text_content(reader, value, property))
            .collect();
        if !names.is_empty() {
            return vec![Author { name: names.join(" ").into(), url }];
        }
        // An empty name means that there is no author and is not reported.
        if is_reference(value) && value.get("@id").is_some() {
            reader.warn_at("@id", "missing", "expected a node of this name in the JSON, found none");
        } else if !has(value, property!("name")) {
            reader.warn_at("name", "missing", "expected some text, found nothing");
        }
    }
    parties
}
