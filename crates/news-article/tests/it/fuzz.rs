//! The fuzz targets without a fuzzer: each runs on its corpus, and on inputs derived from it.
//!
//! libFuzzer finds more, but needs a nightly toolchain and a C++ compiler, and its results differ from run to run. This
//! test needs neither and is reproducible, as a check before a merge must be. `cargo xtask fuzz` runs libFuzzer; an input
//! that it finds is added to the corpus. `FUZZ_ROUNDS=100000 cargo test --test it fuzz` derives more inputs.

use std::{env, fs, path::Path};

#[path = "../../../../fuzz/src/targets.rs"]
#[allow(unreachable_pub, reason = "the file is also a module of the fuzzer's crate")]
pub(crate) mod targets;

/// How many inputs are derived for each target.
const ROUNDS: usize = 3_000;

/// The longest derived input, in bytes.
const MAX_LENGTH: usize = 4_096;

/// Bytes that have a meaning in JSON, HTML, URLs or dates.
const SIGNIFICANT: &[u8] = b"\0\t\n \"#&'./0:;<=>?[\\]{}";

/// The files of a target's corpus, sorted by name.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "{target} has {} seeds", files.len());
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// The entries of a target's libFuzzer dictionary; none if there is no dictionary.
fn dictionary(target: &str) -> Vec<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../fuzz/dictionaries/{target}.dict"));
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).map(entry).collect()
}

/// An entry of a dictionary, whose escapes are `\\`, `\"` and `\xAB`.
fn entry(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        (bytes, rest) = match rest {
            [b'\\', b'x', high, low, tail @ ..] => {
                let digits = String::from_utf8(vec![*high, *low]).unwrap();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
                (bytes, tail)
            }
            [b'\\', escaped @ (b'\\' | b'"'), tail @ ..] => {
                bytes.push(*escaped);
                (bytes, tail)
            }
            _ => {
                bytes.push(*first);
                (bytes, tail)
            }
        };
    }
    bytes
}

/// Pseudo-random numbers, the same in every run: xorshift64*.
struct Random(u64);

impl Random {
    /// A number below `end`; 0 if that is 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap();
        if end == 0 { 0 } else { high % end }
    }

    /// One of a list; empty if the list is.
    fn choose<'a>(&mut self, list: &'a [Vec<u8>]) -> &'a [u8] {
        list.get(self.below(list.len())).map_or(&[], Vec::as_slice)
    }

    /// An input of the corpus with a few changes.
    fn input(&mut self, corpus: &[Vec<u8>], dictionary: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.choose(corpus).to_owned();
        for _ in 0..=self.below(5) {
            let at = self.below(input.len() + 1);
            let end = (at + self.below(24)).min(input.len());
            match self.below(7) {
                0 if at < input.len() => input[at] ^= 1 << self.below(8),
                1 => input.insert(at, SIGNIFICANT[self.below(SIGNIFICANT.len())]),
                2 => drop(input.drain(at..end)),
                3 => {
                    let piece = input[at..end].to_owned();
                    let to = self.below(input.len() + 1);
                    input.splice(to..to, piece);
                }
                4 => {
                    let other = self.choose(corpus);
                    let from = self.below(other.len());
                    let to = (from + self.below(64)).min(other.len());
                    input.splice(at..end, other[from..to].iter().copied());
                }
                _ => drop(input.splice(at..at, self.choose(dictionary).iter().copied())),
            }
        }
        input.truncate(MAX_LENGTH);
        input
    }
}

/// Prints the input when the target panics.
struct ReportOnPanic<'a>(&'a str, &'a [u8]);

impl Drop for ReportOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("\nthe target `{}` fails with b\"{}\"\n", self.0, self.1.escape_ascii());
        }
    }
}

fn check(name: &str) {
    let (name, run) = targets::TARGETS.iter().find(|target| target.0 == name).unwrap();
    let (corpus, dictionary) = (corpus(name), dictionary(name));
    let try_input = |input: &[u8]| {
        let _report = ReportOnPanic(name, input);
        run(input);
    };
    corpus.iter().for_each(|input| try_input(input));
    let rounds = env::var("FUZZ_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds {
        try_input(&random.input(&corpus, &dictionary));
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test] fn $name() { check(stringify!($name)); })*

        #[test]
        fn every_target_is_run_and_has_a_binary() {
            let manifest = include_str!("../../../../fuzz/Cargo.toml");
            let binaries: Vec<_> = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\"")).collect();
            let known: Vec<_> = targets::TARGETS.iter().map(|target| target.0).collect();
            assert_eq!(known, [$(stringify!($name)),*]);
            assert_eq!(known, binaries);
        }
    };
}

targets! { json html date url }

#[test]
fn a_dictionary_is_read_as_libfuzzer_does() {
    assert_eq!(entry(r#"a\"b\\c\xc2\xA0"#), b"a\"b\\c\xc2\xa0");
    let words = dictionary("json");
    assert!(words.contains(&b"\"headline\"".to_vec()) && words.contains(&b"\\u0000".to_vec()), "{words:?}");
}
