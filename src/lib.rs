//! An embeddable news article: the Rust half of `<article-widget>`.

pub mod adblock;
pub mod components;
pub mod dom;
pub mod event;
pub mod i18n;
pub mod lightbox;
pub mod notice;
pub mod scope;
pub mod settings;
pub mod state;
pub mod style;
pub mod words;

mod observers;
mod widget;

pub use widget::{JsHost, Widget, on_panic};

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
