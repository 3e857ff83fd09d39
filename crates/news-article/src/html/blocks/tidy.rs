//! What stands in the markup for a browser's or an editor's sake is taken away before it is read: the twins of lazy
//! pictures, pictures of smileys, the buttons of players. On the way each element learns what it holds.

use super::{
    children,
    class::{has, is_figure},
    embed::{self, is_post},
    is_blank, is_media,
    picture::{is_pixel, is_there},
    says_nothing,
};
use crate::html::{
    Dropped,
    tree::{DROPPED, Element, Holds, Node, is_block, parse},
};

/// The controls of Ghost's players.
const CONTROLS: &[&str] = &["kg-video-player-container", "kg-video-overlay", "kg-audio-player"];

/// Elements that neither an item of a list nor a cell can say.
const APART: &[&str] = &[
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

/// A fragment's nodes without what is only there for the machines.
pub(super) fn tidy(nodes: Vec<Node>, dropped: &mut Vec<Dropped>) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut fallbacks = false;
    for node in nodes {
        match node {
            Node::Element(element) if has(&element, CONTROLS) || element.name == "xml" => {}
            // Nobody can subscribe from here.
            Node::Element(element) if has(&element, &["kg-signup-card"]) => {
                dropped.push(Dropped::Element("form".to_owned()));
            }
            Node::Element(element) if is_smiley(&element) => {
                kept.extend(element.attribute("alt").map(|alt| Node::Text(alt.to_owned())));
            }
            Node::Element(mut element) => {
                let name = element.name.as_str();
                element.children = if name == "noscript" {
                    fallbacks = true;
                    shown(parse(element.attribute("").unwrap_or_default()))
                } else {
                    tidy(std::mem::take(&mut element.children), dropped)
                };
                element.holds = holds(&element);
                kept.push(Node::Element(element));
            }
            text => kept.push(text),
        }
    }
    if fallbacks { without_twins(kept) } else { kept }
}

fn holds(element: &Element) -> Holds {
    let name = element.name.as_str();
    let (media, post) = (is_media(name), is_post(element));
    let mut holds =
        Holds { block: is_block(name), media: usize::from(media || post), apart: post || APART.contains(&name) };
    if !media && !DROPPED.contains(&name) {
        for child in children(element) {
            holds.block |= child.holds.block;
            holds.media += child.holds.media;
            holds.apart |= child.holds.apart;
        }
        holds.apart |= holds.media > 0 && is_figure(element);
    }
    holds
}

/// The pictures and frames of a `<noscript>`; other words there are for whom no script runs, which nobody is here.
fn shown(nodes: Vec<Node>) -> Vec<Node> {
    let mut found = Vec::new();
    for node in nodes {
        let Node::Element(mut element) = node else { continue };
        if matches!(element.name.as_str(), "img" | "iframe") {
            let is_tracker = is_pixel(&element);
            element.holds = Holds { block: false, media: 1, apart: element.name == "iframe" };
            found.extend((!is_tracker).then_some(Node::Element(element)));
        } else if !DROPPED.contains(&element.name.as_str()) {
            found.append(&mut shown(std::mem::take(&mut element.children)));
        }
    }
    found
}

/// Fallbacks become what they hold, unless it stands right beside them: then they are its twin.
fn without_twins(nodes: Vec<Node>) -> Vec<Node> {
    let is_fallback = |node: &Node| matches!(node, Node::Element(element) if element.name == "noscript");
    let significant: Vec<usize> =
        nodes.iter().enumerate().filter(|(_, node)| !is_blank(node)).map(|(place, _)| place).collect();
    let at = |place: Option<&usize>| place.and_then(|place| nodes.get(*place)).filter(|node| !is_fallback(node));
    let mut twins = vec![false; nodes.len()];
    for (order, place) in significant.iter().enumerate() {
        if nodes.get(*place).is_some_and(is_fallback) {
            let before = at(order.checked_sub(1).and_then(|order| significant.get(order)));
            let after = at(significant.get(order + 1));
            let twin = before.into_iter().chain(after).any(shows);
            twins.get_mut(*place).into_iter().for_each(|known| *known = twin);
        }
    }
    let mut kept = Vec::with_capacity(nodes.len());
    for (node, twin) in nodes.into_iter().zip(twins) {
        match node {
            Node::Element(element) if element.name == "noscript" && !element.children.is_empty() => {
                if !twin {
                    kept.extend(element.children);
                }
            }
            node => kept.push(node),
        }
    }
    kept
}

/// Whether a node shows a picture or a frame, and says nothing else.
fn shows(node: &Node) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(element) if element.name == "iframe" => embed::address(element).is_some(),
        Node::Element(element) => {
            is_there(element) || element.holds.media > 0 && says_nothing(element) && any_shows(element)
        }
    }
}

fn any_shows(element: &Element) -> bool {
    element.children.iter().any(shows)
}

/// A picture that stands for a character.
fn is_smiley(element: &Element) -> bool {
    element.name == "img" && has(element, &["emoji", "wp-smiley"])
}
