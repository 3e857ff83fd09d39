//! The lightbox on a page with a client-side router.

use super::{history::*, *};

/// A router that keeps its route in the history state and renders the query of the URL.
const ROUTER: &str = "<nav><a href='?page=a'>A</a></nav><p id=view></p><script>
  window.rendered = [];
  const render = () => { document.querySelector('#view').textContent = location.search; rendered.push([location.search, history.state?.route ?? null]); };
  window.go = (page) => { history.pushState({ route: page }, '', `?page=${page}`); render(); };
  addEventListener('popstate', render);
  history.replaceState({ route: 'start' }, '');
</script>";

/// Navigates with the host's router, after a click: WebKit's Back skips entries that were added without user activation.
async fn navigate(page: &Page, route: &str) -> Result<()> {
    let hits_background = "!at(3, 3)?.closest('a, button, article')";
    page.check(hits_background, true).await?;
    page.mouse("mousePressed", 3.0, 3.0, "left", &[]).await?;
    page.mouse("mouseReleased", 3.0, 3.0, "left", &[]).await?;
    page.execute(&format!("go('{route}')")).await
}

/// The host's state in the current history entry, its URL, and what it has rendered.
const ROUTE: &str = "[history.state?.route ?? null, location.search, document.querySelector('#view').textContent]";

#[test]
fn the_hosts_history_entries_do_not_change() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        navigate(page, "a").await?;
        open_entry(page, 1).await?;
        // The host's state is kept in the lightbox's entry.
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        navigate(page, "b").await?;
        page.back().await?;
        page.wait_for("location.search === '?page=a'").await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.back().await?;
        page.wait_for("location.search === ''").await?;
        page.check("history.state.route", "start").await?;
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn navigation_by_the_host_while_open_leaves_no_lightbox_entry() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        navigate(page, "a").await?;
        open_entry(page, 1).await?;
        page.execute("go('b'); go('c')").await?;
        close(page).await?;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await?;
        page.pause(300).await;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await.context("closing does not navigate")?;
        page.back().await?;
        page.wait_for("location.search === '?page=b'").await?;
        // The lightbox's entry is skipped: Back would seem to do nothing there.
        page.back().await?;
        page.wait_for(&format!("location.search === '?page=a' && !{ENTRY}")).await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.forward().await?;
        page.wait_for("location.search === '?page=b'").await.context("forward too")?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check("rendered.every(([, route]) => route)", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn back_from_a_host_entry_keeps_the_lightbox_open_and_the_next_back_closes_it() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        navigate(page, "a").await?;
        open_entry(page, 1).await?;
        navigate(page, "b").await?;
        // Back from the host's entry leads to the lightbox's entry, and the lightbox is still open.
        page.back().await?;
        page.wait_for(&format!("location.search === '?page=a' && {ENTRY}")).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.back().await?;
        wait_until_closed(page).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await
    });
}

#[test]
fn removing_the_widget_while_open_removes_its_history_entry() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        navigate(page, "a").await?;
        open_entry(page, 1).await?;
        page.execute("W.remove()").await?;
        page.wait_for(&format!("!{ENTRY}")).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.back().await?;
        page.wait_for("location.search === ''").await?;
        page.check_no_errors().await
    });
}
