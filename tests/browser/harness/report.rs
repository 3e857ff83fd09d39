//! Screenshots, and the report about a test that has failed.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::time::timeout;

use super::{Engine, Page};

impl Page {
    /// Prints what the page recorded, and takes a screenshot, after a test has failed.
    pub(super) async fn report_failure(&self) {
        let record: Result<Value> = self.eval("[events(), record.errors, record.violations, record.console]").await;
        let url = self.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        eprintln!("-- page: {url}; {}", record.unwrap_or_default());
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        if self.screenshot(&format!("failed/{name}")).await.is_ok() {
            eprintln!("-- screenshot: {}", self.screenshot_path(&format!("failed/{name}")).display());
        }
    }

    /// Saves the viewport as `target/screenshots/<name>.png` (for Firefox and WebKitGTK in a subfolder) and returns the PNG.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<Vec<u8>> {
        let png = self.capture().await?;
        let path = self.screenshot_path(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, &png)?;
        Ok(png)
    }

    fn screenshot_path(&self, name: &str) -> PathBuf {
        let folder = match self.engine {
            Engine::Chromium => "",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        };
        Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots").join(folder).join(format!("{name}.png"))
    }

    /// Captures the viewport. WebKitGTK waits for the next frame, sometimes forever; a change of size produces one.
    async fn capture(&self) -> Result<Vec<u8>> {
        for _ in 0..3 {
            if let Ok(png) = timeout(Duration::from_secs(20), self.driver.screenshot_as_png()).await {
                return Ok(png?);
            }
            let (width, height) = self.size;
            self.apply_size((width, height + 1)).await?;
            self.apply_size((width, height)).await?;
        }
        self.driver.screenshot_as_png().await.context("taking a screenshot")
    }
}
