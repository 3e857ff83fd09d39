//! Quotes, and their source.

use super::{builder::BlockBuilder, class::is_pull_quote, provider::is_post};
use crate::{
    html::{
        inline::split_paragraphs,
        tree::{Element, Node, refs},
    },
    model::{Block, Inline, InlineTag, Inlines, Quote},
};

impl BlockBuilder<'_> {
    /// `<blockquote>`: a quote, a pull quote, or a post of another site.
    pub(super) fn quote(&mut self, element: &Element) {
        if is_post(element) && self.post(element) {
            return;
        }
        let children = refs(&element.children);
        // The source is at the end: a `<cite>` inside the text may be the title of a book.
        let end = children.iter().rposition(|node| !node.is_blank() && !is_cite(node)).map_or(0, |last| last + 1);
        let (content, cite) = children.split_at_checked(end).unwrap_or((&children, &[]));
        let figure = self.figure.take();
        let cite = self.inlines(cite);
        let inner = self.blocks_of(content);
        self.figure = figure;
        let before = self.blocks.len();
        self.push_quotes(inner, is_pull_quote(element));
        if cite.is_empty() {
            return;
        }
        match self.blocks.iter_mut().skip(before).last() {
            Some(Block::Quote(quote) | Block::PullQuote(quote)) if quote.cite.is_empty() => quote.cite = cite,
            // Without paragraphs there is no quote that the source could belong to.
            _ => self.push_paragraphs(&cite),
        }
    }

    /// Adds the content of a quote. The model's quotes have paragraphs only: any other block separates two quotes.
    pub(super) fn push_quotes(&mut self, inner: Vec<Block>, is_pull_quote: bool) {
        let mut paragraphs = Vec::new();
        for block in inner {
            match block {
                // A heading or a caption may contain two line breaks in a row.
                Block::Paragraph(text) | Block::Heading { text, .. } => {
                    paragraphs.append(&mut split_paragraphs(&text));
                }
                other => {
                    self.push_quote(&mut paragraphs, is_pull_quote);
                    self.blocks.push(other);
                }
            }
        }
        self.push_quote(&mut paragraphs, is_pull_quote);
    }

    fn push_quote(&mut self, paragraphs: &mut Vec<Inlines>, is_pull_quote: bool) {
        let mut paragraphs = std::mem::take(paragraphs);
        // Some editors write the source as the last paragraph.
        let is_source = |text: &Inlines| matches!(&**text, [Inline::Element { tag: InlineTag::Cite, .. }]);
        let cite = if paragraphs.len() > 1 { paragraphs.pop_if(|text| is_source(text)) } else { None };
        if paragraphs.is_empty() {
            return;
        }
        let quote = Quote { paragraphs, cite: cite.unwrap_or_else(|| [].into()) };
        self.blocks.push(if is_pull_quote { Block::PullQuote(quote) } else { Block::Quote(quote) });
    }
}

fn is_cite(node: &Node) -> bool {
    matches!(node, Node::Element(element) if matches!(element.name.as_str(), "cite" | "footer" | "br"))
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn the_source_is_read_from_the_end_of_the_quote() {
        check("<blockquote class=wp-block-quote><p>a</p><p>b</p><cite>C</cite></blockquote>", "quote(a/b|C)");
        check("<blockquote><p>a</p><footer>— C, <cite>D</cite></footer></blockquote>", "quote(a|— C, D)");
        check("<blockquote><p>a</p><p><cite>C</cite></p></blockquote>", "quote(a|C)");
        check("<blockquote>As <cite>C</cite> has it</blockquote>", "quote(As C has it|)");
        check("<blockquote><p>a</p><ul><li>b</ul><p>c</p><cite>D</cite></blockquote>", "quote(a|) ul[b] quote(c|D)");
        check("<blockquote><img src=a><cite>D</cite></blockquote>", "img(a|||) p(D)");
        check("<blockquote><h3>a</h3>b<br><br>c</blockquote>", "quote(a/b/c|)");
    }

    #[test]
    fn pull_quotes_are_recognised_by_their_class() {
        check("<blockquote class=wp-block-pullquote><p>a</p><cite>B</cite></blockquote>", "pullquote(a|B)");
        check("<blockquote class=kg-blockquote-alt>a</blockquote>", "pullquote(a|)");
        check("<aside class='pull-quote left'><p>a</p></aside>", "pullquote(a|)");
        check("<div class=has-pullquote><h2>a</h2><p>b</p></div>", "h2(a) p(b)");
    }
}
