//! The fuzz targets without a fuzzer: each over its corpus, and over inputs made from it.
//!
//! libFuzzer finds more, but wants a nightly toolchain and a C++ compiler, which not every machine has or may have; and
//! its findings differ from run to run, which a check before a merge must not. So this runs everywhere, the same inputs
//! each time, and `cargo xtask fuzz` is for whoever looks for new ones: what it finds becomes a file of the corpus.
//! `FUZZ_ROUNDS=100000 cargo test --test it fuzz` looks longer without it.

use std::{env, fs, path::Path};

#[path = "../../../../fuzz/src/targets.rs"]
#[allow(unreachable_pub, reason = "the fuzzer's crate is another one")]
pub(crate) mod targets;

/// Inputs that are made for each target, in this many rounds.
const ROUNDS: usize = 3_000;

/// No input is longer.
const MAX_LENGTH: usize = 4_096;

/// Bytes that mean something to one reader or another.
const TELLING: &[u8] = b"\0\t\n \"#&'./0:;<=>?[\\]{}";

/// The files of a target's corpus, in the order of their names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "{target} has {} seeds", files.len());
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// The words of a libFuzzer dictionary; none where a target has no dictionary.
fn dictionary(target: &str) -> Vec<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../fuzz/dictionaries/{target}.dict"));
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).map(word).collect()
}

/// A dictionary's word: `\\`, `\"` and `\xAB` are its escapes.
fn word(text: &str) -> Vec<u8> {
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

/// Numbers that look like chance and are the same in every run: xorshift64*.
struct Chance(u64);

impl Chance {
    /// A number below `end`; 0 when that is 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap();
        if end == 0 { 0 } else { high % end }
    }

    fn of<'a>(&mut self, list: &'a [Vec<u8>]) -> &'a [u8] {
        list.get(self.below(list.len())).map_or(&[], Vec::as_slice)
    }

    /// An input: one of the corpus, changed in a few places.
    fn input(&mut self, corpus: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.of(corpus).to_owned();
        for _ in 0..=self.below(5) {
            let at = self.below(input.len() + 1);
            let end = (at + self.below(24)).min(input.len());
            match self.below(7) {
                0 if at < input.len() => input[at] ^= 1 << self.below(8),
                1 => input.insert(at, TELLING[self.below(TELLING.len())]),
                2 => drop(input.drain(at..end)),
                3 => {
                    let piece = input[at..end].to_owned();
                    let to = self.below(input.len() + 1);
                    input.splice(to..to, piece);
                }
                4 => {
                    let other = self.of(corpus);
                    let from = self.below(other.len());
                    let to = (from + self.below(64)).min(other.len());
                    input.splice(at..end, other[from..to].iter().copied());
                }
                _ => drop(input.splice(at..at, self.of(words).iter().copied())),
            }
        }
        input.truncate(MAX_LENGTH);
        input
    }
}

/// Names the input when the target panics.
struct Telling<'a>(&'a str, &'a [u8]);

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("\nthe target `{}` fails for b\"{}\"\n", self.0, self.1.escape_ascii());
        }
    }
}

fn check(name: &str) {
    let (name, run) = targets::TARGETS.iter().find(|target| target.0 == name).unwrap();
    let (corpus, words) = (corpus(name), dictionary(name));
    let tried = |input: &[u8]| {
        let _telling = Telling(name, input);
        run(input);
    };
    corpus.iter().for_each(|input| tried(input));
    let rounds = env::var("FUZZ_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds {
        tried(&chance.input(&corpus, &words));
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
    assert_eq!(word(r#"a\"b\\c\xc2\xA0"#), b"a\"b\\c\xc2\xa0");
    let words = dictionary("json");
    assert!(words.contains(&b"\"headline\"".to_vec()) && words.contains(&b"\\u0000".to_vec()), "{words:?}");
}
