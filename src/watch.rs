//! What the browser tells while a widget is there: each function listens, tells by an [`Action`], and gives back a guard
//! that ends it when dropped. Everything is found from the root element by class.

mod adblock;
mod dialog;
mod images;
mod progress;
mod strip;

pub(crate) use adblock::{Look, adblock, dismiss};
pub(crate) use dialog::{Dialog, dialog};

use web_sys::HtmlElement;

use crate::scope::Scope;

/// Everything that a widget listens to while its article stands.
#[must_use = "it ends when dropped"]
pub(crate) struct Guards {
    _images: images::Images,
    _progress: Option<progress::Progress>,
    _strip: Option<strip::Strip>,
}

/// Listens to all of it.
pub(crate) fn all(root: &HtmlElement, scope: &Scope) -> Guards {
    let act = &scope.act;
    Guards { _images: images::images(root), _progress: progress::progress(root, act), _strip: strip::strip(root, act) }
}
