//! Captions, and separating the credit from them where that is clear.

use super::text;
use crate::{
    json::Json,
    model::{Inlines, text::plain},
    reader::{Member, Reader},
};

/// The beginnings of lines that are only a credit, in lower case.
const CREDIT_PREFIXES: &[&str] = &[
    "photo:",
    "photos:",
    "photo by ",
    "photos by ",
    "photo credit:",
    "photograph:",
    "photograph by ",
    "photographs by ",
    "photographer:",
    "photography:",
    "photography by ",
    "image:",
    "images:",
    "image by ",
    "image credit:",
    "picture:",
    "illustration:",
    "illustration by ",
    "credit:",
    "credits:",
    "courtesy of ",
    "©",
    "(photo:",
    "(photo by ",
];
/// A line that is longer than this, in bytes, is more than a credit.
const MAX_CREDIT: usize = 160;

/// A caption, and the credit that was separated from it.
#[derive(Default)]
pub(super) struct CaptionTexts {
    pub(super) caption: Inlines,
    pub(super) credit: Inlines,
}

impl CaptionTexts {
    pub(super) fn is_empty(&self) -> bool {
        self.caption.is_empty() && self.credit.is_empty()
    }

    /// The caption and the credit as paragraphs, for a caption without an image.
    pub(super) fn into_paragraphs(self) -> impl Iterator<Item = Inlines> {
        [self.caption, self.credit].into_iter().filter(|text| !text.is_empty())
    }
}

/// The texts of a caption component.
pub(super) fn of_component(reader: &mut Reader, json: &Json) -> CaptionTexts {
    let is_named_credit = ["identifier", "textStyle"].iter().any(|key| {
        let name = json.get(key).and_then(Json::as_str).unwrap_or_default();
        name.to_ascii_lowercase().contains("credit")
    });
    let member = Member::of(json, "text");
    let has_markup = json.get("additions").is_some() || !matches!(json.get("format"), None | Some(Json::Null));
    let is_plain = !has_markup || json.get("format").and_then(Json::as_str) == Some("none");
    if !is_named_credit && is_plain && matches!(member.value, Some(Json::String(_))) {
        return of_member(reader, member);
    }
    caption_or_credit(text::inlines(reader, json), is_named_credit)
}

/// The texts of the caption of an image component: plain text, or an object with formatted text.
pub(super) fn of_member(reader: &mut Reader, member: Member) -> CaptionTexts {
    let Some(Json::String(whole)) = member.value else {
        return caption_or_credit(text::member_inlines(reader, member), false);
    };
    let (caption, credit) = split_credit(whole);
    let mut texts = caption_or_credit(text::plain_inlines(reader, member.key, caption), false);
    if let Some(credit) = credit {
        texts.credit = text::plain_inlines(reader, member.key, credit);
    }
    texts
}

/// A text that is a credit as a whole, by its name or by its beginning, or a caption.
fn caption_or_credit(text: Inlines, is_named_credit: bool) -> CaptionTexts {
    if is_named_credit || is_credit(&plain(&text)) {
        CaptionTexts { credit: text, ..CaptionTexts::default() }
    } else {
        CaptionTexts { caption: text, ..CaptionTexts::default() }
    }
}

fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let start: String = text.chars().take(20).collect::<String>().to_lowercase();
    text.len() <= MAX_CREDIT && CREDIT_PREFIXES.iter().any(|credit| start.starts_with(credit))
}

/// Separates a caption from the credit that follows after a gap in the same text: `A street.   PHOTO: A. LEE`.
fn split_credit(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    let start = trimmed.len().saturating_sub(MAX_CREDIT);
    for (index, _) in trimmed.rmatch_indices([' ', '\n', '\t']) {
        if index < start {
            break;
        }
        let (Some(before), Some(credit)) = (trimmed.get(..index), trimmed.get(index + 1..)) else { break };
        let is_gap =
            trimmed.get(index..).is_some_and(|rest| rest.starts_with('\n')) || before.ends_with([' ', '\n', '\t']);
        if is_gap && !before.trim().is_empty() && is_credit(credit) {
            return (before.trim_end(), Some(credit));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_is_separated_from_the_caption_where_it_is_clear() {
        assert!(is_credit("Photo by Ann Lee") && is_credit("PHOTO: A. LEE") && is_credit("© Ann Lee"));
        assert!(!is_credit("Photo of the year") && !is_credit("Images of a street") && !is_credit(""));
        assert_eq!(split_credit("A street.   PHOTO: A. LEE"), ("A street.", Some("PHOTO: A. LEE")));
        assert_eq!(split_credit("A street.\nPhoto by Ann Lee\n"), ("A street.", Some("Photo by Ann Lee")));
        assert_eq!(split_credit("A photo by Ann Lee"), ("A photo by Ann Lee", None));
        assert_eq!(split_credit("Photo: A. Lee"), ("Photo: A. Lee", None));
        assert_eq!(split_credit("é  "), ("é  ", None));
    }
}
