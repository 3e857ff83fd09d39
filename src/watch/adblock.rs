//! Looks for an ad blocker, once a page, when nobody is kept waiting by it; and remembers what the reader answered.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlImageElement};
use yew::Callback;

use crate::{
    adblock::{BAIT_CLASS, BAIT_IMAGE, CONTROL_CLASS, CONTROL_IMAGE, Probe, Verdict, signals, verdict},
    dom::{self, Bait, Keep, Resize},
    event::{Remember, WidgetEvent},
    scope::{Host, Scope, Shared},
    state::Action,
};

/// Milliseconds until a probe is over, and between two looks at a bait.
const PATIENCE: u32 = 3000;
const INTERVAL: u32 = 100;
/// How many days "not for some days" lasts.
const DAYS: f64 = 30.0;

thread_local! {
    /// Whether some widget of the page has the notice: two widgets, one notice.
    static CLAIMED: Cell<bool> = const { Cell::new(false) };
    /// Whether the notice was shown on this page, where no storage tells.
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// The one notice of the page; free again when the widget that has it goes.
#[must_use]
pub(crate) struct Claim;

impl Claim {
    fn take() -> Option<Self> {
        (!CLAIMED.replace(true)).then(|| Self)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        CLAIMED.set(false);
    }
}

/// The claim on the notice, while it is held.
pub(crate) type Held = Rc<RefCell<Option<Claim>>>;

/// The wait until the widget is rendered, and the claim.
pub(crate) type Look = (Resize, Held);

/// Looks for a blocker once the widget is rendered, and has the notice shown. A widget that isn't rendered shows none.
pub(crate) fn adblock(root: &Element, Scope { act, host, .. }: &Scope) -> Look {
    let held: Held = Rc::default();
    let start = {
        let (held, act, host) = (Rc::downgrade(&held), act.clone(), host.clone());
        move || {
            let Some((there, claim)) = held.upgrade().zip(Claim::take()) else { return };
            *there.borrow_mut() = Some(claim);
            look(Probes::place(&host.origin(), held, act, host), 0);
        }
    };
    let (element, mut start) = (root.clone(), Some(start));
    let rendered = Resize::watch(root, move || {
        if let Some(start) = start.take_if(|_| element.client_height() > 0) {
            dom::when_idle(start);
        }
    });
    (rendered, held)
}

/// The baits and their controls, from the start of the look to its end.
struct Probes {
    elements: [Option<Bait>; 2],
    images: [Option<HtmlImageElement>; 2],
    held: Weak<RefCell<Option<Claim>>>,
    act: Callback<Action>,
    host: Shared<dyn Host>,
}

/// Looks as long as a blocker may take to hide an element, and a picture to answer.
fn look(probes: Probes, waited: u32) {
    if probes.held.upgrade().is_none() {
        return;
    }
    let (element, image) = (probes.element(), probes.image());
    if waited < PATIENCE && (element == Probe::Clear || image.is_none()) {
        Timeout::new(INTERVAL, move || look(probes, waited + INTERVAL)).forget();
    } else {
        probes.conclude(element, image.unwrap_or(Probe::Unknown));
    }
}

impl Probes {
    /// Places the elements and asks for the pictures.
    fn place(origin: &str, held: Weak<RefCell<Option<Claim>>>, act: Callback<Action>, host: Shared<dyn Host>) -> Self {
        Self {
            elements: [Bait::place(BAIT_CLASS), Bait::place(CONTROL_CLASS)],
            images: [dom::picture(origin, BAIT_IMAGE), dom::picture(origin, CONTROL_IMAGE)],
            held,
            act,
            host,
        }
    }

    /// What the elements say so far.
    fn element(&self) -> Probe {
        match &self.elements {
            [Some(bait), Some(control)] => Probe::of(bait.is_displayed(), control.is_displayed()),
            _ => Probe::Unknown,
        }
    }

    /// What the pictures say, once both have answered.
    fn image(&self) -> Option<Probe> {
        let [Some(bait), Some(control)] = &self.images else { return Some(Probe::Unknown) };
        Some(Probe::of(dom::has_loaded(bait)?, dom::has_loaded(control)?))
    }

    fn conclude(self, element: Probe, image: Probe) {
        let Self { held, act, host, .. } = self;
        let detected = match verdict(element, image, suspected_before()) {
            Verdict::Unknown => return,
            Verdict::Suspected => return suspect(),
            Verdict::Blocked => true,
            Verdict::Clear => {
                dom::forget(Keep::Local, "suspected");
                false
            }
        };
        let show = move || {
            if detected && held.upgrade().is_some() && !away() {
                SHOWN.set(true);
                dom::remember(Keep::Session, "notice-shown", "1");
                act.emit(Action::Notice(words(element, image).into()));
            }
        };
        host.emit(WidgetEvent::Adblock { detected, signals: signals(element, image) }, Some(Box::new(show)));
    }
}

/// What was stopped, by its own name.
fn words(element: Probe, image: Probe) -> String {
    let mut words = String::new();
    for (probe, name) in [(element, BAIT_CLASS), (image, BAIT_IMAGE)] {
        if probe == Probe::Blocked {
            let comma = if words.is_empty() { "" } else { ", " };
            words.extend([comma, "“", name, "”"]);
        }
    }
    words
}

/// Whether an earlier visit saw one signal.
fn suspected_before() -> bool {
    dom::recall(Keep::Local, "suspected").is_some() && dom::recall(Keep::Session, "suspected").is_none()
}

fn suspect() {
    dom::remember(Keep::Local, "suspected", "1");
    dom::remember(Keep::Session, "suspected", "1");
}

/// Whether the notice stays away: the reader has closed it, or this session has seen it.
fn away() -> bool {
    let until = dom::recall(Keep::Local, "notice-until");
    let closed = match until.as_deref() {
        Some("forever") => true,
        Some(day) => day.parse::<u32>().is_ok_and(|day| dom::today() < f64::from(day)),
        None => false,
    };
    closed || SHOWN.get() || dom::recall(Keep::Session, "notice-shown").is_some()
}

/// Remembers that the reader has closed the notice.
pub(crate) fn dismiss(remember: Remember) {
    match remember {
        Remember::Session => dom::remember(Keep::Session, "notice-shown", "1"),
        Remember::Days => dom::remember(Keep::Local, "notice-until", &((dom::today() + DAYS) as u32).to_string()),
        Remember::Forever => dom::remember(Keep::Local, "notice-until", "forever"),
    }
}
