//! What every test stands on: a browser, a server of its own, and a page with short names for what tests do.
//!
//! The same test runs in Chromium, Firefox and WebKitGTK; `ARTICLE_WIDGET_ENGINE` names the one of this run. What WebDriver has a
//! command for goes that way in all three. What it has none for goes by the DevTools protocol in Chromium, by a script
//! in Firefox's own process in Firefox, and by the settings that a browser is started with in WebKitGTK.
//!
//! Each test has its own server on its own port, so that its origin, its storage and its request log are its own, and a
//! browser can be used again by the next test.

mod accessibility;
mod actions;
mod answer;
mod chromium;
mod emulation;
mod engine;
mod firefox;
mod history;
mod input;
mod kind;
mod log;
mod page;
mod process;
pub(crate) mod reader;
mod report;
mod run;
mod script;
mod server;
mod session;
mod shields;
mod shifts;
mod size;
mod tabs;
mod touch;
mod ublock;
mod undo;
mod webkit;
mod wheel;

pub(crate) use answer::Answer;
pub(crate) use engine::Engine;
pub(crate) use page::{Page, html, widget};
pub(crate) use run::{addon_test, blocker_test, real_test, test};
pub(crate) use server::{AD_HOST, Site, dist};
pub(crate) use touch::Touch;

pub(crate) use anyhow::{Context as _, Result, ensure};
pub(crate) use serde_json::{Value, json};
