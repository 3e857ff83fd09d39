//! The browsers: one chromedriver for the run, and sessions that are used again.

use std::{
    io::{BufRead, BufReader},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::{CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use super::{Page, Site};

/// What a browser is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Without extensions.
    Plain,
    /// With a blocker that works as real ones do: `tests/browser/blocker`.
    Blocker,
}

static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
});
static DRIVER: LazyLock<Result<Driver, String>> =
    LazyLock::new(|| Driver::start().map_err(|error| format!("{error:#}")));
static IDLE: Mutex<Vec<(Kind, Session)>> = Mutex::new(Vec::new());

/// Runs a test on a page of its own.
pub(crate) fn test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::Plain, body);
}

/// Runs a test on a page of its own, in a browser with a blocker.
pub(crate) fn blocker_test(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    run(Kind::Blocker, body);
}

fn run(kind: Kind, body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    RUNTIME.block_on(async {
        let session = Session::take(kind).await.expect("a browser: set CHROME and CHROMEDRIVER to point at yours");
        let site = Site::start().await.expect("a server on loopback");
        let mut page = Page::new(session.driver.clone(), site).await.expect("an empty page");
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(body(&mut page)))
        }));
        let sound = matches!(outcome, Ok(Ok(())));
        if sound && page.clean().await.is_ok() {
            session.give_back();
        } else {
            if !sound {
                page.report().await;
            }
            session.quit().await;
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

/// A browser.
struct Session {
    kind: Kind,
    driver: WebDriver,
}

impl Session {
    async fn take(kind: Kind) -> Result<Self> {
        let idle = {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            idle.iter().position(|(known, _)| *known == kind).map(|place| idle.swap_remove(place).1)
        };
        match idle {
            Some(session) => Ok(session),
            None => Self::start(kind).await,
        }
    }

    async fn start(kind: Kind) -> Result<Self> {
        let driver = DRIVER.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&path_from("CHROME", "/usr/bin/chromium")?)?;
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--window-size=1280,900",
            "--force-device-scale-factor=1",
            "--hide-scrollbars",
            // A mouse that hovers, which a machine without a screen doesn't have.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
            // A page that waits for a second window's click is not slowed down.
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows",
        ] {
            wanted.add_arg(argument)?;
        }
        if kind == Kind::Blocker {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/blocker");
            wanted.add_arg(&format!("--load-extension={}", folder.display()))?;
            wanted.add_arg("--disable-features=DisableLoadExtensionCommandLineSwitch")?;
        }
        wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        wanted.set("unhandledPromptBehavior", "dismiss and notify")?;
        let driver = WebDriver::new(&driver.url, wanted).await.context("Chromium did not start")?;
        driver.set_script_timeout(Duration::from_secs(20)).await?;
        driver.set_page_load_timeout(Duration::from_secs(20)).await?;
        let session = Self { kind, driver };
        // Runs before anything else in every page: see probe.js.
        let script = include_str!("probe.js");
        session.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(session)
    }

    fn give_back(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push((self.kind, self));
    }

    async fn quit(self) {
        let _ = self.driver.quit().await;
    }
}

fn path_from(variable: &str, usual: &str) -> Result<String> {
    let path = std::env::var(variable).ok().filter(|path| !path.is_empty()).unwrap_or_else(|| usual.to_owned());
    if !Path::new(&path).exists() {
        bail!("{path} is not there: install it, or set {variable} to where it is");
    }
    Ok(path)
}

/// The chromedriver of this run.
struct Driver {
    url: String,
    /// A shell that waits for the end of its input, which comes when this process ends, however it ends.
    _guard: Child,
}

impl Driver {
    fn start() -> Result<Self> {
        let path = path_from("CHROMEDRIVER", "/usr/bin/chromedriver")?;
        // A job of its own, so that the browsers that the driver has started go with it.
        let script = r#"set -m; "$0" --port=0 --log-level=SEVERE 2>/dev/null </dev/null & driver=$!
            cat >/dev/null
            kill -TERM -- "-$driver" 2>/dev/null; sleep 1; kill -KILL -- "-$driver" 2>/dev/null"#;
        let mut guard = Command::new("bash")
            .args(["-c", script, &path])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("bash did not start")?;
        let output = guard.stdout.take().context("chromedriver's output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim().trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.context("chromedriver did not say its port")?;
        // Its output is read to the end, or it would block.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _guard: guard })
    }
}
