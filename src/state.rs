//! The one state of a widget, and the actions that change it. What an action does to the world outside is the root
//! component's part; here it only changes the state.

use std::rc::Rc;

use yew::AttrValue;

/// The state of one widget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The lightbox, while it is open.
    pub shown: Option<Shown>,
    /// The pictures that can be painted in one go.
    pub decoded: Vec<usize>,
    /// Whether the lightbox's caption is folded away.
    pub folded: bool,
    /// The addresses of the embeds that the reader has asked for.
    pub loaded: Rc<Vec<Rc<str>>>,
    /// Where the strip stands.
    pub ends: Ends,
    /// Whether more than a screenful is scrolled past.
    pub past: bool,
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

/// A way through the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Turn {
    /// Where it leads from one of so many; at an end it stays there.
    pub fn from(self, index: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::Previous => index.saturating_sub(1),
            Self::Next => (index + 1).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// What changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another article: whatever was open is closed.
    Reset,
    /// Asks the host page whether that picture may be opened in the lightbox.
    Open(usize),
    /// Opens the lightbox with that picture.
    Opened(usize),
    /// Shows another picture; does nothing when the lightbox is closed.
    Show(usize),
    /// Turns to another picture, where there is one.
    Turn(Turn),
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
}

impl State {
    /// Changes the state. Returns whether it is another one now.
    pub fn apply(&mut self, action: Action) -> bool {
        match action {
            // These two come with every scroll.
            Action::Ends(ends) => return std::mem::replace(&mut self.ends, ends) != ends,
            Action::Past(past) => return std::mem::replace(&mut self.past, past) != past,
            Action::Open(_) | Action::Turn(_) | Action::Scroll(_) | Action::Top => return false,
            Action::Reset => {
                self.shown = None;
                self.decoded = Vec::new();
                self.loaded = Rc::default();
            }
            Action::Opened(index) => self.shown = Some(self.shown_at(index, index)),
            Action::Show(index) => self.shown = self.shown.as_ref().map(|shown| self.shown_at(index, shown.opened)),
            Action::Preview(index, preview) => self.at(index, |shown| shown.preview = preview),
            Action::Progress(index, progress) => {
                if progress == Progress::Ready && !self.decoded.contains(&index) {
                    self.decoded.push(index);
                }
                self.at(index, |shown| shown.progress = progress);
            }
            Action::Close => self.shown = None,
            Action::Fold(folded) => self.folded = folded,
            Action::Load(url) => Rc::make_mut(&mut self.loaded).push(url),
        }
        true
    }

    /// The lightbox with that picture.
    fn shown_at(&self, index: usize, opened: usize) -> Shown {
        let progress = if self.decoded.contains(&index) { Progress::Ready } else { Progress::Loading };
        Shown { index, opened, progress, preview: None }
    }

    /// Changes the lightbox, if it still shows that picture.
    fn at(&mut self, index: usize, change: impl FnOnce(&mut Shown)) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.index == index) {
            change(shown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> State {
        let mut state = State::default();
        for action in actions {
            state.apply(action.clone());
        }
        state
    }

    fn check(actions: &[Action], shown: Option<(usize, usize)>, folded: bool) {
        let state = after(actions);
        assert_eq!(state.shown.as_ref().map(|shown| (shown.index, shown.opened)), shown, "{actions:?}");
        assert_eq!(state.folded, folded, "{actions:?}");
    }

    #[test]
    fn the_lightbox_remembers_what_it_was_opened_with() {
        check(&[Action::Opened(2), Action::Show(3)], Some((3, 2)), false);
        check(&[Action::Opened(2), Action::Show(3), Action::Close], None, false);
        check(&[Action::Opened(2), Action::Reset], None, false);
    }

    #[test]
    fn turning_ends_at_the_ends() {
        let turned = |turn: Turn| [0, 1, 2].map(|index| turn.from(index, 3));
        assert_eq!(turned(Turn::Next), [1, 2, 2]);
        assert_eq!(turned(Turn::Previous), [0, 0, 1]);
        assert_eq!((turned(Turn::First), turned(Turn::Last)), ([0; 3], [2; 3]));
        assert_eq!(Turn::Last.from(0, 0), 0);
    }

    #[test]
    fn a_closed_lightbox_shows_nothing() {
        check(&[Action::Show(3)], None, false);
        check(&[Action::Close], None, false);
    }

    #[test]
    fn a_folded_caption_stays_folded() {
        check(&[Action::Fold(true), Action::Opened(0), Action::Close, Action::Opened(1)], Some((1, 1)), true);
        check(&[Action::Fold(true), Action::Fold(false)], None, false);
    }

    #[test]
    fn what_is_decoded_is_shown_at_once() {
        let state = after(&[Action::Opened(0), Action::Progress(1, Progress::Ready), Action::Show(1)]);
        assert_eq!(state.shown.as_ref().map(|shown| shown.progress), Some(Progress::Ready));
        let state = after(&[Action::Progress(1, Progress::Ready), Action::Reset, Action::Opened(1)]);
        assert_eq!(state.shown.as_ref().map(|shown| shown.progress), Some(Progress::Loading));
    }

    #[test]
    fn what_comes_late_for_another_picture_is_passed_over() {
        let state = after(&[Action::Opened(0), Action::Show(1), Action::Progress(0, Progress::Broken)]);
        assert_eq!(state.shown.as_ref().map(|shown| shown.progress), Some(Progress::Loading));
    }
}
