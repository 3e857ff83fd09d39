//! Shortens the names of the imports and exports between the wasm and the glue. wasm-bindgen's names contain hashes, which
//! do not compress and occur in both: 5 KB of the main bundle after brotli.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use wasm_encoder::{
    ExportKind, ExportSection, ImportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{Parser, Payload};

use super::glue::Wasm;

/// The short name of the module that the wasm imports from.
const MODULE: &str = "a";

/// Renames the imports and exports of the wasm, and the glue's references to them.
pub(super) fn shorten(Wasm { glue, bytes: wasm }: &Wasm) -> Result<Wasm> {
    let mut module = Module::new();
    let mut from = None;
    let (mut imported, mut exported) = (HashMap::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the wasm does not parse")?;
        match payload {
            Payload::ImportSection(reader) => {
                let mut section = ImportSection::new();
                for import in reader.into_imports() {
                    let import = import?;
                    if *from.get_or_insert(import.module) != import.module {
                        bail!("the wasm imports from {} too, which the packer does not support", import.module);
                    }
                    let name = short(imported.len());
                    section.import(MODULE, &name, RoundtripReencoder.entity_type(import.ty)?);
                    imported.insert(import.name, name);
                }
                module.section(&section);
            }
            Payload::ExportSection(reader) => {
                let mut section = ExportSection::new();
                for export in reader {
                    let export = export?;
                    let name = short(exported.len());
                    section.export(&name, ExportKind::from(export.kind), export.index);
                    exported.insert(export.name, name);
                }
                module.section(&section);
            }
            // The sections with names and producers are for tools only.
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).context("a section ends beyond the wasm")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(Wasm { glue: rename(glue, from.unwrap_or_default(), &imported, &exported)?, bytes: module.finish() })
}

/// Renames the import object and the members of `wasm` in the glue.
fn rename(
    glue: &str,
    from: &str,
    imported: &HashMap<&str, String>,
    exported: &HashMap<&str, String>,
) -> Result<String> {
    let quoted = format!("{from:?}");
    if !imported.is_empty() && !glue.contains(&quoted) {
        bail!("wasm-bindgen's glue does not contain {quoted}, from which the wasm imports");
    }
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    let is_identifier = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    while !rest.is_empty() {
        let (between, tail) =
            rest.split_at_checked(rest.find(is_identifier).unwrap_or(rest.len())).unwrap_or((rest, ""));
        let (name, tail) =
            tail.split_at_checked(tail.find(|c| !is_identifier(c)).unwrap_or(tail.len())).unwrap_or((tail, ""));
        out.push_str(between);
        let known = if out.ends_with("wasm.") { exported.get(name) } else { imported.get(name) };
        out.push_str(known.map_or(name, String::as_str));
        rest = tail;
    }
    Ok(out.replace(&quoted, &format!("{MODULE:?}")))
}

/// The name of an index: `a`, `b`, … `Z`, `aa`, …
fn short(index: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = LETTERS.get(index % LETTERS.len()).copied().map(char::from).unwrap_or_default();
    let before = if index < LETTERS.len() { String::new() } else { short(index / LETTERS.len() - 1) };
    format!("{before}{letter}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use wasm_encoder::{EntityType, FunctionSection, TypeSection};

    use super::*;

    fn module(from: [&str; 2]) -> Vec<u8> {
        let (mut types, mut imports, mut exports) = (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        imports.import(from[0], "__wbg_call_1f", EntityType::Function(0));
        imports.import(from[1], "__wbg_call_1", EntityType::Function(0));
        exports.export("show", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&FunctionSection::new()).section(&exports);
        module.finish()
    }

    #[test]
    fn wasm_and_glue_get_the_same_names() {
        let glue = "const import0 = {\n__wbg_call_1: () => show(),\n__wbg_call_1f: () => 1,\n};\n\
                    return { \"./x_bg.js\": import0 };\nfunction show() { wasm.show(); }";
        let wasm = Wasm { glue: glue.to_owned(), bytes: module(["./x_bg.js"; 2]) };
        let Wasm { glue, bytes: wasm } = shorten(&wasm).unwrap();
        assert_eq!(
            glue,
            "const import0 = {\nb: () => show(),\na: () => 1,\n};\n\
             return { \"a\": import0 };\nfunction show() { wasm.a(); }"
        );
        assert!(!String::from_utf8_lossy(&wasm).contains("wbg"));
        wasmparser::validate(&wasm).unwrap();
    }

    #[test]
    fn unexpected_glue_or_wasm_is_an_error() {
        let error = |glue: &str, bytes: &[u8]| {
            let wasm = Wasm { glue: glue.to_owned(), bytes: bytes.to_owned() };
            format!("{:#}", shorten(&wasm).err().unwrap())
        };
        assert!(error("", b"x").contains("the wasm does not parse"));
        assert!(error("\"a\"", &module(["a", "b"])).contains("imports from b too"));
        assert!(error("", &module(["a", "a"])).contains("does not contain \"a\""));
    }

    #[test]
    fn names_are_short_and_unique() {
        let names: Vec<_> = (0..3000).map(short).collect();
        assert_eq!([0, 51, 52].map(short), ["a", "Z", "aa"]);
        assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), 3000);
    }
}
