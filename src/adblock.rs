//! Whether an ad blocker is on: the baits, what the probes saw, the verdict, and whether the notice may come. No DOM
//! here; `observers::adblock` does the looking, and the notice's own file (`static/notice.js`) the talking.
//!
//! A blocker is told from a broken page by *pairs*: a bait that today's lists hide or stop, and a control of the same
//! kind that they leave alone. A control that fails means that nothing can be said. No third party is ever asked.

/// The baits and their controls: the only place where they are named. Lists change, and baits die: `cargo xtask lists`
/// runs them through a real engine with real lists, and fails when one matches nothing any more.
pub const BAITS: Baits = Baits {
    elements: &["ad-leaderboard", "ad-rectangle", "skyscraper-ad", "ads_box"],
    control: "article-widget-probe",
    notice: "adblock-notice",
    picture: "ads/banners/p-728x90.png",
    control_picture: "media/banners/p.png",
};

/// What a blocker takes for advertising, and what it leaves alone.
pub struct Baits {
    /// The classes of the bait elements. All of them are placed, so that when a rule dies the next serves.
    pub elements: &'static [&'static str],
    /// The class of their control.
    pub control: &'static str,
    /// The notice's own class, on an element that is no bait. A blocker looks for classes in the document, not in shadow
    /// roots: by this one it finds a reader's own rule for all sites, and the rule hides the notice wherever it stands.
    pub notice: &'static str,
    /// The bait picture, beside the widget's script. Its folder and the size in its name are two rules of the lists:
    /// one request, and a spare.
    pub picture: &'static str,
    /// Its control, of the same bytes.
    pub control_picture: &'static str,
}

/// What a pair says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The bait was stopped, the control was not.
    Blocked,
    /// Neither was stopped.
    Clear,
    /// The control failed, or one never answered.
    Unknown,
}

impl Probe {
    /// What a pair says whose bait and control came through, or didn't.
    pub fn of(bait: bool, control: bool) -> Self {
        match (bait, control) {
            (_, false) => Self::Unknown,
            (true, true) => Self::Clear,
            (false, true) => Self::Blocked,
        }
    }

    /// The letter by which the notice's file knows it.
    pub fn letter(self) -> char {
        match self {
            Self::Blocked => 'b',
            Self::Clear => 'c',
            Self::Unknown => 'u',
        }
    }
}

/// What the pairs say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A blocker is on.
    Blocked,
    /// One signal alone: it counts when the next visit sees one too.
    Suspected,
    /// No blocker is on.
    Clear,
    /// Nothing can be said.
    Unknown,
}

/// The verdict over both signals; `suspected_before` is whether an earlier visit saw one.
pub fn verdict(element: Probe, image: Probe, suspected_before: bool) -> Verdict {
    match (element, image) {
        (Probe::Blocked, Probe::Blocked) => Verdict::Blocked,
        (Probe::Blocked, _) | (_, Probe::Blocked) if suspected_before => Verdict::Blocked,
        (Probe::Blocked, _) | (_, Probe::Blocked) => Verdict::Suspected,
        (Probe::Clear, Probe::Clear) => Verdict::Clear,
        _ => Verdict::Unknown,
    }
}

/// The names of the signals in the event's detail.
pub fn signals(element: Probe, image: Probe) -> Vec<&'static str> {
    let mut signals = Vec::new();
    for (probe, name) in [(element, "element"), (image, "image")] {
        if probe == Probe::Blocked {
            signals.push(name);
        }
    }
    signals
}

/// Whether the notice may come. `until` is what the reader's answer has left, `forever` or the day (since 1970) from
/// which it may come again; `session` is what this session has seen, `1` the notice, else the thanks.
pub fn may_come(detected: bool, until: Option<&str>, today: u32, session: Option<&str>) -> bool {
    let closed = match until {
        Some("forever") => true,
        Some(day) => day.parse().is_ok_and(|day: u32| today < day),
        None => false,
    };
    // Who saw the notice and has no blocker now is thanked.
    !closed && session == if detected { None } else { Some("1") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_that_fails_says_nothing() {
        assert_eq!(Probe::of(false, false), Probe::Unknown);
        assert_eq!(Probe::of(true, false), Probe::Unknown);
        assert_eq!(Probe::of(false, true), Probe::Blocked);
        assert_eq!(Probe::of(true, true), Probe::Clear);
    }

    #[test]
    fn two_signals_or_one_on_two_visits() {
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
    fn a_letter_each() {
        assert_eq!([Probe::Blocked, Probe::Clear, Probe::Unknown].map(Probe::letter), ['b', 'c', 'u']);
    }

    #[test]
    fn once_a_session_and_never_when_closed() {
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
            let may = may_come(detected, until, 20_000, session);
            assert_eq!(may, expected, "detected {detected}, until {until:?}, session {session:?}");
        }
    }

    #[test]
    fn signals_are_named() {
        assert_eq!(signals(Probe::Blocked, Probe::Blocked), ["element", "image"]);
        assert_eq!(signals(Probe::Clear, Probe::Blocked), ["image"]);
        assert!(signals(Probe::Unknown, Probe::Clear).is_empty());
    }
}
