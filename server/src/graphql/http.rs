//! GraphQL over HTTP: POST with JSON, nothing else. Guard, identity, execution, commit, answer, in this order.

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::{Request, Response, ServerError, Value, Variables};
use async_graphql_axum::GraphQLResponse;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use serde::Deserialize;
use uuid::Uuid;

use super::errors::{Verdict, refusal, settle};
use super::guard::{self, Measured, Refusal};
use crate::access_log::Purpose;
use crate::app::App;
use crate::db::{Caller, Credential, Tx};
use crate::error::Error;
use crate::identity::{self, Presented};
use crate::policy::Role;

/// The media type of answers (GraphQL over HTTP).
const RESPONSE_JSON: &str = "application/graphql-response+json; charset=utf-8";

/// A request's body.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Body {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(rename = "extensions")]
    _extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Why a request never came as far as running.
struct Refused {
    status: StatusCode,
    code: &'static str,
    message: String,
}

fn refuse(status: StatusCode, code: &'static str, message: impl Into<String>) -> Refused {
    Refused { status, code, message: message.into() }
}

/// POST /graphql.
pub async fn graphql(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    let request_id = Uuid::now_v7();
    let (status, response) = match prepared(&app, &headers, &body, request_id).await {
        Err(refused) => {
            let mut error = ServerError::new(refused.message, None);
            error.extensions.get_or_insert_with(Default::default).set("code", refused.code);
            (refused.status, Response::from_errors(vec![error]))
        }
        Ok((request, tx)) => run(&app, request, tx).await,
    };
    answer(status, response, request_id)
}

/// Runs it in one transaction, and ends that before the answer leaves.
async fn run(app: &App, request: Request, tx: Arc<Tx>) -> (StatusCode, Response) {
    let request_id = tx.caller().request_id;
    let mut response = app.schema.execute(request.data(tx.clone())).await;
    let verdict = settle(&mut response, request_id);
    match verdict {
        Verdict::Refused(status) => {
            if let Err(error) = tx.roll_back().await {
                tracing::warn!(%request_id, %error, "the transaction was not rolled back cleanly; its connection is dropped");
            }
            // Every root field was told the same: once is enough.
            let mut told = HashSet::new();
            response.errors.retain(|error| told.insert(error.message.clone()));
            (status, Response::from_errors(response.errors))
        }
        Verdict::Stands => match tx.commit().await {
            Ok(()) => {
                // Nothing ran: a request error, which has no data.
                let status = if response.data == Value::Null && !tx.has_begun() {
                    StatusCode::BAD_REQUEST
                } else {
                    StatusCode::OK
                };
                response.errors.truncate(MOST_ERRORS);
                (status, response)
            }
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, refusal(&error, request_id)),
        },
    }
}

/// How many errors an answer lists: a page of a hundred citizens may refuse a field a hundred times.
const MOST_ERRORS: usize = 100;

/// Guard and identity: everything that needs no database.
async fn prepared(
    app: &App,
    headers: &HeaderMap,
    body: &[u8],
    request_id: Uuid,
) -> Result<(Request, Arc<Tx>), Refused> {
    let bad = |message: String| refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", message);
    if !is_json(headers) {
        return Err(refuse(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "send JSON: Content-Type: application/json",
        ));
    }
    let body: Body = serde_json::from_slice(body)
        .map_err(|_| bad("the body must be one JSON object with `query` or `documentId`, and `variables`".into()))?;
    let presented = identity::presented(headers);
    let text = match (&body.query, &body.document_id) {
        (None, Some(id)) => {
            app.documents.get(id).ok_or_else(|| bad("no trusted document has this id: reload the page".into()))?
        }
        (Some(_), None) if matches!(presented, Presented::Session(_)) => {
            return Err(bad("a browser session runs trusted documents only: send documentId".into()));
        }
        (Some(query), None) => query,
        _ => return Err(bad("send either `query` or `documentId`".into())),
    };
    let Measured { document, mutation } = guard::measure(text).map_err(too_much)?;
    let credential = credential(app, headers, presented).await?;
    let caller = Caller {
        credential,
        role: word(headers, "samvaer-role", Role::from_word, Role::ALL.iter().map(|role| role.as_str()))?,
        purpose: word(headers, "samvaer-purpose", Purpose::from_word, Purpose::ALL.iter().map(|why| why.as_str()))?,
        preview: preview(headers)?,
        request_id,
        writes: mutation,
    };
    let variables =
        body.variables.map_or_else(Variables::default, |map| Variables::from_json(serde_json::Value::Object(map)));
    guard::measure_variables(variables.values()).map_err(too_much)?;
    let mut request = Request::new(text).variables(variables);
    if let Some(name) = body.operation_name.filter(|name| !name.is_empty()) {
        request = request.operation_name(name);
    }
    request.set_parsed_query(document);
    Ok((request, Arc::new(Tx::new(app.pool.clone(), caller))))
}

fn too_much(refusal: Refusal) -> Refused {
    let code = if matches!(refusal, Refusal::Nul) { "BAD_USER_INPUT" } else { "DOCUMENT_REFUSED" };
    refuse(StatusCode::BAD_REQUEST, code, refusal.to_string())
}

/// Who asks for a page that the server itself writes: by a navigation with the session's cookie (SameSite=Strict keeps
/// other sites out), or an internal tool with its token and headers. A path may say the role.
pub async fn caller_of_page(app: &App, headers: &HeaderMap, role: Option<Role>) -> Result<Caller, Error> {
    let from = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    let credential = match identity::presented(headers) {
        Presented::Session(secret) if matches!(from, None | Some("same-origin" | "none")) => {
            Credential::Session(identity::session::hash(&secret))
        }
        Presented::Bearer(token) => Credential::Subject(app.bearer.subject(&token).await?),
        Presented::Session(_) | Presented::Malformed | Presented::Nothing => return Err(Error::Unauthenticated),
    };
    let said = |refused: Refused| Error::BadInput(refused.message);
    let role_said = word(headers, "samvaer-role", Role::from_word, Role::ALL.iter().map(|role| role.as_str()));
    let purpose = word(headers, "samvaer-purpose", Purpose::from_word, Purpose::ALL.iter().map(|why| why.as_str()));
    Ok(Caller {
        credential: Some(credential),
        role: role.or(role_said.map_err(said)?),
        purpose: purpose.map_err(said)?,
        preview: None,
        request_id: Uuid::now_v7(),
        // A page may write that it was seen, and by whom.
        writes: true,
    })
}

/// Checks what can be checked of who calls without the database. Proof that is there but wrong is refused, never
/// taken for nobody.
async fn credential(app: &App, headers: &HeaderMap, presented: Presented) -> Result<Option<Credential>, Refused> {
    let refused = |error: Error| refuse(error.status(), error.code(), error.to_string());
    match presented {
        Presented::Nothing => Ok(None),
        Presented::Malformed => Err(refused(Error::Unauthenticated)),
        Presented::Bearer(token) => {
            app.bearer.subject(&token).await.map(|subject| Some(Credential::Subject(subject))).map_err(refused)
        }
        Presented::Session(secret) => {
            if !identity::from_our_own_page(headers) {
                return Err(refuse(StatusCode::FORBIDDEN, "FORBIDDEN", "this request did not come from the portal"));
            }
            Ok(Some(Credential::Session(identity::session::hash(&secret))))
        }
    }
}

/// A header that holds one word of a closed list.
fn word<T>(
    headers: &HeaderMap,
    name: &'static str,
    from_word: impl Fn(&str) -> Option<T>,
    known: impl Iterator<Item = &'static str>,
) -> Result<Option<T>, Refused> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let once = values.next().is_none();
    value.to_str().ok().filter(|_| once).and_then(from_word).map(Some).ok_or_else(|| {
        let known: Vec<_> = known.collect();
        refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", format!("the header {name} is one of: {}", known.join(", ")))
    })
}

/// `Samvaer-Preview`: the delegation a citizen looks through.
fn preview(headers: &HeaderMap) -> Result<Option<Uuid>, Refused> {
    let Some(value) = headers.get("samvaer-preview") else { return Ok(None) };
    let id = value.to_str().ok().and_then(|value| value.parse().ok());
    id.map(Some).ok_or_else(|| {
        refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", "the header samvaer-preview is a delegation's id")
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let mut words = value.split(';').map(str::trim);
    words.next().is_some_and(|media| media.eq_ignore_ascii_case("application/json"))
        && words.all(|word| word.eq_ignore_ascii_case("charset=utf-8"))
}

/// GraphQL over HTTP: a request that ran has `data`, null or not; one that was refused as a whole has none.
fn answer(status: StatusCode, response: Response, request_id: Uuid) -> axum::response::Response {
    let mut answer = if status == StatusCode::OK {
        GraphQLResponse::from(response).into_response()
    } else {
        Json(serde_json::json!({ "errors": response.errors })).into_response()
    };
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(RESPONSE_JSON));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(id) = HeaderValue::from_str(&request_id.to_string()) {
        headers.insert("x-request-id", id);
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if status == StatusCode::TOO_MANY_REQUESTS {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("600"));
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    answer
}
