//! The arguments of `cargo xtask test`.

use anyhow::{Context, Result};

use crate::tools::Engine;

/// The engines of a run without `--engine`. WebKitGTK is not included, because its driver is too unreliable for a check
/// that every change has to pass.
pub(crate) const DEFAULT_ENGINES: [&str; 2] = ["chromium", "firefox"];

/// The options of the checks.
pub(crate) struct Options<'a> {
    /// The arguments for the test runner: everything after `--`.
    pub(crate) filter: &'a [&'a str],
    /// The engines for the browser tests.
    pub(crate) engines: Vec<&'static Engine>,
}

/// Splits the arguments after `test` into the names of checks and the engines that `--engine` names.
pub(crate) fn parse<'a>(arguments: &[&'a str]) -> Result<(Vec<&'a str>, Vec<&'static Engine>)> {
    let (mut checks, mut engines) = (Vec::new(), Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let names = match *argument {
            "--engine" => arguments.next().copied().context("--engine needs a name")?,
            argument => match argument.strip_prefix("--engine=") {
                Some(names) => names,
                None => {
                    checks.push(argument);
                    continue;
                }
            },
        };
        for name in names.split(',') {
            engines.push(Engine::by_name(name)?);
        }
    }
    if engines.is_empty() {
        engines = default_engines()?;
    }
    Ok((checks, engines))
}

/// The engines of a run without `--engine`.
pub(crate) fn default_engines() -> Result<Vec<&'static Engine>> {
    DEFAULT_ENGINES.iter().map(|name| Engine::by_name(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_can_be_named_once_or_more() {
        let names = |arguments: &[&str]| {
            parse(arguments).map(|(checks, engines)| {
                (checks.join(" "), engines.iter().map(|engine| engine.name).collect::<Vec<_>>())
            })
        };
        assert_eq!(names(&[]).ok(), Some((String::new(), DEFAULT_ENGINES.to_vec())));
        assert_eq!(names(&["browser", "--engine", "webkit"]).ok(), Some(("browser".to_owned(), vec!["webkit"])));
        assert_eq!(
            names(&["--engine=firefox,webkit", "fmt"]).ok(),
            Some(("fmt".to_owned(), vec!["firefox", "webkit"]))
        );
        assert!(names(&["--engine", "trident"]).is_err() && names(&["--engine"]).is_err());
    }
}
