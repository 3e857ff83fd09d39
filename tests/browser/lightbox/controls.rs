//! What is seen of the controls in every theme, and how large they are: case 25.

use super::*;

/// The controls and words that can't be told from what is behind them, or can't be hit by a finger.
const UNSEEN: &str = "$$('dialog :is(button, .tools > a, .counter, .caption, .credit, .caption a)').filter((node) => visible(node)).flatMap((node) => {
  const box = node.getBoundingClientRect(), name = node.className, ground = getComputedStyle($('dialog')).backgroundColor;
  const icon = node.querySelector('svg'), { stroke, color } = getComputedStyle(icon ?? node);
  const ink = stroke && stroke !== 'none' ? stroke : color;
  const light = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number); return text.startsWith('oklab') ? r * 255 : (r * 2 + g * 7 + b) / 10 };
  const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
  return [
    ...(node.disabled || Math.abs(light(ink) - light(ground)) > 90 ? [] : [`${name}: ${ink} on ${ground}`]),
    ...(!node.matches('button, .tools > a') || (box.width >= 44 && box.height >= 44) ? [] : [`${name} is ${box.width} by ${box.height}`]),
    ...(inside ? [] : [`${name} is out of sight`]),
  ];
})";

async fn check(page: &Page, what: &str) -> Result<()> {
    for (width, at) in [("wide", 1), ("at the end", 2)] {
        open_fully(page, at).await?;
        page.check(UNSEEN, json!([])).await.with_context(|| format!("{what}, {width}"))?;
        page.press(&["+"]).await?;
        page.check(UNSEEN, json!([])).await.with_context(|| format!("{what}, {width}, zoomed"))?;
        close(page).await?;
    }
    Ok(())
}

#[test]
fn every_control_is_visible_in_light_and_dark() {
    for scheme in ["light", "dark"] {
        for (width, height) in [(1280, 800), (360, 640), (640, 360)] {
            test(async |page| {
                page.emulate_media(&[("prefers-color-scheme", scheme)]).await?;
                page.resize(width, height).await?;
                page.open_article("", &pictures(3)).await?;
                check(page, &format!("{scheme} {width} by {height}")).await
            });
        }
    }
}

#[test]
fn every_control_is_visible_in_forced_colours() {
    for scheme in ["light", "dark"] {
        test(async |page| {
            page.open_article("", &pictures(3)).await?;
            page.emulate_media(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
            page.wait_for("matchMedia('(forced-colors: active)').matches").await?;
            check(page, &format!("forced colours, {scheme}")).await
        });
    }
}

#[test]
fn every_control_is_at_least_44_pixels() {
    test(async |page| {
        page.resize(360, 640).await?;
        page.open_article("", &pictures(3)).await?;
        open(page, 1).await?;
        page.check("$$('dialog button, dialog .tools a').filter(visible).map(node => [node.className, node.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44).map(([name, box]) => [name, box.width, box.height])", json!([])).await
    });
}

/// The stage is dark whatever colours a site has.
#[test]
fn a_sites_own_colours_do_not_change_the_lightbox_text() {
    test(async |page| {
        let colours = "[...$$('dialog :is(.counter, .credit, .caption)')].map(node => getComputedStyle(node).color)";
        page.open_article("", &pictures(2)).await?;
        open(page, 0).await?;
        let usual: Value = page.eval(colours).await?;
        ensure!(usual.as_array().is_some_and(|colours| colours.len() == 3), "{usual}");
        page.execute("W.style.setProperty('--article-widget-color', '#222'); W.style.setProperty('--article-widget-background', '#fff'); await settled()").await?;
        page.check(colours, usual).await
    });
}
