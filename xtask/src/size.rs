//! What a reader downloads before the article stands: the one file, as a server sends it.

use std::{fs, io::Write};

use anyhow::{Context, Result, bail};

use crate::{
    build::build,
    command::root,
    pack::{FORMATS, Packed},
};

/// What the one file may weigh, in bytes of brotli 11. Lower it with every gain.
const LIMIT: usize = 110_000;

/// Prints the sizes of the release build and fails above the limit.
pub(crate) fn size() -> Result<()> {
    build()?;
    let path = root().join("dist/article-widget.js");
    let packed = fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
    let total = brotli(packed.as_bytes())?;
    println!("{:<28} {:>10} {:>12}", "article-widget.js", "bytes", "brotli 11");
    let parts = Packed::split(&packed).context("dist/article-widget.js is not what `cargo xtask pack` makes")?;
    for (name, bytes) in
        [("  wasm", parts.wasm), ("  loader and glue", parts.script.into()), ("  stylesheet", parts.css.into())]
    {
        println!("{name:<28} {:>10} {:>12}", bytes.len(), brotli(&bytes)?);
    }
    println!("{:<28} {:>10} {total:>12}  (limit {LIMIT})", "in all", packed.len());
    let others = fs::read_dir(root().join("dist"))?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    for name in others.filter(|name| name.starts_with(FORMATS)) {
        let bytes = fs::read(root().join("dist").join(&name))?;
        println!("{:<28} {:>10} {:>12}  (on demand)", "the other formats", bytes.len(), brotli(&bytes)?);
    }
    if total > LIMIT {
        bail!("article-widget.js weighs {total} bytes of brotli 11, more than {LIMIT}");
    }
    Ok(())
}

/// The size after brotli at its best: quality 11, window 22, as servers precompress.
fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len())
}
