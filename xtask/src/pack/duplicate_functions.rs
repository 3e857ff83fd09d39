//! Removes duplicate functions from a wasm module: those of the same type and with the same body are kept once.
//!
//! The compiler instantiates a generic function in each crate that uses it, and the linker doesn't merge the copies. This
//! saves 540 bytes of brotli in the main bundle and 930 in the formats chunk.

use std::collections::HashMap;

use anyhow::{Context, Result};
use wasm_encoder::{CodeSection, Encode, reencode::Reencode};

use super::functions::{Function, Functions, NewIndices, rewrite};

/// Returns the module without duplicate functions.
pub(super) fn remove_duplicates(wasm: &[u8]) -> Result<Vec<u8>> {
    let Functions { imported, defined } = Functions::read(wasm)?;
    let mut indices = NewIndices((0..u32::try_from(imported + defined.len())?).collect());
    // Merging two functions may make their callers equal, so this is repeated until nothing changes.
    while merge_equal(&defined, &mut indices)? {}
    // Close the gaps that the duplicates leave.
    let (mut kept, mut compacted) = (Vec::new(), Vec::with_capacity(indices.0.len()));
    for (index, first) in indices.0.iter().enumerate() {
        let first = usize::try_from(*first)?;
        if first < index {
            compacted.push(*compacted.get(first).context("a duplicate comes after the function that replaces it")?);
            continue;
        }
        compacted.push(u32::try_from(index.min(imported) + kept.len())?);
        kept.extend(index.checked_sub(imported).and_then(|position| defined.get(position)).cloned());
    }
    rewrite(wasm, &kept, compacted)
}

/// Maps each function to the first one that is equal to it. Returns whether that changed anything.
fn merge_equal(functions: &[Function], indices: &mut NewIndices) -> Result<bool> {
    let (mut first_indices, mut changed) = (HashMap::new(), false);
    for function in functions {
        let (mut code, mut bytes) = (CodeSection::new(), Vec::new());
        indices.parse_function_body(&mut code, function.body.clone())?;
        code.encode(&mut bytes);
        let first = *first_indices.entry((function.kind, bytes)).or_insert(u32::try_from(function.index)?);
        let index = indices.0.get_mut(function.index).context("a function has an index")?;
        changed |= std::mem::replace(index, first) != first;
    }
    Ok(changed)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use wasm_encoder::Instruction::{Call, I32Const};

    use super::*;
    use crate::pack::functions::test_module::module;

    #[test]
    fn duplicates_and_then_their_equal_callers_are_merged() {
        // Functions 1 and 2 are equal. 3 and 4 call one of them each, and so become equal. 5 calls 4.
        let wasm = module(&[I32Const(7), I32Const(7), Call(1), Call(2), Call(4)], 5);
        let merged = remove_duplicates(&wasm).unwrap();
        wasmparser::validate(&merged).unwrap();
        assert_eq!(merged, module(&[I32Const(7), Call(1), Call(2)], 3));
    }

    #[test]
    fn a_module_without_duplicates_is_unchanged() {
        let wasm = module(&[I32Const(7), Call(0), Call(1)], 3);
        assert_eq!(remove_duplicates(&wasm).unwrap(), wasm);
    }
}
