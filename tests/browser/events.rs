//! The events: their details, how they propagate, and what cancelling them does.

use crate::{fixtures::*, harness::*};

/// Checks the detail and the flags of the first event of that name.
async fn check(page: &Page, name: &str, detail: Value, cancelable: bool) -> Result<()> {
    page.wait_for_event(name).await?;
    page.check(
        &format!("(({{ detail, plain, bubbles, composed, cancelable, target }}) => ({{ detail, plain, bubbles, composed, cancelable, target }}))(record.events.find(event => event.name == '{name}'))"),
        json!({ "detail": detail, "plain": true, "bubbles": true, "composed": true, "cancelable": cancelable, "target": "article-widget" }),
    )
    .await
}

/// Makes the page cancel the events of that name.
async fn cancel(page: &mut Page, name: &str) -> Result<()> {
    page.add_init_script(&format!("addEventListener('article-widget-{name}', event => event.preventDefault(), true)"))
        .await
}

#[test]
fn ready_reports_the_article_and_is_not_cancelable() {
    test(async |page| {
        cancel(page, "ready").await?;
        let mut article = pictures(2);
        article["related"] = json!([card(1), card(2), card(3)]);
        article["body"].as_array_mut().context("a body")?.push(json!({ "type": "novel" }));
        page.open_article("", &article).await?;
        let detail = page.wait_for_event("ready").await?;
        let warnings = detail["warnings"].clone();
        ensure!(warnings.as_array().is_some_and(|list| list.len() == 1), "{warnings}");
        for key in ["code", "path", "message"] {
            ensure!(warnings[0][key].is_string(), "{warnings}");
        }
        ensure!(warnings[0]["path"].as_str().unwrap_or_default().starts_with("body[3]"), "{warnings}");
        let expected = json!({ "format": "article-widget", "headline": "Pictures", "images": 2, "related": 3, "warnings": warnings });
        check(page, "ready", expected, false).await?;
        page.check("[W.state, visible($('h1'))]", json!(["ready", true])).await
    });
}

#[test]
fn ready_is_sent_when_the_article_has_a_layout() {
    test(async |page| {
        page.add_init_script("addEventListener('article-widget-ready', () => window.seen = [W.state, visible($('h1')), $('h1').getBoundingClientRect().height > 10])").await?;
        page.open_article("", &plain()).await?;
        page.check("seen", json!(["ready", true, true])).await
    });
}

#[test]
fn error_reports_code_message_and_path() {
    test(async |page| {
        cancel(page, "error").await?;
        page.open_body("<article-widget><script type=application/json>{ \"body\": [] }</script></article-widget>")
            .await?;
        let detail = page.wait_for_event("error").await?;
        ensure!(detail["code"] == "invalid-article" && detail["path"] == "headline", "{detail}");
        let expected = json!({ "code": "invalid-article", "message": detail["message"], "path": "headline" });
        check(page, "error", expected, false).await?;
        page.check("W.state", "error").await
    });
}

#[test]
fn error_without_a_path_has_no_path_property() {
    test(async |page| {
        page.open_body("<article-widget><script type=application/json>{</script></article-widget>").await?;
        page.wait_for_event("error").await?;
        page.check("Object.keys(events('error')[0])", json!(["code", "message"])).await
    });
}

#[test]
fn lightbox_events_report_index_and_url() {
    test(async |page| {
        cancel(page, "lightbox-change").await?;
        cancel(page, "lightbox-close").await?;
        page.open_article("", &pictures(3)).await?;
        let url = |index: usize| page.site.url(&format!("/pic/p{index}-600x400.svg"));
        page.click(".open").await?;
        check(page, "lightbox-open", json!({ "index": 0, "url": url(0) }), true).await?;
        page.press(&["ArrowRight"]).await?;
        check(page, "lightbox-change", json!({ "index": 1, "url": url(1) }), false).await?;
        page.press(&["Escape"]).await?;
        check(page, "lightbox-close", json!({ "index": 1 }), false).await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check("events().slice(1)", json!(["lightbox-open", "lightbox-change", "lightbox-close"])).await
    });
}

#[test]
fn cancelling_lightbox_open_opens_nothing() {
    test(async |page| {
        cancel(page, "lightbox-open").await?;
        page.open_article("", &pictures(3)).await?;
        page.click(".open").await?;
        page.wait_for_event("lightbox-open").await?;
        page.execute("W.openLightbox(1); await until(() => events('lightbox-open').length == 2); await pause(100)")
            .await?;
        page.check(
            "[$('dialog[open]'), events('lightbox-close').length, events('lightbox-change').length]",
            json!([null, 0, 0]),
        )
        .await
    });
}

#[test]
fn navigate_is_sent_before_the_page_is_left() {
    test(async |page| {
        page.site.put("/articles/1", Response::html("<title>The other article</title>"));
        let mut article = related(3);
        page.open_article("", &article).await?;
        // The session storage survives the navigation.
        page.execute("addEventListener('article-widget-navigate', event => sessionStorage.recorded = JSON.stringify([event.detail, event.cancelable, event.bubbles, event.composed]))").await?;
        page.click("li:nth-child(2) [part=related-card]").await?;
        page.wait_for("document.title == 'The other article'").await?;
        let url = page.site.url("/articles/1");
        page.check("JSON.parse(sessionStorage.recorded)", json!([{ "url": url, "index": 1 }, true, true, true]))
            .await?;
        article["headline"] = json!("Again");
        Ok(())
    });
}

#[test]
fn cancelling_navigate_stays_on_the_page() {
    test(async |page| {
        cancel(page, "navigate").await?;
        page.open_article("", &related(3)).await?;
        page.execute("window.here = true").await?;
        page.click("[part=related-card]").await?;
        check(page, "navigate", json!({ "url": page.site.url("/articles/0"), "index": 0 }), true).await?;
        page.execute("$('[part=related-card]').focus()").await?;
        page.press(&["Enter"]).await?;
        page.wait_for("events('navigate').length == 2").await?;
        page.pause(200).await;
        page.check("window.here", true).await
    });
}

#[test]
fn adblock_reports_that_there_is_no_blocker() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        check(page, "adblock", json!({ "detected": false, "signals": [] }), true).await
    });
}

#[test]
fn adblock_reports_a_blocker_and_notice_dismiss_the_choice() {
    blocker_test(async |page| {
        cancel(page, "notice-dismiss").await?;
        page.open_article("", &plain()).await?;
        check(page, "adblock", json!({ "detected": true, "signals": ["element", "image"] }), true).await?;
        page.wait_for("visible($('[part=notice]'))").await?;
        page.click("[part=notice] .close").await?;
        check(page, "notice-dismiss", json!({ "remember": "session" }), false).await?;
        page.wait_for("!$('[part=notice]')").await
    });
}
