//! The strings of the interface: one record per language, which the host page can override string by string.
//!
//! They are in `locales/*.json`, in the section `interface`, from which `build.rs` generates the constants. The keys are
//! the names of the fields in camelCase. A key without a field, or a field without a key, is a compile error. The strings of the ad-block notice, the lightbox's toolbar and the error message are in the other sections of
//! the same files, and go into other bundles.

use news_article::{json::Json, scan::split_at_any};
use yew::AttrValue;

/// All strings of the interface, in one language. `{n}`, `{of}` and `{name}` are placeholders: see
/// [`replace_placeholder`].
#[derive(Clone, Debug, PartialEq)]
pub struct Strings {
    /// Before the date of publication.
    pub published: AttrValue,
    /// Before the date of the last change.
    pub updated: AttrValue,
    /// The reading time: `{n}` minutes.
    pub reading_time: AttrValue,
    /// Before the names of the authors.
    pub by: AttrValue,
    /// Between two authors, with the spaces around it.
    pub comma: AttrValue,
    /// Between the last two authors, with the spaces around it.
    pub and: AttrValue,
    /// Before the name of the source.
    pub source: AttrValue,
    /// The heading of the key points.
    pub key_points: AttrValue,
    /// The heading of the corrections.
    pub corrections: AttrValue,
    /// At the top of an article that has corrections.
    pub corrected: AttrValue,
    /// The button that opens a picture in the lightbox; `{name}` is the description of the picture.
    pub open_image: AttrValue,
    /// Before the credit of a picture, for screen readers only.
    pub credit: AttrValue,
    /// Shown instead of a picture that cannot be loaded.
    pub image_missing: AttrValue,
    /// The name of a gallery of `{n}` pictures.
    pub gallery: AttrValue,
    /// The name of the scrollable region around a table.
    pub table: AttrValue,
    /// What an embed will load; `{name}` is the host name of the provider.
    pub embed_notice: AttrValue,
    /// The button that loads an embed.
    pub embed_load: AttrValue,
    /// The link to the page of an embed; `{name}` is the host name of the provider.
    pub embed_visit: AttrValue,
    /// The name of the lightbox.
    pub lightbox: AttrValue,
    /// The position of the picture in the lightbox: `{n}` of `{of}`.
    pub counter: AttrValue,
    /// The button that closes the lightbox.
    pub close: AttrValue,
    /// The button that shows the previous picture.
    pub previous_image: AttrValue,
    /// The button that shows the next picture.
    pub next_image: AttrValue,
    /// The button that collapses the caption, while it is expanded.
    pub hide_caption: AttrValue,
    /// The same button, while the caption is collapsed.
    pub show_caption: AttrValue,
    /// The heading of the strip of related articles.
    pub related: AttrValue,
    /// The button that scrolls the strip back.
    pub previous_cards: AttrValue,
    /// The button that scrolls the strip forward.
    pub next_cards: AttrValue,
    /// The link back to the headline.
    pub back_to_top: AttrValue,
}

// `Strings::KEYS` and `Strings::fields`, a constant for each language (`EN`), `by_primary_subtag`, which returns English
// for a language that has no file, and `RIGHT_TO_LEFT`.
include!(concat!(env!("OUT_DIR"), "/strings.rs"));

impl Strings {
    /// The strings for a BCP 47 language tag, or English if the language has no file. Only the primary subtag counts.
    pub fn for_language(tag: &str) -> Self {
        let (primary, _) = split_at_any(tag, b"-_");
        by_primary_subtag(primary)
    }

    /// Replaces the strings that the host page overrides: `labels` maps [keys](Self::KEYS) to strings. Unknown
    /// keys, and values that are not strings, are ignored.
    #[must_use]
    pub fn with_labels(mut self, labels: &Json) -> Self {
        for (key, field) in Self::KEYS.iter().zip(self.fields()) {
            if let Some(Json::String(text)) = labels.get(key) {
                *field = AttrValue::from(text.clone());
            }
        }
        self
    }
}

/// Whether a language, given as a BCP 47 tag, is written from right to left.
///
/// The element needs the same answer before the wasm runs (`js/element/language.js`). Both take the list of languages
/// from the crate `locales`.
pub fn is_rtl(tag: &str) -> bool {
    let (primary, _) = split_at_any(tag, b"-_");
    RIGHT_TO_LEFT.iter().any(|known| primary.eq_ignore_ascii_case(known))
}

/// Replaces every `{name}` in a text by a value.
///
/// `str::replace` is not used, because its pattern search adds about 3 KB to the wasm.
pub fn replace_placeholder(text: &str, name: &str, value: &str) -> String {
    let mut out = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    loop {
        let (before, found) = split_at_any(rest, b"{");
        out.push_str(before);
        let Some(after_brace) = found.get(1..) else { return out };
        rest = match after_brace.strip_prefix(name).and_then(|after| after.strip_prefix('}')) {
            Some(after) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                after_brace
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
        assert_eq!(Strings::for_language("ar-EG"), AR);
        assert_eq!(Strings::for_language("AR"), AR);
        assert_eq!(Strings::for_language("arc"), EN);
        assert_eq!(Strings::for_language(""), EN);
    }

    #[test]
    fn the_direction_depends_on_the_primary_subtag() {
        assert!(is_rtl("ar") && is_rtl("he-IL") && is_rtl("FA"));
        assert!(!is_rtl("en") && !is_rtl("") && !is_rtl("area"));
    }

    #[test]
    fn labels_replace_only_the_strings_they_name() {
        let labels = Json::parse(r#"{"close": "Shut", "next": "x", "related": 3}"#).unwrap();
        let strings = Strings::for_language("en").with_labels(&labels);
        assert_eq!(strings.close, "Shut");
        assert_eq!(strings.related, EN.related);
    }

    #[test]
    fn every_key_replaces_the_field_of_its_name() {
        let labels: Vec<_> = Strings::KEYS.iter().map(|key| format!("{key:?}:{key:?}")).collect();
        let mut strings = EN.with_labels(&Json::parse(&format!("{{{}}}", labels.join(","))).unwrap());
        assert_eq!(strings.fields().map(|field| field.to_string()), Strings::KEYS);
        assert_eq!((strings.reading_time.as_str(), strings.back_to_top.as_str()), ("readingTime", "backToTop"));
    }

    #[test]
    fn placeholders_are_replaced() {
        assert_eq!(replace_placeholder("{n} of {of}", "n", "2"), "2 of {of}");
        assert_eq!(replace_placeholder(&replace_placeholder("{n} of {of}", "n", "2"), "of", "8"), "2 of 8");
        assert_eq!(replace_placeholder("{of}, {of}: {n}", "of", "8"), "8, 8: {n}");
        assert_eq!(replace_placeholder("a { b", "n", "2"), "a { b");
        assert_eq!(replace_placeholder("none", "n", "2"), "none");
    }
}
