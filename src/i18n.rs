//! The interface's words: one typed record, a file for each language, and the host's own words over it. (The ad-block
//! notice's are in `notice.rs`: they travel in its own file.)
//!
//! `{n}`, `{of}`, `{name}` in a text are filled in by [`fill`].

mod ar;
mod en;

use news_article::{json::Json, scan::split_at_any};
use yew::AttrValue;

macro_rules! strings {
    ($($(#[doc = $doc:literal])* $field:ident = $key:literal),* $(,)?) => {
        /// Every word of the interface. There are no optional fields: a language is whole or isn't there.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Strings { $($(#[doc = $doc])* pub $field: AttrValue),* }

        impl Strings {
            /// The names by which a host may give its own words (`labels`).
            pub const KEYS: &[&str] = &[$($key),*];

            /// The same record with the host's own words where it gives some. What isn't text is passed over.
            #[must_use]
            pub fn with_labels(mut self, labels: &Json) -> Self {
                let fields = [$(&mut self.$field),*];
                for (key, field) in Self::KEYS.iter().zip(fields) {
                    if let Some(Json::String(text)) = labels.get(key) {
                        *field = AttrValue::from(text.clone());
                    }
                }
                self
            }
        }
    };
}

strings! {
    /// Before the first date.
    published = "published",
    /// Before the date of the last change.
    updated = "updated",
    /// `{n}` minutes of reading.
    reading_time = "readingTime",
    /// Before the names of the byline.
    by = "by",
    /// Between two names of the byline, spaces included.
    comma = "comma",
    /// Between the last two names of the byline, spaces included.
    and = "and",
    /// Before the source's name.
    source = "source",
    /// The heading of the key points.
    key_points = "keyPoints",
    /// The heading of the corrections.
    corrections = "corrections",
    /// At the top of an article that was corrected.
    corrected = "corrected",
    /// A picture's trigger; `{name}` is its description.
    open_image = "openImage",
    /// Before a picture's credit, for those who hear the page.
    credit = "credit",
    /// In place of a picture that doesn't load.
    image_missing = "imageMissing",
    /// A gallery of `{n}` pictures.
    gallery = "gallery",
    /// A table that scrolls sideways.
    table = "table",
    /// What an embed would show; `{name}` is the provider's host.
    embed_notice = "embedNotice",
    /// The button that loads an embed.
    embed_load = "embedLoad",
    /// The link to an embed's own page; `{name}` is the provider's host.
    embed_visit = "embedVisit",
    /// What the lightbox is.
    lightbox = "lightbox",
    /// Picture `{n}` of `{of}`.
    counter = "counter",
    /// Closes the lightbox.
    close = "close",
    /// The picture before.
    previous_image = "previousImage",
    /// The picture after.
    next_image = "nextImage",
    /// Folds the caption away.
    hide_caption = "hideCaption",
    /// Unfolds it.
    show_caption = "showCaption",
    /// The heading of the related strip.
    related = "related",
    /// Scrolls the strip back.
    previous_cards = "previousCards",
    /// Scrolls the strip on.
    next_cards = "nextCards",
    /// Goes back to the headline.
    back_to_top = "backToTop",
}

impl Strings {
    /// The words for a BCP 47 language; English where there are none in that language.
    pub fn of(lang: &str) -> Self {
        let (primary, _) = split_at_any(lang, b"-_");
        if primary.eq_ignore_ascii_case("ar") { ar::STRINGS } else { en::STRINGS }
    }
}

/// Whether a BCP 47 language is written from right to left.
pub fn is_rtl(lang: &str) -> bool {
    let (primary, _) = split_at_any(lang, b"-_");
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
        .iter()
        .any(|known| primary.eq_ignore_ascii_case(known))
}

/// Puts `value` in the place of `{name}`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let mut out = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    loop {
        let (before, place) = split_at_any(rest, b"{");
        out.push_str(before);
        let Some(inside) = place.get(1..) else { return out };
        rest = match inside.strip_prefix(name).and_then(|after| after.strip_prefix('}')) {
            Some(after) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                inside
            }
        };
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_primary_subtag() {
        assert_eq!(Strings::of("ar-EG"), ar::STRINGS);
        assert_eq!(Strings::of("AR"), ar::STRINGS);
        assert_eq!(Strings::of("arc"), en::STRINGS);
        assert_eq!(Strings::of(""), en::STRINGS);
    }

    #[test]
    fn a_direction_comes_with_the_language() {
        assert!(is_rtl("ar") && is_rtl("he-IL") && is_rtl("FA"));
        assert!(!is_rtl("en") && !is_rtl("") && !is_rtl("area"));
    }

    #[test]
    fn labels_replace_only_what_they_name() {
        let labels = Json::parse(r#"{"close": "Shut", "next": "x", "related": 3}"#).unwrap();
        let strings = Strings::of("en").with_labels(&labels);
        assert_eq!(strings.close, "Shut");
        assert_eq!(strings.related, en::STRINGS.related);
    }

    #[test]
    fn places_are_filled() {
        assert_eq!(fill("{n} of {of}", "n", "2"), "2 of {of}");
        assert_eq!(fill(&fill("{n} of {of}", "n", "2"), "of", "8"), "2 of 8");
        assert_eq!(fill("a { b", "n", "2"), "a { b");
        assert_eq!(fill("none", "n", "2"), "none");
    }
}
