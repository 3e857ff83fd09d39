//! Text whose lines and spaces count: program text, and poems.

use super::{Writer, class::has, refs};
use crate::{
    html::tree::{DROPPED, Element, Node},
    model::Block,
};

impl Writer<'_> {
    pub(super) fn pre(&mut self, element: &Element) {
        if has(element, &["wp-block-verse"]) { self.verse(element) } else { self.code(element) }
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

    /// A poem: its lines stay lines.
    fn verse(&mut self, element: &Element) {
        let lines = lines(&element.children);
        self.text(&refs(&lines));
    }
}

/// Characters as they stand, for code.
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

fn line_end() -> Node {
    let mut element = Element::default();
    "br".clone_into(&mut element.name);
    Node::Element(element)
}

/// The same nodes with each line's end as an element.
fn lines(nodes: &[Node]) -> Vec<Node> {
    let mut done = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => {
                for (place, line) in text.split('\n').enumerate() {
                    if place > 0 {
                        done.push(line_end());
                    }
                    done.push(Node::Text(line.to_owned()));
                }
            }
            Node::Element(element) => done.push(Node::Element(element.with_children(lines(&element.children)))),
        }
    }
    done
}
