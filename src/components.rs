//! The article as a tree of elements.
//!
//! Components render from props alone, so that the same tree can be rendered on a server. Browser APIs are used only in
//! effects and event handlers, through [`Host`](crate::scope::Host), `dom` and `observers`.
//!
//! There are two Yew components: the root ([`App`]) and the article, which is not rendered again when only something
//! around it changes. Everything else is a plain function: two function components with their hooks added 4 KB
//! (brotli). User input is dispatched to [`App`] as an [`Action`](crate::state::Action).

mod adblock_notice;
mod app;
mod article;
mod back_to_top;
mod block;
mod control;
mod figure;
mod inline;
mod lightbox;
mod lightbox_state;
mod related;

pub use app::{App, AppProps};
pub use lightbox_state::lightbox_state;
