//! Signing in through OpenID Connect: the authorization code flow with PKCE, `state` and `nonce`, by the server alone. The
//! browser is sent to the provider with a secret in a cookie, and comes back with a code; what belongs together lies in
//! PostgreSQL meanwhile. No token ever reaches the browser, and none is kept.
//!
//! - [`settings`]: the file that names the providers, and how to read what they say (the claim map).
//! - [`claims`]: from a provider's claims to a person, or why not.
//! - [`privileges`]: powers of attorney that arrive with a sign-in (Digital Fuldmagt).
//! - [`provider`]: asking one provider.
//! - [`http`]: the two routes.

pub mod claims;
pub mod http;
pub mod privileges;
pub mod provider;
pub mod queries;
pub mod settings;

use provider::Provider;

/// The providers this server knows.
#[derive(Default)]
pub struct SignIns(Vec<Provider>);

impl SignIns {
    /// Those of the settings' file.
    pub fn new(settings: settings::SignInSettings) -> anyhow::Result<Self> {
        let address = settings.address;
        settings.providers.into_iter().map(|of| Provider::new(of, &address)).collect::<Result<_, _>>().map(Self)
    }

    /// All of them.
    pub fn all(&self) -> &[Provider] {
        &self.0
    }

    /// The one with this id.
    pub fn find(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.settings.id == id)
    }
}

/// What a sign-in was begun with, and its end must fit.
#[derive(Clone)]
pub struct Proof {
    /// The `nonce` of the ID token.
    pub nonce: String,
    /// What proves to the provider that we began (PKCE).
    pub pkce_verifier: String,
}

/// Why somebody was not signed in, when nothing failed. The person reads what to do about it on the sign-in page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSignedIn {
    /// They turned back at the provider.
    #[error("turned back at the provider")]
    Cancelled,
    /// It took too long, or it was begun in another browser.
    #[error("too late, or begun in another browser")]
    Expired,
    /// The provider is not sure enough who it is: below NSIS Substantial, or it doesn't say.
    #[error("level of assurance too low, or not said")]
    TooWeak,
    /// Nobody we let in.
    #[error("nobody we let in")]
    Unknown,
}

impl NotSignedIn {
    /// The word in the address of the sign-in page; for whatever else went wrong it is `fejl`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "afbrudt",
            Self::Expired => "for-sent",
            Self::TooWeak => "for-svag",
            Self::Unknown => "ukendt",
        }
    }
}
