//! The keys an issuer signs with: one that is configured, or the set it publishes (JWKS). A set is kept and fetched anew
//! now and then; when that fails, the keys that are there go on. A token of a key nobody knows has the set fetched
//! again, but seldom: whoever invents keys can't make this server ask and ask.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use reqwest::{Client, Url};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::outgoing;

/// How often a set is fetched anew.
const FETCHED_EVERY: Duration = Duration::from_secs(10 * 60);
/// How often a set that is missing is asked for.
const TRIED_EVERY: Duration = Duration::from_secs(5);
/// For so long after a fetch, a token of an unknown key doesn't cause another.
pub const COOLS_DOWN: Duration = Duration::from_secs(30);
/// The longest a fetch may take: nobody waits longer for an unknown key.
const LONGEST_FETCH: Duration = Duration::from_secs(2);

/// A key, and the one algorithm it is for.
#[derive(Clone)]
pub struct IssuerKey {
    /// The algorithm: a token that names another is refused.
    pub algorithm: Algorithm,
    /// The key.
    pub key: Arc<DecodingKey>,
}

/// Which key a token may be checked with.
pub enum Found {
    /// This one.
    Key(IssuerKey),
    /// The issuer has no such key.
    Unknown,
    /// The issuer's keys have not been fetched yet.
    NotYet,
}

/// The keys of an issuer.
pub enum IssuerKeys {
    /// One, from the configuration.
    Fixed(IssuerKey),
    /// Those it publishes.
    Published(Arc<Published>),
}

/// The keys an issuer publishes.
pub struct Published {
    url: Url,
    client: Client,
    /// By `kid`; `None` until the first fetch.
    keys: RwLock<Option<HashMap<String, IssuerKey>>>,
    /// When the set was last asked for; held while it is.
    asked: Mutex<Option<Instant>>,
}

impl IssuerKeys {
    /// One Ed25519 key.
    pub fn fixed(key: DecodingKey) -> Self {
        Self::Fixed(IssuerKey { algorithm: Algorithm::EdDSA, key: Arc::new(key) })
    }

    /// The set at an address: https, or http on this machine. It is fetched from now on, until the server ends.
    pub fn published(url: &str) -> anyhow::Result<Self> {
        let (url, client) = (outgoing::address(url)?, outgoing::client(LONGEST_FETCH)?);
        let published = Arc::new(Published { url, client, keys: RwLock::new(None), asked: Mutex::new(None) });
        tokio::spawn(keep_fetching(Arc::downgrade(&published)));
        Ok(Self::Published(published))
    }

    /// Are there keys? Without, nobody can be let in.
    pub fn are_there(&self) -> bool {
        match self {
            Self::Fixed(_) => true,
            Self::Published(published) => published.count().is_some(),
        }
    }

    /// The key with this `kid`. A configured key has whatever name the token gives it.
    pub async fn find(&self, kid: Option<&str>) -> Found {
        match self {
            Self::Fixed(key) => Found::Key(key.clone()),
            Self::Published(published) => match kid {
                Some(kid) => published.find(kid).await,
                None => Found::Unknown,
            },
        }
    }
}

/// Fetches the set again and again, as long as somebody uses it.
async fn keep_fetching(published: std::sync::Weak<Published>) {
    loop {
        let Some(published) = published.upgrade() else { return };
        {
            let mut asked = published.asked.lock().await;
            published.fetch(&mut asked).await;
        }
        let pause = if published.count().is_some() { FETCHED_EVERY } else { TRIED_EVERY };
        drop(published);
        tokio::time::sleep(pause).await;
    }
}

impl Published {
    /// How many keys are known; `None` before the first fetch.
    fn count(&self) -> Option<usize> {
        self.keys.read().ok()?.as_ref().map(HashMap::len)
    }

    fn key(&self, kid: &str) -> Found {
        match self.keys.read().as_deref() {
            Ok(Some(keys)) => keys.get(kid).cloned().map_or(Found::Unknown, Found::Key),
            Ok(None) | Err(_) => Found::NotYet,
        }
    }

    async fn find(&self, kid: &str) -> Found {
        let found = self.key(kid);
        if !matches!(found, Found::Unknown) {
            return found;
        }
        // The issuer may have a new key. Whoever comes first asks; the others wait for that, and look again.
        let mut asked = self.asked.lock().await;
        let found = self.key(kid);
        if matches!(found, Found::Unknown) && asked.is_none_or(|at| at.elapsed() >= COOLS_DOWN) {
            self.fetch(&mut asked).await;
            return self.key(kid);
        }
        found
    }

    /// Fetches the set. When that fails, what is known stays.
    async fn fetch(&self, asked: &mut Option<Instant>) {
        *asked = Some(Instant::now());
        match self.fetched().await {
            Ok(keys) => {
                if let Ok(mut known) = self.keys.write() {
                    *known = Some(keys);
                }
            }
            Err(error) => {
                let kept = self.count().unwrap_or_default();
                tracing::warn!(host = self.url.host_str(), error = format!("{error:#}"), kept, "no key set fetched");
            }
        }
    }

    async fn fetched(&self) -> anyhow::Result<HashMap<String, IssuerKey>> {
        let answer = self.client.get(self.url.clone()).send().await?.error_for_status()?;
        let body = outgoing::body(answer).await?;
        let set: JwkSet = serde_json::from_slice(&body).context("this is no key set")?;
        let keys: HashMap<_, _> = set.keys.iter().filter_map(usable).collect();
        ensure!(!keys.is_empty(), "the key set has no key that tokens can be checked with");
        Ok(keys)
    }
}

/// A published key, if it is one to check signatures with: named, asymmetric, and for an algorithm that is allowed.
fn usable(jwk: &Jwk) -> Option<(String, IssuerKey)> {
    let kid = jwk.common.key_id.clone()?;
    if jwk.common.public_key_use.as_ref().is_some_and(|why| *why != PublicKeyUse::Signature) {
        return None;
    }
    let algorithm = match (&jwk.algorithm, jwk.common.key_algorithm) {
        (AlgorithmParameters::OctetKeyPair(key), None | Some(KeyAlgorithm::EdDSA))
            if key.curve == EllipticCurve::Ed25519 =>
        {
            Algorithm::EdDSA
        }
        (AlgorithmParameters::EllipticCurve(key), None | Some(KeyAlgorithm::ES256))
            if key.curve == EllipticCurve::P256 =>
        {
            Algorithm::ES256
        }
        (AlgorithmParameters::EllipticCurve(key), None | Some(KeyAlgorithm::ES384))
            if key.curve == EllipticCurve::P384 =>
        {
            Algorithm::ES384
        }
        (AlgorithmParameters::RSA(_), None | Some(KeyAlgorithm::RS256)) => Algorithm::RS256,
        (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::PS256)) => Algorithm::PS256,
        _ => return None,
    };
    let key = DecodingKey::from_jwk(jwk).ok()?;
    Some((kid, IssuerKey { algorithm, key: Arc::new(key) }))
}
