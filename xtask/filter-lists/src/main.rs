//! `cargo xtask lists`: whether blockers' lists still know the baits, and know nothing else of ours. `lists serve` is the
//! engine that the browser tests' second blocker asks.

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

/// Takes the folder with a blocker's lists, and lists that are newer or another blocker's. With `serve` before them it
/// answers questions by all of them.
fn run() -> Result<()> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let serves = words.next_if(|word| word == Path::new("serve")).is_some();
    let folder = words.next().context("a folder with lists is needed")?;
    let given: Vec<_> = words.collect();
    if serves {
        let files = [texts(&folder)?, given].concat();
        return serve::serve(&blocker::engine(&blocker::read(&files)?));
    }
    let mut blockers = vec![Blocker::load("uBlock Origin's lists", &texts(&folder)?)?];
    if !given.is_empty() {
        blockers.push(Blocker::load("the lists given", &given)?);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shipped = Shipped::find(&root)?;
    let mut complaints = Vec::new();
    for blocker in &blockers {
        println!("\n{}: {}", blocker.name, blocker.files.join(", "));
        complaints.extend(check_baits(blocker, &BAITS));
        complaints.extend(check_shipped(blocker, &shipped));
    }
    if !complaints.is_empty() {
        bail!("{}", complaints.join("\n       "));
    }
    Ok(())
}

/// The text files below a folder, but the list of bad lists.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = shipped::files(folder)?;
    found.retain(|file| file.extension().is_some_and(|end| end == "txt") && !file.ends_with("badlists.txt"));
    if found.is_empty() {
        bail!("{} holds no lists", folder.display());
    }
    Ok(found)
}

/// Prints which rules each bait meets. A bait that meets none is a complaint, and so is a control that meets one.
fn check_baits(blocker: &Blocker, baits: &Baits) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut say = |what: &str, rules: &[String], bait: bool| {
        println!("  {:<8} {what:<26} {}", if bait { "bait" } else { "control" }, rules.join("  "));
        if bait && rules.is_empty() {
            complaints.push(format!("the bait {what} is dead: no rule of {} knows it", blocker.name));
        } else if !bait && !rules.is_empty() {
            complaints.push(format!("{} know the control {what}: {}", blocker.name, rules.join("  ")));
        }
    };
    for class in baits.elements {
        say(class, &blocker.hides_class(class), true);
    }
    say(baits.control, &blocker.hides(&[baits.control.to_owned()]), false);
    say(baits.picture, &blocker.stops_everywhere(baits.picture), true);
    say(baits.control_picture, &blocker.stops(baits.control_picture), false);
    complaints
}

/// Prints how much was looked at. What a rule meets is a complaint.
fn check_shipped(blocker: &Blocker, shipped: &Shipped) -> Vec<String> {
    println!("  ours     {} names, {} files", shipped.names.len(), shipped.files.len());
    let named =
        blocker.hides(&shipped.names).into_iter().map(|rule| format!("{} would hide ours: {rule}", blocker.name));
    let mut complaints: Vec<_> = named.collect();
    for file in &shipped.files {
        for rule in blocker.stops(file) {
            complaints.push(format!("{} would stop {file}: {rule}", blocker.name));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "##.ad-x\n##[id^=\"sponsor\"]\n/ads/*$image\n-728x90.\n||tracker.example^\n";

    fn baits(elements: &'static [&'static str], picture: &'static str) -> Baits {
        Baits { elements, control: "calm", notice: "note", picture, control_picture: "media/p.png" }
    }

    #[test]
    fn a_living_bait_is_no_complaint() {
        let blocker = Blocker::of("it", LIST);
        assert_eq!(check_baits(&blocker, &baits(&["ad-x"], "ads/p-728x90.png")), Vec::<String>::new());
        assert_eq!(blocker.stops_everywhere("ads/p-728x90.png"), ["-728x90.", "/ads/*$image"]);
    }

    #[test]
    fn a_dead_bait_is_named() {
        let blocker = Blocker::of("it", &format!("{LIST}#@#.ad-x\n@@/ads/p.png$image\n"));
        let complaints = check_baits(&blocker, &baits(&["ad-x"], "ads/p.png"));
        assert_eq!(
            complaints,
            ["the bait ad-x is dead: no rule of it knows it", "the bait ads/p.png is dead: no rule of it knows it"]
        );
    }

    #[test]
    fn a_control_that_lists_know_is_named() {
        let blocker = Blocker::of("it", "##.ad-x\n##.calm\n/p.png\n");
        let complaints = check_baits(&blocker, &baits(&["ad-x"], "p.png"));
        assert_eq!(complaints, ["it know the control calm: .calm", "it know the control media/p.png: /p.png"]);
    }

    #[test]
    fn what_is_ours_and_known_is_named() {
        let blocker = Blocker::of("it", LIST);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let ours = Shipped { names: names(&["figure", "sponsors"]), files: names(&["a.js", "ads/a.js", "ads/a.png"]) };
        assert_eq!(
            check_shipped(&blocker, &ours),
            ["it would hide ours: [id^=\"sponsor\"]", "it would stop ads/a.png: /ads/*$image"]
        );
        let ours = Shipped { names: names(&["figure"]), files: names(&["a.js"]) };
        assert_eq!(check_shipped(&blocker, &ours), Vec::<String>::new());
    }
}
