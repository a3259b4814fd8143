//! Stopping access: by either side, and working on the next request whatever the token says.

use samvaer_tests::{TestApp, file_of};
use serde_json::{Value, json};

const STOP: &str = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { delegation { status } userErrors { code field } } }";

async fn delegation(app: &TestApp, relative: &str) -> Value {
    let given = app.citizen("anna").query("{ viewer { citizen { delegations { id relativeName } } } }").await.ok();
    let given = given.data("/viewer/citizen/delegations");
    let given = given.as_array().and_then(|all| all.iter().find(|one| one["relativeName"] == relative)).cloned();
    given.expect("a delegation")["id"].clone()
}

fn anna() -> String {
    format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"))
}

#[tokio::test]
async fn a_revoked_relative_is_refused_on_the_next_request() {
    let app = TestApp::start().await;
    let karen = app.relative("karen");
    assert_eq!(karen.query(&anna()).await.ok().data("/citizen/name"), "Anna Holm");
    let id = delegation(&app, "Karen Holm").await;
    let stopped = app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(stopped.data("/delegationRevoke/delegation/status"), "REVOKED");
    assert_eq!(karen.query(&anna()).await.ok().data("/citizen"), Value::Null, "the same token, the next request");
    let acts_for = karen.query("{ viewer { actsFor { citizen { name } } } }").await.ok();
    assert_eq!(acts_for.data("/viewer/actsFor"), json!([{ "citizen": { "name": "Bo Holm" } }]), "Bo's still stands");
}

#[tokio::test]
async fn a_relative_may_let_go_too() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Lars Holm").await;
    app.relative("lars").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(app.relative("lars").query(&anna()).await.ok().data("/citizen"), Value::Null);
}

#[tokio::test]
async fn nobody_else_stops_it_and_nobody_learns_that_it_is_there() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Karen Holm").await;
    let never = json!(uuid::Uuid::now_v7().to_string());
    for caller in [app.citizen("bo"), app.relative("lars"), app.relative("olga")] {
        let foreign = caller.ask(STOP, json!({ "id": id })).await.ok();
        let unknown = caller.ask(STOP, json!({ "id": never })).await.ok();
        assert_eq!(foreign.user_errors("delegationRevoke"), ["NOT_FOUND"]);
        assert_eq!(foreign.text, unknown.text);
    }
    for caller in [app.caseworker("mette"), app.contact_person("yrsa"), app.account("dan")] {
        assert_eq!(caller.ask(STOP, json!({ "id": id })).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(app.relative("karen").query(&anna()).await.ok().data("/citizen/name"), "Anna Holm");
}

#[tokio::test]
async fn stopping_twice_keeps_the_first_moment() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Karen Holm").await;
    let when = "{ viewer { citizen { delegations { id revokedAt } } } }";
    app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    let first = app.citizen("anna").query(when).await.ok().text;
    app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(app.citizen("anna").query(when).await.ok().text, first);
}

#[tokio::test]
async fn what_is_expired_or_not_yet_valid_or_only_contact_shows_nothing() {
    let app = TestApp::start().await;
    for relative in ["niels", "poul", "olga"] {
        assert_eq!(app.relative(relative).query(&anna()).await.ok().data("/citizen"), Value::Null, "{relative}");
    }
    // Mona may ring for Anna: she knows who Anna is, and reads nothing.
    let query =
        format!("{{ citizen(id: \"{}\") {{ name grants {{ id }} weeklySchedule {{ startsOn }} }} }}", file_of("anna"));
    let mona = app.relative("mona").query(&query).await;
    assert_eq!(mona.data("/citizen"), json!({ "name": "Anna Holm", "grants": null, "weeklySchedule": null }));
    assert_eq!(mona.codes(), ["FORBIDDEN", "FORBIDDEN"]);
}

#[tokio::test]
async fn in_the_role_of_a_citizen_nobody_acts_for_others() {
    let app = TestApp::start().await;
    assert_eq!(app.citizen("karen").query(&anna()).await.ok().data("/citizen"), Value::Null);
    let viewer = app.citizen("karen").query("{ viewer { role actsFor { relation } } }").await.ok();
    assert_eq!(viewer.data("/viewer"), json!({ "role": "CITIZEN", "actsFor": [] }));
}
