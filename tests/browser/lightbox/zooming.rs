//! Zooming and panning by touch, wheel and mouse.

use super::{transform::*, *};

#[test]
fn a_pinch_zooms_about_its_centre() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = viewport_centre(page).await?;
        let position = (x + 60.0, y - 40.0);
        let before = image_point_at(page, position).await?;
        page.pinch(position, 100.0, 260.0, 300).await?;
        let Transform { scale, .. } = transform(page).await?;
        check_near(scale, 2.6, 0.15, "the scale")?;
        let after = image_point_at(page, position).await?;
        check_near(after.0, before.0, 0.02, "across")?;
        check_near(after.1, before.1, 0.02, "down")?;
        check_counter(page, "2 of 3").await?;
        // Pinching in: the picture returns to scale 1, centred, and never becomes smaller.
        page.pinch(position, 300.0, 40.0, 300).await?;
        let Transform { scale, x, y } = transform(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check("!!$('dialog[open]')", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_double_tap_zooms_at_its_position_and_back() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (x, y) = viewport_centre(page).await?;
        let position = (x + 90.0, y + 50.0);
        let before = image_point_at(page, position).await?;
        let mut zoomed = Transform { scale: 1.0, x: 0.0, y: 0.0 };
        // A busy machine may be too slow for two taps to be a double tap.
        for _ in 0..3 {
            page.double_tap(position.0, position.1).await?;
            zoomed = transform(page).await?;
            if zoomed.scale > 1.0 {
                break;
            }
            page.pause(500).await;
        }
        ensure!(zoomed.scale >= 1.99, "{}", zoomed.scale);
        let after = image_point_at(page, position).await?;
        check_near(after.0, before.0, 0.02, "across")?;
        check_near(after.1, before.1, 0.02, "down")?;
        for _ in 0..3 {
            page.pause(500).await;
            page.double_tap(position.0, position.1).await?;
            if transform(page).await?.scale < zoomed.scale {
                break;
            }
        }
        let Transform { scale, x, y } = transform(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check("!!$('dialog[open]')", true).await
    });
}

#[test]
fn the_wheel_zooms_at_the_cursor_with_and_without_control() {
    for control in [false, true] {
        test(async |page| {
            page.open_article("", &pictures(2)).await?;
            open_fully(page, 0).await?;
            let (x, y) = viewport_centre(page).await?;
            let position = (x - 100.0, y + 40.0);
            let before = image_point_at(page, position).await?;
            let scroll_position: Value = page.eval("scrollY").await?;
            // Zoom until the picture is larger than the viewport: a smaller one stays centred instead of zooming at the cursor.
            for _ in 0..2 {
                page.wheel(position.0, position.1, 0.0, -250.0, control).await?;
            }
            let Transform { scale, .. } = transform(page).await?;
            ensure!(scale > 2.0, "{scale}, control {control}");
            let after = image_point_at(page, position).await?;
            check_near(after.0, before.0, 0.02, "across")?;
            check_near(after.1, before.1, 0.02, "down")?;
            page.check("[visualViewport.scale, scrollY]", json!([1, scroll_position])).await?;
            for _ in 0..3 {
                page.wheel(position.0, position.1, 0.0, 250.0, control).await?;
            }
            let Transform { scale, x, y } = transform(page).await?;
            ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
            page.check_no_errors().await
        });
    }
}

#[test]
fn a_drag_pans_up_to_the_edge_and_never_navigates() {
    for pointer_type in ["touch", "mouse"] {
        test(async |page| {
            page.open_article("", &pictures(3)).await?;
            open_fully(page, 1).await?;
            let (x, y) = viewport_centre(page).await?;
            page.click("dialog .zoomIn").await?;
            let before = transform(page).await?;
            ensure!(before.scale > 1.9, "{}", before.scale);
            // The picture follows the pointer, except for the first pixels that tell a drag from a tap.
            page.drag(pointer_type, &[(x, y, 0), (x - 60.0, y - 30.0, 400), (x - 60.0, y - 30.0, 120)]).await?;
            let after = transform(page).await?;
            check_near(after.x, -60.0, 14.0, "across")?;
            check_near(after.y, -30.0, 14.0, "down")?;
            // Dragged beyond its edge the picture returns: it covers the viewport, or is centred.
            for (to_x, to_y) in [(500.0, 0.0), (-500.0, 0.0), (0.0, 320.0), (0.0, -320.0)] {
                for _ in 0..3 {
                    let from = (x - to_x / 2.0, y - to_y / 2.0);
                    page.drag(
                        pointer_type,
                        &[(from.0, from.1, 0), (from.0 + to_x, from.1 + to_y, 160), (from.0 + to_x, from.1 + to_y, 80)],
                    )
                    .await?;
                }
                page.execute(ANIMATIONS_FINISHED).await?;
                let gaps: Vec<f64> = page.eval("(() => { const box = $('dialog img.full').getBoundingClientRect(), { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = $('dialog .viewport'); const gap = (a, b, size, whole) => size >= whole - 1 ? Math.max(a, b, 0) : Math.abs(a - b); return [gap(box.left - left, left + width - box.right, box.width, width), gap(box.top - top, top + height - box.bottom, box.height, height)] })()").await?;
                ensure!(gaps.iter().all(|gap| *gap < 1.5), "{pointer_type} {to_x} {to_y}: {gaps:?}");
            }
            check_counter(page, "2 of 3").await?;
            page.check("[!!$('dialog[open]'), events('lightbox-change').length]", json!([true, 0])).await?;
            page.check_no_errors().await
        });
    }
}

#[test]
fn panning_continues_with_momentum_after_release() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (x, y) = viewport_centre(page).await?;
        page.press(&["+", "+", "+"]).await?;
        let from = transform(page).await?;
        ensure!(from.scale > 2.0, "{}", from.scale);
        let mut released = Transform { scale: 0.0, x: 0.0, y: 0.0 };
        // A busy machine may need several attempts to be fast enough for a flick.
        for _ in 0..5 {
            page.press(&["0", "+", "+", "+"]).await?;
            transform(page).await?;
            page.drag("mouse", &[(x + 60.0, y, 0), (x - 60.0, y, 120)]).await?;
            released = transform(page).await?;
            if released.x < from.x - 135.0 {
                break;
            }
        }
        // It was released after 120 pixels, and came to rest well beyond that.
        ensure!(released.x < from.x - 135.0, "{} from {}", released.x, from.x);
        // Released without speed, it stays where it is.
        page.drag("mouse", &[(x - 60.0, y, 0), (x, y, 120), (x, y, 200)]).await?;
        let rested = transform(page).await?;
        check_near(rested.x - released.x, 60.0, 16.0, "released at rest")?;
        Ok(())
    });
}

#[test]
fn navigating_resets_the_zoom() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.press(&["+", "+"]).await?;
        ensure!(transform(page).await?.scale > 2.0, "not zoomed");
        page.check("$('dialog').hasAttribute('data-zoomed')", true).await?;
        page.click("dialog .next").await?;
        check_counter(page, "2 of 3").await?;
        ensure!(transform(page).await?.scale == 1.0, "still zoomed");
        page.check("$('dialog').hasAttribute('data-zoomed')", false).await?;
        page.click("dialog .previous").await?;
        ensure!(transform(page).await?.scale == 1.0, "zoomed again");
        // The arrow keys navigate again.
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "2 of 3").await
    });
}
