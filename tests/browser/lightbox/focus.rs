//! The focus, while the lightbox is open and after it has been closed.

use super::*;

#[test]
fn tab_cycles_through_the_controls_and_the_caption_links() {
    test(async |page| {
        page.open_body(&format!("<a href=#a>Before</a>{}<a href=#b>After</a>", widget("", &pictures(3)))).await?;
        page.wait_until_ready().await?;
        open(page, 1).await?;
        let mut cycles = Vec::new();
        for direction in ["Tab", "Shift+Tab"] {
            let mut stops = Vec::new();
            for _ in 0..26 {
                page.press(&[direction]).await?;
                let stop: Value = page.eval("$('dialog').contains(active()) ? active().className || active().localName : `outside: ${active().outerHTML.slice(0, 60)}`").await?;
                stops.push(stop.as_str().unwrap_or_default().to_owned());
            }
            // Backwards, WebKitGTK also stops at the dialog itself.
            stops.retain(|stop| stop != "lightbox");
            ensure!(!stops.iter().any(|stop| stop.contains("outside")), "{direction}: {stops:?}");
            for wanted in ["close", "previous", "next", "caption-toggle", "a"] {
                ensure!(stops.iter().any(|stop| stop == wanted), "{direction} never reaches {wanted}: {stops:?}");
            }
            // After one cycle the stops repeat.
            let cycle = stops.iter().skip(1).position(|stop| *stop == stops[0]).context("the focus never cycled")? + 1;
            ensure!(stops[..cycle] == stops[cycle..2 * cycle], "{direction}: {stops:?}");
            cycles.push(cycle);
        }
        ensure!(cycles[0] == cycles[1], "{cycles:?}");
        page.check("[location.hash, $$('dialog .caption-scroller a').length]", json!(["", 1])).await
    });
}

#[test]
fn a_button_that_becomes_disabled_keeps_the_focus_in_the_dialog() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        for (button, other, expected, key) in
            [("next", "previous", "2 of 2", "ArrowLeft"), ("previous", "next", "1 of 2", "ArrowRight")]
        {
            page.click(&format!("dialog .{button}")).await?;
            check_counter(page, expected).await?;
            page.execute("await pause(100)").await?;
            page.check("active().className", other).await.with_context(|| format!("after {button}"))?;
            // The arrow keys work, although the focus had to move.
            page.press(&[key]).await?;
            check_counter(page, if expected == "2 of 2" { "1 of 2" } else { "2 of 2" }).await?;
            page.press(&[if key == "ArrowLeft" { "ArrowRight" } else { "ArrowLeft" }]).await?;
            check_counter(page, expected).await?;
        }
        Ok(())
    });
}

#[test]
fn closing_by_back_or_escape_focuses_the_figure_of_the_last_picture() {
    for back in [false, true] {
        test(async |page| {
            page.open_article("", &pictures(6)).await?;
            open_fully(page, 0).await?;
            page.press(&["End"]).await?;
            page.wait_for("history.state?.['article-widget']?.index === 5").await?;
            if back {
                page.back().await?;
            } else {
                page.press(&["Escape"]).await?;
            }
            page.wait_for("!$('dialog[open]') && !history.state?.['article-widget']").await?;
            // Wait until the browser has restored its scroll position.
            page.pause(300).await;
            page.check("active().dataset.index", "5").await?;
            page.check("(box => box.bottom > 0 && box.top < innerHeight)(active().getBoundingClientRect())", true)
                .await?;
            page.check("history.scrollRestoration", "auto").await
        });
    }
}

#[test]
fn closing_focuses_and_shows_the_figure_of_the_last_picture() {
    test(async |page| {
        page.open_article("", &pictures(6)).await?;
        open(page, 0).await?;
        page.press(&["End"]).await?;
        close(page).await?;
        page.check("active().dataset.index", "5").await?;
        page.check("(box => box.top >= -1 && box.top < innerHeight)(active().getBoundingClientRect())", true).await
    });
}

#[test]
fn a_tool_that_is_hidden_keeps_the_focus_in_the_dialog() {
    test(async |page| {
        let mut article = pictures(3);
        article["body"][1]["alt"] = json!("");
        page.open_article("", &article).await?;
        open_fully(page, 0).await?;
        page.execute("$('dialog .imageDescription').focus()").await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "2 of 3").await?;
        page.wait_for("$('dialog .imageDescription').hidden").await?;
        page.execute("await settled()").await?;
        page.check("$('dialog').contains(active()) && visible(active())", true).await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "3 of 3").await
    });
}
