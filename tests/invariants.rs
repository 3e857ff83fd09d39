//! What is absent from the source, held by reading it. Each rule is shown to find what it forbids.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use std::{fs, path::Path};

/// A file of the project: its path from the root, and its text.
struct File {
    path: String,
    text: String,
}

/// Words that may not stand in some files, except where a reason is given.
struct Rule {
    about: &'static str,
    /// Beginnings of paths, and how they end.
    rooms: &'static [&'static str],
    ends: &'static str,
    words: &'static [&'static str],
    /// A file and a word that are excused, and why.
    excused: &'static [(&'static str, &'static str, &'static str)],
}

const RULES: &[Rule] = &[
    Rule {
        about: "nothing that the host hands in may panic: all widgets of a page share one instance",
        rooms: &["src/"],
        ends: ".rs",
        words: &[
            ".unwrap()",
            ".expect(",
            ".unwrap_err()",
            "panic!(",
            "todo!(",
            "unimplemented!(",
            "unreachable!(",
            "dbg!(",
        ],
        excused: &[],
    },
    Rule {
        about: "no string becomes markup or code",
        rooms: &["src/", "static/"],
        ends: "",
        words: &[
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "set_inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            "from_html_unchecked",
            "createContextualFragment",
            "setHTMLUnsafe",
            "parseFromString",
            "document.write",
            "srcdoc",
            " eval(",
            "new Function",
            "js_sys::eval",
        ],
        excused: &[],
    },
    Rule {
        about: "the pure rooms know no browser",
        rooms: &[
            "src/model",
            "src/json",
            "src/formats",
            "src/html",
            "src/state",
            "src/event",
            "src/strings",
            "src/settings",
            "src/adblock.rs",
        ],
        ends: ".rs",
        words: &["web_sys", "js_sys", "wasm_bindgen", "gloo"],
        excused: &[],
    },
    Rule {
        about: "components name the elements of `web_sys` in handlers at most; the browser itself is asked in `dom` and `observers`",
        rooms: &["src/components"],
        ends: ".rs",
        words: &["window()", "document()", "gloo", "js_sys", "web_sys::window", "Reflect::", "add_event_listener"],
        excused: &[],
    },
    Rule {
        about: "no inline style attribute: a strict CSP refuses it",
        rooms: &["src/", "static/"],
        ends: "",
        words: &[" style=", "setAttribute(\"style\"", "set_attribute(\"style\"", "style={"],
        excused: &[],
    },
    Rule {
        about: "names that ad blockers' lists hide or stop stand in the baits' file only",
        rooms: &["src/", "static/"],
        ends: "",
        words: BLOCKED,
        excused: &[
            ("src/adblock.rs", "ad-leaderboard", "a bait"),
            ("src/adblock.rs", "ad-rectangle", "a bait"),
            ("src/adblock.rs", "skyscraper-ad", "a bait"),
            ("src/adblock.rs", "ads_box", "a bait"),
            ("src/adblock.rs", "ads/banners", "a bait"),
        ],
    },
];

/// Names that generic rules of EasyList, EasyPrivacy or uBlock's annoyances catch, or nearly.
const BLOCKED: &[&str] = &[
    "ad-leaderboard",
    "ads_box",
    "adsbox",
    "ad-rectangle",
    "leaderboard-ad",
    "skyscraper-ad",
    "ad-sticky",
    "ad-rail",
    "ad-banner",
    "banner-ad",
    "ad-slot",
    "ad-container",
    "ad-wrapper",
    "ads/banners",
    "/ads/",
    "/ads.js",
    "adsbygoogle",
    "prebid",
    "textads",
    "pub_300x250",
    "sidebar_ad",
    "advert-",
    "sponsored-",
    "sponsor-",
    "adblock-detect",
    "anti-adblock",
    "antiadblock",
    "no-adblock",
    "adblock-overlay",
    "adblock-modal",
    "adb-enabled",
    "cookie-banner",
    "newsletter-popup",
    "share-buttons",
    "social-share",
];

impl Rule {
    fn complaints(&self, file: &File) -> Vec<String> {
        let here = self.rooms.iter().any(|room| file.path.starts_with(room)) && file.path.ends_with(self.ends);
        if !here {
            return Vec::new();
        }
        let code = code(file);
        let excused = |word: &str| self.excused.iter().any(|(path, known, _)| *path == file.path && *known == word);
        let found = self.words.iter().filter(|word| code.contains(**word) && !excused(word));
        found.map(|word| format!("{}: `{}`: {}", file.path, word.trim(), self.about)).collect()
    }
}

/// A file's code: without comments, and for Rust without the tests at its end.
fn code(file: &File) -> String {
    let rust = file.path.ends_with(".rs");
    let text = if rust { file.text.split("#[cfg(test)]").next().unwrap() } else { &file.text };
    let mut code = String::new();
    for line in text.lines() {
        let comment = if file.path.ends_with(".css") || file.path.ends_with(".json") { None } else { comment(line) };
        code.push_str(&line[..comment.unwrap_or(line.len())]);
        code.push('\n');
    }
    if file.path.ends_with(".css") { without_css_comments(&code) } else { code }
}

/// Where a line's comment begins; `https://` is none.
fn comment(line: &str) -> Option<usize> {
    let trimmed = line.trim_start();
    if trimmed.starts_with("/**") || trimmed.starts_with("* ") {
        return Some(line.len() - trimmed.len());
    }
    line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with([':', '"', '\'', '/', '\\', '*']))
}

fn without_css_comments(css: &str) -> String {
    let (mut out, mut rest) = (String::new(), css);
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// Declarations that mean a side of the screen rather than of the text.
fn physical(file: &File) -> Vec<String> {
    if !file.path.ends_with(".css") {
        return Vec::new();
    }
    let code = code(file);
    let declarations = code.split(['{', '}', ';']).filter_map(|part| part.split_once(':'));
    let wrong = declarations.filter(|(name, value)| {
        let name = name.trim();
        let side = name == "left"
            || name == "right"
            || name.ends_with("-left")
            || name.ends_with("-right")
            || name.contains("-left-")
            || name.contains("-right-");
        let value = matches!(name, "text-align" | "float" | "clear") && matches!(value.trim(), "left" | "right");
        side || value
    });
    wrong.map(|(name, value)| format!("{}: `{}:{}`: logical properties only", file.path, name.trim(), value)).collect()
}

/// Paths that house or blockers forbid. The baits themselves lie in `static/ads`.
fn path_complaints(path: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if path.ends_with("/mod.rs") {
        complaints.push(format!("{path}: `foo.rs` beside `foo/`, no mod.rs"));
    }
    let bait = path.starts_with("static/ads/");
    if path.starts_with("static/") && !bait {
        let named = BLOCKED.iter().filter(|word| path.contains(**word));
        complaints.extend(named.map(|word| format!("{path}: blockers stop `{word}`")));
    }
    complaints
}

fn files() -> Vec<File> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                walk(root, &entry, found);
                continue;
            }
            // Pictures have no text, only a name.
            let text = fs::read_to_string(&entry).unwrap_or_default();
            found.push(File { path: entry.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"), text });
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "static"] {
        walk(root, &root.join(folder), &mut found);
    }
    // The demo's articles are content: their words are the writer's.
    found.retain(|file| !file.path.starts_with("static/demo"));
    assert!(found.len() > 40, "the source was found");
    found
}

#[test]
fn the_source_holds_its_invariants() {
    let files = files();
    let words = files.iter().flat_map(|file| RULES.iter().flat_map(|rule| rule.complaints(file)));
    let css = files.iter().flat_map(physical);
    let paths = files.iter().flat_map(|file| path_complaints(&file.path));
    let complaints: Vec<_> = words.chain(css).chain(paths).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The raw browser is named in few places.
#[test]
fn the_browser_is_named_in_few_rooms() {
    let rooms = ["src/dom", "src/observers", "src/widget.rs", "src/normalize.rs", "src/lightbox.rs", "src/components"];
    let outside = |file: &File| {
        let names = ["web_sys", "js_sys", "wasm_bindgen", "gloo"].iter().any(|name| code(file).contains(name));
        names && file.path.ends_with(".rs") && !rooms.iter().any(|room| file.path.starts_with(room))
    };
    let found: Vec<_> = files().into_iter().filter(outside).map(|file| file.path).collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(outside(&File { path: "src/settings.rs".to_owned(), text: "use web_sys::Window;".to_owned() }));
}

#[test]
fn an_excuse_is_needed() {
    let files = files();
    for (path, word, _) in RULES.iter().flat_map(|rule| rule.excused) {
        let file = files.iter().find(|file| file.path == *path);
        assert!(file.is_some_and(|file| code(file).contains(word)), "{path} no longer needs its excuse for `{word}`");
    }
}

#[test]
fn every_rule_finds_what_it_forbids() {
    for rule in RULES {
        for word in rule.words {
            for room in rule.rooms.iter().filter(|room| room.ends_with('/')) {
                let file = |text: String| File {
                    path: format!("{room}x{}", if rule.ends.is_empty() { ".js" } else { rule.ends }),
                    text,
                };
                assert_eq!(
                    rule.complaints(&file(format!("let x = 1;\n  a {word} b"))).len().min(1),
                    1,
                    "`{word}` in {room}"
                );
                assert!(rule.complaints(&file(format!("// a {word} b"))).is_empty(), "`{word}` in a comment");
            }
        }
    }
    let tested =
        File { path: "src/x.rs".to_owned(), text: "fn a() {}\n#[cfg(test)]\nmod tests { x.unwrap() }".to_owned() };
    assert!(RULES[0].complaints(&tested).is_empty());
    let pure = File { path: "src/model/x.rs".to_owned(), text: "use web_sys::Window;".to_owned() };
    assert_eq!(RULES[2].complaints(&pure).len(), 1);
    let component = File { path: "src/components/x.rs".to_owned(), text: "web_sys::window()".to_owned() };
    assert_eq!(RULES[3].complaints(&component).len(), 2);
}

#[test]
fn physical_sides_are_found() {
    let css = |text: &str| physical(&File { path: "src/x.css".to_owned(), text: text.to_owned() }).len();
    for bad in [
        "a{left:0}",
        "a{margin-left: 1px}",
        "a{\n  text-align: right;\n}",
        "a{border-top-left-radius:1px}",
        "@media print{a{float:left}}",
        "a{b:c;padding-right:0}",
    ] {
        assert_eq!(css(bad), 1, "{bad}");
    }
    for good in [
        "a{inset-inline-start:0}",
        "a{text-align:start}",
        "/* left: 0; */",
        "a{background:linear-gradient(to right,red,blue)}",
        "a:not(.left){color:red}",
    ] {
        assert_eq!(css(good), 0, "{good}");
    }
}

#[test]
fn forbidden_paths_are_found() {
    for bad in ["src/a/mod.rs", "static/ads.js/x", "static/adblock-detect.js"] {
        assert_eq!(path_complaints(bad).len().min(1), 1, "{bad}");
    }
    for good in ["static/ads/banners/p-728x90.png", "static/media/banners/p.png", "src/model.rs"] {
        assert_eq!(path_complaints(good), Vec::<String>::new(), "{good}");
    }
}
