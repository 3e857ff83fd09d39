//! Keyboard control of the lightbox, and which keys are left to the page and the browser.

use super::{transform::*, *};

#[test]
fn arrow_keys_home_and_end_navigate() {
    for (dir, forward, back) in [("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight")] {
        test(async |page| {
            page.open_article(&format!("dir={dir}"), &pictures(4)).await?;
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
                page.press(&[key]).await?;
                check_counter(page, expected).await.with_context(|| format!("{key} in {dir}"))?;
            }
            page.check("events('lightbox-change').map(detail => detail.index)", json!([2, 3, 2, 0, 3])).await?;
            page.check("$('dialog').contains(active())", true).await?;
            page.check("[$('dialog .previous').disabled, $('dialog .next').disabled]", json!([false, true])).await
        });
    }
}

#[test]
fn arrow_keys_with_a_modifier_are_left_to_the_browser() {
    test(async |page| {
        page.open_article("", &pictures(4)).await?;
        page.execute("window.prevented = []; addEventListener('keydown', event => event.key.startsWith('Arrow') && prevented.push(event.defaultPrevented))").await?;
        open(page, 1).await?;
        page.press(&["Control+ArrowRight", "Shift+ArrowRight", "Meta+ArrowRight", "Control+ArrowLeft"]).await?;
        check_counter(page, "2 of 4").await?;
        page.check("prevented", json!([false, false, false, false])).await
    });
}

#[test]
fn previous_and_next_follow_the_writing_direction() {
    for (dir, sign) in [("ltr", 1), ("rtl", -1)] {
        test(async |page| {
            page.open_article(&format!("dir={dir}"), &pictures(3)).await?;
            open(page, 0).await?;
            page.check("Math.sign($('dialog .next').getBoundingClientRect().x - $('dialog .previous').getBoundingClientRect().x)", sign).await?;
            page.click("dialog .next").await?;
            check_counter(page, "2 of 3").await?;
            page.click("dialog .previous").await?;
            check_counter(page, "1 of 3").await
        });
    }
}

#[test]
fn the_keys_work_after_a_click_on_the_picture() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.click("dialog img.full").await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "2 of 3").await?;
        page.drag("mouse", &[(640.0, 400.0, 0), (600.0, 400.0, 200), (600.0, 400.0, 150)]).await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "3 of 3").await?;
        page.press(&["Escape"]).await?;
        page.wait_for("!$('dialog[open]')").await?;
        page.check("active().dataset.index", "2").await
    });
}

#[test]
fn handled_keys_do_not_reach_the_host() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        page.execute("window.received = []; document.addEventListener('keydown', event => received.push(event.key))")
            .await?;
        open(page, 0).await?;
        page.press(&["ArrowRight", "ArrowLeft", "Home", "End", "q", "Escape"]).await?;
        page.wait_for("!$('dialog[open]')").await?;
        page.check("received", json!(["q"])).await?;
        page.press(&["ArrowRight", "Escape"]).await?;
        page.check("received", json!(["q", "ArrowRight", "Escape"])).await
    });
}

#[test]
fn keys_zoom_and_pan_and_the_scale_is_announced() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        page.execute("window.received = []; document.addEventListener('keydown', event => received.push(event.key))")
            .await?;
        open_fully(page, 1).await?;
        let announced = "$$('dialog [role=status]').map(text).filter(status => status.includes('%')).join()";
        page.press(&["+"]).await?;
        check_near(transform(page).await?.scale, 1.5, 0.001, "+")?;
        page.check(announced, "Enlarged to 150 %").await?;
        page.press(&["="]).await?;
        check_near(transform(page).await?.scale, 2.25, 0.001, "=")?;
        for (key, x, y) in
            [("ArrowRight", -1.0, 0.0), ("ArrowLeft", 1.0, 0.0), ("ArrowDown", 0.0, -1.0), ("ArrowUp", 0.0, 1.0)]
        {
            let before = transform(page).await?;
            page.press(&[key]).await?;
            let after = transform(page).await?;
            let (moved_x, moved_y) = (after.x - before.x, after.y - before.y);
            ensure!(
                moved_x * x >= 0.0
                    && moved_y * y >= 0.0
                    && (moved_x.abs() + moved_y.abs()) > 20.0
                    && (x == 0.0) == (moved_x.abs() < 0.5),
                "{key}: {moved_x}, {moved_y}"
            );
        }
        check_counter(page, "2 of 3").await?;
        page.press(&["-"]).await?;
        check_near(transform(page).await?.scale, 1.5, 0.001, "-")?;
        page.press(&["0"]).await?;
        let Transform { scale, x, y } = transform(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check(announced, "Enlarged to 100 %").await?;
        page.press(&["-"]).await?;
        check_near(transform(page).await?.scale, 1.0, 0.0, "- at the minimum")?;
        // At scale 1, the arrow keys navigate again.
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "3 of 3").await?;
        // With a modifier, they are the browser's keys for page zoom.
        page.execute("W.shadowRoot.addEventListener('keydown', event => event.ctrlKey && event.preventDefault())")
            .await?;
        page.press(&["Control+="]).await?;
        check_near(transform(page).await?.scale, 1.0, 0.0, "with Control")?;
        page.check("received.filter(key => '+=-0'.includes(key) || key.startsWith('Arrow')).length <= 1", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_zoom_button_zooms_and_updates_its_label() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        page.check("$('dialog .zoomIn').ariaLabel", "Enlarge").await?;
        page.execute("$('dialog .zoomIn').focus()").await?;
        page.press(&["Enter"]).await?;
        ensure!(transform(page).await?.scale >= 1.99, "not zoomed");
        page.check("$('dialog .zoomIn').ariaLabel", "Show the whole picture").await?;
        page.press(&["Space"]).await?;
        ensure!(transform(page).await?.scale == 1.0, "still zoomed");
        page.check("$('dialog .zoomIn').ariaLabel", "Enlarge").await
    });
}
