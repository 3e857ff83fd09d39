//! Fuzzing: libFuzzer looks for inputs that nobody thought of.
//!
//! It is no part of `cargo xtask test`: it wants a nightly toolchain, which not every machine may have, and finds other
//! things in every run, which a check before a merge must not. The targets themselves are run there all the same, on the
//! stable toolchain, over the corpus and over inputs made from it (`tests/native/fuzz.rs`). What is found here becomes a
//! file of `fuzz/corpus`, and so a test for good.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{
    command::{command, root, run},
    tools,
};

/// The targets, as in `fuzz/Cargo.toml`.
const TARGETS: [&str; 4] = ["json", "html", "date", "url"];

/// How long each target runs.
const SECONDS: u32 = 20;

/// Runs one target, or all, for so many seconds each.
pub(crate) fn fuzz(words: &[&str]) -> Result<()> {
    let (targets, seconds) = chosen(words)?;
    tools::fuzzer()?;
    for target in targets {
        println!("\nfuzzing {target} for {seconds} s");
        run_target(target, seconds)
            .with_context(|| format!("{target} fails for the input above; put it into fuzz/corpus/{target}"))?;
    }
    Ok(())
}

/// The targets that are meant, and the seconds.
fn chosen(words: &[&str]) -> Result<(Vec<&'static str>, u32)> {
    let (name, seconds) = match *words {
        [] => (None, None),
        [word] if word.parse::<u32>().is_ok() => (None, Some(word)),
        [name] => (Some(name), None),
        [name, seconds] => (Some(name), Some(seconds)),
        _ => bail!("expected a target and seconds, found {} words", words.len()),
    };
    let targets: Vec<_> = TARGETS.into_iter().filter(|target| name.is_none_or(|name| name == *target)).collect();
    if targets.is_empty() {
        bail!("there is no target `{}`; there are {}", name.unwrap_or_default(), TARGETS.join(", "));
    }
    let seconds = seconds.map(|word| word.parse().with_context(|| format!("expected seconds, found `{word}`")));
    Ok((targets, seconds.transpose()?.unwrap_or(SECONDS)))
}

fn run_target(target: &str, seconds: u32) -> Result<()> {
    let build = root().join("target/fuzz");
    // New inputs are kept between runs, but not in the repository.
    let found = build.join("corpus").join(target);
    fs::create_dir_all(&found)?;
    let mut cargo = command("cargo");
    // The address sanitizer finds what `unsafe` does wrong, and there is none; without it the fuzzer is twice as fast.
    cargo.args(["+nightly", "fuzz", "run", "--sanitizer", "none", "--target-dir"]).arg(&build);
    cargo.arg(target).arg(found).arg(root().join("fuzz/corpus").join(target));
    cargo.args(["--", "-max_len=4096", "-timeout=10"]).arg(format!("-max_total_time={seconds}"));
    let dictionary = root().join("fuzz/dictionaries").join(target).with_extension("dict");
    if dictionary.is_file() {
        cargo.arg(format!("-dict={}", dictionary.display()));
    }
    run(&mut cargo)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn targets_and_seconds() {
        let all = TARGETS.to_vec();
        assert_eq!(chosen(&[]).unwrap(), (all.clone(), SECONDS));
        assert_eq!(chosen(&["60"]).unwrap(), (all, 60));
        assert_eq!(chosen(&["html"]).unwrap(), (vec!["html"], SECONDS));
        assert_eq!(chosen(&["html", "5"]).unwrap(), (vec!["html"], 5));
        for (words, message) in [
            (&["css"][..], "there is no target `css`; there are json, html, date, url"),
            (&["html", "soon"], "expected seconds, found `soon`"),
            (&["html", "5", "6"], "expected a target and seconds, found 3 words"),
        ] {
            assert_eq!(chosen(words).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn each_target_has_its_binary_and_its_corpus() {
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
        for target in TARGETS {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
            assert!(root().join("fuzz/corpus").join(target).is_dir(), "{target}");
        }
    }
}
