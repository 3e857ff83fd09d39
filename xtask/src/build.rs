//! The release build.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

use crate::{
    command::{command, run},
    tools,
};

/// The release build, as a site owner gets it: once a run, whichever parts need it.
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
