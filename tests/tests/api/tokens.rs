//! Bearer tokens: what is right in everything is let in, whatever else is refused; and where the issuer's keys come from.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RsaKeyPair};
use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::get;
use diesel_async::SimpleAsyncConnection;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use samvaer::demo::cast::account_id;
use samvaer::identity::bearer::BearerCheck;
use samvaer::identity::issuer_keys::{COOLS_DOWN, IssuerKeys};
use samvaer::policy::Role;
use samvaer_tests::{TestApp, file_of};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// A token that is right in everything but what `change` does to it.
fn forged(app: &TestApp, change: impl FnOnce(&mut Header, &mut Value)) -> String {
    let mut claims = claims_of(&app.token("anna"));
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some("at+jwt".into());
    change(&mut header, &mut claims);
    encode(&header, &claims, &EncodingKey::from_ed_der(app.issuer_der())).expect("a token")
}

fn claims_of(token: &str) -> Value {
    jsonwebtoken::dangerous::insecure_decode::<Value>(token).expect("a token").claims
}

async fn status_with(app: &TestApp, token: &str) -> StatusCode {
    let caller = app.anonymous().header("authorization", &format!("Bearer {token}"));
    let answer = caller.query("{ viewer { name } }").await;
    if answer.status == StatusCode::UNAUTHORIZED {
        assert_eq!(answer.headers.get("www-authenticate").and_then(|value| value.to_str().ok()), Some("Bearer"));
        assert!(answer.json.get("data").is_none());
    }
    answer.status
}

#[tokio::test]
async fn a_token_is_right_in_everything_or_refused() {
    let app = TestApp::start().await;
    let now = chrono::Utc::now().timestamp();
    assert_eq!(status_with(&app, &forged(&app, |_, _| {})).await, StatusCode::OK, "the control");
    let wrong: Vec<(&str, String)> = vec![
        ("typ JWT", forged(&app, |header, _| header.typ = Some("JWT".into()))),
        ("no typ", forged(&app, |header, _| header.typ = None)),
        ("jku", forged(&app, |header, _| header.jku = Some("https://elsewhere.invalid".into()))),
        ("x5u", forged(&app, |header, _| header.x5u = Some("https://elsewhere.invalid".into()))),
        ("another audience", forged(&app, |_, claims| claims["aud"] = json!("somebody"))),
        ("no audience", forged(&app, |_, claims| _ = claims.as_object_mut().map(|map| map.remove("aud")))),
        ("another issuer", forged(&app, |_, claims| claims["iss"] = json!("https://elsewhere.invalid"))),
        ("expired", forged(&app, |_, claims| claims["exp"] = json!(now - 120))),
        ("no end", forged(&app, |_, claims| _ = claims.as_object_mut().map(|map| map.remove("exp")))),
        ("an end in words", forged(&app, |_, claims| claims["exp"] = json!("tomorrow"))),
        ("an end without end", forged(&app, |_, claims| claims["exp"] = json!(1e300))),
        ("an end in a year", forged(&app, |_, claims| claims["exp"] = json!(now + 31_536_000))),
        ("a subject with a NUL", forged(&app, |_, claims| claims["sub"] = json!("demo:anna\0"))),
        ("not yet", forged(&app, |_, claims| claims["nbf"] = json!(now + 300))),
        ("no subject", forged(&app, |_, claims| _ = claims.as_object_mut().map(|map| map.remove("sub")))),
        ("a tool nobody knows", forged(&app, |_, claims| claims["act"] = json!({ "sub": "demo:nobody" }))),
        ("a person as the tool", forged(&app, |_, claims| claims["act"] = json!({ "sub": "demo:karen" }))),
        ("a chain of tools", {
            forged(&app, |_, claims| claims["act"] = json!({ "sub": "demo:calendar", "act": { "sub": "demo:rides" } }))
        }),
        ("a tool without a name", forged(&app, |_, claims| claims["act"] = json!({ "sub": "" }))),
        ("a tool that is no object", forged(&app, |_, claims| claims["act"] = json!("demo:calendar"))),
        ("an unknown subject", forged(&app, |_, claims| claims["sub"] = json!("demo:nobody"))),
        ("no signature", {
            let token = app.token("anna");
            token.rsplit_once('.').map(|(signed, _)| format!("{signed}.")).expect("three parts")
        }),
        ("another's claims", {
            let (anna, bo) = (app.token("anna"), app.token("bo"));
            let (mut anna, bo): (Vec<_>, Vec<_>) = (anna.split('.').collect(), bo.split('.').collect());
            anna[1] = bo[1];
            anna.join(".")
        }),
        ("hmac", {
            let mut header = Header::new(Algorithm::HS256);
            header.typ = Some("at+jwt".into());
            encode(&header, &claims_of(&app.token("anna")), &EncodingKey::from_secret(b"guess")).expect("a token")
        }),
        ("alg none", {
            let token = app.token("anna");
            let claims = token.split('.').nth(1).expect("claims");
            // {"alg":"none","typ":"at+jwt"}
            format!("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{claims}.")
        }),
        ("rubbish", "a.b.c".into()),
        ("too long", "a".repeat(5_000)),
    ];
    for (what, token) in wrong {
        assert_eq!(status_with(&app, &token).await, StatusCode::UNAUTHORIZED, "{what}");
    }
    assert_eq!(
        app.anonymous().header("authorization", "Basic YTpi").query("{ offers { id } }").await.status,
        StatusCode::UNAUTHORIZED,
        "wrong proof is refused even where none is needed"
    );
}

#[tokio::test]
async fn proof_that_is_malformed_is_refused_not_taken_for_nobody() {
    let app = TestApp::start().await;
    let offers = "{ offers { id } }";
    let cookie = app.anonymous().header("cookie", "__Host-samvaer=short").query(offers).await;
    assert_eq!(cookie.status, StatusCode::UNAUTHORIZED);
    let both = app.citizen("anna").header("cookie", &format!("__Host-samvaer={}", "a".repeat(64))).query(offers).await;
    assert_eq!(both.status, StatusCode::UNAUTHORIZED);
    app.anonymous().header("cookie", "another=one").query(offers).await.ok();
}

const ISSUER: &str = "https://issuer.invalid";

/// A key of an issuer's, by its name.
struct Key {
    kid: &'static str,
    algorithm: Algorithm,
    key: EncodingKey,
}

impl Key {
    fn new(kid: &'static str, algorithm: Algorithm) -> Self {
        let key = match algorithm {
            Algorithm::EdDSA => {
                let pair = Ed25519KeyPair::generate().expect("a key");
                EncodingKey::from_ed_der(pair.to_pkcs8v1().expect("its DER").as_ref())
            }
            Algorithm::ES256 => {
                let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key");
                EncodingKey::from_ec_der(pair.to_pkcs8v1().expect("its DER").as_ref())
            }
            _ => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
                let der: Pkcs8V1Der<'_> = pair.as_der().expect("its DER");
                // PKCS#1 is what lies inside.
                EncodingKey::from_rsa_der(der.as_ref().get(26..).expect("a key"))
            }
        };
        Self { kid, algorithm, key }
    }

    /// As the issuer publishes it.
    fn published(&self) -> Value {
        let mut jwk = Jwk::from_encoding_key(&self.key, self.algorithm).expect("a public key");
        jwk.common.key_id = Some(self.kid.into());
        json!(jwk)
    }

    /// A token of Anna's.
    fn token(&self) -> String {
        self.token_with(|_| {})
    }

    fn token_with(&self, change: impl FnOnce(&mut Header)) -> String {
        let now = chrono::Utc::now().timestamp();
        let claims = json!({ "iss": ISSUER, "aud": "samvaer", "sub": "demo:anna", "iat": now, "exp": now + 300 });
        let mut header = Header::new(self.algorithm);
        header.typ = Some("at+jwt".into());
        header.kid = Some(self.kid.into());
        change(&mut header);
        encode(&header, &claims, &self.key).expect("a token")
    }
}

/// An issuer that publishes its keys over HTTP.
struct Publisher {
    url: String,
    /// What it answers; `None`: an error.
    answer: Arc<Mutex<Option<String>>>,
    asked: Arc<AtomicUsize>,
}

impl Publisher {
    async fn start() -> Self {
        let answer: Arc<Mutex<Option<String>>> = Arc::default();
        let asked: Arc<AtomicUsize> = Arc::default();
        let (said, counted) = (answer.clone(), asked.clone());
        let keys = move || async move {
            counted.fetch_add(1, Ordering::SeqCst);
            said.lock().expect("nobody panicked").clone().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/jwks", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/jwks", get(keys))).await });
        Self { url, answer, asked }
    }

    fn publish(&self, keys: &[&Key]) {
        let set = json!({ "keys": keys.iter().map(|key| key.published()).collect::<Vec<_>>() });
        *self.answer.lock().expect("nobody panicked") = Some(set.to_string());
    }

    fn fail(&self) {
        *self.answer.lock().expect("nobody panicked") = None;
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    async fn app(&self) -> TestApp {
        let keys = IssuerKeys::published(&self.url).expect("an address");
        TestApp::believing(BearerCheck::new(ISSUER, keys)).await
    }

    /// The same, when the keys are there.
    async fn ready_app(&self) -> TestApp {
        let app = self.app().await;
        until_ready(&app).await;
        app
    }
}

async fn is_ready(app: &TestApp) -> bool {
    app.anonymous().send(Method::GET, "/health/ready", None, vec![]).await.status == StatusCode::OK
}

/// Waits for the fetch that is under way.
async fn until_ready(app: &TestApp) {
    while !is_ready(app).await {
        tokio::task::yield_now().await;
    }
}

/// Time goes on, without anybody waiting.
async fn later(time: std::time::Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test]
async fn published_keys_of_every_allowed_kind_let_in() {
    let publisher = Publisher::start().await;
    let keys = [
        Key::new("ed", Algorithm::EdDSA),
        Key::new("ec", Algorithm::ES256),
        Key::new("rs", Algorithm::RS256),
        Key::new("ps", Algorithm::PS256),
    ];
    publisher.publish(&keys.iter().collect::<Vec<_>>());
    let app = publisher.ready_app().await;
    for key in &keys {
        assert_eq!(status_with(&app, &key.token()).await, StatusCode::OK, "{}", key.kid);
    }
    // A key is for one algorithm, and found by its name.
    let [ed, _, rs, _] = &keys;
    let other_algorithm = rs.token_with(|header| header.alg = Algorithm::PS256);
    let other_name = ed.token_with(|header| header.kid = Some("ec".into()));
    let no_name = ed.token_with(|header| header.kid = None);
    let mut header = Header::new(Algorithm::HS256);
    (header.typ, header.kid) = (Some("at+jwt".into()), Some("rs".into()));
    let claims = claims_of(&rs.token());
    let public = rs.published()["n"].to_string();
    let with_the_public_key = encode(&header, &claims, &EncodingKey::from_secret(public.as_bytes())).expect("a token");
    for (what, token) in [
        ("another algorithm", other_algorithm),
        ("another's name", other_name),
        ("no name", no_name),
        ("the public key as a secret", with_the_public_key),
    ] {
        assert_eq!(status_with(&app, &token).await, StatusCode::UNAUTHORIZED, "{what}");
    }
}

#[tokio::test]
async fn a_key_set_that_says_what_nobody_may_sign_with_lets_nobody_in() {
    let publisher = Publisher::start().await;
    let (good, for_secrets) = (Key::new("good", Algorithm::EdDSA), Key::new("enc", Algorithm::EdDSA));
    let mut encrypting = for_secrets.published();
    encrypting["use"] = json!("enc");
    let symmetric = json!({ "kty": "oct", "k": "c2VjcmV0", "kid": "oct", "alg": "HS256" });
    let unknown = json!({ "kty": "future", "kid": "new" });
    *publisher.answer.lock().expect("nobody panicked") =
        Some(json!({ "keys": [encrypting, symmetric, unknown, good.published()] }).to_string());
    let app = publisher.ready_app().await;
    assert_eq!(status_with(&app, &good.token()).await, StatusCode::OK, "the control");
    assert_eq!(status_with(&app, &for_secrets.token()).await, StatusCode::UNAUTHORIZED);
    let mut header = Header::new(Algorithm::HS256);
    (header.typ, header.kid) = (Some("at+jwt".into()), Some("oct".into()));
    let shared = encode(&header, &claims_of(&good.token()), &EncodingKey::from_secret(b"secret")).expect("a token");
    assert_eq!(status_with(&app, &shared).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_new_key_is_found_and_an_old_one_forgotten() {
    let publisher = Publisher::start().await;
    let (old, new) = (Key::new("old", Algorithm::EdDSA), Key::new("new", Algorithm::EdDSA));
    publisher.publish(&[&old]);
    let app = publisher.ready_app().await;
    assert_eq!(status_with(&app, &old.token()).await, StatusCode::OK);
    publisher.publish(&[&new]);
    assert_eq!(status_with(&app, &new.token()).await, StatusCode::UNAUTHORIZED, "asked for just now");
    later(COOLS_DOWN).await;
    assert_eq!(status_with(&app, &new.token()).await, StatusCode::OK);
    assert_eq!(status_with(&app, &old.token()).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn keys_that_nobody_knows_do_not_make_the_server_ask_and_ask() {
    let publisher = Publisher::start().await;
    let (known, invented) = (Key::new("known", Algorithm::EdDSA), Key::new("invented", Algorithm::EdDSA));
    publisher.publish(&[&known]);
    let app = publisher.ready_app().await;
    later(COOLS_DOWN).await;
    let before = publisher.asked();
    let tokens: Vec<String> =
        (0..50).map(|n| invented.token_with(|header| header.kid = Some(format!("k{n}")))).collect();
    let answers = futures_util::future::join_all(tokens.iter().map(|token| status_with(&app, token))).await;
    assert!(answers.iter().all(|status| *status == StatusCode::UNAUTHORIZED));
    assert_eq!(publisher.asked(), before + 1);
    assert_eq!(status_with(&app, &known.token()).await, StatusCode::OK);
}

#[tokio::test]
async fn when_the_issuer_is_away_known_keys_go_on() {
    let publisher = Publisher::start().await;
    let key = Key::new("key", Algorithm::EdDSA);
    publisher.publish(&[&key]);
    let app = publisher.ready_app().await;
    publisher.fail();
    later(COOLS_DOWN * 30).await;
    let before = publisher.asked();
    let unknown = key.token_with(|header| header.kid = Some("unknown".into()));
    assert_eq!(status_with(&app, &unknown).await, StatusCode::UNAUTHORIZED);
    assert!(publisher.asked() > before, "it was asked, and failed");
    assert_eq!(status_with(&app, &key.token()).await, StatusCode::OK);
    *publisher.answer.lock().expect("nobody panicked") = Some("{\"keys\": []}".into());
    later(COOLS_DOWN).await;
    assert_eq!(status_with(&app, &unknown).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status_with(&app, &key.token()).await, StatusCode::OK, "a set without keys is a mistake");
    assert!(is_ready(&app).await);
}

#[tokio::test]
async fn without_keys_nobody_is_let_in_and_the_server_is_not_ready() {
    let publisher = Publisher::start().await;
    let key = Key::new("key", Algorithm::EdDSA);
    let app = publisher.app().await;
    assert!(!is_ready(&app).await);
    let answer =
        app.anonymous().header("authorization", &format!("Bearer {}", key.token())).query("{ viewer { name } }").await;
    assert_eq!((answer.status, answer.codes()), (StatusCode::SERVICE_UNAVAILABLE, vec!["UNAVAILABLE".to_owned()]));
    assert!(answer.headers.contains_key("retry-after") && answer.json.get("data").is_none());
    publisher.publish(&[&key]);
    later(COOLS_DOWN).await;
    until_ready(&app).await;
    assert_eq!(status_with(&app, &key.token()).await, StatusCode::OK);
}

#[tokio::test]
async fn a_key_set_is_not_fetched_in_the_clear_from_elsewhere() {
    for url in ["http://login.example.dk/jwks", "ftp://localhost/jwks", "login.example.dk/jwks"] {
        assert!(IssuerKeys::published(url).is_err(), "{url}");
    }
    assert!(IssuerKeys::published("https://login.example.dk/jwks").is_ok(), "the control");
}

#[tokio::test]
async fn a_tool_does_for_somebody_what_both_may_and_no_more() {
    let app = TestApp::start().await;
    let query = format!(
        "{{ citizen(id: \"{}\") {{ name weeklySchedule {{ startsOn }} expectedCosts {{ perWeekOere }} }} }}",
        file_of("anna")
    );
    let seen = async |tool: &str, account: &str, role: Role| {
        let caller = app.on_behalf(account, tool).role(role).header("samvaer-purpose", "CASE_WORK");
        let answer = caller.query(&query).await;
        let week = !answer.data("/citizen/weeklySchedule").is_null();
        (week, !answer.data("/citizen/expectedCosts").is_null(), answer.codes())
    };
    let (none, forbidden) = (Vec::<String>::new(), vec!["FORBIDDEN".to_owned()]);
    assert_eq!(seen("calendar", "mette", Role::Caseworker).await, (true, false, forbidden.clone()));
    assert_eq!(seen("calendar", "karen", Role::Relative).await, (true, false, forbidden), "though Karen may see costs");
    assert!(!seen("calendar", "mona", Role::Relative).await.0, "Mona may not see the week");
    assert_eq!(seen("calendar", "olga", Role::Relative).await, (false, false, none.clone()), "nor Olga anything");
    assert_eq!(seen("statistics", "mette", Role::Caseworker).await, (false, false, none), "a tool without a scope");
    let change = app.on_behalf("mette", "calendar").role(Role::Caseworker).header("samvaer-purpose", "CASE_WORK");
    let answer = "mutation { changeNoticeAnswer(input: { noticeId: \"x\", answer: \"x\" }) { userErrors { code } } }";
    assert_eq!(change.query(answer).await.codes(), ["FORBIDDEN"], "a calendar answers nobody");
    // And the log says through what.
    let log = app
        .account("ebbe")
        .query("{ accessLog(role: CASEWORKER) { edges { node { actorId throughId } } } }")
        .await
        .ok();
    let row = json!({ "node": { "actorId": account_id("mette"), "throughId": account_id("calendar") } });
    assert_eq!(log.data("/accessLog/edges"), json!([row]));
    // On behalf of a citizen too: the own look it is not.
    let own = app.on_behalf("anna", "calendar").query(&query).await;
    assert!(!own.data("/citizen/weeklySchedule").is_null());
    let log = app.citizen("anna").query("{ accessLog(role: CITIZEN) { totalCount } }").await.ok();
    assert_eq!(log.data("/accessLog/totalCount"), 1);
    let given = app
        .on_behalf("karen", "calendar")
        .role(Role::Relative)
        .query("{ viewer { actsFor { relation scopes { verb } } } }")
        .await;
    assert_eq!(given.data("/viewer/actsFor/0"), json!({ "relation": "", "scopes": [] }));
    // A tool that is let go acts for nobody from the next request on.
    let ended = "update account_role set valid_to = today_in_denmark() where role = 'SERVICE'";
    app.owner().await.batch_execute(ended).await.expect("ended");
    assert_eq!(seen("calendar", "mette", Role::Caseworker).await.2, ["UNAUTHENTICATED"]);
}
