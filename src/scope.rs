//! The context that is passed to every component: the article and the settings, the host, and the dispatcher of actions.

use std::{ops::Deref, rc::Rc};

use news_article::model::{Article, Date, gallery::Gallery};
use yew::{Callback, MouseEvent};

use crate::{
    dom::{HtmlImageElement, WheelEvent},
    event::WidgetEvent,
    settings::Settings,
    state::Action,
    strings::Strings,
};

/// A shared value that is compared by its address, so that comparing props does not compare whole articles.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What a widget shows.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The article.
    pub article: Rc<Article>,
    /// The pictures of the lightbox.
    pub gallery: Rc<Gallery>,
    /// The settings of the element.
    pub settings: Rc<Settings>,
    /// The number of articles that the widget has received so far. It changes with each of them.
    pub generation: u32,
    /// The detail of the event `article-widget-ready`, as JSON.
    pub ready: Rc<str>,
}

/// What a widget needs from outside: events of the page, locale data of the browser, modules of the loader.
pub trait Host {
    /// Dispatches an event on the element, in a separate microtask. `then` is called unless the event is cancelled.
    fn emit(&self, event: WidgetEvent, then: Option<Box<dyn FnOnce()>>);
    /// Reports that the article is painted. `detail` is [`Page::ready`].
    fn ready(&self, detail: &str);
    /// Formats a date and time in a language.
    fn format_date(&self, date: &Date, lang: &str) -> String;
    /// Formats a day in a language, in the short form.
    fn format_day(&self, date: &Date, lang: &str) -> String;
    /// The URL of the main bundle. The other files of the widget are in the same directory.
    fn origin(&self) -> String;
    /// Shows the ad-block notice. The report is a JSON object that maps each bait to its
    /// [outcome](crate::adblock::Probe::outcome). An empty object shows the thank-you message instead, for a user who has
    /// turned the blocker off.
    fn notice(&self, report: &str);
    /// The image in the article that opens a picture of the gallery. If there are several, it is the one in view.
    fn thumbnail(&self, index: usize) -> Option<HtmlImageElement>;
    /// Passes the new state of the lightbox to the lightbox chunk, as JSON from
    /// [`lightbox_state`](crate::components::lightbox_state); `None` if it is closed.
    fn update_lightbox(&self, state: Option<&str>);
    /// Zooms in (1) or out (-1) by one step, or resets the zoom (0). Returns whether the lightbox chunk handled it.
    fn zoom_lightbox(&self, direction: i8) -> bool;
    /// Pans the picture in the lightbox by one step. Returns whether the lightbox chunk handled it, which it does only if
    /// the picture is zoomed.
    fn pan_lightbox(&self, x: i8, y: i8) -> bool;
    /// Zooms by the wheel. Returns whether the lightbox chunk handled it, which it does only if the pointer is over the
    /// picture.
    fn wheel_lightbox(&self, event: &WheelEvent) -> bool;
}

/// The context of every component.
#[derive(Clone, PartialEq)]
pub struct Scope {
    /// What the widget shows.
    pub page: Shared<Page>,
    /// The host.
    pub host: Shared<dyn Host>,
    /// Dispatches an action to the root component.
    pub dispatch: Callback<Action>,
}

impl Scope {
    /// The strings of the interface.
    pub fn strings(&self) -> &Strings {
        &self.page.settings.strings
    }

    /// A click handler that dispatches an action.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    }
}
