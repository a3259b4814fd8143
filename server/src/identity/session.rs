//! Sessions of the portal: a random secret in a `__Host-` cookie, its hash in PostgreSQL. The browser holds nothing
//! else, and no script can read it.

pub mod queries;

use aws_lc_rs::digest::{SHA256, digest};
use axum::http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};

/// The cookie's name. The prefix makes browsers refuse it without Secure and Path=/, or with a Domain.
pub const COOKIE: &str = "__Host-samvaer";
/// How long a session lasts, in minutes.
pub const LASTS_MINUTES: i32 = 8 * 60;

/// A new secret of 32 random bytes, as 64 hex digits.
pub fn new_secret() -> anyhow::Result<SecretString> {
    let mut bytes = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("no random numbers"))?;
    Ok(hex(&bytes).into())
}

/// What the database knows a secret by: hex SHA-256.
pub fn hash(secret: &SecretString) -> String {
    hex(digest(&SHA256, secret.expose_secret().as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The secret a browser sent: `None` when it sent none, an error when that has not the shape of one.
pub fn cookie(headers: &HeaderMap) -> Option<Result<SecretString, Malformed>> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, secret)| secret)
        .map(|secret| {
            let shaped = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
            if shaped { Ok(secret.into()) } else { Err(Malformed) }
        })
}

/// A cookie of ours that we never made.
#[derive(Debug)]
pub struct Malformed;

/// `Set-Cookie` of a new session.
pub fn set_cookie(secret: &SecretString) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(&format!(
        "{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Strict",
        secret.expose_secret()
    ))
    .ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// `Set-Cookie` that takes it away.
pub fn clear_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-samvaer=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}
