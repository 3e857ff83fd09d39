//! Counter, caption and credit.

use super::*;

#[test]
fn the_position_is_announced_once_and_only_the_current_caption_is_exposed() {
    test(async |page| {
        page.open_article("", &pictures(4)).await?;
        open(page, 2).await?;
        check_counter(page, "3 of 4").await?;
        // Records each change of text in a live region of the dialog.
        page.execute(
            "window.announced = []; const live = '[role=status],[role=alert],[aria-live]';
             new MutationObserver(changes => {
               const regions = new Set(changes.map(change => (change.target.closest ?? (css => change.target.parentElement.closest(css))).call(change.target, live)).filter(Boolean));
               for (const region of regions) announced.push([region.getAttribute('role'), text(region)]);
             }).observe($('dialog'), { subtree: true, childList: true, characterData: true })",
        )
        .await?;
        page.press(&["ArrowRight"]).await?;
        page.pause(400).await;
        page.check("announced", json!([["status", "4 of 4"]])).await?;
        page.check("$$('dialog [part=lightbox-caption]').length", 1).await?;
        let names = page.accessibility_tree().await?.into_iter().map(|node| node.name).collect::<Vec<_>>().join(" | ");
        ensure!(names.contains("Caption of p3"), "{names}");
        for other in ["p0", "p1", "p2"] {
            ensure!(
                !names.contains(&format!("Caption of {other}")) && !names.contains(&format!("Picture {other}")),
                "{names}"
            );
        }
        Ok(())
    });
}

#[test]
fn the_caption_keeps_its_links_and_credit() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open(page, 1).await?;
        page.check(
            "[$('dialog [part=lightbox-caption] a').href, text($('dialog [part=lightbox-caption] a'))]",
            json!(["https://example.org/p1", "a link"]),
        )
        .await?;
        page.check("text($('dialog [part=lightbox-caption] [part=credit]')).endsWith('Photo: Agency p1')", true)
            .await?;
        page.check("visible($('dialog [part=credit]'))", true).await
    });
}

#[test]
fn a_long_caption_scrolls_and_leaves_the_controls_in_view() {
    for (width, height) in [(1280, 800), (360, 640), (640, 360)] {
        test(async |page| {
            page.resize(width, height).await?;
            let mut article = pictures(2);
            article["image"]["caption"] = json!("A very long caption. ".repeat(330));
            page.open_article("", &article).await?;
            open(page, 0).await?;
            page.wait_for("$('dialog img.full')?.complete").await?;
            let in_view = "(css => { const box = $(css).getBoundingClientRect(); return visible($(css)) && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && $(css).contains(W.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) })";
            for css in ["dialog .close", "dialog .caption-toggle", "dialog [part=credit]", "dialog .next"] {
                page.check(&format!("{in_view}('{css}')"), true)
                    .await
                    .with_context(|| format!("{css} at {width} x {height}"))?;
            }
            page.check(
                "$('dialog .caption-scroller').scrollHeight > $('dialog .caption-scroller').clientHeight + 100",
                true,
            )
            .await?;
            // The caption scrolls by keyboard and by wheel, and the page behind doesn't.
            let scroll_position: Value = page.eval("scrollY").await?;
            page.execute("$('dialog .caption-scroller').focus()").await?;
            page.press(&["PageDown"]).await?;
            page.wait_for("$('dialog .caption-scroller').scrollTop > 20").await.context("by key")?;
            let (x, y) = page.centre_of("dialog .caption-scroller").await?;
            let before: f64 = page.eval("$('dialog .caption-scroller').scrollTop").await?;
            page.wheel(x, y, 0.0, 120.0, false).await?;
            page.wait_for(&format!("$('dialog .caption-scroller').scrollTop > {before}")).await.context("by wheel")?;
            page.check("scrollY", scroll_position).await?;
            // The picture is not squeezed out.
            page.check("$('dialog img.full').getBoundingClientRect().height > 60", true)
                .await
                .with_context(|| format!("at {width} x {height}"))
        });
    }
}

#[test]
fn a_collapsed_caption_stays_collapsed_across_pictures_and_reloads() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open(page, 0).await?;
        page.check(
            "[$('dialog .caption-toggle').getAttribute('aria-expanded'), visible($('dialog [part=caption]'))]",
            json!(["true", true]),
        )
        .await?;
        page.click("dialog .caption-toggle").await?;
        let collapsed = "[$('dialog .caption-toggle').getAttribute('aria-expanded'), visible($('dialog [part=caption]')), visible($('dialog [part=credit]'))]";
        page.check(collapsed, json!(["false", false, true])).await?;
        page.press(&["ArrowRight"]).await?;
        page.check(collapsed, json!(["false", false, true])).await.context("on the next picture")?;
        page.reload().await?;
        page.wait_until_ready().await?;
        open(page, 2).await?;
        page.check(collapsed, json!(["false", false, true])).await.context("after a reload")?;
        page.check("Object.keys(localStorage).every(key => key.startsWith('article-widget:'))", true).await?;
        page.click("dialog .caption-toggle").await?;
        page.check(collapsed, json!(["true", true, true])).await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        open(page, 0).await?;
        page.check(collapsed, json!(["true", true, true])).await
    });
}

#[test]
fn a_picture_without_a_caption_has_no_caption_box() {
    test(async |page| {
        let mut article = pictures(3);
        article["body"][1]["caption"] = Value::Null;
        article["body"][1]["creditText"] = Value::Null;
        page.open_article("", &article).await?;
        open(page, 0).await?;
        page.check("text($('dialog [part=lightbox-caption]')).includes('Caption of p0')", true).await?;
        page.press(&["ArrowRight"]).await?;
        page.check(
            "[$('dialog [part=lightbox-caption]'), text($('dialog')).includes('Caption of')]",
            json!([null, false]),
        )
        .await?;
        page.press(&["ArrowRight"]).await?;
        page.check("text($('dialog [part=lightbox-caption]')).includes('Caption of p2')", true).await
    });
}

#[test]
fn a_single_picture_has_no_previous_next_or_counter() {
    test(async |page| {
        page.open_article("", &pictures(1)).await?;
        open(page, 0).await?;
        page.check("[$('dialog .previous'), $('dialog .next'), text($('dialog .counter'))]", json!([null, null, ""]))
            .await?;
        page.press(&["ArrowRight", "End", "Home"]).await?;
        page.check("[events('lightbox-change').length, !!$('dialog[open]')]", json!([0, true])).await?;
        close(page).await
    });
}

#[test]
fn the_caption_keeps_the_articles_language_and_direction() {
    test(async |page| {
        let mut article = pictures(2);
        article["inLanguage"] = json!("ar");
        page.open_article("lang=en", &article).await?;
        open_fully(page, 0).await?;
        page.check(
            "[...['[part=lightbox-caption]', '.description'].map(css => $(`dialog ${css}`)).map(node => [node.lang, getComputedStyle(node).direction]), getComputedStyle($('dialog')).direction]",
            json!([["ar", "rtl"], ["ar", "rtl"], "ltr"]),
        )
        .await
    });
}

#[test]
fn a_long_credit_can_be_scrolled_into_view() {
    for (width, height) in [(320, 568), (568, 320)] {
        test(async |page| {
            page.resize(width, height).await?;
            let mut article = pictures(2);
            article["image"]["caption"] = json!("A very long caption. ".repeat(60));
            article["image"]["creditText"] = json!("Photo: an agency with a long name. ".repeat(6));
            page.open_article("", &article).await?;
            open(page, 0).await?;
            page.execute("$('dialog .caption-panel').scrollTop = 9999; await settled()").await?;
            page.check("$('dialog .credit').getBoundingClientRect().bottom <= innerHeight", true).await?;
            page.check("$('dialog .caption-scroller').clientHeight >= 22", true).await
        });
    }
}
