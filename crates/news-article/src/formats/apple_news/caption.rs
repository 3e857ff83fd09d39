//! Captions, and whose the picture is, where that is clear.

use super::text;
use crate::{
    json::Json,
    model::{Inlines, text::plain},
    reader::{Member, Reader},
};

/// How a line begins that only says whose a picture is.
const CREDITS: &[&str] = &[
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
/// A line longer than this says more.
const MAX_CREDIT: usize = 160;

/// A caption, and a credit where one stands apart in it.
#[derive(Default)]
pub(super) struct Words {
    pub(super) caption: Inlines,
    pub(super) credit: Inlines,
}

impl Words {
    pub(super) fn is_empty(&self) -> bool {
        self.caption.is_empty() && self.credit.is_empty()
    }

    /// All of it, where there is no picture to put it on.
    pub(super) fn all(self) -> impl Iterator<Item = Inlines> {
        [self.caption, self.credit].into_iter().filter(|run| !run.is_empty())
    }
}

/// A caption component's words.
pub(super) fn component(reader: &mut Reader, json: &Json) -> Words {
    let named = ["identifier", "textStyle"].iter().any(|key| {
        let name = json.get(key).and_then(Json::as_str).unwrap_or_default();
        name.to_ascii_lowercase().contains("credit")
    });
    let member = Member::of(json, "text");
    let styled = json.get("additions").is_some() || !matches!(json.get("format"), None | Some(Json::Null));
    let plain = !styled || json.get("format").and_then(Json::as_str) == Some("none");
    if !named && plain && matches!(member.value, Some(Json::String(_))) {
        return of_member(reader, member);
    }
    sorted(text::run(reader, json), named)
}

/// The words of a picture's own caption: a text, or a formatted one.
pub(super) fn of_member(reader: &mut Reader, member: Member) -> Words {
    let Some(Json::String(whole)) = member.value else { return sorted(text::member(reader, member), false) };
    let (caption, credit) = split(whole);
    let mut words = sorted(text::of(reader, member.key, caption), false);
    if let Some(credit) = credit {
        words.credit = text::of(reader, member.key, credit);
    }
    words
}

fn sorted(run: Inlines, credit: bool) -> Words {
    if credit || is_credit(&plain(&run)) {
        Words { credit: run, ..Words::default() }
    } else {
        Words { caption: run, ..Words::default() }
    }
}

fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let start: String = text.chars().take(20).collect::<String>().to_lowercase();
    text.len() <= MAX_CREDIT && CREDITS.iter().any(|credit| start.starts_with(credit))
}

/// A caption and the credit that stands behind a gap in the same text: `A street.   PHOTO: A. LEE`.
fn split(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    let far = trimmed.len().saturating_sub(MAX_CREDIT);
    for (at, _) in trimmed.rmatch_indices([' ', '\n', '\t']) {
        if at < far {
            break;
        }
        let (Some(before), Some(credit)) = (trimmed.get(..at), trimmed.get(at + 1..)) else { break };
        let gap = trimmed.get(at..).is_some_and(|gap| gap.starts_with('\n')) || before.ends_with([' ', '\n', '\t']);
        if gap && !before.trim().is_empty() && is_credit(credit) {
            return (before.trim_end(), Some(credit));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_told_from_captions_where_it_is_clear() {
        assert!(is_credit("Photo by Ann Lee") && is_credit("PHOTO: A. LEE") && is_credit("© Ann Lee"));
        assert!(!is_credit("Photo of the year") && !is_credit("Images of a street") && !is_credit(""));
        assert_eq!(split("A street.   PHOTO: A. LEE"), ("A street.", Some("PHOTO: A. LEE")));
        assert_eq!(split("A street.\nPhoto by Ann Lee\n"), ("A street.", Some("Photo by Ann Lee")));
        assert_eq!(split("A photo by Ann Lee"), ("A photo by Ann Lee", None));
        assert_eq!(split("Photo: A. Lee"), ("Photo: A. Lee", None));
        assert_eq!(split("é  "), ("é  ", None));
    }
}
