//! Every route, and the limits and headers of every answer.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::calendar_feed::http as calendar_feed;
use crate::db;
use crate::graphql;
use crate::identity::http as identity;
use crate::identity::sign_in::http as sign_in;
use crate::letters::http as letters;

/// The largest body a request may have, in bytes.
const LARGEST_BODY: usize = 64 * 1024;
/// The longest a request may take.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);

/// What pages of the portal may do: nothing but talk to this server. Strict, with Trusted Types.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types lit-html";

/// All routes, with the limits and headers every answer has.
pub fn router(app: Arc<App>, portal: &Path) -> Router {
    let mut routes = Router::new()
        .route("/graphql", post(graphql::http::graphql))
        .route("/identity/ways-in", get(identity::ways_in))
        .route("/identity/sign-in/{provider}", get(sign_in::begin))
        .route("/identity/callback", get(sign_in::callback))
        .route("/identity/session", get(identity::session).post(identity::sign_of_life))
        .route("/identity/sign-out", post(identity::sign_out))
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/kalender/{feed}", get(calendar_feed::feed))
        .route("/brev/brev.css", get(letters::style))
        .route("/brev/brev.svg", get(letters::icon))
        .route("/brev/{letter}", get(letters::own))
        .route("/brev/{letter}/pdf", get(letters::own_pdf))
        .route("/p/{citizen}/brev/{letter}", get(letters::of_another))
        .route("/p/{citizen}/brev/{letter}/pdf", get(letters::of_another_pdf))
        .route("/p/{citizen}", get(relative_page))
        .route("/p/{citizen}/", get(relative_page))
        .route("/p/{citizen}/{page}", get(relative_page))
        .route("/en/p/{citizen}", get(relative_page))
        .route("/en/p/{citizen}/", get(relative_page))
        .route("/en/p/{citizen}/{page}", get(relative_page));
    if app.demo {
        routes = routes.route("/identity/demo-sign-in", post(identity::demo_sign_in));
    }
    let fixed = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    // Hashed by content, so kept for a year; everything else, also a missing one, is asked for anew.
    let assets = |folder: &str| {
        let files = ServeDir::new(portal.join(folder)).precompressed_gzip();
        Router::new().fallback_service(files).layer(map_response(|mut answer: Response| async move {
            if answer.status().is_success() {
                let year = HeaderValue::from_static("public, max-age=31536000, immutable");
                answer.headers_mut().insert(header::CACHE_CONTROL, year);
            }
            answer
        }))
    };
    routes
        .nest("/assets", assets("dist/assets"))
        .nest("/en/assets", assets("dist/en/assets"))
        .fallback(get(page))
        .with_state(app)
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
        .layer(CatchPanicLayer::custom(panicked))
        // Outermost, so that every answer has them, whoever gave it.
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        .layer(fixed(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"))
        .layer(fixed(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
}

/// A panic is ours to find; the caller learns only that.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "something went wrong on our side\n").into_response()
}

/// Ready is who can answer: there is a database, and tokens can be checked.
async fn ready(State(app): State<Arc<App>>) -> Response {
    if !app.bearer.is_ready() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the token issuer's keys are not known yet\n").into_response();
    }
    match db::borrow(&app.pool).await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "no database\n").into_response(),
    }
}

/// A relative's pages carry the citizen's id, so that two tabs never mix two people. The id is only a shape here; what
/// may be seen is decided when the page asks.
async fn relative_page(
    State(app): State<Arc<App>>,
    UrlPath(citizen): UrlPath<OfCitizen>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let english = if uri.path().starts_with("/en/") { "en/" } else { "" };
    let page = citizen.page.unwrap_or_default();
    if citizen.citizen.parse::<uuid::Uuid>().is_ok() {
        shown(&app, &format!("{english}{page}"), &headers)
    } else {
        not_found()
    }
}

#[derive(serde::Deserialize)]
struct OfCitizen {
    citizen: String,
    page: Option<String>,
}

async fn page(State(app): State<Arc<App>>, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    shown(&app, path.strip_prefix('/').unwrap_or(path), &headers)
}

fn shown(app: &App, path: &str, headers: &HeaderMap) -> Response {
    let name = match path {
        "" => "index",
        "en" | "en/" => "en/index",
        name => name,
    };
    let may = |words: &str| words.split(',').any(|word| word.split(';').next().unwrap_or(word).trim() == "gzip");
    let takes_gzip = headers.get(header::ACCEPT_ENCODING).and_then(|words| words.to_str().ok()).is_some_and(may);
    match app.pages.get(name) {
        Some(page) => {
            let kind = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CACHE_CONTROL, "no-cache"),
                (header::VARY, "accept-encoding"),
            ];
            match page.gzip.clone().filter(|_| takes_gzip) {
                Some(gzip) => (kind, [(header::CONTENT_ENCODING, "gzip")], gzip).into_response(),
                None => (kind, page.text.clone()).into_response(),
            }
        }
        None if name == "index" => {
            (StatusCode::SERVICE_UNAVAILABLE, "The portal is not built: run `make run`.\n").into_response()
        }
        None => not_found(),
    }
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Siden findes ikke. There is no such page.\n").into_response()
}
