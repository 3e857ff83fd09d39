//! The notice for readers with a blocker, by the numbers of the design notes' cases. The blocker is an extension that
//! does what real ones do: a user-origin stylesheet and failed requests (`tests/browser/blocker`).

use crate::{articles::*, harness::*};

/// Waits for the verdict, and a little longer.
async fn verdict(page: &Page) -> Result<Value> {
    let verdict = page.event("adblock").await?;
    page.act("await settled(); await pause(100)").await?;
    Ok(verdict)
}

/// Checks that after all that time there is no notice, and that nothing is left of the probes.
async fn silent(page: &Page) -> Result<()> {
    page.pause(5500).await;
    page.check("[visible($('[part=notice]')), document.querySelectorAll('.ad-leaderboard').length]", json!([false, 0]))
        .await?;
    page.check_quiet().await
}

#[test]
fn shown_once_within_four_seconds() {
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
        page.check("document.body.querySelectorAll('.ad-leaderboard, [class*=probe]').length", 0).await?;
        page.reload().await?;
        page.ready().await?;
        page.event("adblock").await?;
        page.pause(300).await;
        page.check("$('[part=notice]')", Value::Null).await?;
        page.check_quiet().await
    });
}

#[test]
fn the_baits_are_for_nobody_to_see_hear_or_copy() {
    test(async |page| {
        page.before(
            "window.baits = []; new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
               if (node.parentNode === document.body && node.localName === 'div') baits.push([node.getAttribute('aria-hidden'), node.textContent, node.getBoundingClientRect().bottom <= 0 || node.getBoundingClientRect().right <= 0]) })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.article("", &plain()).await?;
        page.until("baits.length >= 2").await?;
        page.check("baits", json!([["true", "", true], ["true", "", true]])).await?;
        page.check("[document.documentElement.scrollWidth <= innerWidth, scrollY]", json!([true, 0])).await
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
        page.check("visible($('[part=notice]'))", true).await
    });
}

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

#[test]
fn case_09_both_probes_404_or_500() {
    for status in [404, 500] {
        test(async |page| {
            for path in ["/ads/banners/p.png", "/media/banners/p.png"] {
                page.site.put(path, Answer::status(status));
            }
            page.article("", &plain()).await?;
            silent(page).await?;
            page.check("events('adblock').filter(detail => detail.detected).length", 0).await
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
        page.check("[$('[part=notice]'), events('adblock').filter(detail => detail.detected).length]", json!([null, 0]))
            .await
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

#[test]
fn case_15_never_on_paper() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.medium("print").await?;
        page.act("await settled()").await?;
        page.check("[visible($('[part=notice]')), visible($('[part=paragraph]'))]", json!([false, true])).await
    });
}

#[test]
fn case_16_the_host_cancelled() {
    blocker_test(async |page| {
        page.before("addEventListener('article-widget:adblock', event => event.preventDefault())").await?;
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict["detected"] == true, "{verdict}");
        silent(page).await
    });
}

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
        page.check(
            "[...document.querySelectorAll('article-widget')].map(host => visible($('[part=notice]', host)))",
            json!([false, false]),
        )
        .await?;
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
fn case_18_a_readers_own_rule_hides_it_without_a_gap() {
    blocker_test(async |page| {
        page.body(&format!("<style>article-widget::part(notice) {{ display: none }}</style>{}", widget("", &plain())))
            .await?;
        page.ready().await?;
        verdict(page).await?;
        page.check("visible($('[part=notice]'))", false).await?;
        page.check_quiet().await
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

#[test]
fn case_22_sizes() {
    for width in [320, 768, 1280] {
        blocker_test(async |page| {
            page.size(width, 800).await?;
            page.body(&format!("<style>body {{ margin: 0 }}</style>{}", widget("", &plain()))).await?;
            page.ready().await?;
            page.until("visible($('[part=notice]'))").await?;
            let found: Value = page
                .eval("(box => [box.height, box.width * box.height, document.documentElement.scrollWidth <= innerWidth, $$('[part=notice] button').filter(visible).map(node => node.getBoundingClientRect()).every(box => box.width >= 24 && box.height >= 24)])($('[part=notice]').getBoundingClientRect())")
                .await?;
            page.screenshot(&format!("notice-{width}")).await?;
            ensure!(found[0].as_f64().is_some_and(|height| height <= 100.0), "at {width} px: {found}");
            ensure!(found[1].as_f64().is_some_and(|area| area <= 105_000.0), "at {width} px: {found}");
            ensure!(found[2] == true && found[3] == true, "at {width} px: {found}");
            // Nothing of it is cut.
            page.check("(node => node.scrollHeight <= node.clientHeight + 1 && [...node.querySelectorAll('p, button')].filter(visible).every(child => child.getBoundingClientRect().bottom <= node.getBoundingClientRect().bottom + 1))($('[part=notice]'))", true)
                .await
                .with_context(|| format!("at {width} px"))
        });
    }
}

#[test]
fn case_23_nothing_moves_and_the_focus_stays() {
    for width in [360, 1280] {
        blocker_test(async |page| {
            page.size(width, 800).await?;
            let mut article = related(4);
            article["body"] = json!(["Text. <a href=\"#x\">A link</a>"]);
            page.article("", &article).await?;
            page.act("$('[part=paragraph] a').focus(); window.before = active(); window.top_ = $('[part=related]').getBoundingClientRect().top").await?;
            page.until("visible($('[part=notice]'))").await?;
            page.act("await settled()").await?;
            page.check(
                "[active() === before, $('[part=related]').getBoundingClientRect().top === top_]",
                json!([true, true]),
            )
            .await
            .with_context(|| format!("at {width} px"))?;
            let shifts = page.shifts().await?;
            ensure!(shifts.is_empty(), "at {width} px: {shifts:?}");
            // Closing it moves nothing either, beyond what follows a click.
            page.check("$$('[part=notice] [role=status], [part=notice][role=status]').length", 1).await
        });
    }
}

#[test]
fn case_24_nobody_else_is_asked_and_nobody_is_told() {
    blocker_test(async |page| {
        page.site.put("/a.json", Answer::json(&plain()));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.ready().await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .how").await?;
        page.click("[part=notice] .never").await?;
        page.pause(500).await;
        page.check("performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin))", json!([])).await?;
        let mut paths = page.site.paths();
        paths.sort();
        // The blocker's own bait never gets here.
        ensure!(paths == ["/a.json", "/article-widget.js", "/media/banners/p.png", "/test.html"], "{paths:?}");
        for request in page.site.requests() {
            ensure!(!request.headers.contains_key("cookie"), "{request:?}");
        }
        Ok(())
    });
}

#[test]
fn closed_for_a_session_for_days_or_for_good() {
    for (button, remember, later) in [("close", "session", true), ("days", "days", false), ("never", "forever", false)]
    {
        blocker_test(async |page| {
            page.article("", &plain()).await?;
            page.until("visible($('[part=notice]'))").await?;
            if button == "days" {
                page.click("[part=notice] .how").await?;
            }
            page.act(&format!("$('[part=notice] .{button}').focus()")).await?;
            page.keys(&["Enter"]).await?;
            page.until("!visible($('[part=notice]'))").await?;
            page.check("events('notice-dismiss')", json!([{ "remember": remember }])).await?;
            page.check("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].every(key => key.startsWith('article-widget:'))", true).await?;
            // The reader comes back another day: a new session.
            page.act("sessionStorage.clear()").await?;
            page.reload().await?;
            page.ready().await?;
            page.event("adblock").await?;
            page.pause(300).await;
            page.check("visible($('[part=notice]'))", later).await.context(remember)
        });
    }
}

#[test]
fn days_pass() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .how").await?;
        page.click("[part=notice] .days").await?;
        page.act("sessionStorage.clear()").await?;
        page.before("const now = Date.now; Date.now = () => now() + 32 * 86400000").await?;
        page.reload().await?;
        page.ready().await?;
        page.until("visible($('[part=notice]'))").await
    });
}

#[test]
fn how_and_why_are_told() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.check("$('[part=notice] .how').getAttribute('aria-expanded')", "false").await?;
        page.click("[part=notice] .how").await?;
        page.check("$('[part=notice] .how').getAttribute('aria-expanded')", "true").await?;
        page.check("text($('[part=notice]')).includes(location.hostname) && text($('[part=notice]')).includes('ad-leaderboard')", true).await?;
        page.check("$$('[part=notice] a').filter(node => !node.href.startsWith(location.origin)).length", 0).await
    });
}
