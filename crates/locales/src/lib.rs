//! The strings of the widget's interface: reads the files of `locales/`, one per language, and checks each against
//! English.
//!
//! This crate is used at build time only: the build script of `article-widget` generates Rust constants from the section
//! `interface`, and the packer (`cargo xtask pack`) adds each of the other sections to the bundle that shows it. Both call
//! [`Locales::load`], so that an invalid file fails every build in the same way.

mod check;

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

/// The primary subtag of English. Every other language is checked against it, and it is the fallback for languages without
/// a file.
pub const ENGLISH: &str = "en";

/// The primary subtags of the languages that are written from right to left, whether or not they have a file: an
/// article may be in any language.
pub const RIGHT_TO_LEFT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Strings by the key under which a host page may replace them (the `labels` property).
pub type Strings = BTreeMap<String, String>;

/// The strings of one language. Each section is added to a different bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    /// The article and the shell of the lightbox: the wasm of the main bundle.
    pub interface: Strings,
    /// The ad-block notice: the ad-block notice chunk.
    pub adblock: Strings,
    /// The toolbar of the lightbox: the lightbox chunk.
    pub lightbox: Strings,
    /// The message that is shown instead of an article: the loader in the main bundle, because the wasm may have failed to
    /// load.
    pub error: Strings,
}

impl Locale {
    fn sections(&self) -> [(&'static str, &Strings); 4] {
        [
            ("interface", &self.interface),
            ("adblock", &self.adblock),
            ("lightbox", &self.lightbox),
            ("error", &self.error),
        ]
    }
}

/// The strings of all languages, by primary language subtag (`en`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locales(BTreeMap<String, Locale>);

impl Locales {
    /// Reads every `*.json` file in a folder. The file's name is the language's primary subtag.
    ///
    /// # Errors
    ///
    /// One message for each problem, which names the file and the key: a file that cannot be read or parsed, a section
    /// or key that is missing or that English does not have, and a text that does not match its English counterpart
    /// (an empty one, other placeholders, another number of lines, or white space at either end).
    pub fn load(folder: &Path) -> Result<Self, Vec<String>> {
        let cannot_read = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(cannot_read)? {
            let path = entry.map_err(cannot_read)?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                files.insert(language, fs::read_to_string(&path).map_err(cannot_read)?);
            }
        }
        Self::parse(&files)
    }

    /// Reads and checks the texts of the files, by primary language subtag.
    fn parse(files: &BTreeMap<String, String>) -> Result<Self, Vec<String>> {
        let (mut locales, mut problems) = (BTreeMap::new(), Vec::new());
        for (language, text) in files {
            // The widget looks a language up by its primary subtag, so a file for `pt-BR` would never be used.
            if language.len() < 2 || language.len() > 3 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
                problems.push(format!("{}: the name is not a primary language subtag such as `en`", file(language)));
            }
            match serde_json::from_str::<Locale>(text) {
                Ok(locale) => {
                    locales.insert(language.clone(), locale);
                }
                Err(error) => problems.push(format!("{}: {error}", file(language))),
            }
        }
        let no_english = Locale::default();
        let english = locales.get(ENGLISH).unwrap_or(&no_english);
        if !files.contains_key(ENGLISH) {
            problems.push(format!("{} is missing", file(ENGLISH)));
        }
        for (language, locale) in &locales {
            problems.extend(check::problems(&file(language), locale, english));
        }
        if problems.is_empty() { Ok(Self(locales)) } else { Err(problems) }
    }

    /// The languages by primary subtag, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &Locale)> {
        self.0.iter().map(|(language, locale)| (language.as_str(), locale))
    }

    /// A section as a JSON object: `{"ar": {"retry": "…"}, "en": {"retry": "…"}}`.
    pub fn section(&self, section: fn(&Locale) -> &Strings) -> String {
        let by_language: BTreeMap<_, _> =
            self.languages().map(|(language, locale)| (language, section(locale))).collect();
        serde_json::json!(by_language).to_string()
    }
}

/// The path of a language's file, for messages.
fn file(language: &str) -> String {
    format!("locales/{language}.json")
}

#[cfg(test)]
mod tests;
