//! Figures: pictures and embeds, their caption and their credit.

use std::rc::Rc;

use super::{Writer, elements, refs};
use crate::{
    html::{
        Dropped,
        tree::{DROPPED, Element, Node},
    },
    model::{Block, Embed, Image, Rendition, Size, Url},
};

impl Writer<'_> {
    /// A figure: its pictures with their caption and credit; one of pictures only when it holds several.
    pub(super) fn figure(&mut self, children: &[&Node]) {
        let is_caption = |node: &&Node| matches!(node, Node::Element(inner) if inner.name == "figcaption");
        let (captions, content): (Vec<_>, Vec<_>) = children.iter().copied().partition(is_caption);
        let mut credits = Vec::new();
        let words = without_credits(&captions, &mut credits);
        let (caption, credit) = (self.run(&refs(&words)), self.run(&credits));
        let before = self.blocks.len();
        self.flow(&content);
        let images = self.blocks.iter().skip(before).filter(|block| matches!(block, Block::Image(_))).count();
        let one = match self.blocks.iter_mut().skip(before).find(|block| matches!(block, Block::Image(_))) {
            Some(Block::Image(image)) if images == 1 => Some(image),
            _ => None,
        };
        if let Some(image) = one {
            // A figure inside this one has given its own already.
            let image = Rc::make_mut(image);
            if !caption.is_empty() {
                image.caption = caption;
            }
            if !credit.is_empty() {
                image.credit = credit;
            }
        } else {
            // The caption of a table, an embed or several pictures stands below as text.
            for text in [caption, credit] {
                if !text.is_empty() {
                    self.blocks.push(Block::Paragraph(text));
                }
            }
        }
    }

    /// The pictures and embeds inside something that is read as text: they follow it.
    pub(super) fn media(&mut self, nodes: &[&Node]) {
        for element in elements(nodes) {
            match element.name.as_str() {
                "img" | "iframe" | "figure" => self.element(element),
                name if DROPPED.contains(&name) => {}
                _ => self.media(&refs(&element.children)),
            }
        }
    }

    pub(super) fn image(&mut self, element: &Element) {
        let Some(url) = ["src", "data-src"].iter().find_map(|name| self.url(element.attribute(name)?)) else { return };
        let side = |name| element.attribute(name)?.trim_end_matches("px").parse().ok().filter(|side: &u32| *side > 0);
        let srcset = self.renditions(element.attribute("srcset").unwrap_or_default());
        self.blocks.push(Block::Image(Rc::new(Image {
            srcset,
            size: side("width").zip(side("height")).map(|(width, height)| Size { width, height }),
            alt: element.attribute("alt").unwrap_or_default().into(),
            url,
            caption: [].into(),
            credit: [].into(),
            content_url: None,
        })));
    }

    /// A `srcset` with widths. A candidate ends at a comma before white space or before the next address.
    fn renditions(&mut self, srcset: &str) -> Rc<[Rendition]> {
        let mut renditions: Vec<_> = srcset
            .split(", ")
            .flat_map(|candidate| {
                candidate
                    .split(",http")
                    .enumerate()
                    .map(|(place, part)| if place == 0 { part.to_owned() } else { ["http", part].concat() })
            })
            .filter_map(|candidate| {
                let (url, width) = candidate.trim().rsplit_once(char::is_whitespace)?;
                let width = width.strip_suffix('w')?.parse().ok().filter(|width| *width > 0)?;
                let url = Url::parse(url, self.base).ok().filter(Url::is_web)?;
                Some(Rendition { url, width })
            })
            .collect();
        renditions.sort_by_key(|rendition| rendition.width);
        renditions.into()
    }

    pub(super) fn embed(&mut self, element: &Element) {
        let Some(url) = element.attribute("src").and_then(|src| self.url(src)) else { return };
        let title = element.attribute("title").map(Rc::from);
        self.blocks.push(Block::Embed(Rc::new(Embed { url, title, image: None })));
    }

    /// An address that something is fetched from.
    fn url(&mut self, text: &str) -> Option<Url> {
        match Url::parse(text, self.base) {
            Ok(url) if url.is_web() => Some(url),
            Ok(_) => None,
            Err(error) => {
                self.dropped.push(Dropped::Url(text.to_owned(), error));
                None
            }
        }
    }
}

/// The nodes of a caption without those that name whose picture it is, at any depth; those are set apart.
fn without_credits<'n>(nodes: &[&'n Node], credits: &mut Vec<&'n Node>) -> Vec<Node> {
    let mut words = Vec::new();
    for node in nodes.iter().copied() {
        match node {
            Node::Element(element) if is_credit(element) => credits.push(node),
            Node::Element(element) => {
                words.push(Node::Element(element.with_children(without_credits(&refs(&element.children), credits))));
            }
            Node::Text(_) => words.push(node.clone()),
        }
    }
    words
}

/// The part of a caption that names whose picture it is.
fn is_credit(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    matches!(element.name.as_str(), "cite" | "small") || class.contains("credit")
}
