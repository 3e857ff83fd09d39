//! A page under test, with short names for what tests do to it.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::{Answer, Site};

/// A browser's page and the site it is on.
pub(crate) struct Page {
    pub(crate) driver: WebDriver,
    /// The page's own origin, with the built widget.
    pub(crate) site: Site,
    /// What was emulated, and has to be taken back: methods of the DevTools protocol and their parameters.
    undo: Vec<(String, Value)>,
    /// Whether the browser can't be used again.
    spoilt: bool,
}

/// A whole document with the widget's script, as a site owner would write it.
pub(crate) fn html(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>A host page</title><script type=module src=/article-widget.js></script><body>{body}"
    )
}

impl Page {
    pub(crate) async fn new(driver: WebDriver, site: Site) -> Result<Self> {
        Ok(Self { driver, site, undo: Vec::new(), spoilt: false })
    }

    // -- going somewhere

    /// Opens a path of the site.
    pub(crate) async fn open(&self, path: &str) -> Result<()> {
        let url = if path.starts_with("http") { path.to_owned() } else { self.site.url(path) };
        self.driver.goto(&url).await.with_context(|| format!("opening {url}"))
    }

    /// Opens a page of that answer.
    pub(crate) async fn answer(&self, answer: Answer) -> Result<()> {
        self.site.put("/test.html", answer);
        self.open("/test.html").await
    }

    /// Opens a document with the widget's script and that body.
    pub(crate) async fn body(&self, body: &str) -> Result<()> {
        self.answer(Answer::html(html(body))).await
    }

    /// Opens a page with one widget of those attributes and an article in the page, and waits until it is ready.
    pub(crate) async fn article(&self, attributes: &str, article: &Value) -> Result<()> {
        self.body(&widget(attributes, article)).await?;
        self.ready().await
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Waits until the page's first widget is ready, and has been painted.
    pub(crate) async fn ready(&self) -> Result<()> {
        let state: Value = self
            .run(
                "await until(() => W?.state === 'ready' || W?.state === 'error'); await settled(); \
                  return [W?.state ?? null, events('error'), record.errors]",
            )
            .await?;
        ensure!(state[0] == "ready", "the widget is not ready: {state}");
        Ok(())
    }

    // -- asking

    /// The value of an expression, which may use `await` and probe.js's names.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression})")).await
    }

    /// The value that a function's body returns.
    pub(crate) async fn run<T: DeserializeOwned>(&self, body: &str) -> Result<T> {
        // The value travels as JSON: WebDriver would turn elements into references, and has no `undefined`.
        let script = format!("return (async () => {{ {body}\n }})().then(value => JSON.stringify(value ?? null))");
        let answer = self.driver.execute(script, Vec::new()).await.with_context(|| body.to_owned())?;
        let text = answer.json().as_str().unwrap_or("null").to_owned();
        serde_json::from_str(&text).with_context(|| format!("{body}\n  answered {text}"))
    }

    /// Does something; what it returns doesn't matter.
    pub(crate) async fn act(&self, body: &str) -> Result<()> {
        self.run::<Value>(&format!("{body}\n;return null")).await.map(drop)
    }

    /// Waits for an expression to become true.
    pub(crate) async fn until(&self, expression: &str) -> Result<()> {
        let outcome: Value = self.run(&format!("return !!(await until(() => ({expression})))")).await?;
        ensure!(outcome == true, "never came true: {expression}");
        Ok(())
    }

    /// Asserts that an expression has that value.
    pub(crate) async fn check(&self, expression: &str, expected: impl Into<Value>) -> Result<()> {
        let (found, expected) = (self.eval::<Value>(expression).await?, expected.into());
        ensure!(found == expected, "{expression}\n  expected {expected}\n  found    {found}");
        Ok(())
    }

    /// Waits for an event; returns the first one's detail.
    pub(crate) async fn event(&self, name: &str) -> Result<Value> {
        self.until(&format!("events({0}).length", json!(name))).await.with_context(|| format!("no {name} event"))?;
        self.eval(&format!("events({})[0]", json!(name))).await
    }

    /// The page's layout shifts so far: the score of each, and what moved.
    pub(crate) async fn shifts(&self) -> Result<Vec<Value>> {
        self.eval("(await settled(), record.shifts)").await
    }

    /// That nothing went wrong in the page: no error reached it, and its policy was not violated.
    pub(crate) async fn check_quiet(&self) -> Result<()> {
        self.check("[record.errors, record.violations]", json!([[], []])).await
    }

    // -- the browser around it

    /// A command of the DevTools protocol.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, params).await.with_context(|| method.to_owned())
    }

    /// A command, and the one that takes it back after the test.
    async fn emulate(&mut self, method: &str, params: Value, undo: Value) -> Result<()> {
        self.undo.push((method.to_owned(), undo));
        self.cdp(method, params).await.map(drop)
    }

    /// Media features, such as `("prefers-color-scheme", "dark")`.
    pub(crate) async fn media(&mut self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let none = json!({ "features": [], "media": "" });
        self.emulate("Emulation.setEmulatedMedia", json!({ "features": features }), none).await
    }

    /// The medium, such as `print`.
    pub(crate) async fn medium(&mut self, medium: &str) -> Result<()> {
        let none = json!({ "features": [], "media": "" });
        self.emulate("Emulation.setEmulatedMedia", json!({ "media": medium }), none).await
    }

    /// The size of the viewport in CSS pixels.
    pub(crate) async fn size(&mut self, width: u32, height: u32) -> Result<()> {
        self.undo.push(("Emulation.clearDeviceMetricsOverride".to_owned(), json!({})));
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", params).await.map(drop)
    }

    /// A finger in place of the mouse.
    pub(crate) async fn touch(&mut self) -> Result<()> {
        self.emulate("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }), json!({ "enabled": false }))
            .await
    }

    /// Fails every request whose address matches, as a blocker's network rule does.
    pub(crate) async fn block(&mut self, patterns: &[&str]) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        self.emulate("Network.setBlockedURLs", json!({ "urls": patterns }), json!({ "urls": [] })).await
    }

    /// A script that runs in every page before the page's own.
    pub(crate) async fn before(&mut self, source: &str) -> Result<()> {
        let answer = self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        let undo = json!({ "identifier": answer["identifier"] });
        self.undo.push(("Page.removeScriptToEvaluateOnNewDocument".to_owned(), undo));
        Ok(())
    }

    /// The browser can't be used by another test.
    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// Takes back what was emulated.
    pub(super) async fn clean(&mut self) -> Result<()> {
        ensure!(!self.spoilt, "spoilt");
        self.driver.goto("about:blank").await?;
        for (method, params) in std::mem::take(&mut self.undo).into_iter().rev() {
            self.cdp(&method, params).await?;
        }
        ensure!(self.driver.windows().await?.len() == 1, "a window was left open");
        Ok(())
    }

    /// What the page says, after a test has failed.
    pub(super) async fn report(&self) {
        let record: Result<Value> = self.eval("[events(), record.errors, record.violations, record.console]").await;
        let url = self.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        eprintln!("-- the page was {url}; {}", record.unwrap_or_default());
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        if self.screenshot(&format!("failed/{name}")).await.is_ok() {
            eprintln!("-- it looked like target/screenshots/failed/{name}.png");
        }
    }

    /// Saves what the viewport shows as `target/screenshots/<name>.png`, and returns it.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<Vec<u8>> {
        let png = self.driver.screenshot_as_png().await?;
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots").join(format!("{name}.png"));
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, &png)?;
        Ok(png)
    }

    /// What the browser itself said: failed requests, blocked wasm, exceptions that nobody caught.
    pub(crate) async fn browser_log(&self) -> Result<Vec<String>> {
        Ok(self.driver.browser_log().await?.into_iter().map(|entry| entry.message).collect())
    }

    /// Waits.
    pub(crate) async fn pause(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// A widget of those attributes with an article in the page.
pub(crate) fn widget(attributes: &str, article: &Value) -> String {
    format!("<article-widget {attributes}><script type=application/json>{}</script></article-widget>", inline(article))
}

/// JSON that can stand in a page's script.
fn inline(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
