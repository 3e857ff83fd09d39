//! The state of a widget and the actions that change it. The effects of an action outside the state are run by the root
//! component, `components/app.rs`.

use std::rc::Rc;

use yew::AttrValue;

/// The state of one widget.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The lightbox; `None` while it is closed.
    pub lightbox: Option<OpenLightbox>,
    /// The indices of the pictures that are decoded, and can be painted without delay.
    pub decoded: Vec<usize>,
    /// Whether the caption in the lightbox is collapsed.
    pub caption_collapsed: bool,
    /// The URLs of the embeds that the user has loaded.
    pub loaded_embeds: Rc<Vec<Rc<str>>>,
    /// The scroll position of the related strip.
    pub scroll_edges: ScrollEdges,
    /// Whether the page is scrolled past the first screenful of the article.
    pub scrolled_past: bool,
}

/// The state of an open lightbox.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenLightbox {
    /// The index of the picture that is shown.
    pub index: usize,
    /// The index of the picture with which it was opened.
    pub opened_at: usize,
    /// The loading state of the picture's full file.
    pub progress: Progress,
    /// The URL of a smaller file, already loaded, which is shown until the full file is ready.
    pub preview: Option<AttrValue>,
}

/// The loading state of a picture's full file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is being loaded or decoded.
    Loading,
    /// It is decoded.
    Ready,
    /// It could not be loaded.
    Broken,
}

/// Whether a scrollable list is scrolled to its start and to its end; both if all of it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollEdges {
    /// The first item is in view.
    pub start: bool,
    /// The last item is in view.
    pub end: bool,
}

impl Default for ScrollEdges {
    fn default() -> Self {
        Self { start: true, end: true }
    }
}

/// A direction along a list, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first item.
    Backward,
    /// Towards the last item.
    Forward,
}

/// A move through the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Navigate {
    /// To the previous picture.
    Previous,
    /// To the next picture.
    Next,
    /// To the first picture.
    First,
    /// To the last picture.
    Last,
}

impl Navigate {
    /// The index that the move leads to, from `index` in a gallery of `count` pictures. It does not wrap around.
    pub fn target(self, index: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::Previous => index.saturating_sub(1),
            Self::Next => (index + 1).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// A user input or a browser event that changes the state or has an effect outside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another article is shown: closes the lightbox.
    Reset,
    /// Asks the host page whether a picture may be opened in the lightbox.
    RequestOpen(usize),
    /// Opens the lightbox with a picture.
    Open(usize),
    /// Shows another picture in the open lightbox.
    Show(usize),
    /// Moves through the gallery in the open lightbox.
    Navigate(Navigate),
    /// Sets the preview of a picture.
    Preview(usize, Option<AttrValue>),
    /// Sets the loading state of a picture.
    Progress(usize, Progress),
    /// Closes the lightbox.
    Close,
    /// Collapses or expands the caption in the lightbox.
    SetCaptionCollapsed(bool),
    /// Loads an embed.
    LoadEmbed(Rc<str>),
    /// The related strip has been scrolled or resized.
    ScrollEdges(ScrollEdges),
    /// Scrolls the related strip.
    ScrollStrip(Direction),
    /// The page has been scrolled past the first screenful, or back.
    ScrolledPast(bool),
    /// Scrolls back to the headline.
    ScrollToTop,
}

impl State {
    /// Changes the state. Returns whether the widget has to be rendered.
    pub fn apply(&mut self, action: Action) -> bool {
        match action {
            // These two are dispatched for every scroll event.
            Action::ScrollEdges(edges) => return std::mem::replace(&mut self.scroll_edges, edges) != edges,
            Action::ScrolledPast(past) => return std::mem::replace(&mut self.scrolled_past, past) != past,
            Action::RequestOpen(_) | Action::Navigate(_) | Action::ScrollStrip(_) | Action::ScrollToTop => {
                return false;
            }
            Action::Reset => {
                self.lightbox = None;
                self.decoded = Vec::new();
                self.loaded_embeds = Rc::default();
            }
            Action::Open(index) => self.lightbox = Some(self.open_at(index, index)),
            Action::Show(index) => {
                self.lightbox = self.lightbox.as_ref().map(|lightbox| self.open_at(index, lightbox.opened_at));
            }
            Action::Preview(index, preview) => self.change(index, |lightbox| lightbox.preview = preview),
            Action::Progress(index, progress) => {
                if progress == Progress::Ready && !self.decoded.contains(&index) {
                    self.decoded.push(index);
                }
                self.change(index, |lightbox| lightbox.progress = progress);
            }
            Action::Close => self.lightbox = None,
            Action::SetCaptionCollapsed(collapsed) => self.caption_collapsed = collapsed,
            Action::LoadEmbed(url) => Rc::make_mut(&mut self.loaded_embeds).push(url),
        }
        true
    }

    fn open_at(&self, index: usize, opened_at: usize) -> OpenLightbox {
        let progress = if self.decoded.contains(&index) { Progress::Ready } else { Progress::Loading };
        OpenLightbox { index, opened_at, progress, preview: None }
    }

    /// Changes the lightbox if it still shows the picture at `index`.
    fn change(&mut self, index: usize, change: impl FnOnce(&mut OpenLightbox)) {
        if let Some(lightbox) = self.lightbox.as_mut().filter(|lightbox| lightbox.index == index) {
            change(lightbox);
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

    fn check(actions: &[Action], expected: Option<(usize, usize)>, caption_collapsed: bool) {
        let state = after(actions);
        let found = state.lightbox.as_ref().map(|lightbox| (lightbox.index, lightbox.opened_at));
        assert_eq!(found, expected, "{actions:?}");
        assert_eq!(state.caption_collapsed, caption_collapsed, "{actions:?}");
    }

    fn progress(actions: &[Action]) -> Option<Progress> {
        after(actions).lightbox.map(|lightbox| lightbox.progress)
    }

    #[test]
    fn the_index_with_which_the_lightbox_was_opened_is_kept() {
        check(&[Action::Open(2), Action::Show(3)], Some((3, 2)), false);
        check(&[Action::Open(2), Action::Show(3), Action::Close], None, false);
        check(&[Action::Open(2), Action::Reset], None, false);
    }

    #[test]
    fn navigation_stops_at_the_first_and_last_picture() {
        let targets = |navigate: Navigate| [0, 1, 2].map(|index| navigate.target(index, 3));
        assert_eq!(targets(Navigate::Next), [1, 2, 2]);
        assert_eq!(targets(Navigate::Previous), [0, 0, 1]);
        assert_eq!((targets(Navigate::First), targets(Navigate::Last)), ([0; 3], [2; 3]));
        assert_eq!(Navigate::Last.target(0, 0), 0);
    }

    #[test]
    fn a_closed_lightbox_shows_no_picture() {
        check(&[Action::Show(3)], None, false);
        check(&[Action::Close], None, false);
    }

    #[test]
    fn a_collapsed_caption_stays_collapsed() {
        let reopened = [Action::SetCaptionCollapsed(true), Action::Open(0), Action::Close, Action::Open(1)];
        check(&reopened, Some((1, 1)), true);
        check(&[Action::SetCaptionCollapsed(true), Action::SetCaptionCollapsed(false)], None, false);
    }

    #[test]
    fn a_decoded_picture_is_ready_at_once() {
        let ready = Action::Progress(1, Progress::Ready);
        assert_eq!(progress(&[Action::Open(0), ready.clone(), Action::Show(1)]), Some(Progress::Ready));
        assert_eq!(progress(&[ready, Action::Reset, Action::Open(1)]), Some(Progress::Loading));
    }

    #[test]
    fn the_progress_of_a_picture_that_is_no_longer_shown_is_ignored() {
        let late = Action::Progress(0, Progress::Broken);
        assert_eq!(progress(&[Action::Open(0), Action::Show(1), late]), Some(Progress::Loading));
    }
}
