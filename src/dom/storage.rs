//! Values that persist across page loads, in the web storage of the host page.
//!
//! `gloo::storage` is not used: it panics where the browser denies access to the storage (a sandboxed frame, blocked
//! cookies), and it stores values as JSON, with `serde_json`, which costs 19 KB (brotli).

use gloo::utils::window;
use web_sys::Storage;

/// The lifetime of a stored value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageArea {
    /// `sessionStorage`: until the tab is closed.
    Session,
    /// `localStorage`: until it is removed.
    Local,
}

fn storage(area: StorageArea) -> Option<Storage> {
    match area {
        StorageArea::Session => window().session_storage(),
        StorageArea::Local => window().local_storage(),
    }
    .ok()?
}

/// The key with a prefix that separates it from the keys of the host page.
fn prefixed(key: &str) -> String {
    ["article-widget:", key].concat()
}

/// The value of a key; `None` also if the browser denies access to the storage.
pub fn get(area: StorageArea, key: &str) -> Option<String> {
    storage(area)?.get_item(&prefixed(key)).ok()?
}

/// Sets the value of a key. Without access to the storage, or without space in it, nothing is stored.
pub fn set(area: StorageArea, key: &str, value: &str) {
    if let Some(storage) = storage(area) {
        let _ = storage.set_item(&prefixed(key), value);
    }
}

/// Sets a key, to `"1"`, or removes it.
pub fn set_flag(area: StorageArea, key: &str, on: bool) {
    if on {
        set(area, key, "1");
    } else {
        remove(area, key);
    }
}

/// Removes a key.
pub fn remove(area: StorageArea, key: &str) {
    if let Some(storage) = storage(area) {
        let _ = storage.remove_item(&prefixed(key));
    }
}
