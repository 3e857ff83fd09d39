//! The chunks: bundles that the main bundle imports on demand.

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::{bundle::Bundle, compile::Compiled, project::Project, script, stylesheet};

/// A chunk. Its file name has a hash of its content, so that it can be cached permanently.
pub(super) struct Chunk {
    /// The name in the file name. The loader imports the file name as `article-widget/<name>`.
    pub(super) name: &'static str,
    content: fn(&Project) -> Result<String>,
}

/// All chunks. `cargo xtask size` has a size limit for each.
pub(super) const CHUNKS: [Chunk; 3] = [
    Chunk { name: "formats", content: formats },
    Chunk { name: "lightbox", content: lightbox },
    Chunk { name: "notice", content: adblock_notice },
];

impl Chunk {
    /// The text of the chunk.
    pub(super) fn content(&self, project: &Project) -> Result<String> {
        (self.content)(project)
    }

    /// The file name for a content, with 16 hexadecimal digits of SHA-256. The hash of the standard library is not used,
    /// because it may change with the compiler.
    pub(super) fn file_name(&self, content: &str) -> String {
        let digest = Sha256::digest(content);
        let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("article-widget-{}-{hash}.js", self.name)
    }
}

/// The formats chunk: reads the formats of other systems.
fn formats(project: &Project) -> Result<String> {
    let wasm = Compiled::package("formats-chunk")?.load()?;
    let entry = project.root.join("js/formats/index.js");
    Ok(Bundle::new(&entry, &wasm, 0, String::new(), &[])?.to_text(&project.banner()))
}

/// The lightbox chunk: gestures, toolbar, history, and the style of the toolbar.
fn lightbox(project: &Project) -> Result<String> {
    let wasm = Compiled::package("lightbox-chunk")?.load()?;
    let folder = project.root.join("js/lightbox");
    let css = stylesheet::load(&folder.join("gestures.css"))?;
    let values = [("strings", project.locales.section(|locale| &locale.lightbox))];
    Ok(Bundle::new(&folder.join("index.js"), &wasm, 0, css, &values)?.to_text(&project.banner()))
}

/// The ad-block notice chunk. It has no wasm: a separate wasm module with Yew would be four times as large as the script
/// that renders the notice.
fn adblock_notice(project: &Project) -> Result<String> {
    let folder = project.root.join("js/adblock");
    let values = [
        ("css", serde_json::to_string(&stylesheet::load(&folder.join("notice.css"))?)?),
        ("strings", project.locales.section(|locale| &locale.adblock)),
    ];
    Ok(project.banner() + &script::join(&folder.join("index.js"), None, &values)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_hash_is_the_start_of_sha_256() {
        let [formats, ..] = &CHUNKS;
        assert_eq!(formats.file_name("abc"), "article-widget-formats-ba7816bf8f01cfea.js");
    }
}
