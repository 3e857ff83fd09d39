//! When the notice is shown, and in which tab and page.

use super::{check_no_baits, check_no_notice_after_verdict, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn it_is_shown_once_within_four_seconds() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        page.execute("window.from = performance.now()").await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.check("performance.now() - from < 4000", true).await?;
        page.check(
            "[$('[part=notice]').localName, $('[part=notice]').className.includes('adblock-notice')]",
            json!(["aside", true]),
        )
        .await?;
        page.check("visible($('[part=paragraph]'))", true).await?;
        let regions: Vec<String> = page.nodes_with_role("region").await?.into_iter().map(|node| node.name).collect();
        ensure!(regions == ["A note from this site"], "{regions:?}");
        // The baits are removed, and the notice is not shown again in the session.
        check_no_baits(page).await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        check_no_notice_after_verdict(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn without_cosmetic_filtering_it_is_shown_on_the_second_visit() {
    test(async |page| {
        page.block_requests(&["*/ads/*"]).await?;
        page.open_article("", &plain()).await?;
        page.pause(4500).await;
        page.check("$('[part=notice]')", Value::Null).await?;
        // The same session continues: still one signal from one visit.
        page.reload().await?;
        page.wait_until_ready().await?;
        page.pause(4500).await;
        page.check("$('[part=notice]')", Value::Null).await?;
        // A new session counts as another visit.
        page.execute("sessionStorage.clear()").await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict == json!({ "detected": true, "signals": ["image"] }), "{verdict}");
        wait_for_notice(page).await
    });
}

#[test]
fn a_hidden_widget_shows_no_notice_until_it_becomes_visible() {
    blocker_test(async |page| {
        page.open_body(&format!("<div id=container style='display: none'>{}</div>", widget("", &plain()))).await?;
        page.wait_for("W.state == 'ready'").await?;
        page.pause(4500).await;
        page.check("[$('[part=notice]'), events('adblock').length]", json!([null, 0])).await?;
        page.execute("document.querySelector('#container').style.display = 'block'").await?;
        page.wait_for("visible($('[part=notice]'))").await
    });
}

#[test]
fn it_is_not_shown_in_a_background_tab() {
    blocker_test(async |page| {
        page.add_init_script("window.startedHidden = document.hidden").await?;
        page.open_body("<p>Another page").await?;
        page.site.put("/background.html", Response::html(html(&widget("", &plain()))));
        page.discard_browser();
        let first = page.driver.windows().await?;
        page.open_background_tab("/background.html").await?;
        page.pause(5000).await;
        let paths = page.site.requested_paths();
        ensure!(paths.iter().any(|path| path == "/article-widget.js"), "nothing was loaded: {paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("/banners/")), "probed too early: {paths:?}");
        let background_tab = page.driver.windows().await?.into_iter().find(|window| !first.contains(window));
        page.driver.switch_to_window(background_tab.context("the background tab")?).await?;
        page.check("[startedHidden, events('adblock').length]", json!([true, 0])).await?;
        page.bring_to_front().await?;
        wait_for_notice(page).await
    });
}

#[test]
fn it_is_not_shown_while_prerendering() {
    blocker_test(async |page| {
        page.site.put("/next.html", Response::html(html(&widget("", &plain()))));
        page.open_body("<a href=/next.html>Next</a>").await?;
        page.execute("const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({ prerender: [{ urls: ['/next.html'], eagerness: 'immediate' }] }); document.head.append(rules)").await?;
        page.pause(6000).await;
        let paths = page.site.requested_paths();
        ensure!(paths.iter().any(|path| path == "/next.html"), "nothing was prerendered: {paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("/banners/")), "probed too early: {paths:?}");
        page.execute("document.querySelector('a').click()").await?;
        page.pause(500).await;
        page.check(
            "[location.pathname, performance.getEntriesByType('navigation')[0].activationStart > 0]",
            json!(["/next.html", true]),
        )
        .await
        .context("the page was loaded anew")?;
        page.wait_until_ready().await?;
        // Activation replaces the tab's page, so the browser can't be reused.
        page.discard_browser();
        wait_for_notice(page).await
    });
}

#[test]
fn a_page_from_the_back_forward_cache_is_not_probed_again() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        page.execute("addEventListener('pageshow', event => window.restored = event.persisted)").await?;
        page.open("/media/banners/p.png").await?;
        page.driver.back().await?;
        page.wait_for("W?.state == 'ready'").await?;
        page.check("window.restored === true", true).await.context("the page was loaded anew")?;
        page.pause(4500).await;
        page.check(
            "[visible($('[part=notice]')), $$('[part=notice] .how').length, events('adblock').length]",
            json!([true, 1, 1]),
        )
        .await?;
        check_no_baits(page).await
    });
}

#[test]
fn two_widgets_share_one_notice() {
    blocker_test(async |page| {
        page.open_body(&[widget("", &plain()), widget("id=two", &with_headline("Two"))].concat()).await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.wait_for_event("adblock").await?;
        page.pause(5000).await;
        page.check(
            "[...document.querySelectorAll('article-widget')].filter(host => visible($('[part=notice]', host))).length",
            1,
        )
        .await?;
        page.check("events('adblock').length", 1).await
    });
}

/// All tabs of a site belong to one session.
#[test]
fn it_is_shown_once_a_session_across_all_tabs() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        // The first tab has navigated on to a page where the notice isn't shown.
        page.reload().await?;
        page.wait_until_ready().await?;
        page.wait_for_event("adblock").await?;
        let first = page.driver.window().await?;
        page.discard_browser();
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        let fresh = "<script>window.fresh = sessionStorage.length == 0</script>";
        page.site.put("/second.html", Response::html(html(&[fresh, &widget("", &plain())].concat())));
        page.open("/second.html").await?;
        page.check("fresh", true).await?;
        page.wait_until_ready().await?;
        page.wait_for_event("adblock").await?;
        page.pause(600).await;
        let is_shown: bool = page.eval("visible($('[part=notice]'))").await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        ensure!(!is_shown, "both tabs show it");
        // The tabs leave no message behind in the storage.
        page.check("Object.keys(localStorage)", json!([])).await
    });
}
