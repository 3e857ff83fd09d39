//! Removing markup that is not content: fallbacks of lazy images, images of emoji, the controls of
//! players. The same pass notes what each element contains.

use super::{
    class::{has_class, has_figure_class},
    embed::source_url,
    image::{is_loadable, is_tracking_pixel},
    provider::{is_media, is_post},
};
use crate::html::{
    dropped::Dropped,
    tree::{Contents, DROPPED, Element, Node, is_block, parse},
};

/// The controls of Ghost's players.
const CONTROLS: &[&str] = &["kg-video-player-container", "kg-video-overlay", "kg-audio-player"];

/// Elements that become a block which neither a list item nor a table cell can contain.
const STANDALONE: &[&str] = &[
    "amp-iframe",
    "audio",
    "blockquote",
    "details",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "iframe",
    "pre",
    "table",
    "video",
];

/// The nodes that are content, each element with what it contains.
pub(super) fn clean_up(nodes: Vec<Node>, dropped: &mut Vec<Dropped>) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut has_fallbacks = false;
    for node in nodes {
        match node {
            Node::Element(element) if has_class(&element, CONTROLS) || element.name == "xml" => {}
            // The widget has no forms, so a newsletter cannot be subscribed to.
            Node::Element(element) if has_class(&element, &["kg-signup-card"]) => {
                dropped.push(Dropped::Element("form".to_owned()));
            }
            Node::Element(element) if is_emoji(&element) => {
                kept.extend(element.attribute("alt").map(|alt| Node::Text(alt.to_owned())));
            }
            Node::Element(mut element) => {
                let name = element.name.as_str();
                element.children = if name == "noscript" {
                    has_fallbacks = true;
                    fallback_media(parse(element.attribute("").unwrap_or_default()))
                } else {
                    clean_up(std::mem::take(&mut element.children), dropped)
                };
                element.contents = contents(&element);
                kept.push(Node::Element(element));
            }
            text => kept.push(text),
        }
    }
    if has_fallbacks { resolve_fallbacks(kept) } else { kept }
}

fn contents(element: &Element) -> Contents {
    let name = element.name.as_str();
    let (media, post) = (is_media(name), is_post(element));
    let mut contents = Contents {
        block: is_block(name),
        media: usize::from(media || post),
        standalone: post || STANDALONE.contains(&name),
    };
    if !media && !DROPPED.contains(&name) {
        for child in element.elements() {
            contents.block |= child.contents.block;
            contents.media += child.contents.media;
            contents.standalone |= child.contents.standalone;
        }
        contents.standalone |= contents.media > 0 && has_figure_class(element);
    }
    contents
}

/// The images and frames of a `<noscript>`. Its text is left out, because it addresses users without scripts.
fn fallback_media(nodes: Vec<Node>) -> Vec<Node> {
    let mut media = Vec::new();
    for node in nodes {
        let Node::Element(mut element) = node else { continue };
        if matches!(element.name.as_str(), "img" | "iframe") {
            element.contents = Contents { block: false, media: 1, standalone: element.name == "iframe" };
            media.extend((!is_tracking_pixel(&element)).then_some(Node::Element(element)));
        } else if !DROPPED.contains(&element.name.as_str()) {
            media.append(&mut fallback_media(std::mem::take(&mut element.children)));
        }
    }
    media
}

/// Replaces each `<noscript>` by its content, or removes it when an adjacent node shows an image or a frame: then it is
/// the fallback of that one.
fn resolve_fallbacks(nodes: Vec<Node>) -> Vec<Node> {
    let is_fallback = |node: &Node| matches!(node, Node::Element(element) if element.name == "noscript");
    let significant: Vec<usize> =
        nodes.iter().enumerate().filter(|(_, node)| !node.is_blank()).map(|(index, _)| index).collect();
    let neighbour = |index: Option<&usize>| index.and_then(|index| nodes.get(*index)).filter(|node| !is_fallback(node));
    let mut is_duplicate = vec![false; nodes.len()];
    for (order, index) in significant.iter().enumerate() {
        if nodes.get(*index).is_some_and(is_fallback) {
            let before = neighbour(order.checked_sub(1).and_then(|order| significant.get(order)));
            let after = neighbour(significant.get(order + 1));
            let found = before.into_iter().chain(after).any(shows_media);
            is_duplicate.get_mut(*index).into_iter().for_each(|duplicate| *duplicate = found);
        }
    }
    let mut kept = Vec::with_capacity(nodes.len());
    for (node, is_duplicate) in nodes.into_iter().zip(is_duplicate) {
        match node {
            Node::Element(element) if element.name == "noscript" && !element.children.is_empty() => {
                if !is_duplicate {
                    kept.extend(element.children);
                }
            }
            node => kept.push(node),
        }
    }
    kept
}

/// Whether a node shows an image or a frame, and has no text.
fn shows_media(node: &Node) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(element) if element.name == "iframe" => source_url(element).is_some(),
        Node::Element(element) => {
            let has_media = element.contents.media > 0 && element.is_blank();
            is_loadable(element) || has_media && element.children.iter().any(shows_media)
        }
    }
}

/// Whether an element is an image that represents a character.
fn is_emoji(element: &Element) -> bool {
    element.name == "img" && has_class(element, &["emoji", "wp-smiley"])
}
