//! Joining adjacent text, as `Node.normalize()` does in the DOM.
//!
//! Readers assemble inline text from parts. The native format does not distinguish two adjacent texts from one, so an
//! article that is written and read again is only equal if its texts are joined.

use std::rc::Rc;

use crate::model::{Article, Block, Image, Inline, Inlines};

/// Joins adjacent texts, everywhere in an article.
pub(super) fn join_adjacent_text(article: &mut Article) {
    normalize(&mut article.description);
    article.image.iter_mut().for_each(image);
    article.body.iter_mut().for_each(block);
    article.related.iter_mut().filter_map(|card| card.image.as_mut()).for_each(image);
    article.corrections.iter_mut().for_each(|correction| normalize(&mut correction.text));
}

fn block(block: &mut Block) {
    block.for_each_text_mut(&mut normalize);
    block.images_mut().iter_mut().for_each(image);
    if let Block::Embed(embed) = block
        && embed.image.is_some()
    {
        Rc::make_mut(embed).image.iter_mut().for_each(image);
    }
}

fn image(image: &mut Rc<Image>) {
    if has_adjacent_texts(&image.caption) || has_adjacent_texts(&image.credit) {
        let image = Rc::make_mut(image);
        normalize(&mut image.caption);
        normalize(&mut image.credit);
    }
}

fn normalize(inlines: &mut Inlines) {
    if !has_adjacent_texts(inlines) {
        return;
    }
    let mut joined: Vec<Inline> = Vec::new();
    for mut inline in inlines.iter().cloned() {
        if let Inline::Link { children, .. } | Inline::Element { children, .. } = &mut inline {
            normalize(children);
        }
        match (joined.last_mut(), &inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => *before = [&**before, &**text].concat().into(),
            _ => joined.push(inline),
        }
    }
    *inlines = joined.into();
}

/// Whether there are two texts in a row, at any depth.
fn has_adjacent_texts(inlines: &[Inline]) -> bool {
    let mut was_text = false;
    inlines.iter().any(|inline| {
        let is_text = matches!(inline, Inline::Text(_));
        let pair = was_text && is_text;
        was_text = is_text;
        pair || matches!(inline, Inline::Link { children, .. } | Inline::Element { children, .. } if has_adjacent_texts(children))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InlineAttributes, InlineTag, text::plain};

    #[test]
    fn adjacent_texts_are_joined_at_every_depth() {
        let text = |text: &str| Inline::Text(text.into());
        let em = Inline::Element {
            tag: InlineTag::Em,
            attributes: InlineAttributes::default(),
            children: [text("c"), text("d")].into(),
        };
        let mut pieces: Inlines = [text("a"), text("b"), em, text("e"), Inline::Break, text("f")].into();
        normalize(&mut pieces);
        assert_eq!((pieces.len(), plain(&pieces).as_str()), (5, "abcde\nf"));
        assert!(!has_adjacent_texts(&pieces));
    }
}
