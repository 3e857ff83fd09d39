//! Event listeners and observers whose lifetime is that of a widget, or of one article in it.
//!
//! Each function subscribes to something in the browser, reports changes as an [`Action`](crate::state::Action), and
//! returns a value that ends the subscription when it is dropped. Elements are found by class, from the root element of
//! the widget, so that the components need no reference for each of them.

mod adblock;
mod dialog;
mod images;
mod reading_progress;
mod related_list;

pub(crate) use adblock::{AdblockCheck, start_adblock_check};
pub(crate) use dialog::decode;

use web_sys::HtmlElement;

use crate::{dom, scope::Scope};

/// The subscriptions of a widget while its article is rendered.
#[must_use = "the subscriptions end when this is dropped"]
pub(crate) struct Subscriptions {
    /// These exist before the dialog is opened, because the `load` event of a cached image may be dispatched before that.
    _dialog: Option<dialog::DialogListeners>,
    _images: images::ImageListeners,
    _reading_progress: reading_progress::ReadingProgressListeners,
    _related_list: Option<related_list::RelatedListObservers>,
}

/// Subscribes to everything that the rendered article needs.
pub(crate) fn subscribe(root: &HtmlElement, scope: &Scope) -> Subscriptions {
    let dispatch = &scope.dispatch;
    Subscriptions {
        _dialog: dom::dialog(root).map(|dialog| dialog::listen_to_dialog(&dialog, scope)),
        _images: images::mark_missing_images(root),
        _reading_progress: reading_progress::observe_reading_progress(root, dispatch),
        _related_list: related_list::observe_related_list(root, dispatch),
    }
}
