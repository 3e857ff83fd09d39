//! On real blockers with real lists: uBlock Origin in Firefox, Brave's engine in Chromium. What their readers have chosen
//! is in `harness::reader`.

use super::{no_baits, not_shown, shown, silent, verdict};
use crate::{articles::*, harness::*};

#[test]
fn case_01_and_02_shown_once_within_four_seconds() {
    real_test(reader::ANY, async |page| {
        page.article("", &plain()).await?;
        page.act("window.from = performance.now()").await?;
        shown(page).await?;
        let took: f64 = page.eval("performance.now() - from").await?;
        println!("shown {took} ms after the article");
        ensure!(took < 4000.0, "after {took} ms");
        page.check("events('adblock')", json!([{ "detected": true, "signals": ["element", "image"] }])).await?;
        no_baits(page).await?;
        // Every bait of ours is alive.
        page.click("[part=notice] .why").await?;
        page.check("$$('#why li').map(text).filter(line => line.includes('its twin was not')).length", 5).await?;
        page.reload().await?;
        page.ready().await?;
        not_shown(page).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_03_where_nothing_is_hidden_on_the_second_visit() {
    real_test(reader::NOT_COSMETIC, async |page| {
        page.article("", &plain()).await?;
        silent(page).await?;
        page.check("events('adblock')", json!([])).await?;
        page.act("sessionStorage.clear()").await?;
        page.reload().await?;
        page.ready().await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": true, "signals": ["image"] }), "{verdict}");
        shown(page).await
    });
}

#[test]
fn case_05_a_site_that_is_trusted() {
    real_test(reader::TRUSTED, async |page| {
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        silent(page).await
    });
}

/// A rule for this site, and one for all.
#[test]
fn case_18_a_rule_in_the_readers_blocker_hides_it() {
    for host in [reader::OWN, reader::OWN_FOR_ALL] {
        real_test(host, async |page| {
            page.article("", &related(2)).await?;
            verdict(page).await?;
            page.pause(600).await;
            let hidden = "[getComputedStyle($('.adblock-notice')).display, $$('.adblock-notice').length]";
            page.check(hidden, json!(["none", 1])).await.context(host)?;
            page.check(
                "$('[part=related]').getBoundingClientRect().top - $('article').getBoundingClientRect().bottom < 40",
                true,
            )
            .await?;
            let asked = page.site.paths().len();
            page.pause(4000).await;
            page.check(hidden, json!(["none", 1])).await?;
            // It isn't tried in another way.
            ensure!(page.site.paths().len() == asked, "{:?}", page.site.paths());
            no_baits(page).await?;
            page.check_quiet().await
        });
    }
}

#[test]
fn case_25_a_site_that_is_trusted_in_the_end_is_thanked_once() {
    real_test(reader::TRUSTED_LATER, async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        page.trust(reader::TRUSTED_LATER).await?;
        for (visit, thanked) in [(1, true), (2, false)] {
            page.reload().await?;
            page.ready().await?;
            let verdict = verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", thanked).await.with_context(|| format!("visit {visit}"))?;
        }
        no_baits(page).await?;
        page.check_quiet().await
    });
}
