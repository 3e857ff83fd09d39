//! Rules for the sources that the compiler, Cargo and the lints (`Cargo.toml`, `clippy.toml`) can't check.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

use std::{fs, path::Path};

use article_widget::adblock::BAITS;

/// HTML and code from strings, which Trusted Types and strict content security policies block.
#[rustfmt::skip]
const HTML_OR_CODE_FROM_STRINGS: &[&str] = &[
    "innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe", "parseFromString",
    "document.write", "srcdoc", " eval(", "new Function",
];

/// `style` attributes in markup, which a policy without 'unsafe-inline' blocks.
const INLINE_STYLES: &[&str] = &[" style=", "setAttribute(\"style\"", "set_attribute(\"style\"", "style={"];

/// Names that EasyList, EasyPrivacy or uBlock Origin's annoyance lists block, or nearly block.
const BLOCKED_NAMES: &str = "ad-leaderboard ads_box adsbox ad-rectangle leaderboard-ad skyscraper-ad ad-sticky ad-rail \
    ad-banner banner-ad ad-slot ad-container ad-wrapper ads/banners /ads/ /ads.js adsbygoogle prebid textads pub_300x250 \
    sidebar_ad advert- sponsored- sponsor- adblock-detect anti-adblock antiadblock no-adblock adblock-overlay \
    adblock-modal adb-enabled cookie-banner newsletter-popup share-buttons social-share";

/// The modules of the widget that use browser APIs, and in components the APIs that only those may use: a component uses
/// its own elements in event handlers, and nothing else.
const BROWSER_MODULES: &[&str] = &["src/dom", "src/observers", "src/widget.rs"];
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo"];
const NOT_IN_COMPONENTS: &[&str] =
    &["window()", "document()", "web_sys::window", "gloo", "js_sys", "Reflect::", "add_event_listener"];

/// The text of a file, without comments, and without unit tests in Rust.
fn code(path: &str, text: &str) -> String {
    if path.ends_with(".css") {
        return text
            .split("/*")
            .enumerate()
            .map(|(index, part)| match part.split_once("*/") {
                Some((_, after)) if index > 0 => after,
                _ => part,
            })
            .collect();
    }
    let text = if path.ends_with(".rs") { text.split("#[cfg(test)]").next().unwrap() } else { text };
    // The `//` of a URL or in a string does not start a comment.
    let is_comment = |line: &str, at: usize| !line[..at].ends_with([':', '"', '\'', '/', '\\']);
    let comment = |line: &str| line.match_indices("//").map(|(at, _)| at).find(|at| is_comment(line, *at));
    let lines =
        text.lines().filter(|line| !line.trim_start().starts_with("/**") && !line.trim_start().starts_with("* "));
    lines.map(|line| format!("{}\n", &line[..comment(line).unwrap_or(line.len())])).collect()
}

/// CSS declarations whose property or value names a side of the screen rather than of the text.
fn physical_declarations(code: &str) -> Vec<String> {
    let is_side = |word: &str| word == "left" || word == "right";
    let is_physical = |(name, value): &(&str, &str)| {
        name.trim().split('-').any(is_side)
            || matches!(name.trim(), "text-align" | "float" | "clear") && is_side(value.trim())
    };
    let declarations = code.split(['{', '}', ';']).filter_map(|part| part.split_once(':'));
    declarations.filter(is_physical).map(|(name, value)| format!("{}:{value}", name.trim())).collect()
}

/// The names in a file that ad blockers block. They are allowed in the file that defines the baits, and in `static/ads`.
fn blocked_names(path: &str, code: &str) -> Vec<String> {
    let is_bait = |name: &str| {
        let is_defined = BAITS.elements.contains(&name) || BAITS.picture.contains(name);
        path.starts_with("static/ads/") || path == "src/adblock.rs" && is_defined
    };
    let found = BLOCKED_NAMES.split_whitespace().filter(|name| code.contains(name) || path.contains(name));
    found.filter(|name| !is_bait(name)).map(str::to_owned).collect()
}

/// All violations in a file.
fn violations(path: &str, text: &str) -> Vec<String> {
    let code = code(path, text);
    let mut found = Vec::new();
    let mut report =
        |rule: &str, words: Vec<String>| found.extend(words.iter().map(|word| format!("{path}: {rule}: `{word}`")));
    let contained =
        |words: &[&str]| words.iter().filter(|word| code.contains(**word)).map(|word| (*word).to_owned()).collect();
    report("HTML or code from a string", contained(HTML_OR_CODE_FROM_STRINGS));
    report("an inline style", contained(INLINE_STYLES));
    report("a name that ad blockers block", blocked_names(path, &code));
    if path.ends_with(".css") {
        report("a physical side in CSS", physical_declarations(&code));
    }
    if path.starts_with("src/components") {
        report("a browser API in a component", contained(NOT_IN_COMPONENTS));
    } else if path.starts_with("src/")
        && path.ends_with(".rs")
        && !BROWSER_MODULES.iter().any(|module| path.starts_with(module))
    {
        report("a browser API outside of its modules", contained(BROWSER_CRATES));
    }
    found
}

/// The paths of the files below a folder, without tests and without the articles of the demo.
fn files(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap().map(Result::unwrap);
    let paths =
        entries.map(|entry| (format!("{folder}/{}", entry.file_name().to_str().unwrap()), entry.path().is_dir()));
    let paths = paths.filter(|(path, _)| !path.ends_with("/tests") && path != "static/demo");
    paths.flat_map(|(path, is_folder)| if is_folder { files(&path) } else { vec![path] }).collect()
}

#[test]
fn the_sources_follow_the_rules() {
    let paths: Vec<_> = ["src", "crates", "js", "static"].into_iter().flat_map(files).collect();
    assert!(paths.len() > 150, "only {} files were found", paths.len());
    // An image has no text, but a name.
    let text = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
    let found: Vec<_> = paths.iter().flat_map(|path| violations(path, &text(path))).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn each_rule_finds_what_it_forbids() {
    for (path, text) in [
        ("js/a.js", "node.innerHTML = text"),
        ("js/a.js", "const url = \"https://a.example\"; x = eval(code)"),
        ("src/dom.rs", "Reflect::set(node, \"innerHTML\", text)"),
        ("src/a.rs", "html! { <p style={x} /> }"),
        ("static/a.html", "<p style=\"color: red\">"),
        ("js/a.js", "node.className = \"ad-banner\""),
        ("src/adblock.rs", "\"ad-banner\""),
        ("static/adblock-detect.js", ""),
        ("src/a.css", "a { margin-left: 0 }"),
        ("js/a.css", "a { border-top-left-radius: 0 }"),
        ("src/a.css", "@media print { a { text-align: right; } }"),
        ("src/state.rs", "use web_sys::Window;"),
        ("src/components/a.rs", "web_sys::window()"),
    ] {
        assert!(!violations(path, text).is_empty(), "{path}: {text}");
    }
}

#[test]
fn comments_tests_and_allowed_code_are_not_violations() {
    for (path, text) in [
        ("js/a.js", "// no innerHTML\n/** no innerHTML */\n * no .innerHTML\nretrieval(code)"),
        ("src/a.rs", "/// No `eval(`.\n#[cfg(test)] mod tests { const X: &str = \"innerHTML\"; }"),
        ("src/a.css", "/* left: 0; */ a:not(.left) { background: linear-gradient(to right, red); text-align: end }"),
        ("src/adblock.rs", "\"ad-leaderboard\""),
        ("static/ads/banners/p-728x90.png", ""),
        ("src/dom/focus.rs", "use web_sys::Window;"),
        ("src/components/a.rs", "use web_sys::HtmlElement;"),
    ] {
        assert_eq!(violations(path, text), Vec::<String>::new());
    }
}
