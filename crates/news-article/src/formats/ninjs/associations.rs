//! What a news object brings along.

use std::rc::Rc;

use super::{Kind, kind, media, rights, section, texts};
use crate::{
    json::Json,
    model::{Article, Block, Image, Related},
    reader::{Member, Reader, Step},
};

/// What is sent along: pictures and players to be shown, texts with an address of their own as related articles.
pub(super) fn add(reader: &mut Reader, item: &Json, article: &mut Article, images: &mut Vec<Image>) {
    let mut others = media::entries(reader, item, "associations");
    // The first picture leads: one that is named so, and no logo where there is another.
    others.sort_by_key(|(steps, other)| {
        let name = steps.iter().find_map(|step| if let Step::Name(name) = step { Some(&**name) } else { None });
        let name = name.or(other.get("name").and_then(Json::as_str)).unwrap_or_default().to_ascii_lowercase();
        match () {
            () if ["main", "feature", "lead"].iter().any(|word| name.starts_with(word)) => 0,
            () if name.contains("logo") => 2,
            () => 1,
        }
    });
    for (steps, other) in others {
        reader.within(&steps, |reader| {
            if !reader.is_object(other, false) {
                return;
            }
            match kind(other) {
                Kind::Picture => images.extend(media::associated(reader, other)),
                Kind::Player if rights::usable(reader, other) => {
                    let embed = media::embed(reader, other).map(|embed| Block::Embed(Rc::new(embed)));
                    article.body.extend(embed);
                }
                Kind::Text => {
                    let own = article.url.clone();
                    let card = related(reader, other).filter(|card| own.as_ref() != Some(&card.url));
                    let known = |card: &Related| article.related.iter().any(|known| known.url == card.url);
                    if let Some(card) = card.filter(|card| !known(card)) {
                        article.related.push(card);
                    }
                }
                Kind::Player | Kind::Other => {}
            }
        });
    }
}

/// A text with a headline and an address of the web; an agency's own identifier leads nowhere.
fn related(reader: &mut Reader, item: &Json) -> Option<Related> {
    let address = Member::any(item, &["url", "href", "uri"]);
    if !address.value.and_then(Json::as_str).is_some_and(|text| text.starts_with("http")) {
        return None;
    }
    let headline = texts::headline(reader, item).or_else(|| reader.words(Member::of(item, "title")))?;
    if !rights::usable(reader, item) {
        return None;
    }
    let pictures = media::entries(reader, item, "associations").into_iter();
    let mut pictures = pictures.filter(|(_, other)| kind(other) == Kind::Picture);
    Some(Related {
        headline,
        url: reader.web_url(address)?,
        image: pictures
            .find_map(|(steps, other)| reader.within(&steps, |reader| media::associated(reader, other)))
            .map(Rc::new),
        section: section(reader, item),
        published: reader
            .date(Member::any(item, &["firstCreated", "firstcreated", "versionCreated", "versioncreated"])),
    })
}
