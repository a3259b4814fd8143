//! An answer, as a test looks at it.

use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// The body as text.
    pub text: String,
    /// The body as JSON; null when it is none.
    pub json: Value,
}

impl Answer {
    /// What lies at a JSON pointer below `data`; null when there is nothing.
    pub fn data(&self, pointer: &str) -> Value {
        self.json.pointer(&format!("/data{pointer}")).cloned().unwrap_or_default()
    }

    /// The codes of all errors, in their order.
    pub fn codes(&self) -> Vec<String> {
        let errors = self.json.get("errors").and_then(Value::as_array).cloned().unwrap_or_default();
        errors
            .iter()
            .map(|error| error.pointer("/extensions/code").and_then(Value::as_str).unwrap_or_default().to_owned())
            .collect()
    }

    /// The codes of a mutation's user errors.
    pub fn user_errors(&self, mutation: &str) -> Vec<String> {
        let errors = self.data(&format!("/{mutation}/userErrors"));
        let errors = errors.as_array().cloned().unwrap_or_default();
        errors.iter().filter_map(|error| error.get("code")?.as_str().map(str::to_owned)).collect()
    }

    /// The answer, which must be one without any error.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!(self.status.is_success() && self.codes().is_empty(), "{} {}", self.status, self.text);
        self
    }
}
