//! A copy of the sources, from which something can be taken away, and what is built from it.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{command, output, root, target};

/// A text of a file, which stands there once, and what comes in its place.
#[derive(Debug, Default)]
pub(crate) struct Edit {
    pub(crate) file: String,
    pub(crate) find: String,
    pub(crate) put: String,
}

/// How the widget is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As it is released.
    Release,
    /// Without what makes it small and takes long.
    Quick,
}

/// The copy of the sources from which things are taken.
pub(crate) struct Copy {
    pub(crate) root: PathBuf,
    profile: Profile,
}

impl Copy {
    /// The sources as they are. What is the same already is left alone: it need not be built again.
    pub(crate) fn new(name: &str, profile: Profile) -> Result<Self> {
        let copy = Self { root: target().join(name).join("tree"), profile };
        let files = output(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]));
        for file in files.context("git lists no files")?.lines() {
            // (One that is deleted and not yet committed is listed too.)
            if let Ok(bytes) = fs::read(root().join(file)) {
                copy.write(file, &bytes)?;
            }
        }
        Ok(copy)
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<()> {
        let path = self.root.join(file);
        if fs::read(&path).is_ok_and(|known| known == bytes) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        fs::write(&path, bytes).with_context(|| format!("{} can't be written", path.display()))
    }

    /// Does something while that is taken away.
    pub(crate) fn with<T>(&self, edits: &[Edit], act: impl FnOnce() -> Result<T>) -> Result<T> {
        let read =
            |file: &String| fs::read_to_string(self.root.join(file)).with_context(|| format!("{file} isn't there"));
        let mut texts = BTreeMap::new();
        for Edit { file, find, put } in edits {
            let text = texts.remove(file).map_or_else(|| read(file), Ok)?;
            if text.matches(find).count() != 1 {
                bail!("`{find}` doesn't stand once in {file}");
            }
            texts.insert(file, text.replacen(find, put, 1));
        }
        let mut swap = || {
            texts.iter_mut().try_for_each(|(file, text)| {
                let there = std::mem::replace(text, read(file)?);
                self.write(file, there.as_bytes())
            })
        };
        swap()?;
        let outcome = act();
        swap()?;
        outcome
    }

    /// Builds the widget, as Trunk does. (In a folder of its own: to Cargo the copy's packages are the same as those that
    /// it is a copy of.)
    pub(crate) fn build(&self) -> Result<()> {
        let mut trunk = command("trunk");
        trunk.args(["build", "--release"]).current_dir(&self.root).env("CARGO_TARGET_DIR", self.root.join("target"));
        if self.profile == Profile::Quick {
            trunk.envs(
                [("LTO", "off"), ("INCREMENTAL", "true"), ("CODEGEN_UNITS", "256")]
                    .map(|(name, value)| (format!("CARGO_PROFILE_RELEASE_{name}"), value)),
            );
        }
        let built = trunk.output().context("trunk could not be started")?;
        if !built.status.success() {
            bail!("the widget can't be built:\n{}", String::from_utf8_lossy(&built.stderr));
        }
        Ok(())
    }
}
