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
    page.check("visible($('[part=notice]'))", false).await?;
    no_baits(page).await?;
    page.check_quiet().await
}

/// Checks that the page's body holds no bait (case 26).
async fn no_baits(page: &Page) -> Result<()> {
    page.check("document.querySelectorAll('body > [aria-hidden]').length", 0).await
}

/// Checks that nothing was concluded: no event, and no suspicion that the next visit would find.
async fn nothing_said(page: &Page) -> Result<()> {
    silent(page).await?;
    page.check("[events('adblock'), Object.keys(localStorage)]", json!([[], []])).await
}

/// Waits until the notice is there.
async fn shown(page: &Page) -> Result<()> {
    page.until("visible($('[part=notice]'))").await
}

/// Checks that by then there is no notice, whatever the verdict was.
async fn not_shown(page: &Page) -> Result<()> {
    page.event("adblock").await?;
    page.pause(600).await;
    page.check("visible($('[part=notice]'))", false).await
}

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
fn the_baits_are_for_nobody_to_see_hear_or_copy() {
    test(async |page| {
        page.before(
            "window.baits = []; new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
               if (node.parentNode === document.body && node.localName === 'div') baits.push([node.getAttribute('aria-hidden'), node.textContent, node.getBoundingClientRect().bottom <= 0 || node.getBoundingClientRect().right <= 0]) })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.article("", &plain()).await?;
        page.until("baits.length >= 5").await?;
        page.check("baits", json!(vec![json!(["true", "", true]); 5])).await?;
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
        shown(page).await
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

/// Of the user's origin, as an extension inserts it.
#[test]
fn case_18_a_readers_own_rule_hides_it_without_a_gap() {
    blocker_test(async |page| {
        page.article("", &related(2)).await?;
        page.act("dispatchEvent(new CustomEvent('readers-rule', { detail: '.adblock-notice { display: none !important }' })); await until(() => getComputedStyle($('.adblock-notice')).display == 'none')").await?;
        page.check(
            "$('[part=related]').getBoundingClientRect().top - $('article').getBoundingClientRect().bottom < 40",
            true,
        )
        .await?;
        verdict(page).await?;
        let asked = page.site.paths().len();
        page.pause(4000).await;
        page.check("[visible($('.adblock-notice')), $$('.adblock-notice').length]", json!([false, 1])).await?;
        // It isn't tried in another way.
        ensure!(page.site.paths().len() <= asked + 1, "{:?}", page.site.paths());
        no_baits(page).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_18_the_pages_own_style_may_hide_it_too() {
    blocker_test(async |page| {
        page.body(&format!("<style>article-widget::part(notice) {{ display: none }}</style>{}", widget("", &plain())))
            .await?;
        page.ready().await?;
        page.until("$('[part=notice]')").await?;
        page.check("visible($('[part=notice]'))", false).await?;
        page.check_quiet().await
    });
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
        page.before("addEventListener('article-widget:adblock', () => window.heard = true)").await?;
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

/// EasyList's limits, in each language and both directions: at most 100 px high and 105,000 px² large, over nothing, and
/// still. What can be pressed is at least 24 px either way, and nothing is cut.
#[test]
fn case_22_sizes() {
    for width in [320, 768, 1280] {
        for (lang, dir) in [("en", "ltr"), ("en", "rtl"), ("ar", "rtl"), ("ar", "ltr")] {
            blocker_test(async |page| {
                page.size(width, 800).await?;
                let attributes = format!("lang={lang} dir={dir}");
                page.body(&format!("<style>body {{ margin: 0 }}</style>{}", widget(&attributes, &related(3)))).await?;
                page.ready().await?;
                shown(page).await?;
                page.act(
                    "$('[part=notice]').scrollIntoView({ block: 'center', behavior: 'instant' }); await settled()",
                )
                .await?;
                let found: Value = page
                    .eval(
                        "(notice => {
                           const box = notice.getBoundingClientRect();
                           const parts = [...notice.querySelectorAll('*')].filter(visible);
                           const boxes = (nodes) => nodes.map(node => node.getBoundingClientRect());
                           const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
                           return {
                             high: box.height <= 100,
                             large: box.width * box.height <= 105000,
                             inside: boxes(parts).every(part => part.bottom <= box.bottom + 0.5 && part.top >= box.top - 0.5 && part.left >= box.left - 0.5 && part.right <= box.right + 0.5),
                             overNothing: boxes([$('article'), $('[part=related]')]).every(other => apart(box, other)),
                             inTheFlow: getComputedStyle(notice).position == 'relative',
                             wholeInView: box.left >= 0 && box.right <= innerWidth,
                             still: [notice, ...parts].every(node => node.getAnimations().length == 0 && getComputedStyle(node).animationName == 'none'),
                             pressable: boxes(parts.filter(node => node.localName == 'button')).every(part => part.width >= 24 && part.height >= 24),
                             apart: boxes(parts.filter(node => node.localName == 'button')).every((a, i, all) => all.every((b, j) => i == j || apart(a, b))),
                             size: [box.width, box.height],
                           };
                         })($('[part=notice]'))",
                    )
                    .await?;
                page.screenshot(&format!("notice-{width}-{lang}-{dir}")).await?;
                for (what, value) in found.as_object().context("no record")? {
                    ensure!(what == "size" || value == true, "not {what} at {width} px in {lang}, {dir}: {found}");
                }
                println!("{width} px, {lang} {dir}: {}", found["size"]);
                Ok(())
            });
        }
    }
}

#[test]
fn case_23_nothing_moves_and_the_focus_stays() {
    for width in [360, 1280] {
        blocker_test(async |page| {
            page.size(width, 800).await?;
            page.watch_shifts().await?;
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
        page.click("[part=notice] .why").await?;
        page.click("[part=notice] .never").await?;
        page.pause(500).await;
        page.check("performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin))", json!([])).await?;
        let mut paths = page.site.paths();
        paths.sort();
        // The blocker's own bait never gets here.
        let notice = paths.iter().position(|path| path.starts_with("/article-widget-notice-"));
        paths.remove(notice.context("the notice's file")?);
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
fn how_to_allow_this_site_by_blocker() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        page.check(
            "[$('[part=notice] .how').getAttribute('aria-expanded'), visible($('#how'))]",
            json!(["false", false]),
        )
        .await?;
        page.click("[part=notice] .how").await?;
        page.check(
            "[$('[part=notice] .how').getAttribute('aria-expanded'), visible($('#how'))]",
            json!(["true", true]),
        )
        .await?;
        let names = ["uBlock Origin", "Adblock Plus", "AdGuard", "Brave", "Firefox", "Another blocker"];
        page.check("$$('#how summary').map(text)", json!(names)).await?;
        for place in 1..=names.len() {
            page.click(&format!("#how details:nth-of-type({place}) summary")).await?;
            // One at a time, and each names this site and no other.
            page.check("$$('#how details[open]').length", 1).await?;
            page.check(
                &format!("(way => [way.open, way.querySelectorAll('li').length >= 2, text(way).includes(location.hostname)])($$('#how details')[{}])", place - 1),
                json!([true, true, true]),
            )
            .await?;
        }
        page.check("$$('[part=notice] a').length", 0).await?;
        // One thing is told at a time.
        page.click("[part=notice] .why").await?;
        page.check(
            "[visible($('#how')), visible($('#why')), $('[part=notice] .how').getAttribute('aria-expanded')]",
            json!([false, true, "false"]),
        )
        .await?;
        page.click("[part=notice] .why").await?;
        page.check("[visible($('#how')), visible($('#why'))]", json!([false, false])).await
    });
}

/// The probes' own result, a line for each bait. The tests' blocker doesn't know the third.
#[test]
fn why_am_i_seeing_this() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
        page.click("[part=notice] .why").await?;
        page.check(
            "$$('#why li').map(node => text(node).replace(/[\\u2068\\u2069]/g, ''))",
            json!([
                "ad-leaderboard, an empty element, was hidden; its twin was not.",
                "ad-rectangle, an empty element, was hidden; its twin was not.",
                "skyscraper-ad was left alone.",
                "ads_box, an empty element, was hidden; its twin was not.",
                "ads/banners/p-728x90.png, a picture, was stopped; its twin was not.",
            ]),
        )
        .await
    });
}

#[test]
fn the_words_are_the_readers_and_the_hosts() {
    blocker_test(async |page| {
        page.before("addEventListener('DOMContentLoaded', () => W.labels = { notice: 'Ours for {name}', noticeHow: 3, noticeNever: '<b>No</b>' })").await?;
        page.article("", &plain()).await?;
        shown(page).await?;
        page.check("text($('[part=notice] [role=status]')).replace(/[\\u2068\\u2069]/g, '')", "Ours for 127.0.0.1")
            .await?;
        page.check(
            "[text($('[part=notice] .how')), text($('[part=notice] .never'))]",
            json!(["How to allow this site", "<b>No</b>"]),
        )
        .await?;
        // Another language, while it is there: what is unfolded stays so.
        page.click("[part=notice] .why").await?;
        page.act("W.lang = 'ar'; await settled()").await?;
        page.check(
            "[text($('[part=notice] .how')), visible($('#why')), $$('[part=notice] > p').length]",
            json!(["كيف تسمح بهذا الموقع", true, 1]),
        )
        .await?;
        page.check_quiet().await
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

/// A session is all the tabs of a site.
#[test]
fn once_a_session_over_all_tabs() {
    blocker_test(async |page| {
        page.article("", &plain()).await?;
        shown(page).await?;
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

/// The examples of docs/adblock.md, as they stand there.
fn example(about: &str) -> String {
    let text = include_str!("../../docs/adblock.md");
    let (_, after) = text.split_once(about).expect("the example's heading");
    let (_, code) = after.split_once("```js\n").expect("an example");
    code.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_host_may_have_it_come_from_the_third_article_on() {
    blocker_test(async |page| {
        page.before(&example("From which article on")).await?;
        page.article("", &plain()).await?;
        for visit in 1..=4 {
            verdict(page).await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", visit == 3).await.with_context(|| format!("article {visit}"))?;
            page.reload().await?;
            page.ready().await?;
        }
        Ok(())
    });
}

#[test]
fn the_host_may_wait_for_consent() {
    blocker_test(async |page| {
        page.before(&format!("addEventListener('DOMContentLoaded', () => {{ {} }})", example("Consent first"))).await?;
        page.article("adblock-notice=off", &plain()).await?;
        page.pause(3000).await;
        no_baits(page).await?;
        page.check("[events('adblock'), Object.keys(localStorage), Object.keys(sessionStorage)]", json!([[], [], []]))
            .await?;
        let paths = page.site.paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        page.act("dispatchEvent(new Event('consent-given'))").await?;
        shown(page).await
    });
}
