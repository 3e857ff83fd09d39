//! What the keys do, and whose they are: cases 6, 7, 16.

use super::{pose::*, *};

#[test]
fn case_06_arrows_home_and_end() {
    for (dir, forward, back) in [("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight")] {
        test(async |page| {
            page.article(&format!("dir={dir}"), &pictures(4)).await?;
            open(page, 1).await?;
            for (key, expected) in [
                (forward, "3 of 4"),
                (forward, "4 of 4"),
                (forward, "4 of 4"),
                (back, "3 of 4"),
                ("Home", "1 of 4"),
                (back, "1 of 4"),
                ("End", "4 of 4"),
            ] {
                page.keys(&[key]).await?;
                counter(page, expected).await.with_context(|| format!("{key} in {dir}"))?;
            }
            page.check("events('lightbox-change').map(detail => detail.index)", json!([2, 3, 2, 0, 3])).await?;
            page.check("$('dialog').contains(active())", true).await?;
            page.check("[$('dialog .previous').disabled, $('dialog .next').disabled]", json!([false, true])).await
        });
    }
}

#[test]
fn case_06_with_a_modifier_they_are_the_browsers() {
    test(async |page| {
        page.article("", &pictures(4)).await?;
        page.act("window.keys_ = []; addEventListener('keydown', event => event.key.startsWith('Arrow') && keys_.push(event.defaultPrevented))").await?;
        open(page, 1).await?;
        page.keys(&["Control+ArrowRight", "Shift+ArrowRight", "Meta+ArrowRight", "Control+ArrowLeft"]).await?;
        counter(page, "2 of 4").await?;
        page.check("keys_", json!([false, false, false, false])).await
    });
}

#[test]
fn case_06_the_buttons_follow_the_direction() {
    for (dir, sign) in [("ltr", 1), ("rtl", -1)] {
        test(async |page| {
            page.article(&format!("dir={dir}"), &pictures(3)).await?;
            open(page, 0).await?;
            page.check("Math.sign($('dialog .next').getBoundingClientRect().x - $('dialog .previous').getBoundingClientRect().x)", sign).await?;
            page.click("dialog .next").await?;
            counter(page, "2 of 3").await?;
            page.click("dialog .previous").await?;
            counter(page, "1 of 3").await
        });
    }
}

#[test]
fn case_06_the_keys_work_after_a_click_on_the_picture() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.click("dialog img.full").await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "2 of 3").await?;
        page.drag("mouse", &[(640.0, 400.0, 0), (600.0, 400.0, 200), (600.0, 400.0, 150)]).await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "3 of 3").await?;
        page.keys(&["Escape"]).await?;
        page.until("!$('dialog[open]')").await?;
        page.check("active().dataset.index", "2").await
    });
}

#[test]
fn case_07_keys_handled_here_do_not_reach_the_host() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        page.act("window.heard = []; for (const kind of ['keydown']) document.addEventListener(kind, event => heard.push(event.key))").await?;
        open(page, 0).await?;
        page.keys(&["ArrowRight", "ArrowLeft", "Home", "End", "q", "Escape"]).await?;
        page.until("!$('dialog[open]')").await?;
        page.check("heard", json!(["q"])).await?;
        page.keys(&["ArrowRight", "Escape"]).await?;
        page.check("heard", json!(["q", "ArrowRight", "Escape"])).await
    });
}

#[test]
fn case_16_keys_zoom_and_pan_and_the_state_is_said() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        page.act("window.heard = []; document.addEventListener('keydown', event => heard.push(event.key))").await?;
        open_fully(page, 1).await?;
        let said = "$$('dialog [role=status]').map(text).filter(words => words.includes('%')).join()";
        page.keys(&["+"]).await?;
        near(pose(page).await?.scale, 1.5, 0.001, "+")?;
        page.check(said, "Enlarged to 150 %").await?;
        page.keys(&["="]).await?;
        near(pose(page).await?.scale, 2.25, 0.001, "=")?;
        for (key, x, y) in
            [("ArrowRight", -1.0, 0.0), ("ArrowLeft", 1.0, 0.0), ("ArrowDown", 0.0, -1.0), ("ArrowUp", 0.0, 1.0)]
        {
            let before = pose(page).await?;
            page.keys(&[key]).await?;
            let after = pose(page).await?;
            let (way_x, way_y) = (after.x - before.x, after.y - before.y);
            ensure!(
                way_x * x >= 0.0
                    && way_y * y >= 0.0
                    && (way_x.abs() + way_y.abs()) > 20.0
                    && (x == 0.0) == (way_x.abs() < 0.5),
                "{key}: {way_x}, {way_y}"
            );
        }
        counter(page, "2 of 3").await?;
        page.keys(&["-"]).await?;
        near(pose(page).await?.scale, 1.5, 0.001, "-")?;
        page.keys(&["0"]).await?;
        let Pose { scale, x, y } = pose(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check(said, "Enlarged to 100 %").await?;
        page.keys(&["-"]).await?;
        near(pose(page).await?.scale, 1.0, 0.0, "- at the smallest")?;
        // Whole again, the arrows turn.
        page.keys(&["ArrowRight"]).await?;
        counter(page, "3 of 3").await?;
        // With a modifier they are the browser's: its own zoom.
        page.act("W.shadowRoot.addEventListener('keydown', event => event.ctrlKey && event.preventDefault())").await?;
        page.keys(&["Control+="]).await?;
        near(pose(page).await?.scale, 1.0, 0.0, "with Control")?;
        page.check("heard.filter(key => '+=-0'.includes(key) || key.startsWith('Arrow')).length <= 1", true).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_16_the_button_zooms_and_says_what_it_will_do() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        page.check("$('dialog .zoomIn').ariaLabel", "Enlarge").await?;
        page.act("$('dialog .zoomIn').focus()").await?;
        page.keys(&["Enter"]).await?;
        ensure!(pose(page).await?.scale >= 1.99, "not zoomed");
        page.check("$('dialog .zoomIn').ariaLabel", "Show the whole picture").await?;
        page.keys(&["Space"]).await?;
        ensure!(pose(page).await?.scale == 1.0, "not whole again");
        page.check("$('dialog .zoomIn').ariaLabel", "Enlarge").await
    });
}
