//! Swipes to the next picture, and down to close.

use super::{transform::*, *};

#[test]
fn a_swipe_navigates_in_both_directions() {
    for (dir, forward) in [("ltr", -1.0), ("rtl", 1.0)] {
        test(async |page| {
            page.open_article(&format!("dir={dir}"), &pictures(4)).await?;
            open_fully(page, 1).await?;
            let (x, y) = viewport_centre(page).await?;
            for (side, expected) in [(forward, "3 of 4"), (-forward, "2 of 4"), (-forward, "1 of 4")] {
                page.drag("touch", &[(x - side * 300.0, y, 0), (x + side * 300.0, y + 8.0, 160)]).await?;
                page.wait_for(&format!("text($('dialog .counter')) === {}", json!(expected)))
                    .await
                    .with_context(|| format!("{dir} {side}"))?;
                page.execute(ANIMATIONS_FINISHED).await?;
                page.check("$$('dialog .neighbour').length <= 2", true).await?;
            }
            // At the end the picture returns.
            page.drag("touch", &[(x + forward * 300.0, y, 0), (x - forward * 300.0, y, 160)]).await?;
            let position = transform(page).await?;
            ensure!(position.x == 0.0, "{}", position.x);
            check_counter(page, "1 of 4").await?;
            page.check_no_errors().await
        });
    }
}

#[test]
fn a_fast_swipe_navigates_over_a_short_distance() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = viewport_centre(page).await?;
        // A short, slow swipe that rests before the release: the picture stays.
        page.drag("touch", &[(x, y, 0), (x - 150.0, y, 500), (x - 150.0, y, 120)]).await?;
        let position = transform(page).await?;
        ensure!(position.x == 0.0, "{}", position.x);
        check_counter(page, "2 of 3").await?;
        // The same distance as a flick: it navigates. A busy machine may need several attempts to be fast enough.
        for _ in 0..5 {
            page.drag("touch", &[(x, y, 0), (x - 150.0, y, 80)]).await?;
            page.execute(ANIMATIONS_FINISHED).await?;
            if page.eval("text($('dialog .counter')) === '3 of 3'").await? {
                break;
            }
        }
        check_counter(page, "3 of 3").await?;
        // Far enough to navigate, but flicked back: the picture stays.
        page.drag("touch", &[(x - 500.0, y, 0), (x + 500.0, y, 300), (x + 340.0, y, 60)]).await?;
        transform(page).await?;
        check_counter(page, "3 of 3").await?;
        // A long, slow swipe: it navigates.
        page.drag("touch", &[(x - 330.0, y, 0), (x + 330.0, y, 500), (x + 330.0, y, 120)]).await?;
        page.wait_for("text($('dialog .counter')) === '2 of 3'").await
    });
}

#[test]
fn the_picture_follows_the_finger_with_its_neighbour() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = viewport_centre(page).await?;
        page.mouse("mousePressed", x, y, "left", &[]).await?;
        page.mouse("mouseMoved", x - 20.0, y, "left", &[]).await?;
        for distance in [60.0, 140.0, 220.0] {
            page.mouse("mouseMoved", x - 20.0 - distance, y, "left", &[]).await?;
            page.execute("await settled()").await?;
            let position: Value = page.eval(TRANSFORM).await?;
            check_near(position["x"].as_f64().unwrap_or_default(), -distance, 13.0, "the picture")?;
            // The next picture follows at a fixed gap.
            let gap: f64 = page.eval("(([picture, ...neighbours]) => Math.min(...neighbours.map(box => box.left - picture.right).filter(gap => gap > -1)))([$('dialog .viewport'), ...$$('dialog .neighbour')].map(node => node.getBoundingClientRect()))").await?;
            check_near(gap, 24.0, 1.5, "the gap")?;
        }
        page.check(
            "$$('dialog .neighbour').map(node => node.style.backgroundImage.split('/').pop().split('-')[0]).toSorted()",
            json!(["p0", "p2"]),
        )
        .await?;
        page.pause(200).await;
        page.mouse("mouseReleased", x - 240.0, y, "left", &[]).await?;
        let position = transform(page).await?;
        ensure!(position.x == 0.0, "{}", position.x);
        check_counter(page, "2 of 3").await
    });
}

#[test]
fn a_swipe_down_closes_and_fades_the_backdrop() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = viewport_centre(page).await?;
        let opacity =
            "Number(getComputedStyle($('dialog')).backgroundColor.match(/(?:\\/ |^rgba.*, )([\\d.]+)\\)/)?.[1] ?? 1)";
        page.mouse("mousePressed", x, y - 100.0, "left", &[]).await?;
        page.mouse("mouseMoved", x, y - 80.0, "left", &[]).await?;
        let mut before = 1.01;
        for distance in [80.0, 160.0, 240.0] {
            page.mouse("mouseMoved", x, y - 80.0 + distance, "left", &[]).await?;
            page.execute("await settled()").await?;
            let expected: f64 = page.eval("Number($('dialog').style.getPropertyValue('--backdrop-opacity'))").await?;
            ensure!(expected < before - 0.05, "{expected} after {before} at {distance}");
            let found: f64 = page.eval(opacity).await?;
            check_near(found, expected, 0.02, "the backdrop's opacity")?;
            before = expected;
        }
        // Released without speed and not far enough: the picture returns, and the backdrop is opaque again.
        page.mouse("mouseMoved", x, y - 40.0, "left", &[]).await?;
        page.pause(200).await;
        page.mouse("mouseReleased", x, y - 40.0, "left", &[]).await?;
        let position = transform(page).await?;
        ensure!(position.y == 0.0 && position.scale == 1.0, "{} {}", position.y, position.scale);
        page.check(opacity, 1).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.drag("touch", &[(x, y - 100.0, 0), (x + 10.0, y + 150.0, 120)]).await?;
        page.wait_for("!$('dialog[open]')").await?;
        page.check("active().dataset.index", "1").await?;
        open_fully(page, 1).await?;
        page.check(opacity, 1).await.context("reopened")?;
        page.check_no_errors().await
    });
}

#[test]
fn only_a_downward_swipe_closes_and_only_when_not_zoomed() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = viewport_centre(page).await?;
        page.drag("touch", &[(x, y + 120.0, 0), (x, y - 180.0, 100)]).await?;
        page.execute(ANIMATIONS_FINISHED).await?;
        page.check("!!$('dialog[open]')", true).await.context("up")?;
        page.click("dialog .zoomIn").await?;
        page.execute(ANIMATIONS_FINISHED).await?;
        page.drag("touch", &[(x, y - 150.0, 0), (x, y + 200.0, 100)]).await?;
        page.execute(ANIMATIONS_FINISHED).await?;
        page.pause(200).await;
        page.check("!!$('dialog[open]')", true).await.context("zoomed")?;
        check_counter(page, "2 of 3").await
    });
}

#[test]
fn a_drag_is_not_followed_by_a_click() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (_, y) = viewport_centre(page).await?;
        // On the backdrop, where a click closes; slowly, because a flick would close too.
        page.drag("mouse", &[(12.0, y + 40.0, 0), (12.0, y + 120.0, 200), (12.0, y + 120.0, 100)]).await?;
        page.execute(ANIMATIONS_FINISHED).await?;
        page.pause(200).await;
        page.check("!!$('dialog[open]')", true).await
    });
}
