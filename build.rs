//! Generates the Rust code that `src/strings.rs` includes, from the section `interface` of `locales/*.json`.

use std::{env, fs, path::Path, process::ExitCode};

use locales::{ENGLISH, Locales, RIGHT_TO_LEFT, Strings};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Vec<String>> {
    let locales = Locales::load(Path::new("locales"))?;
    let folder = env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    let file = Path::new(&folder).join("strings.rs");
    fs::write(&file, code(&locales)).map_err(|error| vec![format!("{}: {error}", file.display())])
}

/// The generated code. `src/strings.rs` documents each item.
fn code(locales: &Locales) -> String {
    let (mut accessors, mut records, mut branches) = (String::new(), String::new(), String::new());
    for (language, locale) in locales.languages() {
        let name = language.to_uppercase();
        records += &record(&name, &locale.interface);
        if language == ENGLISH {
            accessors = access_by_key(&locale.interface);
        } else {
            branches += &format!("if subtag.eq_ignore_ascii_case({language:?}) {{ return {name}; }}\n");
        }
    }
    let english = ENGLISH.to_uppercase();
    let lookup = format!("fn by_primary_subtag(subtag: &str) -> Strings {{\n{branches}{english}\n}}\n");
    let right_to_left = format!("const RIGHT_TO_LEFT: [&str; {}] = {RIGHT_TO_LEFT:?};\n", RIGHT_TO_LEFT.len());
    [accessors, records, lookup, right_to_left].concat()
}

/// The code of a constant with the strings of one language.
fn record(name: &str, strings: &Strings) -> String {
    let fields = strings.iter().map(|(key, text)| format!("{}: AttrValue::Static({text:?}),\n", field(key)));
    format!("const {name}: Strings = Strings {{\n{}}};\n", fields.collect::<String>())
}

/// The code that lists the keys, and the fields of `Strings` in the same order.
fn access_by_key(strings: &Strings) -> String {
    let count = strings.len();
    let keys: Vec<_> = strings.keys().collect();
    let fields: String = strings.keys().map(|key| format!("&mut self.{},\n", field(key))).collect();
    format!(
        "impl Strings {{\n\
         /// The keys by which a host page replaces strings (the `labels` property).\n\
         pub const KEYS: &[&str] = &{keys:?};\n\
         fn fields(&mut self) -> [&mut AttrValue; {count}] {{\n[\n{fields}]\n}}\n\
         }}\n"
    )
}

/// The field of `Strings` for a key: `readingTime` is `reading_time`.
fn field(key: &str) -> String {
    let mut field = String::new();
    for letter in key.chars() {
        if letter.is_uppercase() {
            field.push('_');
        }
        field.extend(letter.to_lowercase());
    }
    field
}
