//! How large the page is.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::{Engine, Page, firefox::privileged, undo::Undo};

/// The size of the viewport that a test finds, in CSS pixels.
pub(super) const USUAL: (u32, u32) = (1280, 813);

impl Page {
    /// The size of the viewport in CSS pixels.
    pub(crate) async fn size(&mut self, width: u32, height: u32) -> Result<()> {
        self.undo.push(match self.engine {
            Engine::Chromium => Undo::Cdp("Emulation.clearDeviceMetricsOverride", json!({})),
            Engine::Firefox | Engine::WebKit => Undo::Size,
        });
        self.size = (width, height);
        self.show_at(self.size).await
    }

    pub(super) async fn show_at(&self, (width, height): (u32, u32)) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", params).await.map(drop)
            }
            Engine::Firefox => firefox(&self.driver, (width, height)).await,
            Engine::WebKit => webkit(&self.driver, (width, height)).await,
        }
    }
}

/// A window can't be narrower than 500 pixels, but what shows the page in it can.
pub(super) async fn firefox(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = format!(
        "for (const [name, value] of Object.entries({{ 'min-width': {width}, 'max-width': {width}, 'min-height': {height}, \
         'max-height': {height} }})) tab.style.setProperty(name, `${{value}}px`)"
    );
    privileged(driver, &script).await?;
    shows(driver, (width, height)).await
}

/// A window is set by its outside. It lies with its tool bar under the screen's own pointer, which is at 1200, 850 and
/// never moves: where no window manager gives the focus, it is with the window that the pointer is in.
pub(super) async fn webkit(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    let around = driver.execute(script, Vec::new()).await?.json().clone();
    let around = |place: usize| around[place].as_u64().and_then(|size| u32::try_from(size).ok()).unwrap_or_default();
    driver.set_window_rect(1195, 845, width + around(0), height + around(1)).await?;
    shows(driver, (width, height)).await
}

/// Waits until the page has that size.
async fn shows(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    let script = format!(
        "return new Promise((resolve) => {{ let tries = 0; (function look() {{
           const size = [innerWidth, innerHeight];
           if (String(size) === '{width},{height}' || ++tries > 400) resolve(size); else setTimeout(look, 15);
         }})() }})"
    );
    let size: Value = driver.execute(script, Vec::new()).await?.json().clone();
    ensure!(size == json!([width, height]), "the page is {size}, not {width} by {height}");
    Ok(())
}
