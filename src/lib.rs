//! An embeddable news article: the Yew widget behind the custom element `<article-widget>`.

pub mod adblock;
pub mod components;
pub mod dom;
pub mod event;
pub mod scope;
pub mod settings;
pub mod state;
pub mod strings;

mod observers;
mod widget;

pub use widget::{JsHost, Widget, on_panic};

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
