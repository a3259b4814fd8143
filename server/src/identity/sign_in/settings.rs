//! The file that names the OpenID Connect providers (`SAMVAER_SIGN_IN_FILE`), in TOML: where each is, and under which
//! names its claims say what. MitID through a broker or bridge, and an employer's own provider, differ in this alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use serde::Deserialize;

use crate::policy::{DelegationScope, Role};

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInSettings {
    /// Where people find this portal: `https://samvaer.example.dk`. Register `…/identity/callback` as redirect URI and
    /// `…/log-ind?ud` as post-logout redirect URI at every provider.
    pub address: String,
    /// The providers, in the order of the sign-in page.
    #[serde(rename = "provider")]
    pub providers: Vec<ProviderSettings>,
}

/// Who signs in there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SignsIn {
    /// Citizens and relatives: whoever the provider knows is let in, and sees what is theirs.
    Private,
    /// Employees: those who have a role.
    Employee,
}

impl SignsIn {
    /// The kind of account.
    pub const fn account_kind(self) -> &'static str {
        match self {
            Self::Private => "PRIVATE",
            Self::Employee => "EMPLOYEE",
        }
    }
}

/// One provider.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// A short name of yours, in addresses and in front of every subject: small letters, digits, hyphens.
    pub id: String,
    /// Who signs in there.
    #[serde(rename = "for")]
    pub signs_in: SignsIn,
    /// What the button says: "Log ind med MitID".
    pub label: String,
    /// The issuer; its discovery document lies below.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// A file with the client's secret; left out for a public client.
    pub client_secret_file: Option<PathBuf>,
    /// What is asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Where its claims say what.
    #[serde(default)]
    pub claims: ClaimMap,
    /// Values of the assurance claim that are NSIS Substantial or High.
    #[serde(default = "nsis_words")]
    pub assured: Vec<String>,
    /// Organisations (CVR numbers) whose people are let in; empty: whoever comes.
    #[serde(default)]
    pub organisations: Vec<String>,
    /// Words of the roles claim, and the role each gives here. Empty: roles are registered here, not said there.
    #[serde(default)]
    pub roles: BTreeMap<String, Role>,
    /// What each privilege of a power of attorney (Digital Fuldmagt) allows here.
    #[serde(default)]
    pub privileges: PrivilegeMap,
}

/// Privileges by their names, and what each allows here.
pub type PrivilegeMap = BTreeMap<String, Vec<DelegationScope>>;

/// Under which names a provider's claims say what. A name that begins with `/` is a JSON pointer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimMap {
    /// Who it is, for good: for an employee the professional id.
    pub subject: String,
    /// The name.
    pub name: String,
    /// The CPR number.
    pub cpr: Option<String>,
    /// How sure the provider is.
    pub assurance: String,
    /// The employer's CVR number.
    pub organisation: Option<String>,
    /// An employee's roles.
    pub roles: Option<String>,
    /// Powers of attorney: base64 of an OIO Basic Privilege list. Where it is named and a sign-in says none, none are held.
    pub privileges: Option<String>,
}

impl Default for ClaimMap {
    fn default() -> Self {
        Self {
            subject: "sub".into(),
            name: "name".into(),
            cpr: None,
            assurance: "acr".into(),
            organisation: None,
            roles: None,
            privileges: None,
        }
    }
}

/// NSIS's own words for the two levels that are enough.
fn nsis_words() -> Vec<String> {
    [
        "Substantial",
        "High",
        "https://data.gov.dk/concept/core/nsis/Substantial",
        "https://data.gov.dk/concept/core/nsis/High",
    ]
    .map(str::to_owned)
    .into()
}

impl SignInSettings {
    /// Reads the file.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?;
        Self::parse(&text).with_context(|| format!("{} is not right", file.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let settings: Self = toml::from_str(text)?;
        for provider in &settings.providers {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            ensure!(
                !provider.id.is_empty() && provider.id.bytes().all(plain),
                "the id of a provider has small letters, digits and hyphens only: {}",
                provider.id
            );
            ensure!(
                settings.providers.iter().filter(|other| other.id == provider.id).count() == 1,
                "two providers have the id {}",
                provider.id
            );
            ensure!(!provider.assured.is_empty(), "{}: `assured` names no level, so nobody could sign in", provider.id);
            ensure!(
                provider.organisations.is_empty() || provider.claims.organisation.is_some(),
                "{}: `organisations` needs to know the claim: claims.organisation",
                provider.id
            );
            ensure!(
                provider.roles.is_empty() || provider.claims.roles.is_some(),
                "{}: `roles` needs to know the claim: claims.roles",
                provider.id
            );
            ensure!(
                provider.privileges.is_empty() || provider.claims.privileges.is_some(),
                "{}: `privileges` needs to know the claim: claims.privileges",
                provider.id
            );
            ensure!(
                provider.signs_in == SignsIn::Private || provider.claims.privileges.is_none(),
                "{}: only private people hold powers of attorney here",
                provider.id
            );
            ensure!(
                provider.signs_in == SignsIn::Employee || provider.roles.is_empty(),
                "{}: only employees have roles",
                provider.id
            );
            ensure!(
                provider.roles.values().all(|role| !matches!(role, Role::Citizen | Role::Relative | Role::Service)),
                "{}: nobody is employed as CITIZEN, RELATIVE or SERVICE",
                provider.id
            );
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROVIDER: &str = "address = 'https://s.example'\n[[provider]]\nid = 'mitid'\nfor = 'PRIVATE'\nlabel = 'MitID'\n\
        issuer = 'https://i.example'\nclient_id = 'samvaer'\n";

    #[test]
    fn a_provider_needs_little_and_what_is_wrong_is_said() {
        let settings = SignInSettings::parse(PROVIDER).expect("right");
        assert_eq!(settings.providers.len(), 1);
        for (more, said) in [
            ("colour = 'red'", "unknown field"),
            ("assured = []", "names no level"),
            ("organisations = ['12345678']", "claims.organisation"),
            ("[provider.roles]\nadviser = 'CASEWORKER'", "claims.roles"),
            ("[provider.privileges]\n'urn:x' = []", "claims.privileges"),
            ("claims.roles = 'r'\n[provider.roles]\nadviser = 'CASEWORKER'", "only employees"),
            (
                "[[provider]]\nid = 'Mit ID'\nfor = 'PRIVATE'\nlabel = 'x'\nissuer = 'x'\nclient_id = 'x'",
                "small letters",
            ),
            (
                "[[provider]]\nid = 'mitid'\nfor = 'PRIVATE'\nlabel = 'x'\nissuer = 'x'\nclient_id = 'x'",
                "two providers",
            ),
        ] {
            let refused = SignInSettings::parse(&format!("{PROVIDER}{more}\n")).err().map(|error| format!("{error:#}"));
            assert!(refused.as_ref().is_some_and(|error| error.contains(said)), "{more}: {refused:?}");
        }
    }
}
