//! The events that Rust dispatches on the element: names, details, and whether they can be cancelled.
//!
//! The loader (`js/element`) dispatches the others: `article-widget-ready`, `-error`, `-navigate` and `-notice-dismiss`.

use std::rc::Rc;

use news_article::{Reading, json::Json};

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// The lightbox is about to open. Cancelling the event prevents this.
    LightboxOpen {
        /// The picture's index in the gallery.
        index: usize,
        /// The picture's URL.
        url: Rc<str>,
    },
    /// Another picture is shown.
    LightboxChange {
        /// The picture's index in the gallery.
        index: usize,
        /// The picture's URL.
        url: Rc<str>,
    },
    /// The lightbox has closed.
    LightboxClose {
        /// The index of the picture that was shown last.
        index: usize,
    },
    /// The check for an ad blocker has a result. Cancelling the event prevents the notice.
    Adblock {
        /// Whether an ad blocker was detected.
        detected: bool,
        /// The signals that report it.
        signals: Vec<&'static str>,
    },
}

impl WidgetEvent {
    /// The event's type.
    pub fn name(&self) -> &'static str {
        match self {
            Self::LightboxOpen { .. } => "article-widget-lightbox-open",
            Self::LightboxChange { .. } => "article-widget-lightbox-change",
            Self::LightboxClose { .. } => "article-widget-lightbox-close",
            Self::Adblock { .. } => "article-widget-adblock",
        }
    }

    /// Whether `preventDefault()` has an effect.
    pub fn cancelable(&self) -> bool {
        matches!(self, Self::LightboxOpen { .. } | Self::Adblock { .. })
    }

    /// The event's `detail`.
    pub fn detail(&self) -> Json {
        match self {
            Self::LightboxOpen { index, url } | Self::LightboxChange { index, url } => {
                Json::object(vec![("index", Json::number(*index)), ("url", Json::String(url.clone()))])
            }
            Self::LightboxClose { index } => Json::object(vec![("index", Json::number(*index))]),
            Self::Adblock { detected, signals } => {
                let signals = signals.iter().map(|signal| Json::text(signal)).collect();
                Json::object(vec![("detected", Json::Bool(*detected)), ("signals", Json::Array(signals))])
            }
        }
    }
}

/// The detail of the event `article-widget-ready`, which the loader dispatches: `{format, headline, images, related,
/// warnings}`.
pub fn ready_detail(reading: &Reading, images: usize) -> Json {
    let article = &reading.article;
    Json::object(vec![
        ("format", Json::text(reading.format)),
        ("headline", Json::String(article.headline.clone())),
        ("images", Json::number(images)),
        ("related", Json::number(article.related.len())),
        ("warnings", reading.warnings_json()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(event: &WidgetEvent, name: &str, detail: &str, cancelable: bool) {
        assert_eq!(event.name(), name);
        assert_eq!(event.detail().to_string(), detail);
        assert_eq!(event.cancelable(), cancelable);
    }

    #[test]
    fn names_details_and_cancelability_are_those_of_the_public_interface() {
        let url: Rc<str> = "https://a.example/1.webp".into();
        check(
            &WidgetEvent::LightboxOpen { index: 1, url: url.clone() },
            "article-widget-lightbox-open",
            r#"{"index":1,"url":"https://a.example/1.webp"}"#,
            true,
        );
        check(
            &WidgetEvent::LightboxChange { index: 2, url },
            "article-widget-lightbox-change",
            r#"{"index":2,"url":"https://a.example/1.webp"}"#,
            false,
        );
        check(&WidgetEvent::LightboxClose { index: 0 }, "article-widget-lightbox-close", r#"{"index":0}"#, false);
        check(
            &WidgetEvent::Adblock { detected: true, signals: vec!["element", "image"] },
            "article-widget-adblock",
            r#"{"detected":true,"signals":["element","image"]}"#,
            true,
        );
    }
}
