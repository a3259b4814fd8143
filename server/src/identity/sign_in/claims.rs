//! From what a provider says to a person we know how to treat, or why nobody is let in. Pure: nothing is asked here.

use anyhow::{Context as _, bail};
use secrecy::SecretString;
use serde_json::Value;

use super::NotSignedIn;
use super::privileges::{self, Power};
use super::settings::ProviderSettings;
use crate::policy::Role;

/// The longest name kept, in characters.
const LONGEST_NAME: usize = 200;

/// Somebody a provider has told us of.
#[derive(Debug)]
pub struct Person {
    /// Who it is: the provider's id and its subject.
    pub subject: String,
    /// The name.
    pub name: String,
    /// The CPR number as it was said.
    pub cpr: Option<SecretString>,
    /// An employee's roles; `None` when the provider doesn't say roles.
    pub roles: Option<Vec<Role>>,
    /// The powers of attorney held now; `None` when the provider doesn't say any.
    pub powers: Option<Vec<Power>>,
}

/// Reads the claims of an ID token whose signature, issuer, audience, time and nonce were right.
pub fn person(of: &ProviderSettings, claims: &Value) -> anyhow::Result<Person> {
    let map = &of.claims;
    let assured = text(claims, &map.assurance).is_some_and(|level| of.assured.iter().any(|enough| enough == level));
    if !assured {
        bail!(NotSignedIn::TooWeak);
    }
    if !of.organisations.is_empty() {
        let organisation = map.organisation.as_deref().and_then(|name| text(claims, name));
        if !organisation.is_some_and(|organisation| of.organisations.iter().any(|ours| ours == organisation)) {
            bail!(NotSignedIn::Unknown);
        }
    }
    let subject = text(claims, &map.subject).with_context(|| format!("no subject in the claim {}", map.subject))?;
    let name = text(claims, &map.name).with_context(|| format!("no name in the claim {}", map.name))?;
    let privileges = map.privileges.as_ref().map(|name| match text(claims, name) {
        Some(encoded) => privileges::read(encoded, &of.privileges),
        None => Ok(vec![]),
    });
    Ok(Person {
        powers: privileges.transpose()?,
        subject: format!("{}:{subject}", of.id),
        name: name.chars().take(LONGEST_NAME).collect(),
        cpr: map.cpr.as_deref().and_then(|name| text(claims, name)).map(Into::into),
        roles: (!of.roles.is_empty()).then(|| {
            let said = map.roles.as_deref().map(|name| words(claims, name)).unwrap_or_default();
            let mut roles: Vec<Role> = said.iter().filter_map(|word| of.roles.get(*word).copied()).collect();
            roles.sort_by_key(|role| role.as_str());
            roles.dedup();
            roles
        }),
    })
}

fn claim<'a>(claims: &'a Value, name: &str) -> Option<&'a Value> {
    if name.starts_with('/') { claims.pointer(name) } else { claims.get(name) }
}

/// A claim that is text, and not an empty one.
fn text<'a>(claims: &'a Value, name: &str) -> Option<&'a str> {
    claim(claims, name)?.as_str().map(str::trim).filter(|text| !text.is_empty() && !text.contains('\0'))
}

/// A claim that is one word or a list of them.
fn words<'a>(claims: &'a Value, name: &str) -> Vec<&'a str> {
    match claim(claims, name) {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::sign_in::settings::SignInSettings;
    use serde_json::json;

    fn provider(more: &str) -> ProviderSettings {
        let text = format!(
            "address = 'https://s.example'\n[[provider]]\nid = 'work'\nfor = 'EMPLOYEE'\nlabel = 'x'\n\
             issuer = 'https://i.example'\nclient_id = 'x'\n{more}"
        );
        toml::from_str::<SignInSettings>(&text).expect("settings").providers.remove(0)
    }

    fn why(result: anyhow::Result<Person>) -> Option<NotSignedIn> {
        result.err().and_then(|error| error.downcast_ref().copied())
    }

    #[test]
    fn below_substantial_or_unsaid_is_refused() {
        let of = provider("claims.assurance = 'loa'");
        let said = |level: Value| person(&of, &json!({ "sub": "1", "name": "Ib", "loa": level }));
        assert!(
            said(json!("Substantial")).is_ok() && said(json!("https://data.gov.dk/concept/core/nsis/High")).is_ok()
        );
        for level in [json!("Low"), json!(""), json!(null), json!(4), json!(["High"]), json!("substantial ")] {
            assert_eq!(why(said(level.clone())), Some(NotSignedIn::TooWeak), "{level}");
        }
        assert_eq!(why(person(&of, &json!({ "sub": "1", "name": "Ib" }))), Some(NotSignedIn::TooWeak));
    }

    #[test]
    fn claims_have_the_names_the_settings_say() {
        let of = provider(
            "claims = { subject = 'nemlogin.persistent_professional_id', name = '/person/name', cpr = 'nemlogin.cpr', \
               organisation = 'nemlogin.cvr', roles = 'roles' }\norganisations = ['12345678']\n\
             [provider.roles]\n'http://x/roles/usersystemrole/adviser/1' = 'CASEWORKER'\naudit = 'AUDITOR'",
        );
        let claims = json!({
            "sub": "other", "nemlogin.persistent_professional_id": "p-1", "person": { "name": "Mia Bak" }, "acr": "High",
            "nemlogin.cpr": "6101014444", "nemlogin.cvr": "12345678",
            "roles": ["audit", "http://x/roles/usersystemrole/adviser/1", "cook", "audit"],
        });
        let who = person(&of, &claims).expect("let in");
        assert_eq!((who.subject.as_str(), who.name.as_str(), who.cpr.is_some()), ("work:p-1", "Mia Bak", true));
        assert_eq!(who.roles, Some(vec![Role::Auditor, Role::Caseworker]));
        let with = |name: &str, value: &str| {
            let mut other = claims.clone();
            other.as_object_mut().expect("an object").insert(name.into(), json!(value));
            other
        };
        let elsewhere = with("nemlogin.cvr", "87654321");
        assert_eq!(why(person(&of, &elsewhere)), Some(NotSignedIn::Unknown));
        let nobody = with("nemlogin.persistent_professional_id", " ");
        assert!(person(&of, &nobody).is_err());
    }

    #[test]
    fn roles_that_are_not_said_are_none_and_unsaid_roles_are_registered_here() {
        let said = provider("claims.roles = 'roles'\n[provider.roles]\naudit = 'AUDITOR'");
        let claims = json!({ "sub": "1", "name": "Ib", "acr": "High", "roles": "cook" });
        assert_eq!(person(&said, &claims).expect("let in").roles, Some(vec![]));
        assert_eq!(person(&provider(""), &claims).expect("let in").roles, None);
    }
}
