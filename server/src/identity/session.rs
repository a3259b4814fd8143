//! Sessions of the portal: a random secret in a `__Host-` cookie, its hash in PostgreSQL. The browser holds nothing
//! else, and no script can read it.

pub mod queries;

use aws_lc_rs::digest::{SHA256, digest};
use axum::http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::hex::hex;

/// The cookie's name. The prefix makes browsers refuse it without Secure and Path=/, or with a Domain.
pub const COOKIE: &str = "__Host-samvaer";
/// How long a session lasts at most, in minutes: a day's work.
pub const LASTS_MINUTES: i32 = 8 * 60;

/// Ends the session a browser comes with, if any, and opens a new one: never an old one's id. Its `Set-Cookie`.
pub async fn open_anew(app: &App, headers: &HeaderMap, account: Uuid, provider: Option<&str>) -> Result<Opened> {
    close(app, headers).await?;
    let secret = new_secret().map_err(Error::internal)?;
    let id = hash(&secret);
    queries::open(&app.pool, &id, account, provider, app.idle_minutes).await?;
    Ok(Opened { id, cookie: set_cookie(&secret).map_err(Error::internal)? })
}

/// Ends the session a browser comes with, if any. The provider it came from.
pub async fn close(app: &App, headers: &HeaderMap) -> Result<Option<String>> {
    match cookie(headers) {
        Some(Ok(secret)) => queries::close(&app.pool, &hash(&secret)).await,
        _ => Ok(None),
    }
}

/// A session that has just begun.
pub struct Opened {
    /// What the database knows it by.
    pub id: String,
    /// Its `Set-Cookie`.
    pub cookie: HeaderValue,
}

/// A new secret of 32 random bytes, as 64 hex digits.
pub fn new_secret() -> anyhow::Result<SecretString> {
    let mut bytes = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("no random numbers"))?;
    Ok(hex(bytes).into())
}

/// What the database knows a secret by: hex SHA-256.
pub fn hash(secret: &SecretString) -> String {
    hex(digest(&SHA256, secret.expose_secret().as_bytes()))
}

/// The session's secret, if the browser sent one.
pub fn cookie(headers: &HeaderMap) -> Option<std::result::Result<SecretString, Malformed>> {
    cookie_named(COOKIE, headers)
}

/// The secret a browser sent in a cookie: `None` when it sent none, an error when that has not the shape of one.
pub fn cookie_named(name: &str, headers: &HeaderMap) -> Option<std::result::Result<SecretString, Malformed>> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(sent, _)| *sent == name)
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
pub fn set_cookie(secret: &SecretString) -> anyhow::Result<HeaderValue> {
    with_secret(COOKIE, secret, "SameSite=Strict")
}

/// `Set-Cookie` of a secret that scripts never see and that goes to this server alone.
pub fn with_secret(name: &str, secret: &SecretString, rules: &str) -> anyhow::Result<HeaderValue> {
    let cookie = format!("{name}={}; Path=/; Secure; HttpOnly; {rules}", secret.expose_secret());
    let mut value = HeaderValue::from_str(&cookie)?;
    value.set_sensitive(true);
    Ok(value)
}

/// `Set-Cookie` that takes it away.
pub fn clear_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-samvaer=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}
