//! Layout shifts.

use anyhow::Result;
use serde_json::Value;

use super::{Engine, Page};

impl Page {
    /// Records layout shifts from the next page on. Chromium reports them; in the other engines a script measures them.
    pub(crate) async fn record_layout_shifts(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => Ok(()),
            Engine::Firefox | Engine::WebKit => self.add_init_script(include_str!("layout_shifts.js")).await,
        }
    }

    /// The layout shifts so far: the score of each (in pixels, except in Chromium) and the elements that moved.
    pub(crate) async fn layout_shifts(&self) -> Result<Vec<Value>> {
        self.eval("(await settled(), record.shifts)").await
    }
}
