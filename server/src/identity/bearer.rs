//! Bearer tokens of internal tools: access tokens as RFC 9068 has them, checked as RFC 8725 asks. Only algorithm,
//! type, issuer, audience, times and signature are checked; keys come from the issuer ([`super::issuer_keys`]), never from the
//! token.

use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::issuer_keys::{Found, IssuerKeys};
use crate::db::TokenSubject;
use crate::error::{Error, Result};

/// Whom tokens must be for.
pub const AUDIENCE: &str = "samvaer";
/// The media type of an access token (RFC 9068).
pub const TOKEN_TYPE: &str = "at+jwt";
/// What a token may be signed with: signatures that only the issuer can make.
const ALGORITHMS: [Algorithm; 5] =
    [Algorithm::EdDSA, Algorithm::ES256, Algorithm::ES384, Algorithm::PS256, Algorithm::RS256];
/// How far clocks may differ, in seconds.
const LEEWAY: u64 = 60;
/// How far away a token's end may be, in seconds: a day.
const LONGEST_LIFE: u64 = 24 * 60 * 60;
/// The longest token looked at, in bytes.
const LONGEST: usize = 4_096;

/// Checks tokens of one issuer.
pub struct BearerCheck {
    issuer: String,
    keys: IssuerKeys,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: u64,
    iat: Option<u64>,
    act: Option<Act>,
}

/// Who acts on the subject's behalf (RFC 8693).
#[derive(Deserialize)]
struct Act {
    sub: String,
    /// A chain of actors: refused, for nobody could say whose rights these are.
    act: Option<serde::de::IgnoredAny>,
}

impl BearerCheck {
    /// Tokens of this issuer, signed with one of these keys.
    pub fn new(issuer: &str, keys: IssuerKeys) -> Self {
        Self { issuer: issuer.to_owned(), keys }
    }

    /// Can tokens be checked? Not before the issuer's keys are known.
    pub fn is_ready(&self) -> bool {
        self.keys.are_there()
    }

    /// Whom a token that is right in everything speaks of; nothing is said of what is wrong. Unavailable while the issuer's
    /// keys are not known: then nobody is let in.
    pub async fn subject(&self, token: &SecretString) -> Result<TokenSubject> {
        let token = token.expose_secret();
        if token.len() > LONGEST {
            return Err(Error::Unauthenticated);
        }
        let header = decode_header(token).map_err(|_| Error::Unauthenticated)?;
        let asks_for_another_key = header.jku.is_some() || header.jwk.is_some() || header.x5u.is_some();
        let typed = header
            .typ
            .as_deref()
            .is_some_and(|typ| typ.eq_ignore_ascii_case(TOKEN_TYPE) || typ.eq_ignore_ascii_case("application/at+jwt"));
        if asks_for_another_key || header.crit.is_some() || !typed || !ALGORITHMS.contains(&header.alg) {
            return Err(Error::Unauthenticated);
        }
        let key = match self.keys.find(header.kid.as_deref()).await {
            Found::Key(key) if key.algorithm == header.alg => key,
            Found::Key(_) | Found::Unknown => return Err(Error::Unauthenticated),
            Found::NotYet => return Err(Error::Unavailable),
        };
        let claims = decode::<Claims>(token, &key.key, &self.validation(key.algorithm));
        let claims = claims.map_err(|_| Error::Unauthenticated)?.claims;
        let now = jsonwebtoken::get_current_timestamp();
        // A token that hardly ends is no access token (RFC 9068's are short-lived), nor is one from the future.
        let short_lived = claims.exp <= now + LONGEST_LIFE + LEEWAY;
        let made = claims.iat.is_none_or(|at| at <= now + LEEWAY);
        let named = |subject: &str| !subject.is_empty() && !subject.contains('\0');
        let acts_right = claims.act.as_ref().is_none_or(|act| named(&act.sub) && act.act.is_none());
        if short_lived && made && named(&claims.sub) && acts_right {
            Ok(TokenSubject { person: claims.sub, through: claims.act.map(|act| act.sub) })
        } else {
            Err(Error::Unauthenticated)
        }
    }

    fn validation(&self, algorithm: Algorithm) -> Validation {
        let mut validation = Validation::new(algorithm);
        validation.set_issuer(&[&self.issuer]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY;
        validation
    }
}
