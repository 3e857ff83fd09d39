//! Quotes, and whose words they are.

use super::{Writer, class::is_pull_quote, embed::is_post, is_blank, refs};
use crate::{
    html::tree::{Element, Node},
    model::{Block, Inline, InlineTag, Inlines, Quote},
};

impl Writer<'_> {
    pub(super) fn quote(&mut self, element: &Element) {
        if is_post(element) && self.post(element) {
            return;
        }
        let children = refs(&element.children);
        // Only behind the words: `<cite>` may be a book's title among them.
        let words = children.iter().rposition(|node| !is_blank(node) && !is_cite(node)).map_or(0, |last| last + 1);
        let (words, cite) = children.split_at_checked(words).unwrap_or((&children, &[]));
        let figure = self.figure.take();
        let cite = self.run(cite);
        let inner = self.inside(words);
        self.figure = figure;
        let before = self.blocks.len();
        self.quoted(inner, is_pull_quote(element));
        if cite.is_empty() {
            return;
        }
        match self.blocks.iter_mut().skip(before).last() {
            Some(Block::Quote(quote) | Block::PullQuote(quote)) if quote.cite.is_empty() => quote.cite = cite,
            // A quote of pictures or a list only: who said it is not lost.
            _ => self.paragraphs(&cite),
        }
    }

    /// Blocks as a quote, which has paragraphs only: anything else stands between two quotes.
    pub(super) fn quoted(&mut self, inner: Vec<Block>, pulled: bool) {
        let mut paragraphs = Vec::new();
        for block in inner {
            match block {
                // A heading or a caption may hold two breaks in a row.
                Block::Paragraph(text) | Block::Heading { text, .. } => {
                    paragraphs.append(&mut crate::html::paragraphs(&text));
                }
                other => {
                    self.end_quote(&mut paragraphs, pulled);
                    self.blocks.push(other);
                }
            }
        }
        self.end_quote(&mut paragraphs, pulled);
    }

    fn end_quote(&mut self, paragraphs: &mut Vec<Inlines>, pulled: bool) {
        let mut paragraphs = std::mem::take(paragraphs);
        // Editors put the source into a paragraph of its own.
        let is_source = |text: &Inlines| matches!(&**text, [Inline::Element { tag: InlineTag::Cite, .. }]);
        let cite = if paragraphs.len() > 1 { paragraphs.pop_if(|text| is_source(text)) } else { None };
        if paragraphs.is_empty() {
            return;
        }
        let quote = Quote { paragraphs, cite: cite.unwrap_or_else(|| [].into()) };
        self.blocks.push(if pulled { Block::PullQuote(quote) } else { Block::Quote(quote) });
    }
}

fn is_cite(node: &Node) -> bool {
    matches!(node, Node::Element(element) if matches!(element.name.as_str(), "cite" | "footer" | "br"))
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn whose_words_they_are() {
        check("<blockquote class=wp-block-quote><p>a</p><p>b</p><cite>C</cite></blockquote>", "quote(a/b|C)");
        check("<blockquote><p>a</p><footer>— C, <cite>D</cite></footer></blockquote>", "quote(a|— C, D)");
        check("<blockquote><p>a</p><p><cite>C</cite></p></blockquote>", "quote(a|C)");
        check("<blockquote>As <cite>C</cite> has it</blockquote>", "quote(As C has it|)");
        check("<blockquote><p>a</p><ul><li>b</ul><p>c</p><cite>D</cite></blockquote>", "quote(a|) ul[b] quote(c|D)");
        check("<blockquote><img src=a><cite>D</cite></blockquote>", "img(a|||) p(D)");
        check("<blockquote><h3>a</h3>b<br><br>c</blockquote>", "quote(a/b/c|)");
    }

    #[test]
    fn pull_quotes() {
        check("<blockquote class=wp-block-pullquote><p>a</p><cite>B</cite></blockquote>", "pullquote(a|B)");
        check("<blockquote class=kg-blockquote-alt>a</blockquote>", "pullquote(a|)");
        check("<aside class='pull-quote left'><p>a</p></aside>", "pullquote(a|)");
        check("<div class=has-pullquote><h2>a</h2><p>b</p></div>", "h2(a) p(b)");
    }
}
