//! Checks for an ad blocker once per page, when the browser is idle, and shows the notice if one is detected.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo::timers::callback::Timeout;
use news_article::json::Json;
use web_sys::{Element, HtmlImageElement};

use crate::{
    adblock::{BAITS, Probe, Verdict, may_show, signals, verdict},
    dom::{
        self, Bait, Resize,
        storage::{self, StorageArea},
    },
    event::WidgetEvent,
    scope::{Host, Scope, Shared},
};

/// The delay between the first poll of the baits and the second, in milliseconds. Each further delay is twice as long. The
/// poll after the sixth delay is the last: 3.15 s after the first.
const FIRST_DELAY: u32 = 50;
const LAST_DELAY: u32 = FIRST_DELAY << 5;

thread_local! {
    /// Whether a widget of this page is running the check or has shown the notice.
    static LOCKED: Cell<bool> = const { Cell::new(false) };
}

/// The lock that a widget holds to run the check and to show the notice: a page with several widgets has one notice. It is
/// released when the widget is removed.
#[must_use]
struct PageLock;

impl PageLock {
    fn acquire() -> Option<Self> {
        (!LOCKED.replace(true)).then(|| Self)
    }
}

impl Drop for PageLock {
    fn drop(&mut self) {
        LOCKED.set(false);
    }
}

/// The lock, once the check has started. A pending callback has a weak reference to it, which can no longer be upgraded if
/// the widget was removed or the notice was turned off.
type Lock = RefCell<Option<PageLock>>;

/// A check for an ad blocker, pending or done. Dropping it ends the check.
#[must_use = "the check ends when this is dropped"]
pub(crate) struct AdblockCheck {
    _rendered: Resize,
    _lock: Rc<Lock>,
}

/// Starts the check once the widget has a height, the page is visible and the browser is idle. A widget that is not
/// rendered (`display: none`) neither checks nor shows a notice.
pub(crate) fn start_adblock_check(root: &Element, Scope { host, .. }: &Scope) -> AdblockCheck {
    let lock: Rc<Lock> = Rc::default();
    let start = {
        let (lock, host) = (Rc::downgrade(&lock), host.clone());
        move || {
            let Some((slot, acquired)) = lock.upgrade().zip(PageLock::acquire()) else { return };
            *slot.borrow_mut() = Some(acquired);
            if let Some(probes) = Probes::insert(lock, host) {
                poll(probes, FIRST_DELAY);
            }
        }
    };
    let (element, mut start) = (root.clone(), Some(start));
    let rendered = Resize::observe(root, move || {
        if let Some(start) = start.take_if(|_| element.client_height() > 0) {
            dom::when_visible(|| dom::when_idle(start));
        }
    });
    AdblockCheck { _rendered: rendered, _lock: lock }
}

/// The baits and their controls. They are removed from the page when this is dropped.
struct Probes {
    /// The bait elements by class.
    elements: Vec<(&'static str, Bait)>,
    control: Bait,
    _notice: Bait,
    picture: HtmlImageElement,
    control_picture: HtmlImageElement,
    lock: Weak<Lock>,
    host: Shared<dyn Host>,
}

/// Polls until an element is hidden and both pictures have loaded or failed, or until the last delay is over.
fn poll(probes: Probes, delay: u32) {
    if probes.lock.upgrade().is_none() {
        return;
    }
    let (element, image) = (probes.element_probe(), probes.image_probe());
    if delay <= LAST_DELAY && (element == Probe::Clear || image.is_none()) {
        Timeout::new(delay, move || poll(probes, delay * 2)).forget();
    } else {
        probes.conclude(element, image.unwrap_or(Probe::Unknown));
    }
}

impl Probes {
    /// Inserts the elements and requests the pictures.
    fn insert(lock: Weak<Lock>, host: Shared<dyn Host>) -> Option<Self> {
        let origin = host.origin();
        let mut elements = Vec::with_capacity(BAITS.elements.len());
        for class in BAITS.elements {
            elements.push((*class, Bait::insert(class)?));
        }
        Some(Self {
            elements,
            control: Bait::insert(BAITS.control)?,
            _notice: Bait::insert(BAITS.notice)?,
            picture: dom::load_image(&origin, BAITS.picture)?,
            control_picture: dom::load_image(&origin, BAITS.control_picture)?,
            lock,
            host,
        })
    }

    /// The result of the elements so far. It is [`Blocked`](Probe::Blocked) if at least one of them is hidden.
    fn element_probe(&self) -> Probe {
        let mut all_displayed = true;
        for (_, bait) in &self.elements {
            all_displayed &= bait.is_displayed();
        }
        Probe::new(all_displayed, self.control.is_displayed())
    }

    /// The result of the pictures, or `None` until both have loaded or failed.
    fn image_probe(&self) -> Option<Probe> {
        Some(Probe::new(dom::has_loaded(&self.picture)?, dom::has_loaded(&self.control_picture)?))
    }

    /// Dispatches the event, and shows the notice unless the event is cancelled.
    fn conclude(self, element: Probe, image: Probe) {
        let detected = match verdict(element, image, suspected_before()) {
            Verdict::Unknown => return,
            Verdict::Suspected => return remember_suspicion(),
            Verdict::Blocked => true,
            Verdict::Clear => {
                storage::remove(StorageArea::Local, "suspected");
                false
            }
        };
        // Without a blocker the report is empty, which shows the thank-you message.
        let mut outcomes = Vec::new();
        if detected {
            let control = self.control.is_displayed();
            for (name, bait) in &self.elements {
                let probe = Probe::new(bait.is_displayed(), control);
                outcomes.push((*name, Json::text(probe.outcome("hidden"))));
            }
            outcomes.push((BAITS.picture, Json::text(image.outcome("stopped"))));
        }
        let report = Json::object(outcomes).to_string();
        let Self { lock, host, .. } = self;
        let show = {
            let host = host.clone();
            move || {
                let until = storage::get(StorageArea::Local, "notice-until");
                let session = storage::get(StorageArea::Session, "notice");
                if lock.upgrade().is_some() && may_show(detected, until.as_deref(), dom::today(), session.as_deref()) {
                    host.notice(&report);
                }
            }
        };
        host.emit(WidgetEvent::Adblock { detected, signals: signals(element, image) }, Some(Box::new(show)));
    }
}

/// Whether an earlier visit, in another session, found one signal.
fn suspected_before() -> bool {
    storage::get(StorageArea::Local, "suspected").is_some() && storage::get(StorageArea::Session, "suspected").is_none()
}

/// Stores that this visit has found one signal.
fn remember_suspicion() {
    storage::set(StorageArea::Local, "suspected", "1");
    storage::set(StorageArea::Session, "suspected", "1");
}
