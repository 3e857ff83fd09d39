//! The browser tests (`tests/browser`), engine by engine.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, anyhow};

use crate::{
    build::build,
    command::{command, display, root, run as run_command},
    options::{Options, default_engines},
    tools::{self, Engine},
};

/// The tests that are not run in all engines.
#[path = "../../tests/browser/engine_limits.rs"]
mod engine_limits;

/// If more tests than this fail, they are not retried.
const MAX_RETRIED_TESTS: usize = 6;

/// Runs the tests in each engine, one after another. A missing engine is a failure.
pub(crate) fn run(options: &Options) -> Result<()> {
    let engines = with_programs(&options.engines)?;
    build()?;
    let blocker = prepare_blockers()?;
    let mut times = Vec::new();
    for (index, (engine, programs)) in engines.iter().enumerate() {
        println!("\n[browser {}/{}] in {}", index + 1, engines.len(), engine.title);
        let start = Instant::now();
        let suite = |filter: &[&str]| {
            let mut cargo = suite(engine, programs);
            cargo.env(tools::UBLOCK_ORIGIN, &blocker).args(filter);
            cargo
        };
        let unsupported = engine_limits::unsupported(engine.name).flat_map(|test| ["--skip", test]);
        let filter: Vec<_> = options.filter.iter().copied().chain(unsupported).collect();
        run_with_retry(engine, &suite, &filter).with_context(|| {
            let Engine { title, name, .. } = engine;
            format!("the tests failed in {title}; to run them there alone: cargo xtask test browser --engine {name}")
        })?;
        times.push(format!("{} {} s", engine.title, start.elapsed().as_secs()));
    }
    println!("\nIn {}", times.join(", "));
    for (engine, _) in &engines {
        print_unsupported(engine);
    }
    Ok(())
}

/// Runs the benchmark of the lightbox and PhotoSwipe, in Chromium.
pub(crate) fn bench() -> Result<()> {
    let programs = tools::CHROMIUM.programs()?;
    build()?;
    run_command(suite(&tools::CHROMIUM, &programs).args("--ignored --nocapture bench::".split(' ')))
}

/// Prints what other ad-block detectors report, in the default engines.
pub(crate) fn compare() -> Result<()> {
    let engines = with_programs(&default_engines()?)?;
    build()?;
    let blocker = prepare_blockers()?;
    for (engine, programs) in engines {
        println!("\nIn {}:", engine.title);
        let mut cargo = suite(engine, &programs);
        run_command(
            cargo.env(tools::UBLOCK_ORIGIN, &blocker).args("--ignored --nocapture adblock::compare".split(' ')),
        )?;
    }
    Ok(())
}

type Programs = Vec<(&'static str, PathBuf)>;

/// The engines with their programs, which are installed if they are missing.
fn with_programs(engines: &[&'static Engine]) -> Result<Vec<(&'static Engine, Programs)>> {
    engines.iter().map(|engine| Ok((*engine, engine.programs()?))).collect()
}

/// The command that runs the tests in an engine. The caller adds the filter.
fn suite(engine: &Engine, programs: &Programs) -> Command {
    let mut cargo = command("cargo");
    cargo.args("test --package article-widget --test browser --".split(' '));
    cargo.envs(programs.iter().map(|(variable, path)| (variable, path)));
    cargo.env("ARTICLE_WIDGET_ENGINE", engine.name).env("ARTICLE_WIDGET_DIST", root().join("dist"));
    cargo
}

/// Prepares the real ad blockers: returns uBlock Origin's folder, and builds the engine that the tests use in Chromium.
fn prepare_blockers() -> Result<PathBuf> {
    let folder = tools::ublock_origin()?;
    run_command(command("cargo").args("build --package filter-lists".split(' ')))?;
    Ok(folder)
}

/// Runs the tests, and retries failed ones once if they are few. The retry is reported. On a busy machine a browser may
/// lose a key event or a frame; a defect of the widget fails twice.
fn run_with_retry(engine: &Engine, suite: &dyn Fn(&[&str]) -> Command, filter: &[&str]) -> Result<()> {
    let (result, failed) = run_and_collect_failures(&mut suite(filter))?;
    if result.is_ok() || failed.is_empty() || failed.len() > MAX_RETRIED_TESTS {
        return result;
    }
    println!("\n{} failed in {} and run a second time: {}", failed.len(), engine.title, failed.join(", "));
    let names: Vec<_> = failed.iter().map(String::as_str).chain(["--exact"]).collect();
    run_and_collect_failures(&mut suite(&names))?.0?;
    println!("\nPassed only at the second attempt in {}: {}", engine.title, failed.join(", "));
    Ok(())
}

/// Runs a command and shows its output. Returns its result and the names of the tests that failed.
fn run_and_collect_failures(command: &mut Command) -> Result<(Result<()>, Vec<String>)> {
    println!("  $ {}", display(command));
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo could not be started")?;
    let mut failed = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines()) {
        let line = line?;
        println!("{line}");
        failed.extend(line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")).map(str::to_owned));
    }
    let status = child.wait()?;
    Ok((if status.success() { Ok(()) } else { Err(anyhow!("`{}` failed: {status}", display(command))) }, failed))
}

/// Prints the tests that were not run in an engine, and why.
fn print_unsupported(engine: &Engine) {
    for limit in engine_limits::ENGINE_LIMITS.iter().filter(|limit| !limit.engines.contains(&engine.name)) {
        println!("Not run in {}: {} (only in {})", engine.title, limit.reason, limit.engines.join(" and "));
        for test in limit.tests {
            println!("  {test}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `--skip` takes a part of a name. If no test has it, nothing is skipped; if several tests have it, all are skipped.
    #[test]
    fn each_engine_limit_names_exactly_one_test() {
        for name in engine_limits::ENGINE_LIMITS.iter().flat_map(|limit| limit.tests) {
            let (module, function) = name.rsplit_once("::").unwrap_or_default();
            let file = root().join(format!("tests/browser/{}.rs", module.replace("::", "/")));
            let source = std::fs::read_to_string(file).unwrap_or_default();
            let count = source.matches(&format!("\nfn {function}")).count();
            assert!(count == 1 && source.contains(&format!("\nfn {function}() {{")), "{name} matches {count} tests");
        }
    }
}
