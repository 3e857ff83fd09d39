//! The second file: what it costs, what happens without it, and that it reads in the browser as it does natively.

use std::path::Path;

use news_article::{formats, json::Json, model::Date, native};

use crate::{articles::*, harness::*};

/// The path of the second file on a site.
fn second_file() -> Result<String> {
    let names = std::fs::read_dir(dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.starts_with("article-widget-formats-"));
    found.next().map(|name| format!("/{name}")).context("there is no second file in dist")
}

/// An article that only the second file can read.
fn with_html() -> Value {
    json!({
        "headline": "With HTML",
        "body": [{ "type": "html", "html": "<p>One</p><ul><li>a<ul><li>b</li></ul></li></ul><script>window.ran = 1</script>" }]
    })
}

#[test]
fn a_block_of_html_costs_one_more_request() {
    test(async |page| {
        page.article("adblock-notice=off", &with_html()).await?;
        page.check("[text($('[part=paragraph]')), text($('ul ul li')), window.ran ?? 0]", json!(["One", "b", 0]))
            .await?;
        let detail = page.event("ready").await?;
        ensure!(detail["format"] == "article-widget", "{detail}");
        ensure!(detail["warnings"][0]["path"] == "body[0].html", "{detail}");
        let paths = page.site.paths();
        ensure!(paths == ["/test.html", "/article-widget.js", &second_file()?], "{paths:?}");
        Ok(())
    });
}

#[test]
fn two_articles_share_it() {
    test(async |page| {
        page.body(&[widget("adblock-notice=off", &with_html()), widget("adblock-notice=off", &with_html())].concat())
            .await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        let file = second_file()?;
        let count = page.site.paths().iter().filter(|path| **path == file).count();
        ensure!(count == 1, "{count} requests");
        Ok(())
    });
}

/// The request for it leaves with the one for the article, not after it.
#[test]
fn a_named_format_costs_no_round_trip_more() {
    test(async |page| {
        let file = second_file()?;
        page.site.put("/a.json", Answer::json(&with_html()).after(1200));
        page.body("<article-widget src=/a.json format=ghost></article-widget>").await?;
        page.event("error").await?;
        let requests = page.site.requests();
        let find = |path: &str| requests.iter().find(|request| request.path == path).context("no such request");
        let (json, second) = (find("/a.json")?, find(&file)?);
        ensure!(second.start < json.end.context("the article was never sent")?, "the second file was asked for late");
        Ok(())
    });
}

#[test]
fn without_it_the_fallback_stays_and_a_retry_brings_it() {
    test(async |page| {
        let file = second_file()?;
        page.site.put(&file, Answer::status(404));
        page.site.put("/a.json", Answer::json(&with_html()));
        page.body("<article-widget src=/a.json><p id=fallback>The fallback</p></article-widget>").await?;
        let detail = page.event("error").await?;
        ensure!(detail["code"] == "wasm-load", "{detail}");
        page.check("[W.state, visible(document.querySelector('#fallback'))]", json!(["error", true])).await?;
        page.check("record.errors", json!([])).await?;
        let script = std::fs::read(dist().join(file.trim_start_matches('/')))?;
        page.site.put(&file, Answer::new("text/javascript", script));
        page.act("W.reload()").await?;
        page.until("W.state == 'ready' && text($('[part=paragraph]')) == 'One'").await
    });
}

#[test]
fn normalize_reads_what_the_widget_reads() {
    test(async |page| {
        page.article("", &plain()).await?;
        page.check(
            "await customElements.get('article-widget').normalize({ headline: 'H', body: ['a'] }).then(({ article, format }) => [article.body[0].text, format])",
            json!(["a", "article-widget"]),
        )
        .await
    });
}

/// Every fixture, in this browser and natively: the same article, format and warnings, or the same error.
#[test]
fn every_fixture_reads_as_it_does_natively() {
    const BASE: &str = "https://news.example/articles/42.json";
    test(async |page| {
        page.article("", &plain()).await?;
        // What has expired depends on the moment.
        let now = Date::parse(&page.eval::<String>("new Date().toISOString()").await?).context("no date")?;
        let mut count = 0;
        for file in fixtures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/news-article/tests/fixtures"))? {
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
            let there: Value = page
                .run(&format!(
                    "return customElements.get('article-widget').normalize({}, {{ base: '{BASE}' }})
                       .catch(({{ code, message, path = null }}) => ({{ code, message, path }}))",
                    Json::text(&text)
                ))
                .await?;
            ensure!(there == native, "{} reads otherwise in the browser:\n{there}\n{native}", file.display());
            count += 1;
        }
        ensure!(count > 5, "{count} fixtures");
        Ok(())
    });
}

fn fixtures(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(fixtures(&path)?);
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    Ok(found)
}
