//! Embedded content of another site. Nothing is requested from that site before the user asks for it.

use std::rc::Rc;

use news_article::model::{Embed, embed::player};
use yew::prelude::*;

use crate::{
    components::{
        control::Button,
        figure::{ImageSlot, responsive_image},
    },
    scope::Scope,
    state::Action,
    strings::replace_placeholder,
};

/// A placeholder that names the provider, with a button; or the provider's frame once the embed's URL is in `loaded`.
pub(super) fn embed(scope: &Scope, embed: &Embed, loaded: &[Rc<str>]) -> Html {
    let strings = scope.strings();
    let host = embed.url.host().unwrap_or_default();
    let provider = host.strip_prefix("www.").unwrap_or(host);
    let title = embed.title.clone().map_or_else(|| AttrValue::from(provider.to_owned()), AttrValue::from);
    let link = html! {
        <a href={AttrValue::from(embed.url.shared())} target="_blank" rel="noopener noreferrer">
            { replace_placeholder(&strings.embed_visit, "name", provider) }
        </a>
    };
    let content = if loaded.iter().any(|url| **url == *embed.url.as_str()) {
        html! {
            <>
                <iframe
                    src={player(embed.url.as_str())}
                    {title}
                    allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
                    allowfullscreen=true
                    sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation"
                    referrerpolicy="strict-origin-when-cross-origin"
                ></iframe>
                <figcaption>{ link }</figcaption>
            </>
        }
    } else {
        // The title in the accessible name distinguishes the buttons of several embeds.
        let name = [&strings.embed_load, ": ", &title].concat();
        let button = Button { label: Some(name.into()), ..Button::default() };
        html! {
            <div class="embed-placeholder">
                if let Some(image) = &embed.image { { responsive_image(image, ImageSlot::Column, false, None) } }
                <div class="embed-text">
                    <p class="embed-title">{ title.clone() }</p>
                    <p>{ replace_placeholder(&strings.embed_notice, "name", provider) }</p>
                    { button.view(scope, strings.embed_load.clone().into(), Action::LoadEmbed(embed.url.shared())) }
                    { link }
                </div>
            </div>
        }
    };
    html! { <figure class="embed" part="figure">{ content }</figure> }
}
