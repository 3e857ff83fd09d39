//! What the server answers.

use std::time::Duration;

use serde_json::Value;

/// An answer to a request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// How long it takes; `None` never answers.
    pub(crate) after: Option<Duration>,
    /// Whether other origins may read it.
    pub(crate) cors: bool,
}

impl Answer {
    /// An answer of that content type.
    pub(crate) fn new(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type".to_owned(), kind.to_owned())],
            body: body.into(),
            after: Some(Duration::ZERO),
            cors: true,
        }
    }

    /// A page.
    pub(crate) fn html(text: impl Into<String>) -> Self {
        Self::new("text/html; charset=utf-8", text.into())
    }

    /// JSON text, sound or not.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::new("application/json", text.into())
    }

    /// A JSON value.
    pub(crate) fn json(value: &Value) -> Self {
        Self::text(value.to_string())
    }

    /// A status and nothing else.
    pub(crate) fn status(status: u16) -> Self {
        Self { status, ..Self::new("text/plain", "") }
    }

    /// The way to another place.
    pub(crate) fn redirect(to: &str) -> Self {
        Self::status(302).header("Location", to)
    }

    /// A request that is never answered.
    pub(crate) fn hanging() -> Self {
        Self { after: None, ..Self::status(200) }
    }

    /// With one more header.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, so many milliseconds later.
    pub(crate) fn after(self, ms: u64) -> Self {
        Self { after: Some(Duration::from_millis(ms)), ..self }
    }

    /// The same, for its own origin only.
    pub(crate) fn same_origin(self) -> Self {
        Self { cors: false, ..self }
    }
}
