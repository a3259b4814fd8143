//! Letters over HTTP: who opens one, and what becomes of that. A page is plain HTML that needs no script, reads well aloud,
//! and prints on A4.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};
use uuid::Uuid;

use super::queries;
use super::text::{frame, of_letter};
use crate::app::App;
use crate::citizens::file;
use crate::db::{Caller, Tx};
use crate::error::{Error, Result};
use crate::graphql::http::caller_of_page;
use crate::policy::{Action, Part, Role};

/// How a letter looks, on a screen and on paper.
const STYLE: &str = include_str!("letter.css");
/// What stands on its tab.
const ICON: &str = include_str!("letter.svg");

/// GET /brev/brev.css
pub async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], STYLE)
}

/// GET /brev/brev.svg
pub async fn icon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-cache")], ICON)
}

/// GET /brev/{letter}: the citizen's own, or an internal tool's with a token and its headers.
pub async fn own(State(app): State<Arc<App>>, headers: HeaderMap, Path(letter): Path<String>) -> Response {
    answer(&app, &headers, None, &letter).await
}

/// GET /p/{citizen}/brev/{letter}: as a relative.
pub async fn of_another(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path((citizen, letter)): Path<(String, String)>,
) -> Response {
    match citizen.parse::<Uuid>() {
        Ok(citizen) => answer(&app, &headers, Some(citizen), &letter).await,
        Err(_) => missing(),
    }
}

async fn answer(app: &App, headers: &HeaderMap, of: Option<Uuid>, letter: &str) -> Response {
    let Ok(letter) = letter.parse::<Uuid>() else { return missing() };
    let caller = match caller_of_page(app, headers, of.map(|_| Role::Relative)) {
        Ok(caller) => caller,
        Err(error) => return failed(&error),
    };
    match shown(app, caller, of, letter).await {
        Ok(Some(page)) => Html(page.into_string()).into_response(),
        Ok(None) => missing(),
        Err(error) => failed(&error),
    }
}

/// The same for a letter that never was and one that is somebody else's.
fn missing() -> Response {
    let text = frame(
        "Brevet findes ikke",
        html! {
            h1 { "Brevet findes ikke" }
            p { "Gå tilbage til din plan, eller ring til kommunen." }
        },
    );
    (StatusCode::NOT_FOUND, Html(text.into_string())).into_response()
}

fn failed(error: &Error) -> Response {
    if let Error::Internal(cause) = error {
        tracing::error!(cause = format!("{cause:#}"), "a letter failed");
    }
    let (title, text) = match error {
        Error::Unauthenticated => ("Log ind først", "Du skal logge ind for at læse brevet."),
        Error::Forbidden | Error::NoActiveRole => ("Du må ikke se brevet", "Spørg den, brevet er til."),
        _ => ("Det gik ikke", "Prøv igen om lidt, eller ring til kommunen."),
    };
    let page = frame(title, html! { h1 { (title) } p { (text) } p { a href="/" { "Til forsiden" } } });
    (error.status(), Html(page.into_string())).into_response()
}

/// The letter as whoever calls may see it, in one transaction with its log row; opened by its citizen it counts as seen.
async fn shown(app: &App, caller: Caller, of: Option<Uuid>, id: Uuid) -> Result<Option<Markup>> {
    let tx = Tx::new(app.pool.clone(), caller);
    let page = {
        let on = tx.enter().await?;
        let Some(row) = queries::fetch(&on, id).await?.filter(|row| of.is_none_or(|of| of == row.citizen_id)) else {
            return Ok(None);
        };
        let mut parts: BTreeSet<Part> = row.kind.parts().iter().copied().collect();
        parts.extend([Part::Identity, Part::Letter, Part::Contact]);
        let files = file::load(&on, &app.cpr_keys, Action::Read, &[row.citizen_id], &parts, &[]).await?;
        let Some(file) = files.first() else { return Ok(None) };
        let Some(page) = of_letter(&row, file)? else { return Ok(None) };
        if on.actor().role == Role::Citizen && row.seen_at.is_none() {
            queries::see(&on, id).await?;
        }
        page
    };
    tx.commit().await?;
    Ok(Some(page))
}
