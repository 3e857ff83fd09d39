//! Screenshots of the demos in `target/screenshots`, for review by people, with checks that they aren't blank and that no
//! page scrolls sideways.

use crate::harness::*;

const DEMOS: &[&str] = &["world-news", "long-read", "arabic"];

async fn open(page: &mut Page, demo: &str, theme: &str, width: u32) -> Result<()> {
    page.resize(width, if width < 500 { 780 } else { 900 }).await?;
    page.open(&format!("/index.html?article={demo}&theme={theme}&chrome=off")).await?;
    page.wait_until_ready().await?;
    page.execute("await until(() => $$('img').every(node => !visible(node) || node.getBoundingClientRect().top > innerHeight || node.complete)); await settled()").await
}

/// A PNG of a blank page is far smaller than one with content.
fn check_not_blank(png: &[u8], name: &str) -> Result<()> {
    ensure!(png.len() > 15_000, "{name} is nearly blank: {} bytes", png.len());
    Ok(())
}

async fn take_screenshots(page: &mut Page, demo: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        for width in [360, 768, 1440] {
            open(page, demo, theme, width).await?;
            let name = format!("{demo}-{width}-{theme}");
            check_not_blank(&page.screenshot(&name).await?, &name)?;
            // The end of the article and the related strip.
            page.execute("($('[part=related]') ?? $('article')).scrollIntoView({ block: 'end', behavior: 'instant' }); await pause(500)").await?;
            let name = format!("{demo}-{width}-{theme}-strip");
            check_not_blank(&page.screenshot(&name).await?, &name)?;
            page.execute("scrollTo(0, 0); W.openLightbox(0); await until(() => $('dialog[open]')); await until(() => $('dialog img.full')?.complete && visible($('dialog img.full'))); await pause(300)").await?;
            let name = format!("{demo}-{width}-{theme}-lightbox");
            check_not_blank(&page.screenshot(&name).await?, &name)?;
        }
    }
    Ok(())
}

#[test]
fn screenshots_of_world_news() {
    test(async |page| take_screenshots(page, "world-news").await);
}

#[test]
fn screenshots_of_long_read() {
    test(async |page| take_screenshots(page, "long-read").await);
}

#[test]
fn screenshots_of_arabic() {
    test(async |page| take_screenshots(page, "arabic").await);
}

/// The notice below the article, closed and with each of its two disclosures open.
#[test]
fn screenshots_of_the_notice() {
    blocker_test(async |page| {
        for (demo, theme, width) in [
            ("world-news", "light", 360),
            ("world-news", "dark", 360),
            ("world-news", "light", 1440),
            ("world-news", "dark", 1440),
            ("arabic", "light", 360),
            ("arabic", "light", 1440),
        ] {
            page.open("/media/banners/p.png").await?;
            page.execute("sessionStorage.clear(); localStorage.clear()").await?;
            open(page, demo, theme, width).await?;
            page.wait_for("visible($('[part=notice]'))").await?;
            for state in ["closed", "how", "why"] {
                if state != "closed" {
                    page.click(&format!("[part=notice] .{state}")).await?;
                }
                if state == "how" {
                    page.click("[part=notice] summary").await?;
                }
                page.mouse("mouseMoved", 1.0, 1.0, "none", &[]).await?;
                page.execute(
                    "$('[part=notice]').scrollIntoView({ block: 'center', behavior: 'instant' }); await pause(300)",
                )
                .await?;
                let name = format!("{demo}-{width}-{theme}-notice-{state}");
                check_not_blank(&page.screenshot(&name).await?, &name)?;
            }
        }
        Ok(())
    });
}

#[test]
fn no_page_scrolls_sideways() {
    test(async |page| {
        for demo in DEMOS.iter().chain(&["least", "broken", "flawed"]) {
            for width in [320, 360, 768, 1440] {
                page.resize(width, 800).await?;
                page.open(&format!("/index.html?article={demo}&chrome=off")).await?;
                page.wait_for("W?.state == 'ready' || W?.state == 'error'").await?;
                page.execute("await settled()").await?;
                page.check("document.documentElement.scrollWidth <= innerWidth", true)
                    .await
                    .with_context(|| format!("{demo} at {width} px"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn text_at_200_percent_does_not_overflow() {
    test(async |page| {
        for demo in DEMOS {
            page.resize(320, 800).await?;
            page.open(&format!("/index.html?article={demo}&chrome=off")).await?;
            page.wait_until_ready().await?;
            page.execute("document.documentElement.style.fontSize = '200%'; await settled()").await?;
            page.check("document.documentElement.scrollWidth <= innerWidth", true)
                .await
                .with_context(|| (*demo).to_owned())?;
        }
        Ok(())
    });
}
