//! Removes duplicate functions from a wasm module: those of the same type and with the same body are kept once.
//!
//! The compiler instantiates a generic function in each crate that uses it, and the linker doesn't merge the copies. This
//! saves 540 bytes of brotli in the main bundle and 930 in the formats chunk.

use std::collections::HashMap;

use anyhow::{Context, Result};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, Module, RawSection, StartSection,
    reencode::{self, Reencode},
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// The new index of each function; imported functions come first.
struct Indices(Vec<u32>);

impl Reencode for Indices {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.0.get(usize::try_from(index).unwrap_or_default()).copied().unwrap_or(index))
    }
}

/// Returns the module without duplicate functions.
pub(super) fn deduplicated(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, functions) = functions(wasm)?;
    let mut indices = Indices((0..u32::try_from(imported + functions.len())?).collect());
    // Merging two functions makes their callers equal: repeated until nothing changes.
    loop {
        let mut known = HashMap::new();
        let mut changed = false;
        for (position, (kind, body)) in functions.iter().enumerate() {
            let mut code = CodeSection::new();
            indices.parse_function_body(&mut code, body.clone())?;
            let mut bytes = Vec::new();
            wasm_encoder::Encode::encode(&code, &mut bytes);
            let first = *known.entry((*kind, bytes)).or_insert(u32::try_from(imported + position)?);
            let index = indices.0.get_mut(imported + position).context("a function has an index")?;
            changed |= std::mem::replace(index, first) != first;
        }
        if !changed {
            break;
        }
    }
    // Close the gaps that the duplicates leave.
    let (mut kept, mut compacted) = (Vec::new(), Vec::with_capacity(indices.0.len()));
    for (index, first) in indices.0.iter().enumerate() {
        let first = usize::try_from(*first)?;
        if first < index {
            compacted.push(*compacted.get(first).context("a duplicate comes after the function that replaces it")?);
            continue;
        }
        compacted.push(u32::try_from(index.min(imported) + kept.len())?);
        kept.extend(index.checked_sub(imported).and_then(|position| functions.get(position)));
    }
    let mut indices = Indices(compacted);
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::FunctionSection(_) => {
                let mut section = FunctionSection::new();
                kept.iter().for_each(|(kind, _)| {
                    section.function(*kind);
                });
                module.section(&section);
            }
            Payload::GlobalSection(reader) => {
                let mut section = GlobalSection::new();
                indices.parse_global_section(&mut section, reader)?;
                module.section(&section);
            }
            Payload::ExportSection(reader) => {
                let mut section = ExportSection::new();
                indices.parse_export_section(&mut section, reader)?;
                module.section(&section);
            }
            Payload::StartSection { func, .. } => {
                module.section(&StartSection { function_index: indices.function_index(func)? });
            }
            Payload::ElementSection(reader) => {
                let mut section = ElementSection::new();
                indices.parse_element_section(&mut section, reader)?;
                module.section(&section);
            }
            Payload::CodeSectionStart { .. } => {
                let mut section = CodeSection::new();
                for (_, body) in &kept {
                    indices.parse_function_body(&mut section, body.clone())?;
                }
                module.section(&section);
            }
            Payload::CodeSectionEntry(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).context("a section ends beyond the wasm")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

/// The number of imported functions, and the type and body of each other one.
fn functions(wasm: &[u8]) -> Result<(usize, Vec<(u32, FunctionBody<'_>)>)> {
    let (mut imported, mut kinds, mut functions) = (0, Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("the wasm doesn't parse")? {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(reader) => kinds = reader.into_iter().collect::<Result<Vec<u32>, _>>()?,
            Payload::CodeSectionEntry(body) => {
                let kind = *kinds.get(functions.len()).context("a function has no type")?;
                functions.push((kind, body));
            }
            _ => {}
        }
    }
    Ok((imported, functions))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, ImportSection, Instruction, TypeSection};

    use super::*;

    /// A module that imports one function and defines one for each instruction; the last one is exported.
    fn module(instructions: &[Instruction]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let (mut imports, mut functions) = (ImportSection::new(), FunctionSection::new());
        imports.import("a", "b", EntityType::Function(0));
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        exports.export("f", ExportKind::Func, u32::try_from(instructions.len()).unwrap());
        for instruction in instructions {
            functions.function(0);
            let mut function = wasm_encoder::Function::new([]);
            function.instruction(instruction).instruction(&Instruction::End);
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn duplicates_and_then_their_equal_callers_are_merged() {
        use Instruction::{Call, I32Const};
        // Functions 1 and 2 are the same; 3 and 4 call one of them each, and so become the same; 5 calls both.
        let wasm = module(&[I32Const(7), I32Const(7), Call(1), Call(2), Call(4)]);
        let merged = deduplicated(&wasm).unwrap();
        wasmparser::validate(&merged).unwrap();
        assert_eq!(merged, module(&[I32Const(7), Call(1), Call(2)]));
    }

    #[test]
    fn a_module_without_duplicates_is_unchanged() {
        let wasm = module(&[Instruction::I32Const(7), Instruction::Call(0), Instruction::Call(1)]);
        assert_eq!(deduplicated(&wasm).unwrap(), wasm);
    }
}
