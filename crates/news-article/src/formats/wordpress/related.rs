//! The related posts that Jetpack chooses.

use std::rc::Rc;

use super::image::size;
use crate::{
    json::Json,
    limits,
    model::{Date, Image, Related, Url, assemble::push_related},
    reader::{Member, Reader},
};

/// The related posts as cards.
pub(super) fn related(json: &Json, article: Option<&Url>, reader: &mut Reader) -> Vec<Related> {
    let mut cards = Vec::new();
    reader.each(Member::of(json, "jetpack-related-posts"), limits::ENTRIES, &mut |reader, json| {
        if !reader.is_object(json, false) || reader.required_text(Member::of(json, "title")).is_none() {
            return;
        }
        let Some(headline) = reader.text_content(Member::of(json, "title")) else { return };
        let Some(url) = reader.web_url(Member::of(json, "url")) else { return };
        let image = reader.nested(json, &["img", "src"], |reader, src| {
            let url = reader.web_url(src)?;
            let img = json.get("img")?;
            let alt = reader.text(Member::of(img, "alt_text")).unwrap_or_default();
            Some(Rc::new(Image { size: size(img, reader), alt, ..Image::new(url) }))
        });
        // Most sites write the date in words, in their language, which is not reported.
        let published = json.get("date").and_then(Json::as_str).and_then(Date::parse);
        push_related(&mut cards, article, Related { headline, url, image, section: None, published });
    });
    cards
}
