//! Scripts in the page: evaluating, executing, waiting.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Engine, Page};

impl Page {
    /// Evaluates an expression, which may use `await` and the functions of `page_helpers.js`.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression})")).await
    }

    /// Runs an async function body and returns its result.
    pub(crate) async fn run<T: DeserializeOwned>(&self, body: &str) -> Result<T> {
        // The value travels as JSON: WebDriver would turn elements into references, and has no `undefined`.
        let call = format!("(async () => {{ {body}\n }})().then(value => JSON.stringify(value ?? null))");
        let script = match self.engine {
            // Firefox runs scripts in a sandbox whose globals, such as `Error`, differ from the page's.
            Engine::Firefox => format!("with (window) {{ return {call} }}"),
            // WebKit doesn't run the driver's script as a task, so microtasks would run in the middle of it.
            Engine::WebKit => format!("return Promise.resolve().then(() => {call})"),
            Engine::Chromium => format!("return {call}"),
        };
        let result = self.driver.execute(script, Vec::new()).await.with_context(|| body.to_owned())?;
        let text = result.json().as_str().unwrap_or("null").to_owned();
        serde_json::from_str(&text).with_context(|| format!("{body}\n  returned {text}"))
    }

    /// Executes statements and ignores their result.
    pub(crate) async fn execute(&self, body: &str) -> Result<()> {
        self.run::<Value>(&format!("{body}\n;return null")).await.map(drop)
    }

    /// Waits for an expression to become true, on this page or on one that it navigates to.
    pub(crate) async fn wait_for(&self, expression: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            let outcome = self.run::<Value>(&format!("return !!(await until(() => ({expression})))")).await;
            match outcome {
                Ok(outcome) => {
                    ensure!(outcome == true, "never became true: {expression}");
                    return Ok(());
                }
                Err(error) if !is_navigation_error(&error) || start.elapsed() > Duration::from_secs(20) => {
                    return Err(error);
                }
                Err(_) => self.pause(30).await,
            }
        }
    }

    /// Waits two frames and a task, on this page or on one that it navigates to, so that the page can react to input.
    pub(super) async fn settle(&self) -> Result<()> {
        match self.execute("await window.settled?.()").await {
            Err(error) if !is_navigation_error(&error) => Err(error),
            _ => Ok(()),
        }
    }

    /// Checks that an expression has that value.
    pub(crate) async fn check(&self, expression: &str, expected: impl Into<Value>) -> Result<()> {
        let (found, expected) = (self.eval::<Value>(expression).await?, expected.into());
        ensure!(found == expected, "{expression}\n  expected {expected}\n  found    {found}");
        Ok(())
    }

    /// Waits for an event of the widget, named without its prefix, and returns the detail of the first one.
    pub(crate) async fn wait_for_event(&self, name: &str) -> Result<Value> {
        self.wait_for(&format!("events({0}).length", json!(name))).await.with_context(|| format!("no {name} event"))?;
        self.eval(&format!("events({})[0]", json!(name))).await
    }

    /// Checks that the page had no uncaught error and no violation of its content security policy.
    pub(crate) async fn check_no_errors(&self) -> Result<()> {
        self.check("[record.errors, record.violations]", json!([[], []])).await
    }

    /// Adds a script that runs in every page of the site before the page's own scripts.
    pub(crate) async fn add_init_script(&self, source: &str) -> Result<()> {
        self.site.add_init_script(source);
        Ok(())
    }

    /// Waits `ms` milliseconds.
    pub(crate) async fn pause(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// Whether a script failed because the page was navigated away from.
fn is_navigation_error(error: &anyhow::Error) -> bool {
    let text = format!("{error:?}");
    [
        "unloaded",
        "navigation",
        "navigated",
        "until is not defined",
        "Can't find variable: until",
        "context was destroyed",
    ]
    .iter()
    .any(|message| text.contains(message))
}
