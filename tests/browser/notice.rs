//! The notice for readers with a blocker, by the numbers of the design notes' cases. The blocker is an extension that
//! does what real ones do: a user-origin stylesheet and failed requests (`tests/browser/blocker`).

mod host;
mod manners;
mod memory;
mod peers;
mod real;
mod shown;
mod silent;
mod words;

use crate::harness::*;

/// Waits for the verdict, and a little longer.
async fn verdict(page: &Page) -> Result<Value> {
    let verdict = page.event("adblock").await?;
    page.act("await settled(); await pause(100)").await?;
    Ok(verdict)
}

/// Checks that after all that time there is no notice, and that nothing is left of the probes.
async fn silent(page: &Page) -> Result<()> {
    page.pause(5500).await;
    page.check("visible($('[part=notice]'))", false).await?;
    no_baits(page).await?;
    page.check_quiet().await
}

/// Checks that the page's body holds no bait (case 26).
async fn no_baits(page: &Page) -> Result<()> {
    page.check("document.querySelectorAll('body > [aria-hidden]').length", 0).await
}

/// Checks that nothing was concluded: no event, and no suspicion that the next visit would find.
async fn nothing_said(page: &Page) -> Result<()> {
    silent(page).await?;
    page.check("[events('adblock'), Object.keys(localStorage)]", json!([[], []])).await
}

/// Waits until the notice is there.
async fn shown(page: &Page) -> Result<()> {
    page.until("visible($('[part=notice]'))").await
}

/// Checks that by then there is no notice, whatever the verdict was.
async fn not_shown(page: &Page) -> Result<()> {
    page.event("adblock").await?;
    page.pause(600).await;
    page.check("visible($('[part=notice]'))", false).await
}
