//! The browser tests, engine by engine.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, anyhow};

use crate::{
    build::build,
    command::{command, root, run, shown},
    options::Options,
    tools::{self, Engine},
};

/// The tests' own list of those that some engine can't run.
#[path = "../../tests/browser/only.rs"]
pub(crate) mod only;

/// So many tests that fail may have failed by chance.
const SECOND_TRIES: usize = 6;

/// The engines without `--engine`. WebKitGTK's driver is not yet steady enough to stand between a change and its landing.
const USUAL: [&str; 2] = ["chromium", "firefox"];

/// Splits what stands after `test` into the names of parts and the engines that `--engine` names.
pub(crate) fn split<'a>(words: &[&'a str]) -> Result<(Vec<&'a str>, Vec<&'static Engine>)> {
    let (mut names, mut engines) = (Vec::new(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let listed = match *word {
            "--engine" => words.next().copied().context("--engine wants a name")?,
            word => match word.strip_prefix("--engine=") {
                Some(listed) => listed,
                None => {
                    names.push(word);
                    continue;
                }
            },
        };
        for name in listed.split(',') {
            engines.push(Engine::named(name)?);
        }
    }
    if engines.is_empty() {
        engines = USUAL.iter().map(|name| Engine::named(name)).collect::<Result<_>>()?;
    }
    Ok((names, engines))
}

/// Runs the tests in each engine, one after another. An engine that isn't to be had is a failure.
pub(crate) fn browser(options: &Options) -> Result<()> {
    let engines = options.engines.iter().map(|engine| Ok((*engine, engine.programs()?)));
    let engines = engines.collect::<Result<Vec<_>>>()?;
    build()?;
    let blocker = blocker()?;
    let mut times = Vec::new();
    for (place, (engine, programs)) in engines.iter().enumerate() {
        println!("\n[browser {}/{}] in {}", place + 1, engines.len(), engine.title);
        let start = Instant::now();
        let filtered = |filter: &[&str]| {
            let mut cargo = suite(engine, programs);
            cargo.env(tools::UBLOCK_ORIGIN, &blocker).args(filter);
            cargo
        };
        let others = only::others(engine.name).flat_map(|test| ["--skip", test]);
        let words: Vec<_> = options.filter.iter().copied().chain(others).collect();
        again(engine, &filtered, &words).with_context(|| {
            let name = engine.name;
            format!(
                "the tests failed in {}; to run them there alone: cargo xtask test browser --engine {name}",
                engine.title
            )
        })?;
        times.push(format!("{} {} s", engine.title, start.elapsed().as_secs()));
    }
    println!("\nIn {}", times.join(", "));
    for (engine, _) in &engines {
        not_run(engine);
    }
    Ok(())
}

/// Tells the tests which engine to run in, and where the built widget is.
pub(crate) fn told<'a>(
    tests: &'a mut Command,
    engine: &Engine,
    programs: &[(&str, PathBuf)],
    dist: &Path,
) -> &'a mut Command {
    tests.envs(programs.iter().map(|(name, path)| (name, path)));
    tests.env("ARTICLE_WIDGET_ENGINE", engine.name).env("ARTICLE_WIDGET_DIST", dist)
}

/// The suite in an engine, without its words.
fn suite(engine: &Engine, programs: &[(&str, PathBuf)]) -> Command {
    let mut cargo = command("cargo");
    cargo.args("test --package article-widget --test browser --".split(' '));
    told(&mut cargo, engine, programs, &root().join("dist"));
    cargo
}

/// The real blockers: uBlock Origin's folder, and beside the tests the engine that reads its lists.
pub(crate) fn blocker() -> Result<PathBuf> {
    let folder = tools::ublock_origin()?;
    run(command("cargo").args("build --package lists".split(' ')))?;
    Ok(folder)
}

/// Runs the suite. A few tests that fail are run a second time, alone, and it is said aloud: a browser on a busy machine
/// may lose a key or a frame, which says nothing about the widget. What is wrong fails twice.
pub(crate) fn again(engine: &Engine, suite: &dyn Fn(&[&str]) -> Command, words: &[&str]) -> Result<()> {
    let (result, failed) = watched(&mut suite(words))?;
    if result.is_ok() || failed.is_empty() || failed.len() > SECOND_TRIES {
        return result;
    }
    println!("\n{} failed in {} and run a second time: {}", failed.len(), engine.title, failed.join(", "));
    let names: Vec<_> = failed.iter().map(String::as_str).chain(["--exact"]).collect();
    watched(&mut suite(&names))?.0?;
    println!("\nOnly at the second try in {}: {}", engine.title, failed.join(", "));
    Ok(())
}

/// Runs a command and shows what it prints. Returns how it ended, and the tests that failed.
fn watched(command: &mut Command) -> Result<(Result<()>, Vec<String>)> {
    println!("  $ {}", shown(command));
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo could not be started")?;
    let mut failed = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line?;
        println!("{line}");
        failed.extend(line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")).map(str::to_owned));
    }
    let status = child.wait()?;
    Ok((if status.success() { Ok(()) } else { Err(anyhow!("`{}` failed: {status}", shown(command))) }, failed))
}

/// Times our lightbox beside PhotoSwipe's, in Chromium.
pub(crate) fn bench() -> Result<()> {
    let chromium = Engine::named("chromium")?;
    let programs = chromium.programs()?;
    build()?;
    run(suite(chromium, &programs).args("--ignored --nocapture bench::".split(' ')))
}

/// Prints what other detectors of ad blockers say beside ours, in the usual engines.
pub(crate) fn peers() -> Result<()> {
    let engines = USUAL.iter().map(|name| Engine::named(name).and_then(|engine| Ok((engine, engine.programs()?))));
    let engines = engines.collect::<Result<Vec<_>>>()?;
    build()?;
    let blocker = blocker()?;
    for (engine, programs) in engines {
        println!("\nIn {}:", engine.title);
        let mut cargo = suite(engine, &programs);
        run(cargo.env(tools::UBLOCK_ORIGIN, &blocker).args("--ignored --nocapture notice::peers".split(' ')))?;
    }
    Ok(())
}

/// Says which tests were not run in an engine, and why.
fn not_run(engine: &Engine) {
    for only in only::ONLY.iter().filter(|only| !only.engines.contains(&engine.name)) {
        println!("Not run in {}: {} (only in {})", engine.title, only.reason, only.engines.join(" and "));
        for test in only.tests {
            println!("  {test}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name that is no test's would leave out nothing, and one that begins another's would leave out that one too.
    #[test]
    fn each_name_is_that_of_one_test() {
        for name in only::ONLY.iter().flat_map(|only| only.tests) {
            let (module, function) = name.rsplit_once("::").unwrap_or_default();
            let file = root().join(format!("tests/browser/{}.rs", module.replace("::", "/")));
            let source = std::fs::read_to_string(file).unwrap_or_default();
            let count = source.matches(&format!("\nfn {function}")).count();
            assert!(count == 1 && source.contains(&format!("\nfn {function}() {{")), "{name} is {count} tests");
        }
    }

    #[test]
    fn engines_are_named_once_or_more() {
        let names = |words: &[&str]| {
            split(words)
                .map(|(parts, engines)| (parts.join(" "), engines.iter().map(|engine| engine.name).collect::<Vec<_>>()))
        };
        assert_eq!(names(&[]).ok(), Some((String::new(), USUAL.to_vec())));
        assert_eq!(names(&["browser", "--engine", "webkit"]).ok(), Some(("browser".to_owned(), vec!["webkit"])));
        assert_eq!(
            names(&["--engine=firefox,webkit", "fmt"]).ok(),
            Some(("fmt".to_owned(), vec!["firefox", "webkit"]))
        );
        assert!(names(&["--engine", "trident"]).is_err() && names(&["--engine"]).is_err());
    }
}
