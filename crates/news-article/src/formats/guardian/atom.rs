//! Atoms: parts of an item that are kept once and shown in many; the item carries those that it shows.

use super::element::embed;
use crate::{
    formats::parts,
    json::Json,
    model::{Block, Url},
    reader::{Member, Reader},
};

/// The kinds of atoms, by their keys in the item.
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
/// Atoms beyond this many are left out.
const MAX_ATOMS: usize = 1000;

/// An atom's blocks; none when the item doesn't carry it.
pub(super) fn atom(reader: &mut Reader, item: &Json, id: &str) -> Vec<Block> {
    let Some(atoms) = item.get("atoms") else { return Vec::new() };
    let is_it = |atom: &&Json| atom.get("id").and_then(Json::as_str) == Some(id);
    for kind in KINDS {
        let Some(Json::Array(list)) = atoms.get(kind) else { continue };
        let Some(atom) = list.iter().take(MAX_ATOMS).find(is_it) else { continue };
        let data = atom.get("data");
        if *kind == "media"
            && let Some(block) = data.and_then(|data| player(data.get("media")?))
        {
            return vec![block];
        }
        let explainer = data.and_then(|data| data.get("explainer"));
        let title = explainer.and_then(|explainer| parts::said(explainer.get("title")));
        let mut blocks: Vec<_> =
            title.into_iter().map(|title| Block::Heading { level: 3, text: parts::text_run(title) }).collect();
        blocks.append(&mut match explainer {
            Some(explainer) => reader.blocks(Member { key: "", value: explainer.get("body") }),
            None => reader.blocks(Member { key: "", value: atom.get("defaultHtml") }),
        });
        return blocks;
    }
    Vec::new()
}

/// The player of a media atom whose file lies with YouTube.
fn player(media: &Json) -> Option<Block> {
    let Some(Json::Array(assets)) = media.get("assets") else { return None };
    let youtube = |asset: &&Json| {
        asset.get("platform").and_then(Json::as_str).is_some_and(|name| name.eq_ignore_ascii_case("youtube"))
    };
    let id = assets.iter().find(youtube)?.get("id")?.as_str()?;
    let plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let url = Url::parse(&["https://www.youtube.com/watch?v=", id].concat(), "").ok().filter(|_| plain)?;
    Some(embed(url, parts::said(media.get("title")), None))
}
