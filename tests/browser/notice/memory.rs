//! What is remembered, and what happens where nothing can be.

use super::{not_shown, shown, verdict};
use crate::{articles::*, harness::*};

#[test]
fn case_17_blocked_storage_means_once_a_page_and_no_exception() {
    blocker_test(async |page| {
        page.before("for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })").await?;
        page.article("", &plain()).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .close").await?;
        page.until("!visible($('[part=notice]'))").await?;
        // Another article on the same page, and another widget.
        page.act("W.article = { headline: 'Next' }; await W.whenReady(); document.body.append(document.createElement('article-widget')); document.querySelectorAll('article-widget')[1].article = { headline: 'Second' }").await?;
        page.pause(4500).await;
        let none = "[...document.querySelectorAll('article-widget')].map(host => visible($('[part=notice]', host)))";
        page.check(none, json!([false, false])).await?;
        // The one that had it goes, and another comes, which looks for itself.
        let heard: usize = page.eval("events('adblock').length").await?;
        page.act("W.remove(); document.body.append(document.createElement('article-widget')); document.querySelectorAll('article-widget')[1].article = { headline: 'Third' }").await?;
        page.until(&format!("events('adblock').length > {heard}")).await?;
        page.pause(600).await;
        page.check(none, json!([false, false])).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_17_full_storage_is_no_exception_either() {
    blocker_test(async |page| {
        page.before("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
            .await?;
        page.article("", &pictures(2)).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .never").await?;
        page.until("!visible($('[part=notice]'))").await?;
        page.check_quiet().await
    });
}

#[test]
fn closed_for_a_session_for_days_or_for_good() {
    for (button, remember, later) in [("close", "session", true), ("days", "days", false), ("never", "forever", false)]
    {
        blocker_test(async |page| {
            page.article("", &plain()).await?;
            page.until("visible($('[part=notice]'))").await?;
            page.act(&format!("$('[part=notice] .{button}').focus()")).await?;
            page.keys(&["Enter"]).await?;
            page.until("!visible($('[part=notice]'))").await?;
            page.check("events('notice-dismiss')", json!([{ "remember": remember }])).await?;
            page.check("active().classList.contains('adblock-notice')", true).await.context("the focus is lost")?;
            page.check("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].every(key => key.startsWith('article-widget:'))", true).await?;
            // The reader comes back another day: a new session.
            page.act("sessionStorage.clear()").await?;
            page.reload().await?;
            page.ready().await?;
            page.event("adblock").await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", later).await.context(remember)
        });
    }
}

#[test]
fn days_pass() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .days").await?;
        for (days, later) in [(29, false), (2, true)] {
            page.act("sessionStorage.clear()").await?;
            // One more such clock on top of the last.
            page.before(&format!("{{ const now = Date.now; Date.now = () => now() + {days} * 86400000 }}")).await?;
            page.reload().await?;
            page.ready().await?;
            page.event("adblock").await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", later).await.with_context(|| format!("{days} days on"))?;
        }
        Ok(())
    });
}

#[test]
fn case_25_a_site_that_is_allowed_is_thanked_once() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        for (visit, thanked) in [(1, true), (2, false)] {
            page.open("/test.html?trusted").await?;
            page.ready().await?;
            let verdict = verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", thanked).await.with_context(|| format!("visit {visit}"))?;
            if thanked {
                page.check("[text($('[part=notice] [role=status]')).startsWith('Thank you'), $$('[part=notice] button').length]", json!([true, 1])).await?;
                page.click("[part=notice] .close").await?;
                page.check("[$('[part=notice]'), events('notice-dismiss')]", json!([null, []])).await?;
            }
        }
        page.check_quiet().await
    });
}

#[test]
fn case_25_nobody_else_is_thanked() {
    blocker_test(async |page| {
        // Who never saw the notice, and who wants to see it never again.
        page.site.put("/test.html", Answer::html(html(&widget("", &plain()))));
        page.open("/test.html?trusted").await?;
        page.ready().await?;
        not_shown(page).await?;
        page.open("/test.html").await?;
        page.ready().await?;
        shown(page).await?;
        page.click("[part=notice] .never").await?;
        page.open("/test.html?trusted").await?;
        page.ready().await?;
        not_shown(page).await
    });
}
