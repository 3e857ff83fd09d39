//! What a drag costs.

use super::*;

/// Measures how long the page's scripts take for each pointer event, from before the first listener to after the last,
/// with the microtasks; and notes what changes in the widget.
const METER: &str = "
  window.costs = []; window.changes = new Set();
  let began;
  addEventListener('pointermove', () => { began = performance.now() }, true);
  addEventListener('pointermove', () => queueMicrotask(() => queueMicrotask(() => costs.push(performance.now() - began))));
  new MutationObserver((all) => {
    for (const { type, attributeName, target, addedNodes } of all) {
      const names = [...addedNodes].map((node) => node.className ?? node.nodeName);
      changes.add(type === 'attributes' ? `${target.className || target.localName}.${attributeName}` : `${type} in ${target.className || target.localName}: ${names}`);
    }
  }).observe(W.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });";

/// One of Chromium's counts since the page was opened.
async fn metric(page: &Page, name: &str) -> Result<f64> {
    let all = page.cdp("Performance.getMetrics", json!({})).await?;
    let found = all["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
    found.and_then(|metric| metric["value"].as_f64()).with_context(|| format!("no {name}"))
}

#[test]
fn a_drag_costs_no_frame_and_renders_nothing() {
    for kind in ["swipe", "pull", "pan"] {
        test(async |page| {
            page.article("", &pictures(20)).await?;
            open_fully(page, 10).await?;
            if kind == "pan" {
                page.keys(&["+", "+"]).await?;
                page.pause(300).await;
            }
            let slow = page.engine == Engine::Chromium;
            page.act(METER).await?;
            if slow {
                page.cdp("Performance.enable", json!({})).await?;
                page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
            }
            let (x, y): (f64, f64) = page.eval("[innerWidth / 2, innerHeight / 2]").await?;
            let (to_x, to_y) = if kind == "pull" { (x, y + 90.0) } else { (x - 160.0, y) };
            page.mouse("mousePressed", x, y, "left", &[]).await?;
            // Whatever is done once is done by now: the neighbours stand beside.
            page.mouse("mouseMoved", x + (to_x - x) / 8.0, y + (to_y - y) / 8.0, "left", &[]).await?;
            page.mouse("mouseMoved", x + (to_x - x) / 4.0, y + (to_y - y) / 4.0, "left", &[]).await?;
            page.act("await settled(); await pause(200); costs.length = 0; changes.clear()").await?;
            let layouts = if slow { metric(page, "LayoutCount").await? } else { 0.0 };
            // A machine that is busy interrupts a round; what costs too much does so in each.
            let mut rounds = Vec::new();
            for _ in 0..5 {
                page.act("costs.length = 0").await?;
                for step in 0..30 {
                    let part = 0.25 + f64::from(step) / 60.0;
                    page.mouse("mouseMoved", x + (to_x - x) * part, y + (to_y - y) * part, "left", &[]).await?;
                }
                page.act("await settled()").await?;
                let costs: Vec<f64> = page.eval("costs").await?;
                ensure!(costs.len() >= 15, "{kind}: {} moves", costs.len());
                rounds.push(costs.into_iter().fold(0.0, f64::max));
                if rounds.iter().any(|most| *most < 16.0) {
                    break;
                }
            }
            let layouts = if slow { metric(page, "LayoutCount").await? - layouts } else { 0.0 };
            let changes: Vec<String> = page.eval("[...changes].toSorted()").await?;
            if slow {
                page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
            }
            page.pause(150).await;
            page.mouse("mouseReleased", x + (to_x - x) / 4.0, y + (to_y - y) / 4.0, "left", &[]).await?;
            ensure!(rounds.iter().any(|most| *most < 16.0), "{kind}: moves took up to {rounds:?} ms");
            // Styles of what moves, and nothing else: no element comes, goes or is written to.
            let allowed = ["viewport.style", "neighbour.style", "lightbox.style"];
            ensure!(
                changes.iter().all(|change| allowed.contains(&change.as_str())) && !changes.is_empty(),
                "{kind}: {changes:?}"
            );
            ensure!(layouts < 3.0 * rounds.len() as f64 + 3.0, "{kind}: {layouts} layouts");
            page.check("!!$('dialog[open]')", true).await
        });
    }
}

#[test]
fn what_moves_is_moved_by_transforms() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 1).await?;
        let (x, y): (f64, f64) = page.eval("[innerWidth / 2, innerHeight / 2]").await?;
        page.mouse("mousePressed", x, y, "left", &[]).await?;
        for way in [20.0, 60.0, 120.0] {
            page.mouse("mouseMoved", x - way, y, "left", &[]).await?;
        }
        page.until("$$('dialog .neighbour').length === 2").await?;
        page.act("await settled()").await?;
        let styles: Vec<Vec<String>> =
            page.eval("$$('dialog .viewport, dialog .neighbour').map(node => [...node.style].filter(name => !name.startsWith('background-')))").await?;
        ensure!(styles.len() == 3 && styles.iter().all(|names| names == &["transform"]), "{styles:?}");
        page.pause(150).await;
        page.mouse("mouseReleased", x - 120.0, y, "left", &[]).await?;
        // What plays on by itself is the browser's animation of transforms, no script's.
        page.keys(&["+"]).await?;
        page.act("$('dialog .zoomIn').click()").await?;
        let animated: Vec<String> = page.eval("$('dialog .viewport').getAnimations().flatMap(({ effect }) => effect.getKeyframes().flatMap(frame => Object.keys(frame))).filter(name => !/^(offset|computedOffset|easing|composite)$/.test(name))").await?;
        ensure!(animated.iter().all(|name| name == "transform" || name == "zIndex"), "{animated:?}");
        Ok(())
    });
}
