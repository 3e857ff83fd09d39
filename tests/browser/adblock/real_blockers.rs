//! The notice with real ad blockers and real lists: uBlock Origin in Firefox, Brave's engine in Chromium. Their settings are
//! in `harness::blocker_settings`.

use super::{check_no_baits, check_no_notice, check_no_notice_after_verdict, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn it_is_shown_once_within_four_seconds() {
    real_blocker_test(blocker_settings::DEFAULTS, async |page| {
        page.open_article("", &plain()).await?;
        page.execute("window.from = performance.now()").await?;
        wait_for_notice(page).await?;
        let elapsed: f64 = page.eval("performance.now() - from").await?;
        println!("shown {elapsed} ms after the article");
        ensure!(elapsed < 4000.0, "after {elapsed} ms");
        page.check("events('adblock')", json!([{ "detected": true, "signals": ["element", "image"] }])).await?;
        check_no_baits(page).await?;
        // The lists block every bait.
        page.click("[part=notice] .why").await?;
        page.check("$$('#why li').map(text).filter(line => line.includes('its twin was not')).length", 5).await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        check_no_notice_after_verdict(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn without_cosmetic_filtering_it_is_shown_on_the_second_visit() {
    real_blocker_test(blocker_settings::NO_COSMETIC_FILTERING, async |page| {
        page.open_article("", &plain()).await?;
        check_no_notice(page).await?;
        page.check("events('adblock')", json!([])).await?;
        page.execute("sessionStorage.clear()").await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": true, "signals": ["image"] }), "{verdict}");
        wait_for_notice(page).await
    });
}

#[test]
fn it_is_not_shown_on_a_trusted_site() {
    real_blocker_test(blocker_settings::TRUSTED, async |page| {
        page.open_article("", &plain()).await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        check_no_notice(page).await
    });
}

/// A rule for this site, and one for all sites.
#[test]
fn a_rule_in_the_users_blocker_hides_it() {
    for host in [blocker_settings::CUSTOM_RULE, blocker_settings::CUSTOM_RULE_FOR_ALL_SITES] {
        real_blocker_test(host, async |page| {
            page.open_article("", &related(2)).await?;
            wait_for_verdict(page).await?;
            page.pause(600).await;
            let hidden = "[getComputedStyle($('.adblock-notice')).display, $$('.adblock-notice').length]";
            page.check(hidden, json!(["none", 1])).await.context(host)?;
            page.check(
                "$('[part=related]').getBoundingClientRect().top - $('article').getBoundingClientRect().bottom < 40",
                true,
            )
            .await?;
            let request_count = page.site.requested_paths().len();
            page.pause(4000).await;
            page.check(hidden, json!(["none", 1])).await?;
            // The widget doesn't try to show the notice in another way.
            ensure!(page.site.requested_paths().len() == request_count, "{:?}", page.site.requested_paths());
            check_no_baits(page).await?;
            page.check_no_errors().await
        });
    }
}

#[test]
fn the_user_is_thanked_once_after_trusting_the_site() {
    real_blocker_test(blocker_settings::TRUSTED_LATER, async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        page.trust(blocker_settings::TRUSTED_LATER).await?;
        for (visit, thanked) in [(1, true), (2, false)] {
            page.reload().await?;
            page.wait_until_ready().await?;
            let verdict = wait_for_verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", thanked).await.with_context(|| format!("visit {visit}"))?;
        }
        check_no_baits(page).await?;
        page.check_no_errors().await
    });
}
