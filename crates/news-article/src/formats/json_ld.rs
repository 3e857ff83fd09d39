//! JSON-LD: schema.org's Article and its subtypes, as pages carry it for search engines.
//!
//! Everything may be one value or an array, an object or a text, or a reference into the graph: [`property`] takes that
//! off, [`graph`] knows the nodes, and the rest is by schema.org's names.

mod graph;
mod image;
mod media;
mod party;
mod property;

use std::rc::Rc;

use self::{
    graph::Graph,
    property::{has, member, property},
};
use super::{found::Found, once, prose};
use crate::{
    error::FormatError,
    json::Json,
    limits,
    model::{Article, Block, Correction, Inline, Inlines, Url},
    reader::{Member, Reader},
};

/// The document, when there is an article in it: what an article refers to may stand anywhere.
pub(super) fn find(root: &Json) -> Option<Found<'_>> {
    let more = graph::articles(root).len().checked_sub(1)?;
    Some(Found { more, ..Found::itself(root) })
}

/// Reads the first article of a document.
///
/// # Errors
///
/// When it has neither `headline` nor `name`.
pub(super) fn read(root: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let Some(place) = graph::articles(root).into_iter().next() else {
        return Err(reader.invalid("@type", "expected an Article of schema.org"));
    };
    let graph = Graph::of(root);
    reader.elsewhere(place.path, |reader| {
        let url = address(&graph, reader, place.json);
        reader.based_on(url.as_ref());
        article(&graph, reader, place.json, url.as_ref())
    })
}

fn article(graph: &Graph, reader: &mut Reader, json: &Json, url: Option<&Url>) -> Result<Article, FormatError> {
    let mut body = body(graph, reader, json);
    let first = [property!("headline"), property!("name"), property!("alternativeHeadline")]
        .into_iter()
        .find_map(|property| graph.words(reader, json, property));
    let headline = match first {
        Some(headline) => headline,
        None => reader.headline(member(json, property!("headline")))?,
    };
    for update in updates(graph, reader, json) {
        body.push(update);
    }
    let mut article = Article {
        headline,
        section: graph
            .words(reader, json, property!("articleSection"))
            .filter(|section| !["nil", "null", "none", "undefined"].contains(&section.to_ascii_lowercase().as_str())),
        description: standfirst(graph, reader, json),
        authors: party::authors(graph, reader, json),
        published: graph
            .date(reader, json, property!("datePublished"))
            .or_else(|| graph.date(reader, json, property!("dateCreated"))),
        modified: graph.date(reader, json, property!("dateModified")),
        language: graph.first(reader, json, property!("inLanguage"), language),
        url: url.cloned(),
        source: party::source(graph, reader, json),
        body,
        ..Article::default()
    };
    let mut images = image::images(graph, reader, json, property!("image"));
    if images.is_empty() {
        images = image::images(graph, reader, json, property!("thumbnailUrl")).into_iter().take(1).collect();
    }
    let mut images = images.into_iter();
    article.image = images.next().map(Rc::new);
    once::add_pictures(&mut article, images.collect());
    article.body.extend(media::embeds(graph, reader, json));
    article.body = limits::cut_at("articleBody", std::mem::take(&mut article.body), reader);
    article.related = media::related(graph, reader, json, url);
    article.corrections = corrections(graph, reader, json);
    once::tidy(&mut article);
    Ok(article)
}

/// The canonical address: the article's own, or its page's; last its identifier, where that is an address.
fn address(graph: &Graph, reader: &mut Reader, json: &Json) -> Option<Url> {
    graph
        .url(reader, json, property!("url"))
        .or_else(|| graph.url(reader, json, property!("mainEntityOfPage")))
        .or_else(|| {
            let id = Member::of(json, "@id");
            let page = id.value.and_then(Json::as_str).is_some_and(|id| id.starts_with("http") && !id.contains('#'));
            if page { reader.web_url(id) } else { None }
        })
}

fn body(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Block> {
    let property = if has(json, property!("articleBody")) { property!("articleBody") } else { property!("text") };
    let mut body = Vec::new();
    graph.each(reader, json, property, &mut |reader, text| body.append(&mut prose::blocks(reader, Member::here(text))));
    body
}

/// What a live blog has posted, in the order of the text: a heading with the time, the words, the pictures.
fn updates(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Block> {
    let mut blocks = Vec::new();
    graph.each(reader, json, property!("liveBlogUpdate"), &mut |reader, post| {
        if !reader.is_object(post, false) {
            return;
        }
        let headline = graph.words(reader, post, property!("headline"));
        let date = graph.date(reader, post, property!("datePublished"));
        if let Some(text) = headline {
            blocks.push(Block::Heading { level: 2, text: [Inline::Text(text)].into() });
        }
        if let Some(date) = date {
            blocks.push(Block::Paragraph([media::time(&date)].into()));
        }
        blocks.append(&mut body(graph, reader, post));
        let images = image::images(graph, reader, post, property!("image"));
        blocks.extend(images.into_iter().map(|image| Block::Image(Rc::new(image))));
        blocks.append(&mut media::embeds(graph, reader, post));
    });
    blocks
}

/// The standfirst. (What only repeats the headline is taken away later.)
fn standfirst(graph: &Graph, reader: &mut Reader, json: &Json) -> Inlines {
    [property!("description"), property!("alternativeHeadline"), property!("abstract")]
        .into_iter()
        .map(|property| graph.inline(reader, json, property))
        .find(|run| !run.is_empty())
        .unwrap_or_else(|| [].into())
}

/// A language's tag; an object has it as its `alternateName`.
fn language(reader: &mut Reader, value: &Json) -> Option<Rc<str>> {
    let member = match value {
        Json::Object(_) => Member::any(value, &["alternateName", "schema:alternateName", "identifier", "name"]),
        _ => Member::here(value),
    };
    let tag = reader.text(member)?.replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && letters(part));
    let valid =
        primary && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !valid {
        reader.warn_at(member.key, "invalid-value", ["expected a language's tag, found `", &tag, "`"].concat());
    }
    valid.then(|| tag.into())
}

fn letters(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn corrections(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Correction> {
    let mut corrections = Vec::new();
    graph.each(reader, json, property!("correction"), &mut |reader, value| {
        let (text, published) = match value {
            Json::Object(_) => {
                let text = [property!("text"), property!("description"), property!("name")]
                    .into_iter()
                    .map(|property| graph.inline(reader, value, property))
                    .find(|run| !run.is_empty());
                let date = graph.date(reader, value, property!("datePublished"));
                (text, date.or_else(|| graph.date(reader, value, property!("dateCreated"))))
            }
            Json::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
                let link = reader
                    .web_url(Member::here(value))
                    .map(|url| Inline::Link { children: [Inline::Text(url.shared())].into(), url });
                (link.map(|link| [link].into()), None)
            }
            _ => (Some(reader.inline(Member::here(value))), None),
        };
        match text {
            Some(text) if !text.is_empty() => corrections.push(Correction { published, text }),
            _ if matches!(value, Json::Object(_)) => {
                reader.warn_at("text", "missing", "expected some text, found nothing");
            }
            _ => {}
        }
    });
    corrections
}
