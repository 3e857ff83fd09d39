//! Captions and credits: attaching them to an image or to the enclosing figure, and separating them.

use std::rc::Rc;

use super::{
    builder::BlockBuilder,
    class::{is_caption, is_credit, is_credit_in_figure, is_visually_hidden},
    figure_texts::{SiblingCounts, TextRole},
};
use crate::{
    html::tree::{Element, Node, refs},
    model::{Block, Inlines},
};

impl BlockBuilder<'_> {
    /// What the text of an element is for an image. That is only so inside a figure, or right after an image
    /// (`is_adjacent`).
    pub(super) fn text_role(&self, element: &Element, is_adjacent: bool) -> Option<TextRole> {
        let figure = self.figure.as_ref();
        let follows_image = is_adjacent && matches!(self.blocks.last(), Some(Block::Image(_)));
        if element.contents.media > 0 || figure.is_none() && !follows_image {
            return None;
        }
        let is_credit = if figure.is_some_and(|figure| figure.has_media) { is_credit_in_figure } else { is_credit };
        let caption = is_caption(element).then_some(TextRole::Caption);
        caption.or_else(|| is_credit(element).then_some(TextRole::Credit))
    }

    /// Attaches the text of an element to the image before it, or to the figure. Text that cannot be attached becomes paragraphs.
    pub(super) fn attach_caption(&mut self, role: TextRole, node: &Node, siblings: SiblingCounts) {
        let (caption, credit) = match role {
            TextRole::Caption => self.caption_and_credit(&[node]),
            TextRole::Credit => ([].into(), self.inlines(&[node])),
        };
        // In a figure with as many captions as images each image has its own.
        let belongs_to_image = match &self.figure {
            Some(_) => (1..=siblings.captions).contains(&siblings.media),
            None => true,
        };
        let (caption, credit) = match self.blocks.last_mut() {
            Some(Block::Image(image)) if belongs_to_image => {
                let image = Rc::make_mut(image);
                (fill_if_empty(&mut image.caption, caption), fill_if_empty(&mut image.credit, credit))
            }
            _ => (caption, credit),
        };
        match &mut self.figure {
            Some(figure) => {
                figure.caption.extend(Some(caption).filter(|text| !text.is_empty()));
                figure.credit.extend(Some(credit).filter(|text| !text.is_empty()));
            }
            None => [caption, credit].iter().for_each(|text| self.push_paragraphs(text)),
        }
    }

    /// A caption, and the credits inside it.
    fn caption_and_credit(&mut self, nodes: &[&Node]) -> (Inlines, Inlines) {
        let mut credits = Vec::new();
        let caption = extract_credits(nodes, &mut credits);
        let (caption, credit) = (self.inlines(&refs(&caption)), self.inlines(&credits));
        // A caption that is as a whole in `<small>` is a caption in small print.
        let is_small =
            |node: &&Node| matches!(node, Node::Element(element) if element.name == "small" && !is_credit(element));
        if caption.is_empty() && credits.iter().all(is_small) { (credit, caption) } else { (caption, credit) }
    }
}

/// Sets a text that is empty, and returns what could not be set.
fn fill_if_empty(text: &mut Inlines, new: Inlines) -> Inlines {
    if text.is_empty() {
        *text = new;
        return [].into();
    }
    new
}

/// The nodes of a caption without its credits, which may be at any depth and are added to `credits`.
fn extract_credits<'n>(nodes: &[&'n Node], credits: &mut Vec<&'n Node>) -> Vec<Node> {
    let is_only_node = nodes.iter().filter(|node| !node.is_blank()).count() == 1;
    let mut caption = Vec::new();
    for node in nodes.iter().copied() {
        match node {
            Node::Element(element) if is_visually_hidden(element) => {}
            Node::Element(element) if is_marked_credit(element) || !is_only_node && starts_as_credit(element) => {
                credits.push(node);
            }
            Node::Element(element) => {
                caption.push(Node::Element(element.with_children(extract_credits(&refs(&element.children), credits))));
            }
            Node::Text(_) => caption.push(node.clone()),
        }
    }
    caption
}

/// Whether the markup of an element inside a caption makes it a credit, and the element does not contain both.
fn is_marked_credit(element: &Element) -> bool {
    is_credit_in_figure(element) && !contains_caption(element)
}

fn contains_caption(element: &Element) -> bool {
    element.elements().any(|child| is_caption(child) || contains_caption(child))
}

/// Whether the text of an element begins like a credit: "Photo: …".
fn starts_as_credit(element: &Element) -> bool {
    const WORDS: &[&str] =
        &["photo", "photos", "photograph", "photography", "picture", "image", "credit", "foto", "bild"];
    let text = match &*element.children {
        // Editors nest elements for formatting.
        [Node::Element(only)] => return starts_as_credit(only),
        [Node::Text(text), ..] => text.trim_start().trim_start_matches(['(', '[', '|', '–', '—', ' ']),
        _ => return false,
    };
    if text.starts_with('©') {
        return true;
    }
    let Some(word) = text.split(|c: char| !c.is_alphabetic()).next() else { return false };
    let rest = text.get(word.len()..).unwrap_or_default().trim_start();
    let name = [":", "by ", "courtesy"].iter().find_map(|start| rest.strip_prefix(start));
    // "Photo by" without a name is the beginning of a credit that continues after the element.
    let has_name = element.children.len() > 1 || name.is_some_and(|name| name.contains(char::is_alphanumeric));
    name.is_some() && has_name && WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn the_credit_is_separated_from_the_caption() {
        check("<figure><img src=a><figcaption>C <small>D</small></figcaption></figure>", "img(a||C|D)");
        check("<figure><img src=a><figcaption><small>C</small></figcaption></figure>", "img(a||C|)");
        check("<figure><img src=a><figcaption>C <em>Photo: X/AP</em></figcaption></figure>", "img(a||C|Photo: X/AP)");
        check(
            "<figure><img src=a><figcaption>C <span>(Photo by X)</span></figcaption></figure>",
            "img(a||C|(Photo by X))",
        );
        check(
            "<figure><img src=a><figcaption><span>Photo by </span><a href=x>X</a></figcaption></figure>",
            "img(a||Photo by [X](x)|)",
        );
        check(
            "<figure><img src=a><figcaption><span>C</span><i><em>Photo: X</em></i></figcaption></figure>",
            "img(a||C|Photo: X)",
        );
        check("<figure><img src=a><figcaption>C <span>© X</span></figcaption></figure>", "img(a||C|© X)");
        check("<figure><img src=a><figcaption>C. Photo: X/AP</figcaption></figure>", "img(a||C. Photo: X/AP|)");
        check("<figure><img src=a><figcaption><p>Photo: a view</p></figcaption></figure>", "img(a||Photo: a view|)");
        check(
            "<figure><img src=a><figcaption>C <a class=image-source href=/b>B</a></figcaption></figure>",
            "img(a||C|[B](b))",
        );
        check("<figure><img src=a><figcaption>C <i class=resource>B</i></figcaption></figure>", "img(a||C B|)");
        check("<figure><img src=a><figcaption>C</figcaption><small>D</small></figure>", "img(a||C|D)");
        check(
            "<figure><img src=a><figcaption class=image__credit><span itemprop=caption>C</span> <span itemprop=creator>D</span></figcaption></figure>",
            "img(a||C|D)",
        );
        check("<figure><img src=a><figcaption class=credit>D</figcaption></figure>", "img(a|||D)");
        check(
            "<figure><img src=a><figcaption><span class=off-screen>Image caption</span>C</figcaption></figure>",
            "img(a||C|)",
        );
        check("<figure><span>Photo</span><img src=a><figcaption>C</figcaption></figure>", "p(Photo) img(a||C|)");
        check("<figure><img src=a><div class=byline>D</div></figure>", "img(a|||D)");
    }

    #[test]
    fn texts_beside_an_image_become_its_caption() {
        check("<figure><img src=a><p>C</p><p>D</p></figure>", "img(a||C\nD|)");
        check("<figure><figcaption>C</figcaption><img src=a></figure>", "img(a||C|)");
        check("<figure><div><img src=a></div><div><figcaption>C</figcaption></div></figure>", "img(a||C|)");
        check(
            "<div class=photo><img src=a><div class=photo-caption>C</div><div class=photo-credit>D</div></div>",
            "img(a||C|D)",
        );
        check("<p><img src=a></p><p class=caption>C</p><p>d</p>", "img(a||C|) p(d)");
        check("<p><img src=a><br><span class=caption>C</span></p>", "img(a||C|)");
        check("<p><img src=a></p><p><img src=b></p><p class=caption>C</p>", "img(a|||) img(b||C|)");
        check("<img src=a><p>b</p><p class=caption>C</p>", "img(a|||) p(b) p(C)");
        check("<img src=a><p class=byline>By D</p>", "img(a|||) p(By D)");
        check("<p>a <span class=credit>b</span> c</p>", "p(a b c)");
    }
}
