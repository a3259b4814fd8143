//! How each failure is answered. The one place: a stable code for tools, words for people, nothing of our insides.

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

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden | Self::NoActiveRole => "FORBIDDEN",
            Self::RoleNeeded => "ROLE_NEEDED",
            Self::PurposeNeeded(_) => "PURPOSE_NEEDED",
            Self::BadInput(_) => "BAD_USER_INPUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal(_) => "INTERNAL_SERVER_ERROR",
        }
    }

    /// Does it refuse the whole request?
    fn verdict(&self) -> Verdict {
        match self {
            Self::Forbidden | Self::BadInput(_) => Verdict::Stands,
            Self::Unauthenticated => Verdict::Refused(StatusCode::UNAUTHORIZED),
            Self::NoActiveRole => Verdict::Refused(StatusCode::FORBIDDEN),
            Self::RoleNeeded | Self::PurposeNeeded(_) => Verdict::Refused(StatusCode::BAD_REQUEST),
            Self::Unavailable => Verdict::Refused(StatusCode::SERVICE_UNAVAILABLE),
            Self::Internal(_) => Verdict::Refused(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// Gives every error its code, logs what is ours, and says what they mean together.
pub fn settle(response: &mut Response, request_id: Uuid) -> Verdict {
    let mut verdict = Verdict::Stands;
    for error in &mut response.errors {
        match error.source.clone().and_then(|source| source.downcast::<Error>().ok()) {
            Some(ours) => {
                mark(error, ours.code());
                if let Verdict::Refused(status) = ours.verdict() {
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
