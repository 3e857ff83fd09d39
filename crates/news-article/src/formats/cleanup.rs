//! Removing repetitions from an article: the headline and the lead image at the top of the body, and a standfirst that is
//! taken from the headline or from the body.

use std::rc::Rc;

use super::{
    block_text::append_text,
    caption::{join_captions, join_credits},
    image_identity::is_same_image,
    images::fill_missing,
    text::has_same_words,
};
use crate::model::{Article, Block, Image, Inline, text::plain};

/// A standfirst with fewer letters than this may have the same beginning as the body by coincidence, such as a name.
const MIN_LETTERS_OF_PREFIX: usize = 40;

/// Removes all repetitions from an article.
pub(super) fn remove_repetitions(article: &mut Article) {
    let repeats_headline = |text: &[Inline]| has_same_words(&plain(text), &article.headline);
    if let Some(Block::Paragraph(text) | Block::Heading { text, .. }) = article.body.first()
        && repeats_headline(text)
    {
        article.body.remove(0);
    }
    remove_repeated_lead(&mut article.image, &mut article.body);
    if has_same_words(&plain(&article.description), &article.headline)
        || repeats_body(&article.description, &article.body)
    {
        article.description = [].into();
    }
}

/// Removes the lead image from the top of the body, where CMSs often repeat it. What only the removed record
/// has is added to the lead image; if their captions or credits differ, both are kept.
pub(super) fn remove_repeated_lead(lead: &mut Option<Rc<Image>>, body: &mut Vec<Block>) {
    let (Some(lead), Some(Block::Image(repeated))) = (lead.as_mut(), body.first()) else { return };
    if !is_same_image(lead, repeated) {
        return;
    }
    let image = Rc::make_mut(lead);
    image.caption = join_captions(&image.caption, &repeated.caption);
    image.credit = join_credits(&image.credit, &repeated.credit);
    fill_missing(image, repeated);
    body.remove(0);
}

/// Whether a standfirst is taken from the beginning of the body, as CMSs do where the author has written none:
/// it is the text of the first blocks, or a part of it that is long or ends with an ellipsis. Captions may be part of it
/// or not, and one or two blocks may precede it, such as a heading or an agency's note.
pub(super) fn repeats_body(standfirst: &[Inline], body: &[Block]) -> bool {
    let standfirst = plain(standfirst);
    let mut wanted = String::new();
    append_letters(&standfirst, &mut wanted);
    let may_be_prefix = wanted.chars().count() >= MIN_LETTERS_OF_PREFIX || ends_with_ellipsis(&standfirst);
    !wanted.is_empty()
        && [(0, false), (1, false), (2, false), (0, true)].into_iter().any(|(skipped, captions)| {
            let (mut letters, mut to_skip) = (String::new(), skipped);
            for block in body {
                let mut text = String::new();
                append_text(block, captions, &mut text);
                let length = letters.len();
                append_letters(&text, &mut letters);
                if to_skip > 0 && letters.len() > length {
                    to_skip -= 1;
                    letters.clear();
                }
                if letters.len() >= wanted.len() {
                    break;
                }
            }
            letters == wanted || may_be_prefix && letters.starts_with(&wanted)
        })
}

/// Letters and digits only: excerpts change white space and punctuation.
fn append_letters(text: &str, letters: &mut String) {
    letters.extend(text.chars().filter(|c| c.is_alphanumeric()));
}

fn ends_with_ellipsis(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ']', ')']);
    text.ends_with('…') || text.ends_with("...")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::{formats::images::test_image, inline_text::text};

    #[test]
    fn the_lead_image_is_removed_from_the_top_of_the_body() {
        let check = |lead: (&str, &str), repeated: (&str, &str), expected: (&str, &str)| {
            let mut lead = Some(Rc::new(test_image("/quay.jpg", lead.0, lead.1)));
            let repeated = test_image("/quay-80x60.jpg", repeated.0, repeated.1);
            let mut body = vec![Block::Image(Rc::new(repeated)), Block::Divider];
            remove_repeated_lead(&mut lead, &mut body);
            let lead = lead.unwrap();
            assert_eq!(body, [Block::Divider]);
            assert_eq!((plain(&lead.caption).as_str(), plain(&lead.credit).as_str()), expected);
        };
        check(("", "AP"), ("The quay", ""), ("The quay", "AP"));
        check(("The quay", ""), ("The quay on Friday", "AP"), ("The quay on Friday", "AP"));
        check(("One.", "AP"), ("Two.", "dpa"), ("One. Two.", "AP / dpa"));
        let mut body = vec![Block::Divider, Block::Image(Rc::new(test_image("/quay.jpg", "", "")))];
        remove_repeated_lead(&mut Some(Rc::new(test_image("/quay.jpg", "", ""))), &mut body);
        assert_eq!(body.len(), 2);
    }

    #[test]
    fn a_standfirst_taken_from_the_body_is_recognised() {
        let body = [
            Block::Heading { level: 2, text: text("One") },
            Block::Paragraph(text("Two three,\nfour.")),
            Block::Paragraph(text("Five six seven eight nine ten eleven twelve thirteen fourteen.")),
        ];
        for (standfirst, expected) in [
            ("One Two three […]", true),
            ("One two", false),
            ("One Two three, four.", true),
            ("Two three, four", true),
            // A short beginning without an ellipsis may be a coincidence.
            ("Two three", false),
            ("Two three...", true),
            ("Five six seven eight nine ten eleven twelve thirteen", true),
            ("", false),
            ("…", false),
        ] {
            assert_eq!(repeats_body(&text(standfirst), &body), expected, "{standfirst}");
        }
    }

    #[test]
    fn the_headline_the_lead_image_and_the_standfirst_are_removed_from_where_they_repeat() {
        let mut article = Article {
            headline: "The headline".into(),
            description: text("First."),
            image: Some(Rc::new(test_image("harbour.jpg", "", "AP"))),
            body: vec![
                Block::Heading { level: 2, text: text("The  headline") },
                Block::Image(Rc::new(test_image("harbour-800x600.jpg", "A caption", "Reuters"))),
                Block::Paragraph(text("First.")),
                Block::Image(Rc::new(test_image("harbour.jpg", "Again", ""))),
            ],
            ..Article::default()
        };
        remove_repetitions(&mut article);
        let lead = article.image.unwrap();
        assert_eq!((plain(&lead.caption).as_str(), plain(&lead.credit).as_str()), ("A caption", "AP / Reuters"));
        assert_eq!(article.body.len(), 2);
        assert!(article.description.is_empty());
    }
}
