//! Whether an ad blocker is on: what the probes saw, and the verdict. No DOM here; `watch::adblock` does the looking.
//!
//! A blocker is told from a broken page by *pairs*: a bait that today's lists hide or stop, and a control of the same
//! kind that they leave alone. A control that fails means that nothing can be said. No third party is ever asked.

/// The class of the bait element, one that the generic rules of today's lists hide.
pub const BAIT_CLASS: &str = "ad-leaderboard";
/// The class of its control, which no list knows.
pub const CONTROL_CLASS: &str = "article-widget-probe";
/// The bait picture, beside the widget's script.
pub const BAIT_IMAGE: &str = "ads/banners/p.png";
/// Its control, of the same bytes.
pub const CONTROL_IMAGE: &str = "media/banners/p.png";

/// What one pair says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The bait was stopped, the control was not.
    Blocked,
    /// Neither was stopped.
    Clear,
    /// The control failed, or never answered.
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
}

/// What the two pairs say together.
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

/// The verdict over both pairs; `suspected_before` is whether an earlier visit saw one signal.
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
    fn signals_are_named() {
        assert_eq!(signals(Probe::Blocked, Probe::Blocked), ["element", "image"]);
        assert_eq!(signals(Probe::Clear, Probe::Blocked), ["image"]);
        assert!(signals(Probe::Unknown, Probe::Clear).is_empty());
    }
}
