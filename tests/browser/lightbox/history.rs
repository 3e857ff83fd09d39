//! Back, Forward and reloads.

use super::*;

/// The lightbox's state in the current history entry.
pub(super) const ENTRY: &str = "(history.state?.['article-widget'] ?? null)";

/// Opens another page and then the article's, so that Back can leave the article.
pub(super) async fn open_after_another_page(page: &Page, body: &str, path: &str) -> Result<()> {
    page.site.put("/before.html", Response::html("<title>Before</title>"));
    page.site.put("/test.html", Response::html(html(body)));
    page.open("/before.html").await?;
    page.open(path).await?;
    page.wait_until_ready().await
}

/// Opens picture `index` with the mouse and waits for its history entry.
pub(super) async fn open_entry(page: &Page, index: usize) -> Result<()> {
    open_fully(page, index).await?;
    page.wait_for(&format!("{ENTRY}?.index === {index}")).await
}

/// Waits until the lightbox is closed and the current history entry has none of its state.
pub(super) async fn wait_until_closed(page: &Page) -> Result<()> {
    page.wait_for(&format!("!$('dialog[open]') && !{ENTRY}")).await
}

#[test]
fn back_closes_and_forward_reopens() {
    test(async |page| {
        open_after_another_page(page, &widget("", &pictures(3)), "/test.html").await?;
        page.execute("window.here = true").await?;
        open_entry(page, 1).await?;
        page.back().await?;
        wait_until_closed(page).await?;
        page.check("[here, active().dataset.index, visible($('[part=headline]'))]", json!([true, "1", true])).await?;
        page.forward().await?;
        page.wait_for("$('dialog[open]')").await?;
        check_counter(page, "2 of 3").await?;
        // Reopening uses the same entry, and closing neither adds nor leaves one.
        let length: Value = page.eval("history.length").await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.check("[here, history.length]", json!([true, length])).await?;
        page.check(
            "events().filter(name => name.startsWith('lightbox'))",
            json!(["lightbox-open", "lightbox-close", "lightbox-open", "lightbox-close"]),
        )
        .await?;
        page.check_no_errors().await
    });
}

#[test]
fn back_leaves_the_article_after_opening_and_closing_three_times() {
    test(async |page| {
        open_after_another_page(page, &widget("", &pictures(3)), "/test.html").await?;
        for index in 0..3 {
            open_entry(page, index).await?;
            close(page).await?;
            wait_until_closed(page).await?;
        }
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn ten_pictures_share_one_history_entry() {
    test(async |page| {
        open_after_another_page(page, &widget("", &pictures(10)), "/test.html").await?;
        let length: usize = page.eval("history.length").await?;
        open_entry(page, 0).await?;
        for index in 1..10 {
            page.press(&["ArrowRight"]).await?;
            page.wait_for(&format!("{ENTRY}?.index === {index}")).await?;
        }
        // `<=`, because browsers limit the number of entries.
        page.check(&format!("history.length <= {length} + 1"), true).await?;
        page.back().await?;
        wait_until_closed(page).await?;
        // Forward reopens the last picture.
        page.forward().await?;
        page.wait_for("$('dialog[open]')").await?;
        check_counter(page, "10 of 10").await?;
        page.back().await?;
        wait_until_closed(page).await?;
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn a_reload_shows_the_article_with_the_lightbox_closed() {
    test(async |page| {
        open_after_another_page(page, &widget("", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        wait_until_closed(page).await?;
        page.pause(300).await;
        page.check("$('dialog[open]')", Value::Null).await?;
        // No entry without effect is left.
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn back_from_another_page_reopens_the_lightbox() {
    test(async |page| {
        page.site.put("/elsewhere.html", Response::html("<title>Elsewhere</title>"));
        // The back-forward cache would restore the page without loading it; a held lock and an unload listener prevent that.
        let prevent_caching = "<script>
          navigator.locks?.request('held', () => new Promise(() => {})).catch(() => {});
          addEventListener('unload', () => {});
        </script>";
        open_after_another_page(page, &[prevent_caching, &widget("", &pictures(3))].concat(), "/test.html").await?;
        open_entry(page, 1).await?;
        page.execute("window.here = true").await?;
        page.open("/elsewhere.html").await?;
        page.back().await?;
        page.wait_for("document.title === 'A host page' && W?.state === 'ready' && $('dialog[open]')").await?;
        // WebKit caches such a page nevertheless.
        page.check("!!window.here", page.engine == Engine::WebKit)
            .await
            .context("whether the page was restored from the cache")?;
        check_counter(page, "2 of 3").await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn each_of_two_widgets_has_its_own_history_entry() {
    test(async |page| {
        open_after_another_page(
            page,
            &[widget("id=one", &pictures(2)), widget("id=two", &pictures(4))].concat(),
            "/test.html",
        )
        .await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.execute("window.two = document.querySelector('#two')").await?;
        open_entry(page, 1).await?;
        page.check(&format!("{ENTRY}.widget"), "one").await?;
        page.back().await?;
        wait_until_closed(page).await?;
        page.execute("two.openLightbox(2)").await?;
        page.wait_for(&format!("$('dialog[open]', two) && {ENTRY}?.widget === 'two'")).await?;
        page.back().await?;
        page.wait_for("!$('dialog[open]', two)").await?;
        page.forward().await?;
        page.wait_for("$('dialog[open]', two)").await?;
        page.check("[$('dialog[open]'), text($('dialog .counter', two))]", json!([null, "3 of 4"])).await?;
        page.check_no_errors().await
    });
}
