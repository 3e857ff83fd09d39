//! Tests of the harness: mouse, wheel and touch input, navigation, viewport and extensions work in each engine.

use crate::harness::*;

/// A page that records the input events it receives.
const RECORDER: &str = "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>A recorder</title>
    <style>body { margin: 0; height: 5000px; touch-action: none }</style><script>
      window.received = [];
      const types = 'pointerdown pointermove pointerup pointercancel click dblclick wheel';
      for (const type of types.split(' ')) addEventListener(type, event => {
        const { type, pointerType = '', isPrimary = null, pointerId: id = 0, clientX: x, clientY: y, buttons, deltaX: dx = 0, deltaY: dy = 0, ctrlKey: control, detail, isTrusted: trusted } = event;
        received.push({ type, pointerType, isPrimary, id, x: Math.round(x), y: Math.round(y), buttons, dx, dy, control, detail, trusted });
        if (type === 'wheel' && control) event.preventDefault();
      }, { passive: false });
      window.of = (type) => received.filter((event) => event.type === type);
    </script>";

async fn open_recorder(page: &Page) -> Result<()> {
    page.open_response(Response::html(RECORDER)).await
}

#[test]
fn a_finger_taps() {
    test(async |page| {
        open_recorder(page).await?;
        page.tap(120.0, 80.0).await?;
        page.wait_for("of('click').length").await?;
        for event in ["pointerdown", "pointerup"] {
            page.check(
                &format!("of('{event}').map(({{ pointerType, isPrimary, x, y }}) => [pointerType, isPrimary, x, y])"),
                json!([["touch", true, 120, 80]]),
            )
            .await?;
        }
        page.check("of('click').map(({ pointerType, x, y }) => [pointerType, x, y])", json!([["touch", 120, 80]]))
            .await?;
        page.check("of('pointercancel').length", 0).await?;
        let real = page.touch_kind() == Touch::Real;
        page.check("received.filter(event => event.pointerType).every(event => event.trusted)", real).await
    });
}

#[test]
fn a_finger_taps_twice() {
    test(async |page| {
        open_recorder(page).await?;
        page.double_tap(200.0, 150.0).await?;
        page.wait_for("of('click').length == 2").await?;
        page.check("[of('pointerdown').length, of('pointerup').length]", json!([2, 2])).await?;
        page.check("received.filter(event => event.type !== 'dblclick' && event.pointerType).every(({ pointerType, x, y }) => pointerType === 'touch' && x === 200 && y === 150)", true).await
    });
}

#[test]
fn a_finger_is_dragged() {
    test(async |page| {
        open_recorder(page).await?;
        page.execute("window.from = performance.now()").await?;
        page.drag("touch", &[(100.0, 400.0, 0), (100.0, 300.0, 200), (300.0, 300.0, 200)]).await?;
        page.check("performance.now() - from >= 380", true).await?;
        page.check("of('pointermove').length >= 8", true).await?;
        page.check(
            "[of('pointerdown'), of('pointerup'), of('pointermove').slice(-1)].map(([{ x, y }]) => [x, y])",
            json!([[100, 400], [300, 300], [300, 300]]),
        )
        .await?;
        page.check("new Set(received.filter(event => event.pointerType).map(({ pointerType, isPrimary, id }) => [pointerType, isPrimary, id].join())).size", 1).await?;
        // It follows the corner of the path, with the bit of the primary button set.
        page.check("of('pointermove').some(({ x, y }) => x <= 105 && y <= 305)", true).await?;
        page.check("of('pointermove').every(({ buttons }) => buttons === 1)", true).await?;
        page.check("[of('pointercancel').length, of('click').length, scrollY]", json!([0, 0, 0])).await
    });
}

#[test]
fn two_fingers_pinch() {
    test(async |page| {
        open_recorder(page).await?;
        page.pinch((400.0, 300.0), 100.0, 300.0, 300).await?;
        page.wait_for("of('pointerup').length == 2").await?;
        page.check(
            "of('pointerdown').map(({ isPrimary, x, y }) => [isPrimary, x, y])",
            json!([[true, 350, 300], [false, 450, 300]]),
        )
        .await?;
        page.check(
            "of('pointerup').map(({ isPrimary, x, y }) => [isPrimary, x, y])",
            json!([[true, 250, 300], [false, 550, 300]]),
        )
        .await?;
        page.check("new Set(received.map(event => event.id)).size", 2).await?;
        // In parallel, not one after the other.
        page.check("received.findIndex(event => event.type === 'pointerup') > received.findLastIndex(event => event.type === 'pointerdown')", true).await?;
        page.check(
            "[0, 1].every(contact => of('pointermove').filter(event => event.isPrimary === !contact).length >= 5)",
            true,
        )
        .await?;
        page.check("[of('pointercancel').length, of('click').length, visualViewport.scale]", json!([0, 0, 1])).await
    });
}

#[test]
fn a_mouse_is_dragged() {
    test(async |page| {
        open_recorder(page).await?;
        page.drag("mouse", &[(100.0, 100.0, 0), (260.0, 180.0, 160)]).await?;
        page.check("[of('pointerdown'), of('pointerup')].map(([{ pointerType, isPrimary, x, y, trusted }]) => [pointerType, isPrimary, x, y, trusted])", json!([["mouse", true, 100, 100, true], ["mouse", true, 260, 180, true]])).await?;
        page.check("of('pointermove').filter(({ buttons, pointerType }) => buttons === 1 && pointerType === 'mouse').length >= 5", true).await
    });
}

#[test]
fn a_mouse_button_stays_pressed_between_actions() {
    test(async |page| {
        open_recorder(page).await?;
        page.mouse("mousePressed", 50.0, 60.0, "left", &[]).await?;
        page.mouse("mouseMoved", 90.0, 60.0, "left", &[]).await?;
        page.mouse("mouseReleased", 120.0, 60.0, "left", &[]).await?;
        page.wait_for("of('pointerup').length").await?;
        page.check("[of('pointerdown').length, of('pointerup')[0].x]", json!([1, 120])).await?;
        page.check("of('pointermove').some(({ x, buttons }) => x === 90 && buttons === 1)", true).await
    });
}

#[test]
fn each_wheel_turn_scrolls_the_page() {
    test(async |page| {
        open_recorder(page).await?;
        for _ in 0..2 {
            page.wheel(100.0, 100.0, 0.0, 120.0, false).await?;
        }
        page.wait_for("scrollY === 240").await?;
        page.check("of('wheel').reduce((sum, { dy }) => sum + dy, 0)", 240).await?;
        page.check(
            "of('wheel').every(({ x, y, control, trusted }) => x === 100 && y === 100 && !control && trusted)",
            true,
        )
        .await
    });
}

#[test]
fn a_wheel_event_can_have_control_held() {
    test(async |page| {
        open_recorder(page).await?;
        page.wheel(100.0, 120.0, 0.0, -100.0, true).await?;
        page.wait_for("of('wheel').length").await?;
        page.check("of('wheel').map(({ x, y, dy, control }) => [x, y, dy, control])", json!([[100, 120, -100, true]]))
            .await?;
        page.check("[scrollY, visualViewport.scale]", json!([0, 1])).await?;
        // Control is released afterwards.
        page.wheel(100.0, 120.0, 0.0, 100.0, false).await?;
        page.wait_for("scrollY === 100").await
    });
}

#[test]
fn back_and_forward_navigate() {
    test(async |page| {
        page.site.put("/two.html", Response::html("<title>Two</title>"));
        open_recorder(page).await?;
        page.open("/two.html").await?;
        page.back().await?;
        page.wait_for("document.title == 'A recorder'").await?;
        // WebKit's Back skips entries that a page has pushed without user activation.
        page.mouse("mousePressed", 50.0, 50.0, "left", &[]).await?;
        page.mouse("mouseReleased", 50.0, 50.0, "left", &[]).await?;
        page.execute("history.pushState({}, '', '#on'); addEventListener('popstate', () => window.popped = true)")
            .await?;
        page.back().await?;
        page.wait_for("location.hash == '' && window.popped").await?;
        page.forward().await?;
        page.wait_for("location.hash == '#on'").await
    });
}

#[test]
fn the_viewport_has_the_requested_size() {
    test(async |page| {
        open_recorder(page).await?;
        for (width, height) in [(320, 500), (1440, 900), (640, 360), (2000, 800)] {
            page.resize(width, height).await?;
            page.check(
                "[innerWidth, innerHeight, document.documentElement.clientWidth <= innerWidth]",
                json!([width, height, true]),
            )
            .await?;
        }
        Ok(())
    });
}

#[test]
fn an_extension_can_be_installed() {
    let folder = format!("{}/tests/browser/blocker", env!("CARGO_MANIFEST_DIR"));
    extension_test(&folder, async |page| {
        page.open_response(Response::html("<title>Blocked</title><body><p class=ad-leaderboard>An advertisement"))
            .await?;
        page.wait_for("!visible(document.querySelector('p'))").await
    });
}
