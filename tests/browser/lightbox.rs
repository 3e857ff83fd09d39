//! The lightbox.

mod animation;
mod captions;
mod controls;
mod deep_links;
mod drag_performance;
mod focus;
mod history;
mod host_router;
mod image_loading;
mod keyboard;
mod memory;
mod opening;
mod page_behind;
mod strict_policy;
mod swiping;
mod toolbar;
mod transform;
mod viewport;
mod zooming;

use crate::{fixtures::*, harness::*};

/// Opens picture `index` with the mouse, and waits for the opening animation.
async fn open(page: &Page, index: usize) -> Result<()> {
    page.click(&format!("[data-index='{index}']")).await?;
    page.wait_for("$('dialog[open]')").await?;
    page.execute("await Promise.all($('dialog').getAnimations().map(animation => animation.finished))").await
}

/// Opens picture `index`, and waits until the lightbox chunk and the full-size image have loaded.
async fn open_fully(page: &Page, index: usize) -> Result<()> {
    open(page, index).await?;
    page.wait_for("$('dialog .tools') && $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading')").await?;
    page.execute("await Promise.all($('dialog .shell').getAnimations({ subtree: true }).map(animation => animation.finished)); await settled()").await
}

async fn close(page: &Page) -> Result<()> {
    page.press(&["Escape"]).await?;
    page.wait_for("!$('dialog[open]')").await
}

/// Checks the text of the counter.
async fn check_counter(page: &Page, expected: &str) -> Result<()> {
    page.check("text($('dialog .counter'))", expected).await
}
