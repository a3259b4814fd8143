//! The portal's sessions: the cookie, what it may run, and that it is dead when it is over.

use axum::http::{Method, StatusCode};
use diesel_async::SimpleAsyncConnection;
use samvaer_tests::{Answer, Caller, TestApp, root};
use serde_json::{Map, Value, json};

const OURS: &str = "same-origin";

fn browser(app: &TestApp) -> Caller {
    app.anonymous().header("x-portal", "1").header("sec-fetch-site", OURS)
}

async fn sign_in(app: &TestApp, account: &str) -> (Answer, String) {
    let body = json!({ "account": account }).to_string().into_bytes();
    let answer = browser(app).send(Method::POST, "/identity/demo-sign-in", Some("application/json"), body).await;
    let cookie = answer.headers.get("set-cookie").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    (answer, cookie)
}

/// The cookie as a browser sends it back.
fn pair(cookie: &str) -> String {
    cookie.split(';').next().unwrap_or_default().to_owned()
}

fn document(named: &str) -> String {
    let text = std::fs::read_to_string(root().join("portal/documents.json")).expect("the portal is built");
    let documents: Map<String, Value> = serde_json::from_str(&text).expect("a manifest");
    let found = documents.iter().find(|(_, text)| text.as_str().is_some_and(|text| text.contains(named)));
    found.map(|(id, _)| id.clone()).expect("a document of the portal's")
}

/// The first page's own question.
fn own_plan() -> Value {
    let nobody = "00000000-0000-0000-0000-000000000000";
    let variables = json!({ "id": nobody, "self": true, "nextWeek": samvaer::calendar::today() });
    json!({ "documentId": document("query Plan("), "variables": variables })
}

#[tokio::test]
async fn the_cookie_is_as_strict_as_cookies_get() {
    let app = TestApp::start().await;
    let (answer, cookie) = sign_in(&app, "anna").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    for word in ["__Host-samvaer=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(cookie.contains(word), "{cookie} has no {word}");
    }
    assert!(!cookie.contains("Domain"));
    let (_, again) = sign_in(&app, "anna").await;
    assert_ne!(pair(&cookie), pair(&again), "a new id at every sign-in");
}

#[tokio::test]
async fn a_session_runs_trusted_documents_and_nothing_else() {
    let app = TestApp::start().await;
    let (_, cookie) = sign_in(&app, "anna").await;
    let anna = browser(&app).header("cookie", &pair(&cookie));
    let trusted = anna.clone().post(&own_plan()).await.ok();
    assert_eq!(trusted.data("/viewer/citizen/firstName"), "Anna");
    assert_eq!(anna.query("{ viewer { name } }").await.status, 400);
}

#[tokio::test]
async fn a_request_from_elsewhere_is_refused() {
    let app = TestApp::start().await;
    let (_, cookie) = sign_in(&app, "anna").await;
    let body = own_plan();
    let with_cookie = app.anonymous().header("cookie", &pair(&cookie));
    assert_eq!(with_cookie.post(&body).await.status, 403, "no x-portal header");
    let elsewhere = with_cookie.header("x-portal", "1").header("sec-fetch-site", "cross-site");
    assert_eq!(elsewhere.post(&body).await.status, 403);
}

#[tokio::test]
async fn a_session_is_dead_after_sign_out() {
    let app = TestApp::start().await;
    let (_, cookie) = sign_in(&app, "anna").await;
    let anna = browser(&app).header("cookie", &pair(&cookie));
    let session = anna.send(Method::GET, "/identity/session", None, vec![]).await;
    assert_eq!((session.status, session.json["name"].as_str()), (StatusCode::OK, Some("Anna Holm")));
    let out = anna.send(Method::POST, "/identity/sign-out", None, vec![]).await;
    assert_eq!((out.status, &out.json), (StatusCode::OK, &json!({ "goOn": null })));
    assert!(
        out.headers.get("set-cookie").is_some_and(|value| value.to_str().unwrap_or_default().contains("Max-Age=0"))
    );
    let replayed = anna.send(Method::GET, "/identity/session", None, vec![]).await;
    assert_eq!(replayed.status, StatusCode::UNAUTHORIZED);
    let replayed = anna.post(&own_plan()).await;
    assert_eq!((replayed.status, replayed.codes()), (StatusCode::UNAUTHORIZED, vec!["UNAUTHENTICATED".to_owned()]));
}

#[tokio::test]
async fn signing_in_as_nobody_is_refused() {
    let app = TestApp::start().await;
    let (answer, cookie) = sign_in(&app, "nobody").await;
    assert_eq!((answer.status, cookie.as_str()), (StatusCode::BAD_REQUEST, ""));
}

#[tokio::test]
async fn the_database_keeps_no_secret() {
    let app = TestApp::start().await;
    let (_, cookie) = sign_in(&app, "anna").await;
    let secret = pair(&cookie).split_once('=').map(|(_, secret)| secret.to_owned()).expect("a secret");
    let mut owner = app.owner().await;
    let stored = crate::row_security::lines(&mut owner, "select encode(id_hash, 'hex') as line from session").await;
    assert_eq!(stored.len(), 1);
    assert!(!stored.concat().contains(&secret));
}

#[tokio::test]
async fn a_session_without_a_sign_of_life_ends_and_no_session_is_longer_than_a_day_of_work() {
    let app = TestApp::start().await;
    let (_, cookie) = sign_in(&app, "anna").await;
    let anna = browser(&app).header("cookie", &pair(&cookie));
    let mut owner = app.owner().await;
    let mut left = async |statement: &str, method: Method| {
        owner.batch_execute(statement).await.expect(statement);
        let session = anna.send(method, "/identity/session", None, vec![]).await;
        (session.status.as_u16(), session.json["secondsLeft"].as_i64())
    };
    assert_eq!(left("", Method::GET).await, (200, Some(30 * 60)));
    let nearly = "update session set idle_ends_at = now() + interval '90 seconds'";
    let (_, looked) = left(nearly, Method::GET).await;
    assert!(looked.is_some_and(|left| left <= 90), "looking is no sign of life: {looked:?}");
    assert_eq!(left("", Method::POST).await, (200, Some(30 * 60)), "a sign of life");
    let end =
        "update session set idle_ends_at = now() + interval '60 seconds', ends_at = now() + interval '60 seconds'";
    let (_, capped) = left(end, Method::POST).await;
    assert!(capped.is_some_and(|left| left <= 60), "nothing goes beyond the end: {capped:?}");
    assert_eq!(left("update session set idle_ends_at = now()", Method::POST).await, (401, None), "over is over");
    let asked = anna.post(&own_plan()).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    let elsewhere = app.anonymous().header("cookie", &pair(&cookie));
    let refused = elsewhere.send(Method::POST, "/identity/session", None, vec![]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "no other site keeps a session alive");
}
