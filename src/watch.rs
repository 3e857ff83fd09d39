//! What the browser tells while a widget is there: each function listens, tells by an [`Action`], and gives back a guard
//! that ends it when dropped. Everything is found from the root element by class.

mod adblock;
mod images;
mod progress;
mod strip;
mod wheel;

use yew::{Callback, NodeRef};

pub(crate) use adblock::dismiss;
pub(crate) use wheel::wheel;

use crate::{
    components::{Host, Shared},
    dom,
    settings::Settings,
    state::Action,
};

/// Everything that a widget listens to while its article stands.
pub(crate) fn all(
    root: &NodeRef,
    act: &Callback<Action>,
    host: &Shared<dyn Host>,
    settings: &Settings,
) -> impl Sized + use<> {
    let root = dom::element(root);
    let root = root.as_ref();
    (
        root.map(|root| images::images(root)),
        root.map(|root| progress::progress(root, act)),
        root.and_then(|root| strip::strip(root, act)),
        root.filter(|_| settings.notice).map(|root| adblock::adblock(root, act, host)),
    )
}
