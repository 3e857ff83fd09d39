//! The lightbox, by the numbers of the design notes' cases.

mod around;
mod captions;
mod deep_links;
mod flight;
mod focus;
mod frames;
mod history;
mod keys;
mod looks;
mod memory;
mod opening;
mod pictures;
mod policy;
mod pose;
mod router;
mod swiping;
mod tools;
mod viewport;
mod zooming;

use crate::{articles::*, harness::*};

/// Opens picture `index` by the mouse.
async fn open(page: &Page, index: usize) -> Result<()> {
    page.click(&format!("[data-index='{index}']")).await?;
    page.until("$('dialog[open]')").await?;
    // What is seen is what stays.
    page.act("await Promise.all($('dialog').getAnimations().map(animation => animation.finished))").await
}

/// The same, and waits until the heavy half is there and the full picture is seen.
async fn open_fully(page: &Page, index: usize) -> Result<()> {
    open(page, index).await?;
    page.until("$('dialog .tools') && $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading')").await?;
    page.act("await Promise.all($('dialog .shell').getAnimations({ subtree: true }).map(animation => animation.finished)); await settled()").await
}

async fn close(page: &Page) -> Result<()> {
    page.keys(&["Escape"]).await?;
    page.until("!$('dialog[open]')").await
}

/// The place on show, as the counter says it.
async fn counter(page: &Page, expected: &str) -> Result<()> {
    page.check("text($('dialog .counter'))", expected).await
}
