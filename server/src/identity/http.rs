//! Sessions over HTTP: how to sign in, who am I, am I still there, sign out; and the demonstration's choice of whom to be.

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
use crate::policy::{Actor, Role};

/// What the portal needs to know to choose the first page, and when to warn.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    name: String,
    roles: Vec<Role>,
    /// Is there an own file?
    citizen: bool,
    /// For how many citizens is there active access?
    acts_for: usize,
    /// The page to begin with.
    home: &'static str,
    /// For how long it goes on without a sign of life, in seconds.
    seconds_left: i32,
}

impl Session {
    /// The page to begin with: the own plan, or the chooser for somebody who only helps others.
    pub const fn home(&self) -> &'static str {
        self.home
    }
}

fn failed(error: &Error) -> Response {
    if let Error::Internal(cause) = error {
        tracing::error!(cause = format!("{cause:#}"), "identity request failed");
    }
    error.status().into_response()
}

/// GET /identity/session: 200 with the session, 401 without one. Looking is no sign of life.
pub async fn session(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    said(session_shown(&app, &headers, None).await)
}

/// POST /identity/session: the same, and a sign of life: somebody opened a page, wrote, or pressed "stay".
pub async fn sign_of_life(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if !from_our_own_page(&headers) {
        return failed(&Error::Forbidden);
    }
    said(session_shown(&app, &headers, Some(app.idle_minutes)).await)
}

fn said(session: Result<Session>) -> Response {
    session.map_or_else(|error| failed(&error), |session| Json(session).into_response())
}

async fn session_shown(app: &App, headers: &HeaderMap, sign_of_life: Option<i32>) -> Result<Session> {
    let Presented::Session(secret) = presented(headers) else { return Err(Error::Unauthenticated) };
    let id = session::hash(&secret);
    let left = session::queries::left(&app.pool, &id, sign_of_life).await?.ok_or(Error::Unauthenticated)?;
    let session = session_of(app, Credential::Session(id)).await?;
    Ok(Session { seconds_left: left, ..session })
}

/// The roles a session is looked at in, the first that is held: RELATIVE knows for whom there is access.
const LOOKED_AT_AS: [Role; 6] =
    [Role::Relative, Role::Caseworker, Role::ContactPerson, Role::Administrator, Role::Auditor, Role::Service];

/// Whose session it is.
pub async fn session_of(app: &App, credential: Credential) -> Result<Session> {
    for role in LOOKED_AT_AS {
        let caller = Caller {
            credential: Some(credential.clone()),
            role: Some(role),
            purpose: None,
            preview: None,
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
            home: home(&actor),
            seconds_left: 0,
        });
    }
    Err(Error::NoActiveRole)
}

/// The page somebody begins with.
fn home(actor: &Actor) -> &'static str {
    if actor.roles.contains(&Role::ContactPerson) {
        "/paa-tilbuddet"
    } else if actor.citizen.is_some() || actor.delegations.is_empty() {
        "/"
    } else {
        "/hvem"
    }
}

/// What is left to do in the browser after signing out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignedOut {
    /// The provider's own page for signing out; null when there is none to go to.
    go_on: Option<String>,
}

/// POST /identity/sign-out: the session is dead at once, whatever the browser keeps.
pub async fn sign_out(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if !from_our_own_page(&headers) {
        return failed(&Error::Forbidden);
    }
    let provider = match session::close(&app, &headers).await {
        Ok(provider) => provider.and_then(|id| app.sign_ins.find(&id)),
        Err(error) => return failed(&error),
    };
    let go_on = match provider {
        Some(provider) => provider.sign_out_url().await.map(String::from),
        None => None,
    };
    let gone = [
        (header::SET_COOKIE, session::clear_cookie()),
        (
            header::HeaderName::from_static("clear-site-data"),
            header::HeaderValue::from_static("\"cache\", \"storage\""),
        ),
    ];
    (gone, Json(SignedOut { go_on })).into_response()
}

/// How one can sign in here.
#[derive(Serialize)]
struct WaysIn<'a> {
    /// OpenID Connect providers, by the button's words.
    providers: Vec<Way<'a>>,
    /// In a demonstration: whom one can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Vec<cast::Shown>>,
}

#[derive(Serialize)]
struct Way<'a> {
    id: &'a str,
    label: &'a str,
}

/// GET /identity/ways-in: how one can sign in.
pub async fn ways_in(State(app): State<Arc<App>>) -> Response {
    let settings = app.sign_ins.all().iter().map(|provider| &provider.settings);
    let providers = settings.map(|provider| Way { id: &provider.id, label: &provider.label }).collect();
    Json(WaysIn { providers, accounts: app.demo.then(cast::shown) }).into_response()
}

/// Whom to be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    account: String,
}

/// POST /identity/demo-sign-in: as somebody of the cast.
pub async fn demo_sign_in(State(app): State<Arc<App>>, headers: HeaderMap, Json(choice): Json<Choice>) -> Response {
    if !from_our_own_page(&headers) {
        return failed(&Error::Forbidden);
    }
    let Some(member) = cast::find(&choice.account) else {
        return failed(&Error::BadInput("there is no such account".into()));
    };
    match session::open_anew(&app, &headers, cast::account_id(member.account), None).await {
        Ok(opened) => (StatusCode::NO_CONTENT, [(header::SET_COOKIE, opened.cookie)]).into_response(),
        Err(error) => failed(&error),
    }
}
