//! Players and related articles.

use std::rc::Rc;

use super::{
    graph::Graph,
    image,
    property::{has, property},
    value::web_url,
};
use crate::{
    json::Json,
    model::{Block, Embed, Related, Url, assemble::may_be_listed},
    reader::{Member, Reader},
};

/// The videos and recordings of a node, as embeds.
pub(super) fn embeds(graph: &Graph, reader: &mut Reader, node: &Json) -> Vec<Block> {
    let mut embeds: Vec<Rc<Embed>> = Vec::new();
    for property in [property!("video"), property!("audio")] {
        graph.each(reader, node, property, &mut |reader, value| {
            let url = match value {
                Json::Object(_) => {
                    let url_properties = [property!("embedUrl"), property!("url"), property!("contentUrl")];
                    if !url_properties.iter().any(|property| has(value, property)) {
                        reader.warn_at("embedUrl", "missing", "expected some text, found nothing");
                    }
                    url_properties.into_iter().find_map(|property| graph.url(reader, value, property))
                }
                _ => web_url(reader, Member::current(value)),
            };
            let Some(url) = url.filter(|url| !embeds.iter().any(|known| known.url == *url)) else { return };
            let title = graph.text_content(reader, value, property!("name"));
            let stills = [property!("thumbnailUrl"), property!("thumbnail"), property!("image")];
            let image = stills
                .into_iter()
                .find_map(|property| image::images(graph, reader, value, property).into_iter().next())
                .map(Rc::new);
            embeds.push(Rc::new(Embed { url, title, image }));
        });
    }
    embeds.into_iter().map(Block::Embed).collect()
}

/// The works that a node refers to, where they have a headline and a URL.
pub(super) fn related(graph: &Graph, reader: &mut Reader, node: &Json, article: Option<&Url>) -> Vec<Related> {
    let mut cards: Vec<Related> = Vec::new();
    for property in [property!("citation"), property!("relatedLink"), property!("isRelatedTo")] {
        graph.each(reader, node, property, &mut |reader, value| {
            let headline = graph
                .text_content(reader, value, property!("headline"))
                .or_else(|| graph.text_content(reader, value, property!("name")));
            let Some(headline) = headline else { return };
            let Some(url) = graph.url(reader, value, property!("url")) else { return };
            if !may_be_listed(&cards, article, &url) {
                return;
            }
            cards.push(Related {
                headline,
                url,
                image: image::images(graph, reader, value, property!("image")).into_iter().next().map(Rc::new),
                section: graph.text_content(reader, value, property!("articleSection")),
                published: graph.date(reader, value, property!("datePublished")),
            });
        });
    }
    cards
}
