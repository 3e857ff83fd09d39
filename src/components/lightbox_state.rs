//! The state of the lightbox as the lightbox chunk receives it after each render.

use news_article::{json::Json, model::text};

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
    let text = [text::plain(&image.caption).trim(), "\n", text::plain(&image.credit).trim()].concat();
    let mut members = Vec::new();
    for (key, value) in [
        ("progress", progress),
        ("src", &src),
        ("alt", image.alt.trim()),
        ("lang", &lang.unwrap_or_default()),
        ("dir", &dir.unwrap_or_default()),
        ("text", text.trim()),
    ] {
        members.push((key, Json::text(value)));
    }
    let size = image.size.as_ref();
    for (key, number) in [
        ("index", Some(index)),
        ("previous", index.checked_sub(1)),
        ("next", Some(index + 1).filter(|next| *next < images.len())),
        ("width", size.map(|size| size.width as usize)),
        ("height", size.map(|size| size.height as usize)),
    ] {
        members.extend(number.map(|number| (key, Json::number(number))));
    }
    members.push(("rtl", Json::Bool(scope.page.settings.rtl)));
    Some(Json::object(members).to_string())
}
