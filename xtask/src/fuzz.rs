//! Fuzzing with libFuzzer.
//!
//! It is not part of `cargo xtask test`, because it needs a nightly toolchain and its findings differ from run to run. The
//! unit tests run the same targets on the stable toolchain, over the corpus and inputs derived from it
//! (`crates/news-article/tests/it/fuzz.rs`). If an input fails, add it to `fuzz/corpus`, so that the unit tests cover it.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{
    command::{command, root, run},
    tools,
};

/// The targets, as in `fuzz/Cargo.toml`.
const TARGETS: [&str; 4] = ["json", "html", "date", "url"];

/// How long each target runs by default.
const DEFAULT_SECONDS: u32 = 20;

/// Runs one target or all of them, each for some seconds.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<()> {
    let (targets, seconds) = parse(arguments)?;
    tools::fuzzer()?;
    for target in targets {
        println!("\nfuzzing {target} for {seconds} s");
        run_target(target, seconds)
            .with_context(|| format!("{target} fails for the input above; add it to fuzz/corpus/{target}"))?;
    }
    Ok(())
}

/// Parses the arguments: the targets, and the seconds for each.
fn parse(arguments: &[&str]) -> Result<(Vec<&'static str>, u32)> {
    let (name, seconds) = match *arguments {
        [] => (None, None),
        [seconds] if seconds.parse::<u32>().is_ok() => (None, Some(seconds)),
        [name] => (Some(name), None),
        [name, seconds] => (Some(name), Some(seconds)),
        _ => bail!("expected a target and seconds, found {} arguments", arguments.len()),
    };
    let targets: Vec<_> = TARGETS.into_iter().filter(|target| name.is_none_or(|name| name == *target)).collect();
    if targets.is_empty() {
        bail!("there is no target `{}`; the targets are {}", name.unwrap_or_default(), TARGETS.join(", "));
    }
    let seconds = seconds.map(|text| text.parse().with_context(|| format!("expected seconds, found `{text}`")));
    Ok((targets, seconds.transpose()?.unwrap_or(DEFAULT_SECONDS)))
}

fn run_target(target: &str, seconds: u32) -> Result<()> {
    let build = root().join("target/fuzz");
    // libFuzzer keeps new inputs here between runs, outside the repository.
    let new_inputs = build.join("corpus").join(target);
    fs::create_dir_all(&new_inputs)?;
    let mut cargo = command("cargo");
    // The crates have no `unsafe` code, so the address sanitizer is not needed. Without it, fuzzing is twice as fast.
    cargo.args(["+nightly", "fuzz", "run", "--sanitizer", "none", "--target-dir"]).arg(&build);
    cargo.arg(target).arg(new_inputs).arg(root().join("fuzz/corpus").join(target));
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
    fn targets_and_seconds_are_parsed() {
        let all = TARGETS.to_vec();
        assert_eq!(parse(&[]).unwrap(), (all.clone(), DEFAULT_SECONDS));
        assert_eq!(parse(&["60"]).unwrap(), (all, 60));
        assert_eq!(parse(&["html"]).unwrap(), (vec!["html"], DEFAULT_SECONDS));
        assert_eq!(parse(&["html", "5"]).unwrap(), (vec!["html"], 5));
        for (arguments, message) in [
            (&["css"][..], "there is no target `css`; the targets are json, html, date, url"),
            (&["html", "soon"], "expected seconds, found `soon`"),
            (&["html", "5", "6"], "expected a target and seconds, found 3 arguments"),
        ] {
            assert_eq!(parse(arguments).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn each_target_has_a_binary_and_a_corpus() {
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
        for target in TARGETS {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
            assert!(root().join("fuzz/corpus").join(target).is_dir(), "{target}");
        }
    }
}
