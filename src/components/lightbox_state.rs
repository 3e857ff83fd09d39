//! The state of the lightbox, as it is passed to the lightbox chunk after each render.

use news_article::{json::Json, model::text};

use super::{article::lang_and_dir, lightbox::full_url};
use crate::{
    scope::Scope,
    state::{Progress, State},
};

/// `LightboxState` of `js/lightbox/index.js` as JSON; `None` while the lightbox is closed.
pub fn lightbox_state(scope: &Scope, state: &State) -> Option<String> {
    let lightbox = state.lightbox.as_ref()?;
    let (index, images) = (lightbox.index, scope.page.gallery.images());
    let image = images.get(index)?;
    let (lang, dir) = lang_and_dir(scope);
    let mut members = Members(Vec::with_capacity(12));
    members.text("src", full_url(image).as_str());
    members.text("alt", &image.alt);
    members.text("lang", lang.as_deref().unwrap_or_default());
    members.text("dir", dir.as_deref().unwrap_or_default());
    members.text("caption", &text::plain(&image.caption));
    members.text("credit", &text::plain(&image.credit));
    members.text(
        "progress",
        match lightbox.progress {
            Progress::Loading => "loading",
            Progress::Ready => "ready",
            Progress::Broken => "broken",
        },
    );
    members.number("index", index);
    if index > 0 {
        members.number("previous", index - 1);
    }
    if index + 1 < images.len() {
        members.number("next", index + 1);
    }
    if let Some(size) = &image.size {
        members.number("width", size.width as usize);
        members.number("height", size.height as usize);
    }
    members.add("rtl", Json::Bool(scope.page.settings.rtl));
    Some(Json::object(members.0).to_string())
}

/// The members of an object. Calling a method for each of them makes the bundle 0.3 KB smaller than a list of tuples.
struct Members(Vec<(&'static str, Json)>);

impl Members {
    fn add(&mut self, key: &'static str, value: Json) {
        self.0.push((key, value));
    }

    fn text(&mut self, key: &'static str, value: &str) {
        self.add(key, Json::text(value));
    }

    fn number(&mut self, key: &'static str, value: usize) {
        self.add(key, Json::number(value));
    }
}
