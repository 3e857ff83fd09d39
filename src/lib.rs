//! An embeddable news article: the Rust half of `<article-widget>`.
//!
//! The way through it, in reading order: the host page hands JSON to the loader (`static/article-widget.js`), which
//! calls [`Widget`] here; [`formats`] read the text into the [`model`]; [`components`] draw it; what happens goes back
//! to the host page as a [`WidgetEvent`](event::WidgetEvent).

pub mod json;
mod scan;

pub mod model;

pub mod formats;
pub mod html;

#[cfg(any(feature = "widget", feature = "formats"))]
mod answer;
#[cfg(not(target_arch = "wasm32"))]
pub mod style;

pub mod adblock;
#[cfg(feature = "widget")]
pub mod event;
#[cfg(feature = "widget")]
pub mod i18n;
pub mod notice;
#[cfg(feature = "widget")]
pub mod settings;
#[cfg(feature = "widget")]
pub mod state;
pub mod words;

#[cfg(feature = "widget")]
pub mod scope;

#[cfg(feature = "widget")]
pub mod components;
#[cfg(feature = "widget")]
pub mod dom;
#[cfg(feature = "widget")]
mod watch;

#[cfg(feature = "lightbox")]
pub mod lightbox;

#[cfg(feature = "formats")]
mod normalize;
#[cfg(feature = "widget")]
mod widget;

#[cfg(feature = "formats")]
pub use normalize::normalize;
#[cfg(feature = "widget")]
pub use widget::{Outside, Widget, on_panic};

/// Half as large as the standard library's, and made for wasm.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The JSON Schema of the native format, generated from the types that read it.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    formats::schema()
}
