//! The portal's sign-in over HTTP: who am I, sign out, and the demonstration's choice of whom to be.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Presented, from_our_own_page, presented, session};
use crate::app::App;
use crate::db::{Caller, Credential, Tx};
use crate::demo::cast;
use crate::error::{Error, Result};
use crate::policy::Role;

/// What the portal needs to know to choose the first page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    name: String,
    roles: Vec<Role>,
    /// Is there an own file?
    citizen: bool,
    /// For how many citizens is there active access?
    acts_for: usize,
}

fn failed(error: &Error) -> Response {
    if let Error::Internal(cause) = error {
        tracing::error!(cause = format!("{cause:#}"), "identity request failed");
    }
    error.status().into_response()
}

/// GET /identity/session: 200 with the session, 401 without one.
pub async fn session(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let Presented::Session(secret) = presented(&headers) else { return failed(&Error::Unauthenticated) };
    match session_of(&app, Credential::Session(session::hash(&secret))).await {
        Ok(session) => Json(session).into_response(),
        Err(error) => failed(&error),
    }
}

/// The roles a session is looked at in, the first that is held: RELATIVE knows for whom there is access.
const LOOKED_AT_AS: [Role; 6] =
    [Role::Relative, Role::Caseworker, Role::ContactPerson, Role::Administrator, Role::Auditor, Role::Service];

async fn session_of(app: &App, credential: Credential) -> Result<Session> {
    for role in LOOKED_AT_AS {
        let caller = Caller {
            credential: Some(credential.clone()),
            role: Some(role),
            purpose: None,
            request_id: Uuid::now_v7(),
            writes: false,
        };
        let tx = Tx::new(app.pool.clone(), caller);
        let actor = match tx.enter().await {
            Ok(on) => on.actor().clone(),
            Err(Error::Forbidden) => continue,
            Err(error) => return Err(error),
        };
        tx.commit().await?;
        return Ok(Session {
            name: actor.name.clone(),
            roles: actor.roles.clone(),
            citizen: actor.citizen.is_some(),
            acts_for: actor.delegations.len(),
        });
    }
    Err(Error::NoActiveRole)
}

/// POST /identity/sign-out: the session is dead at once, whatever the browser keeps.
pub async fn sign_out(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if !from_our_own_page(&headers) {
        return failed(&Error::Forbidden);
    }
    if let Presented::Session(secret) = presented(&headers)
        && let Err(error) = session::queries::close(&app.pool, &session::hash(&secret)).await
    {
        return failed(&error);
    }
    let answer = [
        (header::SET_COOKIE, session::clear_cookie()),
        (
            header::HeaderName::from_static("clear-site-data"),
            header::HeaderValue::from_static("\"cache\", \"storage\""),
        ),
    ];
    (StatusCode::NO_CONTENT, answer).into_response()
}

/// GET /identity/demo-accounts: whom one can be.
pub async fn demo_accounts() -> Response {
    Json(serde_json::json!({ "accounts": cast::shown() })).into_response()
}

/// Whom to be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    account: String,
}

/// POST /identity/demo-sign-in: a new session, never an old one's id.
pub async fn demo_sign_in(State(app): State<Arc<App>>, headers: HeaderMap, Json(choice): Json<Choice>) -> Response {
    if !from_our_own_page(&headers) {
        return failed(&Error::Forbidden);
    }
    let Some(member) = cast::find(&choice.account) else {
        return failed(&Error::BadInput("there is no such account".into()));
    };
    if let Presented::Session(old) = presented(&headers)
        && let Err(error) = session::queries::close(&app.pool, &session::hash(&old)).await
    {
        return failed(&error);
    }
    match open(&app, member.account).await {
        Ok(cookie) => (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response(),
        Err(error) => failed(&error),
    }
}

async fn open(app: &App, account: &str) -> Result<header::HeaderValue> {
    let secret = session::new_secret().map_err(Error::internal)?;
    if !session::queries::open(&app.pool, &session::hash(&secret), &cast::subject(account)).await? {
        return Err(Error::Unauthenticated);
    }
    session::set_cookie(&secret).ok_or_else(|| Error::internal(anyhow::anyhow!("the cookie can't be written")))
}
