//! The browser that the checks drive.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::debian;
use crate::command::find;

/// A browser and its driver.
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chrome: PathBuf,
    /// The ChromeDriver of the same version.
    pub(crate) driver: PathBuf,
}

const CHROME: [&str; 5] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];
const DRIVER: [&str; 1] = ["chromedriver"];

/// What Debian calls them, and a font for each script that the demo is written in.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-core"];

/// A browser and the driver for it: `$CHROME` and `$CHROMEDRIVER`, else the path's, else Debian's packages.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = found()? {
        return Ok(browser);
    }
    println!("Chromium or its driver is missing: the checks run in it.");
    debian::install(&PACKAGES)?;
    match found()? {
        Some(browser) => Ok(browser),
        None => bail!(
            "Chromium (or Chrome) and its driver are needed, and can't be installed from here. Install them \
             (Debian: {}), or name yours: CHROME=/path/to/chrome CHROMEDRIVER=/path/to/chromedriver",
            PACKAGES.join(" ")
        ),
    }
}

fn found() -> Result<Option<Browser>> {
    let (chrome, driver) = (named("CHROME", &CHROME)?, named("CHROMEDRIVER", &DRIVER)?);
    Ok(chrome.zip(driver).map(|(chrome, driver)| Browser { chrome, driver }))
}

/// The program that a variable names, which must be there if it does, else the first on the path.
fn named(variable: &str, programs: &[&str]) -> Result<Option<PathBuf>> {
    let Some(name) = env::var_os(variable).filter(|name| !name.is_empty()) else {
        return Ok(programs.iter().find_map(find));
    };
    match find(&name) {
        Some(program) => Ok(Some(program)),
        None => bail!("{variable} names {}, which isn't there", Path::new(&name).display()),
    }
}
