//! The sizes of the bundles as a server sends them, and their limits.

use std::{fs, io::Write};

use anyhow::{Context, Result, bail};

use crate::{
    build::build,
    command::root,
    pack::{Bundle, MAIN},
};

/// A bundle and its size limit.
struct Limit {
    title: &'static str,
    /// The start of its file name, up to the content hash if it has one.
    prefix: &'static str,
    /// The limit in bytes after brotli at quality 11. Lower it when the bundle gets smaller.
    bytes: usize,
}

const LIMITS: [Limit; 4] = [
    Limit { title: "main bundle", prefix: MAIN, bytes: 109_400 },
    Limit { title: "formats chunk", prefix: "article-widget-formats-", bytes: 156_492 },
    Limit { title: "lightbox chunk", prefix: "article-widget-lightbox-", bytes: 10_204 },
    Limit { title: "ad-block notice chunk", prefix: "article-widget-notice-", bytes: 3_260 },
];

/// Prints the sizes of the release build, and fails if a bundle is above its limit.
pub(crate) fn size() -> Result<()> {
    build()?;
    println!("{:<26} {:>10} {:>12} {:>10}", "", "bytes", "brotli 11", "limit");
    let mut problems = Vec::new();
    for limit in LIMITS {
        let text = read(limit.prefix)?;
        let compressed = brotli(text.as_bytes())?;
        println!("{:<26} {:>10} {compressed:>12} {:>10}", limit.title, text.len(), limit.bytes);
        if limit.prefix == MAIN {
            print_parts(&text)?;
        }
        if compressed > limit.bytes {
            problems.push(format!(
                "the {} has {compressed} bytes after brotli, {} more than its limit",
                limit.title,
                compressed - limit.bytes
            ));
        }
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n       "));
    }
    Ok(())
}

/// Prints the size of each part of the main bundle. Their sum differs slightly from the size of the bundle, because each is
/// compressed separately.
fn print_parts(text: &str) -> Result<()> {
    let bundle =
        Bundle::split(text).context("the main bundle does not have the form that `cargo xtask pack` writes")?;
    let parts = [("wasm", bundle.wasm), ("loader and glue", bundle.script.into()), ("stylesheet", bundle.css.into())];
    for (title, bytes) in parts {
        println!("  {title:<24} {:>10} {:>12}", bytes.len(), brotli(&bytes)?);
    }
    Ok(())
}

/// The text of the bundle whose file name has that prefix.
fn read(prefix: &str) -> Result<String> {
    let dist = root().join("dist");
    let mut files = fs::read_dir(&dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = files.find(|name| name.starts_with(prefix)).with_context(|| format!("dist/ has no {prefix}* file"))?;
    fs::read_to_string(dist.join(&name)).with_context(|| format!("dist/{name} cannot be read"))
}

/// The size after brotli with quality 11 and window 22, as for files that a server compresses in advance.
fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len())
}
