//! When it comes, and in which tab and page.

use super::{no_baits, not_shown, shown, verdict};
use crate::{articles::*, harness::*};

#[test]
fn case_01_shown_once_within_four_seconds() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        page.act("window.from = performance.now()").await?;
        page.until("visible($('[part=notice]'))").await?;
        page.check("performance.now() - from < 4000", true).await?;
        page.check(
            "[$('[part=notice]').localName, $('[part=notice]').className.includes('adblock-notice')]",
            json!(["aside", true]),
        )
        .await?;
        page.check("visible($('[part=paragraph]'))", true).await?;
        let regions: Vec<String> = page.ax("region").await?.into_iter().map(|node| node.name).collect();
        ensure!(regions == ["A note from this site"], "{regions:?}");
        // The baits are gone, and once a session is enough.
        no_baits(page).await?;
        page.reload().await?;
        page.ready().await?;
        not_shown(page).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_03_without_cosmetic_filtering_on_the_second_visit() {
    test(async |page| {
        page.block(&["*/ads/*"]).await?;
        page.article("", &plain()).await?;
        page.pause(4500).await;
        page.check("$('[part=notice]')", Value::Null).await?;
        // The same visit goes on: still one signal of one visit.
        page.reload().await?;
        page.ready().await?;
        page.pause(4500).await;
        page.check("$('[part=notice]')", Value::Null).await?;
        // Another visit.
        page.act("sessionStorage.clear()").await?;
        page.reload().await?;
        page.ready().await?;
        let verdict = verdict(page).await?;
        ensure!(verdict == json!({ "detected": true, "signals": ["image"] }), "{verdict}");
        shown(page).await
    });
}

#[test]
fn case_13_a_hidden_widget_says_nothing_until_it_is_seen() {
    blocker_test(async |page| {
        page.body(&format!("<div id=around style='display: none'>{}</div>", widget("", &plain()))).await?;
        page.until("W.state == 'ready'").await?;
        page.pause(4500).await;
        page.check("[$('[part=notice]'), events('adblock').length]", json!([null, 0])).await?;
        page.act("document.querySelector('#around').style.display = 'block'").await?;
        page.until("visible($('[part=notice]'))").await
    });
}

/// A tab behind the one that is looked at.
#[test]
fn case_14_not_in_a_background_tab() {
    blocker_test(async |page| {
        page.before("window.behind = document.hidden").await?;
        page.body("<p>Another page").await?;
        page.site.put("/behind.html", Answer::html(html(&widget("", &plain()))));
        page.spoil();
        let first = page.driver.windows().await?;
        page.open_behind("/behind.html").await?;
        page.pause(5000).await;
        let paths = page.site.paths();
        ensure!(paths.iter().any(|path| path == "/article-widget.js"), "nothing was loaded: {paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("/banners/")), "probed before anybody looked: {paths:?}");
        let behind = page.driver.windows().await?.into_iter().find(|window| !first.contains(window));
        page.driver.switch_to_window(behind.context("the tab behind")?).await?;
        page.check("[behind, events('adblock').length]", json!([true, 0])).await?;
        page.bring_to_front().await?;
        shown(page).await
    });
}

/// A page that the browser prepares before anybody has asked for it.
#[test]
fn case_14_not_while_prerendering() {
    blocker_test(async |page| {
        page.site.put("/next.html", Answer::html(html(&widget("", &plain()))));
        page.body("<a href=/next.html>Next</a>").await?;
        page.act("const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({ prerender: [{ urls: ['/next.html'], eagerness: 'immediate' }] }); document.head.append(rules)").await?;
        page.pause(6000).await;
        let paths = page.site.paths();
        ensure!(paths.iter().any(|path| path == "/next.html"), "nothing was prerendered: {paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("/banners/")), "probed before anybody looked: {paths:?}");
        page.act("document.querySelector('a').click()").await?;
        page.pause(500).await;
        page.check(
            "[location.pathname, performance.getEntriesByType('navigation')[0].activationStart > 0]",
            json!(["/next.html", true]),
        )
        .await
        .context("the page was loaded anew")?;
        page.ready().await?;
        // The browser shows another tab's page from here on.
        page.spoil();
        shown(page).await
    });
}

/// What comes back out of the cache is as it was: it isn't looked again, and the notice isn't shown again.
#[test]
fn case_14_back_out_of_the_cache() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        page.act("addEventListener('pageshow', event => window.restored = event.persisted)").await?;
        page.open("/media/banners/p.png").await?;
        page.driver.back().await?;
        page.until("W?.state == 'ready'").await?;
        page.check("window.restored === true", true).await.context("the page was loaded anew")?;
        page.pause(4500).await;
        page.check(
            "[visible($('[part=notice]')), $$('[part=notice] .how').length, events('adblock').length]",
            json!([true, 1, 1]),
        )
        .await?;
        no_baits(page).await
    });
}

#[test]
fn case_21_two_widgets_one_notice() {
    blocker_test(async |page| {
        page.body(&[widget("", &plain()), widget("id=two", &headed("Two"))].concat()).await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.event("adblock").await?;
        page.pause(5000).await;
        page.check(
            "[...document.querySelectorAll('article-widget')].filter(host => visible($('[part=notice]', host))).length",
            1,
        )
        .await?;
        page.check("events('adblock').length", 1).await
    });
}

/// A session is all the tabs of a site.
#[test]
fn once_a_session_over_all_tabs() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        // And has gone on to the next page, where it isn't shown.
        page.reload().await?;
        page.ready().await?;
        page.event("adblock").await?;
        let first = page.driver.window().await?;
        page.spoil();
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        let fresh = "<script>window.fresh = sessionStorage.length == 0</script>";
        page.site.put("/second.html", Answer::html(html(&[fresh, &widget("", &plain())].concat())));
        page.open("/second.html").await?;
        page.check("fresh", true).await?;
        page.ready().await?;
        page.event("adblock").await?;
        page.pause(600).await;
        let there: bool = page.eval("visible($('[part=notice]'))").await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        ensure!(!there, "both tabs show it");
        // What was asked and answered is forgotten.
        page.check("Object.keys(localStorage)", json!([])).await
    });
}
