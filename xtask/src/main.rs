//! `cargo xtask`: set-up, build and checks, the same for a contributor and for CI.

mod build;
mod command;
mod engines;
mod fuzz;
mod lists;
mod options;
mod pack;
mod parts;
mod size;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [-- TRUNK ARGUMENTS]   installs what is missing, then serves the demo and rebuilds on change
cargo xtask test [PART…] [--engine ENGINE]… [-- FILTER…]
                                         installs what is missing, then runs the checks:
                                         fmt clippy native wasm browser lists size (all of them without a name);
                                         browser runs in chromium and firefox, or in those named: chromium firefox webkit
cargo xtask fuzz [TARGET] [SECONDS]      looks for inputs that break a reader: json html date url (20 s each)
cargo xtask lists [LIST…]                runs the ad-block notice's baits, and every name that the widget ships, through a
                                         real engine, with uBlock Origin's lists and with newer ones that are given
cargo xtask size                         prints the sizes of the bundles, and fails above their limits
cargo xtask bench                        times our lightbox beside PhotoSwipe's on the same pictures
cargo xtask peers                        prints what other detectors of ad blockers say beside ours, on real blockers
cargo xtask pack                         packs the bundles; Trunk runs it after each build";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.iter().position(|word| word == "--").map(|at| words.split_off(at)).unwrap_or_default();
    let rest: Vec<&str> = rest.iter().skip(1).map(String::as_str).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => parts::serve(&rest),
        ["test", words @ ..] => parts::test(words, &rest),
        ["fuzz", words @ ..] => fuzz::fuzz(words),
        ["lists", files @ ..] => lists::lists(files),
        ["size"] => size::size(),
        ["bench"] => engines::bench(),
        ["peers"] => engines::peers(),
        ["pack"] => pack::pack(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("unknown: {}\n\n{USAGE}", other.join(" ")),
    }
}
