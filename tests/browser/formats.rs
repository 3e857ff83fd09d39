//! The formats chunk: its requests, what happens when it fails to load, and that it reads in the browser as natively.

use std::path::Path;

use news_article::{formats, json::Json, model::Date, native};

use crate::{fixtures::*, harness::*};

/// The path of the formats chunk on a site.
fn chunk_path() -> Result<String> {
    let names = std::fs::read_dir(dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.starts_with("article-widget-formats-"));
    found.next().map(|name| format!("/{name}")).context("dist has no formats chunk")
}

/// An article with a block that only the formats chunk can read.
fn with_html() -> Value {
    json!({
        "headline": "With HTML",
        "body": [{ "type": "html", "html": "<p>One</p><ul><li>a<ul><li>b</li></ul></li></ul><script>window.ran = 1</script>" }]
    })
}

#[test]
fn a_block_of_html_costs_one_more_request() {
    test(async |page| {
        page.open_article("adblock-notice=off", &with_html()).await?;
        page.check("[text($('[part=paragraph]')), text($('ul ul li')), window.ran ?? 0]", json!(["One", "b", 0]))
            .await?;
        let detail = page.wait_for_event("ready").await?;
        ensure!(detail["format"] == "article-widget", "{detail}");
        ensure!(detail["warnings"][0]["path"] == "body[0].html", "{detail}");
        let paths = page.site.requested_paths();
        ensure!(paths == ["/test.html", "/article-widget.js", &chunk_path()?], "{paths:?}");
        Ok(())
    });
}

#[test]
fn two_articles_share_one_request_for_the_chunk() {
    test(async |page| {
        page.open_body(
            &[widget("adblock-notice=off", &with_html()), widget("adblock-notice=off", &with_html())].concat(),
        )
        .await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        let file = chunk_path()?;
        let count = page.site.requested_paths().iter().filter(|path| **path == file).count();
        ensure!(count == 1, "{count} requests");
        Ok(())
    });
}

/// The chunk is requested before the article has arrived.
#[test]
fn a_named_format_fetches_the_chunk_in_parallel_with_the_article() {
    test(async |page| {
        let file = chunk_path()?;
        page.site.put("/a.json", Response::json(&with_html()).delayed(1200));
        page.open_body("<article-widget src=/a.json format=ghost></article-widget>").await?;
        page.wait_for_event("error").await?;
        let requests = page.site.requests();
        let find = |path: &str| requests.iter().find(|request| request.path == path).context("no such request");
        let (json, chunk) = (find("/a.json")?, find(&file)?);
        ensure!(chunk.start < json.end.context("the article was never sent")?, "the chunk was requested too late");
        Ok(())
    });
}

#[test]
fn a_failed_chunk_keeps_the_fallback_and_a_reload_retries() {
    test(async |page| {
        let file = chunk_path()?;
        page.site.put(&file, Response::status(404));
        page.site.put("/a.json", Response::json(&with_html()));
        page.open_body("<article-widget src=/a.json><p id=fallback>The fallback</p></article-widget>").await?;
        let detail = page.wait_for_event("error").await?;
        ensure!(detail["code"] == "wasm-load", "{detail}");
        page.check("[W.state, visible(document.querySelector('#fallback'))]", json!(["error", true])).await?;
        page.check("record.errors", json!([])).await?;
        let script = std::fs::read(dist().join(file.trim_start_matches('/')))?;
        page.site.put(&file, Response::new("text/javascript", script));
        page.execute("W.reload()").await?;
        page.wait_for("W.state == 'ready' && text($('[part=paragraph]')) == 'One'").await
    });
}

#[test]
fn normalize_reads_what_the_widget_reads() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        page.check(
            "await customElements.get('article-widget').normalize({ headline: 'H', body: ['a'] }).then(({ article, format }) => [article.body[0].text, format])",
            json!(["a", "article-widget"]),
        )
        .await
    });
}

/// In the browser and natively, each fixture gives the same article, format and warnings, or the same error.
#[test]
fn every_fixture_reads_in_the_browser_as_it_does_natively() {
    const BASE: &str = "https://news.example/articles/42.json";
    test(async |page| {
        page.open_article("", &plain()).await?;
        // The current time decides whether content has expired.
        let now = Date::parse(&page.eval::<String>("new Date().toISOString()").await?).context("no date")?;
        let mut count = 0;
        for file in fixture_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/news-article/tests/fixtures"))? {
            let text = std::fs::read_to_string(&file)?;
            let native = match formats::read_at(&text, "auto", BASE, Some(&now)) {
                Ok(reading) => {
                    let article: Value = serde_json::from_str(&native::write(&reading.article).to_string())?;
                    let warnings: Vec<_> = reading
                        .warnings
                        .iter()
                        .map(
                            |warning| json!({ "code": warning.code, "path": warning.path, "message": warning.message }),
                        )
                        .collect();
                    json!({ "article": article, "format": reading.format, "warnings": warnings })
                }
                Err(error) => json!({ "code": error.code(), "message": error.message(), "path": error.path() }),
            };
            let in_browser: Value = page
                .run(&format!(
                    "return customElements.get('article-widget').normalize({}, {{ base: '{BASE}' }})
                       .catch(({{ code, message, path = null }}) => ({{ code, message, path }}))",
                    Json::text(&text)
                ))
                .await?;
            ensure!(
                in_browser == native,
                "{} reads differently in the browser:\n{in_browser}\n{native}",
                file.display()
            );
            count += 1;
        }
        ensure!(count > 5, "{count} fixtures");
        Ok(())
    });
}

fn fixture_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(fixture_files(&path)?);
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    Ok(found)
}
