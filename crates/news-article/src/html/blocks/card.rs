//! Ghost's cards: boxes of links, of files and of remarks.

use super::{
    Writer, children,
    class::{classes, has},
    elements, refs,
};
use crate::{
    html::tree::{Element, Node},
    model::{Block, Inline, InlineAttributes, InlineTag, Inlines, Url, text::plain},
};

impl Writer<'_> {
    /// Reads a card that isn't simply what it holds; whether it was one.
    pub(super) fn card(&mut self, element: &Element) -> bool {
        match classes(element).find(|class| class.starts_with("kg-") && class.ends_with("-card") && *class != "kg-card")
        {
            Some("kg-bookmark-card" | "kg-file-card") => self.link_box(element),
            Some("kg-callout-card") => self.callout(element),
            Some("kg-audio-card") => self.audio(element),
            _ => return false,
        }
        true
    }

    /// A link with what is said about the page: its title in bold, and each part on a line. The pictures are the page's,
    /// and stay there.
    fn link_box(&mut self, element: &Element) {
        let mut lines: Vec<Inlines> = Vec::new();
        self.lines(element, &mut lines);
        let mut text: Vec<Inline> = Vec::new();
        for line in lines {
            if text.is_empty() {
                text.push(strong(line));
            } else {
                text.push(Inline::Break);
                text.extend(line.iter().cloned());
            }
        }
        let url = element.find("a").and_then(|link| self.url(link.attribute("href")?));
        if text.is_empty() {
            text.extend(url.as_ref().map(|url: &Url| Inline::Text(url.shared())));
        }
        if !text.is_empty() {
            let run: Inlines = match url {
                Some(url) => [Inline::Link { url, children: text.into() }].into(),
                None => text.into(),
            };
            self.blocks.push(Block::Paragraph(run));
        }
    }

    /// The lines of what stands inside, without links of their own.
    fn lines(&mut self, element: &Element, lines: &mut Vec<Inlines>) {
        let mut loose: Vec<&Node> = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(inner) if inner.holds.block || classes(inner).any(|class| class.starts_with("kg-")) => {
                    lines.extend(Some(self.unlinked(&loose)).filter(|line| !line.is_empty()));
                    loose.clear();
                    self.lines(inner, lines);
                }
                _ => loose.push(node),
            }
        }
        lines.extend(Some(self.unlinked(&loose)).filter(|line| !line.is_empty()));
    }

    fn unlinked(&mut self, nodes: &[&Node]) -> Inlines {
        super::run(nodes, self.base, self.dropped, true)
    }

    /// A remark: its sign stands before its words, on one line, since a text that holds a line's end reads otherwise.
    fn callout(&mut self, element: &Element) {
        let (signs, words): (Vec<_>, Vec<_>) = element
            .children
            .iter()
            .partition(|node| matches!(node, Node::Element(element) if has(element, &["kg-callout-emoji"])));
        // A no-break space stays what it is.
        let sign = plain(&self.run(&signs)).trim().split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let before = self.blocks.len();
        self.flow(&words);
        if sign.is_empty() {
            return;
        }
        match self.blocks.get_mut(before) {
            Some(Block::Paragraph(text)) => *text = behind(&sign, text),
            _ => self.blocks.insert(before, Block::Paragraph([Inline::Text(sign.into())].into())),
        }
    }

    fn audio(&mut self, element: &Element) {
        let title = find(element, "kg-audio-title").map(|title| plain(&self.run(&refs(&title.children))));
        let still = find(element, "kg-audio-thumbnail").and_then(|still| still.attribute("src"));
        match element.find("audio") {
            Some(audio) => self.player(audio, title.as_deref(), still),
            None => self.flow(&refs(&element.children)),
        }
        let captions: Vec<_> =
            elements(&refs(&element.children)).into_iter().filter(|child| child.name == "figcaption").collect();
        captions.into_iter().for_each(|caption| self.flow(&refs(&caption.children)));
    }
}

/// A run behind a sign.
fn behind(sign: &str, run: &Inlines) -> Inlines {
    let (first, rest) = match run.split_first() {
        Some((Inline::Text(text), rest)) => ([sign, " ", text].concat(), rest),
        _ => ([sign, " "].concat(), &**run),
    };
    std::iter::once(Inline::Text(first.into())).chain(rest.iter().cloned()).collect()
}

/// A run in bold.
pub(super) fn strong(children: Inlines) -> Inline {
    Inline::Element { tag: InlineTag::Strong, attributes: InlineAttributes::default(), children }
}

fn find<'n>(element: &'n Element, class: &str) -> Option<&'n Element> {
    children(element).find_map(|child| if has(child, &[class]) { Some(child) } else { find(child, class) })
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn ghost_cards() {
        check(
            "<figure class='kg-card kg-image-card kg-width-wide'><img src=a class=kg-image alt=b srcset='a 600w' width=2 height=1><figcaption><span>C</span></figcaption></figure>",
            "img(a 2x1 600w|b|C|)",
        );
        check(
            "<figure class='kg-card kg-bookmark-card'><a class=kg-bookmark-container href=//b.example/p><div class=kg-bookmark-content><div class=kg-bookmark-title>T</div><div class=kg-bookmark-description>D</div><div class=kg-bookmark-metadata><img class=kg-bookmark-icon src=i><span class=kg-bookmark-author>A</span><span class=kg-bookmark-publisher>P</span></div></div><div class=kg-bookmark-thumbnail><img src=t></div></a></figure>",
            "p([*T*\nD\nA\nP](https://b.example/p))",
        );
        check(
            "<div class='kg-card kg-file-card'><a class=kg-file-card-container href=/f.pdf><div class=kg-file-card-contents><div class=kg-file-card-title>T</div><div class=kg-file-card-metadata><div class=kg-file-card-filename>f.pdf</div><div class=kg-file-card-filesize>1 MB</div></div></div><div class=kg-file-card-icon><svg><title>x</title></svg></div></a></div>",
            "p([*T*\nf.pdf\n1 MB](f.pdf))",
        );
        check(
            "<div class='kg-card kg-callout-card kg-callout-card-blue'><div class=kg-callout-emoji>💡</div><div class=kg-callout-text>a <b>b</b></div></div>",
            "p(💡 a *b*)",
        );
        check("<div class='kg-card kg-callout-card'><div class=kg-callout-emoji>a <br>b</div>c</div>", "p(a b c)");
        check(
            "<div class='kg-card kg-callout-card'><div class=kg-callout-emoji>a&nbsp;!<br>&nbsp;</div>b</div>",
            "p(a\u{a0}! b)",
        );
        check(
            "<div class='kg-card kg-toggle-card'><div class=kg-toggle-heading><h4 class=kg-toggle-heading-text>a</h4><button class=kg-toggle-card-icon><svg></svg></button></div><div class=kg-toggle-content><p>b</p></div></div>",
            "h4(a) p(b)",
        );
        check("<div class='kg-card kg-button-card'><a href=/x class=kg-btn>a</a></div>", "p([a](x))");
        check(
            "<figure class='kg-card kg-video-card'><div class=kg-video-container><video src=a.mp4 poster=p></video><div class=kg-video-overlay><button><svg></svg></button></div><div class=kg-video-player-container><div class=kg-video-player><span>0:00</span></div></div></div><figcaption>C</figcaption></figure>",
            "embed(a.mp4 still=p|) p(C)",
        );
        check(
            "<div class='kg-card kg-audio-card'><img src=t alt='' class=kg-audio-thumbnail><div class=kg-audio-player-container><audio src=a.mp3></audio><div class=kg-audio-title>T</div><div class=kg-audio-player><span>0:00</span></div></div></div>",
            "embed(a.mp3 still=t|T)",
        );
        check(
            "<div class='kg-card kg-header-card'><h2 class=kg-header-card-header>a</h2><h3 class=kg-header-card-subheader>b</h3><a href=/x class=kg-header-card-button>c</a></div>",
            "h2(a) h3(b) p([c](x))",
        );
        check("<div class='kg-card kg-signup-card'><form><input><button>Subscribe</button></form></div>", "");
    }
}
