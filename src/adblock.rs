//! Whether an ad blocker is active: the baits, the result of each probe, the verdict, and whether the notice may be
//! shown. This module does not use the DOM: `observers::adblock` runs the probes, and the ad-block notice chunk
//! (`js/adblock`) renders the notice.
//!
//! Each probe compares a *bait*, which current filter lists hide or block, with a *control* of the same kind, which they
//! do not match. This distinguishes a blocker from a broken page: if the control fails, the probe is inconclusive. No
//! third party is contacted.

/// The baits and their controls. Filter lists change, so `cargo xtask filter-lists` runs the baits through the engine of an
/// ad blocker with current lists, and fails if a bait no longer matches a rule.
pub const BAITS: Baits = Baits {
    elements: &["ad-leaderboard", "ad-rectangle", "skyscraper-ad", "ads_box"],
    control: "article-widget-probe",
    notice: "adblock-notice",
    picture: "ads/banners/p-728x90.png",
    control_picture: "media/banners/p.png",
};

/// The elements and pictures that probe for an ad blocker.
pub struct Baits {
    /// The classes of the bait elements. All of them are inserted, so that the others still work when one rule is
    /// dropped from the lists.
    pub elements: &'static [&'static str],
    /// The class of the control element.
    pub control: &'static str,
    /// The class of the notice, on an element that is not a bait. A blocker searches the document for classes, but not
    /// shadow roots. This element lets it find a user's custom rule against the notice on all sites, which then hides the
    /// notice in the shadow root too.
    pub notice: &'static str,
    /// The bait picture, relative to the widget's script. Its folder and the size in its name match two rules, so that
    /// one request is enough even if one of the rules is dropped.
    pub picture: &'static str,
    /// The control picture, which has the same bytes.
    pub control_picture: &'static str,
}

/// The result of one pair of bait and control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The bait was blocked, the control was not.
    Blocked,
    /// Neither was blocked.
    Clear,
    /// The control was blocked too, or one of them gave no result.
    Unknown,
}

impl Probe {
    /// The result of a pair, from whether its bait and its control were displayed or loaded.
    pub fn new(bait_passed: bool, control_passed: bool) -> Self {
        match (bait_passed, control_passed) {
            (_, false) => Self::Unknown,
            (true, true) => Self::Clear,
            (false, true) => Self::Blocked,
        }
    }

    /// The outcome for the bait, as the notice lists it: `passed`, `unknown`, or `blocked`, which is `"hidden"` for an
    /// element and `"stopped"` for a picture.
    pub fn outcome(self, blocked: &'static str) -> &'static str {
        match self {
            Self::Blocked => blocked,
            Self::Clear => "passed",
            Self::Unknown => "unknown",
        }
    }
}

/// The conclusion from both signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A blocker is active.
    Blocked,
    /// Only one signal reports a blocker. It counts if the next visit finds one too.
    Suspected,
    /// No blocker is active.
    Clear,
    /// The probes are inconclusive.
    Unknown,
}

/// The verdict from the element and picture probes. `suspected_before` is whether an earlier visit was
/// [`Suspected`](Verdict::Suspected).
pub fn verdict(element: Probe, image: Probe, suspected_before: bool) -> Verdict {
    match (element, image) {
        (Probe::Blocked, Probe::Blocked) => Verdict::Blocked,
        (Probe::Blocked, _) | (_, Probe::Blocked) if suspected_before => Verdict::Blocked,
        (Probe::Blocked, _) | (_, Probe::Blocked) => Verdict::Suspected,
        (Probe::Clear, Probe::Clear) => Verdict::Clear,
        _ => Verdict::Unknown,
    }
}

/// The names of the signals that report a blocker, for the detail of the event.
pub fn signals(element: Probe, image: Probe) -> Vec<&'static str> {
    let mut signals = Vec::new();
    for (probe, name) in [(element, "element"), (image, "image")] {
        if probe == Probe::Blocked {
            signals.push(name);
        }
    }
    signals
}

/// Whether the notice may be shown; when no blocker is detected, whether its thank-you message may.
///
/// `snoozed_until` is what an earlier dismissal stored: `forever`, or the day (days since 1970) from which the notice may
/// be shown again. `session` is what was shown in this session: `1` the notice, `2` the thank-you message. That message
/// is for a user who has seen the notice and has turned the blocker off since.
pub fn may_show(detected: bool, snoozed_until: Option<&str>, today: u32, session: Option<&str>) -> bool {
    let snoozed = match snoozed_until {
        Some("forever") => true,
        Some(day) => day.parse().is_ok_and(|day: u32| today < day),
        None => false,
    };
    !snoozed && session == if detected { None } else { Some("1") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_with_a_blocked_control_is_inconclusive() {
        assert_eq!(Probe::new(false, false), Probe::Unknown);
        assert_eq!(Probe::new(true, false), Probe::Unknown);
        assert_eq!(Probe::new(false, true), Probe::Blocked);
        assert_eq!(Probe::new(true, true), Probe::Clear);
    }

    #[test]
    fn a_blocker_is_reported_after_two_signals_or_after_one_signal_on_two_visits() {
        use Probe::{Blocked, Clear, Unknown};
        for (element, image, before, expected) in [
            (Blocked, Blocked, false, Verdict::Blocked),
            (Blocked, Clear, false, Verdict::Suspected),
            (Clear, Blocked, false, Verdict::Suspected),
            (Clear, Blocked, true, Verdict::Blocked),
            (Blocked, Unknown, true, Verdict::Blocked),
            (Blocked, Unknown, false, Verdict::Suspected),
            (Clear, Clear, true, Verdict::Clear),
            (Clear, Unknown, true, Verdict::Unknown),
            (Unknown, Unknown, true, Verdict::Unknown),
        ] {
            assert_eq!(verdict(element, image, before), expected, "{element:?} {image:?} {before}");
        }
    }

    #[test]
    fn the_outcome_of_a_blocked_bait_depends_on_its_kind() {
        assert_eq!(["hidden", "stopped"].map(|blocked| Probe::Blocked.outcome(blocked)), ["hidden", "stopped"]);
        assert_eq!([Probe::Clear, Probe::Unknown].map(|probe| probe.outcome("hidden")), ["passed", "unknown"]);
    }

    #[test]
    fn the_notice_is_shown_once_a_session_and_not_while_snoozed() {
        for (detected, until, session, expected) in [
            (true, None, None, true),
            (true, None, Some("1"), false),
            (true, None, Some("2"), false),
            (true, Some("forever"), None, false),
            (true, Some("20000"), None, true),
            (true, Some("20001"), None, false),
            (true, Some("20030"), None, false),
            (true, Some("soon"), None, true),
            (true, Some(""), None, true),
            (false, None, None, false),
            (false, None, Some("1"), true),
            (false, None, Some("2"), false),
            (false, Some("forever"), Some("1"), false),
            (false, Some("20030"), Some("1"), false),
        ] {
            let may = may_show(detected, until, 20_000, session);
            assert_eq!(may, expected, "detected {detected}, until {until:?}, session {session:?}");
        }
    }

    #[test]
    fn only_signals_that_report_a_blocker_are_listed() {
        assert_eq!(signals(Probe::Blocked, Probe::Blocked), ["element", "image"]);
        assert_eq!(signals(Probe::Clear, Probe::Blocked), ["image"]);
        assert!(signals(Probe::Unknown, Probe::Clear).is_empty());
    }
}
