//! Reading the functions of a wasm module, and rewriting the module with a subset of them or in another order.

use anyhow::{Context, Result};
use wasm_encoder::{
    CodeSection, ElementSection, ExportSection, FunctionSection, GlobalSection, Module, RawSection, StartSection,
    reencode::{self, Reencode},
};
use wasmparser::{FunctionBody, Parser, Payload, TypeRef};

/// The functions of a module.
pub(super) struct Functions<'a> {
    /// How many functions the module imports. Their indices come before those of the functions that it defines.
    pub(super) imported: usize,
    /// The functions that the module defines.
    pub(super) defined: Vec<Function<'a>>,
}

/// A function that the module defines.
#[derive(Clone)]
pub(super) struct Function<'a> {
    /// The index in the module's index space.
    pub(super) index: usize,
    /// The index of its type.
    pub(super) kind: u32,
    pub(super) body: FunctionBody<'a>,
}

/// The new index of each function by its old index.
pub(super) struct NewIndices(pub(super) Vec<u32>);

impl Reencode for NewIndices {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error<Self::Error>> {
        Ok(self.0.get(usize::try_from(index).unwrap_or_default()).copied().unwrap_or(index))
    }
}

impl<'a> Functions<'a> {
    /// Reads the functions of a module.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut imported, mut kinds, mut defined) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("the wasm does not parse")? {
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(reader) => kinds = reader.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => {
                    let kind = *kinds.get(defined.len()).context("a function has no type")?;
                    defined.push(Function { index: imported + defined.len(), kind, body });
                }
                _ => {}
            }
        }
        Ok(Self { imported, defined })
    }
}

/// Rewrites a module so that it defines these functions, in this order. `indices` has the new index of each function
/// that the module imports or defines.
pub(super) fn rewrite(wasm: &[u8], functions: &[Function], indices: Vec<u32>) -> Result<Vec<u8>> {
    let mut indices = NewIndices(indices);
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::FunctionSection(_) => {
                let mut section = FunctionSection::new();
                functions.iter().for_each(|function| {
                    section.function(function.kind);
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
                for function in functions {
                    indices.parse_function_body(&mut section, function.body.clone())?;
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

#[cfg(test)]
pub(super) mod test_module {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, FunctionSection, ImportSection, Instruction, Module,
        TypeSection, ValType,
    };

    /// A module that imports one function and defines one for each instruction. The function at the index `exported` is
    /// exported.
    pub(in crate::pack) fn module(instructions: &[Instruction], exported: u32) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let (mut imports, mut functions) = (ImportSection::new(), FunctionSection::new());
        imports.import("a", "b", EntityType::Function(0));
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        exports.export("f", ExportKind::Func, exported);
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
}
