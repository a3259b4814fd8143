//! One OpenID Connect provider: where to send people, and what its answer says of who came back.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, LanguageTag, LogoutRequest, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, Scope,
    TokenResponse,
};
use reqwest::Url;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::Proof;
use super::claims::{self, Person};
use super::settings::ProviderSettings;
use crate::identity::outgoing;

/// How long what a provider says of itself is believed.
const BELIEVED: Duration = Duration::from_secs(10 * 60);
/// For so long a signature by an unknown key doesn't make us ask again.
const COOLS_DOWN: Duration = Duration::from_secs(30);
/// The longest a request to a provider may take.
const LONGEST_REQUEST: Duration = Duration::from_secs(4);
/// How long somebody who signs out waits for the provider's page.
const LONGEST_SIGN_OUT: Duration = Duration::from_secs(1);
/// For so long a provider that was away isn't asked again.
const LET_BE: Duration = Duration::from_secs(10);
/// Signatures that only the provider can make.
const SIGNED_WITH: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
];

/// A provider, and what it said of itself last.
pub struct Provider {
    /// Its settings.
    pub settings: ProviderSettings,
    issuer: IssuerUrl,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    signed_out: PostLogoutRedirectUrl,
    http: reqwest::Client,
    known: Mutex<Option<Known>>,
    /// When it was away last: for some seconds nobody asks again.
    away: Mutex<Option<Instant>>,
}

#[derive(Clone)]
struct Known {
    since: Instant,
    metadata: ProviderMetadataWithLogout,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Where somebody is sent, and what the way back must fit.
pub struct Begun {
    /// The provider's page.
    pub url: Url,
    /// The `state` of the way back.
    pub state: String,
    /// What its answer must fit.
    pub proof: Proof,
}

impl Provider {
    /// A provider of the settings. `address` is the portal's own.
    pub fn new(settings: ProviderSettings, address: &str) -> anyhow::Result<Self> {
        outgoing::address(&settings.issuer).with_context(|| format!("issuer of {}", settings.id))?;
        let address = outgoing::address(address)?;
        let secret = settings.client_secret_file.as_ref().map(|file| {
            let text = std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?;
            ensure!(!text.trim().is_empty(), "{} is empty", file.display());
            Ok(ClientSecret::new(text.trim().to_owned()))
        });
        Ok(Self {
            issuer: IssuerUrl::new(settings.issuer.clone())?,
            secret: secret.transpose()?,
            redirect: RedirectUrl::from_url(address.join("/identity/callback")?),
            signed_out: PostLogoutRedirectUrl::from_url(address.join("/log-ind?ud")?),
            http: outgoing::client(LONGEST_REQUEST)?,
            known: Mutex::new(None),
            away: Mutex::new(None),
            settings,
        })
    }

    /// Begins a sign-in.
    pub async fn begin(&self) -> anyhow::Result<Begun> {
        let client = self.client(self.metadata(BELIEVED).await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(32),
                || Nonce::new_random_len(32),
            )
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .add_ui_locale(LanguageTag::new("da".into()))
            .url();
        Ok(Begun {
            url,
            state: state.into_secret(),
            proof: Proof { nonce: nonce.secret().clone(), pkce_verifier: verifier.into_secret() },
        })
    }

    /// Who came back with this code.
    pub async fn finish(&self, code: String, begun: Proof) -> anyhow::Result<Person> {
        let client = self.client(self.metadata(BELIEVED).await?);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))?
            .set_pkce_verifier(PkceCodeVerifier::new(begun.pkce_verifier))
            .request_async(&|request| send(self.http.clone(), request))
            .await
            .map_err(|error| anyhow::anyhow!("the provider did not take the code: {error}"))?;
        let token = tokens.id_token().context("the provider sent no ID token")?;
        let nonce = Nonce::new(begun.nonce);
        let client = if token.claims(&verifier(&client), &nonce).is_ok() {
            client
        } else {
            // It may sign with a new key.
            self.client(self.metadata(COOLS_DOWN).await?)
        };
        let verifier = verifier(&client);
        let checked = token.claims(&verifier, &nonce).context("the ID token is not right")?;
        if let Some(hash) = checked.access_token_hash() {
            let (algorithm, key) = (token.signing_alg()?, token.signing_key(&verifier)?);
            let its_own = AccessTokenHash::from_token(tokens.access_token(), algorithm, key)?;
            ensure!(its_own == *hash, "the ID token belongs to another access token");
        }
        // Checked above; read once more for the claims that OpenID Connect doesn't name.
        let all = jsonwebtoken::dangerous::insecure_decode::<serde_json::Value>(token.to_string())?.claims;
        claims::person(&self.settings, &all)
    }

    /// Where somebody signs out of the provider too; `None` when it has no such page, or is away.
    pub async fn sign_out_url(&self) -> Option<Url> {
        // Signing out here is done; nobody waits for a provider that is away.
        let asked = tokio::time::timeout(LONGEST_SIGN_OUT, self.metadata(BELIEVED)).await;
        let metadata = asked.ok()?.ok()?;
        let page = metadata.additional_metadata().end_session_endpoint.clone()?;
        let request = LogoutRequest::from(page)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(self.signed_out.clone());
        Some(request.http_get_url())
    }

    fn client(&self, metadata: ProviderMetadataWithLogout) -> Client {
        let id = ClientId::new(self.settings.client_id.clone());
        CoreClient::from_provider_metadata(metadata, id, self.secret.clone()).set_redirect_uri(self.redirect.clone())
    }

    /// What the provider says of itself, not older than this; older when it is away.
    async fn metadata(&self, not_older: Duration) -> anyhow::Result<ProviderMetadataWithLogout> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|known| known.since.elapsed() < not_older) {
            return Ok(known.metadata.clone());
        }
        let mut away = self.away.lock().await;
        let older = known.as_ref().map(|known| known.metadata.clone());
        if away.is_some_and(|at| at.elapsed() < LET_BE) {
            return older.context("the provider is away");
        }
        let send = |request| send(self.http.clone(), request);
        match ProviderMetadataWithLogout::discover_async(self.issuer.clone(), &send).await {
            Ok(metadata) => {
                *away = None;
                *known = Some(Known { since: Instant::now(), metadata: metadata.clone() });
                Ok(metadata)
            }
            Err(error) => {
                *away = Some(Instant::now());
                older.with_context(|| format!("the provider can't be asked: {error}"))
            }
        }
    }
}

fn verifier(client: &Client) -> openidconnect::core::CoreIdTokenVerifier<'_> {
    client.id_token_verifier().set_allowed_algs(SIGNED_WITH)
}

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NotAsked(String);

/// One request, with our client and its limits.
async fn send(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, NotAsked> {
    let failed = |error: reqwest::Error| NotAsked(error.without_url().to_string());
    let answer = http.execute(request.try_into().map_err(failed)?).await.map_err(failed)?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = outgoing::body(answer).await.map_err(|error| NotAsked(error.to_string()))?;
    let mut response = HttpResponse::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}
