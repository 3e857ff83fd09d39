//! Looks for an ad blocker, once a page, when nobody is kept waiting by it; and remembers what the reader answered.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::Callback;

use crate::{
    adblock::{BAIT_CLASS, BAIT_IMAGE, CONTROL_CLASS, CONTROL_IMAGE, Probe, Verdict, signals, verdict},
    components::{Host, Shared},
    dom::{self, Bait, Keep, Sight},
    event::{Remember, WidgetEvent},
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
struct Claim;

impl Claim {
    fn take() -> Option<Self> {
        (!CLAIMED.replace(true)).then_some(Self)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        CLAIMED.set(false);
    }
}

/// The claim on the notice, while it is held.
type Held = Rc<RefCell<Option<Claim>>>;

/// Looks for a blocker once the widget is seen, and has the notice shown. A widget that isn't rendered shows none.
pub(super) fn adblock(root: &Element, act: &Callback<Action>, host: &Shared<dyn Host>) -> impl Sized + use<> {
    let held: Held = Rc::default();
    let start = {
        let (held, act, host) = (Rc::downgrade(&held), act.clone(), host.clone());
        move || {
            let Some((there, claim)) = held.upgrade().zip(Claim::take()) else { return };
            *there.borrow_mut() = Some(claim);
            spawn_local(look(held, act, host));
        }
    };
    (Sight::wait(root, move || dom::when_idle(start)), held)
}

async fn look(held: Weak<RefCell<Option<Claim>>>, act: Callback<Action>, host: Shared<dyn Host>) {
    let images = dom::pair_loads(&host.origin(), BAIT_IMAGE, CONTROL_IMAGE, PATIENCE);
    let element = probe_elements().await;
    let image = match images.await {
        (Some(bait), Some(control)) => Probe::of(bait, control),
        _ => Probe::Unknown,
    };
    let detected = match verdict(element, image, suspected_before()) {
        Verdict::Unknown => return,
        Verdict::Suspected => return suspect(),
        Verdict::Blocked => true,
        Verdict::Clear => {
            dom::forget(Keep::Local, "suspected");
            false
        }
    };
    if held.upgrade().is_none() {
        return;
    }
    let show = move || {
        if detected && held.upgrade().is_some() && !away() {
            SHOWN.set(true);
            dom::remember(Keep::Session, "notice-shown", "1");
            act.emit(Action::Notice(words(element, image).into()));
        }
    };
    host.emit(WidgetEvent::Adblock { detected, signals: signals(element, image) }, Some(Box::new(show)));
}

/// Watches a bait and its control for as long as a blocker may take to hide one.
async fn probe_elements() -> Probe {
    let (Some(bait), Some(control)) = (Bait::place(BAIT_CLASS), Bait::place(CONTROL_CLASS)) else {
        return Probe::Unknown;
    };
    for _ in 0..PATIENCE / INTERVAL {
        let probe = Probe::of(bait.is_displayed(), control.is_displayed());
        if probe != Probe::Clear {
            return probe;
        }
        TimeoutFuture::new(INTERVAL).await;
    }
    Probe::Clear
}

/// What was stopped, by its own name.
fn words(element: Probe, image: Probe) -> String {
    let names: Vec<_> = [(element, BAIT_CLASS), (image, BAIT_IMAGE)]
        .into_iter()
        .filter(|(probe, _)| *probe == Probe::Blocked)
        .map(|(_, name)| ["“", name, "”"].concat())
        .collect();
    names.join(", ")
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
