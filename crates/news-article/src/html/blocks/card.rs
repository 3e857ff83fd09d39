//! Ghost's cards: bookmarks, files, callouts and recordings.

use super::{
    builder::{BlockBuilder, strong},
    class::{classes, has_class},
};
use crate::{
    html::{
        inline::inlines,
        tree::{Element, Node, elements, refs},
    },
    inline_text::{self, join_lines, one_line},
    model::{Block, Inline, Inlines, text::plain},
};

impl BlockBuilder<'_> {
    /// Reads a card whose content needs its own rules. Returns whether the element was one.
    pub(super) fn card(&mut self, element: &Element) -> bool {
        match classes(element).find(|class| class.starts_with("kg-") && class.ends_with("-card") && *class != "kg-card")
        {
            Some("kg-bookmark-card" | "kg-file-card") => self.bookmark(element),
            Some("kg-callout-card") => self.callout(element),
            Some("kg-audio-card") => self.audio(element),
            _ => return false,
        }
        true
    }

    /// A link with a description of the page: its title in bold, and each further part on a line. Its images belong to
    /// the other page and are left out.
    fn bookmark(&mut self, element: &Element) {
        let mut lines: Vec<Inlines> = Vec::new();
        self.lines(element, &mut lines);
        if let Some(title) = lines.first_mut() {
            *title = [strong(std::mem::replace(title, [].into()))].into();
        }
        let mut text = join_lines(lines);
        let url = element.find("a").and_then(|link| self.web_url(link.attribute("href")?));
        if text.is_empty() {
            text = inline_text::optional(url.as_ref().map(|url| url.shared()));
        }
        if !text.is_empty() {
            let paragraph: Inlines = match url {
                Some(url) => [Inline::Link { url, children: text }].into(),
                None => text,
            };
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// The lines of text inside an element, with links replaced by their content.
    fn lines(&mut self, element: &Element, lines: &mut Vec<Inlines>) {
        let mut text: Vec<&Node> = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(inner)
                    if inner.contents.block || classes(inner).any(|class| class.starts_with("kg-")) =>
                {
                    self.push_line(&text, lines);
                    text.clear();
                    self.lines(inner, lines);
                }
                _ => text.push(node),
            }
        }
        self.push_line(&text, lines);
    }

    fn push_line(&mut self, nodes: &[&Node], lines: &mut Vec<Inlines>) {
        let line = inlines(nodes, self.base, self.dropped, true);
        lines.extend((!line.is_empty()).then_some(line));
    }

    /// A callout: its emoji is inserted before its text. It is on one line, because a line feed inside a text would read
    /// as a space when the written article is read again.
    fn callout(&mut self, element: &Element) {
        let (emoji, content): (Vec<_>, Vec<_>) = element
            .children
            .iter()
            .partition(|node| matches!(node, Node::Element(element) if has_class(element, &["kg-callout-emoji"])));
        let emoji = one_line(&self.inlines(&emoji));
        let first = self.blocks.len();
        self.flow(&content);
        let Some(emoji) = emoji else { return };
        match self.blocks.get_mut(first) {
            Some(Block::Paragraph(text)) => *text = with_prefix(&emoji, text),
            _ => self.blocks.insert(first, Block::Paragraph(inline_text::text(emoji))),
        }
    }

    fn audio(&mut self, element: &Element) {
        let title = find(element, "kg-audio-title").map(|title| plain(&self.inlines(&refs(&title.children))));
        let still = find(element, "kg-audio-thumbnail").and_then(|still| still.attribute("src"));
        match element.find("audio") {
            Some(audio) => self.media_element(audio, title.as_deref(), still),
            None => self.flow(&refs(&element.children)),
        }
        let captions: Vec<_> =
            elements(&refs(&element.children)).into_iter().filter(|child| child.name == "figcaption").collect();
        captions.into_iter().for_each(|caption| self.flow(&refs(&caption.children)));
    }
}

/// A text after a prefix and a space.
fn with_prefix(prefix: &str, text: &Inlines) -> Inlines {
    let (first, rest) = match text.split_first() {
        Some((Inline::Text(first), rest)) => ([prefix, " ", first].concat(), rest),
        _ => ([prefix, " "].concat(), &**text),
    };
    std::iter::once(Inline::Text(first.into())).chain(rest.iter().cloned()).collect()
}

/// The first descendant with a class, in document order.
fn find<'n>(element: &'n Element, class: &str) -> Option<&'n Element> {
    element.elements().find_map(|child| if has_class(child, &[class]) { Some(child) } else { find(child, class) })
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn the_content_of_ghost_cards_is_read() {
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
