//! What every part of the tree is given: the article and the settings, the world around, and where an action goes.

use std::{ops::Deref, rc::Rc};

use news_article::model::{Article, Date, gallery::Gallery};
use yew::{Callback, MouseEvent};

use crate::{event::WidgetEvent, settings::Settings, state::Action, strings::Strings};

/// A shared value, the same only as itself: comparing props costs a pointer, not an article.
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

/// What one widget shows, and how.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The article.
    pub article: Rc<Article>,
    /// Its pictures, as the lightbox has them.
    pub gallery: Rc<Gallery>,
    /// What the element asks for.
    pub settings: Rc<Settings>,
    /// Grows with every article that the widget is given.
    pub generation: u32,
}

/// What the tree needs of the world around it.
pub trait Host {
    /// Tells the host page, from a microtask of its own; `then` runs unless the page cancels the event.
    fn emit(&self, event: WidgetEvent, then: Option<Box<dyn FnOnce()>>);
    /// The article of that generation stands in the page.
    fn painted(&self);
    /// A moment, as the reader's language writes it.
    fn format_date(&self, date: &Date, lang: &str) -> String;
    /// A day, as the reader's language writes it, short.
    fn format_day(&self, date: &Date, lang: &str) -> String;
    /// The address of the widget's own file: what lies beside it is found from there.
    fn origin(&self) -> String;
    /// Shows the ad-block notice. The report is a JSON object with the [outcome](crate::adblock::Probe::outcome) of each bait
    /// by its name. An empty object shows the thank-you message instead, for a user who has turned the blocker off.
    fn notice(&self, report: &str);
}

/// What every part of the tree is given.
#[derive(Clone, PartialEq)]
pub struct Scope {
    /// The article and the settings.
    pub page: Shared<Page>,
    /// The world around.
    pub host: Shared<dyn Host>,
    /// Where what the reader does goes.
    pub act: Callback<Action>,
}

impl Scope {
    /// The strings of the interface.
    pub fn strings(&self) -> &Strings {
        &self.page.settings.strings
    }

    /// A click that does something.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }
}
