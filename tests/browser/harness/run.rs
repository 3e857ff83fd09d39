//! Runs a test with a browser, a server and a page, and reports its failure.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::LazyLock,
};

use anyhow::{Result, bail};
use serde_json::Value;

use super::{Page, Response, Site, blocker_settings, launch_options::LaunchOptions, session::Session};

static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
});

/// Runs a test on a new page.
pub(crate) fn test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(LaunchOptions::default(), body);
}

/// Runs a test in a browser with the minimal ad blocker of the tests.
pub(crate) fn blocker_test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(LaunchOptions::test_blocker(), body);
}

/// Runs a test on a host of `blocker_settings`, in a browser with a real ad blocker that has loaded its lists.
pub(crate) fn real_blocker_test(host: &str, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(LaunchOptions::real_blocker(), async |page| {
        page.site.set_host(blocker_settings::DEFAULTS);
        page.wait_for_blocker().await?;
        page.site.set_host(host);
        body(page).await
    });
}

/// Runs a test in a new browser with an extension, given by its folder or archive. WebKitGTK has no extensions.
pub(crate) fn extension_test(path: &str, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(LaunchOptions::extension(path), body);
}

/// An element and an image that the lists block. Neither is one of the widget's baits.
const BLOCKED_PAGE: &str = "<title>A page with blocked content</title><p class=ad-sidebar>An advertisement<img src=/the-ad-sidebar.png \
                        onerror='window.stopped = true'>";

impl Page {
    /// Waits until the blocker hides elements and fails requests that are on its lists.
    async fn wait_for_blocker(&self) -> Result<()> {
        self.site
            .put("/the-ad-sidebar.png", Response::new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
        self.site.put("/blocked.html", Response::html(BLOCKED_PAGE));
        for _ in 0..20 {
            self.open("/blocked.html").await?;
            let is_active = "await until(() => window.stopped && !visible(document.querySelector('p')), 500)";
            if self.eval::<Value>(is_active).await? == true {
                return Ok(());
            }
        }
        bail!("the ad blocker did not become active")
    }
}

fn run(options: LaunchOptions, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    RUNTIME.block_on(async {
        let session = Session::acquire(options).await;
        let session = session.unwrap_or_else(|error| panic!("no browser: {}", format_error(&error)));
        let site = Site::start().await.expect("a server on loopback");
        let mut page = Page::new(session, site);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(body(&mut page)))
        }));
        let passed = matches!(outcome, Ok(Ok(())));
        if passed && page.reset().await.is_ok() {
            page.into_session().release().await;
        } else {
            if !passed {
                page.report_failure().await;
            }
            page.into_session().quit().await;
        }
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => panic!("{}", format_error(&error)),
            Err(panic) => resume_unwind(panic),
        }
    });
}

/// An error with its causes and, under `RUST_BACKTRACE=1`, the lines of the test itself.
fn format_error(error: &anyhow::Error) -> String {
    let mut text = error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  ");
    let backtrace = error.backtrace().to_string();
    for line in backtrace.lines().filter(|line| line.contains("tests/browser/") && !line.contains("/harness/")) {
        text.push_str(&format!("\n  {}", line.trim()));
    }
    text
}
