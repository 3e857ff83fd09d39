//! What the browser tells while a widget is there: each function listens, tells by an [`Action`], and gives back a guard
//! that ends it when dropped. Everything is found from the root element by class.

mod adblock;
mod dialog;
mod images;
mod progress;
mod strip;

pub(crate) use adblock::{AdblockCheck, adblock};
pub(crate) use dialog::decode;

use web_sys::HtmlElement;

use crate::{dom, scope::Scope};

/// Everything that a widget listens to while its article stands.
#[must_use = "it ends when dropped"]
pub(crate) struct Guards {
    /// (From the start: a picture that the browser has already may be there before its dialog is open.)
    _dialog: Option<dialog::Dialog>,
    _images: images::Images,
    _progress: Option<progress::Progress>,
    _strip: Option<strip::Strip>,
}

/// Listens to all of it.
pub(crate) fn all(root: &HtmlElement, scope: &Scope) -> Guards {
    let act = &scope.act;
    Guards {
        _dialog: dom::dialog(root).map(|dialog| dialog::dialog(&dialog, act)),
        _images: images::images(root),
        _progress: progress::progress(root, act),
        _strip: strip::strip(root, act),
    }
}
