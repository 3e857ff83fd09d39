//! Nesting tokens into a tree. Closing tags without an opening tag are ignored, elements left open are closed at the end.

use super::token::{RAW, Token, tokens};

/// A node of a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Characters, with their references decoded.
    Text(String),
    /// An element with its children.
    Element(Element),
}

impl Node {
    /// Whether it is a text of white space alone.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// An element of a fragment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// The name, in lower case.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// What the element contains. The reader of blocks fills it in; the reader of inline text does not need it.
    pub(super) contents: Contents,
}

/// What an element and its descendants are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Whether there is a block-level element.
    pub(super) block: bool,
    /// The number of images, frames and players.
    pub(super) media: usize,
    /// Whether there is an element that becomes a block which neither a list item nor a table cell can contain.
    pub(super) standalone: bool,
}

impl Element {
    /// The value of an attribute, trimmed; `None` if it is absent or empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The same element with other children.
    pub(super) fn with_children(&self, children: Vec<Node>) -> Self {
        Self { name: self.name.clone(), attributes: self.attributes.clone(), children, contents: self.contents }
    }

    /// The children that are elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Whether there is no text but white space in the element and its descendants.
    pub(super) fn is_blank(&self) -> bool {
        self.children.iter().all(|node| match node {
            Node::Text(_) => node.is_blank(),
            Node::Element(element) => element.is_blank(),
        })
    }

    /// The first descendant with this name, in document order.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.children.iter().find_map(|node| match node {
            Node::Element(element) if element.name == name => Some(element),
            Node::Element(element) => element.find(name),
            Node::Text(_) => None,
        })
    }
}

/// References to some nodes.
pub(super) fn refs(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().collect()
}

/// The elements among some nodes.
pub(super) fn elements<'n>(nodes: &[&'n Node]) -> Vec<&'n Element> {
    let element = |node: &&'n Node| match *node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    };
    nodes.iter().filter_map(element).collect()
}

/// Elements are nested at most this deep; deeper ones become siblings.
const MAX_DEPTH: usize = 56;

/// Elements that have no content and no closing tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that are left out with their content.
pub(super) const DROPPED: &[&str] = &[
    "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "input", "link", "math",
    "meta", "noembed", "noframes", "noscript", "object", "param", "script", "select", "style", "svg", "template",
    "textarea", "title", "track", "video", "xmp",
];

/// Parses a fragment into a tree.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let mut stack = vec![Element::default()];
    for token in tokens(html) {
        match token {
            Token::Text(text) => push(&mut stack, Node::Text(text)),
            Token::Open { name, attributes, closed } => {
                close_implied(&mut stack, &name);
                // The tokenizer has removed the content and the closing tag of a raw element.
                let raw = RAW.contains(&name.as_str());
                let leaf = raw || closed && is_in_foreign_content(&stack) || VOID.contains(&name.as_str());
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

/// Whether the current element is inside SVG or MathML, where `/>` closes an element.
fn is_in_foreign_content(stack: &[Element]) -> bool {
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

/// Closes the elements whose closing tag is implied by an opening tag, such as the previous list item or the paragraph.
fn close_implied(stack: &mut Vec<Element>, name: &str) {
    let implied: &[&str] = match name {
        "li" => &["li", "p"],
        "tr" => &["tr", "td", "th", "p"],
        "td" | "th" => &["td", "th", "p"],
        "thead" | "tbody" | "tfoot" => &["thead", "tbody", "tfoot", "tr", "td", "th", "p"],
        "dt" | "dd" => &["dt", "dd", "p"],
        // HTML has no link inside a link: the first one was left open.
        "a" => &["a"],
        name if is_block(name) => &["p"],
        _ => return,
    };
    let barriers = ["ul", "ol", "dl", "table", "blockquote", "div", "figure", "section", "article"];
    while let Some(found) = stack.iter().skip(1).rposition(|element| implied.contains(&element.name.as_str())) {
        let blocked = stack.iter().skip(found + 2).any(|element| barriers.contains(&element.name.as_str()));
        if blocked {
            return;
        }
        while stack.len() > found + 1 {
            close(stack);
        }
    }
}

/// Block-level elements.
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

/// Whether an element is block-level.
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
    fn tokens_are_nested_and_closed_as_a_browser_does() {
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
    fn deep_nesting_is_limited() {
        let nodes = parse(&"<b>".repeat(100_000));
        assert_eq!(nodes.len(), 1);
        parse(&"<ul><li>".repeat(50_000));
        parse(&"</p>".repeat(100_000));
    }
}
