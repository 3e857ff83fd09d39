//! Event listeners and observers that live as long as a widget, or as long as one article in it.
//!
//! Each function subscribes to something in the browser, reports changes as an [`Action`](crate::state::Action), and
//! returns a value that ends the subscription when it is dropped. Elements are found by class, from the root element of
//! the widget, so that the components need no reference for each of them.

mod adblock;
mod dialog;
mod images;
mod reading_progress;
mod related_list;

pub(crate) use adblock::{AdblockCheck, adblock};
pub(crate) use dialog::decode;

use web_sys::HtmlElement;

use crate::{dom, scope::Scope};

/// Everything that a widget observes while its article is rendered. Dropping it ends all of it.
#[must_use = "the subscriptions end when this is dropped"]
pub(crate) struct Subscriptions {
    /// They exist while the dialog is still closed, because the `load` event of a cached image may come before the
    /// dialog is opened.
    _dialog: Option<dialog::Dialog>,
    _images: images::ImageListeners,
    _reading_progress: reading_progress::ReadingProgressListeners,
    _related_list: Option<related_list::RelatedListObservers>,
}

/// Subscribes to everything that the rendered article needs.
pub(crate) fn subscribe(root: &HtmlElement, scope: &Scope) -> Subscriptions {
    let dispatch = &scope.dispatch;
    Subscriptions {
        _dialog: dom::dialog(root).map(|dialog| dialog::dialog(&dialog, scope)),
        _images: images::mark_missing_images(root),
        _reading_progress: reading_progress::observe_reading_progress(root, dispatch),
        _related_list: related_list::observe_related_list(root, dispatch),
    }
}
