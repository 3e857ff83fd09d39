//! Pictures of the page, and what it says when a test has failed.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::time::timeout;

use super::{Engine, Page};

impl Page {
    /// What the page says, after a test has failed.
    pub(super) async fn report(&self) {
        let record: Result<Value> = self.eval("[events(), record.errors, record.violations, record.console]").await;
        let url = self.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        eprintln!("-- the page was {url}; {}", record.unwrap_or_default());
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        if self.screenshot(&format!("failed/{name}")).await.is_ok() {
            eprintln!("-- it looked like {}", self.place(&format!("failed/{name}")).display());
        }
    }

    /// Saves what the viewport shows as `target/screenshots/<name>.png`, in a folder of the engine's own where that
    /// isn't Chromium, and returns it.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<Vec<u8>> {
        let png = self.picture().await?;
        let path = self.place(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, &png)?;
        Ok(png)
    }

    fn place(&self, name: &str) -> PathBuf {
        let folder = match self.engine {
            Engine::Chromium => "",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        };
        Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots").join(folder).join(format!("{name}.png"))
    }

    /// What the viewport shows. WebKitGTK waits for a next frame, and now and then for good: a change of size brings one.
    async fn picture(&self) -> Result<Vec<u8>> {
        for _ in 0..3 {
            if let Ok(png) = timeout(Duration::from_secs(20), self.driver.screenshot_as_png()).await {
                return Ok(png?);
            }
            let (width, height) = self.size;
            self.show_at((width, height + 1)).await?;
            self.show_at((width, height)).await?;
        }
        self.driver.screenshot_as_png().await.context("a picture of the page")
    }
}
