//! The requests of a page with the widget, from the server's log.

use crate::{fixtures::*, harness::*};

/// Checks that these were the requests, followed only by the two probe images of ad-block detection.
async fn check(page: &Page, expected: &[&str]) -> Result<()> {
    page.wait_for_event("adblock").await?;
    let mut paths = page.site.requested_paths();
    let mut probes = paths.split_off(expected.len().min(paths.len()));
    probes.sort();
    ensure!(paths == expected, "{paths:?}, then {probes:?}");
    ensure!(probes == ["/ads/banners/p-728x90.png", "/media/banners/p.png"], "{probes:?}");
    Ok(())
}

#[test]
fn an_article_in_the_page_costs_one_request() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        check(page, &["/test.html", "/article-widget.js"]).await
    });
}

#[test]
fn without_the_notice_there_is_no_further_request() {
    test(async |page| {
        page.open_article("adblock-notice=off", &plain()).await?;
        page.pause(2500).await;
        let paths = page.site.requested_paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        Ok(())
    });
}

#[test]
fn an_article_by_src_costs_two_requests() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await?;
        check(page, &["/test.html", "/article-widget.js", "/a.json"]).await
    });
}

#[test]
fn the_article_is_fetched_before_the_wasm_has_started() {
    test(async |page| {
        page.add_init_script("const original = WebAssembly.compile; WebAssembly.compile = async (...rest) => { window.started = performance.now(); await pause(1500); return original.apply(WebAssembly, rest) }").await?;
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await?;
        let requests = page.site.requests();
        let find = |path: &str| requests.iter().find(|request| request.path == path).context("no such request");
        let (script, json) = (find("/article-widget.js")?, find("/a.json")?);
        let waited = json.start.duration_since(script.end.context("the script was never sent")?);
        ensure!(waited.as_millis() < 1000, "the article's request waited for {waited:?}");
        page.check("performance.getEntriesByName(new URL('/a.json', location).href)[0].startTime <= started", true)
            .await
    });
}

#[test]
fn a_second_widget_and_a_move_cost_nothing_more() {
    test(async |page| {
        page.open_body(&[widget("", &plain()), widget("id=two", &with_headline("Two"))].concat()).await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        check(page, &["/test.html", "/article-widget.js"]).await
    });
}

#[test]
fn the_request_asks_for_json() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await?;
        let requests = page.site.requests();
        let request = requests.iter().find(|request| request.path == "/a.json").context("no request")?;
        ensure!(
            request.headers.get("accept").is_some_and(|accept| accept.starts_with("application/json")),
            "{request:?}"
        );
        Ok(())
    });
}

#[test]
fn pictures_below_the_viewport_and_full_size_files_are_not_fetched() {
    test(async |page| {
        let mut article = pictures(12);
        for block in article["body"].as_array_mut().context("a body")? {
            if block.is_string() {
                *block = json!("Words follow words. ".repeat(400));
            }
        }
        page.open_article("", &article).await?;
        page.pause(500).await;
        let paths = page.site.requested_paths();
        ensure!(paths.contains(&"/pic/p0-600x400.svg".to_owned()), "{paths:?}");
        ensure!(!paths.contains(&"/pic/p11-600x400.svg".to_owned()), "{paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("full_")), "{paths:?}");
        Ok(())
    });
}
