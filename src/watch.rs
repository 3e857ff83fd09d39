//! The listeners of a widget. Each function listens to the browser, dispatches an [`Action`](crate::state::Action), and
//! returns a guard that removes the listeners when it is dropped. Elements are found from the root by class.

mod adblock;
mod dialog;
mod images;
mod progress;
mod strip;

pub(crate) use adblock::{Look, adblock};
pub(crate) use dialog::decode;

use web_sys::HtmlElement;

use crate::{dom, scope::Scope};

/// All listeners of a widget whose article is rendered.
#[must_use = "the listeners are removed when it is dropped"]
pub(crate) struct Guards {
    /// Added before the dialog is open: a picture in the browser's cache may load before that.
    _dialog: Option<dialog::Dialog>,
    _images: images::Images,
    _progress: Option<progress::Progress>,
    _strip: Option<strip::Strip>,
}

/// Adds all listeners.
pub(crate) fn all(root: &HtmlElement, scope: &Scope) -> Guards {
    let dispatch = &scope.dispatch;
    Guards {
        _dialog: dom::dialog(root).map(|dialog| dialog::dialog(&dialog, scope)),
        _images: images::images(root),
        _progress: progress::progress(root, dispatch),
        _strip: strip::strip(root, dispatch),
    }
}
