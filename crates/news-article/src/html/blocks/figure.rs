//! Figures: pictures, embeds and tables with their caption and their credit.

use std::rc::Rc;

use super::{
    Writer,
    caption::{Words, joined},
    class::{has, is_figure, is_pull_quote},
    refs,
};
use crate::{
    html::tree::Element,
    model::{Block, Embed, Image, Inlines, Url, text::plain},
};

impl Writer<'_> {
    /// A figure, whose words go to its one picture; or a group of pictures.
    pub(super) fn figure(&mut self, element: &Element) {
        let words = Words { pictured: element.holds.media > 0, ..Words::default() };
        let outer = self.figure.replace(words);
        let mut inner = self.inside(&refs(&element.children));
        let words = std::mem::replace(&mut self.figure, outer).unwrap_or_default();
        let (mut caption, credit) = (joined(words.caption), joined(words.credit));
        if is_pull_quote(element) {
            return self.pull_quote(inner, caption, credit);
        }
        if has(element, &["wp-block-embed", "kg-embed-card"]) {
            inner = inner.into_iter().map(|block| self.bare_address(block)).collect();
        }
        let mut inner = group(inner);
        let pictures = inner.iter().filter(|block| matches!(block, Block::Image(_) | Block::Gallery(_))).count();
        let words_only = |block: &Block| matches!(block, Block::Image(_) | Block::Paragraph(_));
        let real = element.name == "figure" || has(element, &["wp-caption"]);
        let is_said = |block: &Block| matches!(block, Block::Image(image) if !image.caption.is_empty());
        let is_said = !caption.is_empty() || inner.iter().any(is_said);
        if pictures == 1 && real && !is_said && inner.iter().all(words_only) {
            // The words beside a picture are its caption, whatever they are called.
            let texts = inner.extract_if(.., |block| matches!(block, Block::Paragraph(_)));
            caption = joined(
                texts.filter_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None }).collect(),
            );
        }
        let image = inner.iter_mut().find_map(|block| if let Block::Image(image) = block { Some(image) } else { None });
        let left = match image {
            Some(image) if pictures == 1 => {
                let image = Rc::make_mut(image);
                // A figure inside this one may have given the picture its own words already.
                image.caption = joined(vec![std::mem::take(&mut image.caption), caption]);
                image.credit = joined(vec![std::mem::take(&mut image.credit), credit]);
                None
            }
            _ => Some([name(&mut inner, caption), credit]),
        };
        self.blocks.append(&mut inner);
        // The caption of several pictures, of an embed or of code stands below as text.
        left.iter().flatten().for_each(|text| self.paragraphs(text));
    }

    /// An address alone where an embed belongs is that embed.
    fn bare_address(&mut self, block: Block) -> Block {
        let Block::Paragraph(text) = &block else { return block };
        let text = plain(text);
        let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
        match Url::parse(&text, self.base) {
            Ok(url) if is_address && url.is_web() => Block::Embed(Rc::new(Embed { url, title: None, image: None })),
            _ => block,
        }
    }

    /// A figure of words: one with a quote inside, or just with words.
    pub(super) fn pull_quote(&mut self, inner: Vec<Block>, caption: Inlines, credit: Inlines) {
        let mut cite = joined(vec![caption, credit]);
        let before = self.blocks.len();
        self.quoted(inner, true);
        for block in self.blocks.iter_mut().skip(before) {
            if let Block::Quote(quote) | Block::PullQuote(quote) = block {
                quote.cite = joined(vec![std::mem::take(&mut quote.cite), std::mem::take(&mut cite)]);
                *block = Block::PullQuote(quote.clone());
            }
        }
        self.paragraphs(&cite);
    }
}

/// Whether an element that isn't a list or a table by its name is a figure by its class.
pub(super) fn is_one(element: &Element) -> bool {
    element.name == "figure" || element.holds.media > 0 && is_figure(element)
}

/// Gives the caption to a table or a quote without one; what is left of it.
fn name(inner: &mut [Block], caption: Inlines) -> Inlines {
    match inner {
        [Block::Table(table)] if table.caption.is_empty() => Rc::make_mut(table).caption = caption,
        [Block::Quote(quote)] if quote.cite.is_empty() => quote.cite = caption,
        _ => return caption,
    }
    [].into()
}

/// Pictures in a row as a gallery; one that only stands there again, for other screens, as one.
fn group(blocks: Vec<Block>) -> Vec<Block> {
    let mut grouped: Vec<Block> = Vec::new();
    let mut row: Vec<Rc<Image>> = Vec::new();
    let close = |row: &mut Vec<Rc<Image>>, grouped: &mut Vec<Block>| {
        grouped.extend(match row.len() {
            0 => None,
            1 => row.pop().map(Block::Image),
            _ => Some(Block::Gallery(std::mem::take(row))),
        });
    };
    for block in blocks {
        match block {
            Block::Image(image) => {
                let says = !image.caption.is_empty() || !image.credit.is_empty();
                if says || row.last().is_none_or(|last| last.url != image.url) {
                    row.push(image);
                }
            }
            Block::Gallery(mut images) => row.append(&mut images),
            other => {
                close(&mut row, &mut grouped);
                grouped.push(other);
            }
        }
    }
    close(&mut row, &mut grouped);
    grouped
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn wordpress_pictures() {
        check(
            "<figure class='wp-block-image size-large'><a href='/full.JPG?x=1'><img src=/s.jpg alt=A></a><figcaption class=wp-element-caption>C</figcaption></figure>",
            "img(s.jpg full=full.JPG?x=1|A|C|)",
        );
        check("<figure><a href=/shop><img src=/s.jpg></a></figure>", "img(s.jpg|||)");
        check(
            "<div class=wp-block-image><figure class=alignleft><img src=a><figcaption>C</figcaption></figure></div>",
            "img(a||C|)",
        );
        check(
            "<div id=attachment_1 style='width:310px' class='wp-caption alignright'><a href=f.png><img src=a></a><p class=wp-caption-text>C</p></div>",
            "img(a full=f.png||C|)",
        );
    }

    #[test]
    fn galleries() {
        check(
            "<figure class='wp-block-gallery has-nested-images'><figure class=wp-block-image><img src=a><figcaption>A</figcaption></figure>\n<figure class=wp-block-image><img src=b></figure><figcaption class=blocks-gallery-caption>All</figcaption></figure>",
            "gallery[img(a||A|) img(b|||)] p(All)",
        );
        check(
            "<ul class=wp-block-gallery><li class=blocks-gallery-item><figure><img src=a data-full-url=fa><figcaption>A</figcaption></figure></li><li><figure><img src=b></figure></li></ul>",
            "gallery[img(a full=fa||A|) img(b|||)]",
        );
        check(
            "<div id=gallery-1 class='gallery galleryid-1'><dl class=gallery-item><dt class=gallery-icon><a href=fa.jpg><img src=a></a></dt><dd class='wp-caption-text gallery-caption'>A</dd></dl><dl class=gallery-item><dt><img src=b></dt></dl><br style='clear:both'></div>",
            "gallery[img(a full=fa.jpg||A|) img(b|||)]",
        );
        check(
            "<div class=gallery><img src=a><p class=caption>A</p><img src=b><p class=caption>B</p></div>",
            "gallery[img(a||A|) img(b||B|)]",
        );
        check(
            "<figure><div><img src=a><figcaption>A</figcaption></div><div><img src=b><figcaption>B</figcaption></div></figure>",
            "gallery[img(a||A|) img(b||B|)]",
        );
        check(
            "<figure class='kg-card kg-gallery-card kg-card-hascaption'><div class=kg-gallery-container><div class=kg-gallery-row><div class=kg-gallery-image><img src=a></div><div class=kg-gallery-image><img src=b></div></div></div><figcaption><p><span>All</span></p></figcaption></figure>",
            "gallery[img(a|||) img(b|||)] p(All)",
        );
        check("<div class=gallery><img src=a></div><div class=gallery>a</div>", "img(a|||) p(a)");
        check(
            "<figure><img src=a class=desktop><img src=a class=mobile><figcaption>C</figcaption></figure>",
            "img(a||C|)",
        );
        check(
            "<amp-carousel><amp-img src=a></amp-img><amp-img src=b></amp-img></amp-carousel>",
            "gallery[img(a|||) img(b|||)]",
        );
    }

    #[test]
    fn figures_of_other_things() {
        check(
            "<figure class=wp-block-table><table><tr><td>1</td></tr></table><figcaption>T</figcaption></figure>",
            "table(T||1)",
        );
        check(
            "<figure class=wp-block-table><table><caption>S</caption><tr><td>1</td></tr></table><figcaption>T</figcaption></figure>",
            "table(S||1) p(T)",
        );
        check("<figure><blockquote>a</blockquote><figcaption>B</figcaption></figure>", "quote(a|B)");
        check("<figure><pre>a</pre><figcaption>B</figcaption></figure>", "code(\"a\") p(B)");
        check(
            "<figure><iframe src=//v.example/1></iframe><figcaption>B</figcaption></figure>",
            "embed(https://v.example/1|) p(B)",
        );
        check(
            "<figure class=wp-block-pullquote><blockquote><p>a</p><cite>B</cite></blockquote></figure>",
            "pullquote(a|B)",
        );
        check("<figure class=wp-block-pullquote><p>a</p><figcaption>B</figcaption></figure>", "pullquote(a|B)");
        check(
            "<figure class='wp-block-embed is-provider-youtube'><div class=wp-block-embed__wrapper>\nhttps://www.youtube.com/watch?v=x\n</div><figcaption>C</figcaption></figure>",
            "embed(https://www.youtube.com/watch?v=x|) p(C)",
        );
        check("<figure>a<figcaption>b</figcaption></figure>", "p(a) p(b)");
    }
}
