//! Runs of text in one form: readers put them together from pieces, and two texts in a row are one.

use std::rc::Rc;

use crate::model::{Article, Block, Image, Inline, Inlines, List, Quote};

/// Joins the texts that stand in a row, everywhere in an article.
pub(super) fn join(article: &mut Article) {
    run(&mut article.description);
    article.image.iter_mut().for_each(image);
    article.body.iter_mut().for_each(block);
    article.related.iter_mut().filter_map(|card| card.image.as_mut()).for_each(image);
    article.corrections.iter_mut().for_each(|note| run(&mut note.text));
}

fn block(block: &mut Block) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => run(text),
        Block::Image(picture) => image(picture),
        Block::Gallery(images) => images.iter_mut().for_each(image),
        Block::List(items) => list(items),
        Block::Quote(words) | Block::PullQuote(words) => quote(words),
        Block::Table(table) => {
            let table = Rc::make_mut(table);
            run(&mut table.caption);
            table.head.iter_mut().for_each(run);
            table.rows.iter_mut().flatten().for_each(run);
        }
        Block::Embed(embed) if embed.image.is_some() => Rc::make_mut(embed).image.iter_mut().for_each(image),
        Block::Summary(items) => items.iter_mut().for_each(run),
        Block::Code { .. } | Block::Embed(_) | Block::Divider => {}
    }
}

fn image(image: &mut Rc<Image>) {
    if in_pieces(&image.caption) || in_pieces(&image.credit) {
        let image = Rc::make_mut(image);
        run(&mut image.caption);
        run(&mut image.credit);
    }
}

fn list(list: &mut List) {
    for item in &mut list.items {
        run(&mut item.text);
        item.children.iter_mut().for_each(self::list);
    }
}

fn quote(quote: &mut Quote) {
    quote.paragraphs.iter_mut().for_each(run);
    run(&mut quote.cite);
}

fn run(inlines: &mut Inlines) {
    if !in_pieces(inlines) {
        return;
    }
    let mut whole: Vec<Inline> = Vec::new();
    for mut inline in inlines.iter().cloned() {
        if let Inline::Link { children, .. } | Inline::Element { children, .. } = &mut inline {
            run(children);
        }
        match (whole.last_mut(), &inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => *before = [&**before, &**text].concat().into(),
            _ => whole.push(inline),
        }
    }
    *inlines = whole.into();
}

/// Whether two texts stand in a row.
fn in_pieces(inlines: &[Inline]) -> bool {
    let mut before = false;
    inlines.iter().any(|inline| {
        let text = matches!(inline, Inline::Text(_));
        let pair = before && text;
        before = text;
        pair || matches!(inline, Inline::Link { children, .. } | Inline::Element { children, .. } if in_pieces(children))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InlineAttributes, InlineTag, text::plain};

    #[test]
    fn texts_in_a_row_are_one() {
        let text = |text: &str| Inline::Text(text.into());
        let em = Inline::Element {
            tag: InlineTag::Em,
            attributes: InlineAttributes::default(),
            children: [text("c"), text("d")].into(),
        };
        let mut pieces: Inlines = [text("a"), text("b"), em, text("e"), Inline::Break, text("f")].into();
        run(&mut pieces);
        assert_eq!((pieces.len(), plain(&pieces).as_str()), (5, "abcde\nf"));
        assert!(!in_pieces(&pieces));
    }
}
