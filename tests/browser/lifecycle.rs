//! Adding, moving and removing widgets, and event listeners that change them synchronously.

use crate::{fixtures::*, harness::*};

/// Appends a widget with an id and an article, and waits for it.
const ADD: &str = "window.add = async (id, article) => {
    const widget = document.createElement('article-widget');
    widget.id = id; widget.article = article; document.body.append(widget);
    await widget.whenReady(); return widget;
};";

#[test]
fn many_widgets_on_a_page() {
    test(async |page| {
        page.site.put("/1.json", Response::json(&with_headline("One")).delayed(200));
        let others = [
            widget("id=two", &with_headline("Two")),
            widget("id=three", &with_headline("Three")),
            widget("id=bad", &json!({})),
        ];
        page.open_body(&format!("<article-widget src=/1.json></article-widget>{}", others.concat())).await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 3").await?;
        page.check(
            "[...document.querySelectorAll('article-widget')].map(host => text($('h1', host)))",
            json!(["One", "Two", "Three", ""]),
        )
        .await?;
        page.wait_for("document.querySelector('#bad').state == 'error'").await?;
        page.check("[events('ready').length, events('error').length]", json!([3, 1])).await?;
        page.check_no_errors().await
    });
}

#[test]
fn moving_a_widget_keeps_its_state() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&pictures(3)));
        page.open_body("<div id=a><article-widget src=/a.json></article-widget></div><div id=b></div>").await?;
        page.wait_until_ready().await?;
        page.execute(
            "window.node = $('article'); document.querySelector('#b').append(W); await settled(); await pause(100)",
        )
        .await?;
        page.check("[W.state, $('article') === node, visible($('h1'))]", json!(["ready", true, true])).await?;
        page.execute("document.querySelector('#a').moveBefore?.(W, null); await settled(); await pause(100)").await?;
        page.check("[W.state, $('article') === node, events()]", json!(["ready", true, ["ready"]])).await?;
        ensure!(page.site.requested_paths().iter().filter(|path| *path == "/a.json").count() == 1, "fetched again");
        page.click(".open").await?;
        page.wait_for("$('dialog[open]')").await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_removed_widget_can_be_added_again() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.execute("window.widget = W; widget.remove(); await settled()").await?;
        page.check("[widget.state, widget.shadowRoot.querySelectorAll('article').length]", json!(["idle", 0])).await?;
        page.execute("document.body.append(widget); await widget.whenReady()").await?;
        page.check("[text($('h1')), events()]", json!(["Everything at once", ["ready", "ready"]])).await?;
        page.execute("widget.remove(); await pause(50); document.body.append(widget); widget.remove(); document.body.append(widget); await widget.whenReady(); await settled()").await?;
        page.check("[widget.state, $$('article').length]", json!(["ready", 1])).await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_widget_removed_while_loading_sends_no_event() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()).delayed(400));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_for("W.state == 'loading'").await?;
        page.execute("window.widget = W; widget.remove(); await pause(900)").await?;
        page.check("[widget.state, events()]", json!(["idle", []])).await?;
        page.execute("document.body.append(widget)").await?;
        page.wait_until_ready().await?;
        page.check_no_errors().await
    });
}

#[test]
fn clearing_the_article_restores_the_fallback() {
    test(async |page| {
        page.open_body("<article-widget><p id=fallback>Fallback</p></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        page.execute("W.article = { headline: 'x' }; await W.whenReady(); await settled()").await?;
        page.check("visible(document.querySelector('#fallback'))", false).await?;
        for nothing in ["null", "undefined"] {
            page.execute(&format!("W.article = {{ headline: 'x' }}; await W.whenReady(); W.article = {nothing}; await until(() => W.state == 'idle')")).await?;
            page.check(
                "[visible(document.querySelector('#fallback')), $$('article').length, W.article === undefined]",
                json!([true, 0, true]),
            )
            .await?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn another_article_replaces_the_first_and_closes_its_lightbox() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.execute("W.openLightbox(1); await until(() => $('dialog[open]'))").await?;
        page.execute(&format!("W.article = {}; await W.whenReady(); await settled()", pictures(2))).await?;
        page.check(
            "[text($('h1')), $$('.open').length, $('dialog[open]'), $('[part=related]')]",
            json!(["Pictures", 2, null, null]),
        )
        .await?;
        page.check("events('ready').map(detail => detail.headline)", json!(["Everything at once", "Pictures"])).await?;
        page.check("events('lightbox-close').length", 1).await?;
        page.check_no_errors().await
    });
}

#[test]
fn many_changes_in_one_task_load_once() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        page.execute("for (let i = 0; i < 20; i++) { W.article = { headline: `Number ${i}` }; W.lang = i % 2 ? 'ar' : 'en'; W.theme = 'dark' } await W.whenReady(); await pause(100)").await?;
        page.check("events('ready').map(detail => detail.headline)", json!(["Harbour bridge reopens", "Number 19"]))
            .await
    });
}

#[test]
fn widgets_replaced_by_client_side_navigation_keep_working() {
    test(async |page| {
        page.open_body("<main></main>").await?;
        page.wait_for("customElements.get('article-widget')").await?;
        page.execute(&format!(
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
        page.check_no_errors().await
    });
}

#[test]
fn changing_an_attribute_keeps_the_focus_and_the_elements() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.execute("$('.open').focus(); window.node = $('.open'); W.theme = 'dark'; W.lang = 'ar'; W.headingLevel = 2; W.labels = { close: 'x' }; await settled()").await?;
        page.check("[active() === node, $('.open') === node]", json!([true, true])).await
    });
}

/// For each event, changes that a listener makes synchronously.
#[test]
fn a_listener_may_change_anything_synchronously() {
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
            page.open_body("").await?;
            page.wait_for("customElements.get('article-widget')").await?;
            page.execute(ADD).await?;
            for event in events {
                for action in ACTIONS {
                    let context = || format!("{action} in {event}");
                    page.execute(&format!(
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
                    // Errors that the listener throws are the page's.
                    let errors: Vec<String> = page
                        .eval("record.errors.filter(line => !/Script error|a listener of the page/.test(line))")
                        .await?;
                    ensure!(errors.is_empty(), "{}: {errors:?}", context());
                    page.check("events('error').filter(detail => detail.code == 'panic').length", 0)
                        .await
                        .with_context(context)?;
                }
                // Everything works as before.
                page.execute(&format!("document.body.replaceChildren(); await add('last', {})", pictures(2))).await?;
                page.click(".open").await?;
                page.wait_for("$('dialog[open]')").await?;
                page.press(&["Escape"]).await?;
                page.wait_for("!$('dialog[open]')").await?;
            }
            Ok(())
        });
    }
}

#[test]
fn a_listener_of_the_adblock_event_may_change_anything_synchronously() {
    for action in
        ["widget.remove()", "widget.article = { headline: 'x' }", "widget.adblockNotice = 'off'; widget.reload()"]
    {
        blocker_test(async |page| {
            page.add_init_script(&format!("addEventListener('article-widget-adblock', event => {{ const widget = event.target; {action} }}, {{ once: true }})")).await?;
            page.open_article("", &plain()).await?;
            page.wait_for_event("adblock").await?;
            page.pause(300).await;
            page.execute("(W ?? document.body.appendChild(document.createElement('article-widget'))).article = { headline: 'Still here' }").await?;
            page.wait_for("text($('h1')) == 'Still here'").await?;
            page.check_no_errors().await
        });
    }
}
