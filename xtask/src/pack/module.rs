//! What an ES module imports and exports, found by parsing it, so that two modules can become one.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use oxc::{
    allocator::Allocator,
    ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Statement},
    parser::Parser,
    span::{GetSpan, SourceType, Span},
};

/// A module taken apart.
#[derive(Debug, PartialEq)]
pub(super) struct Module {
    /// The source without its `import`s and without the word `export`.
    pub(super) body: String,
    pub(super) imports: Vec<Import>,
    /// The name outside, and the name in `body`.
    pub(super) exports: Vec<(String, String)>,
}

/// One `import … from "…"`.
#[derive(Debug, PartialEq)]
pub(super) struct Import {
    pub(super) from: String,
    /// The name in the other module (`default` among them), and the name here.
    pub(super) names: Vec<(String, String)>,
}

/// Takes a module apart; `what` it is goes into the error.
pub(super) fn module(what: &str, source: &str) -> Result<Module> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("{what} doesn't parse: {problem}");
    }
    let (mut imports, mut exports, mut cuts) = (Vec::new(), Vec::new(), Vec::new());
    for statement in &parsed.program.body {
        match statement {
            Statement::ImportDeclaration(declaration) => {
                imports.push(
                    import(declaration).with_context(|| format!("{what} imports in a way that can't be packed"))?,
                );
                cuts.push(range(declaration.span));
            }
            Statement::ExportDeclaration(export) => {
                let id = export
                    .declaration
                    .id()
                    .with_context(|| format!("{what} exports more than a function or a class"))?;
                exports.push((id.name.to_string(), id.name.to_string()));
                cuts.push(range(export.span).start..range(export.declaration.span()).start);
            }
            Statement::ExportNamedDeclaration(export) => {
                let names = export.specifiers.iter();
                exports.extend(names.map(|name| (name.exported.name().to_string(), name.local.name().to_string())));
                cuts.push(range(export.span));
            }
            Statement::ExportAllDeclaration(_)
            | Statement::ExportDefaultDeclaration(_)
            | Statement::ExportFromDeclaration(_) => {
                bail!("{what} exports in a way that can't be packed");
            }
            _ => {}
        }
    }
    Ok(Module { body: without(source, &cuts), imports, exports })
}

fn import(declaration: &ImportDeclaration) -> Result<Import> {
    let mut names = Vec::new();
    for specifier in declaration.specifiers.iter().flatten() {
        let imported = match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(named) => named.imported.name().to_string(),
            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => "default".to_owned(),
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => bail!("name what is imported, instead of `*`"),
        };
        names.push((imported, specifier.local().name.to_string()));
    }
    Ok(Import { from: declaration.source.value.to_string(), names })
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// `source` without the cuts, which are in order and apart.
fn without(source: &str, cuts: &[Range<usize>]) -> String {
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain(std::iter::once(source.len()));
    starts.zip(ends).filter_map(|(start, end)| source.get(start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
        names.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn imports_and_exports_are_cut_out_and_told() -> Result<()> {
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
    fn what_cannot_be_packed_is_an_error_that_says_where() {
        for source in
            ["import * as a from 'x'", "export * from 'x'", "export default 1", "export const a = 1", "let = = 1"]
        {
            let error = module("the glue", source).map_err(|error| format!("{error:#}"));
            assert!(error.as_ref().is_err_and(|text| text.contains("the glue")), "{source}: {error:?}");
        }
    }
}
