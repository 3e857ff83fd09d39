//! The associations of a news object: images, players, and related articles.

use std::rc::Rc;

use super::{
    concept::{Kind, kind, section},
    media, rights, texts,
};
use crate::{
    json::Json,
    model::{Article, Block, Image, Related, assemble::push_related},
    reader::{Member, Reader, Step},
};

/// Reads the associations: players are added to the body, texts with a URL to the related articles, and images to
/// `images`.
pub(super) fn read(reader: &mut Reader, item: &Json, article: &mut Article, images: &mut Vec<Image>) {
    let mut associations = media::entries(reader, item, "associations");
    // The first image becomes the lead image. One with a name such as `main` comes first, a logo last.
    associations.sort_by_key(|(steps, association)| {
        let name = steps.iter().find_map(|step| if let Step::Name(name) = step { Some(&**name) } else { None });
        let name = name.or(association.get("name").and_then(Json::as_str)).unwrap_or_default().to_ascii_lowercase();
        match () {
            () if ["main", "feature", "lead"].iter().any(|word| name.starts_with(word)) => 0,
            () if name.contains("logo") => 2,
            () => 1,
        }
    });
    for (steps, association) in associations {
        reader.at_steps(&steps, |reader| {
            if !reader.is_object(association, false) {
                return;
            }
            match kind(association) {
                Kind::Picture => images.extend(media::associated_image(reader, association)),
                Kind::Player if rights::is_usable(reader, association) => {
                    let embed = media::embed(reader, association).map(|embed| Block::Embed(Rc::new(embed)));
                    article.body.extend(embed);
                }
                Kind::Text => {
                    if let Some(card) = card(reader, association) {
                        push_related(&mut article.related, article.url.as_ref(), card);
                    }
                }
                Kind::Player | Kind::Other => {}
            }
        });
    }
}

/// A text as a card; `None` without a headline or a URL. The identifiers of agencies are not URLs.
fn card(reader: &mut Reader, item: &Json) -> Option<Related> {
    let member = Member::any(item, &["url", "href", "uri"]);
    if !member.value.and_then(Json::as_str).is_some_and(|text| text.starts_with("http")) {
        return None;
    }
    let headline = texts::headline(reader, item).or_else(|| reader.text_content(Member::of(item, "title")))?;
    if !rights::is_usable(reader, item) {
        return None;
    }
    let associations = media::entries(reader, item, "associations").into_iter();
    let mut images = associations.filter(|(_, association)| kind(association) == Kind::Picture);
    Some(Related {
        headline,
        url: reader.web_url(member)?,
        image: images
            .find_map(|(steps, image)| reader.at_steps(&steps, |reader| media::associated_image(reader, image)))
            .map(Rc::new),
        section: section(reader, item),
        published: reader
            .date(Member::any(item, &["firstCreated", "firstcreated", "versionCreated", "versioncreated"])),
    })
}
