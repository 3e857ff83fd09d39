//! The picture on the stage: the file that the page already shows, until the full one can be painted in one go.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlImageElement;
use yew::prelude::*;

use crate::{
    components::{
        Shared,
        figure::{description, srcset},
    },
    dom,
    model::Image,
};

#[derive(Clone, Copy, PartialEq)]
enum Progress {
    Loading,
    Shown,
    Broken,
}

#[derive(Properties, PartialEq)]
pub(super) struct StageProps {
    pub(super) image: Shared<Image>,
    pub(super) index: usize,
    pub(super) neighbours: Vec<Shared<Image>>,
    pub(super) headline: AttrValue,
    /// What is said when the picture doesn't load.
    pub(super) missing: AttrValue,
}

/// One picture; a change of picture makes a new stage.
#[component]
pub(super) fn Stage(props: &StageProps) -> Html {
    let StageProps { image, index, neighbours, headline, missing } = props;
    let progress = use_state(|| Progress::Loading);
    let preview = use_state(|| None::<String>);
    let picture = use_node_ref();

    use_effect_with(*index, {
        let (picture, preview) = (picture.clone(), preview.setter());
        move |index| {
            let Some(picture) = dom::element(&picture) else { return };
            preview.set(dom::trigger(&picture, *index).and_then(|trigger| dom::shown_file(&trigger)));
        }
    });
    let onload = {
        let (picture, progress, neighbours) = (picture.clone(), progress.setter(), neighbours.clone());
        Callback::from(move |_: Event| {
            let Some(picture) = picture.cast::<HtmlImageElement>() else { return };
            let (progress, neighbours) = (progress.clone(), neighbours.clone());
            spawn_local(async move {
                // A file that loads and doesn't decode is shown as far as the browser can.
                let _ = JsFuture::from(dom::decode(&picture)).await;
                progress.set(Progress::Shown);
                if !dom::saves_data() {
                    for neighbour in neighbours {
                        let (url, candidates) = file(&neighbour);
                        dom::preload(&url, candidates.as_deref().unwrap_or_default());
                    }
                }
            });
        })
    };
    let onerror = use_callback(progress.setter(), |_: Event, progress| progress.set(Progress::Broken));

    let (src, candidates) = file(image);
    let (width, height) = image.size.map(|size| (size.width.to_string(), size.height.to_string())).unzip();
    let alt = description(image, &headline.as_str().into());
    if *progress == Progress::Broken {
        return html! { <div class="stage-area"><p class="broken-note" role="alert">{ missing }</p></div> };
    }
    let loading = *progress == Progress::Loading;
    html! {
        <div class="stage-area">
            if let Some(preview) = preview.as_ref().filter(|_| loading) {
                <img class="preview" src={preview.clone()} alt="" width={width.clone()} height={height.clone()} />
            }
            <img
                ref={picture}
                class={if loading { "full loading" } else { "full" }}
                {src}
                sizes={candidates.is_some().then_some("100vw")}
                srcset={candidates}
                {alt}
                {width}
                {height}
                {onload}
                {onerror}
            />
        </div>
    }
}

/// The file for a whole screen: the full resolution where there is one, else the browser's choice.
fn file(image: &Image) -> (AttrValue, Option<AttrValue>) {
    match &image.content_url {
        Some(url) => (url.shared().into(), None),
        None => (image.url.shared().into(), srcset(image)),
    }
}
