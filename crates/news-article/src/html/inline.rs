//! An HTML fragment as inline text: elements of the allow-list are kept, others are replaced by their content or left out.

use std::rc::Rc;

use super::{
    dropped::Dropped,
    tree::{DROPPED, Element, Node, is_block, parse, refs},
};
use crate::model::{Inline, InlineAttributes, InlineTag, Inlines, Url, text::plain};

/// Reads a text with inline HTML. Relative URLs are resolved against `base`; what is left out is added to `dropped`.
pub fn inline(text: &str, base: &str, dropped: &mut Vec<Dropped>) -> Inlines {
    inlines(&refs(&parse(text)), base, dropped, false)
}

/// Some nodes as inline text, with white space collapsed as in a browser. With `in_link` its links are replaced by their
/// content, because HTML has no link inside a link.
pub(super) fn inlines(nodes: &[&Node], base: &str, dropped: &mut Vec<Dropped>, in_link: bool) -> Inlines {
    let mut builder = InlineBuilder { base, dropped, preceding: Preceding::LineStart, in_link };
    let mut list = InlineList::default();
    nodes.iter().for_each(|node| builder.node(node, &mut list));
    let mut inlines = list.finish();
    trim_end(&mut inlines);
    let breaks = inlines.iter().take_while(|inline| matches!(inline, Inline::Break)).count();
    inlines.drain(..breaks);
    if is_blank(&inlines) { [].into() } else { inlines.into() }
}

/// An inline element without children, to be put around each text of the blocks that it encloses; `None` if it is
/// replaced by its content.
pub(super) fn wrapper(element: &Element, base: &str, dropped: &mut Vec<Dropped>, in_link: bool) -> Option<Inline> {
    let mut builder = InlineBuilder { base, dropped, preceding: Preceding::LineStart, in_link };
    Some(builder.allowed(element)?.with_children([].into()))
}

/// Splits inline text into paragraphs where there are two or more line breaks in a row.
pub(crate) fn split_paragraphs(text: &Inlines) -> Vec<Inlines> {
    let is_break = |inline: Option<&Inline>| matches!(inline, Some(Inline::Break));
    let (mut paragraphs, mut current): (Vec<Inlines>, Vec<Inline>) = (Vec::new(), Vec::new());
    let mut rest = text.iter().peekable();
    while let Some(inline) = rest.next() {
        if is_break(Some(inline)) && is_break(rest.peek().copied()) {
            while rest.next_if(|next| is_break(Some(next))).is_some() {}
            trim_end(&mut current);
            paragraphs.push(std::mem::take(&mut current).into());
        } else {
            current.push(inline.clone());
        }
    }
    paragraphs.push(current.into());
    paragraphs.retain(|paragraph| !is_blank(paragraph));
    paragraphs
}

/// Whether a text has nothing but white space. No-break spaces count as such: editors use paragraphs of one as spacing.
fn is_blank(text: &[Inline]) -> bool {
    plain(text).trim().is_empty()
}

/// Inlines that are being collected. Adjacent texts become one.
#[derive(Default)]
struct InlineList {
    finished: Vec<Inline>,
    /// The text since the last of the finished inlines.
    text: String,
}

impl InlineList {
    fn push(&mut self, inline: Inline) {
        self.flush();
        self.finished.push(inline);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.finished.push(Inline::Text(self.text.as_str().into()));
            self.text.clear();
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.finished
    }
}

/// What precedes the next character, which decides what becomes of white space.
#[derive(Clone, Copy, PartialEq)]
enum Preceding {
    /// The start of a line: white space is left out.
    LineStart,
    /// A space: further white space is left out.
    Space,
    /// Text: white space becomes a space.
    Text,
    /// The end of a block: a space is written before the next text.
    BlockEnd,
}

struct InlineBuilder<'a> {
    base: &'a str,
    dropped: &'a mut Vec<Dropped>,
    preceding: Preceding,
    in_link: bool,
}

impl InlineBuilder<'_> {
    fn nodes(&mut self, nodes: &[Node], list: &mut InlineList) {
        nodes.iter().for_each(|node| self.node(node, list));
    }

    fn node(&mut self, node: &Node, list: &mut InlineList) {
        match node {
            Node::Text(text) => self.text(text, list),
            Node::Element(element) => self.element(element, list),
        }
    }

    fn element(&mut self, element: &Element, list: &mut InlineList) {
        let name = element.name.as_str();
        if DROPPED.contains(&name) {
            return self.dropped.push(Dropped::Element(element.name.clone()));
        }
        if name == "br" {
            self.preceding = Preceding::LineStart;
            return list.push(Inline::Break);
        }
        if is_block(name) {
            self.end_block();
            self.nodes(&element.children, list);
            return self.end_block();
        }
        match self.allowed(element) {
            None => self.nodes(&element.children, list),
            Some(allowed) => {
                let mut inner = InlineList::default();
                let was_in_link = self.in_link;
                self.in_link |= matches!(allowed, Allowed::Link(_));
                self.nodes(&element.children, &mut inner);
                self.in_link = was_in_link;
                let children: Inlines = inner.finish().into();
                if !children.is_empty() {
                    list.push(allowed.with_children(children));
                }
            }
        }
    }

    /// An element of the allow-list; `None` if the element is replaced by its content.
    fn allowed(&mut self, element: &Element) -> Option<Allowed> {
        if element.name == "a" {
            let href = element.attribute("href").filter(|_| !self.in_link)?;
            return match Url::parse(href, self.base) {
                Ok(url) => Some(Allowed::Link(url)),
                Err(error) => {
                    self.dropped.push(Dropped::Url(href.to_owned(), error));
                    None
                }
            };
        }
        let tag = InlineTag::from_name(&element.name)?;
        let attributes = attributes(tag, element);
        // A span without attributes has no meaning.
        let has_meaning = tag != InlineTag::Span || attributes != InlineAttributes::default();
        has_meaning.then_some(Allowed::Element(tag, attributes))
    }

    /// Separates the texts of two blocks by a space.
    fn end_block(&mut self) {
        if self.preceding == Preceding::Text {
            self.preceding = Preceding::BlockEnd;
        }
    }

    fn text(&mut self, text: &str, list: &mut InlineList) {
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace();
            if self.preceding == Preceding::BlockEnd || is_space && self.preceding == Preceding::Text {
                list.text.push(' ');
                self.preceding = Preceding::Space;
            }
            if !is_space {
                list.text.push(c);
                self.preceding = Preceding::Text;
            }
        }
    }
}

/// An element of the allow-list, without its children.
enum Allowed {
    Link(Url),
    Element(InlineTag, InlineAttributes),
}

impl Allowed {
    fn with_children(self, children: Inlines) -> Inline {
        match self {
            Self::Link(url) => Inline::Link { url, children },
            Self::Element(tag, attributes) => Inline::Element { tag, attributes, children },
        }
    }
}

/// Removes spaces and line breaks from the end.
fn trim_end(inlines: &mut Vec<Inline>) {
    loop {
        match inlines.last_mut() {
            Some(Inline::Break) => {}
            Some(Inline::Text(text)) => {
                let trimmed = text.trim_end_matches(' ');
                if !trimmed.is_empty() {
                    if trimmed.len() < text.len() {
                        *text = trimmed.into();
                    }
                    return;
                }
            }
            _ => return,
        }
        inlines.pop();
    }
}

fn attributes(tag: InlineTag, element: &Element) -> InlineAttributes {
    let value = |name| element.attribute(name).map(Rc::from);
    InlineAttributes {
        lang: value("lang"),
        dir: value("dir").filter(|dir: &Rc<str>| ["ltr", "rtl", "auto"].contains(&&**dir)),
        title: value("title").filter(|_| tag == InlineTag::Abbr),
        datetime: value("datetime").filter(|_| tag == InlineTag::Time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(inlines: &[Inline]) -> String {
        let one = |inline: &Inline| match inline {
            Inline::Text(text) => text.to_string(),
            Inline::Break => "|".to_owned(),
            Inline::Link { url, children } => format!("[{}]({})", shape(children), url.as_str()),
            Inline::Element { tag, attributes, children } => {
                let InlineAttributes { lang, dir, title, datetime } = attributes;
                let attributes: String =
                    [lang, dir, title, datetime].into_iter().flatten().map(|a| format!(" {a}")).collect();
                format!("<{}{attributes}:{}>", tag.name(), shape(children))
            }
        };
        inlines.iter().map(one).collect()
    }

    fn check(html: &str, expected: &str) {
        let mut dropped = Vec::new();
        assert_eq!(shape(&inline(html, "https://a.example/x/", &mut dropped)), expected, "{html}");
    }

    #[test]
    fn only_elements_of_the_allow_list_are_kept() {
        check("plain", "plain");
        check("a <em>b</em> <STRONG>c</STRONG>", "a <em:b> <strong:c>");
        check("<a href='y'>b</a>", "[b](https://a.example/x/y)");
        check("<abbr title='World'>W</abbr> <time datetime='2026'>now</time>", "<abbr World:W> <time 2026:now>");
        check("<span lang=fr>un</span> <span class=x>deux</span>", "<span fr:un> deux");
        check("<em onclick=x style=y title=z>a</em>", "<em:a>");
        check("<font color=red>a</font><blink>b</blink>", "ab");
    }

    #[test]
    fn scripts_and_the_like_are_left_out_with_their_content() {
        check("a<script>alert(1)</script>b<svg><a href=x>c</a></svg>d<math>e</math>", "abd");
        check("a<template>b</template><noscript><p>c</noscript><iframe src=x>d</iframe>", "a");
        let mut dropped = Vec::new();
        inline("<script>x</script>", "", &mut dropped);
        assert_eq!(dropped, [Dropped::Element("script".to_owned())]);
    }

    #[test]
    fn a_refused_link_keeps_its_text() {
        check("<a href='javascript:x'>a</a><a>b</a>", "ab");
        check("<a href='java&#10;script&colon;x'>a</a>", "a");
        check("<a href='&#x6A;avascript:x'>a</a>", "a");
    }

    #[test]
    fn white_space_is_collapsed_and_entities_are_decoded() {
        check("  a \n b  ", "a b");
        check("a <b> b </b> c", "a <b:b >c");
        check("<p>a</p><p>b</p>", "a b");
        check("a<br> b<br>", "a|b");
        check("AT&amp;T &lt;b&gt; &amp;amp; &nbsp;x & y", "AT&T <b> &amp; \u{a0}x & y");
        check("<b></b><i> </i>", "");
        check("<br>a<br><br> <br>", "a");
        check("\u{a0}a", "\u{a0}a");
    }

    #[test]
    fn misnested_and_deeply_nested_elements_are_read() {
        check("<b>a<i>b</b>c</i>", "<b:a<i:b>>c");
        check("<b>a", "<b:a>");
        check("<a href=x>a <a href=y>b</a>", "[a ](https://a.example/x/x)[b](https://a.example/x/y)");
        check("<a href=x>a<div><a href=y>b</a></div></a>", "[a b](https://a.example/x/x)");
        let mut dropped = Vec::new();
        inline(&"<b>x".repeat(50_000), "", &mut dropped);
        inline(&"<a href=x>".repeat(50_000), "", &mut dropped);
    }
}
