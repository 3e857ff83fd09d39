//! Contrast, size and visibility of the controls, in every colour scheme.

use super::*;

/// The controls and texts that lack contrast to their background, are out of view, or are smaller than 44 pixels.
const INACCESSIBLE: &str = "$$('dialog :is(button, .tools > a, .counter, .caption, .credit, .caption a)').filter((node) => visible(node)).flatMap((node) => {
  const box = node.getBoundingClientRect(), name = node.className, background = getComputedStyle($('dialog')).backgroundColor;
  const icon = node.querySelector('svg'), { stroke, color } = getComputedStyle(icon ?? node);
  const foreground = stroke && stroke !== 'none' ? stroke : color;
  const lightness = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number); return text.startsWith('oklab') ? r * 255 : (r * 2 + g * 7 + b) / 10 };
  const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
  return [
    ...(node.disabled || Math.abs(lightness(foreground) - lightness(background)) > 90 ? [] : [`${name}: ${foreground} on ${background}`]),
    ...(!node.matches('button, .tools > a') || (box.width >= 44 && box.height >= 44) ? [] : [`${name} is ${box.width} by ${box.height}`]),
    ...(inside ? [] : [`${name} is out of view`]),
  ];
})";

async fn check_controls(page: &Page, conditions: &str) -> Result<()> {
    for (position, index) in [("in the middle", 1), ("at the end", 2)] {
        open_fully(page, index).await?;
        page.check(INACCESSIBLE, json!([])).await.with_context(|| format!("{conditions}, {position}"))?;
        page.press(&["+"]).await?;
        page.check(INACCESSIBLE, json!([])).await.with_context(|| format!("{conditions}, {position}, zoomed"))?;
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
                check_controls(page, &format!("{scheme} {width} by {height}")).await
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
            check_controls(page, &format!("forced colours, {scheme}")).await
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

/// The backdrop is dark whatever colours a site sets, so its text must not take them.
#[test]
fn a_sites_own_colours_do_not_change_the_lightbox_text() {
    test(async |page| {
        let colours = "[...$$('dialog :is(.counter, .credit, .caption)')].map(node => getComputedStyle(node).color)";
        page.open_article("", &pictures(2)).await?;
        open(page, 0).await?;
        let initial: Value = page.eval(colours).await?;
        ensure!(initial.as_array().is_some_and(|colours| colours.len() == 3), "{initial}");
        page.execute("W.style.setProperty('--article-widget-color', '#222'); W.style.setProperty('--article-widget-background', '#fff'); await settled()").await?;
        page.check(colours, initial).await
    });
}
