//! Browsers, which tests reuse.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::Result;
use thirtyfour::{Capabilities, WebDriver};

use super::{Engine, chromium, firefox, launch_options::LaunchOptions, process::Process, webkit};

static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser and its driver. Each browser has a driver of its own, because geckodriver and WebKitWebDriver serve only one.
pub(crate) struct Session {
    pub(super) engine: Engine,
    pub(super) options: LaunchOptions,
    pub(super) driver: WebDriver,
    /// The processes that end with the session.
    _processes: Vec<Process>,
}

impl Session {
    /// An idle browser with those options, or a new one.
    pub(super) async fn acquire(options: LaunchOptions) -> Result<Self> {
        let idle = {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            idle.iter().position(|session| session.options == options).map(|index| idle.swap_remove(index))
        };
        if let Some(session) = idle {
            return Ok(session);
        }
        // On a busy machine a browser may start too slowly for its driver.
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Self::start(options.clone()).await {
                Err(_) if attempts < 3 => {}
                outcome => return outcome,
            }
        }
    }

    async fn start(options: LaunchOptions) -> Result<Self> {
        match Engine::from_env()? {
            Engine::Chromium => chromium::start(options).await,
            Engine::Firefox => firefox::start(options).await,
            Engine::WebKit => webkit::start(options).await,
        }
    }

    /// Creates the WebDriver session.
    pub(super) async fn open(
        engine: Engine,
        options: LaunchOptions,
        (process, url): (Process, String),
        capabilities: serde_json::Value,
        other_processes: Vec<Process>,
    ) -> Result<Self> {
        let mut capabilities = capabilities.as_object().cloned().unwrap_or_default();
        capabilities.insert("unhandledPromptBehavior".to_owned(), "dismiss and notify".into());
        let driver = WebDriver::new(url, Capabilities::from(capabilities)).await?;
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        driver.set_page_load_timeout(Duration::from_secs(60)).await?;
        // The driver ends before the processes that it depends on.
        let processes = std::iter::once(process).chain(other_processes).collect();
        Ok(Self { engine, options, driver, _processes: processes })
    }

    /// Makes the browser available to the next test, or quits it.
    pub(super) async fn release(self) {
        if self.options.is_reusable() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        } else {
            self.quit().await;
        }
    }

    pub(super) async fn quit(self) {
        let _ = self.driver.quit().await;
    }
}
