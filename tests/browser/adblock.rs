//! The notice for users with an ad blocker. Except in `real_blockers`, the blocker is a minimal extension that works as real
//! ones do, with a user-origin stylesheet and failed requests (`tests/browser/blocker`).

mod compare;
mod content;
mod host_control;
mod not_shown;
mod page_effects;
mod persistence;
mod real_blockers;
mod shown;

use crate::harness::*;

/// Waits for the verdict, and until the page has reacted to it.
async fn wait_for_verdict(page: &Page) -> Result<Value> {
    let verdict = page.wait_for_event("adblock").await?;
    page.execute("await settled(); await pause(100)").await?;
    Ok(verdict)
}

/// Checks that no notice has come after the longest time that detection takes, and that the probes have been removed.
async fn check_no_notice(page: &Page) -> Result<()> {
    page.pause(5500).await;
    page.check("visible($('[part=notice]'))", false).await?;
    check_no_baits(page).await?;
    page.check_no_errors().await
}

/// Checks that the page has no bait left.
async fn check_no_baits(page: &Page) -> Result<()> {
    page.check("document.querySelectorAll('body > [aria-hidden]').length", 0).await
}

/// Checks that detection came to no result: no event, and no suspicion stored for the next visit.
async fn check_no_verdict(page: &Page) -> Result<()> {
    check_no_notice(page).await?;
    page.check("[events('adblock'), Object.keys(localStorage)]", json!([[], []])).await
}

/// Waits until the notice is visible.
async fn wait_for_notice(page: &Page) -> Result<()> {
    page.wait_for("visible($('[part=notice]'))").await
}

/// Waits for the verdict, and checks that no notice follows it.
async fn check_no_notice_after_verdict(page: &Page) -> Result<()> {
    page.wait_for_event("adblock").await?;
    page.pause(600).await;
    page.check("visible($('[part=notice]'))", false).await
}
