//! Running a test: a browser, a server, a page, and what is told when it fails.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::LazyLock,
};

use anyhow::{Result, bail};
use serde_json::Value;

use super::{Answer, Page, Site, kind::Kind, reader, session::Session};

static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
});

/// Runs a test on a page of its own.
pub(crate) fn test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::default(), body);
}

/// Runs a test on a page of its own, in a browser with a blocker.
pub(crate) fn blocker_test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::blocker(), body);
}

/// Runs a test on a page of that host (`reader`'s), in a browser with a real blocker that has read its lists.
pub(crate) fn real_test(host: &str, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::real(), async |page| {
        page.site.name(reader::ANY);
        page.sentinel().await?;
        page.site.name(host);
        body(page).await
    });
}

/// Runs a test in a browser of its own that has an extension: its folder, or its archive. (WebKitGTK has none.)
pub(crate) fn addon_test(path: &str, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::addon(path), body);
}

/// What the lists hide and stop, and no bait of the widget's is.
const SENTINEL: &str = "<title>A sentinel</title><p class=ad-sidebar>An advertisement<img src=/the-ad-sidebar.png \
                        onerror='window.stopped = true'>";

impl Page {
    /// Waits until the blocker hides and stops what its lists know.
    async fn sentinel(&self) -> Result<()> {
        self.site.put("/the-ad-sidebar.png", Answer::new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
        self.site.put("/sentinel.html", Answer::html(SENTINEL));
        for _ in 0..20 {
            self.open("/sentinel.html").await?;
            let there = "await until(() => window.stopped && !visible(document.querySelector('p')), 500)";
            if self.eval::<Value>(there).await? == true {
                return Ok(());
            }
        }
        bail!("the blocker never woke up")
    }
}

fn run(kind: Kind, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    RUNTIME.block_on(async {
        let session = Session::take(kind).await;
        let session = session.unwrap_or_else(|error| panic!("no browser: {}", told(&error)));
        let site = Site::start().await.expect("a server on loopback");
        let mut page = Page::new(session, site);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(body(&mut page)))
        }));
        let sound = matches!(outcome, Ok(Ok(())));
        if sound && page.clean().await.is_ok() {
            page.leave().give_back().await;
        } else {
            if !sound {
                page.report().await;
            }
            page.leave().quit().await;
        }
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => panic!("{}", told(&error)),
            Err(panic) => resume_unwind(panic),
        }
    });
}

/// An error with its causes and, under `RUST_BACKTRACE=1`, the test's own lines.
fn told(error: &anyhow::Error) -> String {
    let mut text = error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  ");
    let backtrace = error.backtrace().to_string();
    for line in backtrace.lines().filter(|line| line.contains("tests/browser/") && !line.contains("/harness/")) {
        text.push_str(&format!("\n  {}", line.trim()));
    }
    text
}
