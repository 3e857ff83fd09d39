//! `cargo xtask`: set-up, build and checks, the same for contributors and for CI.

mod browser_tests;
mod build;
mod checks;
mod command;
mod filter_lists;
mod fuzz;
mod options;
mod pack;
mod size;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [-- TRUNK ARGUMENTS]   serve the demo, and rebuild on every change
cargo xtask build                        make the release build in dist/
cargo xtask test [CHECK…] [--engine ENGINE]… [-- FILTER…]
                                         run the checks, all of them or those named:
                                         fmt clippy unit wasm browser filter-lists size;
                                         the browser check runs in chromium and firefox unless engines are named:
                                         chromium firefox webkit
cargo xtask fuzz [TARGET] [SECONDS]      fuzz one parser, or all of them: json html date url (20 s each)
cargo xtask filter-lists [LIST…]         check with a real ad blocker's engine that uBlock Origin's lists (and the lists
                                         given) block every bait of the ad-block notice and nothing else of the widget
cargo xtask size                         print the sizes of the bundles, and fail if one is above its limit
cargo xtask bench                        compare the speed of the lightbox and PhotoSwipe
cargo xtask compare                      compare ad-block detection with other detectors
cargo xtask pack                         create the bundles; Trunk runs this after each build

Missing tools are installed first, or listed if that is not possible.";

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
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let separator = arguments.iter().position(|argument| argument == "--");
    let forwarded = separator.map(|index| arguments.split_off(index)).unwrap_or_default();
    let forwarded: Vec<&str> = forwarded.iter().skip(1).map(String::as_str).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve"] => build::serve(&forwarded),
        ["build"] => build::build(),
        ["test", arguments @ ..] => checks::run(arguments, &forwarded),
        ["fuzz", arguments @ ..] => fuzz::fuzz(arguments),
        ["filter-lists", files @ ..] => filter_lists::check(files),
        ["size"] => size::size(),
        ["bench"] => browser_tests::bench(),
        ["compare"] => browser_tests::compare(),
        ["pack"] => pack::pack(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("unknown command: {}\n\n{USAGE}", other.join(" ")),
    }
}
