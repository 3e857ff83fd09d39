//! What is open and what is folded: the one state of a widget, and the actions that change it.

use std::rc::Rc;

use yew::Reducible;

/// The state of one widget.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The picture in the lightbox, if it is open.
    pub shown: Option<Shown>,
    /// Whether the lightbox's caption is folded away.
    pub folded: bool,
}

/// An open lightbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The picture on the stage, an index into the gallery.
    pub index: usize,
    /// The picture that it was opened with.
    pub opened: usize,
}

/// What changes the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the lightbox with that picture.
    Open(usize),
    /// Shows another picture; does nothing when the lightbox is closed.
    Show(usize),
    /// Closes the lightbox.
    Close,
    /// Folds or unfolds the caption.
    Fold(bool),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Open(index) => next.shown = Some(Shown { index, opened: index }),
            Action::Show(index) => next.shown = next.shown.map(|shown| Shown { index, ..shown }),
            Action::Close => next.shown = None,
            Action::Fold(folded) => next.folded = folded,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(actions: &[Action], shown: Option<(usize, usize)>, folded: bool) {
        let state = actions.iter().fold(Rc::new(State::default()), |state, action| state.reduce(*action));
        assert_eq!(state.shown.map(|shown| (shown.index, shown.opened)), shown, "{actions:?}");
        assert_eq!(state.folded, folded, "{actions:?}");
    }

    #[test]
    fn the_lightbox_remembers_what_it_was_opened_with() {
        check(&[Action::Open(2), Action::Show(3)], Some((3, 2)), false);
        check(&[Action::Open(2), Action::Show(3), Action::Close], None, false);
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
}
