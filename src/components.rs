//! The article as a tree of elements. Everything here renders from props alone, so that the same tree renders on a
//! server; the browser is reached inside effects and handlers only, through [`Host`](crate::scope::Host), `dom` and `watch`.
//!
//! There are two components, the root and the article (which isn't rendered anew when only something around it
//! changes); everything else is a plain function. What the user does is an [`Action`](crate::state::Action), which
//! [`Scope::dispatch`](crate::scope::Scope::dispatch) hands to the root.

mod app;
mod article;
mod back_to_top;
mod block;
mod control;
mod embed;
mod figure;
mod inline;
mod lightbox;
mod lightbox_state;
mod notice;
mod related;

pub use app::{App, AppProps};
pub use lightbox_state::lightbox_state;
