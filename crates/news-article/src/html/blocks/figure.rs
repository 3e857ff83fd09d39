//! Figures: images, embeds and tables with their caption and their credit.

use std::rc::Rc;

use super::{
    builder::BlockBuilder,
    class::{has_class, is_pull_quote},
    figure_texts::FigureTexts,
};
use crate::{
    html::tree::{Element, refs},
    inline_text::join_lines,
    model::{Block, Embed, Image, Inlines, Url, text::plain},
};

impl BlockBuilder<'_> {
    /// A figure. Where it has one image, its texts are the caption and the credit of that one.
    pub(super) fn figure(&mut self, element: &Element) {
        let texts = FigureTexts { has_media: element.contents.media > 0, ..FigureTexts::default() };
        let outer = self.figure.replace(texts);
        let mut inner = self.blocks_of(&refs(&element.children));
        let texts = std::mem::replace(&mut self.figure, outer).unwrap_or_default();
        let (mut caption, credit) = (join_lines(texts.caption), join_lines(texts.credit));
        if is_pull_quote(element) {
            return self.pull_quote(inner, caption, credit);
        }
        if has_class(element, &["wp-block-embed", "kg-embed-card"]) {
            inner = inner.into_iter().map(|block| self.embed_of_url(block)).collect();
        }
        let mut inner = group_images(inner);
        let images = inner.iter().filter(|block| matches!(block, Block::Image(_) | Block::Gallery(_))).count();
        let is_image_or_text = |block: &Block| matches!(block, Block::Image(_) | Block::Paragraph(_));
        let is_figure = element.name == "figure" || has_class(element, &["wp-caption"]);
        let is_captioned = |block: &Block| matches!(block, Block::Image(image) if !image.caption.is_empty());
        let has_caption = !caption.is_empty() || inner.iter().any(is_captioned);
        if images == 1 && is_figure && !has_caption && inner.iter().all(is_image_or_text) {
            // Other text in the figure of one image is its caption, regardless of the markup.
            let texts = inner.extract_if(.., |block| matches!(block, Block::Paragraph(_)));
            caption = join_lines(
                texts.filter_map(|block| if let Block::Paragraph(text) = block { Some(text) } else { None }).collect(),
            );
        }
        let image = inner.iter_mut().find_map(|block| if let Block::Image(image) = block { Some(image) } else { None });
        let remaining = match image {
            Some(image) if images == 1 => {
                let image = Rc::make_mut(image);
                // A nested figure may have given the image a caption already.
                image.caption = join_lines(vec![std::mem::take(&mut image.caption), caption]);
                image.credit = join_lines(vec![std::mem::take(&mut image.credit), credit]);
                None
            }
            _ => Some([caption_table_or_quote(&mut inner, caption), credit]),
        };
        self.blocks.append(&mut inner);
        // The model has no caption for galleries, embeds and code: it follows them as text.
        remaining.iter().flatten().for_each(|text| self.push_paragraphs(text));
    }

    /// Replaces a paragraph that is only a URL by an embed.
    fn embed_of_url(&mut self, block: Block) -> Block {
        let Block::Paragraph(text) = &block else { return block };
        let text = plain(text);
        let is_url = text.starts_with("http") && !text.contains(char::is_whitespace);
        match Url::parse(&text, self.base) {
            Ok(url) if is_url && url.is_web() => Block::Embed(Rc::new(Embed { url, title: None, image: None })),
            _ => block,
        }
    }

    /// A pull quote, with or without a quote inside. Its caption is the source.
    pub(super) fn pull_quote(&mut self, inner: Vec<Block>, caption: Inlines, credit: Inlines) {
        let mut cite = join_lines(vec![caption, credit]);
        let first = self.blocks.len();
        self.push_quotes(inner, true);
        for block in self.blocks.iter_mut().skip(first) {
            if let Block::Quote(quote) | Block::PullQuote(quote) = block {
                quote.cite = join_lines(vec![std::mem::take(&mut quote.cite), std::mem::take(&mut cite)]);
                *block = Block::PullQuote(quote.clone());
            }
        }
        self.push_paragraphs(&cite);
    }
}

/// Sets the caption of a single table, or the source of a single quote, where it has none. Returns what could not be set.
fn caption_table_or_quote(inner: &mut [Block], caption: Inlines) -> Inlines {
    match inner {
        [Block::Table(table)] if table.caption.is_empty() => Rc::make_mut(table).caption = caption,
        [Block::Quote(quote)] if quote.cite.is_empty() => quote.cite = caption,
        _ => return caption,
    }
    [].into()
}

/// Replaces adjacent images by a gallery. An image that is only repeated, such as for other screens, counts once.
fn group_images(blocks: Vec<Block>) -> Vec<Block> {
    let mut grouped: Vec<Block> = Vec::new();
    let mut adjacent: Vec<Rc<Image>> = Vec::new();
    let end_group = |adjacent: &mut Vec<Rc<Image>>, grouped: &mut Vec<Block>| {
        grouped.extend(match adjacent.len() {
            0 => None,
            1 => adjacent.pop().map(Block::Image),
            _ => Some(Block::Gallery(std::mem::take(adjacent))),
        });
    };
    for block in blocks {
        match block {
            Block::Image(image) => {
                let has_text = !image.caption.is_empty() || !image.credit.is_empty();
                if has_text || adjacent.last().is_none_or(|last| last.url != image.url) {
                    adjacent.push(image);
                }
            }
            Block::Gallery(mut images) => adjacent.append(&mut images),
            other => {
                end_group(&mut adjacent, &mut grouped);
                grouped.push(other);
            }
        }
    }
    end_group(&mut adjacent, &mut grouped);
    grouped
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn images_of_wordpress_have_captions_and_full_resolutions() {
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
    fn adjacent_images_in_a_figure_become_a_gallery() {
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
    fn captions_of_tables_quotes_embeds_and_code_are_kept() {
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
