//! Sorts the functions of the wasm so that they compress well. A compressor refers to earlier data at a small distance, so
//! similar functions should be close together: they are grouped by type, and in a group each is followed by the most
//! similar one. This saves 3.5 % (brotli), and does not change the functions.

use std::collections::HashSet;

use anyhow::{Context, Result};

use super::functions::{Function, Functions, rewrite};

/// The same module with its functions sorted.
pub(super) fn sort(wasm: &[u8]) -> Result<Vec<u8>> {
    let Functions { imported, mut defined } = Functions::read(wasm)?;
    let mut indices: Vec<u32> = (0..u32::try_from(imported + defined.len())?).collect();
    defined.sort_by_key(|function| (function.kind, function.body.as_bytes()));
    let sorted: Vec<_> = defined.chunk_by(|one, other| one.kind == other.kind).flat_map(sort_by_similarity).collect();
    for (position, function) in sorted.iter().enumerate() {
        *indices.get_mut(function.index).context("a function has an index")? = u32::try_from(imported + position)?;
    }
    rewrite(wasm, &sorted, indices)
}

/// Functions of one type, each followed by the most similar one of the rest.
fn sort_by_similarity<'a>(functions: &[Function<'a>]) -> Vec<Function<'a>> {
    let mut remaining: Vec<_> = functions.iter().map(|function| (function, sequences(function))).collect();
    let mut ordered: Vec<Function> = Vec::with_capacity(remaining.len());
    let mut last: HashSet<&[u8]> = HashSet::new();
    while !remaining.is_empty() {
        let similarity = |sequences: &HashSet<&[u8]>| {
            let shared = sequences.iter().filter(|sequence| last.contains(*sequence)).count() as f64;
            shared / ((sequences.len() * last.len()).max(1) as f64).sqrt()
        };
        let ranks = remaining.iter().map(|(_, sequences)| similarity(sequences)).enumerate();
        let (next, _) = ranks.fold((0, -1.0), |best, rank| if rank.1 > best.1 { rank } else { best });
        let (function, sequences) = remaining.remove(next);
        ordered.push(function.clone());
        last = sequences;
    }
    ordered
}

/// All sequences of four bytes, the shortest that brotli refers to.
fn sequences<'a>(function: &Function<'a>) -> HashSet<&'a [u8]> {
    function.body.as_bytes().windows(4).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use wasm_encoder::Instruction::{Call, I32Const};

    use super::*;
    use crate::pack::functions::test_module::module;

    #[test]
    fn calls_and_exports_still_reach_the_same_functions() {
        let sorted = sort(&module(&[Call(3), I32Const(7), Call(0)], 1)).unwrap();
        wasmparser::validate(&sorted).unwrap();
        assert_eq!(sorted, module(&[Call(0), Call(1), I32Const(7)], 2));
        assert_eq!(sort(&sorted).unwrap(), sorted, "sorting again changes nothing");
    }
}
