//! The root: the article, what stands around it, the one state, and what an action does to the world outside.

use std::{cell::RefCell, rc::Rc};

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{
    Host, Page, Scope, Shared,
    article::ArticleView,
    back_to_top::back_to_top,
    lightbox::{file, lightbox},
    notice::notice,
    related::related,
};
use crate::{
    dom::{self, Keep},
    event::WidgetEvent,
    model::embed::player,
    state::{Action, Progress, State},
    watch,
};

/// Where the fold of the lightbox's caption is remembered.
const FOLD_KEY: &str = "caption";

/// Where the element's methods reach the tree, once it is rendered.
pub type Remote = RefCell<Option<Callback<Action>>>;

/// The properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What is shown.
    pub page: Shared<Page>,
    /// The world around.
    pub host: Shared<dyn Host>,
    /// Where the element's methods come in.
    pub remote: Shared<Remote>,
}

/// A whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { page, host, remote } = props;
    let state = use_reducer_eq(State::default);
    let (root, dialog) = (use_node_ref(), use_node_ref());

    let act = use_callback((page.clone(), host.clone()), {
        let (dispatch, root) = (state.dispatcher(), root.clone());
        move |action, (page, host)| act(action, page, host, &dispatch, &root)
    });
    let scope = Scope { page: page.clone(), host: host.clone(), act };

    use_effect_with((page.clone(), scope.act.clone()), {
        let (remote, root, host) = (remote.clone(), root.clone(), host.clone());
        move |(page, act)| {
            *remote.borrow_mut() = Some(act.clone());
            if !page.settings.lightbox {
                act.emit(Action::Close);
            }
            let guards = watch::all(&root, act, &host, &page.settings);
            move || drop(guards)
        }
    });
    use_effect_with(page.generation, {
        let (dispatch, host) = (state.dispatcher(), host.clone());
        move |_| {
            dispatch.dispatch(Action::Reset);
            host.painted();
        }
    });
    use_lightbox(&dialog, &state, host);
    use_effect_with((state.loaded.len(), state.loaded.last().cloned()), {
        let root = root.clone();
        move |(_, last)| {
            if let (Some(root), Some(url)) = (dom::element(&root), last) {
                dom::focus_frame(&root, &player(url));
            }
        }
    });

    html! {
        <div class="page" ref={root}>
            <ArticleView scope={scope.clone()} loaded={Shared(Rc::clone(&state.loaded))} />
            { notice(&scope, &state) }
            { related(&scope, state.ends) }
            { back_to_top(&scope, state.past) }
            { lightbox(&scope, &state, &dialog) }
        </div>
    }
}

/// What an action does beside changing the state.
fn act(action: Action, page: &Page, host: &Shared<dyn Host>, dispatch: &UseReducerDispatcher<State>, root: &NodeRef) {
    let root = dom::element(root);
    let url = |index: usize| page.gallery.images().get(index).map(|image| image.url.shared());
    match action {
        Action::Open(index) => {
            let Some(url) = url(index).filter(|_| page.settings.lightbox) else { return };
            let dispatch = dispatch.clone();
            let then = move || {
                dispatch.dispatch(Action::Fold(dom::recall(Keep::Local, FOLD_KEY).is_some()));
                dispatch.dispatch(Action::Open(index));
                dispatch.dispatch(Action::Preview(index, root.and_then(|root| dom::shown_file(&root, index))));
            };
            return host.emit(WidgetEvent::LightboxOpen { index, url }, Some(Box::new(then)));
        }
        Action::Show(index) => {
            let Some(url) = url(index) else { return };
            host.emit(WidgetEvent::LightboxChange { index, url }, None);
            dispatch.dispatch(action);
            let preview = root.and_then(|root| dom::shown_file(&root, index));
            return dispatch.dispatch(Action::Preview(index, preview));
        }
        Action::Progress(index, Progress::Ready) if !dom::saves_data() => {
            for near in [index.checked_sub(1), index.checked_add(1)].into_iter().flatten() {
                if let Some(image) = page.gallery.images().get(near) {
                    let (url, candidates) = file(image);
                    dom::preload(&url, candidates.as_deref());
                }
            }
        }
        Action::Fold(folded) => dom::remember_flag(Keep::Local, FOLD_KEY, folded),
        Action::Scroll(forward) => root.iter().for_each(|root| dom::scroll_strip(root, forward)),
        Action::Top => root.iter().for_each(dom::to_headline),
        Action::Dismiss(remember) => {
            watch::dismiss(remember);
            host.emit(WidgetEvent::NoticeDismiss { remember }, None);
        }
        _ => {}
    }
    dispatch.dispatch(action);
}

/// Opens the dialog when there is a picture to show. When there is none any more, closing comes first, which is when
/// the browser gives the focus back; then the trigger of the picture that was looked at last has it, scrolled into view
/// when that is another one than at the start.
#[hook]
fn use_lightbox(dialog: &NodeRef, state: &State, host: &Shared<dyn Host>) {
    let last = use_mut_ref(|| (0, 0));
    if let Some(shown) = &state.shown {
        *last.borrow_mut() = (shown.index, shown.opened);
    }
    let (dialog, host) = (dialog.clone(), host.clone());
    use_effect_with(state.shown.is_some(), move |open| {
        let dialog = dialog.cast::<HtmlDialogElement>().filter(|_| *open);
        let wheel = dialog.as_ref().map(|dialog| {
            dom::show_modal(dialog);
            watch::wheel(dialog)
        });
        move || {
            drop(wheel);
            let Some(dialog) = dialog else { return };
            let (index, opened) = *last.borrow();
            dom::close(&dialog);
            dom::return_focus(&dialog, index, index != opened);
            host.emit(WidgetEvent::LightboxClose { index }, None);
        }
    });
}
