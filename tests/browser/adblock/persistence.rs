//! The stored state of the notice, and its behaviour if storage fails.

use super::{check_no_notice_after_verdict, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn with_blocked_storage_it_is_shown_once_a_page_without_an_exception() {
    blocker_test(async |page| {
        page.add_init_script("for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })").await?;
        page.open_article("", &plain()).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .close").await?;
        page.wait_for("!visible($('[part=notice]'))").await?;
        // Another article on the same page, and another widget.
        page.execute("W.article = { headline: 'Next' }; await W.whenReady(); document.body.append(document.createElement('article-widget')); document.querySelectorAll('article-widget')[1].article = { headline: 'Second' }").await?;
        page.pause(4500).await;
        let none = "[...document.querySelectorAll('article-widget')].map(host => visible($('[part=notice]', host)))";
        page.check(none, json!([false, false])).await?;
        // The widget that showed it is removed, and another one is added, which runs its own detection.
        let event_count: usize = page.eval("events('adblock').length").await?;
        page.execute("W.remove(); document.body.append(document.createElement('article-widget')); document.querySelectorAll('article-widget')[1].article = { headline: 'Third' }").await?;
        page.wait_for(&format!("events('adblock').length > {event_count}")).await?;
        page.pause(600).await;
        page.check(none, json!([false, false])).await?;
        page.check_no_errors().await
    });
}

#[test]
fn full_storage_causes_no_exception() {
    blocker_test(async |page| {
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        )
        .await?;
        page.open_article("", &pictures(2)).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .never").await?;
        page.wait_for("!visible($('[part=notice]'))").await?;
        page.check_no_errors().await
    });
}

#[test]
fn it_can_be_dismissed_for_a_session_for_days_or_forever() {
    for (button, remember, later) in [("close", "session", true), ("days", "days", false), ("never", "forever", false)]
    {
        blocker_test(async |page| {
            page.open_article("", &plain()).await?;
            page.wait_for("visible($('[part=notice]'))").await?;
            page.execute(&format!("$('[part=notice] .{button}').focus()")).await?;
            page.press(&["Enter"]).await?;
            page.wait_for("!visible($('[part=notice]'))").await?;
            page.check("events('notice-dismiss')", json!([{ "remember": remember }])).await?;
            page.check("active().classList.contains('adblock-notice')", true).await.context("the focus is lost")?;
            page.check("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].every(key => key.startsWith('article-widget:'))", true).await?;
            // A new session, as on another day.
            page.execute("sessionStorage.clear()").await?;
            page.reload().await?;
            page.wait_until_ready().await?;
            page.wait_for_event("adblock").await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", later).await.context(remember)
        });
    }
}

#[test]
fn a_dismissal_for_days_expires() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .days").await?;
        for (days, later) in [(29, false), (2, true)] {
            page.execute("sessionStorage.clear()").await?;
            // The init scripts add up: each moves the clock further.
            page.add_init_script(&format!("{{ const now = Date.now; Date.now = () => now() + {days} * 86400000 }}"))
                .await?;
            page.reload().await?;
            page.wait_until_ready().await?;
            page.wait_for_event("adblock").await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", later).await.with_context(|| format!("{days} days on"))?;
        }
        Ok(())
    });
}

#[test]
fn the_user_is_thanked_once_after_allowing_the_site() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        for (visit, thanked) in [(1, true), (2, false)] {
            page.open("/test.html?trusted").await?;
            page.wait_until_ready().await?;
            let verdict = wait_for_verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", thanked).await.with_context(|| format!("visit {visit}"))?;
            if thanked {
                page.check("[text($('[part=notice] [role=status]')).startsWith('Thank you'), $$('[part=notice] button').length]", json!([true, 1])).await?;
                page.click("[part=notice] .close").await?;
                page.check("[$('[part=notice]'), events('notice-dismiss')]", json!([null, []])).await?;
            }
        }
        page.check_no_errors().await
    });
}

#[test]
fn the_user_is_not_thanked_without_a_notice_or_after_a_permanent_dismissal() {
    blocker_test(async |page| {
        // A user who never saw the notice, and one who dismissed it forever.
        page.site.put("/test.html", Response::html(html(&widget("", &plain()))));
        page.open("/test.html?trusted").await?;
        page.wait_until_ready().await?;
        check_no_notice_after_verdict(page).await?;
        page.open("/test.html").await?;
        page.wait_until_ready().await?;
        wait_for_notice(page).await?;
        page.click("[part=notice] .never").await?;
        page.open("/test.html?trusted").await?;
        page.wait_until_ready().await?;
        check_no_notice_after_verdict(page).await
    });
}
