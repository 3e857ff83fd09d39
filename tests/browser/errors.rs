//! The error codes. An error never throws into the host page and never leaves it blank.

use crate::{fixtures::*, harness::*};

/// Loads a widget twice, with and without a fallback, and checks the error and what the page shows. Returns the detail of
/// the error event.
async fn check_error(page: &Page, attributes: &str, children: &str, code: &str) -> Result<Value> {
    page.open_body(&format!("<article-widget {attributes}>{children}<p id=fallback>The fallback</p></article-widget>"))
        .await?;
    let detail = page.wait_for_event("error").await?;
    ensure!(detail["code"] == code, "expected {code}, found {detail}");
    ensure!(detail["message"].as_str().is_some_and(|message| message.len() > 10), "{detail}");
    page.check("[W.state, W.matches(':state(error)'), visible(document.querySelector('#fallback')), $('.error'), events('error').length]", json!(["error", true, true, null, 1])).await?;
    page.check("record.errors", json!([])).await?;
    page.check(
        "record.console.filter(([level, line]) => level == 'error' && line.includes(events('error')[0].code)).length",
        1,
    )
    .await?;

    page.open_body(&format!("<article-widget {attributes}>{children}</article-widget>")).await?;
    page.wait_for_event("error").await?;
    page.check(
        "[visible($('.error')), text($('.error p')).length > 10, visible($('.error button'))]",
        json!([true, true, true]),
    )
    .await?;
    page.check("$$('article').length", 0).await?;
    page.check("record.errors", json!([])).await?;
    Ok(detail)
}

fn script(json: &str) -> String {
    format!("<script type=application/json>{json}</script>")
}

#[test]
fn invalid_json_is_json_syntax_with_line_and_column() {
    test(async |page| {
        let detail = check_error(page, "", &script("{\n  \"headline\": oops }"), "json-syntax").await?;
        let message = detail["message"].as_str().unwrap_or_default();
        ensure!(message.contains("line 2, column 15"), "{message}");
        Ok(())
    });
}

#[test]
fn html_instead_of_json_is_json_syntax() {
    test(async |page| {
        page.site.put("/a.json", Response::html("<!doctype html><title>Please log in</title>"));
        let detail = check_error(page, "src=/a.json", "", "json-syntax").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("line 1, column 1"), "{detail}");
        Ok(())
    });
}

#[test]
fn unrecognised_json_is_unknown_format() {
    test(async |page| check_error(page, "", &script("{\"greeting\": \"hello\"}"), "unknown-format").await.map(drop));
}

#[test]
fn a_headline_of_the_wrong_type_is_invalid_article_with_a_path() {
    test(async |page| {
        let detail = check_error(page, "", &script("{\"headline\": {}, \"body\": []}"), "invalid-article").await?;
        ensure!(detail["path"] == "headline", "{detail}");
        Ok(())
    });
}

#[test]
fn an_error_object_is_upstream_error() {
    test(async |page| {
        page.site.put(
            "/a.json",
            Response::json(
                &json!({ "code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": { "status": 404 } }),
            ),
        );
        let detail = check_error(page, "src=/a.json", "", "upstream-error").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("Invalid post ID."), "{detail}");
        Ok(())
    });
}

#[test]
fn an_unreachable_server_is_fetch_failed() {
    test(async |page| check_error(page, "src=http://127.0.0.1:1/a.json", "", "fetch-failed").await.map(drop));
}

#[test]
fn a_response_without_cors_is_fetch_failed() {
    test(async |page| {
        let other = Site::start().await?;
        other.put("/a.json", Response::json(&plain()).same_origin());
        check_error(page, &format!("src={}", other.url("/a.json")), "", "fetch-failed").await.map(drop)
    });
}

#[test]
fn a_missing_element_id_is_fetch_failed() {
    test(async |page| check_error(page, "src=#nowhere", "", "fetch-failed").await.map(drop));
}

#[test]
fn an_invalid_url_is_fetch_failed() {
    test(async |page| check_error(page, "src=http://[", "", "fetch-failed").await.map(drop));
}

#[test]
fn an_error_status_is_http_status() {
    for status in [404, 403, 500, 503] {
        test(async |page| {
            page.site.put("/a.json", Response::status(status));
            let detail = check_error(page, "src=/a.json", "", "http-status").await?;
            ensure!(detail["message"].as_str().unwrap_or_default().contains(&status.to_string()), "{detail}");
            Ok(())
        });
    }
}

#[test]
fn a_redirect_is_followed_and_becomes_the_base_url() {
    test(async |page| {
        let other = Site::start().await?;
        other.put("/deep/b.json", Response::json(&json!({ "headline": "Moved", "image": "../pic/x-60x40.svg" })));
        page.site.put("/a.json", Response::redirect(&other.url("/deep/b.json")));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await?;
        page.check("$('[part=image]').src", other.url("/pic/x-60x40.svg")).await
    });
}

#[test]
fn a_response_that_never_comes_is_timeout() {
    test(async |page| {
        // Timers of more than 5 seconds fire after 50 ms, except the driver's own timer of a minute.
        page.add_init_script("const original = setTimeout; window.setTimeout = (call, ms, ...rest) => original(call, ms > 5000 && ms < 60000 ? 50 : ms, ...rest)").await?;
        page.site.put("/a.json", Response::unanswered());
        check_error(page, "src=/a.json", "", "timeout").await.map(drop)
    });
}

#[test]
fn a_response_over_the_limit_is_too_large() {
    test(async |page| {
        let text = format!("{{\"headline\":\"x\",\"body\":[\"{}\"]}}", "word ".repeat(1_100_000));
        page.site.put("/a.json", Response::text(text));
        check_error(page, "src=/a.json", "", "too-large").await.map(drop)
    });
}

#[test]
fn an_article_property_over_the_limit_is_too_large() {
    test(async |page| {
        page.open_body("<article-widget></article-widget>").await?;
        page.wait_for("W.whenReady").await?;
        page.execute("W.article = { headline: 'x', body: ['word '.repeat(1100000)] }").await?;
        let detail = page.wait_for_event("error").await?;
        ensure!(detail["code"] == "too-large", "{detail}");
        Ok(())
    });
}

#[test]
fn failed_instantiation_is_wasm_load() {
    test(async |page| {
        page.add_init_script("window.original = WebAssembly.compile; WebAssembly.compile = () => Promise.reject(new RangeError('out of memory'))").await?;
        page.site.put("/a.json", Response::json(&plain()));
        let detail = check_error(page, "src=/a.json", "", "wasm-load").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("out of memory"), "{detail}");
        // A reload tries again.
        page.execute("WebAssembly.compile = original; W.reload(); await W.whenReady()").await?;
        page.check("text($('h1'))", "Harbour bridge reopens").await
    });
}

#[test]
fn an_exception_from_the_dom_is_panic() {
    for (method, script) in [
        ("insertBefore", "Node.prototype.insertBefore = function () { throw new DOMException('no') }"),
        ("createTextNode", "document.createTextNode = function () { throw new TypeError('no') }"),
        (
            "createElement",
            "const original = document.createElement; document.createElement = document.createElementNS = function (...rest) { if (/^blockquote$/.test(rest.at(-1))) throw new TypeError('no'); return original.apply(document, rest) }",
        ),
    ] {
        test(async |page| {
            page.open_body("<article-widget><p id=fallback>The fallback</p></article-widget><article-widget id=second></article-widget>").await?;
            page.wait_for("W.whenReady").await?;
            page.execute("document.querySelector('#second').article = { headline: 'Second' }; await document.querySelector('#second').whenReady()").await?;
            page.execute(&format!("{script}; record.events.length = 0; W.article = {}", full())).await?;
            page.wait_for("events('error').length == 2").await.context(method)?;
            page.check("events('error').map(detail => detail.code)", json!(["panic", "panic"]))
                .await
                .context(method)?;
            page.check("visible(document.querySelector('#fallback'))", true).await.context(method)?;
            page.check("visible($('.error', document.querySelector('#second')))", true).await.context(method)?;
            page.check("record.errors", json!([])).await.context(method)?;
            // Further calls by the page don't throw either.
            page.execute("W.openLightbox(0); W.labels = {}; W.lang = 'ar'; W.remove(); document.body.append(W ?? document.createElement('article-widget')); await pause(100)").await?;
            page.check("record.errors", json!([])).await.context(method)
        });
    }
}

#[test]
fn the_retry_button_loads_the_article_after_the_server_recovers() {
    test(async |page| {
        page.site.put("/a.json", Response::status(503));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_for_event("error").await?;
        page.check("$('.error').getAttribute('role')", "alert").await?;
        page.site.put("/a.json", Response::json(&plain()));
        page.execute("$('.error button').focus()").await?;
        page.press(&["Enter"]).await?;
        page.wait_until_ready().await?;
        page.check("[text($('h1')), $('.error')]", json!(["Harbour bridge reopens", null])).await
    });
}

#[test]
fn the_message_is_in_the_widgets_language() {
    test(async |page| {
        page.site.put("/a.json", Response::status(404));
        page.open_body("<article-widget src=/a.json lang=ar></article-widget>").await?;
        page.wait_for_event("error").await?;
        page.check(
            "[/[\\u0600-\\u06ff]/.test(text($('.error p'))), getComputedStyle($('.error p')).direction]",
            json!([true, "rtl"]),
        )
        .await
    });
}

#[test]
fn a_flaw_is_a_warning_and_the_rest_is_shown() {
    test(async |page| {
        let article = json!({
            "headline": "Flawed",
            "image": { "url": "javascript:alert(1)" },
            "body": ["Sound.", { "type": "novel" }, 7, { "type": "image" }, { "type": "paragraph", "text": 5 }, "Also sound."],
            "related": [{ "headline": "No address" }, card(1)],
            "datePublished": "yesterday",
        });
        page.open_article("", &article).await?;
        page.check("[text($('h1')), $$('[part=related-card]').length]", json!(["Flawed", 1])).await?;
        page.check(
            "['Sound.', 'Also sound.'].every(expected => $$('[part=paragraph]').some(node => text(node) == expected))",
            true,
        )
        .await?;
        let paths: Vec<String> = page.eval("events('ready')[0].warnings.map(warning => warning.path)").await?;
        for path in ["image", "body[1]", "body[2]", "body[3]", "related[0]", "datePublished"] {
            ensure!(paths.iter().any(|found| found.starts_with(path)), "no warning at {path}: {paths:?}");
        }
        page.check_no_errors().await
    });
}
