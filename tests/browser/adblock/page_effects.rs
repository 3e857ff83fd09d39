//! The effects of probes and notice on the page: layout, size, focus, print and network.

use std::path::Path;

use locales::Locales;

use super::{check_no_baits, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn the_baits_are_off_screen_and_hidden_from_assistive_technology() {
    test(async |page| {
        page.add_init_script(
            "window.baits = []; new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
               if (node.parentNode === document.body && node.localName === 'div') baits.push([node.getAttribute('aria-hidden'), node.textContent, node.getBoundingClientRect().bottom <= 0 || node.getBoundingClientRect().right <= 0]) })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.open_article("", &plain()).await?;
        page.wait_for("baits.length >= 6").await?;
        page.check("baits", json!(vec![json!(["true", "", true]); 6])).await?;
        page.check("[document.documentElement.scrollWidth <= innerWidth, scrollY]", json!([true, 0])).await
    });
}

#[test]
fn the_notice_is_not_printed() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.emulate_media_type("print").await?;
        page.execute("await settled()").await?;
        page.check("[visible($('[part=notice]')), visible($('[part=paragraph]'))]", json!([false, true])).await
    });
}

/// The rule has the user origin, as extensions insert it, and is there before the notice.
#[test]
fn a_users_own_rule_hides_it_without_a_gap() {
    blocker_test(async |page| {
        page.open_article("adblock-notice=off", &related(2)).await?;
        page.execute(
            "const probe = document.createElement('p');
             probe.className = 'adblock-notice';
             document.body.append(probe);
             dispatchEvent(new CustomEvent('custom-rule', { detail: '.adblock-notice { display: none !important }' }));
             await until(() => getComputedStyle(probe).display == 'none');
             probe.remove();
             W.adblockNotice = 'on'",
        )
        .await?;
        wait_for_verdict(page).await?;
        page.check("$$('.adblock-notice').length", 1).await?;
        page.check(
            "$('[part=related]').getBoundingClientRect().top - $('article').getBoundingClientRect().bottom < 40",
            true,
        )
        .await?;
        let request_count = page.site.requested_paths().len();
        page.pause(4000).await;
        page.check("[visible($('.adblock-notice')), $$('.adblock-notice').length]", json!([false, 1])).await?;
        // The widget doesn't try to show the notice in another way.
        ensure!(page.site.requested_paths().len() <= request_count + 1, "{:?}", page.site.requested_paths());
        check_no_baits(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_pages_own_style_can_hide_it() {
    blocker_test(async |page| {
        page.open_body(&format!(
            "<style>article-widget::part(notice) {{ display: none }}</style>{}",
            widget("", &plain())
        ))
        .await?;
        page.wait_until_ready().await?;
        page.wait_for("$('[part=notice]')").await?;
        page.check("visible($('[part=notice]'))", false).await?;
        page.check_no_errors().await
    });
}

/// EasyList's limits for a notice: at most 100 px high, at most 105,000 px² large, neither covering content nor covered, and
/// without animation. In addition, it is no higher than the space reserved for it, its buttons are at least 24 px wide and
/// high and don't overlap, and no text is cut off.
const LIMITS: &str = "(() => {
    const notice = $('[part=notice]'), box = notice.getBoundingClientRect();
    const parts = [...notice.querySelectorAll('*')].filter(visible);
    const boxes = (nodes) => nodes.map(node => node.getBoundingClientRect());
    const before = (end, start) => end <= start + 0.1;
    const disjoint = (a, b) => before(a.right, b.left) || before(b.right, a.left) || before(a.bottom, b.top) || before(b.bottom, a.top);
    const buttons = boxes(parts.filter(node => node.localName == 'button'));
    const texts = [...$$('article *'), ...$$('[part=related] *')].filter(node => visible(node) && text(node));
    return {
      lowEnough: box.height <= 100,
      fitsReservedSpace: Math.abs(box.height - parseFloat(getComputedStyle(notice).minBlockSize)) < 0.5,
      smallEnough: box.width * box.height <= 105000,
      inside: boxes(parts).every(part => part.bottom <= box.bottom + 0.5 && part.top >= box.top - 0.5 && part.left >= box.left - 0.5 && part.right <= box.right + 0.5),
      uncut: parts.filter(text).every(node => node.scrollWidth <= node.clientWidth + 1 || getComputedStyle(node).display == 'inline'),
      coversNothing: texts.length > 3 && boxes(texts).every(other => disjoint(box, other)),
      isNotCovered: boxes(parts).every(part => notice.contains(at(part.left + part.width / 2, part.top + part.height / 2))),
      inFlow: getComputedStyle(notice).position == 'relative',
      wholeInView: box.left >= 0 && box.right <= innerWidth,
      withoutAnimation: notice.getAnimations({ subtree: true }).length == 0 && [notice, ...parts].every(node => getComputedStyle(node).animationName == 'none'),
      buttonsLargeEnough: buttons.length == 5 && buttons.every(part => part.width >= 24 && part.height >= 24),
      buttonsDisjoint: buttons.every((a, i) => buttons.every((b, j) => i == j || disjoint(a, b))),
      size: [box.width, box.height],
    };
  })()";

/// In each language and both directions, at first, and after each disclosure has been opened and closed again.
#[test]
fn it_meets_the_size_and_layout_limits_in_every_language() {
    let locales = Locales::load(Path::new("locales")).unwrap();
    for (width, margin) in [(320, 0), (320, 16), (768, 0), (1280, 0)] {
        for (lang, dir) in locales.languages().flat_map(|(lang, _)| [(lang, "ltr"), (lang, "rtl")]) {
            blocker_test(async |page| {
                page.resize(width, 800).await?;
                let attributes = format!("lang={lang} dir={dir}");
                page.open_body(&format!(
                    "<style>body {{ margin: {margin}px }}</style>{}",
                    widget(&attributes, &related(3))
                ))
                .await?;
                page.wait_until_ready().await?;
                wait_for_notice(page).await?;
                page.check("$('[part=notice]').getAnimations({ subtree: true }).length", 0).await?;
                for disclosure in ["", "how", "why"] {
                    if !disclosure.is_empty() {
                        for open in [true, false] {
                            page.click(&format!("[part=notice] .{disclosure}")).await?;
                            page.check(&format!("visible($('#{disclosure}'))"), open).await?;
                        }
                    }
                    page.execute(
                        "$('[part=notice]').scrollIntoView({ block: 'center', behavior: 'instant' }); await settled()",
                    )
                    .await?;
                    let found: Value = page.eval(LIMITS).await?;
                    for (condition, value) in found.as_object().context("no record")? {
                        ensure!(
                            condition == "size" || value == true,
                            "not {condition} at {width} px, margin {margin}, in {lang}, {dir}, after {disclosure:?}: {found}"
                        );
                    }
                    println!("{width} px, margin {margin}, {lang} {dir}, after {disclosure:?}: {}", found["size"]);
                }
                // For review by people. With a content filter, WebKitGTK's driver takes no screenshots.
                if page.engine != Engine::WebKit {
                    page.screenshot(&format!("notice-{width}-{margin}-{lang}-{dir}")).await?;
                }
                Ok(())
            });
        }
    }
}

#[test]
fn it_causes_no_layout_shift_and_keeps_the_focus() {
    for width in [360, 1280] {
        blocker_test(async |page| {
            page.resize(width, 800).await?;
            page.record_layout_shifts().await?;
            let mut article = related(4);
            article["body"] = json!(["Text. <a href=\"#x\">A link</a>"]);
            page.open_article("", &article).await?;
            page.execute("$('[part=paragraph] a').focus(); window.before = active(); window.top_ = $('[part=related]').getBoundingClientRect().top").await?;
            page.wait_for("visible($('[part=notice]'))").await?;
            page.execute("await settled()").await?;
            page.check(
                "[active() === before, $('[part=related]').getBoundingClientRect().top === top_]",
                json!([true, true]),
            )
            .await
            .with_context(|| format!("at {width} px"))?;
            let shifts = page.layout_shifts().await?;
            ensure!(shifts.is_empty(), "at {width} px: {shifts:?}");
            page.check("$$('[part=notice] [role=status], [part=notice][role=status]').length", 1).await
        });
    }
}

#[test]
fn it_makes_no_request_to_another_origin() {
    blocker_test(async |page| {
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .how").await?;
        page.click("[part=notice] .why").await?;
        page.click("[part=notice] .never").await?;
        page.pause(500).await;
        page.check("performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin))", json!([])).await?;
        let mut paths = page.site.requested_paths();
        paths.sort();
        // The blocker stops the bait image, so its request never arrives.
        let notice = paths.iter().position(|path| path.starts_with("/article-widget-notice-"));
        paths.remove(notice.context("the notice's file")?);
        ensure!(paths == ["/a.json", "/article-widget.js", "/media/banners/p.png", "/test.html"], "{paths:?}");
        for request in page.site.requests() {
            ensure!(!request.headers.contains_key("cookie"), "{request:?}");
        }
        Ok(())
    });
}
