//! Takes one behaviour after another away from the widget, and demands that the tests which are about it fail: what a
//! test has never been seen to miss, it may not look at.
//!
//! `tests/browser/breaks.txt` lists what is taken away. It is taken from a copy of the sources, which is built with
//! neither the linker's optimisation nor the whole crate anew, so that a break takes seconds.

pub(crate) mod table;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    process::Command,
};

use anyhow::{Context, Result, bail};

use self::table::{Break, TABLE, parse};
use crate::{
    command::{command, output, root, run, target},
    copy::{Copy, Profile},
    engines::{self, only},
    tools::{self, Engine},
};

/// How a test that has judged nothing says so: there was no browser, or no widget to look at.
const NO_VERDICT: [&str; 5] =
    ["no browser: ", "the widget is not ready", "a server on loopback", "opening http", "the blocker never woke up"];

/// Breaks what is meant by the words, or everything, in each of the engines.
pub(crate) fn breaks(words: &[&str]) -> Result<()> {
    let (words, engines) = engines::split(words)?;
    let table = parse(&fs::read_to_string(root().join(TABLE))?).context(TABLE)?;
    let chosen: Vec<_> = table.iter().filter(|broken| broken.is_meant(&words.join(" "))).collect();
    if chosen.is_empty() {
        bail!("{TABLE} has nothing by the name of `{}`", words.join(" "));
    }
    tools::trunk()?;
    let copy = Copy::new("breaks", Profile::Quick)?;
    let suites = Suite::all(&engines, &copy)?;
    println!("\nunbroken: each test must pass");
    copy.build()?;
    for suite in &suites {
        let tests: BTreeSet<_> = chosen.iter().flat_map(|broken| suite.paths(broken)).collect();
        if !tests.is_empty() {
            let words: Vec<_> = tests.into_iter().chain(["--exact"]).collect();
            engines::again(suite.engine, &|words| suite.command(words), &words)?;
        }
    }
    let (mut seen, mut missed) = (0, Vec::new());
    for broken in chosen {
        println!("\n{}: {}", broken.case, broken.what);
        let outcome = copy.with(&broken.edits, || {
            copy.build()?;
            let verdicts = suites.iter().map(|suite| suite.verdicts(broken)).collect::<Result<Vec<_>>>()?;
            Ok(verdicts.into_iter().flatten().collect())
        });
        let outcome = outcome.unwrap_or_else(|error| vec![("no test was run".to_owned(), Err(error))]);
        if outcome.is_empty() {
            println!("  none of its tests can be run there");
        }
        for (test, failure) in outcome {
            match failure {
                Ok(how) => {
                    seen += 1;
                    println!("  {test}: seen to fail\n    {how}");
                }
                Err(why) => {
                    println!("  {test}: {why:#}");
                    missed.push(format!("{}: {}\n  {test}: {why:#}", broken.case, broken.what));
                }
            }
        }
    }
    println!("\n{seen} times a test was seen to fail.");
    if missed.is_empty() { Ok(()) } else { bail!("{} times none was:\n{}", missed.len(), missed.join("\n")) }
}

/// The browser tests in one engine, as they are now, against the copy.
struct Suite {
    engine: &'static Engine,
    programs: Vec<(&'static str, PathBuf)>,
    binary: PathBuf,
    /// The real one's folder.
    blocker: PathBuf,
    dist: PathBuf,
    /// Every test that runs there, by its name without modules.
    tests: BTreeMap<String, String>,
}

impl Suite {
    /// One for each engine, with the tests built once.
    fn all(engines: &[&'static Engine], copy: &Copy) -> Result<Vec<Self>> {
        let (blocker, folder) = (engines::blocker()?, target().join("breaks"));
        let binary = folder.join("deps/browser");
        fs::create_dir_all(folder.join("deps"))?;
        // As Cargo has them: the tests look for the blocker's engine beside their own folder.
        for (from, to) in [(built()?, &binary), (target().join("debug/lists"), &folder.join("lists"))] {
            // (One that still runs can be removed, but not written.)
            let _ = fs::remove_file(to);
            fs::copy(&from, to).with_context(|| from.display().to_string())?;
        }
        let listed = output(command(&binary).args(["--list", "--format", "terse"]));
        let listed = listed.context("the tests list nothing")?;
        let paths = || listed.lines().filter_map(|line| line.strip_suffix(": test"));
        let suite = |engine: &&'static Engine| {
            let tests = paths().filter(|path| !only::others(engine.name).any(|other| other == *path));
            let tests = tests.map(|path| (function(path).to_owned(), path.to_owned())).collect();
            let (binary, blocker, dist) = (binary.clone(), blocker.clone(), copy.root.join("dist"));
            Ok(Self { engine, programs: engine.programs()?, binary, blocker, dist, tests })
        };
        engines.iter().map(suite).collect()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = command(&self.binary);
        engines::told(&mut command, self.engine, &self.programs, &self.dist);
        command.env(tools::UBLOCK_ORIGIN, &self.blocker).args(words);
        command
    }

    /// The tests that must fail, where this engine can run them.
    fn paths(&self, broken: &Break) -> Vec<&str> {
        broken.tests.iter().filter_map(|test| self.tests.get(test).map(String::as_str)).collect()
    }

    /// Runs the tests that must fail, in one process. Returns how each has failed, or why that says nothing.
    fn verdicts(&self, broken: &Break) -> Result<Vec<(String, Result<String>)>> {
        let paths = self.paths(broken);
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let output = self.command(&[&["--exact"][..], &paths].concat()).output().context("the tests did not start")?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let named = |path| format!("{} in {}", function(path), self.engine.title);
        Ok(paths.into_iter().map(|path| (named(path), verdict(&printed, path))).collect())
    }
}

/// How a test has failed, by what the run has printed.
fn verdict(printed: &str, path: &str) -> Result<String> {
    if printed.contains(&format!("test {path} ... ok\n")) {
        bail!("PASSED THOUGH BROKEN");
    }
    let said = printed.split_once(&format!("---- {path} stdout ----\n")).map(|(_, rest)| rest).unwrap_or_default();
    let said = said.split("\n---- ").next().and_then(|said| said.split_once("panicked at ")).unwrap_or_default().1;
    // (What follows, under RUST_BACKTRACE, is where.)
    let ends = ["note: ", "at ./", "stack backtrace:"];
    let lines = said.lines().skip(1).map(str::trim);
    let lines = lines.take_while(|line| !line.is_empty() && !ends.iter().any(|end| line.starts_with(end)));
    let how = lines.collect::<Vec<_>>().join(" | ");
    if how.is_empty() || NO_VERDICT.iter().any(|none| how.contains(none)) {
        bail!("failed for another reason: {how}");
    }
    // Its beginning says what was looked at, its end what was found.
    let count = how.chars().count();
    let (first, last) = (how.chars().take(120).collect::<String>(), how.chars().skip(count.max(240) - 120));
    Ok(if count > 240 { first + " … " + &last.collect::<String>() } else { how })
}

/// The name of a test without its modules.
fn function(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Builds the tests. Returns their program.
fn built() -> Result<PathBuf> {
    let words = "test --package article-widget --test browser --no-run";
    run(command("cargo").args(words.split(' ')))?;
    let messages = output(command("cargo").args(words.split(' ')).arg("--message-format=json"));
    let messages = messages.context("cargo builds no tests")?;
    // (The package's program is built with them.)
    let is_suite = |message: &serde_json::Value| message.pointer("/target/name").is_some_and(|name| name == "browser");
    let messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).filter(is_suite);
    let mut programs = messages.filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from));
    programs.next_back().context("cargo names no program of the tests")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_test_fails_by_what_it_asserts() {
        let of = |said: &str| {
            let panic = format!("thread 'a::b' (7) panicked at tests/browser/x.rs:1:2:\n{said}\nnote: run with\n");
            verdict(
                &format!("test a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\n{panic}\n\n---- c stdout"),
                "a::b",
            )
        };
        assert_eq!(of("$('p')\n  expected 1\n  found    2").unwrap(), "$('p') | expected 1 | found    2");
        assert!(of("no browser: none").is_err() && of("").is_err());
        assert_eq!(verdict("test a::b ... ok\n", "a::b").unwrap_err().to_string(), "PASSED THOUGH BROKEN");
        assert!(verdict("", "a::b").is_err());
    }
}
