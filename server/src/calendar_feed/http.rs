//! GET /kalender/{secret}.ics: what a calendar program reads every few hours.

use std::collections::BTreeSet;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::ics;
use crate::app::App;
use crate::citizens::file::{self, FoundBy};
use crate::db::{Caller, Credential, Tx};
use crate::error::{Error, Result};
use crate::hex::hex;
use crate::identity::session::new_secret;
use crate::policy::{Action, Part, Role};

/// What a feed's address ends in, and stands for it.
pub struct Secret(SecretString);

impl Secret {
    /// A new one.
    pub fn new() -> Result<Self> {
        Ok(Self(new_secret().map_err(Error::internal)?))
    }

    /// What the database knows it by.
    pub fn hash(&self) -> Vec<u8> {
        digest(&SHA256, self.0.expose_secret().as_bytes()).as_ref().to_vec()
    }

    /// The path of its feed.
    pub fn address(&self) -> String {
        format!("/kalender/{}.ics", self.0.expose_secret())
    }

    /// Of a path's last part; `None` for what none of ours looks like.
    fn of(file: &str) -> Option<Self> {
        let secret = file.strip_suffix(".ics")?;
        let shaped = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
        shaped.then(|| Self(secret.into()))
    }
}

/// The Parts that a feed is made of.
const PARTS: [Part; 6] =
    [Part::Identity, Part::Schedule, Part::Absence, Part::Transport, Part::RideCancellation, Part::FollowUp];

/// GET /kalender/{secret}.ics: a feed that was revoked is a feed that never was.
pub async fn feed(State(app): State<Arc<App>>, Path(file): Path<String>) -> Response {
    let Some(secret) = Secret::of(&file) else { return missing() };
    match read(&app, &secret).await {
        Ok(Some(calendar)) => ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response(),
        Ok(None) | Err(Error::Unauthenticated) => missing(),
        Err(error) => {
            tracing::warn!(%error, "a calendar feed was not made");
            (StatusCode::SERVICE_UNAVAILABLE, "try again later\n").into_response()
        }
    }
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, "There is no such calendar.\n").into_response()
}

async fn read(app: &App, secret: &Secret) -> Result<Option<String>> {
    let caller = Caller {
        credential: Some(Credential::Feed(hex(secret.hash()))),
        role: Some(Role::Citizen),
        purpose: None,
        preview: None,
        request_id: Uuid::now_v7(),
        writes: false,
    };
    let tx = Tx::new(app.pool.clone(), caller);
    let on = tx.enter().await?;
    let Some(own) = on.actor().citizen else { return Ok(None) };
    let parts = BTreeSet::from(PARTS);
    let mut files = file::load(&on, &app.cpr_keys, Action::Read, &[own], &parts, FoundBy::default()).await?;
    drop(on);
    tx.commit().await?;
    files.pop().map(|file| ics::calendar(&file)).transpose()
}
