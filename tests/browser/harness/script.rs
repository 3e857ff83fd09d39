//! Scripts in the page: asking, doing, waiting.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Engine, Page};

impl Page {
    /// The value of an expression, which may use `await` and probe.js's names.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression})")).await
    }

    /// The value that a function's body returns.
    pub(crate) async fn run<T: DeserializeOwned>(&self, body: &str) -> Result<T> {
        // The value travels as JSON: WebDriver would turn elements into references, and has no `undefined`.
        let call = format!("(async () => {{ {body}\n }})().then(value => JSON.stringify(value ?? null))");
        let script = match self.engine {
            // A script has a global object of its own there, with its own `Error`; the page's is meant.
            Engine::Firefox => format!("with (window) {{ return {call} }}"),
            // A driver's script is no task of the page's there, and microtasks would run in the middle of it.
            Engine::WebKit => format!("return Promise.resolve().then(() => {call})"),
            Engine::Chromium => format!("return {call}"),
        };
        let answer = self.driver.execute(script, Vec::new()).await.with_context(|| body.to_owned())?;
        let text = answer.json().as_str().unwrap_or("null").to_owned();
        serde_json::from_str(&text).with_context(|| format!("{body}\n  answered {text}"))
    }

    /// Does something; what it returns doesn't matter.
    pub(crate) async fn act(&self, body: &str) -> Result<()> {
        self.run::<Value>(&format!("{body}\n;return null")).await.map(drop)
    }

    /// Waits for an expression to become true, on this page or on one that it is left for.
    pub(crate) async fn until(&self, expression: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            let outcome = self.run::<Value>(&format!("return !!(await until(() => ({expression})))")).await;
            match outcome {
                Ok(outcome) => {
                    ensure!(outcome == true, "never came true: {expression}");
                    return Ok(());
                }
                Err(error) if !was_left(&error) || start.elapsed() > Duration::from_secs(20) => return Err(error),
                Err(_) => self.pause(30).await,
            }
        }
    }

    /// Lets the page do what follows an input: two frames and a task, on this page or on one that it is left for.
    pub(super) async fn settle(&self) -> Result<()> {
        match self.act("await window.settled?.()").await {
            Err(error) if !was_left(&error) => Err(error),
            _ => Ok(()),
        }
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

    /// That nothing went wrong in the page: no error reached it, and its policy was not violated.
    pub(crate) async fn check_quiet(&self) -> Result<()> {
        self.check("[record.errors, record.violations]", json!([[], []])).await
    }

    /// A script that runs in every page of the site before the page's own.
    pub(crate) async fn before(&self, source: &str) -> Result<()> {
        self.site.before(source);
        Ok(())
    }

    /// Waits.
    pub(crate) async fn pause(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// Whether a script ended because the page did.
fn was_left(error: &anyhow::Error) -> bool {
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
    .any(|sign| text.contains(sign))
}
