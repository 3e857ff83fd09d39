//! The test harness: a browser, a server, and a page under test.
//!
//! The same tests run in Chromium, Firefox and WebKitGTK; `ARTICLE_WIDGET_ENGINE` names the engine of this run. Where
//! WebDriver has a command, all three engines use it. Where it has none, Chromium uses the DevTools protocol, Firefox a
//! script in its parent process, and WebKitGTK the settings that the browser is started with.
//!
//! Each test has a server on a port of its own. Its origin, storage and request log are therefore not shared, and the next
//! test can reuse the browser.

mod accessibility;
mod actions;
pub(crate) mod blocker_settings;
mod brave;
mod chromium;
mod cleanup;
mod emulation;
mod engine;
mod firefox;
mod history;
mod input;
mod launch_options;
mod layout_shifts;
mod log;
mod page;
mod process;
mod report;
mod response;
mod run;
mod script;
mod server;
mod session;
mod tabs;
mod touch;
mod ublock;
mod viewport;
mod webkit;
mod wheel;

pub(crate) use engine::Engine;
pub(crate) use page::{Page, html, widget};
pub(crate) use response::Response;
pub(crate) use run::{blocker_test, extension_test, real_blocker_test, test};
pub(crate) use server::{AD_HOST, Site, dist};
pub(crate) use touch::Touch;

pub(crate) use anyhow::{Context as _, Result, ensure};
pub(crate) use serde_json::{Value, json};
