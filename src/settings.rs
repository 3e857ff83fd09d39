//! The settings of a widget: the element's attributes and properties, resolved by the loader.

use std::rc::Rc;

use news_article::json::Json;

use crate::strings::Strings;

/// The settings of a widget. The default is that of an element without attributes on an English page.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The language of the interface, a BCP 47 tag.
    pub lang: Rc<str>,
    /// Whether the interface is right-to-left.
    pub rtl: bool,
    /// The value of the `dir` attribute, if the element has one. It applies to the text of the article too.
    pub forced_dir: Option<Rc<str>>,
    /// The level of the headline, 1 to 4.
    pub heading_level: u8,
    /// Whether pictures open in the lightbox.
    pub lightbox: bool,
    /// Whether the related strip is shown.
    pub related: bool,
    /// Whether there is a "back to top" button.
    pub back_to_top: bool,
    /// Whether the ad-block notice may be shown.
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
    /// Reads the settings as the loader passes them. The default is used for a member that is missing or invalid.
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
    fn missing_members_have_their_defaults() {
        assert_eq!(Settings::read(&Json::parse("{}").unwrap()), Settings::default());
        assert_eq!(Settings::read(&Json::Null), Settings::default());
    }

    #[test]
    fn members_override_the_defaults() {
        let json = r#"{"lang":"ar","dir":"rtl","headingLevel":3,"lightbox":"off","labels":{"close":"X"}}"#;
        let settings = Settings::read(&Json::parse(json).unwrap());
        assert!(settings.rtl && !settings.lightbox && settings.related);
        assert_eq!(settings.heading_level, 3);
        assert_eq!(settings.strings.close, "X");
        assert_eq!(settings.strings.related, Strings::for_language("ar").related);
    }

    #[test]
    fn a_heading_level_out_of_range_is_clamped() {
        let settings = Settings::read(&Json::parse(r#"{"headingLevel":9}"#).unwrap());
        assert_eq!(settings.heading_level, 4);
    }
}
