//! Checks which rules of ad blockers' filter lists match the widget. The check is a separate package (`xtask/filter-lists`),
//! so that the engine of the blocker is compiled only for this check and for the browser tests, which use it too.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};

use crate::{
    build::build,
    command::{command, run as run_command},
    options::Options,
    tools,
};

/// Checks with the lists of Debian's uBlock Origin, and separately with the lists in `files`.
pub(crate) fn check(files: &[&str]) -> Result<()> {
    let folder = tools::ublock_origin()?.join("assets");
    let current = env::current_dir().context("there is no current folder")?;
    build()?;
    let mut cargo = command("cargo");
    cargo.args("run --quiet --package filter-lists --".split(' ')).arg(folder);
    run_command(cargo.args(files.iter().map(|file| current.join(file)).collect::<Vec<PathBuf>>()))
}

/// Runs the tests of the package, and the check.
pub(crate) fn run(options: &Options) -> Result<()> {
    run_command(command("cargo").args("test --quiet --package filter-lists --".split(' ')).args(options.filter))?;
    check(&[])
}
