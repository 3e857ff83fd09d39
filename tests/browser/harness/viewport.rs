//! The size of the viewport.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::{Engine, Page, cleanup::Cleanup, firefox::privileged};

/// The size of the viewport at the start of a test, in CSS pixels.
pub(super) const DEFAULT_SIZE: (u32, u32) = (1280, 813);

impl Page {
    /// Sets the size of the viewport in CSS pixels.
    pub(crate) async fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        self.cleanups.push(match self.engine {
            Engine::Chromium => Cleanup::Cdp("Emulation.clearDeviceMetricsOverride", json!({})),
            Engine::Firefox | Engine::WebKit => Cleanup::ViewportSize,
        });
        self.size = (width, height);
        self.apply_size(self.size).await
    }

    pub(super) async fn apply_size(&self, (width, height): (u32, u32)) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", params).await.map(drop)
            }
            Engine::Firefox => resize_firefox(&self.driver, (width, height)).await,
            Engine::WebKit => resize_webkit(&self.driver, (width, height)).await,
        }
    }
}

/// Resizes the `<browser>` element, because Firefox's window can't be narrower than 500 pixels.
pub(super) async fn resize_firefox(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = format!(
        "for (const [name, value] of Object.entries({{ 'min-width': {width}, 'max-width': {width}, 'min-height': {height}, \
         'max-height': {height} }})) tab.style.setProperty(name, `${{value}}px`)"
    );
    privileged(driver, &script).await?;
    wait_for_size(driver, (width, height)).await
}

/// Resizes the window, whose outer size WebDriver sets. The window is placed so that its tool bar is under the pointer of the
/// virtual screen, which stays at (1200, 850): without a window manager the window under the pointer has the focus.
pub(super) async fn resize_webkit(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    let frame = driver.execute(script, Vec::new()).await?.json().clone();
    let frame = |axis: usize| frame[axis].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or_default();
    driver.set_window_rect(1195, 845, width + frame(0), height + frame(1)).await?;
    wait_for_size(driver, (width, height)).await
}

/// Waits until the viewport has that size.
async fn wait_for_size(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = format!(
        "return new Promise((resolve) => {{ let attempts = 0; (function poll() {{
           const size = [innerWidth, innerHeight];
           if (String(size) === '{width},{height}' || ++attempts > 400) resolve(size); else setTimeout(poll, 15);
         }})() }})"
    );
    let size: Value = driver.execute(script, Vec::new()).await?.json().clone();
    ensure!(size == json!([width, height]), "the viewport is {size}, not {width} by {height}");
    Ok(())
}
