//! The imports and exports of an ES module, so that several modules can be joined into one.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Statement},
    parser::Parser,
    span::{GetSpan, SourceType, Span},
};

/// A module without its imports and exports.
#[derive(Debug, PartialEq)]
pub(super) struct Module {
    /// The source without its import and export declarations. From an exported declaration only `export` is removed.
    pub(super) body: String,
    pub(super) imports: Vec<Import>,
    /// The exported name, and the name in `body`.
    pub(super) exports: Vec<(String, String)>,
}

/// One `import … from "…"`.
#[derive(Debug, PartialEq)]
pub(super) struct Import {
    pub(super) from: String,
    /// The name that the other module exports (or `default`), and the local name.
    pub(super) names: Vec<(String, String)>,
}

/// Parses a module. `name` is used in errors.
pub(super) fn module(name: &str, source: &str) -> Result<Module> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("{name} does not parse: {problem}");
    }
    let (mut imports, mut exports, mut removed) = (Vec::new(), Vec::new(), Vec::new());
    for statement in &parsed.program.body {
        match statement {
            Statement::ImportDeclaration(declaration) => {
                imports.push(
                    import(declaration)
                        .with_context(|| format!("{name} has an import that the packer does not support"))?,
                );
                removed.push(range(declaration.span));
            }
            Statement::ExportDeclaration(export) => {
                let id = export
                    .declaration
                    .id()
                    .with_context(|| format!("{name} exports a declaration that is neither a function nor a class"))?;
                exports.push((id.name.to_string(), id.name.to_string()));
                removed.push(range(export.span).start..range(export.declaration.span()).start);
            }
            Statement::ExportNamedDeclaration(export) => {
                let names = export.specifiers.iter();
                exports.extend(names.map(|pair| (pair.exported.name().to_string(), pair.local.name().to_string())));
                removed.push(range(export.span));
            }
            Statement::ExportAllDeclaration(_)
            | Statement::ExportDefaultDeclaration(_)
            | Statement::ExportFromDeclaration(_) => {
                bail!("{name} has an export that the packer does not support");
            }
            _ => {}
        }
    }
    Ok(Module { body: without(source, &removed), imports, exports })
}

fn import(declaration: &ImportDeclaration) -> Result<Import> {
    let mut names = Vec::new();
    for specifier in declaration.specifiers.iter().flatten() {
        let imported = match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(named) => named.imported.name().to_string(),
            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => "default".to_owned(),
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => {
                bail!("`import *` is not supported: import by name")
            }
        };
        names.push((imported, specifier.local().name.to_string()));
    }
    Ok(Import { from: declaration.source.value.to_string(), names })
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// The source without the ranges, which are in order and do not overlap.
fn without(source: &str, removed: &[Range<usize>]) -> String {
    let starts = std::iter::once(0).chain(removed.iter().map(|range| range.end));
    let ends = removed.iter().map(|range| range.start).chain(std::iter::once(source.len()));
    starts.zip(ends).filter_map(|(start, end)| source.get(start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
        names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn imports_and_exports_are_removed_and_listed() -> Result<()> {
        let source = "import init, {\n  a as b,\n  c } from 'x';\nexport class D { #e = `\nexport f`; }\nlet g;\nexport { g as default };";
        let Module { body, imports, exports } = module("it", source)?;
        assert_eq!(body, "\nclass D { #e = `\nexport f`; }\nlet g;\n");
        assert_eq!(
            imports,
            [Import { from: "x".to_owned(), names: pairs(&[("default", "init"), ("a", "b"), ("c", "c")]) }]
        );
        assert_eq!(exports, pairs(&[("D", "D"), ("default", "g")]));
        Ok(())
    }

    #[test]
    fn an_unsupported_module_is_an_error_that_names_it() {
        for source in
            ["import * as a from 'x'", "export * from 'x'", "export default 1", "export const a = 1", "let = = 1"]
        {
            let error = module("the glue", source).map_err(|error| format!("{error:#}"));
            assert!(error.as_ref().is_err_and(|text| text.contains("the glue")), "{source}: {error:?}");
        }
    }
}
