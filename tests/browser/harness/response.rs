//! The responses of the test server.

use std::time::Duration;

use serde_json::Value;

/// An HTTP response.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// How long the server waits before it responds; `None` means that it never does.
    pub(crate) delay: Option<Duration>,
    /// Whether other origins may read it.
    pub(crate) cors: bool,
}

impl Response {
    /// A response with a body of that content type.
    pub(crate) fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            delay: Some(Duration::ZERO),
            cors: true,
        }
    }

    /// An HTML document.
    pub(crate) fn html(text: impl Into<String>) -> Self {
        Self::new("text/html; charset=utf-8", text.into())
    }

    /// JSON text, which need not be valid.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::new("application/json", text.into())
    }

    /// A JSON value.
    pub(crate) fn json(value: &Value) -> Self {
        Self::text(value.to_string())
    }

    /// A status without a body.
    pub(crate) fn status(status: u16) -> Self {
        Self { status, ..Self::new("text/plain", "") }
    }

    /// A redirect.
    pub(crate) fn redirect(location: &str) -> Self {
        Self::status(302).header("Location", location)
    }

    /// No response at all: the request stays open.
    pub(crate) fn unanswered() -> Self {
        Self { delay: None, ..Self::status(200) }
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Delays the response.
    pub(crate) fn delayed(self, ms: u64) -> Self {
        Self { delay: Some(Duration::from_millis(ms)), ..self }
    }

    /// Leaves out the CORS header: only pages of the same origin may read the response.
    pub(crate) fn same_origin(self) -> Self {
        Self { cors: false, ..self }
    }
}
