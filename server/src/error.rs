//! What can go wrong in a request, and nothing else: what the caller may not do, what the caller asked wrongly, and
//! what is our fault. What a person can put right in a mutation is no error but a `UserError` in its payload.

use std::sync::Arc;

use axum::http::StatusCode;
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A request's failure. Its code and status are said here, once.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Nobody has signed in, or what was shown for it is not valid (any more).
    #[error("sign in first")]
    Unauthenticated,
    /// Signed in, but not allowed to do or see this.
    #[error("you may not see or do this")]
    Forbidden,
    /// An employee whose roles have all ended.
    #[error("you have no active role")]
    NoActiveRole,
    /// Somebody with several roles has to say which one, in the header `Samvaer-Role`.
    #[error("you have several roles: say which one in the header Samvaer-Role")]
    RoleNeeded,
    /// A caseworker has to say why, in the header `Samvaer-Purpose`.
    #[error("say why you look in the header Samvaer-Purpose: {0}")]
    PurposeNeeded(String),
    /// An argument that can't be right; the text says what to change.
    #[error("{0}")]
    BadInput(String),
    /// More look-ups by CPR number than anybody's work needs. Wait.
    #[error("you have looked up many CPR numbers in the last hour: wait before you go on")]
    TooOften,
    /// No connection in time. Try again.
    #[error("the service is busy, try again")]
    Unavailable,
    /// Ours: logged with its cause, answered with a request id.
    #[error("something went wrong on our side")]
    Internal(Arc<anyhow::Error>),
}

impl Error {
    /// Our own fault, with its cause.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::Internal(Arc::new(cause.into()))
    }

    /// The stable code, for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden | Self::NoActiveRole => "FORBIDDEN",
            Self::RoleNeeded => "ROLE_NEEDED",
            Self::PurposeNeeded(_) => "PURPOSE_NEEDED",
            Self::BadInput(_) => "BAD_USER_INPUT",
            Self::TooOften => "RATE_LIMITED",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal(_) => "INTERNAL_SERVER_ERROR",
        }
    }

    /// The HTTP status of a request that fails as a whole because of it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::NoActiveRole => StatusCode::FORBIDDEN,
            Self::RoleNeeded | Self::PurposeNeeded(_) | Self::BadInput(_) => StatusCode::BAD_REQUEST,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A request's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        if let DieselError::DatabaseError(kind, information) = &error {
            match (kind, information.constraint_name()) {
                (_, Some("enter_unauthenticated")) => return Self::Unauthenticated,
                (_, Some("enter_role_not_held")) => return Self::Forbidden,
                (_, Some("enter_no_role")) => return Self::NoActiveRole,
                (_, Some("enter_role_needed")) => return Self::RoleNeeded,
                (DatabaseErrorKind::ClosedConnection, _) => return Self::Unavailable,
                _ => {}
            }
        }
        Self::internal(error)
    }
}
