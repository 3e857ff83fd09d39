//! The packer: creates the bundles from JavaScript modules, wasm-bindgen's glue, stylesheets, strings and wasm.
//!
//! The main bundle is one file, so that a page makes one request and a site owner needs one script tag, one SRI hash and
//! no rule for the MIME type of wasm. The chunks are imported on demand. Trunk runs the packer after each
//! build (`Trunk.toml`), in its staging folder.

mod bundle;
mod chunk;
mod compile;
mod duplicate_functions;
mod function_order;
mod functions;
mod glue;
mod literal;
mod module;
mod names;
mod project;
mod script;
mod stylesheet;

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result};

pub(crate) use self::bundle::Bundle;
use self::{chunk::CHUNKS, compile::Compiled, project::Project};

/// The file name of the main bundle. It never changes: site owners refer to it.
pub(crate) const MAIN: &str = "article-widget.js";

/// How many functions of the main bundle's glue call a Rust closure: one for `Fn`, one for `FnMut`.
const MAIN_CALLBACKS: usize = 2;

/// Packs the build in Trunk's staging folder.
pub(crate) fn pack() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk runs this command")?;
    let staging = PathBuf::from(staging);
    let project = Project::read()?;
    let mut values = vec![
        ("version", format!("{:?}", project.version)),
        ("strings", project.locales.section(|locale| &locale.error)),
        ("rightToLeft", format!("/^({})\\b/i", locales::RIGHT_TO_LEFT.join("|"))),
    ];
    for chunk in &CHUNKS {
        let content = chunk.content(&project)?;
        let name = chunk.file_name(&content);
        fs::write(staging.join(&name), content)?;
        values.push((chunk.name, format!("{name:?}")));
    }
    let compiled = Compiled::in_folder(&staging)?;
    let css = stylesheet::load(&project.root.join("src/style.css"))?;
    let entry = project.root.join("js/element/index.js");
    let bundle = Bundle::new(&entry, &compiled.load()?, MAIN_CALLBACKS, css, &values)?;
    compiled.remove()?;
    fs::write(staging.join(MAIN), bundle.to_text(&project.banner()))?;
    let schema = serde_json::to_string_pretty(&news_article::native::schema())?;
    fs::write(staging.join("article-widget.schema.json"), schema + "\n")?;
    Ok(())
}
