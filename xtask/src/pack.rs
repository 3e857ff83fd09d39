//! Makes the one file: loader, wasm-bindgen's glue, the stylesheet and the wasm, so that a page costs one request and a
//! site owner one script tag, one SRI hash, and no rule for wasm's MIME type. And those that lie beside it until they are
//! needed: the other formats, the lightbox's heavy half, the notice.
//!
//! Trunk calls it after each build (`Trunk.toml`), in its staging folder.

mod dedup;
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
use article_widget::words::Pairs;

use crate::command::{command, root, run, target};

/// The one name that a site owner needs.
const NAME: &str = "article-widget.js";

/// A file that lies beside it until it is needed.
pub(crate) struct Beside {
    /// The name by which the loader knows it, and which is in the file's; a hash of the content follows.
    pub(crate) name: &'static str,
    /// What it is, in words.
    pub(crate) what: &'static str,
    /// What it may weigh, in bytes of brotli 11.
    pub(crate) limit: usize,
    make: fn(&str) -> Result<String>,
}

impl Beside {
    /// What the file's name begins with.
    pub(crate) fn begins(&self) -> String {
        format!("article-widget-{}-", self.name)
    }
}

pub(crate) const BESIDE: [Beside; 3] = [
    Beside { name: "formats", what: "the other formats", limit: 160_000, make: formats },
    Beside { name: "lightbox", what: "the lightbox's gestures and tools", limit: 11_000, make: lightbox },
    Beside { name: "notice", what: "the ad-block notice", limit: 5_000, make: notice },
];

/// Packs what Trunk has staged.
pub(crate) fn pack() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR isn't set: Trunk calls this")?;
    let staging = PathBuf::from(staging);
    let version = version()?;
    let mut values = vec![("version", format!("{version:?}")), ("css", "__css".to_owned())];
    for beside in BESIDE {
        let content = (beside.make)(&version)?;
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let name = format!("{}{:016x}.js", beside.begins(), hasher.finish());
        fs::write(staging.join(&name), content)?;
        values.push((beside.name, format!("{name:?}")));
    }
    let (glue, wasm) = staged(&staging)?;
    let css = stylesheet::minified(&article_widget::style::SHEETS.concat());
    let packed = Packed { css, ..packed("element/index.js", &glue, &wasm, &values)? };
    for leftover in [&glue, &wasm] {
        fs::remove_file(leftover)?;
    }
    fs::write(staging.join(NAME), packed.joined(&version))?;
    let schema = serde_json::to_string_pretty(&news_article::native::schema())?;
    fs::write(staging.join("article-widget.schema.json"), schema + "\n")?;
    Ok(())
}

/// The other formats: the crate without the widget.
fn formats(version: &str) -> Result<String> {
    let (glue, wasm) = built("formats-chunk")?;
    Ok(packed("formats/index.js", &glue, &wasm, &[])?.joined(version))
}

/// The lightbox's heavy half: its arithmetic, the scripts around it, words and sheet.
fn lightbox(version: &str) -> Result<String> {
    let (glue, wasm) = built("lightbox-chunk")?;
    let css = stylesheet::minified(article_widget::style::LIGHTBOX);
    let values = [("css", "__css".to_owned()), ("words", words(article_widget::lightbox::words::LANGUAGES)?)];
    Ok(Packed { css, ..packed("lightbox/index.js", &glue, &wasm, &values)? }.joined(version))
}

/// The notice: its script, words, sheet, and the baits' names. No wasm.
fn notice(version: &str) -> Result<String> {
    let baits = &article_widget::adblock::BAITS;
    let baits: Vec<_> = baits.elements.iter().chain([&baits.picture]).collect();
    let values = [
        ("baits", serde_json::to_string(&baits)?),
        ("css", serde_json::to_string(&stylesheet::minified(article_widget::notice::SHEET))?),
        ("words", words(article_widget::notice::LANGUAGES)?),
    ];
    Ok(banner(version) + &script::joined(&root().join("js/adblock/index.js"), "", &values)?)
}

/// The first line of each file.
fn banner(version: &str) -> String {
    format!("/*! <article-widget> {version} | @license MIT OR Apache-2.0 */\n")
}

/// Words by language and key, as JSON.
fn words<W: Pairs>(languages: &[(&str, &W)]) -> Result<String> {
    let words: serde_json::Map<_, _> =
        languages.iter().map(|(lang, words)| ((*lang).to_owned(), words.pairs().into_iter().collect())).collect();
    Ok(serde_json::to_string(&words)?)
}

/// A chunk's crate, compiled: wasm-bindgen's glue and its wasm.
fn built(package: &str) -> Result<(PathBuf, PathBuf)> {
    let release = is_release();
    let target = target().join("chunks");
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--package", package]);
    cargo.arg("--target-dir").arg(&target);
    run(cargo.args(release.then_some("--release")))?;
    let folder = if release { "release" } else { "debug" };
    let wasm =
        target.join("wasm32-unknown-unknown").join(folder).join(package.replace('-', "_")).with_extension("wasm");
    let out = target.join("glue").join(package);
    run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&out).arg(wasm))?;
    staged(&out)
}

fn is_release() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

/// A loader of `static/` with what it loads; `values` are the packer's own, beside the wasm.
fn packed(loader: &str, glue: &Path, wasm: &Path, values: &[(&str, String)]) -> Result<Packed> {
    let bytes = fs::read(wasm).with_context(|| format!("{} can't be read", wasm.display()))?;
    // The order takes seconds, and only who downloads gains by it.
    let downloads = is_release() && env::var_os("CARGO_PROFILE_RELEASE_LTO").is_none();
    let bytes = if downloads { order::ordered(&dedup::deduplicated(&bytes)?)? } else { bytes };
    let (glue, wasm) = names::shortened(&read(glue)?, &bytes)?;
    let values: Vec<_> = values.iter().cloned().chain([("wasm", "__wasm".to_owned())]).collect();
    let script = script::joined(&root().join("js").join(loader), &glue, &values)?;
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
            &*banner(version),
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
