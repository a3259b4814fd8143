//! The two routes of a sign-in: away to the provider, and back.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{NotSignedIn, queries};
use crate::app::App;
use crate::citizens::cpr::Cpr;
use crate::db::Credential;
use crate::identity::http::{Session, session_of};
use crate::identity::session;

/// The cookie that ties the way back to the browser that began. The session's own is Strict and would not come along from
/// another site; this one is Lax, opens nothing by itself, and lasts ten minutes.
const COOKIE: &str = "__Host-samvaer-sign-in";

/// Where to go on after signing in.
#[derive(Deserialize)]
pub struct WayOn {
    til: Option<String>,
}

/// GET /identity/sign-in/{provider}?til=/…: to the provider.
pub async fn begin(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(way): Query<WayOn>,
) -> Response {
    match begun(&app, &headers, &id, way.til.as_deref()).await {
        Ok((url, cookie)) => {
            (StatusCode::SEE_OTHER, [(header::LOCATION, url), (header::SET_COOKIE, cookie)]).into_response()
        }
        Err(reason) => not_signed_in(&id, &reason),
    }
}

async fn begun(
    app: &App,
    headers: &HeaderMap,
    id: &str,
    way_on: Option<&str>,
) -> anyhow::Result<(HeaderValue, HeaderValue)> {
    let provider = app.sign_ins.find(id).ok_or(NotSignedIn::Unknown)?;
    // Whoever begins anew ends what was: on the way back from another site the session's cookie doesn't come along.
    session::close(app, headers).await?;
    let begun = provider.begin().await?;
    let secret = session::new_secret()?;
    let state = session::hash(&begun.state.clone().into());
    queries::begin(&app.pool, &session::hash(&secret), &state, id, &begun.proof, way_on.filter(|way| is_ours(way)))
        .await?;
    let rules = format!("SameSite=Lax; Max-Age={}", queries::LASTS_MINUTES * 60);
    Ok((HeaderValue::from_str(begun.url.as_str())?, session::with_secret(COOKIE, &secret, &rules)?))
}

/// What a provider sends back in the address.
#[derive(Deserialize)]
pub struct Answer {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// GET /identity/callback: back from the provider. Answers a page of ours that goes on by itself: a browser sends the
/// Strict cookie again only when it is our own page that asks.
pub async fn callback(State(app): State<Arc<App>>, headers: HeaderMap, Query(answer): Query<Answer>) -> Response {
    let mut provider = String::new();
    let mut response = match signed_in(&app, &headers, answer, &mut provider).await {
        Ok((cookie, way_on)) => ([(header::SET_COOKIE, cookie)], Html(page(&way_on).into_string())).into_response(),
        Err(reason) => not_signed_in(&provider, &reason),
    };
    let gone = HeaderValue::from_static("__Host-samvaer-sign-in=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    response.headers_mut().append(header::SET_COOKIE, gone);
    response
}

async fn signed_in(
    app: &App,
    headers: &HeaderMap,
    answer: Answer,
    at: &mut String,
) -> anyhow::Result<(HeaderValue, String)> {
    let (Some(Ok(secret)), Some(state)) = (session::cookie_named(COOKIE, headers), answer.state) else {
        bail!(NotSignedIn::Expired);
    };
    let pending = queries::take(&app.pool, &session::hash(&secret), &session::hash(&state.into())).await?;
    let pending = pending.ok_or(NotSignedIn::Expired)?;
    at.clone_from(&pending.provider);
    let code = match (answer.code, answer.error.as_deref()) {
        (Some(code), None) => code,
        (_, Some("access_denied" | "login_required" | "interaction_required")) => bail!(NotSignedIn::Cancelled),
        _ => bail!("the provider answered with an error"),
    };
    let provider = app.sign_ins.find(&pending.provider).ok_or(NotSignedIn::Expired)?;
    let person = provider.finish(code, pending.proof).await?;
    let keys = &app.cpr_keys;
    let look_ups = match &person.cpr {
        None => vec![],
        Some(cpr) => {
            let cpr = Cpr::parse(cpr.expose_secret(), keys.test_numbers);
            keys.look_ups(&cpr.context("the CPR claim holds no CPR number")?)
        }
    };
    let account = queries::account(&app.pool, provider.settings.signs_in, &person, &look_ups).await?;
    let account = account.ok_or(NotSignedIn::Unknown)?;
    if let Some(powers) = &person.powers {
        let held = powers.iter().filter_map(|power| {
            let giver = Cpr::parse(power.giver.expose_secret(), keys.test_numbers)?;
            Some((keys.look_ups(&giver), power.scopes.as_slice()))
        });
        queries::hold_powers(&app.pool, account, held.collect()).await?;
    }
    let opened = session::open_anew(app, headers, account, Some(at)).await?;
    let way_on = match pending.way_on {
        Some(way_on) => way_on,
        None => {
            session_of(app, Credential::Session(opened.id)).await.map_or("/", |session: Session| session.home()).into()
        }
    };
    Ok((opened.cookie, way_on))
}

/// Back to the sign-in page, which says what to do. The log says no more than which provider and what went wrong.
fn not_signed_in(provider: &str, error: &anyhow::Error) -> Response {
    let word = match error.downcast_ref::<NotSignedIn>() {
        Some(reason) => {
            tracing::info!(provider, reason = reason.word(), "a sign-in was refused");
            reason.word()
        }
        None => {
            tracing::warn!(provider, cause = format!("{error:#}"), "a sign-in failed");
            "fejl"
        }
    };
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/log-ind?svar={word}"))]).into_response()
}

/// A path on this site, and not the sign-in page again; `//host` and `/\host` would leave it.
fn is_ours(way: &str) -> bool {
    let plain = way.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    way.starts_with('/') && !way.starts_with("//") && plain && way.len() <= 300 && !way.starts_with("/log-ind")
}

fn page(way_on: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="refresh" content=(format!("0;url={way_on}"));
                title { "Du er logget ind" }
            }
            body {
                p { "Du er logget ind. " a href=(way_on) { "Gå videre" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_way_on_stays_on_this_site() {
        for ours in ["/", "/hvem", "/p/01900000-0000-7000-8000-000000000000/", "/brev/1/pdf?x=1"] {
            assert!(is_ours(ours), "{ours}");
        }
        for not in [
            "",
            "//example.org",
            "/\\example.org",
            "https://example.org",
            "javascript:alert(1)",
            "/a\r\nb",
            "/a b",
            "/log-ind?til=/",
            "/\u{e6}",
            "/\t/example.org",
        ] {
            assert!(!is_ours(not), "{not}");
        }
    }
}
