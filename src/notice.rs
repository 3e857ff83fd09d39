//! What the ad-block notice says and how it looks. None of it is in the wasm: the packer hands it to the notice's own
//! file (`static/notice.js`), which is fetched when there is a blocker.
//!
//! `{name}` in a text is filled in there: with the site's host, or with the name of a bait. A line of steps is a step.

mod ar;
mod en;

use crate::words::words;

words! {
    /// Every word of the notice.
    Words:
    /// What the notice is.
    label = "noticeLabel",
    /// The notice itself.
    notice = "notice",
    /// Unfolds the ways to allow this site.
    how = "noticeHow",
    /// Unfolds what the probes saw.
    why = "noticeWhy",
    /// Closes it for 30 days.
    days = "noticeDays",
    /// Closes it for good.
    never = "noticeNever",
    /// Closes it for this session.
    close = "noticeClose",
    /// Before the blockers to choose from.
    steps = "noticeSteps",
    /// The steps in uBlock Origin.
    ublock_origin = "noticeUblockOrigin",
    /// The steps in Adblock Plus.
    adblock_plus = "noticeAdblockPlus",
    /// The steps in AdGuard.
    adguard = "noticeAdguard",
    /// The steps in Brave.
    brave = "noticeBrave",
    /// The steps in Firefox.
    firefox = "noticeFirefox",
    /// Any other blocker.
    other = "noticeOther",
    /// The steps in any other.
    other_steps = "noticeOtherSteps",
    /// Before what the probes saw.
    probes = "noticeProbes",
    /// A bait element that was hidden.
    hidden = "noticeHidden",
    /// A bait picture that was stopped.
    stopped = "noticeStopped",
    /// A bait that came through.
    passed = "noticePassed",
    /// A bait of which nothing can be said.
    unknown = "noticeUnknown",
    /// After what the probes saw.
    privacy = "noticePrivacy",
    /// In the notice's place, once the blocker is off.
    thanks = "noticeThanks",
}

/// The words by primary language subtag; the first are for every other language.
pub const LANGUAGES: &[(&str, &Words)] = &[("en", &en::WORDS), ("ar", &ar::WORDS)];

/// The notice's sheet, beside the widget's.
pub const SHEET: &str = include_str!("../js/adblock/notice.css");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Pairs;

    #[test]
    fn every_language_fills_the_same_places_and_takes_the_same_steps() {
        for (lang, words) in LANGUAGES {
            for ((key, text), (_, english)) in words.pairs().into_iter().zip(en::WORDS.pairs()) {
                let count = |text: &str, what| text.matches(what).count();
                assert_eq!(count(text, "{name}").min(1), count(english, "{name}").min(1), "{lang} {key}");
                assert_eq!(count(text, "\n"), count(english, "\n"), "{lang} {key}");
                assert!(!text.trim().is_empty() && text.trim() == text, "{lang} {key}");
            }
        }
    }
}
