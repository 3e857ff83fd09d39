//! A fragment as a run of text: the allow-list, and everything else unwrapped or dropped whole.

use std::rc::Rc;

use super::{
    Dropped,
    tree::{DROPPED, Element, Node, is_block, parse},
};
use crate::model::{Inline, InlineAttributes, InlineTag, Inlines, Url, text::plain};

/// Reads a text with inline HTML. Addresses are joined with `base`; what is left out is added to `dropped`.
pub fn inline(text: &str, base: &str, dropped: &mut Vec<Dropped>) -> Inlines {
    let nodes = parse(text);
    run(&nodes.iter().collect::<Vec<_>>(), base, dropped, false)
}

/// The run of some nodes, white space collapsed as in a browser. Where it is `linked` already, its links are unwrapped.
pub(super) fn run(nodes: &[&Node], base: &str, dropped: &mut Vec<Dropped>, linked: bool) -> Inlines {
    let mut writer = Writer { base, dropped, space: Space::Start, linked };
    let mut run = Run::default();
    nodes.iter().for_each(|node| writer.node(node, &mut run));
    let mut run = run.finish();
    trim_end(&mut run);
    let breaks = run.iter().take_while(|inline| matches!(inline, Inline::Break)).count();
    run.drain(..breaks);
    if blank(&run) { [].into() } else { run.into() }
}

/// What an element of the allow-list is around blocks: the same around each run inside. `None`: it is unwrapped.
pub(super) fn shell(element: &Element, base: &str, dropped: &mut Vec<Dropped>, linked: bool) -> Option<Inline> {
    let kept = Writer { base, dropped, space: Space::Start, linked }.kept(element)?;
    Some(kept.around([].into()))
}

/// A run cut into paragraphs where two breaks or more stand in a row.
pub(crate) fn paragraphs(run: &Inlines) -> Vec<Inlines> {
    let is_break = |inline: Option<&Inline>| matches!(inline, Some(Inline::Break));
    let (mut done, mut open): (Vec<Inlines>, Vec<Inline>) = (Vec::new(), Vec::new());
    let mut rest = run.iter().peekable();
    while let Some(inline) = rest.next() {
        if is_break(Some(inline)) && is_break(rest.peek().copied()) {
            while rest.next_if(|next| is_break(Some(next))).is_some() {}
            trim_end(&mut open);
            done.push(std::mem::take(&mut open).into());
        } else {
            open.push(inline.clone());
        }
    }
    done.push(open.into());
    done.retain(|paragraph| !blank(paragraph));
    done
}

/// Whether a run says nothing: editors leave paragraphs of a no-break space, to hold others apart.
fn blank(run: &[Inline]) -> bool {
    plain(run).trim().is_empty()
}

/// A run in the making: texts in a row are one.
#[derive(Default)]
struct Run {
    done: Vec<Inline>,
    text: String,
}

impl Run {
    fn push(&mut self, inline: Inline) {
        self.flush();
        self.done.push(inline);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Inline::Text(self.text.as_str().into()));
            self.text.clear();
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }
}

/// What stands before the next character.
#[derive(Clone, Copy, PartialEq)]
enum Space {
    /// The start of a line: white space is dropped.
    Start,
    /// A space that is already written.
    Written,
    /// A word.
    None,
    /// A space that is due before the next word: between two blocks.
    Due,
}

struct Writer<'a> {
    base: &'a str,
    dropped: &'a mut Vec<Dropped>,
    space: Space,
    /// Whether this is inside a link, where HTML knows no other.
    linked: bool,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node], run: &mut Run) {
        nodes.iter().for_each(|node| self.node(node, run));
    }

    fn node(&mut self, node: &Node, run: &mut Run) {
        match node {
            Node::Text(text) => self.text(text, run),
            Node::Element(element) => self.element(element, run),
        }
    }

    fn element(&mut self, element: &Element, run: &mut Run) {
        let name = element.name.as_str();
        if DROPPED.contains(&name) {
            return self.dropped.push(Dropped::Element(element.name.clone()));
        }
        if name == "br" {
            self.space = Space::Start;
            return run.push(Inline::Break);
        }
        if is_block(name) {
            self.part();
            self.nodes(&element.children, run);
            return self.part();
        }
        match self.kept(element) {
            None => self.nodes(&element.children, run),
            Some(kept) => {
                let mut inner = Run::default();
                let outside = self.linked;
                self.linked |= matches!(kept, Kept::Link(_));
                self.nodes(&element.children, &mut inner);
                self.linked = outside;
                let children: Inlines = inner.finish().into();
                if !children.is_empty() {
                    run.push(kept.around(children));
                }
            }
        }
    }

    /// What becomes of an element; `None`: it is unwrapped.
    fn kept(&mut self, element: &Element) -> Option<Kept> {
        if element.name == "a" {
            let href = element.attribute("href").filter(|_| !self.linked)?;
            return match Url::parse(href, self.base) {
                Ok(url) => Some(Kept::Link(url)),
                Err(error) => {
                    self.dropped.push(Dropped::Url(href.to_owned(), error));
                    None
                }
            };
        }
        let tag = InlineTag::from_name(&element.name)?;
        let attributes = attributes(tag, element);
        // A bare span says nothing.
        (tag != InlineTag::Span || attributes != InlineAttributes::default()).then_some(Kept::Element(tag, attributes))
    }

    /// Sees to it that the words of two blocks don't run together.
    fn part(&mut self) {
        if self.space == Space::None {
            self.space = Space::Due;
        }
    }

    fn text(&mut self, text: &str, run: &mut Run) {
        for c in text.chars() {
            let space = c.is_ascii_whitespace();
            if self.space == Space::Due || space && self.space == Space::None {
                run.text.push(' ');
                self.space = Space::Written;
            }
            if !space {
                run.text.push(c);
                self.space = Space::None;
            }
        }
    }
}

enum Kept {
    Link(Url),
    Element(InlineTag, InlineAttributes),
}

impl Kept {
    fn around(self, children: Inlines) -> Inline {
        match self {
            Self::Link(url) => Inline::Link { url, children },
            Self::Element(tag, attributes) => Inline::Element { tag, attributes, children },
        }
    }
}

/// Takes away white space and breaks at the end.
fn trim_end(run: &mut Vec<Inline>) {
    loop {
        match run.last_mut() {
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
        run.pop();
    }
}

fn attributes(tag: InlineTag, element: &Element) -> InlineAttributes {
    let own = |name| element.attribute(name).map(Rc::from);
    InlineAttributes {
        lang: own("lang"),
        dir: own("dir").filter(|dir: &Rc<str>| ["ltr", "rtl", "auto"].contains(&&**dir)),
        title: own("title").filter(|_| tag == InlineTag::Abbr),
        datetime: own("datetime").filter(|_| tag == InlineTag::Time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(run: &[Inline]) -> String {
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
        run.iter().map(one).collect()
    }

    fn check(html: &str, expected: &str) {
        let mut dropped = Vec::new();
        assert_eq!(shape(&inline(html, "https://a.example/x/", &mut dropped)), expected, "{html}");
    }

    #[test]
    fn the_allow_list() {
        check("plain", "plain");
        check("a <em>b</em> <STRONG>c</STRONG>", "a <em:b> <strong:c>");
        check("<a href='y'>b</a>", "[b](https://a.example/x/y)");
        check("<abbr title='World'>W</abbr> <time datetime='2026'>now</time>", "<abbr World:W> <time 2026:now>");
        check("<span lang=fr>un</span> <span class=x>deux</span>", "<span fr:un> deux");
        check("<em onclick=x style=y title=z>a</em>", "<em:a>");
        check("<font color=red>a</font><blink>b</blink>", "ab");
    }

    #[test]
    fn what_is_dropped_whole() {
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
    fn white_space_and_entities() {
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
    fn misnested_and_deep() {
        check("<b>a<i>b</b>c</i>", "<b:a<i:b>>c");
        check("<b>a", "<b:a>");
        check("<a href=x>a <a href=y>b</a>", "[a ](https://a.example/x/x)[b](https://a.example/x/y)");
        check("<a href=x>a<div><a href=y>b</a></div></a>", "[a b](https://a.example/x/x)");
        let mut dropped = Vec::new();
        inline(&"<b>x".repeat(50_000), "", &mut dropped);
        inline(&"<a href=x>".repeat(50_000), "", &mut dropped);
    }
}
