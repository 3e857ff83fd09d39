//! Preformatted text: code, and verses.

use super::{builder::BlockBuilder, class::has_class};
use crate::{
    html::tree::{DROPPED, Element, Node, refs},
    model::Block,
};

impl BlockBuilder<'_> {
    /// `<pre>`: code, or WordPress's block for poems.
    pub(super) fn pre(&mut self, element: &Element) {
        if has_class(element, &["wp-block-verse"]) { self.verse(element) } else { self.code(element) }
    }

    fn code(&mut self, element: &Element) {
        let text = text_of(&element.children);
        let text = text.strip_prefix('\n').unwrap_or(&text).trim_end();
        if text.is_empty() {
            return;
        }
        let class = element.find("code").unwrap_or(element).attribute("class").unwrap_or_default();
        let language = class.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"));
        self.blocks.push(Block::Code { text: text.into(), language: language.map(Into::into) });
    }

    /// A poem: its line ends are kept, its other white space is collapsed.
    fn verse(&mut self, element: &Element) {
        let nodes = with_line_breaks(&element.children);
        self.push_text(&refs(&nodes));
    }
}

/// The characters of some nodes, with all of their white space.
fn text_of(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) if element.name == "br" => "\n".to_owned(),
            Node::Element(element) if DROPPED.contains(&element.name.as_str()) => String::new(),
            Node::Element(element) => text_of(&element.children),
        })
        .collect()
}

fn line_break() -> Node {
    let mut element = Element::default();
    "br".clone_into(&mut element.name);
    Node::Element(element)
}

/// The same nodes with a `<br>` for each line feed.
fn with_line_breaks(nodes: &[Node]) -> Vec<Node> {
    let mut replaced = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => {
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 {
                        replaced.push(line_break());
                    }
                    replaced.push(Node::Text(line.to_owned()));
                }
            }
            Node::Element(element) => {
                replaced.push(Node::Element(element.with_children(with_line_breaks(&element.children))));
            }
        }
    }
    replaced
}
