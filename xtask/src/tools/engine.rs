//! The browser engines that the checks run in, and the programs that each of them needs.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::apt;
use crate::command::{command, find, run};

/// A browser engine.
pub(crate) struct Engine {
    /// The name that `--engine` and the tests use.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    programs: &'static [Program],
}

/// A program that an engine needs.
struct Program {
    /// The environment variable that may name the program, and passes its path to the tests.
    variable: &'static str,
    /// Its names on `PATH`, or absolute paths, in which `*` matches any folder.
    candidates: &'static [&'static str],
    source: Source,
}

/// Where a program can be installed from.
enum Source {
    /// Debian packages.
    Debian(&'static [&'static str]),
    /// The name and version of a crate.
    Crate(&'static str, &'static str),
}

const ENGINES: [Engine; 3] = [CHROMIUM, FIREFOX, WEBKIT];

pub(crate) const CHROMIUM: Engine = Engine {
    name: "chromium",
    title: "Chromium",
    programs: &[
        Program {
            variable: "CHROME",
            candidates: &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"],
            // The fonts cover the scripts that the demo is written in.
            source: Source::Debian(&["chromium", "fonts-noto-core"]),
        },
        Program {
            variable: "CHROMEDRIVER",
            candidates: &["chromedriver"],
            source: Source::Debian(&["chromium-driver"]),
        },
    ],
};

const FIREFOX: Engine = Engine {
    name: "firefox",
    title: "Firefox",
    programs: &[
        Program {
            variable: "FIREFOX",
            candidates: &["firefox-esr", "firefox"],
            source: Source::Debian(&["firefox-esr", "fonts-noto-core"]),
        },
        Program {
            variable: "GECKODRIVER",
            candidates: &["geckodriver"],
            source: Source::Crate("geckodriver", "0.37.1"),
        },
    ],
};

const WEBKIT: Engine = Engine {
    name: "webkit",
    title: "WebKitGTK",
    programs: &[
        Program {
            variable: "WEBKITWEBDRIVER",
            candidates: &["WebKitWebDriver"],
            source: Source::Debian(&["webkit2gtk-driver", "fonts-noto-core"]),
        },
        Program {
            variable: "MINIBROWSER",
            candidates: &["/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser"],
            source: Source::Debian(&["webkit2gtk-driver"]),
        },
        Program { variable: "XVFB", candidates: &["Xvfb"], source: Source::Debian(&["xvfb"]) },
    ],
};

impl Engine {
    /// The engine of that name.
    pub(crate) fn by_name(name: &str) -> Result<&'static Self> {
        static ALL: [Engine; 3] = ENGINES;
        match ALL.iter().find(|engine| engine.name == name) {
            Some(engine) => Ok(engine),
            None => {
                bail!("there is no engine `{name}`; the engines are {}", ENGINES.map(|engine| engine.name).join(", "))
            }
        }
    }

    /// The paths of its programs, with the variables that pass them to the tests. Installs what is missing, or fails with a
    /// message that names it.
    pub(crate) fn programs(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        let missing = self.missing()?;
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|program| program.name()).collect();
            println!("{} is missing: the checks run in {}.", names.join(", "), self.title);
            install(&missing)?;
            let missing: Vec<_> = self.missing()?.iter().map(|program| program.instructions()).collect();
            if !missing.is_empty() {
                bail!(
                    "{} needs programs that can't be installed automatically:\n  {}",
                    self.title,
                    missing.join("\n  ")
                );
            }
        }
        let found = self.programs.iter().map(|program| Ok((program.variable, program.find()?)));
        Ok(found.collect::<Result<Vec<_>>>()?.into_iter().filter_map(|(name, path)| Some((name, path?))).collect())
    }

    fn missing(&self) -> Result<Vec<&'static Program>> {
        let mut missing = Vec::new();
        for program in self.programs {
            if program.find()?.is_none() {
                missing.push(program);
            }
        }
        Ok(missing)
    }
}

impl Program {
    fn name(&self) -> &'static str {
        self.candidates.first().and_then(|path| path.rsplit('/').next()).unwrap_or(self.variable)
    }

    /// How to install the program by hand.
    fn instructions(&self) -> String {
        let source = match &self.source {
            Source::Debian(packages) => format!("Debian: {}", packages.join(" ")),
            Source::Crate(name, version) => format!("cargo install {name} --version {version} --locked"),
        };
        format!("{} ({source}; or set {}=/path/to/it)", self.name(), self.variable)
    }

    /// The path of the program: that in its variable, which is an error if it does not exist, or the first candidate that
    /// exists.
    fn find(&self) -> Result<Option<PathBuf>> {
        let Some(name) = env::var_os(self.variable).filter(|name| !name.is_empty()) else {
            return Ok(self.candidates.iter().find_map(|candidate| locate(candidate)));
        };
        match find(&name) {
            Some(program) => Ok(Some(program)),
            None => bail!("{} names {}, which does not exist", self.variable, Path::new(&name).display()),
        }
    }
}

/// Finds a program on `PATH`, or by a path in which `*` matches any folder.
fn locate(candidate: &str) -> Option<PathBuf> {
    let Some((before, after)) = candidate.split_once("/*/") else { return find(candidate) };
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
        apt::install(&packages)?;
    }
    for program in missing {
        if let Source::Crate(name, version) = &program.source {
            println!("{name} {version} is compiled, which takes a minute or two, once.");
            run(command("cargo").args(["install", name, "--version", version, "--locked"]))?;
        }
    }
    Ok(())
}
