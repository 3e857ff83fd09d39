//! A blocker: Brave's engine with some lists.

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::PathBuf,
};

use adblock::{Engine, FilterSet, lists::ParseOptions, request::Request};
use anyhow::{Context, Result};
use scraper::{Html, Selector};

/// An engine and what it was made of.
pub(crate) struct Blocker {
    pub(crate) name: &'static str,
    /// The lists' file names.
    pub(crate) files: Vec<String>,
    texts: Vec<String>,
    engine: Engine,
    /// The selectors that hold on every site and name neither a class nor an id: they are in every page's stylesheet.
    always: Vec<String>,
    /// The selectors that a list takes back everywhere (`#@#…`), which the engine passes over.
    exceptions: HashSet<String>,
}

/// Where the widget's folder may lie, and the pages that show it: on the page's own host, and on another.
const PLACES: [(&str, &str); 3] = [
    ("https://news.example/", "https://news.example/2026/article.html"),
    ("https://news.example/static/widget/", "https://news.example/"),
    ("https://cdn.example/", "https://news.example/2026/article.html"),
];

/// A site that no rule is made for.
const SITE: &str = "https://news.example/2026/article.html";

impl Blocker {
    /// Reads lists.
    pub(crate) fn load(name: &'static str, files: &[PathBuf]) -> Result<Self> {
        let texts = read(files)?;
        let names = files.iter().map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned());
        Ok(Self::with(name, names.collect(), texts))
    }

    /// One of that list.
    #[cfg(test)]
    pub(crate) fn of(name: &'static str, list: &str) -> Self {
        Self::with(name, Vec::new(), vec![list.to_owned()])
    }

    fn with(name: &'static str, files: Vec<String>, texts: Vec<String>) -> Self {
        let engine = engine(&texts);
        let lines = texts.iter().flat_map(|text| text.lines());
        let exceptions: HashSet<_> = lines.filter_map(|line| Some(line.strip_prefix("#@#")?.to_owned())).collect();
        let mut always: Vec<_> = engine.url_cosmetic_resources(SITE).hide_selectors.into_iter().collect();
        always.retain(|rule| !exceptions.contains(rule));
        always.sort();
        Self { name, files, texts, engine, always, exceptions }
    }

    /// The rule that hides every element of a class, whatever else it is.
    pub(crate) fn hides_class(&self, class: &str) -> Vec<String> {
        let none: [&str; 0] = [];
        let mut rules = self.engine.hidden_class_id_selectors([class], none, &self.exceptions);
        rules.retain(|rule| rule.strip_prefix('.') == Some(class));
        rules
    }

    /// The rules that hide an element of which one of these names is the class, the id, the part, the name, an
    /// attribute, or its own.
    pub(crate) fn hides(&self, names: &[String]) -> Vec<String> {
        let mut page = String::new();
        for name in names {
            let attributes = format!("class={name} id={name} part={name} name={name} {name}");
            page += &format!("<{name} {attributes}></{name}><div {attributes}></div><a {attributes}></a>");
        }
        let page = Html::parse_document(&page);
        let mut rules = self.engine.hidden_class_id_selectors(names, names, &self.exceptions);
        rules.extend(self.always.iter().cloned());
        // What isn't CSS is a blocker's own: a procedure that starts from an element of a site's.
        rules.retain(|rule| Selector::parse(rule).is_ok_and(|rule| page.select(&rule).next().is_some()));
        rules
    }

    /// The rules, at least one a place, that stop a file of ours somewhere.
    pub(crate) fn stops(&self, path: &str) -> Vec<String> {
        let rules: BTreeSet<_> = PLACES.iter().filter_map(|place| stopped(&self.engine, path, place)).collect();
        rules.into_iter().collect()
    }

    /// All the rules that stop a file wherever it lies; none when it comes through somewhere.
    pub(crate) fn stops_everywhere(&self, path: &str) -> Vec<String> {
        if PLACES.iter().any(|place| stopped(&self.engine, path, place).is_none()) {
            return Vec::new();
        }
        // The engine names one rule at a time: without that rule it names the next.
        let words: Vec<_> = path.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).collect();
        let lines = self.texts.iter().flat_map(|text| text.lines());
        let mut lines: Vec<_> = lines.filter(|line| words.iter().any(|word| line.contains(word))).collect();
        let mut rules = BTreeSet::new();
        while let Some(rule) = stopped(&engine(&[lines.join("\n")]), path, &PLACES[0]) {
            lines.retain(|line| *line != rule);
            if !rules.insert(rule) {
                break;
            }
        }
        rules.into_iter().collect()
    }
}

/// The lists' texts.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<String>> {
    let read = |file: &PathBuf| fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()));
    files.iter().map(read).collect()
}

/// The engine alone.
pub(crate) fn engine(texts: &[String]) -> Engine {
    let mut set = FilterSet::new(true);
    for text in texts {
        set.add_filter_list(text.clone(), ParseOptions::default());
    }
    // Optimised, rules that are alike become one, and lose their lines.
    Engine::new_with_filter_set_no_optimize(set)
}

/// The rule that stops a file of ours in that place.
fn stopped(engine: &Engine, path: &str, (base, page): &(&str, &str)) -> Option<String> {
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
