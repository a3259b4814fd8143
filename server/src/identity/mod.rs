//! Who is calling. Internal tools show a bearer token, the portal a session cookie. What they may do is read from the
//! database at every request; nothing here grants anything.

pub mod bearer;
pub mod demo;
pub mod http;
pub mod issuer_keys;
mod outgoing;
pub mod session;
pub mod sign_in;

use axum::http::{HeaderMap, header};
use secrecy::SecretString;

/// What a request shows of who calls, not yet checked.
pub enum Presented {
    /// Nothing.
    Nothing,
    /// Something that can't be read, or a token and a session at once.
    Malformed,
    /// `Authorization: Bearer …`.
    Bearer(SecretString),
    /// The session cookie's secret.
    Session(SecretString),
}

/// Reads a request's headers.
pub fn presented(headers: &HeaderMap) -> Presented {
    let mut tokens = headers.get_all(header::AUTHORIZATION).iter();
    let token = tokens.next();
    if tokens.next().is_some() {
        return Presented::Malformed;
    }
    match (token, session::cookie(headers)) {
        (Some(_), Some(_)) => Presented::Malformed,
        (None, None) => Presented::Nothing,
        (None, Some(Ok(secret))) => Presented::Session(secret),
        (None, Some(Err(session::Malformed))) => Presented::Malformed,
        (Some(value), None) => value
            .to_str()
            .ok()
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty())
            .map_or(Presented::Malformed, |(_, token)| Presented::Bearer(token.trim().into())),
    }
}

/// A cookie travels with whatever a browser sends. This header can't be sent across origins without our leave, and
/// `Sec-Fetch-Site` says where the request came from.
pub fn from_our_own_page(headers: &HeaderMap) -> bool {
    let same_origin = headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin");
    same_origin && headers.get("x-portal").is_some_and(|value| value == "1")
}
