//! What a reader downloads before the article stands: the one file, as a server sends it.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    build::build,
    command::root,
    pack::{BESIDE, Beside, Packed},
};

/// What the one file may weigh, in bytes of brotli 11. Lower it with every gain.
const LIMIT: usize = 110_000;

/// Prints the sizes of the release build and fails above the limit.
pub(crate) fn size() -> Result<()> {
    build()?;
    let path = root().join("dist/article-widget.js");
    let packed = fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
    let total = brotli(packed.as_bytes())?;
    println!("{:<34} {:>10} {:>12}", "article-widget.js", "bytes", "brotli 11");
    let parts = Packed::split(&packed).context("dist/article-widget.js is not what `cargo xtask pack` makes")?;
    for (name, bytes) in
        [("  wasm", parts.wasm), ("  loader and glue", parts.script.into()), ("  stylesheet", parts.css.into())]
    {
        println!("{name:<34} {:>10} {:>12}", bytes.len(), brotli(&bytes)?);
    }
    println!("{:<34} {:>10} {total:>12}  (limit {LIMIT})", "in all", packed.len());
    for beside in BESIDE {
        let what = beside.what;
        let bytes = read(&root().join("dist"), &beside)?;
        let weight = brotli(&bytes)?;
        println!("{what:<34} {:>10} {weight:>12}  (on demand, limit {})", bytes.len(), beside.limit);
        if weight > beside.limit {
            bail!("{what} weigh {weight} bytes of brotli 11, more than {}", beside.limit);
        }
    }
    if total > LIMIT {
        bail!("article-widget.js weighs {total} bytes of brotli 11, more than {LIMIT}");
    }
    Ok(())
}

/// The bytes of a file that lies beside the one.
fn read(dist: &Path, beside: &Beside) -> Result<Vec<u8>> {
    let begins = beside.begins();
    let mut files = fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = files.find(|name| name.starts_with(&begins)).with_context(|| format!("dist/ has no {begins}*.js"))?;
    Ok(fs::read(dist.join(name))?)
}

/// The size after brotli at its best: quality 11, window 22, as servers precompress.
fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out.len())
}
