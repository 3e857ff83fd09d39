//! The article as a tree of elements. Everything here renders from props alone, so that the same tree renders on a
//! server; the browser is reached inside effects and handlers only, through [`Host`], `dom` and `watch`.
//!
//! There are two components, the root and the article (which isn't rendered anew when only something around it
//! changes); everything else is a plain function. What the reader does is an [`Action`], handed to [`Scope::act`].

mod adblock_notice;
mod app;
mod article;
mod back_to_top;
mod block;
mod control;
mod embed;
mod figure;
mod inline;
mod lightbox;
mod related;

pub use app::{App, AppProps};
