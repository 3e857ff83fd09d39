//! The properties and methods of the element.

use crate::{fixtures::*, harness::*};

#[test]
fn article_accepts_an_object_or_text_and_returns_it() {
    test(async |page| {
        page.open_body("<article-widget></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        page.check("W.article === undefined", true).await?;
        page.execute("window.value = { headline: 'An object' }; W.article = value; await W.whenReady()").await?;
        page.check("[text($('h1')), W.article === value]", json!(["An object", true])).await?;
        page.execute("W.article = '{ \"headline\": \"A text\" }'; await W.whenReady()").await?;
        page.check("text($('h1'))", "A text").await?;
        page.check_no_errors().await
    });
}

#[test]
fn any_other_article_value_is_an_error_and_never_throws() {
    test(async |page| {
        page.open_body("<article-widget></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        for value in [
            "1",
            "true",
            "[]",
            "''",
            "'nonsense'",
            "() => 1",
            "Symbol('x')",
            "1n",
            "(() => { const loop = {}; loop.loop = loop; return loop })()",
            "new Proxy({}, { ownKeys() { throw new Error('no') } })",
        ] {
            page.execute(&format!("W.article = {{ headline: 'Sound' }}; await W.whenReady(); record.events.length = 0; W.article = {value}")).await.context(value)?;
            page.wait_for_event("error").await.with_context(|| format!("article = {value}"))?;
            page.check("W.state", "error").await?;
        }
        page.execute("W.article = { headline: 'Sound again' }; await W.whenReady()").await?;
        page.check("text($('h1'))", "Sound again").await?;
        page.check_no_errors().await
    });
}

#[test]
fn labels_replace_strings_and_can_be_removed() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.execute(
            "W.labels = { related: 'More like this', close: 'Shut', nonsense: 'x', counter: 3 }; await settled()",
        )
        .await?;
        page.check("[text($('[part=related] h2')), W.labels.close]", json!(["More like this", "Shut"])).await?;
        page.execute("W.openLightbox(0); await until(() => $('dialog[open]'))").await?;
        page.check("$('dialog .close').getAttribute('aria-label')", "Shut").await?;
        page.check("text($('.counter'))", "1 of 5").await?;
        page.execute("W.closeLightbox(); await until(() => !$('dialog[open]'))").await?;
        for value in
            ["null", "undefined", "7", "'x'", "[]", "(() => { const loop = {}; loop.loop = loop; return loop })()"]
        {
            page.execute(&format!("W.labels = {value}; await settled()")).await.context(value)?;
            page.check("text($('[part=related] h2'))", "Related articles").await.context(value)?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn state_is_a_property_and_a_css_state() {
    test(async |page| {
        page.add_init_script(
            "window.states = []; (function sample() {
               const state = W?.state && `${W.state} ${['loading', 'ready', 'error', 'idle'].filter(name => W.matches(`:state(${name})`))}`;
               if (state && states.at(-1) !== state) states.push(state);
               requestAnimationFrame(sample);
             })()",
        )
        .await?;
        page.site.put("/a.json", Response::json(&plain()).delayed(300));
        page.site.put("/bad.json", Response::status(404).delayed(300));
        page.open_body("<style>article-widget:state(ready) { outline: 3px solid rgb(0, 1, 2) }</style><article-widget></article-widget>").await?;
        page.wait_for("W.state == 'idle'").await?;
        page.execute("await settled(); W.src = '/a.json'; await W.whenReady(); await settled()").await?;
        page.check("getComputedStyle(W).outlineColor", "rgb(0, 1, 2)").await?;
        page.execute("W.src = '/bad.json'; await W.whenReady().catch(() => {}); await settled()").await?;
        page.check("getComputedStyle(W).outlineStyle", "none").await?;
        page.execute("W.removeAttribute('src'); await settled(); await settled()").await?;
        let states: Vec<String> = page.eval("states").await?;
        let expected = ["loading loading", "ready ready", "loading loading", "error error"];
        ensure!(states.windows(4).any(|window| window == expected), "{states:?}");
        ensure!(states.first().is_some_and(|state| state.starts_with("idle")), "{states:?}");
        ensure!(states.last().is_some_and(|state| state.starts_with("idle")), "{states:?}");
        page.check("(() => { 'use strict'; try { W.state = 'ready' } catch {} return W.state })()", "idle").await
    });
}

#[test]
fn when_ready_resolves_when_painted_and_rejects_on_error() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()).delayed(200));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        // All promises that were requested while loading resolve with `undefined`.
        page.check(
            "(await Promise.all([W.whenReady(), W.whenReady()])).map(String)",
            json!(["undefined", "undefined"]),
        )
        .await?;
        page.check("[W.state, visible($('h1')), events('ready').length]", json!(["ready", true, 1])).await?;
        page.check("await W.whenReady().then(() => 'at once')", "at once").await?;
        page.check(
            "(W.article = { body: [] }, await W.whenReady().catch(error => [error instanceof Error, error.code, error.path, typeof error.message]))",
            json!([true, "invalid-article", "headline", "string"]),
        )
        .await?;
        page.check("await W.whenReady().catch(error => error.code)", "invalid-article").await?;
        page.check("(W.article = { headline: 'Better' }, await W.whenReady(), text($('h1')))", "Better").await?;
        // An error causes no unhandled rejection if `whenReady` was not called.
        page.execute("W.article = {}; await until(() => W.state == 'error'); await pause(50)").await?;
        page.check_no_errors().await
    });
}

#[test]
fn reload_fetches_the_article_again() {
    test(async |page| {
        page.site.put("/a.json", Response::status(500));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_for_event("error").await?;
        page.site.put("/a.json", Response::json(&with_headline("First")));
        page.execute("W.reload(); await W.whenReady()").await?;
        page.check("text($('h1'))", "First").await?;
        page.site.put("/a.json", Response::json(&with_headline("Second")));
        page.execute("W.reload(); await W.whenReady()").await?;
        page.check("[text($('h1')), events()]", json!(["Second", ["error", "ready", "ready"]])).await?;
        let count = page.site.requested_paths().iter().filter(|path| *path == "/a.json").count();
        ensure!(count == 3, "fetched {count} times");
        page.check_no_errors().await
    });
}

#[test]
fn the_lightbox_opens_and_closes_by_method() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        page.execute("W.openLightbox(2); await until(() => $('dialog[open]'))").await?;
        page.check("text($('.counter'))", "3 of 3").await?;
        page.execute("W.closeLightbox(); await until(() => !$('dialog[open]'))").await?;
        page.check("events('lightbox-open').map(detail => detail.index)", json!([2])).await?;
        for index in ["3", "-1", "NaN", "1e9", "'x'", "null", "Infinity", "{}", "Symbol.iterator", "1n"] {
            page.execute(&format!("try {{ W.openLightbox({index}) }} catch {{}} await pause(60)")).await?;
            page.execute("W.closeLightbox(); await until(() => !$('dialog[open]'))").await.context(index)?;
        }
        // An index without a picture opens nothing.
        page.execute("record.events.length = 0; W.openLightbox(3); await pause(150)").await?;
        page.check("[events(), $('dialog[open]')]", json!([[], null])).await?;
        page.execute("W.closeLightbox(); W.closeLightbox(); await pause(50)").await?;
        page.check("events()", json!([])).await?;
        page.check_no_errors().await
    });
}

#[test]
fn methods_before_there_is_an_article_do_nothing() {
    test(async |page| {
        page.open_body("<article-widget></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        page.execute("W.openLightbox(0); W.closeLightbox(); W.reload(); await settled()").await?;
        page.execute("const loose = document.createElement('article-widget'); loose.openLightbox(0); loose.closeLightbox(); loose.reload(); loose.article = { headline: 'x' }; loose.labels = {}; await settled()").await?;
        page.check("[W.state, events()]", json!(["idle", []])).await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_class_has_its_version() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        page.check("customElements.get('article-widget').version", env!("CARGO_PKG_VERSION")).await
    });
}

#[test]
fn normalize_reads_without_an_element() {
    test(async |page| {
        page.open_body("").await?;
        page.wait_for("customElements.get('article-widget')").await?;
        let normalize = "customElements.get('article-widget').normalize";
        let outcome: Value = page
            .eval(&format!("await {normalize}({{ headline: 'H', image: 'a.jpg', body: ['One', {{ type: 'novel' }}] }}, {{ base: 'https://a.example/x/' }})"))
            .await?;
        ensure!(outcome["format"] == "article-widget", "{outcome}");
        ensure!(outcome["article"]["headline"] == "H", "{outcome}");
        ensure!(outcome["article"]["body"][0]["type"] == "paragraph", "{outcome}");
        ensure!(outcome["article"].to_string().contains("https://a.example/x/a.jpg"), "{outcome}");
        ensure!(
            outcome["warnings"][0]["path"] == "body[1].type" || outcome["warnings"][0]["path"] == "body[1]",
            "{outcome}"
        );
        ensure!(
            outcome["warnings"][0]["code"].is_string() && outcome["warnings"][0]["message"].is_string(),
            "{outcome}"
        );
        // The result is an article in the native format.
        page.check(
            &format!("await (async () => {{ const first = (await {normalize}({})).article, second = await {normalize}(first, {{ format: 'article-widget' }}); return [JSON.stringify(first) === JSON.stringify(second.article), second.warnings] }})()", full()),
            json!([true, []]),
        )
        .await?;
        for (call, code, path) in [
            ("({})", "unknown-format", Value::Null),
            ("({}, { format: 'article-widget' })", "invalid-article", json!("headline")),
            ("({ headline: 'x' }, { format: 'nonsense' })", "unknown-format", Value::Null),
            ("('{')", "json-syntax", Value::Null),
            ("()", "unknown-format", Value::Null),
        ] {
            page.check(
                &format!("await {normalize}{call}.then(() => 'resolved', error => [error instanceof Error, error.code, error.path ?? null, error.message.length > 0])"),
                json!([true, code, path, true]),
            )
            .await?;
        }
        page.check_no_errors().await
    });
}
