//! Compiled wasm modules with their glue: that of the widget, from Trunk's staging folder, and those of the chunks.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{duplicate_functions::remove_duplicates, function_order, glue::Wasm};
use crate::command::{command, run, target};

/// The two files that wasm-bindgen writes.
pub(super) struct Compiled {
    glue: PathBuf,
    wasm: PathBuf,
}

impl Compiled {
    /// Finds wasm-bindgen's files in a folder.
    pub(super) fn in_folder(folder: &Path) -> Result<Self> {
        for entry in fs::read_dir(folder)? {
            let wasm = entry?.path();
            let name = wasm.file_name().unwrap_or_default().to_string_lossy();
            if let Some(stem) = name.strip_suffix("_bg.wasm") {
                return Ok(Self { glue: folder.join(format!("{stem}.js")), wasm });
            }
        }
        bail!("{} has no *_bg.wasm", folder.display())
    }

    /// Compiles the package of a chunk, in the profile that Trunk builds in.
    pub(super) fn package(package: &str) -> Result<Self> {
        let target = target().join("chunks");
        let mut cargo = command("cargo");
        cargo.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--package", package]);
        cargo.arg("--target-dir").arg(&target);
        run(cargo.args(is_release().then_some("--release")))?;
        let profile = if is_release() { "release" } else { "debug" };
        let file = package.replace('-', "_");
        let wasm = target.join("wasm32-unknown-unknown").join(profile).join(file).with_extension("wasm");
        let out = target.join("glue").join(package);
        run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(wasm))?;
        Self::in_folder(&out)
    }

    /// Reads both files. For production, duplicate functions are removed from the wasm and the rest are sorted.
    pub(super) fn load(&self) -> Result<Wasm> {
        let glue = fs::read_to_string(&self.glue).with_context(|| format!("{} cannot be read", self.glue.display()))?;
        let bytes = fs::read(&self.wasm).with_context(|| format!("{} cannot be read", self.wasm.display()))?;
        // Sorting takes seconds. A build that overrides LTO, such as that of the browser tests, is never released.
        let production = is_release() && env::var_os("CARGO_PROFILE_RELEASE_LTO").is_none();
        Ok(Wasm { glue, bytes: if production { function_order::sort(&remove_duplicates(&bytes)?)? } else { bytes } })
    }

    /// Removes both files.
    pub(super) fn remove(&self) -> Result<()> {
        fs::remove_file(&self.glue)?;
        fs::remove_file(&self.wasm)?;
        Ok(())
    }
}

fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}
