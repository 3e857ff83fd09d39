//! An embeddable news article: the Rust half of `<article-widget>`.
//!
//! The way through it, in reading order: the host page hands JSON to the loader (`static/article-widget.js`), which
//! calls [`Widget`] here; [`formats`] read the text into the [`model`]; [`components`] draw it; what happens goes back
//! to the host page as a [`WidgetEvent`](event::WidgetEvent).

pub mod json;

pub mod model;

pub mod formats;
pub mod html;

pub mod adblock;
pub mod event;
pub mod i18n;
pub mod settings;
pub mod state;
pub mod style;

pub mod components;
pub mod dom;
mod watch;

mod widget;

pub use widget::{Outside, Widget, normalize, on_panic};

/// The JSON Schema of the native format, generated from the types that read it.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    formats::schema()
}
