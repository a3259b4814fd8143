//! Bearer tokens of internal tools: access tokens as RFC 9068 has them, checked as RFC 8725 asks. Only algorithm,
//! type, issuer, audience, times and signature are checked; keys come from configuration, never from the token.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// Whom tokens must be for.
pub const AUDIENCE: &str = "samvaer";
/// The media type of an access token (RFC 9068).
pub const TOKEN_TYPE: &str = "at+jwt";
/// How far clocks may differ, in seconds.
const LEEWAY: u64 = 60;
/// How far away a token's end may be, in seconds: a day.
const LONGEST_LIFE: u64 = 24 * 60 * 60;
/// The longest token looked at, in bytes.
const LONGEST: usize = 4_096;

/// Checks tokens of one issuer.
pub struct BearerCheck {
    key: DecodingKey,
    validation: Validation,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: u64,
}

impl BearerCheck {
    /// Tokens signed with this Ed25519 key by this issuer.
    pub fn new(issuer: &str, key: DecodingKey) -> Self {
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY;
        Self { key, validation }
    }

    /// The subject of a token that is right in everything; nothing is said of what is wrong.
    pub fn subject(&self, token: &SecretString) -> Option<String> {
        let token = token.expose_secret();
        if token.len() > LONGEST {
            return None;
        }
        let header = decode_header(token).ok()?;
        let asks_for_another_key = header.jku.is_some() || header.jwk.is_some() || header.x5u.is_some();
        let typed = header
            .typ
            .as_deref()
            .is_some_and(|typ| typ.eq_ignore_ascii_case(TOKEN_TYPE) || typ.eq_ignore_ascii_case("application/at+jwt"));
        if asks_for_another_key || header.crit.is_some() || header.alg != Algorithm::EdDSA || !typed {
            return None;
        }
        let claims = decode::<Claims>(token, &self.key, &self.validation).ok()?.claims;
        // A token that hardly ends is no access token: RFC 9068's are short-lived.
        let short_lived = claims.exp <= jsonwebtoken::get_current_timestamp() + LONGEST_LIFE + LEEWAY;
        (short_lived && !claims.sub.is_empty() && !claims.sub.contains('\0')).then_some(claims.sub)
    }
}
