//! Every look at somebody else's file is in that person's log, in the same transaction, or there is no answer.

use diesel_async::SimpleAsyncConnection;
use samvaer_tests::{TestApp, file_of};
use serde_json::{Value, json};

const LOG: &str = "{ accessLog { totalCount edges { node { role relativeName action parts purpose } } } }";

async fn log_of(app: &TestApp, account: &str) -> Vec<Value> {
    let log = app.citizen(account).query(LOG).await.ok().data("/accessLog/edges");
    log.as_array().cloned().unwrap_or_default().into_iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test]
async fn a_citizen_sees_who_looked_at_what_and_why() {
    let app = TestApp::start().await;
    let anna = file_of("anna");
    assert!(log_of(&app, "anna").await.is_empty());
    app.relative("karen")
        .query(&format!("{{ citizen(id: \"{anna}\") {{ name expectedCosts {{ perWeekOere }} }} }}"))
        .await
        .ok();
    app.contact_person("yrsa").query("{ citizens { edges { node { weeklySchedule { startsOn } } } } }").await.ok();
    app.caseworker("mette")
        .query(&format!("{{ citizen(id: \"{anna}\") {{ cpr followUps {{ outcome {{ easy }} }} }} }}"))
        .await
        .ok();
    assert_eq!(
        log_of(&app, "anna").await,
        [
            json!({ "role": "CASEWORKER", "relativeName": null, "action": "READ",
                "parts": ["IDENTITY", "CPR", "FOLLOW_UP", "FOLLOW_UP_SUMMARY"], "purpose": "CASE_WORK" }),
            json!({ "role": "CONTACT_PERSON", "relativeName": null, "action": "READ",
                "parts": ["IDENTITY", "SCHEDULE", "ABSENCE"], "purpose": null }),
            json!({ "role": "RELATIVE", "relativeName": "Karen Holm", "action": "READ",
                "parts": ["IDENTITY", "COSTS"], "purpose": null }),
        ]
    );
}

#[tokio::test]
async fn what_was_refused_was_not_seen_and_is_not_logged() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ cpr weeklySchedule {{ startsOn }} }} }}", file_of("anna"));
    assert_eq!(app.relative("lars").query(&query).await.codes(), ["FORBIDDEN"]);
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "SCHEDULE", "ABSENCE"]));
    app.relative("olga").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), 1, "who sees nothing leaves nothing");
}

#[tokio::test]
async fn fragments_aliases_and_lists_are_logged_too() {
    let app = TestApp::start().await;
    let query = "query { a: citizens(search: \"Anna Holm\") { edges { node { ...f } } } \
        b: citizens(search: \"Anna Holm\") { edges { node { ... on Citizen { x: expectedCosts { perWeekOere } } } } } } \
        fragment f on Citizen { y: transport { mode } }";
    app.caseworker("mette").query(query).await.ok();
    let mut parts: Vec<_> = log_of(&app, "anna").await.into_iter().map(|row| row["parts"].clone()).collect();
    parts.sort_by_key(Value::to_string);
    assert_eq!(parts, [json!(["IDENTITY", "COSTS"]), json!(["IDENTITY", "TRANSPORT"])]);
}

#[tokio::test]
async fn the_own_look_is_nobodys_business() {
    let app = TestApp::start().await;
    app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok();
    assert!(log_of(&app, "anna").await.is_empty());
}

#[tokio::test]
async fn no_log_row_no_answer() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    // The log refuses every row, as a full disk would.
    owner.batch_execute("alter table access_log add constraint full_disk check (false) not valid").await.expect("full");
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    let answer = app.caseworker("mette").query(&anna).await;
    assert_eq!((answer.status.as_u16(), answer.codes()), (500, vec!["INTERNAL_SERVER_ERROR".to_owned()]));
    assert!(answer.json.get("data").is_none() && !answer.text.contains("Anna") && !answer.text.contains("access_log"));
    app.citizen("anna").query("{ viewer { citizen { name } } }").await.ok();
}

#[tokio::test]
async fn a_refused_change_leaves_no_row_and_a_made_one_does() {
    let app = TestApp::start().await;
    let stop = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { userErrors { code } } }";
    let karen = app.relative("karen").query("{ viewer { actsFor { delegationId citizen { firstName } } } }").await.ok();
    let anna = karen.data("/viewer/actsFor").as_array().cloned().unwrap_or_default();
    let id = anna.iter().find(|given| given["citizen"]["firstName"] == "Anna").expect("Anna")["delegationId"].clone();
    let before = log_of(&app, "anna").await.len();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), before);
    app.relative("karen").ask(stop, json!({ "id": id })).await.ok();
    let log = log_of(&app, "anna").await;
    assert_eq!((&log[0]["action"], &log[0]["parts"]), (&json!("WRITE"), &json!(["DELEGATION"])));
}

#[tokio::test]
async fn the_auditor_reads_the_log_and_no_case() {
    let app = TestApp::start().await;
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    app.caseworker("mette").query(&anna).await.ok();
    let log = app.account("ebbe").query(LOG).await.ok();
    assert_eq!(log.data("/accessLog/totalCount"), 1);
    assert_eq!(app.account("ebbe").query(&anna).await.ok().data("/citizen"), Value::Null);
    assert_eq!(log_of(&app, "anna").await[0]["role"], "AUDITOR", "the auditor's look is logged as well");
    for nobody in [app.caseworker("mette"), app.contact_person("yrsa"), app.relative("karen")] {
        assert_eq!(nobody.query(LOG).await.codes(), ["FORBIDDEN"]);
    }
}

#[tokio::test]
async fn the_log_is_read_page_by_page() {
    let app = TestApp::start().await;
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    for _ in 0..5 {
        app.caseworker("mette").query(&anna).await.ok();
    }
    let query = "query($after: String) { accessLog(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = app.citizen("anna").ask(query, json!({ "after": after })).await.ok();
        seen.extend(page.data("/accessLog/edges").as_array().cloned().unwrap_or_default());
        after = page.data("/accessLog/pageInfo/endCursor");
        if page.data("/accessLog/pageInfo/hasNextPage") == false {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    let own = app.citizen("bo").ask(query, json!({ "after": after })).await;
    assert_eq!(own.codes(), ["BAD_USER_INPUT"], "Anna's cursor is none of Bo's");
}

#[tokio::test]
async fn who_is_found_by_a_number_or_an_offer_is_logged_with_that() {
    let app = TestApp::start().await;
    let cpr = app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let query = "query($search: String, $offer: ID, $after: String) { \
        citizens(search: $search, offerId: $offer, after: $after, first: 1) { totalCount edges { cursor } } }";
    let offer = samvaer_tests::offer("skovhjaelperne");
    let mette = app.caseworker("mette");
    mette.ask(query, json!({ "search": cpr, "offer": offer })).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CPR", "GRANT"]));
    // An empty page after somebody says as much of them.
    let after = mette.ask(query, json!({ "search": cpr, "after": file_of("anna") })).await.ok();
    assert_eq!(after.data("/citizens/edges"), json!([]));
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CPR"]));
    assert_eq!(log_of(&app, "anna").await.len(), 2);
    let other = mette.ask(query, json!({ "search": cpr, "after": file_of("carl") })).await;
    assert_eq!(other.codes(), ["BAD_USER_INPUT"], "a row the search doesn't find is no cursor");
    let forbidden = app.contact_person("yrsa").ask(query, json!({ "offer": offer })).await;
    assert_eq!(forbidden.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_id_that_never_was_leaves_no_row() {
    let app = TestApp::start().await;
    let count = "{ accessLog { totalCount } }";
    let before = app.account("ebbe").query(count).await.ok().data("/accessLog/totalCount");
    let never = format!("{{ citizen(id: \"{}\") {{ cpr }} }}", uuid::Uuid::now_v7());
    assert_eq!(app.caseworker("mette").query(&never).await.ok().data("/citizen"), Value::Null);
    assert_eq!(app.account("ebbe").query(count).await.ok().data("/accessLog/totalCount"), before);
}

#[tokio::test]
async fn a_refusal_that_tells_of_a_case_is_a_look() {
    let app = TestApp::start().await;
    let create = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { userErrors { code } } }";
    let input = json!({
        "citizenId": file_of("anna"), "offerId": samvaer_tests::offer("skovhjaelperne"), "idempotencyKey": "k",
        "outcome": "FULL", "validFrom": samvaer::calendar::today(),
        "terms": { "daysPerWeek": 1, "purpose": "Samvær", "scopeReason": "Ønske" },
        "decision": { "easy": "Du får pladsen.", "considerations": "Behov", "facts": "Samtale" },
    });
    let refused = app.caseworker("mette").ask(create, json!({ "input": input })).await.ok();
    assert_eq!(refused.user_errors("grantCreate"), ["OVERLAP"]);
    let log = log_of(&app, "anna").await;
    assert_eq!(log.len(), 1);
    assert_eq!(
        (&log[0]["action"], &log[0]["parts"]),
        (&json!("READ"), &json!(["ASSESSMENT", "GRANT", "DECISION", "SCHEDULE", "COSTS"]))
    );
}

#[tokio::test]
async fn stopping_what_is_stopped_changes_nothing_and_logs_nothing() {
    let app = TestApp::start().await;
    let stop = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { userErrors { code } } }";
    let lars = app.relative("lars").query("{ viewer { actsFor { delegationId } } }").await.ok();
    let id = lars.data("/viewer/actsFor/0/delegationId");
    let before = log_of(&app, "anna").await.len();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), before + 1);
}

#[tokio::test]
async fn whom_one_meets_at_an_offer_says_which_offer() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ contacts {{ offer {{ name }} }} }} }}", file_of("anna"));
    app.relative("karen").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "SCHEDULE", "CONTACT"]));
    app.relative("mona").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CONTACT"]));
}

#[tokio::test]
async fn a_month_that_nobody_made_is_caught_and_moves_to_its_partition_later() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let row = "insert into access_log (at, actor_id, role, citizen_id, action, parts, request_id) \
        select now() + interval '27 months', id, 'CASEWORKER', id, 'READ', '{IDENTITY}', id from citizen limit 1";
    owner.batch_execute(row).await.expect("caught by the default partition");
    let count = "select (select count(*) from access_log) || ' ' || (select count(*) from access_log_default) as line";
    assert_eq!(crate::row_security::lines(&mut owner, count).await, ["1 1"]);
    owner.batch_execute("select access_log_make_partitions(30)").await.expect("the months are made");
    assert_eq!(crate::row_security::lines(&mut owner, count).await, ["1 0"]);
}
