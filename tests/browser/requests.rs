//! What a page with the widget costs: the requests, from the server's own log.

use crate::{articles::*, harness::*};

/// Checks that these were the requests, and after them, at idle, the notice's own pair and nothing else.
async fn check(page: &Page, expected: &[&str]) -> Result<()> {
    page.event("adblock").await?;
    let mut paths = page.site.paths();
    let mut later = paths.split_off(expected.len().min(paths.len()));
    later.sort();
    ensure!(paths == expected, "{paths:?}, then {later:?}");
    ensure!(later == ["/ads/banners/p-728x90.png", "/media/banners/p.png"], "{later:?}");
    Ok(())
}

#[test]
fn an_article_in_the_page_costs_one_request() {
    test(async |page| {
        page.article("", &plain()).await?;
        check(page, &["/test.html", "/article-widget.js"]).await
    });
}

#[test]
fn without_the_notice_there_is_no_other_request_at_all() {
    test(async |page| {
        page.article("adblock-notice=off", &plain()).await?;
        page.pause(2500).await;
        let paths = page.site.paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        Ok(())
    });
}

#[test]
fn an_article_by_src_costs_two_in_a_row() {
    test(async |page| {
        page.site.put("/a.json", Answer::json(&plain()));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.ready().await?;
        check(page, &["/test.html", "/article-widget.js", "/a.json"]).await
    });
}

#[test]
fn the_article_is_fetched_before_the_wasm_has_started() {
    test(async |page| {
        page.before("const real = WebAssembly.compile; WebAssembly.compile = async (...rest) => { window.started = performance.now(); await pause(1500); return real.apply(WebAssembly, rest) }").await?;
        page.site.put("/a.json", Answer::json(&plain()));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.ready().await?;
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
        page.body(&[widget("", &plain()), widget("id=two", &headed("Two"))].concat()).await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        check(page, &["/test.html", "/article-widget.js"]).await
    });
}

#[test]
fn the_request_asks_for_json() {
    test(async |page| {
        page.site.put("/a.json", Answer::json(&plain()));
        page.body("<article-widget src=/a.json></article-widget>").await?;
        page.ready().await?;
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
fn pictures_below_the_screen_are_not_fetched_and_full_ones_never() {
    test(async |page| {
        let mut article = pictures(12);
        for block in article["body"].as_array_mut().context("a body")? {
            if block.is_string() {
                *block = json!("Words follow words. ".repeat(400));
            }
        }
        page.article("", &article).await?;
        page.pause(500).await;
        let paths = page.site.paths();
        ensure!(paths.contains(&"/pic/p0-600x400.svg".to_owned()), "{paths:?}");
        ensure!(!paths.contains(&"/pic/p11-600x400.svg".to_owned()), "{paths:?}");
        ensure!(!paths.iter().any(|path| path.contains("full_")), "{paths:?}");
        Ok(())
    });
}
