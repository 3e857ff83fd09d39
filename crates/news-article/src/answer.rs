//! What the loader is answered: JSON text, since all that crosses between it and the wasm is text, a number or a node.

use crate::{
    error::{FormatError, Reading, Warning},
    json::Json,
};

/// `{"error": {code, message, path}}`
pub fn failed(error: &FormatError) -> String {
    let mut detail = vec![("code", Json::text(error.code())), ("message", Json::text(error.message()))];
    if let Some(path) = error.path() {
        detail.push(("path", Json::text(path)));
    }
    Json::object(vec![("error", Json::object(detail))]).to_string()
}

/// `{"ready": {format, headline, images, related, warnings}}`, the detail of the event.
pub fn ready(reading: &Reading, images: usize) -> String {
    let article = &reading.article;
    let detail = vec![
        ("format", Json::text(reading.format)),
        ("headline", Json::String(article.headline.clone())),
        ("images", Json::number(images)),
        ("related", Json::number(article.related.len())),
        ("warnings", warnings(&reading.warnings)),
    ];
    Json::object(vec![("ready", Json::object(detail))]).to_string()
}

/// `{article, format, warnings}`, the article in our own format.
pub fn normalized(reading: &Reading) -> String {
    Json::object(vec![
        ("article", crate::native::write(&reading.article)),
        ("format", Json::text(reading.format)),
        ("warnings", warnings(&reading.warnings)),
    ])
    .to_string()
}

fn warnings(warnings: &[Warning]) -> Json {
    let mut list = Vec::with_capacity(warnings.len());
    for warning in warnings {
        list.push(Json::object(vec![
            ("code", Json::text(warning.code)),
            ("path", Json::text(&warning.path)),
            ("message", Json::text(&warning.message)),
        ]));
    }
    Json::Array(list)
}
