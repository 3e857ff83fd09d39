//! Captions and credits, and the picture that they belong to.

use std::rc::Rc;

use super::{
    Writer, children,
    class::{is_caption, is_credit, is_credit_there, is_unseen},
    elements, is_blank, refs,
};
use crate::{
    html::tree::{Element, Node},
    model::{Block, Image, Inline, Inlines},
};

/// What a figure has said so far.
#[derive(Default)]
pub(super) struct Words {
    pub(super) caption: Vec<Inlines>,
    pub(super) credit: Vec<Inlines>,
    /// Whether it holds a picture or an embed.
    pub(super) pictured: bool,
}

/// What an element says about a picture.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Role {
    Caption,
    Credit,
}

/// The pictures and the captions among some nodes.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pictures: usize,
    captions: usize,
}

impl Level {
    pub(super) fn of(nodes: &[&Node]) -> Self {
        let elements = elements(nodes);
        Self {
            pictures: elements.iter().map(|element| element.holds.media).sum(),
            captions: elements.iter().filter(|element| element.holds.media == 0 && is_caption(element)).count(),
        }
    }
}

impl Writer<'_> {
    /// What an element says about a picture: in a figure, or (`near`) right behind a picture.
    pub(super) fn role(&self, element: &Element, near: bool) -> Option<Role> {
        let figure = self.figure.as_ref();
        if element.holds.media > 0 || figure.is_none() && !(near && self.last_picture().is_some()) {
            return None;
        }
        let credit = if figure.is_some_and(|figure| figure.pictured) { is_credit_there } else { is_credit };
        let words = is_caption(element).then_some(Role::Caption);
        words.or_else(|| credit(element).then_some(Role::Credit))
    }

    /// Keeps what an element says for the picture before it, or for the figure.
    pub(super) fn say(&mut self, role: Role, node: &Node, level: Level) {
        let (caption, credit) = match role {
            Role::Caption => self.caption(&[node]),
            Role::Credit => ([].into(), self.run(&[node])),
        };
        // One of several pictures of a figure, or one that stands for itself.
        let own = match &self.figure {
            Some(_) => (1..=level.captions).contains(&level.pictures),
            None => true,
        };
        let (caption, credit) = match self.blocks.last_mut() {
            Some(Block::Image(image)) if own => {
                let image = Rc::make_mut(image);
                (fill(&mut image.caption, caption), fill(&mut image.credit, credit))
            }
            _ => (caption, credit),
        };
        let said = |text: &Inlines| !text.is_empty();
        match &mut self.figure {
            Some(figure) => {
                figure.caption.extend(Some(caption).filter(said));
                figure.credit.extend(Some(credit).filter(said));
            }
            None => [caption, credit].iter().for_each(|text| self.paragraphs(text)),
        }
    }

    /// A caption and the credits in it.
    pub(super) fn caption(&mut self, nodes: &[&Node]) -> (Inlines, Inlines) {
        let mut credits = Vec::new();
        let words = without_credits(nodes, &mut credits);
        let (caption, credit) = (self.run(&refs(&words)), self.run(&credits));
        // All in small letters is a caption in small letters.
        let small =
            |node: &&Node| matches!(node, Node::Element(element) if element.name == "small" && !is_credit(element));
        if caption.is_empty() && credits.iter().all(small) { (credit, caption) } else { (caption, credit) }
    }

    fn last_picture(&self) -> Option<&Image> {
        match self.blocks.last() {
            Some(Block::Image(image)) => Some(image),
            _ => None,
        }
    }
}

/// Texts one below the other.
pub(super) fn joined(texts: Vec<Inlines>) -> Inlines {
    let mut texts = texts.into_iter().filter(|text| !text.is_empty());
    let Some(first) = texts.next() else { return [].into() };
    let Some(second) = texts.next() else { return first };
    let mut all = first.to_vec();
    for text in std::iter::once(second).chain(texts) {
        all.push(Inline::Break);
        all.extend(text.iter().cloned());
    }
    all.into()
}

/// Puts a text where there is none; what is left.
fn fill(place: &mut Inlines, text: Inlines) -> Inlines {
    if place.is_empty() {
        *place = text;
        return [].into();
    }
    text
}

/// The nodes of a caption without those that name whose picture it is, at any depth; those are set apart.
fn without_credits<'n>(nodes: &[&'n Node], credits: &mut Vec<&'n Node>) -> Vec<Node> {
    let alone = nodes.iter().filter(|node| !is_blank(node)).count() == 1;
    let mut words = Vec::new();
    for node in nodes.iter().copied() {
        match node {
            Node::Element(element) if is_unseen(element) => {}
            Node::Element(element) if is_source(element) || !alone && is_introduced(element) => credits.push(node),
            Node::Element(element) => {
                words.push(Node::Element(element.with_children(without_credits(&refs(&element.children), credits))));
            }
            Node::Text(_) => words.push(node.clone()),
        }
    }
    words
}

/// Whether an element inside a caption names whose picture it is, and isn't a box around both.
fn is_source(element: &Element) -> bool {
    is_credit_there(element) && !holds_caption(element)
}

fn holds_caption(element: &Element) -> bool {
    children(element).any(|child| is_caption(child) || holds_caption(child))
}

/// Whether an element of text alone says itself that it is a credit: "Photo: …".
fn is_introduced(element: &Element) -> bool {
    const WORDS: &[&str] =
        &["photo", "photos", "photograph", "photography", "picture", "image", "credit", "foto", "bild"];
    let text = match &*element.children {
        // Editors wrap one element in another.
        [Node::Element(only)] => return is_introduced(only),
        [Node::Text(text), ..] => text.trim_start().trim_start_matches(['(', '[', '|', '–', '—', ' ']),
        _ => return false,
    };
    if text.starts_with('©') {
        return true;
    }
    let Some(word) = text.split(|c: char| !c.is_alphabetic()).next() else { return false };
    let rest = text.get(word.len()..).unwrap_or_default().trim_start();
    let introduced = [":", "by ", "courtesy"].iter().find_map(|start| rest.strip_prefix(start));
    // "Photo by" and no name is where a credit begins that goes on behind the element.
    let names = element.children.len() > 1 || introduced.is_some_and(|rest| rest.contains(char::is_alphanumeric));
    introduced.is_some() && names && WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use crate::html::blocks::tests::check;

    #[test]
    fn caption_and_credit() {
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
    fn words_beside_a_picture() {
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
