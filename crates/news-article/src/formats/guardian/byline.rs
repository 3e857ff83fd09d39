//! The authors of an item: the byline as it is printed, with links to the pages of contributors.

use std::rc::Rc;

use crate::{
    json::Json,
    model::{Author, Url},
    reader::{Member, Reader},
};

/// Further tags are left out.
const MAX_TAGS: usize = 300;
/// A byline that is longer than this, in bytes, is not split.
const MAX_BYLINE: usize = 1000;

/// The authors. The byline has more than the names of the contributors' tags ("Ann Lee in Paris and agencies"), so it is
/// split before each of these names, and all of its text is kept.
pub(super) fn authors(reader: &mut Reader, json: &Json) -> Vec<Author> {
    let mut tags: Vec<Author> = Vec::new();
    reader.each(Member::of(json, "tags"), MAX_TAGS, &mut |reader, tag| {
        if tag.get("type").and_then(Json::as_str) == Some("contributor")
            && let Some(name) = reader.text_content(Member::of(tag, "webTitle"))
        {
            tags.push(Author { name, url: reader.web_url(Member::of(tag, "webUrl")) });
        }
    });
    match reader.nested(json, &["fields", "byline"], |reader, field| reader.text_content(field)) {
        Some(byline) if byline.len() <= MAX_BYLINE => split_byline(&byline, tags),
        Some(byline) => vec![Author { name: byline, url: None }],
        None => tags,
    }
}

/// Splits a byline before each name that has a tag. Contributors who are not in the byline are appended.
fn split_byline(byline: &str, tags: Vec<Author>) -> Vec<Author> {
    let mut named: Vec<(usize, Option<Url>)> = Vec::new();
    let mut others = Vec::new();
    for tag in tags {
        match byline.find(&*tag.name) {
            Some(start) => named.push((start, tag.url)),
            None => others.push(tag),
        }
    }
    named.sort_by_key(|(start, _)| *start);
    let mut authors: Vec<Author> = Vec::new();
    let ends = named.iter().skip(1).map(|(start, _)| *start).chain([byline.len()]);
    let mut start = 0;
    for ((_, url), end) in named.iter().zip(ends) {
        let name = byline
            .get(start..end)
            .map(|piece| if end < byline.len() { without_conjunction(piece) } else { piece.trim() });
        start = end;
        authors.extend(name.filter(|name| !name.is_empty()).map(|name| Author { name: name.into(), url: url.clone() }));
    }
    if authors.is_empty() {
        authors.push(Author { name: Rc::from(byline), url: None });
    }
    authors.append(&mut others);
    authors
}

/// A part of the byline without the conjunction that joins it to the next.
fn without_conjunction(piece: &str) -> &str {
    let piece = piece.trim().trim_end_matches([',', '&', ';']).trim_end();
    piece.strip_suffix(" and").unwrap_or(piece).trim_end().trim_end_matches(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_split_at_names_and_kept_as_a_whole() {
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
            let names: Vec<_> = split_byline(byline, tags).iter().map(|author| author.name.to_string()).collect();
            assert_eq!(names, expected, "{byline}");
        }
    }
}
