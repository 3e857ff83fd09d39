//! Running other programs, and printing their command lines.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// The root folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command that runs in the root folder of the repository and finds the programs that Cargo has installed.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path());
    // Cargo sets these variables for the current package. A nested Cargo must not inherit them.
    for (name, _) in env::vars_os() {
        if ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            command.env_remove(name);
        }
    }
    command
}

/// Cargo's home folder.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// `PATH`, with Cargo's folder of programs first, so that a program that was just installed is the one that runs.
fn path() -> std::ffi::OsString {
    let paths = env::var_os("PATH").unwrap_or_default();
    let all = cargo_home().map(|home| home.join("bin")).into_iter().chain(env::split_paths(&paths));
    env::join_paths(all).unwrap_or(paths)
}

/// Prints a command and runs it. Fails if the command fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = display(command);
    println!("  $ {line}");
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed: {status}");
    }
    Ok(())
}

/// The output of a command, if it can be run and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Finds a program on `PATH`, or by its path relative to the root folder of the repository.
pub(crate) fn find(program: impl AsRef<Path>) -> Option<PathBuf> {
    let program = program.as_ref();
    if program.components().count() > 1 {
        return Some(root().join(program)).filter(|file| file.is_file());
    }
    env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The command line of a command.
pub(crate) fn display(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts.map(|part| part.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
