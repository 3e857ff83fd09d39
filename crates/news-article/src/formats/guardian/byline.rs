//! Who wrote an item: the byline as it is printed, with the pages of those who have one.

use std::rc::Rc;

use crate::{
    json::Json,
    model::{Author, Url},
    reader::{Member, Reader},
};

/// Tags beyond this many are left out.
const MAX_TAGS: usize = 300;
/// A byline longer than this is shown as it stands.
const MAX_BYLINE: usize = 1000;

/// The authors. The byline says more than the tags do ("Ann Lee in Paris and agencies"), so it is cut before each name
/// that has a tag, and nothing of it is lost.
pub(super) fn authors(reader: &mut Reader, json: &Json) -> Vec<Author> {
    let mut tags: Vec<Author> = Vec::new();
    reader.each(Member::of(json, "tags"), MAX_TAGS, &mut |reader, tag| {
        if tag.get("type").and_then(Json::as_str) == Some("contributor")
            && let Some(name) = reader.words(Member::of(tag, "webTitle"))
        {
            tags.push(Author { name, url: reader.web_url(Member::of(tag, "webUrl")) });
        }
    });
    match reader.inside(json, &["fields", "byline"], |reader, field| reader.words(field)) {
        Some(byline) if byline.len() <= MAX_BYLINE => cut(&byline, tags),
        Some(byline) => vec![Author { name: byline, url: None }],
        None => tags,
    }
}

fn cut(byline: &str, tags: Vec<Author>) -> Vec<Author> {
    let mut found: Vec<(usize, Option<Url>)> = Vec::new();
    let mut others = Vec::new();
    for tag in tags {
        match byline.find(&*tag.name) {
            Some(at) => found.push((at, tag.url)),
            None => others.push(tag),
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut authors: Vec<Author> = Vec::new();
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([byline.len()]);
    let mut start = 0;
    for ((_, url), end) in found.iter().zip(ends) {
        let name =
            byline.get(start..end).map(|piece| if end < byline.len() { without_and(piece) } else { piece.trim() });
        start = end;
        authors.extend(name.filter(|name| !name.is_empty()).map(|name| Author { name: name.into(), url: url.clone() }));
    }
    if authors.is_empty() {
        authors.push(Author { name: Rc::from(byline), url: None });
    }
    authors.append(&mut others);
    authors
}

/// A piece of the byline without what joins it to the next.
fn without_and(piece: &str) -> &str {
    let piece = piece.trim().trim_end_matches([',', '&', ';']).trim_end();
    piece.strip_suffix(" and").unwrap_or(piece).trim_end().trim_end_matches(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_byline_is_lost() {
        for (byline, tags, expected) in [
            ("Ann Lee", &["Ann Lee"][..], &["Ann Lee"][..]),
            (
                "Ann Lee in Paris, Bo Ek and agencies",
                &["Bo Ek", "Ann Lee"],
                &["Ann Lee in Paris", "Bo Ek and agencies"],
            ),
            ("Words by Ann Lee and Bo Ek", &["Ann Lee", "Bo Ek"], &["Words by Ann Lee", "Bo Ek"]),
            ("Guardian staff", &["Ann Lee"], &["Guardian staff", "Ann Lee"]),
            ("Élan Ö", &[], &["Élan Ö"]),
        ] {
            let tags = tags.iter().map(|name| Author { name: (*name).into(), url: None }).collect();
            let names: Vec<_> = cut(byline, tags).iter().map(|author| author.name.to_string()).collect();
            assert_eq!(names, expected, "{byline}");
        }
    }
}
