//! axe-core on the demos: no violation, whatever is open.
//!
//! axe-core is fetched once with `npm pack` into `target/axe-core` and is no part of the repository.

use std::{path::Path, process::Command, sync::LazyLock};

use crate::harness::*;

static AXE: LazyLock<std::result::Result<String, String>> =
    LazyLock::new(|| fetch().map_err(|error| format!("{error:#}")));

fn fetch() -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe-core");
    let script = folder.join("package/axe.min.js");
    if !script.exists() {
        std::fs::create_dir_all(&folder)?;
        let packed = Command::new("npm")
            .args(["pack", "--silent", "axe-core@4.11.0"])
            .current_dir(&folder)
            .output()
            .context("npm is needed to fetch axe-core: install Node.js (Debian: `apt-get install npm`)")?;
        ensure!(packed.status.success(), "npm pack axe-core: {}", String::from_utf8_lossy(&packed.stderr));
        let name = String::from_utf8_lossy(&packed.stdout).trim().to_owned();
        let unpacked = Command::new("tar").args(["-xzf", &name]).current_dir(&folder).status().context("tar")?;
        ensure!(unpacked.success(), "tar -xzf {name}");
    }
    std::fs::read_to_string(&script).context("axe-core's script")
}

/// The violations on the page as it is.
async fn violations(page: &Page) -> Result<Vec<String>> {
    let axe = AXE.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
    let there: bool = page.eval("!!window.axe").await?;
    if !there {
        page.act(axe).await?;
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
    page.ready().await?;
    // Contrast is that of the finished page.
    page.act("await Promise.all($$('img').filter(node => visible(node) && node.getBoundingClientRect().top < innerHeight && !node.complete).map(node => node.decode().catch(() => {})))").await?;
    let mut found = Vec::new();
    let mut look = async |page: &Page, what: &str| -> Result<()> {
        found.extend(violations(page).await?.into_iter().map(|line| format!("{demo}, {theme}, {what}: {line}")));
        Ok(())
    };
    look(page, "plain").await?;
    page.act("$('[part=related]')?.scrollIntoView(); if ($('.cards')) $('.cards').scrollLeft += (getComputedStyle($('.cards')).direction == 'rtl' ? -1 : 1) * 300; await pause(300)").await?;
    look(page, "strip scrolled").await?;
    if page.eval("events('ready')[0].images > 0").await? {
        page.act("scrollTo(0, 0); W.openLightbox(0); await until(() => $('dialog[open]')); await until(() => $('dialog img.full')?.complete); await pause(300)").await?;
        look(page, "lightbox open").await?;
        page.act("W.closeLightbox(); await until(() => !$('dialog[open]'))").await?;
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

#[test]
fn the_notice_and_an_error() {
    blocker_test(async |page| {
        page.body(&format!("<main>{}</main>", widget("", &crate::articles::full()))).await?;
        page.until("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .how").await?;
        let found = violations(page).await?;
        ensure!(found.is_empty(), "with the notice:\n  {}", found.join("\n  "));
        page.body("<main><h1>Host</h1><article-widget src=/nothing.json></article-widget></main>").await?;
        page.event("error").await?;
        let found = violations(page).await?;
        ensure!(found.is_empty(), "with an error:\n  {}", found.join("\n  "));
        Ok(())
    });
}
