//! What moves while nobody touches the page.

use anyhow::Result;
use serde_json::Value;

use super::{Engine, Page};

impl Page {
    /// From the next page on, notes what moves: Chromium does so by itself, elsewhere a script looks in every frame.
    pub(crate) async fn watch_shifts(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => Ok(()),
            Engine::Firefox | Engine::WebKit => self.before(include_str!("shifts.js")).await,
        }
    }

    /// The page's layout shifts so far: the score of each (elsewhere than in Chromium its pixels), and what moved.
    pub(crate) async fn shifts(&self) -> Result<Vec<Value>> {
        self.eval("(await settled(), record.shifts)").await
    }
}
