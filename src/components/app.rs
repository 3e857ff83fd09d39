//! The root component: renders the whole widget, owns its state, and runs the effects of actions.

use news_article::model::embed::player;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{
    adblock_notice::adblock_notice,
    article::ArticleView,
    back_to_top::back_to_top,
    lightbox::{full_srcset, full_url, lightbox},
    lightbox_state::lightbox_state,
    related::related,
};
use crate::{
    dom::{
        self,
        storage::{self, StorageArea},
    },
    event::WidgetEvent,
    observers::{self, AdblockCheck, Subscriptions},
    scope::{Host, Page, Scope, Shared},
    state::{Action, Progress, State},
};

/// The storage key of the flag that the user has collapsed the caption in the lightbox.
const CAPTION_COLLAPSED_KEY: &str = "caption";

/// The properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the widget shows.
    pub page: Shared<Page>,
    /// The host.
    pub host: Shared<dyn Host>,
}

/// The root component. Its message is [`Action`], which comes from user input and from the element's methods.
pub struct App {
    state: State,
    scope: Scope,
    root: NodeRef,
    dialog: NodeRef,
    /// The listeners and observers of the rendered page; `None` from a change of the props until the next render.
    subscriptions: Option<Subscriptions>,
    /// The check for an ad blocker. It runs once, however often the article or the settings change.
    adblock_check: Option<AdblockCheck>,
    /// The dialog, while it is open.
    open_dialog: Option<HtmlDialogElement>,
    /// The indices of the picture that the lightbox showed last, and of the one with which it was opened.
    last_shown: (usize, usize),
    /// The lightbox state that was last passed to the host, as JSON; empty while the lightbox is closed.
    sent_state: String,
    /// The generation of the article that is painted, and the number of its loaded embeds.
    painted: (u32, usize),
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { page, host } = ctx.props().clone();
        Self {
            state: State::default(),
            scope: Scope { page, host, dispatch: ctx.link().callback(|action| action) },
            root: NodeRef::default(),
            dialog: NodeRef::default(),
            subscriptions: None,
            adblock_check: None,
            open_dialog: None,
            last_shown: (0, 0),
            sent_state: String::new(),
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
        self.run_effects(&action) && self.state.apply(action)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (scope, state) = (&self.scope, &self.state);
        html! {
            <div class="page" ref={self.root.clone()}>
                <ArticleView scope={scope.clone()} loaded={Shared(state.loaded_embeds.clone())} />
                { adblock_notice(scope) }
                { related(scope, state.scroll_edges) }
                { back_to_top(scope, state.scrolled_past) }
                { lightbox(scope, state, &self.dialog) }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(root) = dom::element(&self.root) else { return };
        self.update_dialog();
        if self.subscriptions.is_none() {
            self.subscriptions = Some(observers::subscribe(&root, &self.scope));
        }
        if !self.scope.page.settings.notice {
            self.adblock_check = None;
        } else if self.adblock_check.is_none() {
            self.adblock_check = Some(observers::start_adblock_check(&root, &self.scope));
        }
        let (page, loaded) = (&self.scope.page, &self.state.loaded_embeds);
        if let Some(url) = loaded.last().filter(|_| self.painted.1 < loaded.len()) {
            dom::focus_frame(&root, &player(url));
        }
        if page.generation != self.painted.0 {
            self.scope.host.ready(&page.ready);
        }
        self.painted = (page.generation, loaded.len());
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.close_dialog();
    }
}

impl App {
    /// Runs the effects of an action outside the state. Returns whether the action is to be applied to the state.
    fn run_effects(&self, action: &Action) -> bool {
        let Scope { page, host, dispatch } = &self.scope;
        let root = dom::element(&self.root);
        let url = |index: usize| page.gallery.images().get(index).map(|image| image.url.shared());
        let preview =
            |index| Action::Preview(index, host.thumbnail(index).and_then(|thumbnail| dom::loaded_url(&thumbnail)));
        match *action {
            Action::RequestOpen(index) => {
                let Some(url) = url(index).filter(|_| page.settings.lightbox) else { return false };
                let dispatch = dispatch.clone();
                let then = move || dispatch.emit(Action::Open(index));
                host.emit(WidgetEvent::LightboxOpen { index, url }, Some(Box::new(then)));
            }
            Action::Open(index) => {
                // A listener of the event may have changed the settings or the article.
                if url(index).is_none() || !page.settings.lightbox {
                    return false;
                }
                let collapsed = storage::get(StorageArea::Local, CAPTION_COLLAPSED_KEY).is_some();
                dispatch.emit(Action::SetCaptionCollapsed(collapsed));
                dispatch.emit(preview(index));
            }
            Action::Show(index) => {
                let Some(url) = url(index).filter(|_| self.state.lightbox.is_some()) else { return false };
                host.emit(WidgetEvent::LightboxChange { index, url }, None);
                dispatch.emit(preview(index));
            }
            Action::Navigate(navigate) => {
                let Some(lightbox) = &self.state.lightbox else { return false };
                let target = navigate.target(lightbox.index, page.gallery.images().len());
                if target != lightbox.index {
                    dispatch.emit(Action::Show(target));
                }
            }
            Action::Progress(index, Progress::Ready) if self.is_shown(index) && !dom::prefers_reduced_data() => {
                for neighbour in [index.checked_sub(1), index.checked_add(1)].into_iter().flatten() {
                    if let Some(image) = page.gallery.images().get(neighbour) {
                        let candidates = full_srcset(image);
                        if let Some(picture) = dom::preload(full_url(image).as_str(), candidates.as_deref()) {
                            observers::decode(picture, neighbour, dispatch.clone());
                        }
                    }
                }
            }
            Action::SetCaptionCollapsed(collapsed) => {
                storage::set_flag(StorageArea::Local, CAPTION_COLLAPSED_KEY, collapsed);
            }
            Action::ScrollStrip(direction) => {
                root.iter().for_each(|root| dom::scroll_related_list(root, direction, page.settings.rtl));
            }
            Action::ScrollToTop => root.iter().for_each(dom::scroll_to_headline),
            _ => {}
        }
        true
    }

    fn is_shown(&self, index: usize) -> bool {
        self.state.lightbox.as_ref().is_some_and(|lightbox| lightbox.index == index)
    }

    /// Updates the dialog and the lightbox chunk to match the state.
    fn update_dialog(&mut self) {
        let Some(lightbox) = &self.state.lightbox else { return self.close_dialog() };
        let (last, _) = std::mem::replace(&mut self.last_shown, (lightbox.index, lightbox.opened_at));
        match &self.open_dialog {
            Some(dialog) if last != lightbox.index => dom::keep_focus(dialog),
            Some(_) => {}
            None => {
                let Some(dialog) = self.dialog.cast::<HtmlDialogElement>() else { return };
                // This fails only if the dialog is already open, or is not in the document.
                let _ = dialog.show_modal();
                self.open_dialog = Some(dialog);
            }
        }
        if let Some(json) = lightbox_state(&self.scope, &self.state)
            && json != self.sent_state
        {
            self.scope.host.update_lightbox(Some(&json));
            self.sent_state = json;
        }
    }

    /// Closes the dialog if it is open. Closing restores the previous focus, so the focus is moved to the trigger of the
    /// picture that was shown last only afterwards.
    fn close_dialog(&mut self) {
        let Some(dialog) = self.open_dialog.take() else { return };
        let (index, opened_at) = self.last_shown;
        let host = &self.scope.host;
        dialog.close();
        dom::return_focus(host.thumbnail(index), index != opened_at);
        host.update_lightbox(None);
        self.sent_state = String::new();
        host.emit(WidgetEvent::LightboxClose { index }, None);
    }
}
