//! `cargo xtask filter-lists`: checks that filter lists of ad blockers still match the baits, and match no other part of the
//! widget. `filter-lists serve` runs the engine as a server, for the browser tests that use a real blocker.

mod blocker;
mod literals;
mod serve;
mod shipped;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use article_widget::adblock::{BAITS, Baits};

use crate::{blocker::Blocker, shipped::Shipped};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments are the folder with the lists of a blocker, and optional further lists, newer ones or those of another
/// blocker. With `serve` as the first argument, the engine is loaded with all of these lists and answers requests.
fn run() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let is_server = arguments.next_if(|argument| argument == Path::new("serve")).is_some();
    let folder = arguments.next().context("the first argument has to be a folder with lists")?;
    let given: Vec<_> = arguments.collect();
    if is_server {
        let files = [texts(&folder)?, given].concat();
        return serve::serve(&blocker::engine(&blocker::read(&files)?));
    }
    let mut blockers = vec![Blocker::load("uBlock Origin's lists", &texts(&folder)?)?];
    if !given.is_empty() {
        blockers.push(Blocker::load("the lists given", &given)?);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shipped = Shipped::find(&root)?;
    let mut problems = Vec::new();
    for blocker in &blockers {
        println!("\n{}: {}", blocker.name, blocker.files.join(", "));
        problems.extend(check_baits(blocker, &BAITS));
        problems.extend(check_shipped(blocker, &shipped));
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n       "));
    }
    Ok(())
}

/// The lists in a folder: its text files, except the list of untrusted lists.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = shipped::files(folder)?;
    found.retain(|file| file.extension().is_some_and(|end| end == "txt") && !file.ends_with("badlists.txt"));
    if found.is_empty() {
        bail!("{} has no lists", folder.display());
    }
    Ok(found)
}

/// Prints which rules match each bait. A bait without a rule is a problem, and so is a control with one.
fn check_baits(blocker: &Blocker, baits: &Baits) -> Vec<String> {
    let mut problems = Vec::new();
    let mut check = |name: &str, rules: &[String], bait: bool| {
        println!("  {:<8} {name:<26} {}", if bait { "bait" } else { "control" }, rules.join("  "));
        if bait && rules.is_empty() {
            problems.push(format!("the bait {name} matches no rule of {}", blocker.name));
        } else if !bait && !rules.is_empty() {
            problems.push(format!("{} match the control {name}: {}", blocker.name, rules.join("  ")));
        }
    };
    for class in baits.elements {
        check(class, &blocker.hides_class(class), true);
    }
    check(baits.control, &blocker.hides(&[baits.control.to_owned()]), false);
    check(baits.picture, &blocker.blocks_everywhere(baits.picture), true);
    check(baits.control_picture, &blocker.blocks(baits.control_picture), false);
    problems
}

/// Prints how many names and files are checked. A name or a file that a rule matches is a problem.
fn check_shipped(blocker: &Blocker, shipped: &Shipped) -> Vec<String> {
    println!("  widget   {} names, {} files", shipped.names.len(), shipped.files.len());
    let named = blocker
        .hides(&shipped.names)
        .into_iter()
        .map(|rule| format!("{} would hide an element of the widget: {rule}", blocker.name));
    let mut problems: Vec<_> = named.collect();
    for file in &shipped.files {
        for rule in blocker.blocks(file) {
            problems.push(format!("{} would block {file}: {rule}", blocker.name));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "##.ad-x\n##[id^=\"sponsor\"]\n/ads/*$image\n-728x90.\n||tracker.example^\n";

    fn baits(elements: &'static [&'static str], picture: &'static str) -> Baits {
        Baits { elements, control: "neutral", notice: "note", picture, control_picture: "media/p.png" }
    }

    #[test]
    fn a_bait_that_rules_match_is_not_reported() {
        let blocker = Blocker::from_text("it", LIST);
        assert_eq!(check_baits(&blocker, &baits(&["ad-x"], "ads/p-728x90.png")), Vec::<String>::new());
        assert_eq!(blocker.blocks_everywhere("ads/p-728x90.png"), ["-728x90.", "/ads/*$image"]);
    }

    #[test]
    fn a_bait_that_no_rule_matches_is_reported() {
        let blocker = Blocker::from_text("it", &format!("{LIST}#@#.ad-x\n@@/ads/p.png$image\n"));
        let problems = check_baits(&blocker, &baits(&["ad-x"], "ads/p.png"));
        assert_eq!(problems, ["the bait ad-x matches no rule of it", "the bait ads/p.png matches no rule of it"]);
    }

    #[test]
    fn a_control_that_rules_match_is_reported() {
        let blocker = Blocker::from_text("it", "##.ad-x\n##.neutral\n/p.png\n");
        let problems = check_baits(&blocker, &baits(&["ad-x"], "p.png"));
        assert_eq!(problems, ["it match the control neutral: .neutral", "it match the control media/p.png: /p.png"]);
    }

    #[test]
    fn names_and_files_that_rules_match_are_reported() {
        let blocker = Blocker::from_text("it", LIST);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let shipped =
            Shipped { names: names(&["figure", "sponsors"]), files: names(&["a.js", "ads/a.js", "ads/a.png"]) };
        assert_eq!(
            check_shipped(&blocker, &shipped),
            ["it would hide an element of the widget: [id^=\"sponsor\"]", "it would block ads/a.png: /ads/*$image"]
        );
        let shipped = Shipped { names: names(&["figure"]), files: names(&["a.js"]) };
        assert_eq!(check_shipped(&blocker, &shipped), Vec::<String>::new());
    }
}
