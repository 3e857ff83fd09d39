//! The root: the article, what stands around it, and the one state.

use std::cell::RefCell;

use yew::prelude::*;

use super::{
    Host, Page, Scope, Shared, article::ArticleView, back_to_top::BackToTop, lightbox::Lightbox, notice::Notice,
    related::RelatedStrip,
};
use crate::{
    event::WidgetEvent,
    state::{Action, State},
};

/// What the element's methods ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens the lightbox with that picture; a picture that isn't there does nothing.
    Open(usize),
    /// Closes it.
    Close,
}

/// Where the element's methods reach the tree, once it is rendered.
pub type Remote = RefCell<Option<Callback<Command>>>;

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
    let state = use_reducer(State::default);
    let headline = use_node_ref();

    let open = use_callback((page.clone(), host.clone(), state.dispatcher()), |index, (page, host, state)| {
        let Some(image) = page.gallery.images().get(index).filter(|_| page.settings.lightbox) else { return };
        let state = state.clone();
        let event = WidgetEvent::LightboxOpen { index, url: image.url.shared() };
        host.emit(event, Some(Box::new(move || state.dispatch(Action::Open(index)))));
    });

    use_effect_with((page.generation, host.clone(), state.dispatcher()), |(_, host, state)| {
        state.dispatch(Action::Close);
        host.painted();
    });
    use_effect_with((remote.clone(), open.clone(), state.dispatcher()), |(remote, open, state)| {
        let (open, state) = (open.clone(), state.clone());
        let command = Callback::from(move |command| match command {
            Command::Open(index) => open.emit(index),
            Command::Close => state.dispatch(Action::Close),
        });
        *remote.borrow_mut() = Some(command);
    });

    let settings = &page.settings;
    let scope = Scope { page: page.clone(), host: host.clone(), open };
    html! {
        <div class="page">
            <ArticleView scope={scope.clone()} headline={headline.clone()} />
            if settings.notice { <Notice scope={scope.clone()} /> }
            if settings.related && !page.article.related.is_empty() { <RelatedStrip scope={scope.clone()} /> }
            if settings.back_to_top { <BackToTop scope={scope.clone()} {headline} /> }
            if let Some(shown) = state.shown {
                <Lightbox {scope} {shown} folded={state.folded} dispatch={state.dispatcher()} />
            }
        </div>
    }
}

