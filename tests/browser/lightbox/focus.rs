//! Where the focus is, while pictures come and go and after: cases 3 and 23.

use super::*;

#[test]
fn case_03_tab_goes_round_the_controls_and_the_captions_links() {
    test(async |page| {
        page.body(&format!("<a href=#a>Before</a>{}<a href=#b>After</a>", widget("", &pictures(3)))).await?;
        page.ready().await?;
        open(page, 1).await?;
        let mut keys = Vec::new();
        for direction in ["Tab", "Shift+Tab"] {
            let mut stops = Vec::new();
            for _ in 0..26 {
                page.keys(&[direction]).await?;
                let stop: Value = page.eval("$('dialog').contains(active()) ? active().className || active().localName : `outside: ${active().outerHTML.slice(0, 60)}`").await?;
                stops.push(stop.as_str().unwrap_or_default().to_owned());
            }
            // Backwards WebKitGTK comes by the dialog itself.
            stops.retain(|stop| stop != "lightbox");
            ensure!(!stops.iter().any(|stop| stop.contains("outside")), "{direction}: {stops:?}");
            for wanted in ["close", "previous", "next", "caption-toggle", "a"] {
                ensure!(stops.iter().any(|stop| stop == wanted), "{direction} never reaches {wanted}: {stops:?}");
            }
            // It goes round: what comes after a whole round is where it began.
            let round = stops.iter().skip(1).position(|stop| *stop == stops[0]).context("never came round")? + 1;
            ensure!(stops[..round] == stops[round..2 * round], "{direction}: {stops:?}");
            keys.push(round);
        }
        ensure!(keys[0] == keys[1], "{keys:?}");
        page.check("[location.hash, $$('dialog .caption-scroller a').length]", json!(["", 1])).await
    });
}

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

#[test]
fn after_closing_the_picture_looked_at_last_has_the_focus() {
    test(async |page| {
        page.article("", &pictures(6)).await?;
        open(page, 0).await?;
        page.keys(&["End"]).await?;
        close(page).await?;
        page.check("active().dataset.index", "5").await?;
        page.check("(box => box.top >= -1 && box.top < innerHeight)(active().getBoundingClientRect())", true).await
    });
}

#[test]
fn case_03_a_tool_that_goes_leaves_the_focus_inside() {
    test(async |page| {
        let mut article = pictures(3);
        article["body"][1]["alt"] = json!("");
        page.article("", &article).await?;
        open_fully(page, 0).await?;
        page.act("$('dialog .imageDescription').focus()").await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "2 of 3").await?;
        page.until("$('dialog .imageDescription').hidden").await?;
        page.act("await settled()").await?;
        page.check("$('dialog').contains(active()) && visible(active())", true).await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "3 of 3").await
    });
}
