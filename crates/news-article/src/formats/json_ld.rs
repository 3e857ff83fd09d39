//! JSON-LD: schema.org's `Article` and its subtypes, as pages include it for search engines.
//!
//! Any value may be an array, an object with a name, or a reference to another node. [`value`] reads the properties of a
//! node in all forms, [`graph`] finds the nodes, and the other modules read schema.org's types.

mod graph;
mod image;
mod media;
mod party;
mod property;
mod value;

use std::rc::Rc;

use self::{
    graph::Graph,
    property::{has, member, property},
};
use super::{cleanup::remove_repetitions, images::add_images, locate::Located, text, time_element::time_element};
use crate::{
    error::FormatError,
    inline_text::{self, link},
    json::Json,
    limits,
    model::{Article, Block, Correction, Inlines, Url},
    reader::{Member, Reader},
};

/// Recognises a document with an article. The whole document is read, because an article may refer to any of its nodes.
pub(super) fn find(root: &Json) -> Option<Located<'_>> {
    let more = graph::articles(root).len().checked_sub(1)?;
    Some(Located { more, ..Located::root(root) })
}

/// Reads the first article of a document.
///
/// # Errors
///
/// If it has neither `headline` nor `name`.
pub(super) fn read(root: &Json, reader: &mut Reader) -> Result<Article, FormatError> {
    let Some(node) = graph::articles(root).into_iter().next() else {
        return Err(reader.invalid("@type", "expected an Article of schema.org"));
    };
    let graph = Graph::of(root);
    reader.at_path(node.path, |reader| {
        let url = canonical_url(&graph, reader, node.json);
        reader.set_fallback_base(url.as_ref());
        article(&graph, reader, node.json, url.as_ref())
    })
}

fn article(graph: &Graph, reader: &mut Reader, json: &Json, url: Option<&Url>) -> Result<Article, FormatError> {
    let mut body = body(graph, reader, json);
    let title = [property!("headline"), property!("name"), property!("alternativeHeadline")]
        .into_iter()
        .find_map(|property| graph.text_content(reader, json, property));
    let headline = match title {
        Some(headline) => headline,
        None => reader.headline(member(json, property!("headline")))?,
    };
    for update in updates(graph, reader, json) {
        body.push(update);
    }
    let mut article = Article {
        headline,
        section: graph
            .text_content(reader, json, property!("articleSection"))
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
    add_images(&mut article, images.collect());
    article.body.extend(media::embeds(graph, reader, json));
    article.body = limits::limit_body_at("articleBody", std::mem::take(&mut article.body), reader);
    article.related = media::related(graph, reader, json, url);
    article.corrections = corrections(graph, reader, json);
    remove_repetitions(&mut article);
    Ok(article)
}

/// The canonical URL: that of the article, or of its page, or else its identifier, where that is a URL.
fn canonical_url(graph: &Graph, reader: &mut Reader, json: &Json) -> Option<Url> {
    graph
        .url(reader, json, property!("url"))
        .or_else(|| graph.url(reader, json, property!("mainEntityOfPage")))
        .or_else(|| {
            let id = Member::of(json, "@id");
            let is_page = id.value.and_then(Json::as_str).is_some_and(|id| id.starts_with("http") && !id.contains('#'));
            if is_page { reader.web_url(id) } else { None }
        })
}

/// The body of an article or of a post.
fn body(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Block> {
    let property = if has(json, property!("articleBody")) { property!("articleBody") } else { property!("text") };
    let mut body = Vec::new();
    graph.each(reader, json, property, &mut |reader, text| {
        body.append(&mut text::blocks(reader, Member::current(text)))
    });
    body
}

/// The posts of a live blog, in the order given: each has a heading, its time, its text, and its images.
fn updates(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Block> {
    let mut blocks = Vec::new();
    graph.each(reader, json, property!("liveBlogUpdate"), &mut |reader, post| {
        if !reader.is_object(post, false) {
            return;
        }
        let headline = graph.text_content(reader, post, property!("headline"));
        let date = graph.date(reader, post, property!("datePublished"));
        if let Some(text) = headline {
            blocks.push(Block::Heading { level: 2, text: inline_text::text(text) });
        }
        if let Some(date) = date {
            blocks.push(Block::Paragraph([time_element(&date)].into()));
        }
        blocks.append(&mut body(graph, reader, post));
        let images = image::images(graph, reader, post, property!("image"));
        blocks.extend(images.into_iter().map(|image| Block::Image(Rc::new(image))));
        blocks.append(&mut media::embeds(graph, reader, post));
    });
    blocks
}

/// The standfirst. [`remove_repetitions`] removes one that repeats the headline.
fn standfirst(graph: &Graph, reader: &mut Reader, json: &Json) -> Inlines {
    [property!("description"), property!("alternativeHeadline"), property!("abstract")]
        .into_iter()
        .map(|property| graph.inline(reader, json, property))
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| [].into())
}

/// A language tag. An object has it as its `alternateName`.
fn language(reader: &mut Reader, value: &Json) -> Option<Rc<str>> {
    let member = match value {
        Json::Object(_) => Member::any(value, &["alternateName", "schema:alternateName", "identifier", "name"]),
        _ => Member::current(value),
    };
    let tag = reader.text(member)?.replace('_', "-");
    let mut subtags = tag.split('-');
    let is_primary_valid = subtags.next().is_some_and(is_primary_subtag);
    let is_valid = is_primary_valid && subtags.all(is_subtag);
    if !is_valid {
        reader.warn_at(member.key, "invalid-value", ["expected a language's tag, found `", &tag, "`"].concat());
    }
    is_valid.then(|| tag.into())
}

fn is_primary_subtag(subtag: &str) -> bool {
    (2..=3).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_subtag(subtag: &str) -> bool {
    (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The corrections: objects, texts, or URLs of pages.
fn corrections(graph: &Graph, reader: &mut Reader, json: &Json) -> Vec<Correction> {
    let mut corrections = Vec::new();
    graph.each(reader, json, property!("correction"), &mut |reader, value| {
        let (text, published) = match value {
            Json::Object(_) => {
                let text = [property!("text"), property!("description"), property!("name")]
                    .into_iter()
                    .map(|property| graph.inline(reader, value, property))
                    .find(|text| !text.is_empty());
                let date = graph.date(reader, value, property!("datePublished"));
                (text, date.or_else(|| graph.date(reader, value, property!("dateCreated"))))
            }
            Json::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
                let link = reader.web_url(Member::current(value)).map(|url| {
                    let text = url.shared();
                    link(url, &text)
                });
                (link.map(|link| [link].into()), None)
            }
            _ => (Some(reader.inline(Member::current(value))), None),
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
