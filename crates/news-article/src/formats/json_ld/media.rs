//! What stands beside the text: players, other articles, and the moment of a post.

use std::rc::Rc;

use super::{
    graph::Graph,
    image,
    property::{has, property, web_url},
};
use crate::{
    json::Json,
    model::{Block, Date, Embed, Inline, InlineAttributes, InlineTag, Related, Url, date::Precision},
    reader::{Member, Reader},
};

/// The videos and the sound of a node, to be loaded on a click.
pub(super) fn embeds(graph: &Graph, reader: &mut Reader, node: &Json) -> Vec<Block> {
    let mut embeds: Vec<Rc<Embed>> = Vec::new();
    for property in [property!("video"), property!("audio")] {
        graph.each(reader, node, property, &mut |reader, value| {
            let url = match value {
                Json::Object(_) => {
                    let addresses = [property!("embedUrl"), property!("url"), property!("contentUrl")];
                    if !addresses.iter().any(|property| has(value, property)) {
                        reader.warn_at("embedUrl", "missing", "expected some text, found nothing");
                    }
                    addresses.into_iter().find_map(|property| graph.url(reader, value, property))
                }
                _ => web_url(reader, Member::here(value)),
            };
            let Some(url) = url.filter(|url| !embeds.iter().any(|known| known.url == *url)) else { return };
            let title = graph.words(reader, value, property!("name"));
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

/// Other works that are named with a headline and an address; bare texts and addresses make no card.
pub(super) fn related(graph: &Graph, reader: &mut Reader, node: &Json, own: Option<&Url>) -> Vec<Related> {
    let mut cards: Vec<Related> = Vec::new();
    let works = [property!("citation"), property!("relatedLink"), property!("isRelatedTo")];
    for property in works {
        graph.each(reader, node, property, &mut |reader, value| {
            let headline = graph
                .words(reader, value, property!("headline"))
                .or_else(|| graph.words(reader, value, property!("name")));
            let Some(headline) = headline else { return };
            let Some(url) = graph.url(reader, value, property!("url")) else { return };
            if own == Some(&url) || cards.iter().any(|known| known.url == url) {
                return;
            }
            cards.push(Related {
                headline,
                url,
                image: image::images(graph, reader, value, property!("image")).into_iter().next().map(Rc::new),
                section: graph.words(reader, value, property!("articleSection")),
                published: graph.date(reader, value, property!("datePublished")),
            });
        });
    }
    cards
}

/// A moment as text: the time of a post in a live blog, in the zone that it was written in.
pub(super) fn time(date: &Date) -> Inline {
    let iso = date.iso();
    let text = match (date.precision(), iso.get(11..16), iso.get(19..)) {
        (Precision::Moment, Some(time), Some(zone)) => {
            [date.day(), " ", time, " ", if zone == "Z" { "UTC" } else { zone }].concat()
        }
        _ => date.day().to_owned(),
    };
    let attributes = InlineAttributes { datetime: Some(iso.into()), ..InlineAttributes::default() };
    Inline::Element { tag: InlineTag::Time, attributes, children: [Inline::Text(text.into())].into() }
}
