//! Looks for an ad blocker, once a page, when nobody is kept waiting by it, and asks for the notice.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlImageElement};

use crate::{
    adblock::{BAITS, Probe, Verdict, may_come, signals, verdict},
    dom::{
        self, Bait, Resize,
        storage::{self, StorageArea},
    },
    event::WidgetEvent,
    scope::{Host, Scope, Shared},
};

/// Milliseconds until the second look at a bait. Each wait is twice the one before, and the sixth is the last: 3.15 s.
const FIRST_WAIT: u32 = 50;
const LAST_WAIT: u32 = FIRST_WAIT << 5;

thread_local! {
    /// Whether some widget of the page has the notice: two widgets, one notice.
    static CLAIMED: Cell<bool> = const { Cell::new(false) };
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

/// Looks for a blocker once the widget is rendered and somebody looks, and has the notice shown. A widget that isn't
/// rendered shows none.
pub(crate) fn adblock(root: &Element, Scope { host, .. }: &Scope) -> Look {
    let held: Held = Rc::default();
    let start = {
        let (held, host) = (Rc::downgrade(&held), host.clone());
        move || {
            let Some((there, claim)) = held.upgrade().zip(Claim::take()) else { return };
            *there.borrow_mut() = Some(claim);
            if let Some(probes) = Probes::place(held, host) {
                look(probes, FIRST_WAIT);
            }
        }
    };
    let (element, mut start) = (root.clone(), Some(start));
    let rendered = Resize::watch(root, move || {
        if let Some(start) = start.take_if(|_| element.client_height() > 0) {
            dom::when_visible(|| dom::when_idle(start));
        }
    });
    (rendered, held)
}

/// The baits and their controls, from the start of the look to its end.
struct Probes {
    elements: Vec<Bait>,
    control: Bait,
    _notice: Bait,
    picture: HtmlImageElement,
    control_picture: HtmlImageElement,
    held: Weak<RefCell<Option<Claim>>>,
    host: Shared<dyn Host>,
}

/// Looks as long as a blocker may take to hide an element, and a picture to answer.
fn look(probes: Probes, wait: u32) {
    if probes.held.upgrade().is_none() {
        return;
    }
    let (element, image) = (probes.element(), probes.image());
    if wait <= LAST_WAIT && (element == Probe::Clear || image.is_none()) {
        Timeout::new(wait, move || look(probes, wait * 2)).forget();
    } else {
        probes.conclude(element, image.unwrap_or(Probe::Unknown));
    }
}

impl Probes {
    /// Places the elements and asks for the pictures.
    fn place(held: Weak<RefCell<Option<Claim>>>, host: Shared<dyn Host>) -> Option<Self> {
        let origin = host.origin();
        let mut elements = Vec::with_capacity(BAITS.elements.len());
        for class in BAITS.elements {
            elements.push(Bait::place(class)?);
        }
        Some(Self {
            elements,
            control: Bait::place(BAITS.control)?,
            _notice: Bait::place(BAITS.notice)?,
            picture: dom::load_image(&origin, BAITS.picture)?,
            control_picture: dom::load_image(&origin, BAITS.control_picture)?,
            held,
            host,
        })
    }

    /// What the elements say so far: one that is hidden is enough.
    fn element(&self) -> Probe {
        let mut all = true;
        for bait in &self.elements {
            all &= bait.is_displayed();
        }
        Probe::of(all, self.control.is_displayed())
    }

    /// What the pictures say, once both have answered.
    fn image(&self) -> Option<Probe> {
        Some(Probe::of(dom::has_loaded(&self.picture)?, dom::has_loaded(&self.control_picture)?))
    }

    fn conclude(self, element: Probe, image: Probe) {
        let detected = match verdict(element, image, suspected_before()) {
            Verdict::Unknown => return,
            Verdict::Suspected => return suspect(),
            Verdict::Blocked => true,
            Verdict::Clear => {
                storage::remove(StorageArea::Local, "suspected");
                false
            }
        };
        let mut seen = String::new();
        if detected {
            let control = self.control.is_displayed();
            for bait in &self.elements {
                seen.push(Probe::of(bait.is_displayed(), control).letter());
            }
            seen.push(image.letter());
        }
        let Self { held, host, .. } = self;
        let show = {
            let host = host.clone();
            move || {
                let until = storage::get(StorageArea::Local, "notice-until");
                let session = storage::get(StorageArea::Session, "notice");
                if held.upgrade().is_some() && may_come(detected, until.as_deref(), dom::today(), session.as_deref()) {
                    host.notice(&seen);
                }
            }
        };
        host.emit(WidgetEvent::Adblock { detected, signals: signals(element, image) }, Some(Box::new(show)));
    }
}

/// Whether an earlier visit saw one signal.
fn suspected_before() -> bool {
    storage::get(StorageArea::Local, "suspected").is_some() && storage::get(StorageArea::Session, "suspected").is_none()
}

fn suspect() {
    storage::set(StorageArea::Local, "suspected", "1");
    storage::set(StorageArea::Session, "suspected", "1");
}
