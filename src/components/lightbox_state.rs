//! The state of the lightbox as the lightbox chunk receives it after each render.

use news_article::{json::Json, model::text};
use yew::AttrValue;

use super::{article::language, lightbox::file};
use crate::{
    scope::Scope,
    state::{Progress, State},
};

/// `LightboxState` of `js/lightbox/index.js` as JSON; `None` while the lightbox is closed.
pub fn lightbox_state(scope: &Scope, state: &State) -> Option<String> {
    let lightbox = state.lightbox.as_ref()?;
    let (index, images) = (lightbox.index, scope.page.gallery.images());
    let image = images.get(index)?;
    let progress = match lightbox.progress {
        Progress::Loading => "loading",
        Progress::Ready => "ready",
        Progress::Broken => "broken",
    };
    let (src, _) = file(image);
    let (lang, dir) = language(scope);
    let text = |value: Option<AttrValue>| Json::text(&value.unwrap_or_default());
    let mut members = vec![
        ("index", Json::number(index)),
        ("rtl", Json::Bool(scope.page.settings.rtl)),
        ("progress", Json::text(progress)),
        ("src", text(Some(src))),
        ("alt", Json::text(image.alt.trim())),
        ("lang", text(lang)),
        ("dir", text(dir)),
        ("caption", Json::text(text::plain(&image.caption).trim())),
        ("credit", Json::text(text::plain(&image.credit).trim())),
    ];
    if let Some(previous) = index.checked_sub(1) {
        members.push(("previous", Json::number(previous)));
    }
    if index + 1 < images.len() {
        members.push(("next", Json::number(index + 1)));
    }
    if let Some(size) = image.size {
        members.push(("width", Json::Number(size.width.to_string().into())));
        members.push(("height", Json::Number(size.height.to_string().into())));
    }
    Some(Json::object(members).to_string())
}
