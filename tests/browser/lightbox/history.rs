//! Back and Forward, deep links, reloads, and a host that has a router of its own.

use super::*;

/// What the lightbox has written into the current entry.
const ENTRY: &str = "(history.state?.['article-widget'] ?? null)";

/// A page before the article's, so that there is somewhere to go back to.
async fn come_from_another(page: &Page, body: &str, path: &str) -> Result<()> {
    page.site.put("/before.html", Answer::html("<title>Before</title>"));
    page.site.put("/test.html", Answer::html(html(body)));
    page.open("/before.html").await?;
    page.open(path).await?;
    page.ready().await
}

/// Opens picture `index` by the mouse and waits for its entry in the history.
async fn open_entry(page: &Page, index: usize) -> Result<()> {
    open_fully(page, index).await?;
    page.until(&format!("{ENTRY}?.index === {index}")).await
}

/// Waits until it is closed and the history knows nothing of it.
async fn gone(page: &Page) -> Result<()> {
    page.until(&format!("!$('dialog[open]') && !{ENTRY}")).await
}

#[test]
fn case_11_back_closes_and_forward_opens_again() {
    test(async |page| {
        come_from_another(page, &widget("", &pictures(3)), "/test.html").await?;
        page.act("window.here = true").await?;
        open_entry(page, 1).await?;
        page.back().await?;
        gone(page).await?;
        page.check("[here, active().dataset.index, visible($('[part=headline]'))]", json!([true, "1", true])).await?;
        page.forward().await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        // It is the same entry again: closing it adds none, and leaves none.
        let length: Value = page.eval("history.length").await?;
        close(page).await?;
        gone(page).await?;
        page.check("[here, history.length]", json!([true, length])).await?;
        page.check(
            "events().filter(name => name.startsWith('lightbox'))",
            json!(["lightbox-open", "lightbox-close", "lightbox-open", "lightbox-close"]),
        )
        .await?;
        page.check_quiet().await
    });
}

#[test]
fn case_11_after_three_rounds_one_back_leaves_the_article() {
    test(async |page| {
        come_from_another(page, &widget("", &pictures(3)), "/test.html").await?;
        for index in 0..3 {
            open_entry(page, index).await?;
            close(page).await?;
            gone(page).await?;
        }
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_11_ten_pictures_are_one_entry() {
    test(async |page| {
        come_from_another(page, &widget("", &pictures(10)), "/test.html").await?;
        let length: usize = page.eval("history.length").await?;
        open_entry(page, 0).await?;
        for index in 1..10 {
            page.keys(&["ArrowRight"]).await?;
            page.until(&format!("{ENTRY}?.index === {index}")).await?;
        }
        // (No browser counts on and on.)
        page.check(&format!("history.length <= {length} + 1"), true).await?;
        page.back().await?;
        gone(page).await?;
        // Forward leads to the picture that was looked at last.
        page.forward().await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "10 of 10").await?;
        page.back().await?;
        gone(page).await?;
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

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

#[test]
fn case_12_a_deep_link_opens_its_picture() {
    test(async |page| {
        come_from_another(page, &widget("id=story deep-link=on", &pictures(4)), "/test.html#story-picture-3").await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "3 of 4").await?;
        page.keys(&["ArrowRight"]).await?;
        page.until("location.hash === '#story-picture-4'").await.context("the address follows")?;
        close(page).await?;
        gone(page).await?;
        page.until("location.hash === ''").await.context("closing leaves the article")?;
        page.check("visible($('[part=headline]'))", true).await?;
        open_entry(page, 0).await?;
        page.check("location.hash", "#story-picture-1").await?;
        page.back().await?;
        gone(page).await?;
        page.check("location.hash", "").await?;
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_12_a_link_in_the_page_opens_its_picture() {
    test(async |page| {
        let body = [
            "<a id=link href='#story-picture-2'>The second picture</a>",
            &widget("id=story deep-link=on", &pictures(3)),
        ]
        .concat();
        come_from_another(page, &body, "/test.html").await?;
        page.act("document.querySelector('#link').click()").await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        close(page).await?;
        gone(page).await
    });
}

#[test]
fn case_12_a_foreign_or_invalid_address_does_nothing() {
    for (attributes, hash) in [
        ("id=story deep-link=on", "#story-picture-5"),
        ("id=story deep-link=on", "#story-picture-0"),
        ("id=story deep-link=on", "#story-picture-2x"),
        ("id=story deep-link=on", "#story-picture-02"),
        ("id=story deep-link=on", "#story-picture-"),
        ("id=story deep-link=on", "#other-picture-2"),
        ("id=story deep-link=on", "#picture-2"),
        ("id=story", "#story-picture-2"),
        ("deep-link=on", "#story-picture-2"),
        ("deep-link=on", "#-picture-2"),
    ] {
        test(async |page| {
            page.site.put("/test.html", Answer::html(html(&widget(attributes, &pictures(4)))));
            page.open(&format!("/test.html{hash}")).await?;
            page.ready().await?;
            page.pause(400).await;
            page.check("[$('dialog[open]'), location.hash]", json!([null, hash]))
                .await
                .with_context(|| format!("{attributes} {hash}"))?;
            page.check_quiet().await
        });
    }
}

#[test]
fn case_12_without_deep_links_the_address_stays_the_pages() {
    test(async |page| {
        page.site.put("/test.html", Answer::html(html(&widget("id=story", &pictures(3)))));
        page.open("/test.html?q=1#part").await?;
        page.ready().await?;
        open_entry(page, 1).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        page.keys(&["ArrowRight"]).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        close(page).await?;
        gone(page).await?;
        page.check("location.search + location.hash", "?q=1#part").await
    });
}

#[test]
fn case_11_a_reload_begins_with_the_article() {
    test(async |page| {
        come_from_another(page, &widget("", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.reload().await?;
        page.ready().await?;
        gone(page).await?;
        page.pause(300).await;
        page.check("$('dialog[open]')", Value::Null).await?;
        // No dead entry is left to go back through.
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_12_a_reload_of_a_deep_link_opens_its_picture_again() {
    test(async |page| {
        come_from_another(page, &widget("id=story deep-link=on", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.reload().await?;
        page.ready().await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        page.check("location.hash", "#story-picture-2").await?;
        close(page).await?;
        gone(page).await?;
        page.check("location.hash", "").await
    });
}

#[test]
fn case_11_back_from_another_page_opens_it_again() {
    test(async |page| {
        page.site.put("/elsewhere.html", Answer::html("<title>Elsewhere</title>"));
        come_from_another(page, &widget("", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.open("/elsewhere.html").await?;
        page.back().await?;
        page.until("document.title === 'A host page' && W?.state === 'ready' && $('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        close(page).await?;
        gone(page).await?;
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_11_each_of_two_widgets_has_its_own_entry() {
    test(async |page| {
        come_from_another(
            page,
            &[widget("id=one", &pictures(2)), widget("id=two", &pictures(4))].concat(),
            "/test.html",
        )
        .await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.act("window.two = document.querySelector('#two')").await?;
        open_entry(page, 1).await?;
        page.check(&format!("{ENTRY}.widget"), "one").await?;
        page.back().await?;
        gone(page).await?;
        page.act("two.openLightbox(2)").await?;
        page.until(&format!("$('dialog[open]', two) && {ENTRY}?.widget === 'two'")).await?;
        page.back().await?;
        page.until("!$('dialog[open]', two)").await?;
        page.forward().await?;
        page.until("$('dialog[open]', two)").await?;
        page.check("[$('dialog[open]'), text($('dialog .counter', two))]", json!([null, "3 of 4"])).await?;
        page.check_quiet().await
    });
}
