//! The lightbox under a strict content security policy.

use super::*;

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

#[test]
fn the_lightbox_works_under_a_strict_policy() {
    test(async |page| {
        let body = html(&widget("", &pictures(3)));
        page.open_response(Response::html(body).header("Content-Security-Policy", STRICT)).await?;
        page.wait_until_ready().await?;
        // Every inline style attribute would be a violation; styles that a script sets are allowed.
        open_fully(page, 0).await?;
        page.check(
            "[getComputedStyle($('dialog .tools')).display, getComputedStyle($('dialog .viewport')).touchAction]",
            json!(["flex", "none"]),
        )
        .await?;
        page.press(&["+", "+", "ArrowRight", "ArrowDown"]).await?;
        page.wait_for("new DOMMatrix(getComputedStyle($('dialog .viewport')).transform).a > 2").await?;
        let (x, y): (f64, f64) = page.eval("[innerWidth / 2, innerHeight / 2]").await?;
        page.drag("touch", &[(x, y, 0), (x - 90.0, y - 60.0, 100)]).await?;
        page.wheel(x, y, 0.0, 120.0, false).await?;
        page.click("dialog .imageDescription").await?;
        page.press(&["0"]).await?;
        page.drag("touch", &[(x + 320.0, y, 0), (x - 320.0, y, 160)]).await?;
        page.wait_for("text($('dialog .counter')) === '2 of 3'").await?;
        page.drag("touch", &[(x, y - 150.0, 0), (x, y + 200.0, 120)]).await?;
        page.wait_for("!$('dialog[open]')").await?;
        // Once more, now that the chunk is loaded and opening is animated.
        open_fully(page, 1).await?;
        close(page).await?;
        page.check_no_errors().await?;
        let log = page.browser_log().await?;
        ensure!(!log.iter().any(|line| line.contains("Security Policy") || line.contains("Trusted")), "{log:?}");
        Ok(())
    });
}
