//! npm packages that tests need. They are downloaded once into `target/npm` and are not part of the repository.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::harness::*;

/// The folder of a package in that version.
pub(crate) fn package(name: &str, version: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/npm").join(name);
    let package = folder.join("package");
    if !package.exists() {
        std::fs::create_dir_all(&folder)?;
        let packed = Command::new("npm")
            .args(["pack", "--silent", &format!("{name}@{version}")])
            .current_dir(&folder)
            .output()
            .with_context(|| {
                format!("npm is needed to fetch {name}: install Node.js (Debian: `apt-get install npm`)")
            })?;
        ensure!(packed.status.success(), "npm pack {name}: {}", String::from_utf8_lossy(&packed.stderr));
        let file = String::from_utf8_lossy(&packed.stdout).trim().to_owned();
        let unpacked = Command::new("tar").args(["-xzf", &file]).current_dir(&folder).status().context("tar")?;
        ensure!(unpacked.success(), "tar -xzf {file}");
    }
    Ok(package)
}
