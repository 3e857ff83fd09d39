//! When nothing is said: what only looks like a blocker, and what leaves it unclear.

use super::{no_baits, nothing_said, shown, silent, verdict};
use crate::{articles::*, harness::*};

#[test]
fn case_04_no_blocker_no_notice() {
    test(async |page| {
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        silent(page).await?;
        page.check("events('adblock').length", 1).await
    });
}

/// A DNS filter, or a censored network: hosts that only serve advertising can't be reached.
#[test]
fn case_07_ad_hosts_that_do_not_resolve() {
    test(async |page| {
        page.block(&["*doubleclick.net*", "*googlesyndication.com*", "*amazon-adsystem.com*", "*adnxs.com*"]).await?;
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        silent(page).await
    });
}

#[test]
fn case_08_offline_after_the_page_has_loaded() {
    blocker_test(async |page| {
        page.article("adblock-notice=off", &plain()).await?;
        page.offline(true).await?;
        page.act("W.adblockNotice = 'on'").await?;
        silent(page).await?;
        // The elements alone are one signal.
        page.check("[events('adblock'), Object.keys(localStorage)]", json!([[], ["article-widget:suspected"]])).await
    });
    test(async |page| {
        page.article("adblock-notice=off", &plain()).await?;
        page.offline(true).await?;
        page.act("W.adblockNotice = 'on'").await?;
        nothing_said(page).await
    });
}

#[test]
fn case_09_both_probes_404_or_500() {
    for status in [404, 500] {
        test(async |page| {
            for path in ["/ads/banners/p-728x90.png", "/media/banners/p.png"] {
                page.site.put(path, Answer::status(status));
            }
            page.article("", &plain()).await?;
            nothing_said(page).await
        });
    }
}

#[test]
fn case_10_a_policy_that_blocks_pictures() {
    test(async |page| {
        let body = html(&widget("", &plain()));
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'none'";
        page.answer(Answer::html(body).header("Content-Security-Policy", policy)).await?;
        page.ready().await?;
        page.pause(5000).await;
        page.check("[$('[part=notice]'), events('adblock'), Object.keys(localStorage)]", json!([null, [], []])).await
    });
}

/// As scripts do that clear away empty places for advertising.
#[test]
fn case_11_the_pages_own_script_hides_such_elements() {
    test(async |page| {
        page.before(
            "new MutationObserver(() => { for (const node of document.querySelectorAll('.ad-leaderboard, .ads_box')) node.style.display = 'none' })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict["detected"] == false, "{verdict}");
        silent(page).await
    });
}

#[test]
fn case_11_the_pages_own_css_hides_such_classes() {
    test(async |page| {
        page.body(&format!(
            "<style>.ad-leaderboard, [class*=ad-], body > div[aria-hidden] {{ display: none !important; visibility: hidden !important }}</style>{}",
            widget("", &plain())
        ))
        .await?;
        page.ready().await?;
        let verdict = verdict(page).await?;
        ensure!(verdict["detected"] == false, "{verdict}");
        silent(page).await
    });
}

/// Zoomed out to a third, and on a screen of three device pixels for each of CSS.
#[test]
fn case_12_zoom_and_device_pixels() {
    for (width, scale) in [(3840, 0.33), (400, 3.0)] {
        test(async |page| {
            page.scaled(width, 2400, scale).await?;
            page.article("", &plain()).await?;
            let verdict = verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "at {scale}: {verdict}");
            silent(page).await
        });
        blocker_test(async |page| {
            page.scaled(width, 2400, scale).await?;
            page.article("", &plain()).await?;
            shown(page).await.with_context(|| format!("at {scale}"))
        });
    }
}

#[test]
fn case_19_a_control_that_takes_ten_seconds() {
    blocker_test(async |page| {
        page.site.put("/media/banners/p.png", Answer::status(404).after(10_000));
        page.article("", &plain()).await?;
        silent(page).await?;
        page.pause(5500).await;
        page.check("[events('adblock').length, visible($('[part=notice]'))]", json!([0, false])).await
    });
}

#[test]
fn case_20_wasm_that_fails_looks_for_nothing() {
    blocker_test(async |page| {
        let body = html(&widget("", &plain()));
        page.answer(Answer::html(body).header("Content-Security-Policy", "script-src 'self' 'unsafe-inline'")).await?;
        page.event("error").await?;
        page.pause(4000).await;
        page.check("[$('.adblock-notice'), events('adblock').length]", json!([null, 0])).await?;
        no_baits(page).await?;
        let paths = page.site.paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        Ok(())
    });
}

/// Without its own file there is silence.
#[test]
fn case_20_a_notice_whose_file_fails() {
    blocker_test(async |page| {
        page.before("addEventListener('article-widget-adblock', () => window.heard = true)").await?;
        page.block(&["*/article-widget-notice-*"]).await?;
        page.article("", &plain()).await?;
        page.until("window.heard").await?;
        page.pause(1500).await;
        page.check(
            "[visible($('.adblock-notice p')), $('[part=notice]'), text($('.adblock-notice'))]",
            json!([true, null, ""]),
        )
        .await?;
        page.check_quiet().await
    });
}

/// What Firefox brings itself. Its lists of trackers aren't on a fresh machine: the ad host is named in their place.
#[test]
fn case_06_tracking_protection_strict() {
    test(async |page| {
        page.site.put("/pixel.png", Answer::new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
        let pixel = page.site.url_of(AD_HOST, "/pixel.png");
        let body = format!("<img id=pixel src={pixel} onload='loaded = true' onerror='loaded = false'>");
        page.site.before("window.loaded = undefined");
        page.body(&[&body, &*widget("", &plain())].concat()).await?;
        page.until("loaded !== undefined").await?;
        page.check("loaded", true).await?;
        page.tracking_protection().await?;
        page.open("/test.html").await?;
        page.ready().await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        page.check("loaded", false).await.context("tracking protection was not on")?;
        silent(page).await
    });
}
