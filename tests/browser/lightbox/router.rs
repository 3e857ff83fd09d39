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
    page.act(&format!("go('{route}')")).await
}

/// The host's own in the current entry, where it is, and what it has drawn there.
const ROUTE: &str = "[history.state?.route ?? null, location.search, document.querySelector('#view').textContent]";

#[test]
fn case_11_a_hosts_own_entries_stay_as_they_are() {
    test(async |page| {
        come_from_another(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        // The host finds its own in the lightbox's entry too.
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        close(page).await?;
        gone(page).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        go(page, "b").await?;
        page.back().await?;
        page.until("location.search === '?page=a'").await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.back().await?;
        page.until("location.search === ''").await?;
        page.check("history.state.route", "start").await?;
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_11_a_host_that_goes_on_while_it_is_open_leaves_nothing_behind() {
    test(async |page| {
        come_from_another(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        page.act("go('b'); go('c')").await?;
        close(page).await?;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await?;
        page.pause(300).await;
        page.check(ROUTE, json!(["c", "?page=c", "?page=c"])).await.context("closing goes nowhere")?;
        page.back().await?;
        page.until("location.search === '?page=b'").await?;
        // The entry of the lightbox is passed by: it would look like a Back that does nothing.
        page.back().await?;
        page.until(&format!("location.search === '?page=a' && !{ENTRY}")).await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.forward().await?;
        page.until("location.search === '?page=b'").await.context("forward too")?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check("drawn.every(([, route]) => route)", true).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_11_a_host_that_goes_back_while_it_is_open_closes_it() {
    test(async |page| {
        come_from_another(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        go(page, "b").await?;
        // Back from the host's entry leads to that of the lightbox, which is still open.
        page.back().await?;
        page.until(&format!("location.search === '?page=a' && {ENTRY}")).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.back().await?;
        gone(page).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await
    });
}

#[test]
fn case_11_a_host_that_removes_the_widget_leaves_no_entry() {
    test(async |page| {
        come_from_another(page, &[ROUTER, &widget("", &pictures(3))].concat(), "/test.html").await?;
        go(page, "a").await?;
        open_entry(page, 1).await?;
        page.act("W.remove()").await?;
        page.until(&format!("!{ENTRY}")).await?;
        page.check(ROUTE, json!(["a", "?page=a", "?page=a"])).await?;
        page.back().await?;
        page.until("location.search === ''").await?;
        page.check_quiet().await
    });
}
