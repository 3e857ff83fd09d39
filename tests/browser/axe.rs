//! axe-core finds no violation in the demos, in any state.

use std::sync::LazyLock;

use crate::{harness::*, npm};

static AXE: LazyLock<std::result::Result<String, String>> =
    LazyLock::new(|| fetch().map_err(|error| format!("{error:#}")));

fn fetch() -> Result<String> {
    std::fs::read_to_string(npm::package("axe-core", "4.11.0")?.join("axe.min.js")).context("axe-core's script")
}

/// The violations on the page as it is.
async fn violations(page: &Page) -> Result<Vec<String>> {
    let axe = AXE.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
    let is_loaded: bool = page.eval("!!window.axe").await?;
    if !is_loaded {
        page.execute(axe).await?;
    }
    let (violations, inside): (Vec<String>, usize) = page
        .run(
            "const { violations, passes } = await axe.run(document, { resultTypes: ['violations', 'passes'] });
             const inside = passes.flatMap(({ nodes }) => nodes).filter(node => Array.isArray(node.target[0])).length;
             return [violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.flat().join(' >> ')}: ${node.failureSummary.replace(/\\s+/g, ' ').slice(0, 240)}`)), inside]",
        )
        .await?;
    ensure!(inside > 5, "axe-core did not look into the shadow root: {inside} elements");
    Ok(violations)
}

async fn check(page: &mut Page, demo: &str, theme: &str) -> Result<()> {
    page.open(&format!("/index.html?article={demo}&theme={theme}&chrome=off")).await?;
    page.wait_until_ready().await?;
    // Wait for the images in view: contrast is measured against them.
    page.execute("await Promise.all($$('img').filter(node => visible(node) && node.getBoundingClientRect().top < innerHeight && !node.complete).map(node => node.decode().catch(() => {})))").await?;
    let mut found = Vec::new();
    let mut collect = async |page: &Page, state: &str| -> Result<()> {
        found.extend(violations(page).await?.into_iter().map(|line| format!("{demo}, {theme}, {state}: {line}")));
        Ok(())
    };
    collect(page, "plain").await?;
    page.execute("$('[part=related]')?.scrollIntoView(); if ($('.cards')) $('.cards').scrollLeft += (getComputedStyle($('.cards')).direction == 'rtl' ? -1 : 1) * 300; await pause(300)").await?;
    collect(page, "strip scrolled").await?;
    if page.eval("events('ready')[0].images > 0").await? {
        page.execute("scrollTo(0, 0); W.openLightbox(0); await until(() => $('dialog[open]')); await until(() => $('dialog img.full')?.complete); await pause(300)").await?;
        collect(page, "lightbox open").await?;
        page.execute("W.closeLightbox(); await until(() => !$('dialog[open]'))").await?;
    }
    ensure!(found.is_empty(), "{} violations\n  {}", found.len(), found.join("\n  "));
    Ok(())
}

macro_rules! demos {
    ($($name:ident: $demo:literal, $theme:literal;)*) => {$(
        #[test]
        fn $name() {
            test(async |page| check(page, $demo, $theme).await);
        }
    )*};
}

demos! {
    world_news_light: "world-news", "light";
    world_news_dark: "world-news", "dark";
    long_read_light: "long-read", "light";
    long_read_dark: "long-read", "dark";
    arabic_light: "arabic", "light";
    arabic_dark: "arabic", "dark";
    least_light: "least", "light";
    least_dark: "least", "dark";
}

/// Checks the lightbox at the first, a middle and the last picture, each as opened, zoomed, with its description open, and
/// with its caption collapsed.
async fn check_lightbox(page: &mut Page, mode: &str) -> Result<()> {
    let attributes = if mode == "rtl" { "lang=ar dir=rtl" } else { "" };
    page.open_body(&format!("<main>{}</main>", widget(attributes, &crate::fixtures::pictures(5)))).await?;
    page.wait_until_ready().await?;
    match mode {
        "dark" => page.execute("W.theme = 'dark'").await?,
        "forced" => page.emulate_media(&[("forced-colors", "active")]).await?,
        _ => {}
    }
    let mut found = Vec::new();
    for index in [0, 2, 4] {
        page.execute(&format!(
            "W.openLightbox({index}); await until(() => $('dialog .tools') && $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading'));
             await settled(); await Promise.all($('dialog').getAnimations({{ subtree: true }}).map(animation => animation.finished)); await settled()"
        ))
        .await?;
        for (state, action) in [
            ("opened", ""),
            ("zoomed", "$('dialog .zoomIn').click(); await pause(250)"),
            ("described", "$('dialog .zoomIn').click(); $('dialog .imageDescription').click(); await pause(250)"),
            (
                "collapsed",
                "$('dialog .imageDescription').click(); $('dialog .caption-toggle').click(); await pause(50)",
            ),
        ] {
            page.execute(action).await?;
            let mut wrong = violations(page).await?;
            // In forced colours axe-core knows the background and not the text colour; `lightbox::controls` checks the contrast there.
            wrong.retain(|line| mode != "forced" || !line.starts_with("color-contrast"));
            found.extend(wrong.into_iter().map(|line| format!("{mode}, picture {index}, {state}: {line}")));
        }
        page.check(
            "[$('dialog .caption-toggle').ariaExpanded, !!$('dialog[open]')]",
            serde_json::json!(["false", true]),
        )
        .await?;
        page.execute("$('dialog .caption-toggle').click(); W.closeLightbox(); await until(() => !$('dialog[open]') && !history.state?.['article-widget'])").await?;
    }
    ensure!(found.is_empty(), "{} violations\n  {}", found.len(), found.join("\n  "));
    Ok(())
}

#[test]
fn the_lightbox_in_light() {
    test(async |page| check_lightbox(page, "light").await);
}

#[test]
fn the_lightbox_in_dark() {
    test(async |page| check_lightbox(page, "dark").await);
}

#[test]
fn the_lightbox_in_forced_colours() {
    test(async |page| check_lightbox(page, "forced").await);
}

#[test]
fn the_lightbox_from_right_to_left() {
    test(async |page| check_lightbox(page, "rtl").await);
}

#[test]
fn the_notice_and_an_error() {
    blocker_test(async |page| {
        page.open_body(&format!("<main>{}</main>", widget("", &crate::fixtures::full()))).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .how").await?;
        let found = violations(page).await?;
        ensure!(found.is_empty(), "with the notice:\n  {}", found.join("\n  "));
        page.open_body("<main><h1>Host</h1><article-widget src=/nothing.json></article-widget></main>").await?;
        page.wait_for_event("error").await?;
        let found = violations(page).await?;
        ensure!(found.is_empty(), "with an error:\n  {}", found.join("\n  "));
        Ok(())
    });
}
