//! Tokens nested into a tree. Closing tags that fit nothing are passed over, elements left open are closed.

use super::token::{RAW, Token, tokens};

/// A node of a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Characters.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of a fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, in lower case.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// What is inside, once the blocks' reader has looked.
    pub(super) holds: Holds,
}

/// What stands anywhere inside an element, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Holds {
    /// Something that stands on lines of its own.
    pub(super) block: bool,
    /// So many pictures, frames and players.
    pub(super) media: usize,
    /// Something that neither an item of a list nor a cell of a table can say.
    pub(super) apart: bool,
}

impl Element {
    /// An attribute's value, trimmed; `None` where it is absent or empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The same element around other nodes.
    pub(super) fn with_children(&self, children: Vec<Node>) -> Self {
        Self { name: self.name.clone(), attributes: self.attributes.clone(), children, holds: self.holds }
    }

    /// The first element of that name inside, in document order.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find_map(|node| match node {
            Node::Element(element) if element.name == name => Some(element),
            Node::Element(element) => element.find(name),
            Node::Text(_) => None,
        })
    }
}

/// Elements stand inside each other at most this deep; deeper ones become siblings.
const MAX_DEPTH: usize = 56;

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements dropped whole, whatever they hold.
pub(super) const DROPPED: &[&str] = &[
    "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "input", "link", "math",
    "meta", "noembed", "noframes", "noscript", "object", "param", "script", "select", "style", "svg", "template",
    "textarea", "title", "track", "video", "xmp",
];

/// The tree of a fragment.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let mut stack = vec![Element::default()];
    for token in tokens(html) {
        match token {
            Token::Text(text) => push(&mut stack, Node::Text(text)),
            Token::Open { name, attributes, closed } => {
                close_implied(&mut stack, &name);
                // A raw element has lost its content with its closing tag.
                let raw = RAW.contains(&name.as_str());
                let leaf = raw || closed && foreign(&stack) || VOID.contains(&name.as_str());
                let element = Element { name, attributes, ..Element::default() };
                if leaf || stack.len() > MAX_DEPTH {
                    push(&mut stack, Node::Element(element));
                } else {
                    stack.push(element);
                }
            }
            Token::Close(name) => {
                if let Some(depth) = stack.iter().skip(1).rposition(|element| element.name == name) {
                    while stack.len() > depth + 1 {
                        close(&mut stack);
                    }
                } else if name == "p" || name == "br" {
                    push(&mut stack, Node::Element(Element { name, ..Element::default() }));
                }
            }
        }
    }
    while stack.len() > 1 {
        close(&mut stack);
    }
    stack.pop().map(|root| root.children).unwrap_or_default()
}

/// Whether the innermost elements are SVG's or MathML's, where `/>` closes.
fn foreign(stack: &[Element]) -> bool {
    stack.iter().any(|element| element.name == "svg" || element.name == "math")
}

fn push(stack: &mut [Element], node: Node) {
    if let Some(parent) = stack.last_mut() {
        parent.children.push(node);
    }
}

fn close(stack: &mut Vec<Element>) {
    if let Some(element) = stack.pop() {
        push(stack, Node::Element(element));
    }
}

/// Closes what an opening tag ends without a word: an item the item before it, a block the paragraph.
fn close_implied(stack: &mut Vec<Element>, name: &str) {
    let ends: &[&str] = match name {
        "li" => &["li", "p"],
        "tr" => &["tr", "td", "th", "p"],
        "td" | "th" => &["td", "th", "p"],
        "thead" | "tbody" | "tfoot" => &["thead", "tbody", "tfoot", "tr", "td", "th", "p"],
        "dt" | "dd" => &["dt", "dd", "p"],
        // A link inside a link is a link that was left open.
        "a" => &["a"],
        name if is_block(name) => &["p"],
        _ => return,
    };
    let barriers = ["ul", "ol", "dl", "table", "blockquote", "div", "figure", "section", "article"];
    while let Some(found) = stack.iter().skip(1).rposition(|element| ends.contains(&element.name.as_str())) {
        let blocked = stack.iter().skip(found + 2).any(|element| barriers.contains(&element.name.as_str()));
        if blocked {
            return;
        }
        while stack.len() > found + 1 {
            close(stack);
        }
    }
}

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(nodes: &[Node]) -> String {
        let node = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => format!("{}({})", element.name, shape(&element.children)),
        };
        nodes.iter().map(node).collect::<Vec<_>>().join(" ")
    }

    fn check(html: &str, expected: &str) {
        assert_eq!(shape(&parse(html)), expected, "{html}");
    }

    #[test]
    fn nesting() {
        check("<p>a<b>c</b></p>d", "p(a b(c)) d");
        check("<p>a<p>b", "p(a) p(b)");
        check("<b>a<i>b</b>c</i>", "b(a i(b)) c");
        check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a) li(b ul(li(c))) li(d))");
        check("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td(a) td(b)) tr(td(c)))");
        check("<p>a<br>b<img>c<div>d</div>", "p(a br() b img() c) div(d)");
        check("</b>a</p>b", "a p() b");
        check("<svg><path/><a>b</a></svg>c", "svg(path() a(b)) c");
    }

    #[test]
    fn depth_is_limited() {
        let nodes = parse(&"<b>".repeat(100_000));
        assert_eq!(nodes.len(), 1);
        parse(&"<ul><li>".repeat(50_000));
        parse(&"</p>".repeat(100_000));
    }
}
