//! What every test stands on: a browser, a server of its own, and a page with short names for what tests do.
//!
//! One chromedriver serves the whole run and ends with it. Each test has its own server on its own port, so that its
//! origin, its storage and its request log are its own, and a browser can be used again by the next test.

mod accessibility;
mod answer;
mod browser;
mod input;
mod page;
mod server;

pub(crate) use answer::Answer;
pub(crate) use browser::{blocker_test, test};
pub(crate) use page::{Page, html, widget};
pub(crate) use server::{Site, dist};

pub(crate) use anyhow::{Context as _, Result, ensure};
pub(crate) use serde_json::{Value, json};
