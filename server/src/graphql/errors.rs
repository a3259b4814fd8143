//! How failures are told in an answer: a stable code for tools, words for people, nothing of our insides. Codes and
//! statuses are said in `error.rs`.

use async_graphql::{Response, ServerError, Value};
use axum::http::StatusCode;
use uuid::Uuid;

use crate::error::Error;

/// What an answer's errors mean for the request as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The answer stands; its errors belong to their fields.
    Stands,
    /// The request as a whole is refused with this status, and nothing of it lasts.
    Refused(StatusCode),
}

/// Does this error refuse the whole request?
fn verdict_of(error: &Error) -> Verdict {
    match error {
        Error::Forbidden | Error::BadInput(_) => Verdict::Stands,
        refusing => Verdict::Refused(refusing.status()),
    }
}

/// Gives every error its code, logs what is ours, and says what they mean together.
pub fn settle(response: &mut Response, request_id: Uuid) -> Verdict {
    let mut verdict = Verdict::Stands;
    for error in &mut response.errors {
        match error.source.clone().and_then(|source| source.downcast::<Error>().ok()) {
            Some(ours) => {
                mark(error, ours.code());
                if let Verdict::Refused(status) = verdict_of(&ours) {
                    // Our own faults weigh most: a database error fails the whole response.
                    if verdict == Verdict::Stands || status.is_server_error() {
                        verdict = Verdict::Refused(status);
                    }
                }
                report(&ours, request_id);
                if matches!(*ours, Error::Internal(_) | Error::Unavailable) {
                    set(error, "requestId", request_id.to_string().into());
                }
            }
            // The library's own: an argument of the wrong kind, a limit.
            None => mark(error, "BAD_USER_INPUT"),
        }
    }
    verdict
}

/// An answer that is an error and nothing else.
pub fn refusal(error: &Error, request_id: Uuid) -> Response {
    report(error, request_id);
    let mut answer = ServerError::new(error.to_string(), None);
    mark(&mut answer, error.code());
    if matches!(error, Error::Internal(_) | Error::Unavailable) {
        set(&mut answer, "requestId", request_id.to_string().into());
    }
    Response::from_errors(vec![answer])
}

fn report(error: &Error, request_id: Uuid) {
    if let Error::Internal(cause) = error {
        tracing::error!(%request_id, cause = format!("{cause:#}"), "request failed");
    }
}

fn mark(error: &mut ServerError, code: &str) {
    set(error, "code", code.into());
}

fn set(error: &mut ServerError, key: &str, value: Value) {
    error.extensions.get_or_insert_with(Default::default).set(key, value);
}
