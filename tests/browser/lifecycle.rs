//! Widgets come, move and go, and a page may do anything from inside their events.

use crate::{articles::*, harness::*};

/// Appends a widget with an id and an article, and waits for it.
const ADD: &str = "window.add = async (id, article) => {
    const widget = document.createElement('article-widget');
    widget.id = id; widget.article = article; document.body.append(widget);
    await widget.whenReady(); return widget;
};";

#[test]
fn many_widgets_on_a_page() {
    test(async |page| {
        page.site.put("/1.json", Answer::json(&headed("One")).after(200));
        let others =
            [widget("id=two", &headed("Two")), widget("id=three", &headed("Three")), widget("id=bad", &json!({}))];
        page.body(&format!("<article-widget src=/1.json></article-widget>{}", others.concat())).await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 3").await?;
        page.check(
            "[...document.querySelectorAll('article-widget')].map(host => text($('h1', host)))",
            json!(["One", "Two", "Three", ""]),
        )
        .await?;
        page.until("document.querySelector('#bad').state == 'error'").await?;
        page.check("[events('ready').length, events('error').length]", json!([3, 1])).await?;
        page.check_quiet().await
    });
}

#[test]
fn moved_it_stays_as_it_is() {
    test(async |page| {
        page.site.put("/a.json", Answer::json(&pictures(3)));
        page.body("<div id=a><article-widget src=/a.json></article-widget></div><div id=b></div>").await?;
        page.ready().await?;
        page.act(
            "window.node = $('article'); document.querySelector('#b').append(W); await settled(); await pause(100)",
        )
        .await?;
        page.check("[W.state, $('article') === node, visible($('h1'))]", json!(["ready", true, true])).await?;
        page.act("document.querySelector('#a').moveBefore?.(W, null); await settled(); await pause(100)").await?;
        page.check("[W.state, $('article') === node, events()]", json!(["ready", true, ["ready"]])).await?;
        ensure!(page.site.paths().iter().filter(|path| *path == "/a.json").count() == 1, "fetched again");
        page.click(".open").await?;
        page.until("$('dialog[open]')").await?;
        page.check_quiet().await
    });
}

#[test]
fn removed_and_added_again() {
    test(async |page| {
        page.article("", &full()).await?;
        page.act("window.widget = W; widget.remove(); await settled()").await?;
        page.check("[widget.state, widget.shadowRoot.querySelectorAll('article').length]", json!(["idle", 0])).await?;
        page.act("document.body.append(widget); await widget.whenReady()").await?;
        page.check("[text($('h1')), events()]", json!(["Everything at once", ["ready", "ready"]])).await?;
        page.act("widget.remove(); await pause(50); document.body.append(widget); widget.remove(); document.body.append(widget); await widget.whenReady(); await settled()").await?;
        page.check("[widget.state, $$('article').length]", json!(["ready", 1])).await?;
        page.check_quiet().await
    });
}

#[test]
fn removed_while_it_loads() {
    test(async |page| {
        page.site.put("/a.json", Answer::json(&plain()).after(400));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.until("W.state == 'loading'").await?;
        page.act("window.widget = W; widget.remove(); await pause(900)").await?;
        page.check("[widget.state, events()]", json!(["idle", []])).await?;
        page.act("document.body.append(widget)").await?;
        page.ready().await?;
        page.check_quiet().await
    });
}

#[test]
fn emptied_the_fallback_is_back() {
    test(async |page| {
        page.body("<article-widget><p id=fallback>Fallback</p></article-widget>").await?;
        page.until("W.whenReady").await?;
        page.act("W.article = { headline: 'x' }; await W.whenReady(); await settled()").await?;
        page.check("visible(document.querySelector('#fallback'))", false).await?;
        for nothing in ["null", "undefined"] {
            page.act(&format!("W.article = {{ headline: 'x' }}; await W.whenReady(); W.article = {nothing}; await until(() => W.state == 'idle')")).await?;
            page.check(
                "[visible(document.querySelector('#fallback')), $$('article').length, W.article === undefined]",
                json!([true, 0, true]),
            )
            .await?;
        }
        page.check_quiet().await
    });
}

#[test]
fn replaced_by_another_article() {
    test(async |page| {
        page.article("", &full()).await?;
        page.act("window.stops = 0; W.openLightbox(1); await until(() => $('dialog[open]'))").await?;
        page.act(&format!("W.article = {}; await W.whenReady(); await settled()", pictures(2))).await?;
        page.check(
            "[text($('h1')), $$('.open').length, $('dialog[open]'), $('[part=related]')]",
            json!(["Pictures", 2, null, null]),
        )
        .await?;
        page.check("events('ready').map(detail => detail.headline)", json!(["Everything at once", "Pictures"])).await?;
        page.check("events('lightbox-close').length", 1).await?;
        page.check_quiet().await
    });
}

#[test]
fn many_changes_in_one_task_are_one() {
    test(async |page| {
        page.article("", &plain()).await?;
        page.act("for (let i = 0; i < 20; i++) { W.article = { headline: `Number ${i}` }; W.lang = i % 2 ? 'ar' : 'en'; W.theme = 'dark' } await W.whenReady(); await pause(100)").await?;
        page.check("events('ready').map(detail => detail.headline)", json!(["Harbour bridge reopens", "Number 19"]))
            .await
    });
}

#[test]
fn pages_come_and_go_without_a_reload() {
    test(async |page| {
        page.body("<main></main>").await?;
        page.until("customElements.get('article-widget')").await?;
        page.act(&format!(
            "const main = document.querySelector('main');
             for (let i = 0; i < 30; i++) {{
               main.innerHTML = `<article-widget></article-widget>`;
               W.article = {};
               if (i % 3 == 0) await W.whenReady();
               if (i % 6 == 0) {{ W.openLightbox(0); await pause(10) }}
             }}
             await W.whenReady(); await settled()",
            full()
        ))
        .await?;
        page.check("[W.state, $$('article').length]", json!(["ready", 1])).await?;
        page.check_quiet().await
    });
}

#[test]
fn an_attribute_changes_nothing_that_the_reader_holds() {
    test(async |page| {
        page.article("", &full()).await?;
        page.act("$('.open').focus(); window.node = $('.open'); W.theme = 'dark'; W.lang = 'ar'; W.headingLevel = 2; W.labels = { close: 'x' }; await settled()").await?;
        page.check("[active() === node, $('.open') === node]", json!([true, true])).await
    });
}

/// For each event, things that a listener does at once.
#[test]
fn a_listener_may_do_anything_at_once() {
    const ACTIONS: &[&str] = &[
        "widget.article = { headline: 'Set inside', image: '/pic/x-60x40.svg', related: [{ headline: 'c', url: '/c' }] }",
        "widget.remove()",
        "widget.replaceWith(document.createElement('p'))",
        "document.body.append(widget)",
        "widget.reload(); widget.whenReady().catch(() => {})",
        "widget.openLightbox(1); widget.closeLightbox(); widget.openLightbox(0)",
        "widget.labels = { close: 'x' }; widget.lang = 'ar'; widget.dir = 'rtl'; widget.headingLevel = 3",
        "widget.lightbox = 'off'; widget.related = 'off'; widget.backToTop = 'off'; widget.adblockNotice = 'off'",
        "widget.article = null",
        "throw new Error('a listener of the page')",
    ];
    for events in [["ready", "lightbox-open"], ["lightbox-change", "lightbox-close"], ["navigate", "error"]] {
        test(async |page| {
            page.body("").await?;
            page.until("customElements.get('article-widget')").await?;
            page.act(ADD).await?;
            for event in events {
                for action in ACTIONS {
                    let context = || format!("{action} in {event}");
                    page.act(&format!(
                        "document.body.replaceChildren(); record.errors.length = 0;
                         const widget = document.createElement('article-widget');
                         widget.addEventListener('article-widget-{event}', (event) => {{ if (event.type.endsWith('navigate')) event.preventDefault(); {action} }}, {{ once: true }});
                         widget.article = {};
                         document.body.append(widget);
                         await until(() => widget.state == 'ready' || !widget.isConnected || widget.state == 'idle', 2000);
                         widget.openLightbox(0); await settled();
                         $('.next', widget)?.click(); await settled();
                         $('dialog .next', widget)?.click(); await settled();
                         $('dialog .close', widget)?.click(); await settled();
                         $('[part=related-card]', widget)?.addEventListener('click', event => event.preventDefault());
                         $('[part=related-card]', widget)?.click(); await settled();
                         widget.article = {{}}; await settled(); await pause(30);",
                        { let mut article = pictures(3); article["related"] = json!([card(1), card(2)]); article }
                    ))
                    .await
                    .with_context(context)?;
                    // The page's own error is the page's own.
                    let errors: Vec<String> = page
                        .eval("record.errors.filter(line => !/Script error|a listener of the page/.test(line))")
                        .await?;
                    ensure!(errors.is_empty(), "{}: {errors:?}", context());
                    page.check("events('error').filter(detail => detail.code == 'panic').length", 0)
                        .await
                        .with_context(context)?;
                }
                // Everything works as before.
                page.act(&format!("document.body.replaceChildren(); await add('last', {})", pictures(2))).await?;
                page.click(".open").await?;
                page.until("$('dialog[open]')").await?;
                page.keys(&["Escape"]).await?;
                page.until("!$('dialog[open]')").await?;
            }
            Ok(())
        });
    }
}

#[test]
fn a_listener_of_the_notice_may_do_anything_at_once() {
    for action in
        ["widget.remove()", "widget.article = { headline: 'x' }", "widget.adblockNotice = 'off'; widget.reload()"]
    {
        blocker_test(async |page| {
            page.before(&format!("addEventListener('article-widget-adblock', event => {{ const widget = event.target; {action} }}, {{ once: true }})")).await?;
            page.article("", &plain()).await?;
            page.event("adblock").await?;
            page.pause(300).await;
            page.act("(W ?? document.body.appendChild(document.createElement('article-widget'))).article = { headline: 'Still here' }").await?;
            page.until("text($('h1')) == 'Still here'").await?;
            page.check_quiet().await
        });
    }
}
