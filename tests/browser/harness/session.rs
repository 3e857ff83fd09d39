//! The browsers, which are used again.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::Result;
use thirtyfour::{Capabilities, WebDriver};

use super::{Engine, chromium, firefox, kind::Kind, process::Process, webkit};

static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser with the driver that serves it alone: geckodriver and WebKitWebDriver can't serve two.
pub(crate) struct Session {
    pub(super) engine: Engine,
    pub(super) kind: Kind,
    pub(super) driver: WebDriver,
    /// What ends with it.
    _processes: Vec<Process>,
}

impl Session {
    /// A browser of that kind: an idle one, or a new one.
    pub(super) async fn take(kind: Kind) -> Result<Self> {
        let idle = {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            idle.iter().position(|session| session.kind == kind).map(|place| idle.swap_remove(place))
        };
        if let Some(session) = idle {
            return Ok(session);
        }
        // A browser may come up too slowly for its driver on a busy machine.
        let mut tries = 0;
        loop {
            tries += 1;
            match Self::start(kind.clone()).await {
                Err(_) if tries < 3 => {}
                outcome => return outcome,
            }
        }
    }

    async fn start(kind: Kind) -> Result<Self> {
        match Engine::of_run()? {
            Engine::Chromium => chromium::start(kind).await,
            Engine::Firefox => firefox::start(kind).await,
            Engine::WebKit => webkit::start(kind).await,
        }
    }

    /// Opens the browser.
    pub(super) async fn open(
        engine: Engine,
        kind: Kind,
        (process, url): (Process, String),
        wanted: serde_json::Value,
        others: Vec<Process>,
    ) -> Result<Self> {
        let mut wanted = wanted.as_object().cloned().unwrap_or_default();
        wanted.insert("unhandledPromptBehavior".to_owned(), "dismiss and notify".into());
        let driver = WebDriver::new(url, Capabilities::from(wanted)).await?;
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        driver.set_page_load_timeout(Duration::from_secs(60)).await?;
        // The driver goes first: what it needs goes after it.
        let processes = std::iter::once(process).chain(others).collect();
        Ok(Self { engine, kind, driver, _processes: processes })
    }

    /// Lets the next test have it.
    pub(super) async fn give_back(self) {
        if self.kind.is_common() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        } else {
            self.quit().await;
        }
    }

    pub(super) async fn quit(self) {
        let _ = self.driver.quit().await;
    }
}
