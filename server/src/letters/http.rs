//! Letters over HTTP: who opens one, and what becomes of that.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::html;
use uuid::Uuid;

use super::text::Sheet;
use super::{html, pdf, pdf_path, queries};
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

/// In which form a letter is asked for.
#[derive(Clone, Copy)]
enum Form {
    Page,
    Pdf,
}

/// GET /brev/{letter}: the citizen's own, or an internal tool's with a token and its headers.
pub async fn own(State(app): State<Arc<App>>, headers: HeaderMap, Path(letter): Path<String>) -> Response {
    answer(&app, &headers, None, &letter, Form::Page).await
}

/// GET /brev/{letter}/pdf: the same as a PDF.
pub async fn own_pdf(State(app): State<Arc<App>>, headers: HeaderMap, Path(letter): Path<String>) -> Response {
    answer(&app, &headers, None, &letter, Form::Pdf).await
}

/// GET /p/{citizen}/brev/{letter}: as a relative.
pub async fn of_another(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path((citizen, letter)): Path<(String, String)>,
) -> Response {
    answer(&app, &headers, Some(&citizen), &letter, Form::Page).await
}

/// GET /p/{citizen}/brev/{letter}/pdf: as a relative, as a PDF.
pub async fn of_another_pdf(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path((citizen, letter)): Path<(String, String)>,
) -> Response {
    answer(&app, &headers, Some(&citizen), &letter, Form::Pdf).await
}

async fn answer(app: &App, headers: &HeaderMap, of: Option<&str>, letter: &str, form: Form) -> Response {
    let (Ok(of), Ok(letter)) = (of.map(str::parse::<Uuid>).transpose(), letter.parse::<Uuid>()) else {
        return missing();
    };
    let answered = async {
        let caller = caller_of_page(app, headers, of.map(|_| Role::Relative)).await?;
        let Some((sheet, first_look)) = read(app, caller.clone(), of, letter).await? else { return Ok(missing()) };
        let sent_on = sheet.sent_on;
        let response = match form {
            Form::Page => Html(html::page(&sheet, &pdf_path(of, letter)).into_string()).into_response(),
            Form::Pdf => {
                let name = format!("inline; filename=\"brev-{sent_on}.pdf\"");
                let headers = [(header::CONTENT_TYPE, "application/pdf".into()), (header::CONTENT_DISPOSITION, name)];
                (headers, pdf::print(sheet).await?).into_response()
            }
        };
        // Only now: a letter that could not be shown was not seen.
        if first_look && let Err(error) = seen(app, caller, letter).await {
            tracing::warn!(%error, "that a letter was seen was not written down");
        }
        Ok(response)
    };
    answered.await.unwrap_or_else(|error| failed(&error))
}

/// The same for a letter that never was and one that is somebody else's.
fn missing() -> Response {
    let text = html::frame(
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
    let page = html::frame(title, html! { h1 { (title) } p { (text) } p { a href="/" { "Til forsiden" } } });
    (error.status(), Html(page.into_string())).into_response()
}

/// The letter as whoever calls may see it, in one transaction with its log row; and whether its citizen opens it for the
/// first time.
async fn read(app: &App, caller: Caller, of: Option<Uuid>, id: Uuid) -> Result<Option<(Sheet, bool)>> {
    let tx = Tx::new(app.pool.clone(), caller);
    let found = {
        let on = tx.enter().await?;
        let found = queries::fetch(&on, id).await?.filter(|(row, _)| of.is_none_or(|of| of == row.citizen_id));
        let Some((row, signed_by)) = found else { return Ok(None) };
        let mut parts: BTreeSet<Part> = row.kind.parts().iter().copied().collect();
        parts.extend([Part::Identity, Part::Letter, Part::Contact]);
        let files =
            file::load(&on, &app.cpr_keys, Action::Read, &[row.citizen_id], &parts, file::FoundBy::default()).await?;
        let Some(file) = files.first() else { return Ok(None) };
        let first_look = on.actor().role == Role::Citizen && row.seen_at.is_none();
        Sheet::of(&row, signed_by, file)?.map(|sheet| (sheet, first_look))
    };
    tx.commit().await?;
    Ok(found)
}

/// Writes down that the citizen has seen the letter.
async fn seen(app: &App, caller: Caller, id: Uuid) -> Result<()> {
    let tx = Tx::new(app.pool.clone(), caller);
    queries::see(&tx.enter().await?, id).await?;
    tx.commit().await
}
