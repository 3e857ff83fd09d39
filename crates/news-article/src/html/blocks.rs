//! A fragment as blocks: paragraphs and headings, and (each in a file of its own) figures, lists, quotes, tables, embeds.
//!
//! The tree is only borrowed on the way: nested elements would otherwise be copied once a level.

mod caption;
mod card;
mod class;
mod code;
mod embed;
mod figure;
mod list;
mod page;
mod picture;
mod quote;
mod srcset;
mod table;
mod tidy;

use self::{
    caption::{Level, Words},
    card::strong,
    class::{has, is_pull_quote},
    tidy::tidy,
};
use super::{
    Dropped,
    inline::{paragraphs, run, shell},
    tree::{Element, Node, is_block, parse},
};
use crate::model::{Block, Inline, InlineTag, Inlines, Url};

/// Reads a fragment. Addresses are joined with `base`; what is left out is added to `dropped`.
pub fn blocks(html: &str, base: &str, dropped: &mut Vec<Dropped>) -> Vec<Block> {
    let nodes = tidy(parse(html), dropped);
    let mut writer =
        Writer { base, dropped, blocks: Vec::new(), figure: None, around: Vec::new(), padding: MAX_PADDING };
    writer.flow(&refs(&nodes));
    writer.blocks
}

/// Empty cells that a fragment's tables may have for the sake of their columns.
const MAX_PADDING: usize = 20_000;

struct Writer<'a> {
    base: &'a str,
    dropped: &'a mut Vec<Dropped>,
    blocks: Vec<Block>,
    /// What the figure around has said so far.
    figure: Option<Words>,
    /// The elements of the inline allow-list around, without what they hold.
    around: Vec<Inline>,
    /// Empty cells that may still be written.
    padding: usize,
}

impl Writer<'_> {
    /// Nodes among which text stands by itself: a run of it becomes a paragraph.
    fn flow(&mut self, nodes: &[&Node]) {
        let mut loose: Vec<&Node> = Vec::new();
        let mut level = None;
        // Whether no word stands between the block before and here.
        let mut near = true;
        for node in nodes {
            let Node::Element(element) = node else {
                near &= is_blank(node);
                loose.push(node);
                continue;
            };
            let role = self.role(element, near);
            if role.is_none() && !element.holds.block && element.holds.media == 0 {
                near &= element.name == "br";
                loose.push(node);
                continue;
            }
            self.text(&loose);
            loose.clear();
            near = true;
            match role {
                Some(role) => self.say(role, node, *level.get_or_insert_with(|| Level::of(nodes))),
                None => self.element(element),
            }
        }
        self.text(&loose);
    }

    /// What some nodes become by themselves.
    fn inside(&mut self, nodes: &[&Node]) -> Vec<Block> {
        let before = std::mem::take(&mut self.blocks);
        self.flow(nodes);
        std::mem::replace(&mut self.blocks, before)
    }

    /// A run of text; two breaks in a row part paragraphs.
    fn text(&mut self, nodes: &[&Node]) {
        if nodes.is_empty() {
            return;
        }
        let run = self.run(nodes);
        for text in paragraphs(&run) {
            let text = self.wrapped(text);
            self.blocks.push(Block::Paragraph(text));
        }
    }

    /// A text that has found no other place.
    fn paragraphs(&mut self, text: &Inlines) {
        self.blocks.extend(paragraphs(text).into_iter().map(Block::Paragraph));
    }

    fn run(&mut self, nodes: &[&Node]) -> Inlines {
        let linked = self.is_linked();
        run(nodes, self.base, self.dropped, linked)
    }

    fn is_linked(&self) -> bool {
        self.around.iter().any(|shell| matches!(shell, Inline::Link { .. }))
    }

    /// A run inside the elements that stand around it.
    fn wrapped(&self, run: Inlines) -> Inlines {
        self.around.iter().rev().fold(run, |children, shell| match shell {
            Inline::Link { url, .. } => [Inline::Link { url: url.clone(), children }].into(),
            Inline::Element { tag, attributes, .. } => {
                [Inline::Element { tag: *tag, attributes: attributes.clone(), children }].into()
            }
            Inline::Text(_) | Inline::Break => children,
        })
    }

    fn element(&mut self, element: &Element) {
        if self.card(element) {
            return;
        }
        let children = &refs(&element.children);
        match element.name.as_str() {
            _ if figure::is_one(element) => self.figure(element),
            "h1" | "h2" => self.heading(children, 2),
            "h3" => self.heading(children, 3),
            "h4" => self.heading(children, 4),
            "h5" => self.heading(children, 5),
            "h6" => self.heading(children, 6),
            "ul" | "ol" | "menu" => self.list(element),
            // A link to another WordPress post.
            "blockquote" if has(element, &["wp-embedded-content"]) => self.flow(children),
            "blockquote" => self.quote(element),
            "table" => self.table(element),
            "img" => self.image(element, None),
            "amp-img" | "amp-anim" => {
                self.image(element, None);
                self.words(element);
            }
            "picture" => self.picture(element),
            "iframe" => self.frame(element),
            "video" | "audio" | "amp-video" | "amp-audio" => self.player(element, None, None),
            "object" | "embed" => self.plugin(element),
            "pre" => self.pre(element),
            "hr" => self.blocks.push(Block::Divider),
            "dt" | "summary" => self.term(children),
            name if embed::is_named(name) => self.named(element),
            "div" if embed::is_post(element) && self.post(element) => {}
            name if is_block(name) && is_pull_quote(element) => {
                let inner = self.inside(children);
                if element.holds.apart || inner.len() > 4 {
                    self.blocks.extend(inner);
                } else {
                    self.pull_quote(inner, [].into(), [].into());
                }
            }
            name if is_block(name) => self.flow(children),
            _ => self.around(element, children),
        }
    }

    /// An inline element around blocks: a link around a whole card, or `<b>` around paragraphs.
    fn around(&mut self, element: &Element, children: &[&Node]) {
        let linked = self.is_linked();
        let shell = shell(element, self.base, self.dropped, linked).filter(|shell| !self.around.contains(shell));
        let depth = self.around.len();
        self.around.extend(shell);
        self.flow(children);
        self.around.truncate(depth);
    }

    /// A heading; what else it holds stands below.
    fn heading(&mut self, children: &[&Node], level: u8) {
        let mut texts = Vec::new();
        let mut others = Vec::new();
        for block in self.inside(children) {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => texts.push(text),
                other => others.push(other),
            }
        }
        let text = caption::joined(texts);
        if !text.is_empty() {
            self.blocks.push(Block::Heading { level, text });
        }
        self.blocks.append(&mut others);
    }

    /// What is explained below, in bold.
    fn term(&mut self, children: &[&Node]) {
        let inner = self.inside(children).into_iter().map(|block| match block {
            Block::Paragraph(text) => match &*text {
                [Inline::Element { tag: InlineTag::B | InlineTag::Strong, .. }] => Block::Paragraph(text),
                _ => Block::Paragraph([strong(text)].into()),
            },
            other => other,
        });
        self.blocks.extend(inner);
    }

    /// What stands in an element that shows something: usually fallbacks, which say nothing.
    fn words(&mut self, element: &Element) {
        if !says_nothing(element) {
            self.flow(&refs(&element.children));
        }
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

fn refs(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().collect()
}

fn elements<'n>(nodes: &[&'n Node]) -> Vec<&'n Element> {
    let element = |node: &&'n Node| match *node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    };
    nodes.iter().filter_map(element).collect()
}

fn children(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// Whether a node is white space alone.
fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

fn says_nothing(element: &Element) -> bool {
    element.children.iter().all(|node| match node {
        Node::Text(_) => is_blank(node),
        Node::Element(element) => says_nothing(element),
    })
}

/// Pictures, frames and players.
fn is_media(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "amp-anim",
        "amp-audio",
        "amp-img",
        "amp-video",
        "audio",
        "embed",
        "iframe",
        "img",
        "object",
        "picture",
        "video",
    ];
    NAMES.contains(&name) || embed::is_named(name)
}

#[cfg(test)]
mod tests;
