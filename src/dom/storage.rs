//! What is kept from page to page, where the browser lets us.

use web_sys::Storage;

use super::window;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the browser's session ends.
    Session,
    /// Across sessions.
    Local,
}

fn storage(keep: Keep) -> Option<Storage> {
    let window = window()?;
    match keep {
        Keep::Session => window.session_storage(),
        Keep::Local => window.local_storage(),
    }
    .ok()?
}

/// A key of ours.
fn own(key: &str) -> String {
    ["article-widget:", key].concat()
}

/// What is kept under a key of ours. `None` also where the browser keeps nothing.
pub fn recall(keep: Keep, key: &str) -> Option<String> {
    storage(keep)?.get_item(&own(key)).ok()?
}

/// Keeps something, if the browser lets us.
pub fn remember(keep: Keep, key: &str, value: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.set_item(&own(key), value);
    }
}

/// Keeps a mark, or takes it away.
pub fn remember_flag(keep: Keep, key: &str, on: bool) {
    if on {
        remember(keep, key, "1");
    } else {
        forget(keep, key);
    }
}

/// Forgets what is kept under a key of ours.
pub fn forget(keep: Keep, key: &str) {
    if let Some(storage) = storage(keep) {
        let _ = storage.remove_item(&own(key));
    }
}
