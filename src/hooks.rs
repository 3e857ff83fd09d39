//! The browser as components may use it: each hook listens while its component is there, and no longer.

pub mod use_adblock;
mod use_progress;
mod use_scroll_ends;
mod use_wheel_lock;

pub(crate) use use_adblock::use_adblock;
pub(crate) use use_progress::use_progress;
pub(crate) use use_scroll_ends::use_scroll_ends;
pub(crate) use use_wheel_lock::use_wheel_lock;
