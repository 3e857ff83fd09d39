//! Building and serving with Trunk.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

use crate::{
    command::{command, run},
    tools,
};

/// Makes the release build in `dist/`, at most once per run.
pub(crate) fn build() -> Result<()> {
    static BUILT: AtomicBool = AtomicBool::new(false);
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    tools::trunk()?;
    run(command("trunk").args(["build", "--release"]))?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

/// Serves the demo until it is stopped.
pub(crate) fn serve(arguments: &[&str]) -> Result<()> {
    tools::trunk()?;
    if arguments.is_empty() {
        println!("After the build the demo is at http://127.0.0.1:8080/.");
    }
    run(command("trunk").arg("serve").args(arguments))
}
