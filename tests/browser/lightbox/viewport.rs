//! Pinch-zoomed pages, rotated screens, and browser tool bars that appear and disappear.

use super::*;

/// The controls that are outside the visual viewport.
const OUTSIDE: &str = "(() => {
  const { offsetLeft: x, offsetTop: y, width, height } = visualViewport;
  const isInside = (node) => { const box = node.getBoundingClientRect(); return box.left >= x - 1 && box.top >= y - 1 && box.right <= x + width + 1 && box.bottom <= y + height + 1 };
  return ['.close', '.previous', '.next', '.counter', '[part=credit]', '.caption-toggle'].filter((css) => !isInside($(`dialog ${css}`)));
})()";

/// The largest distance between an edge of the dialog and of the visual viewport.
const MISFIT: &str = "(() => {
  const { offsetLeft, offsetTop, width, height } = visualViewport, box = $('dialog').getBoundingClientRect();
  return Math.max(...[box.left - offsetLeft, box.top - offsetTop, box.width - width, box.height - height].map(Math.abs));
})()";

#[test]
fn on_a_pinch_zoomed_page_the_dialog_fills_the_visual_viewport() {
    test(async |page| {
        page.open_body(&format!("<div style='height: 300px'></div>{}", widget("", &pictures(3)))).await?;
        page.wait_until_ready().await?;
        page.cdp("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 2 })).await?;
        page.execute("scrollTo(0, 200); await settled()").await?;
        page.wait_for("visualViewport.scale === 2").await?;
        page.execute("W.openLightbox(1)").await?;
        page.wait_for("$('dialog .tools') && $('dialog img.full')?.naturalWidth").await?;
        page.wait_for(&format!("{MISFIT} < 1.5")).await?;
        page.check(OUTSIDE, json!([])).await?;
        // The user zooms in further, and then out.
        page.cdp("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 3 })).await?;
        page.wait_for(&format!("visualViewport.scale === 3 && {MISFIT} < 1.5")).await?;
        page.cdp("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 1 })).await?;
        page.wait_for(&format!("visualViewport.scale === 1 && {MISFIT} < 1.5")).await?;
        page.check("['inset', 'width', 'height'].map(side => $('dialog').style[side])", json!(["", "", ""])).await?;
        close(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_dialog_follows_the_visual_viewport() {
    test(async |page| {
        // A fake visual viewport, because most drivers can't pinch-zoom.
        page.add_init_script(
            "const fake = Object.assign(new EventTarget(), { scale: 2, offsetLeft: 120, offsetTop: 90, width: 640, height: 400 });
             Object.defineProperty(window, 'visualViewport', { value: fake, configurable: true });",
        )
        .await?;
        page.open_article("", &pictures(3)).await?;
        page.execute("W.openLightbox(1)").await?;
        page.wait_for("$('dialog .tools') && $('dialog img.full')?.naturalWidth").await?;
        page.check(&format!("[{MISFIT} < 1.5, {OUTSIDE}]"), json!([true, []])).await?;
        page.execute("Object.assign(visualViewport, { offsetLeft: 300, offsetTop: 10 }); visualViewport.dispatchEvent(new Event('scroll')); await settled()").await?;
        page.check(&format!("{MISFIT} < 1.5"), true).await.context("after scrolling")?;
        page.execute("Object.assign(visualViewport, { scale: 1, offsetLeft: 0, offsetTop: 0, width: document.documentElement.clientWidth, height: innerHeight }); visualViewport.dispatchEvent(new Event('resize')); await settled()").await?;
        page.check(&format!("{MISFIT} < 1.5"), true).await.context("zoomed out")?;
        page.execute("Object.assign(visualViewport, { scale: 2 }); visualViewport.dispatchEvent(new Event('resize'))")
            .await?;
        close(page).await?;
        // A closed dialog doesn't follow the visual viewport.
        page.check("['left', 'top', 'width', 'height'].map(side => $('dialog').style[side])", json!(["", "", "", ""]))
            .await
    });
}

#[test]
fn the_dialog_fills_a_rotated_screen_zoomed_or_not() {
    for zoomed in [false, true] {
        test(async |page| {
            page.resize(844, 620).await?;
            page.open_article("", &pictures(3)).await?;
            open_fully(page, 1).await?;
            if zoomed {
                page.press(&["+", "+"]).await?;
                // Pan to a corner, whose position changes with the rotation.
                page.press(&[["ArrowRight"; 6], ["ArrowDown"; 6]].concat()).await?;
            }
            // Rotated, rotated back, and with a tool bar that appears.
            for (width, height) in [(620, 844), (844, 620), (844, 560)] {
                page.resize(width, height).await?;
                page.execute("await settled(); await Promise.all($('dialog .shell').getAnimations({ subtree: true }).map(animation => animation.finished.catch(() => {}))); await settled()").await?;
                let conditions = format!("{width} by {height}, zoomed {zoomed}");
                page.check(&format!("[{MISFIT} < 1.5, {OUTSIDE}]"), json!([true, []]))
                    .await
                    .with_context(|| conditions.clone())?;
                page.check("$('dialog').hasAttribute('data-zoomed')", zoomed)
                    .await
                    .with_context(|| conditions.clone())?;
                // The picture covers the viewport where it is larger, and is centred otherwise.
                let gaps: Vec<f64> = page.eval("(() => { const box = $('dialog img.full').getBoundingClientRect(), { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = $('dialog .viewport'); const gap = (a, b, size, whole) => size >= whole - 1 ? Math.max(a, b, 0) : Math.abs(a - b); return [gap(box.left - left, left + width - box.right, box.width, width), gap(box.top - top, top + height - box.bottom, box.height, height)] })()").await?;
                ensure!(gaps.iter().all(|gap| *gap < 1.5), "{conditions}: {gaps:?}");
            }
            check_counter(page, "2 of 3").await?;
            close(page).await
        });
    }
}

#[test]
fn the_dialog_keeps_clear_of_screen_notches() {
    test(async |page| {
        page.open_body(&widget("", &pictures(3))).await?;
        let insets = json!({ "insets": { "top": 40, "bottom": 30, "left": 20, "right": 24 } });
        page.cdp("Emulation.setSafeAreaInsetsOverride", insets).await?;
        page.wait_until_ready().await?;
        open_fully(page, 1).await?;
        page.check("(({ paddingTop, paddingRight, paddingBottom, paddingLeft }) => [paddingTop, paddingRight, paddingBottom, paddingLeft])(getComputedStyle($('dialog .shell')))", json!(["40px", "24px", "30px", "20px"])).await?;
        page.check(
            "(box => [box.top >= 40, box.right <= innerWidth - 24])($('dialog .close').getBoundingClientRect())",
            json!([true, true]),
        )
        .await?;
        page.cdp("Emulation.setSafeAreaInsetsOverride", json!({ "insets": {} })).await.map(drop)
    });
}

#[test]
fn the_dialog_is_as_high_as_the_dynamic_viewport() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open(page, 0).await?;
        // `100dvh` excludes a phone's tool bar, `100vh` doesn't.
        let last = "W.shadowRoot.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules]).filter(rule => rule.selectorText === '.lightbox').map(rule => rule.style.blockSize).filter(Boolean).at(-1)";
        page.check(last, "100dvh").await
    });
}

/// A phone's page at twice its size: the visual viewport is 195 pixels wide.
#[test]
fn on_a_pinch_zoomed_phone_every_control_is_within_reach() {
    for dir in ["ltr", "rtl"] {
        test(async |page| {
            page.resize(390, 844).await?;
            page.add_init_script(
                "const fake = Object.assign(new EventTarget(), { scale: 2, offsetLeft: 20, offsetTop: 200, width: 195, height: 422 });
                 Object.defineProperty(window, 'visualViewport', { value: fake, configurable: true });",
            )
            .await?;
            page.add_init_script(&format!("document.documentElement.dir = '{dir}'")).await?;
            page.open_article("", &pictures(3)).await?;
            page.execute("W.openLightbox(1)").await?;
            page.wait_for("$('dialog .tools') && $('dialog img.full')?.naturalWidth").await?;
            page.check("getComputedStyle($('dialog')).direction", dir).await?;
            page.check(&format!("[{MISFIT} < 1.5, {OUTSIDE}]"), json!([true, []])).await.context(dir)
        });
    }
}
