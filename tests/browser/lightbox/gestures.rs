//! Fingers, the wheel and the zooming keys.

use super::*;

/// The picture's place on the screen: its scale, and how far it is from the middle of the stage.
const POSE: &str =
    "(({ a, e, f }) => ({ scale: a, x: e, y: f }))(new DOMMatrix(getComputedStyle($('dialog .stage-area')).transform))";

/// Waits until nothing plays on the stage.
const STILL: &str = "await settled(); await Promise.all($('dialog .frame').getAnimations({ subtree: true }).map(animation => animation.finished.catch(() => {})))";

struct Pose {
    scale: f64,
    x: f64,
    y: f64,
}

async fn pose(page: &Page) -> Result<Pose> {
    page.act(STILL).await?;
    let pose: Value = page.eval(POSE).await?;
    let number = |name: &str| pose[name].as_f64().unwrap_or(f64::NAN);
    Ok(Pose { scale: number("scale"), x: number("x"), y: number("y") })
}

/// The middle of the stage.
async fn middle(page: &Page) -> Result<(f64, f64)> {
    let [x, y]: [f64; 2] = page.eval("(({ offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) => [x + width / 2, y + height / 2])($('dialog .stage-area'))").await?;
    Ok((x, y))
}

/// What of the picture's file is under a place, as parts of its width and height.
async fn under(page: &Page, (x, y): (f64, f64)) -> Result<(f64, f64)> {
    page.act(STILL).await?;
    page.eval(&format!(
        "(box => [({x} - box.x) / box.width, ({y} - box.y) / box.height])($('dialog img.full').getBoundingClientRect())"
    ))
    .await
}

fn near(found: f64, expected: f64, by: f64, what: &str) -> Result<()> {
    ensure!((found - expected).abs() <= by, "{what}: {found} rather than {expected}");
    Ok(())
}

#[test]
fn case_15_a_pinch_zooms_about_its_middle() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = middle(page).await?;
        let place = (x + 60.0, y - 40.0);
        let before = under(page, place).await?;
        page.pinch(place, 100.0, 260.0, 300).await?;
        let Pose { scale, .. } = pose(page).await?;
        near(scale, 2.6, 0.15, "the scale")?;
        let after = under(page, place).await?;
        near(after.0, before.0, 0.02, "across")?;
        near(after.1, before.1, 0.02, "down")?;
        counter(page, "2 of 3").await?;
        // And together again: the picture is whole, in the middle, and never smaller.
        page.pinch(place, 300.0, 40.0, 300).await?;
        let Pose { scale, x, y } = pose(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check("!!$('dialog[open]')", true).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_15_a_double_tap_zooms_where_it_is_and_back() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (x, y) = middle(page).await?;
        let place = (x + 90.0, y + 50.0);
        let before = under(page, place).await?;
        let mut zoomed = Pose { scale: 1.0, x: 0.0, y: 0.0 };
        // (A machine that is busy may be too slow for two taps to be one.)
        for _ in 0..3 {
            page.double_tap(place.0, place.1).await?;
            zoomed = pose(page).await?;
            if zoomed.scale > 1.0 {
                break;
            }
            page.pause(500).await;
        }
        ensure!(zoomed.scale >= 1.99, "{}", zoomed.scale);
        let after = under(page, place).await?;
        near(after.0, before.0, 0.02, "across")?;
        near(after.1, before.1, 0.02, "down")?;
        for _ in 0..3 {
            page.pause(500).await;
            page.double_tap(place.0, place.1).await?;
            if pose(page).await?.scale < zoomed.scale {
                break;
            }
        }
        let Pose { scale, x, y } = pose(page).await?;
        ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
        page.check("!!$('dialog[open]')", true).await
    });
}

#[test]
fn case_15_the_wheel_zooms_where_the_pointer_is_with_control_and_without() {
    for control in [false, true] {
        test(async |page| {
            page.article("", &pictures(2)).await?;
            open_fully(page, 0).await?;
            let (x, y) = middle(page).await?;
            let place = (x - 100.0, y + 40.0);
            let before = under(page, place).await?;
            let behind: Value = page.eval("scrollY").await?;
            // At once larger than the stage: where there is room around the picture it stays in the middle.
            for _ in 0..2 {
                page.wheel(place.0, place.1, 0.0, -250.0, control).await?;
            }
            let Pose { scale, .. } = pose(page).await?;
            ensure!(scale > 2.0, "{scale}, control {control}");
            let after = under(page, place).await?;
            near(after.0, before.0, 0.02, "across")?;
            near(after.1, before.1, 0.02, "down")?;
            page.check("[visualViewport.scale, scrollY]", json!([1, behind])).await?;
            for _ in 0..3 {
                page.wheel(place.0, place.1, 0.0, 250.0, control).await?;
            }
            let Pose { scale, x, y } = pose(page).await?;
            ensure!(scale == 1.0 && x == 0.0 && y == 0.0, "{scale} {x} {y}");
            page.check_quiet().await
        });
    }
}

#[test]
fn case_15_a_drag_pans_stops_at_the_edge_and_never_turns() {
    for kind in ["touch", "mouse"] {
        test(async |page| {
            page.article("", &pictures(3)).await?;
            open_fully(page, 1).await?;
            let (x, y) = middle(page).await?;
            page.click("dialog .zoomIn").await?;
            let before = pose(page).await?;
            ensure!(before.scale > 1.9, "{}", before.scale);
            // It follows, pixel by pixel, but for the first few that were to tell a drag from a tap.
            page.drag(kind, &[(x, y, 0), (x - 60.0, y - 30.0, 400), (x - 60.0, y - 30.0, 120)]).await?;
            let after = pose(page).await?;
            near(after.x, -60.0, 14.0, "across")?;
            near(after.y, -30.0, 14.0, "down")?;
            // Beyond the edge it comes back to it: the picture covers the stage, or stands in its middle.
            for (to_x, to_y) in [(500.0, 0.0), (-500.0, 0.0), (0.0, 320.0), (0.0, -320.0)] {
                for _ in 0..3 {
                    let from = (x - to_x / 2.0, y - to_y / 2.0);
                    page.drag(
                        kind,
                        &[(from.0, from.1, 0), (from.0 + to_x, from.1 + to_y, 160), (from.0 + to_x, from.1 + to_y, 80)],
                    )
                    .await?;
                }
                page.act(STILL).await?;
                let gaps: Vec<f64> = page.eval("(() => { const box = $('dialog img.full').getBoundingClientRect(), { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = $('dialog .stage-area'); const gap = (a, b, size, whole) => size >= whole - 1 ? Math.max(a, b, 0) : Math.abs(a - b); return [gap(box.left - left, left + width - box.right, box.width, width), gap(box.top - top, top + height - box.bottom, box.height, height)] })()").await?;
                ensure!(gaps.iter().all(|gap| *gap < 1.5), "{kind} {to_x} {to_y}: {gaps:?}");
            }
            counter(page, "2 of 3").await?;
            page.check("[!!$('dialog[open]'), events('lightbox-change').length]", json!([true, 0])).await?;
            page.check_quiet().await
        });
    }
}

#[test]
fn case_15_it_glides_on_when_it_is_let_go() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (x, y) = middle(page).await?;
        page.keys(&["+", "+", "+"]).await?;
        let from = pose(page).await?;
        ensure!(from.scale > 2.0, "{}", from.scale);
        let mut glided = Pose { scale: 0.0, x: 0.0, y: 0.0 };
        // A machine that is busy may be too slow for a flick.
        for _ in 0..5 {
            page.keys(&["0", "+", "+", "+"]).await?;
            pose(page).await?;
            page.drag("mouse", &[(x + 60.0, y, 0), (x - 60.0, y, 120)]).await?;
            glided = pose(page).await?;
            if glided.x < from.x - 135.0 {
                break;
            }
        }
        // It was let go 120 pixels on, and came to rest well beyond that.
        ensure!(glided.x < from.x - 135.0, "{} from {}", glided.x, from.x);
        // Without speed it stays where it is.
        page.drag("mouse", &[(x - 60.0, y, 0), (x, y, 120), (x, y, 200)]).await?;
        let rested = pose(page).await?;
        near(rested.x - glided.x, 60.0, 16.0, "a finger that rests")?;
        Ok(())
    });
}

#[test]
fn case_15_a_change_resets_the_zoom() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.keys(&["+", "+"]).await?;
        ensure!(pose(page).await?.scale > 2.0, "not zoomed");
        page.check("$('dialog').hasAttribute('data-zoomed')", true).await?;
        page.click("dialog .next").await?;
        counter(page, "2 of 3").await?;
        ensure!(pose(page).await?.scale == 1.0, "still zoomed");
        page.check("$('dialog').hasAttribute('data-zoomed')", false).await?;
        page.click("dialog .previous").await?;
        ensure!(pose(page).await?.scale == 1.0, "zoomed again");
        // The arrows are the pictures' again.
        page.keys(&["ArrowRight"]).await?;
        counter(page, "2 of 3").await
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

#[test]
fn case_17_a_swipe_turns_in_both_directions() {
    for (dir, forward) in [("ltr", -1.0), ("rtl", 1.0)] {
        test(async |page| {
            page.article(&format!("dir={dir}"), &pictures(4)).await?;
            open_fully(page, 1).await?;
            let (x, y) = middle(page).await?;
            for (side, expected) in [(forward, "3 of 4"), (-forward, "2 of 4"), (-forward, "1 of 4")] {
                page.drag("touch", &[(x - side * 300.0, y, 0), (x + side * 300.0, y + 8.0, 160)]).await?;
                page.until(&format!("text($('dialog .counter')) === {}", json!(expected)))
                    .await
                    .with_context(|| format!("{dir} {side}"))?;
                page.act(STILL).await?;
                page.check("$$('dialog .beside').length <= 2", true).await?;
            }
            // At the end it comes back.
            page.drag("touch", &[(x + forward * 300.0, y, 0), (x - forward * 300.0, y, 160)]).await?;
            let at = pose(page).await?;
            ensure!(at.x == 0.0, "{}", at.x);
            counter(page, "1 of 4").await?;
            page.check_quiet().await
        });
    }
}

#[test]
fn case_17_speed_decides_not_only_the_way() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = middle(page).await?;
        // Slowly, a short way, and held: it stays.
        page.drag("touch", &[(x, y, 0), (x - 150.0, y, 500), (x - 150.0, y, 120)]).await?;
        let at = pose(page).await?;
        ensure!(at.x == 0.0, "{}", at.x);
        counter(page, "2 of 3").await?;
        // The same way in a flick: it turns. (A machine that is busy may be too slow for one.)
        for _ in 0..5 {
            page.drag("touch", &[(x, y, 0), (x - 150.0, y, 80)]).await?;
            page.act(STILL).await?;
            if page.eval("text($('dialog .counter')) === '3 of 3'").await? {
                break;
            }
        }
        counter(page, "3 of 3").await?;
        // Most of the way, and flicked back: it stays.
        page.drag("touch", &[(x - 300.0, y, 0), (x + 300.0, y, 300), (x + 180.0, y, 60)]).await?;
        pose(page).await?;
        counter(page, "3 of 3").await?;
        // Most of the way slowly: it turns.
        page.drag("touch", &[(x - 330.0, y, 0), (x + 330.0, y, 500), (x + 330.0, y, 120)]).await?;
        page.until("text($('dialog .counter')) === '2 of 3'").await
    });
}

#[test]
fn case_17_it_follows_the_finger_with_its_neighbour() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = middle(page).await?;
        page.mouse("mousePressed", x, y, "left", &[]).await?;
        page.mouse("mouseMoved", x - 20.0, y, "left", &[]).await?;
        for way in [60.0, 140.0, 220.0] {
            page.mouse("mouseMoved", x - 20.0 - way, y, "left", &[]).await?;
            page.act("await settled()").await?;
            let at: Value = page.eval(POSE).await?;
            near(at["x"].as_f64().unwrap_or_default(), -way, 13.0, "the picture")?;
            // The next one comes in beside it, a gap away.
            let gap: f64 = page.eval("(([picture, ...beside]) => Math.min(...beside.map(box => box.left - picture.right).filter(gap => gap > -1)))([$('dialog .stage-area'), ...$$('dialog .beside')].map(node => node.getBoundingClientRect()))").await?;
            near(gap, 24.0, 1.5, "the gap")?;
        }
        page.check(
            "$$('dialog .beside').map(node => node.style.backgroundImage.split('/').pop().split('-')[0]).toSorted()",
            json!(["p0", "p2"]),
        )
        .await?;
        page.pause(200).await;
        page.mouse("mouseReleased", x - 240.0, y, "left", &[]).await?;
        let at = pose(page).await?;
        ensure!(at.x == 0.0, "{}", at.x);
        counter(page, "2 of 3").await
    });
}

#[test]
fn case_17_a_swipe_down_closes_and_the_ground_fades_with_it() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = middle(page).await?;
        let dark =
            "Number(getComputedStyle($('dialog')).backgroundColor.match(/(?:\\/ |^rgba.*, )([\\d.]+)\\)/)?.[1] ?? 1)";
        page.mouse("mousePressed", x, y - 100.0, "left", &[]).await?;
        page.mouse("mouseMoved", x, y - 80.0, "left", &[]).await?;
        let mut before = 1.01;
        for way in [80.0, 160.0, 240.0] {
            page.mouse("mouseMoved", x, y - 80.0 + way, "left", &[]).await?;
            page.act("await settled()").await?;
            let seen: f64 = page.eval("Number($('dialog').style.getPropertyValue('--veil'))").await?;
            ensure!(seen < before - 0.05, "{seen} after {before} at {way}");
            let ground: f64 = page.eval(dark).await?;
            near(ground, seen, 0.02, "the ground")?;
            before = seen;
        }
        // Let go without speed and not far enough: it comes back, and is dark again.
        page.mouse("mouseMoved", x, y - 40.0, "left", &[]).await?;
        page.pause(200).await;
        page.mouse("mouseReleased", x, y - 40.0, "left", &[]).await?;
        let at = pose(page).await?;
        ensure!(at.y == 0.0 && at.scale == 1.0, "{} {}", at.y, at.scale);
        page.check(dark, 1).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.drag("touch", &[(x, y - 100.0, 0), (x + 10.0, y + 150.0, 120)]).await?;
        page.until("!$('dialog[open]')").await?;
        page.check("active().dataset.index", "1").await?;
        page.check_quiet().await
    });
}

#[test]
fn case_17_only_down_closes_and_only_when_whole() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y) = middle(page).await?;
        page.drag("touch", &[(x, y + 120.0, 0), (x, y - 180.0, 100)]).await?;
        page.act(STILL).await?;
        page.check("!!$('dialog[open]')", true).await.context("up")?;
        page.click("dialog .zoomIn").await?;
        page.act(STILL).await?;
        page.drag("touch", &[(x, y - 150.0, 0), (x, y + 200.0, 100)]).await?;
        page.act(STILL).await?;
        page.pause(200).await;
        page.check("!!$('dialog[open]')", true).await.context("zoomed")?;
        counter(page, "2 of 3").await
    });
}

#[test]
fn a_drag_ends_in_no_click() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        let (_, y) = middle(page).await?;
        // On the ground beside the picture, where a click closes.
        page.drag("mouse", &[(12.0, y, 0), (12.0, y - 40.0, 200), (40.0, y - 40.0, 100)]).await?;
        page.act(STILL).await?;
        page.pause(200).await;
        page.check("!!$('dialog[open]')", true).await
    });
}
