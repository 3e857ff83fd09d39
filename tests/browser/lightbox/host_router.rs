//! A host that has a router of its own: case 11.

use super::{history::*, *};

/// A host with a router: it keeps its own in the state, and draws what the address says.
const ROUTER: &str = "<nav><a href='?page=a'>A</a></nav><p id=view></p><script>
  window.drawn = [];
  const draw = () => { document.querySelector('#view').textContent = location.search; drawn.push([location.search, history.state?.route ?? null]); };
  window.go = (page) => { history.pushState({ route: page }, '', `?page=${page}`); draw(); };
  addEventListener('popstate', draw);
  history.replaceState({ route: 'start' }, '');
</script>";

/// The host's router goes on, its reader having done something: what comes without that, WebKit's Back passes by.
async fn go(page: &Page, route: &str) -> Result<()> {
    let on_ground = "!at(3, 3)?.closest('a, button, article')";
    page.check(on_ground, true).await?;
    page.mouse("mousePressed", 3.0, 3.0, "left", &[]).await?;
    page.mouse("mouseReleased", 3.0, 3.0, "left", &[]).await?;
    page.execute(&format!("go('{route}')")).await
}

/// The host's own in the current entry, where it is, and what it has drawn there.
const ROUTE: &str = "[history.state?.route ?? null, location.search, document.querySelector('#view').textContent]";

#[test]
fn the_hosts_history_entries_do_not_change() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        // The host finds its own in the lightbox's entry too.
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        go(page, "b").await?;
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
        go(page, "a").await?;
        open_entry(page, 1).await?;
        page.execute("go('b'); go('c')").await?;
        close(page).await?;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await?;
        page.pause(300).await;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await.context("closing goes nowhere")?;
        page.back().await?;
        page.wait_for("location.search === '?page=b'").await?;
        // The entry of the lightbox is passed by: it would look like a Back that does nothing.
        page.back().await?;
        page.wait_for(&format!("location.search === '?page=a' && !{ENTRY}")).await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.forward().await?;
        page.wait_for("location.search === '?page=b'").await.context("forward too")?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check("drawn.every(([, route]) => route)", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn back_from_a_host_entry_keeps_the_lightbox_open_and_the_next_back_closes_it() {
    test(async |page| {
        open_after_another_page(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        go(page, "b").await?;
        // Back from the host's entry leads to that of the lightbox, which is still open.
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
        go(page, "a").await?;
        open_entry(page, 1).await?;
        page.execute("W.remove()").await?;
        page.wait_for(&format!("!{ENTRY}")).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.back().await?;
        page.wait_for("location.search === ''").await?;
        page.check_no_errors().await
    });
}
