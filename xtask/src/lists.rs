//! Whether the baits still live, and whether lists know anything else of ours: a program of its own (`xtask/lists`),
//! which brings a blocker's engine along, so that only who asks it has to compile it (the browser tests do too).

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

use crate::{
    build::build,
    command::{command, run},
    options::Options,
    tools,
};

/// Checks with the lists of Debian's uBlock Origin, and apart from those with the lists given.
pub(crate) fn lists(files: &[&str]) -> Result<()> {
    let folder = tools::ublock_origin()?.join("assets");
    let here = env::current_dir().context("there is no current folder")?;
    build()?;
    let mut cargo = command("cargo");
    cargo.args("run --quiet --package lists --".split(' ')).arg(folder);
    run(cargo.args(files.iter().map(|file| here.join(file)).collect::<Vec<PathBuf>>()))
}

/// The check's own tests, and the check.
pub(crate) fn part(options: &Options) -> Result<()> {
    run(command("cargo").args("test --quiet --package lists --".split(' ')).args(options.filter))?;
    lists(&[])
}
