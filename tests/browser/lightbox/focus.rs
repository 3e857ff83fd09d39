//! Where the focus is while pictures come and go.

use super::*;

#[test]
fn case_03_a_button_that_gets_disabled_keeps_the_focus_inside() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        for (button, other, expected, key) in
            [("next", "previous", "2 of 2", "ArrowLeft"), ("previous", "next", "1 of 2", "ArrowRight")]
        {
            page.click(&format!("dialog .{button}")).await?;
            counter(page, expected).await?;
            page.act("await pause(100)").await?;
            page.check("active().className", other).await.with_context(|| format!("after {button}"))?;
            // The keys are the lightbox's, wherever the focus would have gone.
            page.keys(&[key]).await?;
            counter(page, if expected == "2 of 2" { "1 of 2" } else { "2 of 2" }).await?;
            page.keys(&[if key == "ArrowLeft" { "ArrowRight" } else { "ArrowLeft" }]).await?;
            counter(page, expected).await?;
        }
        Ok(())
    });
}

#[test]
fn case_06_the_keys_work_after_a_click_on_the_picture() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.click("dialog img.full").await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "2 of 3").await?;
        page.drag("mouse", &[(640.0, 400.0, 0), (600.0, 400.0, 200), (600.0, 400.0, 150)]).await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "3 of 3").await?;
        page.keys(&["Escape"]).await?;
        page.until("!$('dialog[open]')").await?;
        page.check("active().dataset.index", "2").await
    });
}

#[test]
fn case_23_back_leads_to_the_figure_that_was_looked_at_last() {
    for back in [false, true] {
        test(async |page| {
            page.article("", &pictures(6)).await?;
            open_fully(page, 0).await?;
            page.keys(&["End"]).await?;
            page.until("history.state?.['article-widget']?.index === 5").await?;
            if back {
                page.back().await?;
            } else {
                page.keys(&["Escape"]).await?;
            }
            page.until("!$('dialog[open]') && !history.state?.['article-widget']").await?;
            // Also after the browser has scrolled to wherever it thinks it was.
            page.pause(300).await;
            page.check("active().dataset.index", "5").await?;
            page.check("(box => box.bottom > 0 && box.top < innerHeight)(active().getBoundingClientRect())", true)
                .await?;
            page.check("history.scrollRestoration", "auto").await
        });
    }
}
