//! Every event that Rust sends to the host: its name, its detail, and whether it can be cancelled.
//!
//! (`article-widget-ready`, `:error`, `:navigate` and `:notice-dismiss` are the loader's own: they happen outside the
//! wasm.)

use std::rc::Rc;

use news_article::json::Json;

/// Something that the host hears.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// The lightbox is about to open; cancelled, the host shows the picture itself.
    LightboxOpen {
        /// The picture's place in the article, from 0.
        index: usize,
        /// The picture's address.
        url: Rc<str>,
    },
    /// Another picture is shown.
    LightboxChange {
        /// The picture's place in the article, from 0.
        index: usize,
        /// The picture's address.
        url: Rc<str>,
    },
    /// The lightbox has closed.
    LightboxClose {
        /// The picture that was shown last.
        index: usize,
    },
    /// The check for an ad blocker has come to a verdict; cancelled, no notice is shown.
    Adblock {
        /// Whether a blocker is on.
        detected: bool,
        /// The signals that say so.
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

    /// Whether `preventDefault()` does anything.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(event: &WidgetEvent, name: &str, detail: &str, cancelable: bool) {
        assert_eq!(event.name(), name);
        assert_eq!(event.detail().to_string(), detail);
        assert_eq!(event.cancelable(), cancelable);
    }

    #[test]
    fn every_event_is_as_the_contract_says() {
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
