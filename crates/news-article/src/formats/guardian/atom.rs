//! Atoms: content that several items share. Each item has a copy of those that it shows.

use std::rc::Rc;

use crate::{
    formats::text::text_content,
    inline_text,
    json::Json,
    model::{Block, Embed, Url, embed::page::YOUTUBE_VIDEO},
    reader::{Member, Reader},
};

/// The kinds of atoms, by the keys of the item's `atoms`.
const KINDS: &[&str] = &[
    "media",
    "explainers",
    "quizzes",
    "interactives",
    "charts",
    "guides",
    "profiles",
    "qandas",
    "timelines",
    "reviews",
    "recipes",
    "audios",
    "cta",
];
/// Further atoms of a kind are left out.
const MAX_ATOMS: usize = 1000;

/// The blocks of an atom; none if the item does not have it.
pub(super) fn atom(reader: &mut Reader, item: &Json, id: &str) -> Vec<Block> {
    let Some(atoms) = item.get("atoms") else { return Vec::new() };
    let has_id = |atom: &&Json| atom.get("id").and_then(Json::as_str) == Some(id);
    for kind in KINDS {
        let Some(Json::Array(list)) = atoms.get(kind) else { continue };
        let Some(atom) = list.iter().take(MAX_ATOMS).find(has_id) else { continue };
        let data = atom.get("data");
        if *kind == "media"
            && let Some(block) = data.and_then(|data| player(data.get("media")?))
        {
            return vec![block];
        }
        let explainer = data.and_then(|data| data.get("explainer"));
        let title = explainer.and_then(|explainer| text_content(explainer.get("title")));
        let mut blocks: Vec<_> =
            title.into_iter().map(|title| Block::Heading { level: 3, text: inline_text::text(title) }).collect();
        blocks.append(&mut match explainer {
            Some(explainer) => reader.blocks(Member { key: "", value: explainer.get("body") }),
            None => reader.blocks(Member { key: "", value: atom.get("defaultHtml") }),
        });
        return blocks;
    }
    Vec::new()
}

/// An embed for a media atom whose file is at YouTube.
fn player(media: &Json) -> Option<Block> {
    let Some(Json::Array(assets)) = media.get("assets") else { return None };
    let is_youtube = |asset: &&Json| {
        asset.get("platform").and_then(Json::as_str).is_some_and(|name| name.eq_ignore_ascii_case("youtube"))
    };
    let id = assets.iter().find(is_youtube)?.get("id")?.as_str()?;
    let is_valid = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let url = Url::parse(&[YOUTUBE_VIDEO, id].concat(), "").ok().filter(|_| is_valid)?;
    Some(Block::Embed(Rc::new(Embed { url, title: text_content(media.get("title")), image: None })))
}
