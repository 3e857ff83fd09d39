//! The page behind the lightbox: it is inert and doesn't scroll while the lightbox is open.

use super::*;

#[test]
fn opening_makes_the_page_inert_and_closing_restores_it() {
    test(async |page| {
        page.open_body(&format!(
            "<a id=link href=#x>A link of the host</a><div id=a inert>Inert</div><div id=b aria-hidden=true>Hidden</div>\
             <main id=c>Main</main>{}<button id=after>A button of the host</button>",
            widget("", &pictures(2))
        ))
        .await?;
        page.wait_until_ready().await?;
        let attributes = "[...document.querySelectorAll('html, body, body > *')].map(node => node.getAttributeNames().map(name => `${name}=${node.getAttribute(name)}`).join())";
        page.wait_for("!document.querySelector('.ad-leaderboard') && events('adblock').length").await?;
        let before: Value = page.eval(attributes).await?;
        open(page, 0).await?;
        let names: Vec<String> = page.accessibility_tree().await?.into_iter().map(|node| node.name).collect();
        ensure!(!names.iter().any(|name| name.contains("of the host") || name == "Main"), "{names:?}");
        ensure!(!names.iter().any(|name| name.contains("first paragraph")), "{names:?}");
        page.execute("document.querySelector('#link').focus(); document.querySelector('#after').focus()").await?;
        page.check("$('dialog').contains(active())", true).await?;
        close(page).await?;
        page.check(attributes, before).await?;
        let names: Vec<String> = page.accessibility_tree().await?.into_iter().map(|node| node.name).collect();
        ensure!(names.iter().any(|name| name == "A link of the host"), "{names:?}");
        page.execute("document.querySelector('#link').focus()").await?;
        page.check("document.activeElement.id", "link").await
    });
}

#[test]
fn the_page_does_not_scroll_while_the_lightbox_is_open() {
    test(async |page| {
        let article = pictures(6);
        page.open_body(&format!("<h2 id=own>Own</h2>{}", widget("", &article))).await?;
        page.wait_until_ready().await?;
        page.execute(
            "$('[data-index=\"3\"]').scrollIntoView({ block: 'center', behavior: 'instant' }); await settled()",
        )
        .await?;
        let position = "[scrollX, scrollY, innerWidth, document.documentElement.clientWidth, document.querySelector('#own').getBoundingClientRect().x, W.getBoundingClientRect().width, document.documentElement.getAttribute('style'), document.body.getAttribute('style')]";
        let before: Value = page.eval(position).await?;
        page.execute("$('[data-index=\"3\"]').focus({ preventScroll: true })").await?;
        page.press(&["Enter"]).await?;
        page.wait_for("$('dialog[open]')").await?;
        page.check(position, before.clone()).await.context("while it is open")?;
        page.wheel(600.0, 400.0, 0.0, 500.0, false).await?;
        // Each pair of keys would scroll down and up again.
        for keys in [["PageDown", "ArrowDown"], ["PageUp", "ArrowUp"]] {
            page.press(&keys).await?;
            page.pause(300).await;
            page.check(position, before.clone()).await.with_context(|| format!("after wheel and {keys:?}"))?;
        }
        close(page).await?;
        page.pause(200).await;
        page.check(position, before).await.context("after closing")
    });
}

#[test]
fn the_wheel_scrolls_the_page_again_after_closing() {
    test(async |page| {
        page.open_article("", &pictures(6)).await?;
        open(page, 0).await?;
        let scroll_position: Value = page.eval("scrollY").await?;
        page.wheel(600.0, 400.0, 0.0, 300.0, false).await?;
        page.check("scrollY", scroll_position.clone()).await?;
        close(page).await?;
        page.wheel(600.0, 400.0, 0.0, 300.0, false).await?;
        page.wait_for(&format!("scrollY > {scroll_position} + 100")).await
    });
}

#[test]
fn removing_the_widget_or_its_article_while_open_releases_the_page() {
    for action in [
        "W.remove()",
        "document.body.replaceChild(document.createElement('p'), W)",
        "W.article = null",
        "W.lightbox = 'off'",
    ] {
        test(async |page| {
            page.open_body(&format!(
                "<button id=own>Own</button>{}<div style='height: 5000px'></div>",
                widget("", &pictures(3))
            ))
            .await?;
            page.wait_until_ready().await?;
            page.execute("window.widget = W").await?;
            open(page, 1).await?;
            page.execute(&format!("{action}; await settled(); await pause(100)")).await?;
            page.check("$('dialog[open]', widget)", Value::Null).await.context(action)?;
            page.execute("document.querySelector('#own').focus()").await?;
            page.check("document.activeElement.id", "own").await.context(action)?;
            let names: Vec<String> = page.nodes_with_role("button").await?.into_iter().map(|node| node.name).collect();
            ensure!(names.iter().any(|name| name == "Own"), "{action}: {names:?}");
            let before: f64 = page.eval("scrollY").await?;
            page.wheel(600.0, 500.0, 0.0, 300.0, false).await?;
            page.wait_for(&format!("scrollY > {before}")).await.context(action)?;
            page.check(
                "[document.documentElement.getAttribute('style'), document.body.getAttribute('style')]",
                json!([null, null]),
            )
            .await?;
            page.check_no_errors().await.context(action)
        });
    }
}

#[test]
fn two_widgets_open_their_lightboxes_independently() {
    test(async |page| {
        page.open_body(&[widget("id=one", &pictures(2)), widget("id=two", &pictures(4))].concat()).await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.execute("window.two = document.querySelector('#two'); two.openLightbox(1); await until(() => $('dialog[open]', two)); await settled()").await?;
        page.check("[$('dialog[open]'), text($('dialog .counter', two))]", json!([null, "2 of 4"])).await?;
        page.press(&["ArrowRight"]).await?;
        page.check("text($('dialog .counter', two))", "3 of 4").await?;
        page.press(&["Escape"]).await?;
        page.wait_for("!$('dialog[open]', two)").await?;
        open(page, 0).await?;
        check_counter(page, "1 of 2").await?;
        page.check("$('dialog[open]', two)", Value::Null).await?;
        page.check(
            "record.events.filter(event => event.name.startsWith('lightbox')).map(event => event.target)",
            json!(["two", "two", "two", "one"]),
        )
        .await?;
        close(page).await?;
        // With both open, the one on top receives the keys.
        page.execute("W.openLightbox(0); await until(() => $('dialog[open]')); two.openLightbox(0); await until(() => $('dialog[open]', two)); await settled()").await?;
        page.press(&["ArrowRight", "Escape"]).await?;
        page.wait_for("!$('dialog[open]', two)").await?;
        page.check("[!!$('dialog[open]'), text($('dialog .counter'))]", json!([true, "1 of 2"])).await?;
        // Zooming the one on top doesn't affect the one below, which can be zoomed afterwards.
        page.execute("two.openLightbox(0); await until(() => $('dialog[open] .tools', two))").await?;
        page.press(&["+", "+", "Escape"]).await?;
        page.wait_for("!$('dialog[open]', two)").await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "2 of 2").await?;
        page.press(&["+"]).await?;
        page.wait_for("$('dialog').hasAttribute('data-zoomed')").await?;
        page.check("$('dialog .viewport').style.transform.includes('scale(1.5)')", true).await?;
        close(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn moving_the_widget_while_open_keeps_the_dialog_modal() {
    test(async |page| {
        page.open_body(&format!("{}<div id=elsewhere></div>", widget("", &pictures(2)))).await?;
        page.wait_until_ready().await?;
        open_fully(page, 1).await?;
        page.execute(
            "const moved = W; moved.remove(); document.querySelector('#elsewhere').append(moved); await settled()",
        )
        .await?;
        page.check(
            "[$('dialog').matches(':modal'), $('dialog').contains(active()), W.state]",
            json!([true, true, "ready"]),
        )
        .await?;
        close(page).await?;
        page.check_no_errors().await
    });
}

/// A touch drag on text that doesn't scroll would scroll the page.
#[test]
fn a_drag_on_a_short_caption_does_not_scroll_the_page() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        page.execute("$('[data-index=\"1\"]').scrollIntoView({ block: 'center' })").await?;
        open(page, 1).await?;
        let before: u32 = page.eval("Math.round(scrollY)").await?;
        ensure!(before > 50, "the page is at {before}");
        let (x, y) = page.centre_of("dialog .caption-scroller").await?;
        page.drag("touch", &[(x, y, 0), (x, y - 150.0, 200)]).await?;
        page.drag("touch", &[(x, y, 0), (x, y + 40.0, 200)]).await?;
        page.pause(300).await;
        page.check("Math.round(scrollY)", before).await
    });
}
