//! Images: components, items of a gallery, and the backgrounds of headers.

use std::rc::Rc;

use super::caption::{self, CaptionTexts};
use crate::{
    json::Json,
    model::{Image, Url},
    reader::{Member, Reader},
};

/// An image with its caption.
///
/// # Errors
///
/// Its texts, when it has no URL that can be loaded.
pub(super) fn image(reader: &mut Reader, json: &Json) -> Result<Rc<Image>, CaptionTexts> {
    let texts = caption::of_member(reader, Member::of(json, "caption"));
    let member = Member::of(json, "URL");
    let url = reader.required_text(member).and_then(|_| reader.web_url(member));
    let Some(url) = url else { return Err(texts) };
    let alt = reader.text_content(Member::of(json, "accessibilityCaption")).unwrap_or_default();
    Ok(Rc::new(Image { alt, caption: texts.caption, credit: texts.credit, ..Image::new(url) }))
}

/// The image in the background of a component, as headers have it: in its style, or in the style that it refers to. One
/// that does not fill the component is an ornament and left out.
pub(super) fn background(reader: &mut Reader, document: &Json, json: &Json) -> Option<Rc<Image>> {
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
        None => reader.nested(json, &["style", "fill", key], |reader, url| reader.web_url(url)),
        Some(_) => {
            let url = fill.get(key)?.as_str().map(|text| Url::parse(text, reader.base()))?;
            url.map_err(|error| reader.warn_at("style", "invalid-url", error.message())).ok().filter(Url::is_web)
        }
    };
    url.map(|url| Rc::new(Image::new(url)))
}
