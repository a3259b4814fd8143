//! GraphQL over HTTP: what is no valid request, what is refused before it runs, and what an answer looks like.

use axum::http::{Method, StatusCode};
use samvaer_tests::{TestApp, file_of};
use serde_json::{Value, json};

const ASK: &[u8] = b"{\"query\": \"{ __typename }\"}";

#[tokio::test]
async fn only_a_json_post_is_a_request() {
    let app = TestApp::start().await;
    let caller = app.anonymous();
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE] {
        let answer = caller.send(method.clone(), "/graphql?query=%7B__typename%7D", None, vec![]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    let others = [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/graphql"),
        Some("application/json; charset=utf-16"),
        Some("application/jsonx"),
    ];
    for content_type in others {
        let answer = caller.send(Method::POST, "/graphql", content_type, ASK.to_vec()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type:?}");
        assert!(answer.json.get("data").is_none());
    }
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON"] {
        let answer = caller.send(Method::POST, "/graphql", Some(content_type), ASK.to_vec()).await.ok();
        assert_eq!(answer.data("/__typename"), "Query", "{content_type}");
        assert_eq!(
            answer.headers.get("content-type").and_then(|value| value.to_str().ok()),
            Some("application/graphql-response+json; charset=utf-8")
        );
    }
}

#[tokio::test]
async fn a_body_that_is_no_request_is_a_400_without_data() {
    let app = TestApp::start().await;
    let bodies: [&[u8]; 12] = [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"[{\"query\": \"{ __typename }\"}]",
        b"{\"query\": 1}",
        b"{\"query\": \"{ __typename }\", \"query\": \"{ offers { id } }\"}",
        b"{\"query\": \"{ __typename }\", \"documentId\": \"sha256:x\"}",
        b"{\"query\": \"{ nope }\"}",
        b"{\"query\": \"{ citizen }\"}",
        b"{\"query\": \"{\"}",
        b"\xff\xfe{}",
    ];
    for body in bodies {
        let answer = app.anonymous().send(Method::POST, "/graphql", Some("application/json"), body.to_vec()).await;
        let text = String::from_utf8_lossy(body);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{text}: {}", answer.text);
        assert!(answer.json.get("data").is_none(), "{text}");
        assert!(!answer.codes().is_empty(), "{text}");
        assert!(!answer.text.contains("src/"), "{text}");
    }
}

#[tokio::test]
async fn a_large_body_is_refused_unread() {
    let app = TestApp::start().await;
    let body = vec![b' '; 70 * 1024];
    let answer = app.anonymous().send(Method::POST, "/graphql", Some("application/json"), body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_mutation_by_get_changes_nothing() {
    let app = TestApp::start().await;
    let path =
        "/graphql?query=mutation%7BdelegationRevoke(input:%7BdelegationId:%22x%22%7D)%7BuserErrors%7Bcode%7D%7D%7D";
    let answer = app.citizen("anna").send(Method::GET, path, None, vec![]).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_bomb_of_fragments_is_refused_before_it_runs() {
    let app = TestApp::start().await;
    let mut bomb = String::from("{ ...f0 }");
    for level in 0..9 {
        bomb += &format!("fragment f{level} on Query{{{}}}", format!("...f{} ", level + 1).repeat(6));
    }
    bomb += "fragment f9 on Query{__typename}";
    assert!(bomb.len() <= 600, "{} bytes", bomb.len());
    let answer = app.citizen("anna").query(&bomb).await;
    assert_eq!((answer.status, answer.codes()), (StatusCode::BAD_REQUEST, vec!["DOCUMENT_REFUSED".to_owned()]));
}

#[tokio::test]
async fn a_failing_field_is_null_itself_and_its_neighbours_stand() {
    let app = TestApp::start().await;
    let query =
        format!("{{ citizen(id: \"{}\") {{ name expectedCosts {{ perWeekOere }} firstName }} }}", file_of("anna"));
    let answer = app.relative("lars").query(&query).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.data("/citizen"), json!({ "name": "Anna Holm", "expectedCosts": null, "firstName": "Anna" }));
    assert_eq!(answer.json.pointer("/errors/0/path"), Some(&json!(["citizen", "expectedCosts"])));
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_failing_non_null_field_nulls_its_parent_not_its_neighbours() {
    let app = TestApp::start().await;
    // A mutation's payload is non-null: refused, it takes `data` with it.
    let query = "mutation { delegationRevoke(input: { delegationId: \"x\" }) { userErrors { code } } }";
    let answer = app.account("dan").query(query).await;
    assert_eq!((answer.codes(), answer.json.get("data")), (vec!["FORBIDDEN".to_owned()], Some(&Value::Null)));
}

#[tokio::test]
async fn keys_come_in_the_order_they_were_asked_for() {
    let app = TestApp::start().await;
    let query = "{ viewer { role name id } qualityStandard { title sections { easy heading key } version } offers { name code } }";
    let text = app.citizen("anna").query(query).await.ok().text;
    let mut at = 0;
    for key in [
        "viewer",
        "role",
        "name",
        "id",
        "qualityStandard",
        "title",
        "sections",
        "easy",
        "heading",
        "key",
        "version",
        "offers",
        "name",
        "code",
    ] {
        let found = text.get(at..).and_then(|rest| rest.find(&format!("\"{key}\":")));
        at += found.unwrap_or_else(|| panic!("{key} comes too early in {text:.300}")) + 1;
    }
}

#[tokio::test]
async fn errors_come_before_data() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ expectedCosts {{ perWeekOere }} }} }}", file_of("anna"));
    assert!(app.relative("lars").query(&query).await.text.starts_with("{\"errors\":"));
}

#[tokio::test]
async fn a_page_too_large_is_an_error_not_a_shorter_page() {
    let app = TestApp::start().await;
    for first in [0, -1, 101] {
        let answer = app.caseworker("mette").query(&format!("{{ citizens(first: {first}) {{ totalCount }} }}")).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{first}");
    }
    let answer = app.caseworker("mette").query("{ citizens(first: 100) { totalCount } }").await.ok();
    assert!(answer.data("/citizens/totalCount").as_i64() > Some(30));
}

#[tokio::test]
async fn a_foreign_cursor_is_no_cursor() {
    let app = TestApp::start().await;
    let query = |cursor: &str| format!("{{ citizens(first: 1, after: \"{cursor}\") {{ edges {{ cursor }} }} }}");
    let (carl, never) = (file_of("carl"), uuid::Uuid::now_v7().to_string());
    let foreign = app.contact_person("yrsa").query(&query(&carl)).await;
    let unknown = app.contact_person("yrsa").query(&query(&never)).await;
    assert_eq!(foreign.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(foreign.text, unknown.text);
    app.caseworker("mette").query(&query(&carl)).await.ok();
}

#[tokio::test]
async fn an_id_that_never_was_answers_like_one_you_may_not_see() {
    let app = TestApp::start().await;
    let query = |id: &str| format!("{{ citizen(id: \"{id}\") {{ name cpr }} }}");
    for caller in [app.relative("olga"), app.citizen("bo"), app.contact_person("bente"), app.account("dan")] {
        let foreign = caller.query(&query(&file_of("anna"))).await;
        for never in [uuid::Uuid::now_v7().to_string(), "no uuid".into(), String::new()] {
            let unknown = caller.query(&query(&never)).await;
            assert_eq!((foreign.status, &foreign.text), (unknown.status, &unknown.text));
        }
        assert_eq!(foreign.data("/citizen"), Value::Null);
    }
}

#[tokio::test]
async fn a_caseworker_says_why() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    let answer = app.account("mette").query(&query).await;
    assert_eq!((answer.status, answer.codes()), (StatusCode::BAD_REQUEST, vec!["PURPOSE_NEEDED".to_owned()]));
    let answer = app.account("mette").header("samvaer-purpose", "CURIOSITY").query(&query).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    app.account("mette").header("samvaer-purpose", "FOLLOW_UP").query(&query).await.ok();
}

#[tokio::test]
async fn two_roles_are_never_added_together() {
    let app = TestApp::start().await;
    let frida = app.account("frida");
    assert_eq!(frida.query("{ viewer { name } }").await.codes(), ["ROLE_NEEDED"]);
    let role = |role: &str| frida.clone().header("samvaer-role", role).header("samvaer-purpose", "CASE_WORK");
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    assert_eq!(role("CASEWORKER").query(&anna).await.ok().data("/citizen/name"), "Anna Holm");
    assert_eq!(role("CONTACT_PERSON").query(&anna).await.ok().data("/citizen"), Value::Null);
    assert_eq!(role("AUDITOR").query(&anna).await.codes(), ["FORBIDDEN"]);
    assert_eq!(role("KING").query(&anna).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_nul_byte_is_refused_in_words() {
    let app = TestApp::start().await;
    let query = "query($search: String) { citizens(search: $search) { totalCount } }";
    let answer = app.caseworker("mette").ask(query, json!({ "search": "a\0b" })).await;
    assert_eq!((answer.status, answer.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_USER_INPUT".to_owned()]));
    let inline = app.caseworker("mette").query("{ citizens(search: \"a\\u0000b\") { totalCount } }").await;
    assert_eq!(inline.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn wildcards_are_letters_like_others() {
    let app = TestApp::start().await;
    let query = "query($search: String) { citizens(search: $search) { totalCount } }";
    for search in ["%", "_", "\\", "a%o"] {
        let found = app.caseworker("mette").ask(query, json!({ "search": search })).await.ok();
        assert_eq!(found.data("/citizens/totalCount"), 0, "{search}");
    }
    let found = app.caseworker("mette").ask(query, json!({ "search": "aNNa hol" })).await.ok();
    assert_eq!(found.data("/citizens/totalCount"), 1, "the control");
}

#[tokio::test]
async fn a_caseworker_finds_a_citizen_by_cpr_and_no_list_shows_it() {
    let app = TestApp::start().await;
    let cpr = app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let query = "query($search: String) { citizens(search: $search) { edges { node { name cpr } } } }";
    let found = app.caseworker("mette").ask(query, json!({ "search": cpr })).await;
    assert_eq!(found.data("/citizens/edges/0/node"), json!({ "name": "Anna Holm", "cpr": null }));
    assert_eq!(found.codes(), ["FORBIDDEN"]);
    let nothing = app.contact_person("yrsa").ask(query, json!({ "search": cpr })).await;
    assert_eq!(nothing.data("/citizens/edges"), json!([]), "a contact person can't find out whose number it is");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let app = TestApp::start().await;
    for path in ["/", "/graphql", "/identity/session", "/nowhere", "/assets/none.js"] {
        let answer = app.anonymous().send(Method::GET, path, None, vec![]).await;
        let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(header("content-security-policy").contains("require-trusted-types-for 'script'"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert!(header("strict-transport-security").contains("includeSubDomains"), "{path}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{path}");
    }
}

#[tokio::test]
async fn the_portals_folder_shows_nothing_but_pages_and_assets() {
    let app = TestApp::start().await;
    for path in [
        "/documents.json",
        "/assets/../../documents.json",
        "/assets/%2e%2e/%2e%2e/package.json",
        "/../Cargo.toml",
        "/package.json",
    ] {
        let answer = app.anonymous().send(Method::GET, path, None, vec![]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(app.anonymous().send(Method::GET, "/log-ind", None, vec![]).await.status, StatusCode::OK, "the control");
}

#[tokio::test]
async fn lists_in_variables_are_measured() {
    let app = TestApp::start().await;
    let query = "query($status: [FollowUpStatus!]) { followUps(first: 1, status: $status) { totalCount } }";
    let many = app.caseworker("mette").ask(query, json!({ "status": vec!["HELD"; 600] })).await;
    assert_eq!((many.status, many.codes()), (StatusCode::BAD_REQUEST, vec!["DOCUMENT_REFUSED".to_owned()]));
    let some = app.caseworker("mette").ask(query, json!({ "status": vec!["HELD"; 400] })).await.ok();
    let one = app.caseworker("mette").ask(query, json!({ "status": ["HELD"] })).await.ok();
    assert_eq!(some.data("/followUps"), one.data("/followUps"));
}

#[tokio::test]
async fn days_that_no_calendar_has_are_no_fault_of_ours() {
    let app = TestApp::start().await;
    let query = "query($day: NaiveDate) { viewer { citizen { weeklySchedule(weekOf: $day) { startsOn } } } }";
    for day in ["-9999-01-01", "+262142-12-31", "0000-01-01", "9999-12-31"] {
        let answer = app.citizen("anna").ask(query, json!({ "day": day })).await;
        assert!(matches!(answer.status.as_u16(), 200 | 400), "{day}: {}", answer.text);
        assert!(!answer.codes().contains(&"INTERNAL_SERVER_ERROR".to_owned()), "{day}: {}", answer.text);
    }
    for day in ["2023-02-29", "infinity", "24-11-2026", ""] {
        assert_eq!(app.citizen("anna").ask(query, json!({ "day": day })).await.codes(), ["BAD_USER_INPUT"], "{day}");
    }
}
