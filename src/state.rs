//! The one state of a widget, and the actions that change it. What an action does to the world outside is the root
//! component's part; here it only changes the state.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::event::Remember;

/// The state of one widget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The lightbox, while it is open.
    pub shown: Option<Shown>,
    /// Whether the lightbox's caption is folded away.
    pub folded: bool,
    /// The addresses of the embeds that the reader has asked for.
    pub loaded: Rc<[Rc<str>]>,
    /// Where the strip stands.
    pub ends: Ends,
    /// Whether more than a screenful is scrolled past.
    pub past: bool,
    /// What was stopped, in words, while the notice is shown.
    pub notice: Option<AttrValue>,
    /// Whether the notice's steps are unfolded.
    pub steps: bool,
}

/// An open lightbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The picture on the stage, an index into the gallery.
    pub index: usize,
    /// The picture that it was opened with.
    pub opened: usize,
    /// How far the picture is.
    pub progress: Progress,
    /// A file that is there already, to stand in until then.
    pub preview: Option<AttrValue>,
}

/// How far the full picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// On its way.
    Loading,
    /// Decoded.
    Ready,
    /// Not to be had.
    Broken,
}

/// Whether a list that scrolls stands at its start and at its end; both when there is nothing to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Nothing comes before.
    pub start: bool,
    /// Nothing comes after.
    pub end: bool,
}

impl Default for Ends {
    fn default() -> Self {
        Self { start: true, end: true }
    }
}

/// What changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another article: whatever was open is closed.
    Reset,
    /// Opens the lightbox with that picture.
    Open(usize),
    /// Shows another picture; does nothing when the lightbox is closed.
    Show(usize),
    /// A file of that picture's that is there already.
    Preview(usize, Option<AttrValue>),
    /// That picture has come further.
    Progress(usize, Progress),
    /// Closes the lightbox.
    Close,
    /// Folds or unfolds the caption.
    Fold(bool),
    /// Loads an embed.
    Load(Rc<str>),
    /// The strip was scrolled or resized.
    Ends(Ends),
    /// Scrolls the strip on, or back.
    Scroll(bool),
    /// A screenful is scrolled past, or no longer.
    Past(bool),
    /// Goes back to the headline.
    Top,
    /// Shows the notice; the words say what was stopped.
    Notice(AttrValue),
    /// Unfolds or folds the notice's steps.
    Steps(bool),
    /// Closes the notice.
    Dismiss(Remember),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Reset => {
                next.shown = None;
                next.loaded = Rc::default();
            }
            Action::Open(index) => next.shown = Some(Shown::at(index, index)),
            Action::Show(index) => next.shown = next.shown.map(|shown| Shown::at(index, shown.opened)),
            Action::Preview(index, preview) => next.at(index, |shown| shown.preview = preview),
            Action::Progress(index, progress) => next.at(index, |shown| shown.progress = progress),
            Action::Close => next.shown = None,
            Action::Fold(folded) => next.folded = folded,
            Action::Load(url) => next.loaded = next.loaded.iter().cloned().chain([url]).collect(),
            Action::Ends(ends) => next.ends = ends,
            Action::Past(past) => next.past = past,
            Action::Notice(words) => next.notice = Some(words),
            Action::Steps(steps) => next.steps = steps,
            Action::Dismiss(_) => next.notice = None,
            Action::Scroll(_) | Action::Top => {}
        }
        Rc::new(next)
    }
}

impl State {
    /// Changes the lightbox, if it still shows that picture.
    fn at(&mut self, index: usize, change: impl FnOnce(&mut Shown)) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.index == index) {
            change(shown);
        }
    }
}

impl Shown {
    fn at(index: usize, opened: usize) -> Self {
        Self { index, opened, progress: Progress::Loading, preview: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> Rc<State> {
        actions.iter().fold(Rc::new(State::default()), |state, action| state.reduce(action.clone()))
    }

    fn check(actions: &[Action], shown: Option<(usize, usize)>, folded: bool) {
        let state = after(actions);
        assert_eq!(state.shown.as_ref().map(|shown| (shown.index, shown.opened)), shown, "{actions:?}");
        assert_eq!(state.folded, folded, "{actions:?}");
    }

    #[test]
    fn the_lightbox_remembers_what_it_was_opened_with() {
        check(&[Action::Open(2), Action::Show(3)], Some((3, 2)), false);
        check(&[Action::Open(2), Action::Show(3), Action::Close], None, false);
        check(&[Action::Open(2), Action::Reset], None, false);
    }

    #[test]
    fn a_closed_lightbox_shows_nothing() {
        check(&[Action::Show(3)], None, false);
        check(&[Action::Close], None, false);
    }

    #[test]
    fn a_folded_caption_stays_folded() {
        check(&[Action::Fold(true), Action::Open(0), Action::Close, Action::Open(1)], Some((1, 1)), true);
        check(&[Action::Fold(true), Action::Fold(false)], None, false);
    }

    #[test]
    fn what_comes_late_for_another_picture_is_passed_over() {
        let state = after(&[Action::Open(0), Action::Show(1), Action::Progress(0, Progress::Broken)]);
        assert_eq!(state.shown.as_ref().map(|shown| shown.progress), Some(Progress::Loading));
    }
}
