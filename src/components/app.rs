//! The root: the article, what stands around it, the one state, and what an action does to the world outside.

use news_article::model::embed::player;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{
    article::ArticleView,
    back_to_top::back_to_top,
    lightbox::{file, lightbox},
    notice::notice,
    related::related,
};
use crate::{
    dom::{
        self,
        storage::{self, StorageArea},
    },
    event::WidgetEvent,
    observers::{self, Look, Subscriptions},
    scope::{Host, Page, Scope, Shared},
    state::{Action, Progress, State},
};

/// Where the fold of the lightbox's caption is remembered.
const FOLD_KEY: &str = "caption";

/// The properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What is shown.
    pub page: Shared<Page>,
    /// The world around.
    pub host: Shared<dyn Host>,
}

/// A whole widget. What a reader does, and what the element's methods ask for, comes in as an [`Action`].
pub struct App {
    state: State,
    scope: Scope,
    root: NodeRef,
    dialog: NodeRef,
    /// What is observed while this page is rendered; `None` from a change of the props until the next render.
    subscriptions: Option<Subscriptions>,
    /// The look for a blocker: one, however often the page changes.
    look: Option<Look>,
    /// The open dialog.
    open: Option<HtmlDialogElement>,
    /// The picture that the lightbox showed last, and the one that it was opened with.
    last: (usize, usize),
    /// The generation of the article that stands in the page, and how many of its embeds are loaded.
    painted: (u32, usize),
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { page, host } = ctx.props().clone();
        Self {
            state: State::default(),
            scope: Scope { page, host, act: ctx.link().callback(|action| action) },
            root: NodeRef::default(),
            dialog: NodeRef::default(),
            subscriptions: None,
            look: None,
            open: None,
            last: (0, 0),
            painted: (0, 0),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        let AppProps { page, host } = ctx.props().clone();
        if page.generation != self.scope.page.generation {
            self.state.apply(Action::Reset);
        }
        if !page.settings.lightbox {
            self.state.apply(Action::Close);
        }
        (self.scope.page, self.scope.host) = (page, host);
        self.subscriptions = None;
        true
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.act(&action) && self.state.apply(action)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (scope, state) = (&self.scope, &self.state);
        html! {
            <div class="page" ref={self.root.clone()}>
                <ArticleView scope={scope.clone()} loaded={Shared(state.loaded.clone())} />
                { notice(scope) }
                { related(scope, state.ends) }
                { back_to_top(scope, state.past) }
                { lightbox(scope, state, &self.dialog) }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(root) = dom::element(&self.root) else { return };
        self.show_dialog();
        if self.subscriptions.is_none() {
            self.subscriptions = Some(observers::subscribe(&root, &self.scope));
        }
        if !self.scope.page.settings.notice {
            self.look = None;
        } else if self.look.is_none() {
            self.look = Some(observers::adblock(&root, &self.scope));
        }
        let (generation, loaded) = (self.scope.page.generation, &self.state.loaded);
        if let Some(url) = loaded.last().filter(|_| self.painted.1 < loaded.len()) {
            dom::focus_frame(&root, &player(url));
        }
        if generation != self.painted.0 {
            self.scope.host.painted();
        }
        self.painted = (generation, loaded.len());
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.close_dialog();
    }
}

impl App {
    /// What an action does beside changing the state; `false` when the state is not to change (yet).
    fn act(&self, action: &Action) -> bool {
        let Scope { page, host, act } = &self.scope;
        let root = dom::element(&self.root);
        let url = |index: usize| page.gallery.images().get(index).map(|image| image.url.shared());
        let preview = |index| Action::Preview(index, root.as_ref().and_then(|root| dom::shown_file(root, index)));
        match *action {
            Action::Open(index) => {
                let Some(url) = url(index).filter(|_| page.settings.lightbox) else { return false };
                let act = act.clone();
                let then = move || act.emit(Action::Opened(index));
                host.emit(WidgetEvent::LightboxOpen { index, url }, Some(Box::new(then)));
            }
            Action::Opened(index) => {
                // The host may have said otherwise meanwhile, or shown another article.
                if url(index).is_none() || !page.settings.lightbox {
                    return false;
                }
                act.emit(Action::Fold(storage::get(StorageArea::Local, FOLD_KEY).is_some()));
                act.emit(preview(index));
            }
            Action::Show(index) => {
                let Some(url) = url(index) else { return false };
                host.emit(WidgetEvent::LightboxChange { index, url }, None);
                act.emit(preview(index));
            }
            Action::Turn(turn) => {
                let Some(shown) = &self.state.shown else { return false };
                let to = turn.from(shown.index, page.gallery.images().len());
                if to != shown.index {
                    act.emit(Action::Show(to));
                }
            }
            Action::Progress(index, Progress::Ready) if self.is_shown(index) && !dom::prefers_reduced_data() => {
                for near in [index.checked_sub(1), index.checked_add(1)].into_iter().flatten() {
                    if let Some(image) = page.gallery.images().get(near) {
                        let (url, candidates) = file(image);
                        if let Some(picture) = dom::preload(&url, candidates.as_deref()) {
                            observers::decode(picture, near, act.clone());
                        }
                    }
                }
            }
            Action::Fold(folded) => storage::set_flag(StorageArea::Local, FOLD_KEY, folded),
            Action::Scroll(forward) => root.iter().for_each(|root| dom::scroll_related_list(root, forward)),
            Action::Top => root.iter().for_each(dom::scroll_to_headline),
            _ => {}
        }
        true
    }

    fn is_shown(&self, index: usize) -> bool {
        self.state.shown.as_ref().is_some_and(|shown| shown.index == index)
    }

    /// Opens the dialog when there is a picture to show, and closes it when there is none any more.
    fn show_dialog(&mut self) {
        let Some(shown) = &self.state.shown else { return self.close_dialog() };
        self.last = (shown.index, shown.opened);
        if self.open.is_none() {
            let Some(dialog) = self.dialog.cast::<HtmlDialogElement>() else { return };
            dom::show_modal(&dialog);
            self.open = Some(dialog);
        }
    }

    /// Closing comes first, which is when the browser gives the focus back; then the trigger of the picture that was
    /// looked at last has it, scrolled into view when that is another one than at the start.
    fn close_dialog(&mut self) {
        let Some(dialog) = self.open.take() else { return };
        let (index, opened) = self.last;
        dom::close(&dialog);
        dom::return_focus(&dialog, index, index != opened);
        self.scope.host.emit(WidgetEvent::LightboxClose { index }, None);
    }
}
