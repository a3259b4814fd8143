//! Sign-in of the demonstration: choose whom to be. Also its token issuer, whose key lies in the data directory.
//! `samvaer serve` has neither: the routes don't exist there and the key is not read.

use std::path::Path;

use anyhow::{Context as _, ensure};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use chrono::Utc;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, encode};
use pem::Pem;
use serde::Serialize;

use super::bearer::{AUDIENCE, BearerCheck, TOKEN_TYPE};
use super::issuer_keys::IssuerKeys;
use crate::demo::cast;
use crate::secret_file;

/// The demonstration's issuer.
pub const ISSUER: &str = "https://demo.samvaer.invalid";
/// How long a demonstration token lasts, in seconds.
const LASTS: i64 = 12 * 60 * 60;
const PEM_TAG: &str = "PRIVATE KEY";

/// The demonstration's token issuer.
pub struct DemoIssuer(Ed25519KeyPair, Vec<u8>);

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: String,
    iat: i64,
    exp: i64,
    jti: uuid::Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<Act>,
}

#[derive(Serialize)]
struct Act {
    sub: String,
}

impl DemoIssuer {
    /// Reads the key, or makes one that only its owner can read.
    pub fn open_or_create(file: &Path) -> anyhow::Result<Self> {
        if !file.exists() {
            let pair = Ed25519KeyPair::generate().map_err(|_| anyhow::anyhow!("can't make the demo issuer's key"))?;
            let der = pair.to_pkcs8v1().map_err(|_| anyhow::anyhow!("can't write the demo issuer's key"))?;
            secret_file::write(file, &[Pem::new(PEM_TAG, der.as_ref())])?;
        }
        Self::open(file)
    }

    /// Reads the key.
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read(file).with_context(|| {
            format!("there is no demonstration here: {} is missing; run `samvaer demo` first", file.display())
        })?;
        let block = pem::parse(text).with_context(|| format!("{} is no PEM file", file.display()))?;
        ensure!(block.tag() == PEM_TAG, "{} holds no private key", file.display());
        let pair = Ed25519KeyPair::from_pkcs8(block.contents())
            .map_err(|_| anyhow::anyhow!("{} holds no Ed25519 key", file.display()))?;
        Ok(Self(pair, block.into_contents()))
    }

    /// The private key, as PKCS#8.
    pub fn private_der(&self) -> &[u8] {
        &self.1
    }

    /// Checks what this issuer signs.
    pub fn check(&self) -> anyhow::Result<BearerCheck> {
        let public = self.0.public_key().as_ref().to_vec();
        Ok(BearerCheck::new(ISSUER, IssuerKeys::fixed(DecodingKey::from_ed_der(&public))))
    }

    /// A token for an account, with which a tool may act on its behalf.
    pub fn token(&self, account: &str, through: Option<&str>) -> anyhow::Result<String> {
        let now = Utc::now().timestamp();
        let claims = Claims {
            iss: ISSUER,
            aud: AUDIENCE,
            sub: cast::subject(account),
            iat: now,
            exp: now + LASTS,
            jti: uuid::Uuid::now_v7(),
            act: through.map(|tool| Act { sub: cast::subject(tool) }),
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TOKEN_TYPE.into());
        Ok(encode(&header, &claims, &EncodingKey::from_ed_der(&self.1))?)
    }
}
