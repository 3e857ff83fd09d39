//! Building and serving the widget with Trunk.

use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::Result;

use crate::{
    command::{cargo_home, command, output, run},
    tools,
};

/// Creates the release build in `dist/`, at most once per run.
pub(crate) fn build() -> Result<()> {
    static BUILT: AtomicBool = AtomicBool::new(false);
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    tools::trunk()?;
    run(command("trunk").args(["build", "--release"]).env(RUSTFLAGS, path_remapping()))?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

/// Cargo adds the flags in this variable to those in `.cargo/config.toml`.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that remove the machine-dependent prefix from the paths of the standard library and of the dependencies, which
/// panic messages contain. Without them, a release build would depend on the folders of the machine, and on whether the
/// component `rust-src` is installed. They also save 150 bytes (brotli).
fn path_remapping() -> String {
    let sysroot = output(command("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    let library = sysroot.map(|sysroot| sysroot.join("lib/rustlib/src/rust/library"));
    let registries = cargo_home().and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let folders = library.into_iter().chain(registries).map(|folder| folder.display().to_string());
    // Flags in this variable are separated by spaces.
    let flags = folders.filter(|folder| !folder.contains(' ')).map(|folder| format!("--remap-path-prefix={folder}/="));
    flags.collect::<Vec<_>>().join(" ")
}

/// Serves the demo until it is stopped.
pub(crate) fn serve(arguments: &[&str]) -> Result<()> {
    tools::trunk()?;
    if arguments.is_empty() {
        println!("After the build, the demo is at http://127.0.0.1:8080/.");
    }
    run(command("trunk").arg("serve").args(arguments))
}
