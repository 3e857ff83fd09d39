//! When the notice is not shown: conditions that only resemble an ad blocker, or don't allow a conclusion.

use super::{check_no_baits, check_no_notice, check_no_verdict, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn no_notice_without_a_blocker() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        check_no_notice(page).await?;
        page.check("events('adblock').length", 1).await
    });
}

/// As with a DNS filter or on a censored network, ad hosts can't be reached.
#[test]
fn no_notice_when_ad_hosts_do_not_resolve() {
    test(async |page| {
        page.block_requests(&["*doubleclick.net*", "*googlesyndication.com*", "*amazon-adsystem.com*", "*adnxs.com*"])
            .await?;
        page.open_article("", &plain()).await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        check_no_notice(page).await
    });
}

#[test]
fn no_notice_when_offline_after_the_page_has_loaded() {
    blocker_test(async |page| {
        page.open_article("adblock-notice=off", &plain()).await?;
        page.set_offline(true).await?;
        page.execute("W.adblockNotice = 'on'").await?;
        check_no_notice(page).await?;
        // The hidden elements are only one signal, which is stored as a suspicion.
        page.check("[events('adblock'), Object.keys(localStorage)]", json!([[], ["article-widget:suspected"]])).await
    });
    test(async |page| {
        page.open_article("adblock-notice=off", &plain()).await?;
        page.set_offline(true).await?;
        page.execute("W.adblockNotice = 'on'").await?;
        check_no_verdict(page).await
    });
}

#[test]
fn no_notice_when_both_probe_images_fail() {
    for status in [404, 500] {
        test(async |page| {
            for path in ["/ads/banners/p-728x90.png", "/media/banners/p.png"] {
                page.site.put(path, Response::status(status));
            }
            page.open_article("", &plain()).await?;
            check_no_verdict(page).await
        });
    }
}

#[test]
fn no_notice_under_a_policy_that_blocks_images() {
    test(async |page| {
        let body = html(&widget("", &plain()));
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'none'";
        page.open_response(Response::html(body).header("Content-Security-Policy", policy)).await?;
        page.wait_until_ready().await?;
        page.pause(5000).await;
        page.check("[$('[part=notice]'), events('adblock'), Object.keys(localStorage)]", json!([null, [], []])).await
    });
}

/// As scripts do that remove empty ad slots.
#[test]
fn no_notice_when_the_pages_script_hides_the_baits() {
    test(async |page| {
        page.add_init_script(
            "new MutationObserver(() => { for (const node of document.querySelectorAll('.ad-leaderboard, .ads_box')) node.style.display = 'none' })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.open_article("", &plain()).await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict["detected"] == false, "{verdict}");
        check_no_notice(page).await
    });
}

#[test]
fn no_notice_when_the_pages_css_hides_the_baits() {
    test(async |page| {
        page.open_body(&format!(
            "<style>.ad-leaderboard, [class*=ad-], body > div[aria-hidden] {{ display: none !important; visibility: hidden !important }}</style>{}",
            widget("", &plain())
        ))
        .await?;
        page.wait_until_ready().await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict["detected"] == false, "{verdict}");
        check_no_notice(page).await
    });
}

/// Zoomed out to a third, and with a device pixel ratio of three.
#[test]
fn zoom_and_device_pixels_do_not_change_the_verdict() {
    for (width, scale) in [(3840, 0.33), (400, 3.0)] {
        test(async |page| {
            page.set_device_metrics(width, 2400, scale).await?;
            page.open_article("", &plain()).await?;
            let verdict = wait_for_verdict(page).await?;
            ensure!(verdict == json!({ "detected": false, "signals": [] }), "at {scale}: {verdict}");
            check_no_notice(page).await
        });
        blocker_test(async |page| {
            page.set_device_metrics(width, 2400, scale).await?;
            page.open_article("", &plain()).await?;
            wait_for_notice(page).await.with_context(|| format!("at {scale}"))
        });
    }
}

#[test]
fn no_notice_when_the_control_image_takes_ten_seconds() {
    blocker_test(async |page| {
        page.site.put("/media/banners/p.png", Response::status(404).delayed(10_000));
        page.open_article("", &plain()).await?;
        check_no_notice(page).await?;
        page.pause(5500).await;
        page.check("[events('adblock').length, visible($('[part=notice]'))]", json!([0, false])).await
    });
}

#[test]
fn no_notice_and_no_probe_when_the_wasm_fails() {
    blocker_test(async |page| {
        let body = html(&widget("", &plain()));
        page.open_response(Response::html(body).header("Content-Security-Policy", "script-src 'self' 'unsafe-inline'"))
            .await?;
        page.wait_for_event("error").await?;
        page.pause(4000).await;
        page.check("[$('.adblock-notice'), events('adblock').length]", json!([null, 0])).await?;
        check_no_baits(page).await?;
        let paths = page.site.requested_paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        Ok(())
    });
}

/// Without its chunk the widget shows nothing and reports no error.
#[test]
fn no_notice_when_its_chunk_fails_to_load() {
    blocker_test(async |page| {
        page.add_init_script("addEventListener('article-widget-adblock', () => window.received = true)").await?;
        page.block_requests(&["*/article-widget-notice-*"]).await?;
        page.open_article("", &plain()).await?;
        page.wait_for("window.received").await?;
        page.pause(1500).await;
        page.check(
            "[visible($('.adblock-notice p')), $('[part=notice]'), text($('.adblock-notice'))]",
            json!([true, null, ""]),
        )
        .await?;
        page.check_no_errors().await
    });
}

/// Firefox's built-in tracking protection. A fresh profile has no lists of trackers, so a preference names the ad host.
#[test]
fn no_notice_under_strict_tracking_protection() {
    test(async |page| {
        page.site.put("/pixel.png", Response::new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
        let pixel = page.site.url_on_host(AD_HOST, "/pixel.png");
        let body = format!("<img id=pixel src={pixel} onload='loaded = true' onerror='loaded = false'>");
        page.site.add_init_script("window.loaded = undefined");
        page.open_body(&[&body, &*widget("", &plain())].concat()).await?;
        page.wait_for("loaded !== undefined").await?;
        page.check("loaded", true).await?;
        page.enable_tracking_protection().await?;
        page.open("/test.html").await?;
        page.wait_until_ready().await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": false, "signals": [] }), "{verdict}");
        page.check("loaded", false).await.context("tracking protection was not on")?;
        check_no_notice(page).await
    });
}
