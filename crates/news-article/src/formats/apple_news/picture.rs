//! Pictures: components of their own, items of a gallery, and what fills a header.

use std::rc::Rc;

use super::caption::{self, Words};
use crate::{
    json::Json,
    model::{Image, Url},
    reader::{Member, Reader},
};

/// A picture with its own caption; without an address that can be fetched only the words are left.
pub(super) fn image(reader: &mut Reader, json: &Json) -> Result<Rc<Image>, Words> {
    let words = caption::of_member(reader, Member::of(json, "caption"));
    let address = Member::of(json, "URL");
    let url = reader.needed(address).and_then(|_| reader.web_url(address));
    let Some(url) = url else { return Err(words) };
    let alt = reader.words(Member::of(json, "accessibilityCaption")).unwrap_or_default();
    Ok(Rc::new(Image { alt, caption: words.caption, credit: words.credit, ..Image::at(url) }))
}

/// The picture that fills a component, as headers have it: in its style, or in the style that it names. One that is
/// only fitted in is an ornament.
pub(super) fn fill(reader: &mut Reader, document: &Json, json: &Json) -> Option<Rc<Image>> {
    let style = json.get("style")?;
    let named = style.as_str().and_then(|name| document.get("componentStyles")?.get(name));
    let fill = named.unwrap_or(style).get("fill")?;
    let key = match fill.get("type").and_then(Json::as_str)? {
        "image" => "URL",
        "video" => "stillURL",
        _ => return None,
    };
    if fill.get("fillMode").and_then(Json::as_str) == Some("fit") {
        return None;
    }
    let url = match named {
        None => reader.inside(json, &["style", "fill", key], |reader, url| reader.web_url(url)),
        Some(_) => {
            let url = fill.get(key)?.as_str().map(|text| Url::parse(text, reader.base()))?;
            url.map_err(|error| reader.warn_at("style", "invalid-url", error.message())).ok().filter(Url::is_web)
        }
    };
    url.map(|url| Rc::new(Image::at(url)))
}
