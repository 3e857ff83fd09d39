//! The page under test.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::WebDriver;

use super::{
    Engine, Response, Site,
    cleanup::Cleanup,
    launch_options::{Desktop, LaunchOptions},
    session::Session,
    viewport::DEFAULT_SIZE,
};

/// A page in a browser, and the site that serves it.
pub(crate) struct Page {
    pub(crate) engine: Engine,
    pub(crate) driver: WebDriver,
    /// The server of the page's origin, which also serves the built widget.
    pub(crate) site: Site,
    session: Session,
    /// The current size of the viewport.
    pub(super) size: (u32, u32),
    /// What restores the browser's state after the test.
    pub(super) cleanups: Vec<Cleanup>,
    /// Whether the browser must not be reused.
    discarded: bool,
}

/// An HTML document with the widget's script, as a site owner would write it.
pub(crate) fn html(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>A host page</title><script type=module src=/article-widget.js></script><body>{body}"
    )
}

impl Page {
    pub(super) fn new(session: Session, site: Site) -> Self {
        let (engine, driver) = (session.engine, session.driver.clone());
        Self { engine, driver, site, session, size: DEFAULT_SIZE, cleanups: Vec::new(), discarded: false }
    }

    /// Opens a path of the site, or a whole URL.
    pub(crate) async fn open(&self, path: &str) -> Result<()> {
        let url = if path.starts_with("http") { path.to_owned() } else { self.site.url(path) };
        self.driver.goto(&url).await.with_context(|| format!("opening {url}"))
    }

    /// Opens a page that has that response.
    pub(crate) async fn open_response(&self, response: Response) -> Result<()> {
        self.site.put("/test.html", response);
        self.open("/test.html").await
    }

    /// Opens a document with the widget's script and that body.
    pub(crate) async fn open_body(&self, body: &str) -> Result<()> {
        self.open_response(Response::html(html(body))).await
    }

    /// Opens a page with one widget that has those attributes and an inline article, and waits until it is ready.
    pub(crate) async fn open_article(&self, attributes: &str, article: &Value) -> Result<()> {
        self.open_body(&widget(attributes, article)).await?;
        self.wait_until_ready().await
    }

    /// Waits until the page's first widget is ready and has been painted.
    pub(crate) async fn wait_until_ready(&self) -> Result<()> {
        let state: Value = self
            .run(
                "await until(() => W?.state === 'ready' || W?.state === 'error'); await settled(); \
                  return [W?.state ?? null, events('error'), record.errors]",
            )
            .await?;
        ensure!(state[0] == "ready", "the widget is not ready: {state}");
        Ok(())
    }

    /// Keeps other tests from reusing the browser.
    pub(crate) fn discard_browser(&mut self) {
        self.discarded = true;
    }

    /// The desktop settings that the browser was started with.
    pub(super) fn desktop(&self) -> &Desktop {
        &self.session.options.desktop
    }

    /// Continues in a browser that was started with other desktop settings.
    pub(super) async fn switch_desktop(&mut self, desktop: Desktop) -> Result<()> {
        if *self.desktop() == desktop {
            return Ok(());
        }
        self.run_cleanups().await?;
        let size = std::mem::replace(&mut self.size, DEFAULT_SIZE);
        let session = Session::acquire(LaunchOptions { desktop, ..self.session.options.clone() }).await?;
        self.driver = session.driver.clone();
        let previous = std::mem::replace(&mut self.session, session);
        previous.driver.goto("about:blank").await?;
        previous.release().await;
        if size == DEFAULT_SIZE { Ok(()) } else { self.resize(size.0, size.1).await }
    }

    /// Restores the state that the next test expects. Fails when the browser must not be reused.
    pub(super) async fn reset(&mut self) -> Result<()> {
        ensure!(!self.discarded, "the browser is not reusable");
        self.driver.goto("about:blank").await?;
        self.run_cleanups().await?;
        ensure!(self.driver.windows().await?.len() == 1, "a window was left open");
        Ok(())
    }

    /// The browser, without the page.
    pub(super) fn into_session(self) -> Session {
        self.session
    }
}

/// The HTML of a widget with those attributes and an inline article.
pub(crate) fn widget(attributes: &str, article: &Value) -> String {
    format!(
        "<article-widget {attributes}><script type=application/json>{}</script></article-widget>",
        script_json(article)
    )
}

/// JSON that is safe inside a `<script>` element.
fn script_json(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
