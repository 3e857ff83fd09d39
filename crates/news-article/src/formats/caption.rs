//! Captions in HTML outside of a figure, and joining two captions of one image.

use crate::{
    json::Json,
    model::{Block, Inline, Inlines, text::plain},
    reader::{Member, Reader},
};

/// A caption in HTML and the credit inside it, separated as in a figure of the body.
pub(super) fn caption_and_credit(reader: &mut Reader, member: Member) -> (Inlines, Inlines) {
    let Some(html) = reader.text(member) else { return ([].into(), [].into()) };
    let figure =
        ["<figure><img src=\"https://caption.invalid/\"><figcaption>", &html, "</figcaption></figure>"].concat();
    let (mut caption, mut credit): (Inlines, Inlines) = ([].into(), [].into());
    for block in reader.blocks(Member { key: member.key, value: Some(&Json::text(&figure)) }) {
        match block {
            Block::Image(image) => {
                caption = join_captions(&caption, &image.caption);
                credit = join_credits(&credit, &image.credit);
            }
            // Markup in the caption may end the figure early.
            Block::Paragraph(text) => caption = join_captions(&caption, &text),
            _ => {}
        }
    }
    (caption, credit)
}

/// Two captions of one image: both, unless one contains the other.
pub(super) fn join_captions(first: &Inlines, second: &Inlines) -> Inlines {
    join_unless_contained(first, second, " ")
}

/// Two credits of one image: both, unless one contains the other.
pub(super) fn join_credits(first: &Inlines, second: &Inlines) -> Inlines {
    join_unless_contained(first, second, " / ")
}

fn join_unless_contained(first: &Inlines, second: &Inlines, separator: &str) -> Inlines {
    let (first_text, second_text) = (plain(first), plain(second));
    // The longer text may continue the sentence, and then has no full stop at that position.
    let contains = |whole: &str, part: &str| whole.contains(part.trim().trim_end_matches(['.', '…']));
    if contains(&first_text, &second_text) {
        return first.clone();
    }
    if contains(&second_text, &first_text) {
        return second.clone();
    }
    let separator: [Inline; 1] = [Inline::Text(separator.into())];
    first.iter().cloned().chain(separator).chain(second.iter().cloned()).collect()
}
