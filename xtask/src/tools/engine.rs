//! The engines that the checks run in, each with the programs that it is made of.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::debian;
use crate::command::{command, find, run};

/// An engine.
pub(crate) struct Engine {
    /// As `--engine` and the tests have it.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    programs: &'static [Program],
}

/// A program that an engine needs.
struct Program {
    /// The variable that names yours, and tells the tests which was found.
    variable: &'static str,
    /// Its names on the path, or whole paths, in which a folder may be any (`*`).
    places: &'static [&'static str],
    source: Source,
}

/// Where a program is had from.
enum Source {
    /// Debian's packages.
    Debian(&'static [&'static str]),
    /// A crate of that version.
    Crate(&'static str, &'static str),
}

/// All of them.
const ENGINES: [Engine; 3] = [CHROMIUM, FIREFOX, WEBKIT];

pub(crate) const CHROMIUM: Engine = Engine {
    name: "chromium",
    title: "Chromium",
    programs: &[
        Program {
            variable: "CHROME",
            places: &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"],
            // With a font for each script that the demo is written in.
            source: Source::Debian(&["chromium", "fonts-noto-core"]),
        },
        Program { variable: "CHROMEDRIVER", places: &["chromedriver"], source: Source::Debian(&["chromium-driver"]) },
    ],
};

const FIREFOX: Engine = Engine {
    name: "firefox",
    title: "Firefox",
    programs: &[
        Program {
            variable: "FIREFOX",
            places: &["firefox-esr", "firefox"],
            source: Source::Debian(&["firefox-esr", "fonts-noto-core"]),
        },
        Program { variable: "GECKODRIVER", places: &["geckodriver"], source: Source::Crate("geckodriver", "0.37.1") },
    ],
};

const WEBKIT: Engine = Engine {
    name: "webkit",
    title: "WebKitGTK",
    programs: &[
        Program {
            variable: "WEBKITWEBDRIVER",
            places: &["WebKitWebDriver"],
            source: Source::Debian(&["webkit2gtk-driver", "fonts-noto-core"]),
        },
        Program {
            variable: "MINIBROWSER",
            places: &["/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser"],
            source: Source::Debian(&["webkit2gtk-driver"]),
        },
        Program { variable: "XVFB", places: &["Xvfb"], source: Source::Debian(&["xvfb"]) },
    ],
};

impl Engine {
    /// The engine of that name.
    pub(crate) fn named(name: &str) -> Result<&'static Self> {
        static ALL: [Engine; 3] = ENGINES;
        match ALL.iter().find(|engine| engine.name == name) {
            Some(engine) => Ok(engine),
            None => bail!("there is no engine `{name}`; there are {}", ENGINES.map(|engine| engine.name).join(", ")),
        }
    }

    /// Its programs, by their variables. What is missing is installed where it may be, else named.
    pub(crate) fn programs(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        let missing = self.missing()?;
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|program| program.name()).collect();
            println!("{} is missing: the checks run in {}.", names.join(", "), self.title);
            install(&missing)?;
            let missing: Vec<_> = self.missing()?.iter().map(|program| program.wanted()).collect();
            if !missing.is_empty() {
                bail!("{} needs what can't be installed from here:\n  {}", self.title, missing.join("\n  "));
            }
        }
        let found = self.programs.iter().map(|program| Ok((program.variable, program.found()?)));
        Ok(found.collect::<Result<Vec<_>>>()?.into_iter().filter_map(|(name, path)| Some((name, path?))).collect())
    }

    fn missing(&self) -> Result<Vec<&'static Program>> {
        let mut missing = Vec::new();
        for program in self.programs {
            if program.found()?.is_none() {
                missing.push(program);
            }
        }
        Ok(missing)
    }
}

impl Program {
    fn name(&self) -> &'static str {
        self.places.first().and_then(|place| place.rsplit('/').next()).unwrap_or(self.variable)
    }

    /// Where it is to be had from, for who has to do it.
    fn wanted(&self) -> String {
        let source = match &self.source {
            Source::Debian(packages) => format!("Debian: {}", packages.join(" ")),
            Source::Crate(name, version) => format!("cargo install {name} --version {version} --locked"),
        };
        format!("{} ({source}; or name yours: {}=/path/to/it)", self.name(), self.variable)
    }

    /// The program that its variable names, which must be there if it does, else the first of its places.
    fn found(&self) -> Result<Option<PathBuf>> {
        let Some(name) = env::var_os(self.variable).filter(|name| !name.is_empty()) else {
            return Ok(self.places.iter().find_map(|place| anywhere(place)));
        };
        match find(&name) {
            Some(program) => Ok(Some(program)),
            None => bail!("{} names {}, which isn't there", self.variable, Path::new(&name).display()),
        }
    }
}

/// A program on the path, or at a path in which one folder may be any.
fn anywhere(place: &str) -> Option<PathBuf> {
    let Some((before, after)) = place.split_once("/*/") else { return find(place) };
    let folders = fs::read_dir(before).ok()?.filter_map(|entry| Some(entry.ok()?.path().join(after)));
    folders.into_iter().find(|path| path.is_file())
}

fn install(missing: &[&Program]) -> Result<()> {
    let packages: Vec<_> = missing
        .iter()
        .filter_map(|program| if let Source::Debian(packages) = &program.source { Some(*packages) } else { None })
        .flatten()
        .copied()
        .collect();
    if !packages.is_empty() {
        debian::install(&packages)?;
    }
    for program in missing {
        if let Source::Crate(name, version) = &program.source {
            println!("{name} {version} is compiled, once: this takes a minute or two.");
            run(command("cargo").args(["install", name, "--version", version, "--locked"]))?;
        }
    }
    Ok(())
}
