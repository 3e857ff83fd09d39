//! Something of another site's: nothing is fetched from there before the reader asks for it.

use yew::prelude::*;

use super::{
    Scope, Shared,
    figure::{Picture, Room},
};
use crate::{
    i18n::fill,
    model::{Embed, embed::player},
};

#[derive(Properties, PartialEq)]
pub(super) struct EmbedFrameProps {
    pub(super) embed: Shared<Embed>,
    pub(super) scope: Scope,
}

/// A calm placeholder that says who would be contacted; after the click, the provider's frame.
#[component]
pub(super) fn EmbedFrame(props: &EmbedFrameProps) -> Html {
    let EmbedFrameProps { embed, scope } = props;
    let strings = &scope.page.settings.strings;
    let loaded = use_state(|| false);
    let onclick = use_callback(loaded.setter(), |_: MouseEvent, loaded| loaded.set(true));
    let frame = use_node_ref();
    {
        let frame = frame.clone();
        // The reader's place in the page goes from the button, which is gone, to what it brought.
        use_effect_with(*loaded, move |loaded| {
            if let (true, Some(frame)) = (*loaded, crate::dom::element(&frame)) {
                crate::dom::focus(&frame);
            }
        });
    }
    let provider = embed.url.host().unwrap_or_default().trim_start_matches("www.");
    let title = embed.title.clone().map_or_else(|| AttrValue::from(provider.to_owned()), AttrValue::from);
    let visit = html! {
        <a href={AttrValue::from(embed.url.shared())} target="_blank" rel="noopener noreferrer">
            { fill(&strings.embed_visit, "name", provider) }
        </a>
    };
    if *loaded {
        return html! {
            <figure class="embed" part="figure">
                <iframe
                    ref={frame}
                    src={player(&embed.url)}
                    {title}
                    tabindex="0"
                    allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
                    allowfullscreen=true
                    sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation"
                    referrerpolicy="strict-origin-when-cross-origin"
                ></iframe>
                <figcaption>{ visit }</figcaption>
            </figure>
        };
    }
    html! {
        <figure class="embed" part="figure">
            <div class="embed-place">
                if let Some(image) = &embed.image {
                    <Picture image={Shared(image.clone())} room={Room::Column} />
                }
                <div class="embed-words">
                    <p class="embed-title">{ title.clone() }</p>
                    <p>{ fill(&strings.embed_notice, "name", provider) }</p>
                    <button type="button" aria-label={[&strings.embed_load, ": ", &title].concat()} {onclick}>
                        { &strings.embed_load }
                    </button>
                    { visit }
                </div>
            </div>
        </figure>
    }
}
