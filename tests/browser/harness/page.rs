//! A page under test, with short names for what tests do to it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::WebDriver;

use super::{
    Answer, Engine, Site,
    kind::{Kind, Look},
    session::Session,
    size::USUAL,
    undo::Undo,
};

/// A browser's page and the site it is on.
pub(crate) struct Page {
    pub(crate) engine: Engine,
    pub(crate) driver: WebDriver,
    /// The page's own origin, with the built widget.
    pub(crate) site: Site,
    /// The browser.
    session: Session,
    /// The size that the page was told to have.
    pub(super) size: (u32, u32),
    /// How what was changed about the browser is taken back.
    pub(super) undo: Vec<Undo>,
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
    pub(super) fn new(session: Session, site: Site) -> Self {
        let (engine, driver) = (session.engine, session.driver.clone());
        Self { engine, driver, site, session, size: USUAL, undo: Vec::new(), spoilt: false }
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

    // -- the browser around it

    /// The browser can't be used by another test.
    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// The settings that the browser was started with.
    pub(super) fn look(&self) -> &Look {
        &self.session.kind.look
    }

    /// Goes on in a browser of other settings: what WebKitGTK knows of them it knows from its start.
    pub(super) async fn put_on(&mut self, look: Look) -> Result<()> {
        if *self.look() == look {
            return Ok(());
        }
        self.undo_all().await?;
        let size = std::mem::replace(&mut self.size, USUAL);
        let session = Session::take(Kind { look, ..self.session.kind.clone() }).await?;
        self.driver = session.driver.clone();
        let left = std::mem::replace(&mut self.session, session);
        left.driver.goto("about:blank").await?;
        left.give_back().await;
        if size == USUAL { Ok(()) } else { self.size(size.0, size.1).await }
    }

    /// Makes the browser what the next test expects.
    pub(super) async fn clean(&mut self) -> Result<()> {
        ensure!(!self.spoilt, "spoilt");
        self.driver.goto("about:blank").await?;
        self.undo_all().await?;
        ensure!(self.driver.windows().await?.len() == 1, "a window was left open");
        Ok(())
    }

    /// The browser, without the page.
    pub(super) fn leave(self) -> Session {
        self.session
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
