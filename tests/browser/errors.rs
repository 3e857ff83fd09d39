//! The error codes of section 3 of the contract: an error never throws into the host and never blanks the page.

use crate::{articles::*, harness::*};

/// Loads a widget of those attributes twice, with and without a fallback, and checks the error and what the page shows.
/// Returns the error's detail.
async fn fails(page: &Page, attributes: &str, inside: &str, code: &str) -> Result<Value> {
    page.body(&format!("<article-widget {attributes}>{inside}<p id=fallback>The fallback</p></article-widget>"))
        .await?;
    let detail = page.event("error").await?;
    ensure!(detail["code"] == code, "expected {code}, found {detail}");
    ensure!(detail["message"].as_str().is_some_and(|message| message.len() > 10), "{detail}");
    page.check("[W.state, W.matches(':state(error)'), visible(document.querySelector('#fallback')), $('.error'), events('error').length]", json!(["error", true, true, null, 1])).await?;
    page.check("record.errors", json!([])).await?;
    page.check(
        "record.console.filter(([level, line]) => level == 'error' && line.includes(events('error')[0].code)).length",
        1,
    )
    .await?;

    page.body(&format!("<article-widget {attributes}>{inside}</article-widget>")).await?;
    page.event("error").await?;
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
fn json_syntax_with_line_and_column() {
    test(async |page| {
        let detail = fails(page, "", &script("{\n  \"headline\": oops }"), "json-syntax").await?;
        let message = detail["message"].as_str().unwrap_or_default();
        ensure!(message.contains("line 2, column 15"), "{message}");
        Ok(())
    });
}

#[test]
fn json_syntax_of_a_page_instead_of_json() {
    test(async |page| {
        page.site.put("/a.json", Answer::html("<!doctype html><title>Please log in</title>"));
        let detail = fails(page, "src=/a.json", "", "json-syntax").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("line 1, column 1"), "{detail}");
        Ok(())
    });
}

#[test]
fn unknown_format() {
    test(async |page| fails(page, "", &script("{\"greeting\": \"hello\"}"), "unknown-format").await.map(drop));
}

#[test]
fn invalid_article_with_a_path() {
    test(async |page| {
        let detail = fails(page, "", &script("{\"headline\": {}, \"body\": []}"), "invalid-article").await?;
        ensure!(detail["path"] == "headline", "{detail}");
        Ok(())
    });
}

#[test]
fn upstream_error() {
    test(async |page| {
        page.site.put(
            "/a.json",
            Answer::json(
                &json!({ "code": "rest_post_invalid_id", "message": "Invalid post ID.", "data": { "status": 404 } }),
            ),
        );
        let detail = fails(page, "src=/a.json", "", "upstream-error").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("Invalid post ID."), "{detail}");
        Ok(())
    });
}

#[test]
fn fetch_failed_where_nobody_answers() {
    test(async |page| fails(page, "src=http://127.0.0.1:1/a.json", "", "fetch-failed").await.map(drop));
}

#[test]
fn fetch_failed_without_cors() {
    test(async |page| {
        let other = Site::start().await?;
        other.put("/a.json", Answer::json(&plain()).same_origin());
        fails(page, &format!("src={}", other.url("/a.json")), "", "fetch-failed").await.map(drop)
    });
}

#[test]
fn fetch_failed_for_an_id_that_is_not_there() {
    test(async |page| fails(page, "src=#nowhere", "", "fetch-failed").await.map(drop));
}

#[test]
fn fetch_failed_for_an_address_that_is_none() {
    test(async |page| fails(page, "src=http://[", "", "fetch-failed").await.map(drop));
}

#[test]
fn http_status() {
    for status in [404, 403, 500, 503] {
        test(async |page| {
            page.site.put("/a.json", Answer::status(status));
            let detail = fails(page, "src=/a.json", "", "http-status").await?;
            ensure!(detail["message"].as_str().unwrap_or_default().contains(&status.to_string()), "{detail}");
            Ok(())
        });
    }
}

#[test]
fn a_redirect_is_followed_and_is_the_base() {
    test(async |page| {
        let other = Site::start().await?;
        other.put("/deep/b.json", Answer::json(&json!({ "headline": "Moved", "image": "../pic/x-60x40.svg" })));
        page.site.put("/a.json", Answer::redirect(&other.url("/deep/b.json")));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.ready().await?;
        page.check("$('[part=image]').src", other.url("/pic/x-60x40.svg")).await
    });
}

#[test]
fn timeout() {
    test(async |page| {
        // A page's clock that is in a hurry: what takes seconds takes 50 ms. (A minute is the driver's own.)
        page.before("const real = setTimeout; window.setTimeout = (call, ms, ...rest) => real(call, ms > 5000 && ms < 60000 ? 50 : ms, ...rest)").await?;
        page.site.put("/a.json", Answer::hanging());
        fails(page, "src=/a.json", "", "timeout").await.map(drop)
    });
}

#[test]
fn too_large() {
    test(async |page| {
        let text = format!("{{\"headline\":\"x\",\"body\":[\"{}\"]}}", "word ".repeat(1_100_000));
        page.site.put("/a.json", Answer::text(text));
        fails(page, "src=/a.json", "", "too-large").await.map(drop)
    });
}

#[test]
fn too_large_in_the_page() {
    test(async |page| {
        page.body("<article-widget></article-widget>").await?;
        page.until("W.whenReady").await?;
        page.act("W.article = { headline: 'x', body: ['word '.repeat(1100000)] }").await?;
        let detail = page.event("error").await?;
        ensure!(detail["code"] == "too-large", "{detail}");
        Ok(())
    });
}

#[test]
fn wasm_load() {
    test(async |page| {
        page.before("window.real = WebAssembly.compile; WebAssembly.compile = () => Promise.reject(new RangeError('out of memory'))").await?;
        page.site.put("/a.json", Answer::json(&plain()));
        let detail = fails(page, "src=/a.json", "", "wasm-load").await?;
        ensure!(detail["message"].as_str().unwrap_or_default().contains("out of memory"), "{detail}");
        // Another try may succeed.
        page.act("WebAssembly.compile = real; W.reload(); await W.whenReady()").await?;
        page.check("text($('h1'))", "Harbour bridge reopens").await
    });
}

#[test]
fn panic() {
    for (what, how) in [
        ("insertBefore", "Node.prototype.insertBefore = function () { throw new DOMException('no') }"),
        ("createTextNode", "document.createTextNode = function () { throw new TypeError('no') }"),
        (
            "createElement",
            "const real = document.createElement; document.createElement = document.createElementNS = function (...rest) { if (/^blockquote$/.test(rest.at(-1))) throw new TypeError('no'); return real.apply(document, rest) }",
        ),
    ] {
        test(async |page| {
            page.body("<article-widget><p id=fallback>The fallback</p></article-widget><article-widget id=second></article-widget>").await?;
            page.until("W.whenReady").await?;
            page.act("document.querySelector('#second').article = { headline: 'Second' }; await document.querySelector('#second').whenReady()").await?;
            page.act(&format!("{how}; record.events.length = 0; W.article = {}", full())).await?;
            page.until("events('error').length == 2").await.context(what)?;
            page.check("events('error').map(detail => detail.code)", json!(["panic", "panic"])).await.context(what)?;
            page.check("visible(document.querySelector('#fallback'))", true).await.context(what)?;
            page.check("visible($('.error', document.querySelector('#second')))", true).await.context(what)?;
            page.check("record.errors", json!([])).await.context(what)?;
            // Whatever the page does next, it is told the same.
            page.act("W.openLightbox(0); W.labels = {}; W.lang = 'ar'; W.remove(); document.body.append(W ?? document.createElement('article-widget')); await pause(100)").await?;
            page.check("record.errors", json!([])).await.context(what)
        });
    }
}

#[test]
fn retry_after_the_server_is_well_again() {
    test(async |page| {
        page.site.put("/a.json", Answer::status(503));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.event("error").await?;
        page.check("$('.error').getAttribute('role')", "alert").await?;
        page.site.put("/a.json", Answer::json(&plain()));
        page.act("$('.error button').focus()").await?;
        page.keys(&["Enter"]).await?;
        page.ready().await?;
        page.check("[text($('h1')), $('.error')]", json!(["Harbour bridge reopens", null])).await
    });
}

#[test]
fn the_message_speaks_the_language_of_the_widget() {
    test(async |page| {
        page.site.put("/a.json", Answer::status(404));
        page.body("<article-widget src=/a.json lang=ar></article-widget>").await?;
        page.event("error").await?;
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
        page.article("", &article).await?;
        page.check("[text($('h1')), $$('[part=related-card]').length]", json!(["Flawed", 1])).await?;
        page.check(
            "['Sound.', 'Also sound.'].every(words => $$('[part=paragraph]').some(node => text(node) == words))",
            true,
        )
        .await?;
        let paths: Vec<String> = page.eval("events('ready')[0].warnings.map(warning => warning.path)").await?;
        for path in ["image", "body[1]", "body[2]", "body[3]", "related[0]", "datePublished"] {
            ensure!(paths.iter().any(|found| found.starts_with(path)), "no warning at {path}: {paths:?}");
        }
        page.check_quiet().await
    });
}
