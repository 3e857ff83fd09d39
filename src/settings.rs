//! What the element's attributes and properties ask for, once the loader has resolved them.

use std::rc::Rc;

use news_article::json::Json;

use crate::strings::Strings;

/// The settings of one widget. [`Settings::default`] is an element without attributes in an English page.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The interface's language, BCP 47.
    pub lang: Rc<str>,
    /// Whether the interface runs from right to left.
    pub rtl: bool,
    /// The `dir` attribute's value, where the element has one: it rules the article's own text too.
    pub forced_dir: Option<Rc<str>>,
    /// The level of the headline, 1 to 4.
    pub heading_level: u8,
    /// Whether pictures open.
    pub lightbox: bool,
    /// Whether the related strip is shown.
    pub related: bool,
    /// Whether there is a way back to the top.
    pub back_to_top: bool,
    /// Whether the notice may be shown.
    pub notice: bool,
    /// The strings of the interface.
    pub strings: Strings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: "en".into(),
            rtl: false,
            forced_dir: None,
            heading_level: 1,
            lightbox: true,
            related: true,
            back_to_top: true,
            notice: true,
            strings: Strings::for_language("en"),
        }
    }
}

impl Settings {
    /// Reads what the loader hands over. What is missing or odd has its default.
    pub fn read(json: &Json) -> Self {
        let text = |key| match json.get(key) {
            Some(Json::String(text)) => Some(text.clone()),
            _ => None,
        };
        let on = |key| text(key).as_deref() != Some("off");
        let lang = text("lang").unwrap_or_else(|| "en".into());
        let strings = Strings::for_language(&lang);
        let strings = match json.get("labels") {
            Some(labels) => strings.with_labels(labels),
            None => strings,
        };
        Self {
            rtl: text("dir").as_deref() == Some("rtl"),
            forced_dir: text("forcedDir"),
            heading_level: match json.get("headingLevel") {
                Some(Json::Number(level)) => level.parse().unwrap_or(1).clamp(1, 4),
                _ => 1,
            },
            lightbox: on("lightbox"),
            related: on("related"),
            back_to_top: on("backToTop"),
            notice: on("adblockNotice"),
            strings,
            lang,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_means_the_defaults() {
        assert_eq!(Settings::read(&Json::parse("{}").unwrap()), Settings::default());
        assert_eq!(Settings::read(&Json::Null), Settings::default());
    }

    #[test]
    fn what_is_said_counts() {
        let json = r#"{"lang":"ar","dir":"rtl","headingLevel":3,"lightbox":"off","labels":{"close":"X"}}"#;
        let settings = Settings::read(&Json::parse(json).unwrap());
        assert!(settings.rtl && !settings.lightbox && settings.related);
        assert_eq!(settings.heading_level, 3);
        assert_eq!(settings.strings.close, "X");
        assert_eq!(settings.strings.related, Strings::for_language("ar").related);
    }

    #[test]
    fn a_level_out_of_range_is_brought_in() {
        let settings = Settings::read(&Json::parse(r#"{"headingLevel":9}"#).unwrap());
        assert_eq!(settings.heading_level, 4);
    }
}
