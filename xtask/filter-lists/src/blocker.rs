//! An ad blocker: Brave's engine with some filter lists.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::PathBuf,
};

use adblock::{Engine, FilterSet, lists::ParseOptions, request::Request};
use anyhow::{Context, Result};
use scraper::{Html, Selector};

/// An engine and the lists with which it was loaded.
pub(crate) struct Blocker {
    pub(crate) name: &'static str,
    /// The file names of the lists.
    pub(crate) files: Vec<String>,
    texts: Vec<String>,
    engine: Engine,
    /// The generic selectors without a class or an id. A blocker adds them to the stylesheet of every page.
    unconditional: Vec<String>,
    /// The selectors that a list disables on all sites (`#@#…`), which the engine does not support.
    exceptions: HashSet<String>,
}

/// The URL of the widget's folder and of the page that embeds it: on the same host, and on another.
const DEPLOYMENTS: [(&str, &str); 3] = [
    ("https://news.example/", "https://news.example/2026/article.html"),
    ("https://news.example/static/widget/", "https://news.example/"),
    ("https://cdn.example/", "https://news.example/2026/article.html"),
];

/// A site for which the lists have no specific rule.
const SITE: &str = "https://news.example/2026/article.html";

impl Blocker {
    /// Reads the lists.
    pub(crate) fn load(name: &'static str, files: &[PathBuf]) -> Result<Self> {
        let texts = read(files)?;
        let names = files.iter().map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned());
        Ok(Self::with(name, names.collect(), texts))
    }

    /// A blocker with the text of one list.
    #[cfg(test)]
    pub(crate) fn from_text(name: &'static str, list: &str) -> Self {
        Self::with(name, Vec::new(), vec![list.to_owned()])
    }

    fn with(name: &'static str, files: Vec<String>, texts: Vec<String>) -> Self {
        let engine = engine(&texts);
        let lines = texts.iter().flat_map(|text| text.lines());
        let exceptions: HashSet<_> = lines.filter_map(|line| Some(line.strip_prefix("#@#")?.to_owned())).collect();
        let mut unconditional: Vec<_> = engine.url_cosmetic_resources(SITE).hide_selectors.into_iter().collect();
        unconditional.retain(|rule| !exceptions.contains(rule));
        unconditional.sort();
        Self { name, files, texts, engine, unconditional, exceptions }
    }

    /// The rules that hide every element of a class.
    pub(crate) fn hides_class(&self, class: &str) -> Vec<String> {
        let none: [&str; 0] = [];
        let mut rules = self.engine.hidden_class_id_selectors([class], none, &self.exceptions);
        rules.retain(|rule| rule.strip_prefix('.') == Some(class));
        rules
    }

    /// The rules that hide an element that has one of these names as its class, id, part, `name`, attribute or element
    /// name.
    pub(crate) fn hides(&self, names: &[String]) -> Vec<String> {
        let mut page = String::new();
        for name in names {
            let attributes = format!("class={name} id={name} part={name} name={name} {name}");
            page += &format!("<{name} {attributes}></{name}><div {attributes}></div><a {attributes}></a>");
        }
        let page = Html::parse_document(&page);
        let mut rules = self.engine.hidden_class_id_selectors(names, names, &self.exceptions);
        rules.extend(self.unconditional.iter().cloned());
        // A rule that is not CSS is a procedural filter, which is always specific to a site.
        rules.retain(|rule| Selector::parse(rule).is_ok_and(|rule| page.select(&rule).next().is_some()));
        rules
    }

    /// The rules that block a file in at least one deployment; one rule for each.
    pub(crate) fn blocks(&self, path: &str) -> Vec<String> {
        let rules: BTreeSet<_> =
            DEPLOYMENTS.iter().filter_map(|deployment| blocking_rule(&self.engine, path, deployment)).collect();
        rules.into_iter().collect()
    }

    /// All rules that block a file in every deployment; none if it is not blocked in one of them.
    pub(crate) fn blocks_everywhere(&self, path: &str) -> Vec<String> {
        if DEPLOYMENTS.iter().any(|deployment| blocking_rule(&self.engine, path, deployment).is_none()) {
            return Vec::new();
        }
        // The engine reports only one rule, so each reported rule is removed from the list and the check repeated.
        let words: Vec<_> = path.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).collect();
        let lines = self.texts.iter().flat_map(|text| text.lines());
        let mut lines: Vec<_> = lines.filter(|line| words.iter().any(|word| line.contains(word))).collect();
        let mut rules = BTreeSet::new();
        while let Some(rule) = blocking_rule(&engine(&[lines.join("\n")]), path, &DEPLOYMENTS[0]) {
            lines.retain(|line| *line != rule);
            if !rules.insert(rule) {
                break;
            }
        }
        rules.into_iter().collect()
    }
}

/// The texts of the lists.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<String>> {
    let read = |file: &PathBuf| fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()));
    files.iter().map(read).collect()
}

/// An engine with the texts of some lists.
pub(crate) fn engine(texts: &[String]) -> Engine {
    let mut set = FilterSet::new(true);
    for text in texts {
        set.add_filter_list(text.clone(), ParseOptions::default());
    }
    // The optimiser merges similar rules, which then no longer refer to a line of the list.
    Engine::new_with_filter_set_no_optimize(set)
}

/// The rule that blocks a file in a deployment.
fn blocking_rule(engine: &Engine, path: &str, (base, page): &(&str, &str)) -> Option<String> {
    let kind = match path.rsplit('.').next() {
        Some("js") => "script",
        Some("png" | "jpg" | "webp" | "avif") => "image",
        Some("css") => "stylesheet",
        Some("html") => "sub_frame",
        _ => "xmlhttprequest",
    };
    let request = Request::new(&format!("{base}{path}"), page, kind, "GET").ok()?;
    let result = engine.check_network_request(&request);
    let rule = result.should_block().then_some(result.filter)??;
    Some(rule.raw_line.unwrap_or_else(|| "a rule without a line".to_owned()))
}
