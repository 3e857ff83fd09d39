//! Makes the one file: loader, wasm-bindgen's glue, the stylesheet and the wasm, so that a page costs one request and a
//! site owner one script tag, one SRI hash, and no rule for wasm's MIME type. And the second, which that one fetches
//! when an article isn't in our own format.
//!
//! Trunk calls it after each build (`Trunk.toml`), in its staging folder.

mod literal;
mod module;
mod names;
mod order;
mod script;
mod stylesheet;

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::command::{command, root, run};

/// The one name that a site owner needs.
const NAME: &str = "article-widget.js";

/// What the second file's name begins with; a hash of its content follows.
pub(crate) const FORMATS: &str = "article-widget-formats-";

/// Packs what Trunk has staged.
pub(crate) fn pack() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR isn't set: Trunk calls this")?;
    let staging = PathBuf::from(staging);
    let version = version()?;
    let formats = formats(&version)?;
    let mut hasher = DefaultHasher::new();
    formats.hash(&mut hasher);
    let formats_name = format!("{FORMATS}{:016x}.js", hasher.finish());
    fs::write(staging.join(&formats_name), formats)?;

    let (glue, wasm) = staged(&staging)?;
    let css = stylesheet::minified(&article_widget::style::SHEETS.concat());
    let values = [("version", &*format!("{version:?}")), ("formats", &format!("{formats_name:?}")), ("css", "__css")];
    let packed = Packed { css, ..packed(NAME, &glue, &wasm, &values)? };
    for leftover in [&glue, &wasm] {
        fs::remove_file(leftover)?;
    }
    fs::write(staging.join(NAME), packed.joined(&version))?;
    let schema = serde_json::to_string_pretty(&article_widget::schema())?;
    fs::write(staging.join("article-widget.schema.json"), schema + "\n")?;
    Ok(())
}

/// The second file: the same crate without the widget.
fn formats(version: &str) -> Result<String> {
    let release = is_release();
    let target = root().join("target/formats");
    let mut cargo = command("cargo");
    cargo.args("build --quiet --package article-widget --lib --target wasm32-unknown-unknown".split(' '));
    cargo.args("--no-default-features --features formats".split(' ')).arg("--target-dir").arg(&target);
    run(cargo.args(release.then_some("--release")))?;
    let folder = if release { "release" } else { "debug" };
    let wasm = target.join("wasm32-unknown-unknown").join(folder).join("article_widget.wasm");
    let out = target.join("glue");
    run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(wasm))?;
    let (glue, wasm) = staged(&out)?;
    Ok(packed("formats.js", &glue, &wasm, &[])?.joined(version))
}

fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

/// A loader of `static/` with what it loads; `values` are the packer's own, beside the wasm.
fn packed(loader: &str, glue: &Path, wasm: &Path, values: &[(&str, &str)]) -> Result<Packed> {
    let bytes = fs::read(wasm).with_context(|| format!("{} can't be read", wasm.display()))?;
    // The order takes seconds, and only who downloads gains by it.
    let bytes = if is_release() { order::ordered(&bytes)? } else { bytes };
    let (glue, wasm) = names::shortened(&read(glue)?, &bytes)?;
    let values: Vec<_> = values.iter().copied().chain([("wasm", "__wasm")]).collect();
    let script = script::joined(&root().join("static").join(loader), &glue, &values)?;
    Ok(Packed { script, css: String::new(), wasm })
}

/// wasm-bindgen's glue and its wasm.
fn staged(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            return Ok((folder.join(format!("{stem}.js")), path));
        }
    }
    anyhow::bail!("there is no *_bg.wasm in {}", folder.display())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))
}

/// The widget's version.
fn version() -> Result<String> {
    let manifest = read(&root().join("Cargo.toml"))?;
    let package = manifest.split("[package]").nth(1).unwrap_or_default();
    let line = package.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    line.map(str::to_owned).context("Cargo.toml names no version")
}

/// The parts of the one file.
pub(crate) struct Packed {
    /// Loader and glue, minified, with places for the other two.
    pub(crate) script: String,
    /// The stylesheet, minified.
    pub(crate) css: String,
    /// The wasm's bytes.
    pub(crate) wasm: Vec<u8>,
}

/// Two lines that the script follows.
const CSS: &str = "const __css=\"";
const WASM: &str = "const __wasm=\"";

impl Packed {
    fn joined(&self, version: &str) -> String {
        [
            "/*! <article-widget> ",
            version,
            " | @license MIT OR Apache-2.0 */\n",
            CSS,
            &literal::text(&self.css),
            "\";\n",
            WASM,
            &literal::bytes(&self.wasm),
            "\";\n",
            &self.script,
        ]
        .concat()
    }

    /// The parts of a packed file, for the size's table.
    pub(crate) fn split(packed: &str) -> Option<Self> {
        let mut lines = packed.splitn(4, '\n').skip(1);
        let css = lines.next()?.strip_prefix(CSS)?.strip_suffix("\";")?.to_owned();
        let wasm = literal::decoded(lines.next()?.strip_prefix(WASM)?.strip_suffix("\";")?)?;
        Some(Self { css, wasm, script: lines.next()?.to_owned() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_comes_apart_again() {
        let wasm: Vec<u8> = (0..=255).chain([255, b'0', 255, 255, b'7']).collect();
        let packed =
            Packed { script: "a;\nb;".to_owned(), css: "p{content:\"\\201c\"}".to_owned(), wasm: wasm.clone() };
        let parts = Packed::split(&packed.joined("1.2.3")).unwrap();
        assert_eq!((parts.wasm, parts.script.as_str()), (wasm, "a;\nb;"));
    }
}
