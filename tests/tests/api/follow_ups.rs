//! Follow-ups: the work list and planning (R19).

use chrono::{Months, NaiveDate, TimeDelta};
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

const PLAN: &str = "mutation($input: FollowUpPlanInput!) { followUpPlan(input: $input) { \
    followUp { id plannedOn status caseworkerName } userErrors { code field message messageEn } } }";

/// A grant of Bo's that began today and has no follow-up.
async fn new_grant(app: &TestApp) -> Value {
    let input = json!({
        "citizenId": file_of("bo"), "offerId": offer("klub-vi"), "idempotencyKey": "bo", "outcome": "FULL",
        "validFrom": today(),
        "terms": { "daysPerWeek": 1, "purpose": "Samvær", "scopeReason": "Et ønske om en dag" },
        "decision": { "easy": "Du får pladsen.", "considerations": "Behov", "facts": "Samtale" },
    });
    let create = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { granted { grant { id } } } }";
    app.caseworker("mette").ask(create, json!({ "input": input })).await.ok().data("/grantCreate/granted/grant/id")
}

async fn plan(app: &TestApp, grant: &Value, key: &str, day: NaiveDate) -> samvaer_tests::Answer {
    let input = json!({ "grantId": grant, "idempotencyKey": key, "plannedOn": day });
    app.caseworker("mette").ask(PLAN, json!({ "input": input })).await.ok()
}

#[tokio::test]
async fn r19_the_next_follow_up_is_within_a_year() {
    let app = TestApp::start().await;
    let grant = new_grant(&app).await;
    let latest = today().checked_add_months(Months::new(12)).expect("a day");
    let late = plan(&app, &grant, "late", latest + TimeDelta::days(1)).await;
    assert_eq!(late.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
    assert!(late.text.contains(&latest.format("%d.%m.%Y").to_string()), "it says until when: {}", late.text);
    let past = plan(&app, &grant, "past", today() - TimeDelta::days(1)).await;
    assert_eq!(past.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
    let made = plan(&app, &grant, "made", latest).await;
    assert_eq!(made.data("/followUpPlan/followUp/status"), "PLANNED");
    assert_eq!(made.data("/followUpPlan/followUp/caseworkerName"), "Mette Skov");
}

#[tokio::test]
async fn r19_a_grant_has_at_most_one_follow_up_that_is_not_held() {
    let app = TestApp::start().await;
    let grant = new_grant(&app).await;
    let day = today() + TimeDelta::days(100);
    assert!(plan(&app, &grant, "first", day).await.user_errors("followUpPlan").is_empty());
    assert_eq!(plan(&app, &grant, "second", day).await.user_errors("followUpPlan"), ["ALREADY_PLANNED"]);
}

#[tokio::test]
async fn the_same_key_plans_once_and_another_wish_under_it_is_a_conflict() {
    let app = TestApp::start().await;
    let grant = new_grant(&app).await;
    let day = today() + TimeDelta::days(100);
    let first = plan(&app, &grant, "key", day).await.data("/followUpPlan/followUp/id");
    let again = plan(&app, &grant, "key", day).await.data("/followUpPlan/followUp/id");
    assert_eq!(first, again);
    assert_ne!(first, Value::Null);
    let other = plan(&app, &grant, "key", day + TimeDelta::days(1)).await;
    assert_eq!(other.user_errors("followUpPlan"), ["CONFLICT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_many_times_at_once_plans_once() {
    let app = TestApp::with_pool(8).await;
    let grant = new_grant(&app).await;
    let day = today() + TimeDelta::days(100);
    let plans = (0..16).map(|_| plan(&app, &grant, "key", day));
    let ids: Vec<_> = futures_util::future::join_all(plans)
        .await
        .into_iter()
        .map(|answer| answer.data("/followUpPlan/followUp/id"))
        .collect();
    assert!(ids.iter().all(|id| *id == ids[0] && !id.is_null()), "{ids:?}");
}

#[tokio::test]
async fn the_work_list_begins_with_what_is_longest_overdue() {
    let app = TestApp::start().await;
    let query = "query($status: [FollowUpStatus!]) { followUps(first: 100, status: $status) { totalCount \
        edges { node { followUp { plannedOn status offer { name } } citizen { name } } } } }";
    let overdue = app.caseworker("mette").ask(query, json!({ "status": ["OVERDUE"] })).await.ok();
    let edges = overdue.data("/followUps/edges").as_array().cloned().unwrap_or_default();
    assert!(edges.iter().any(|edge| edge["node"]["citizen"]["name"] == "Gerda Friis"));
    assert!(edges.iter().all(|edge| edge["node"]["followUp"]["status"] == "OVERDUE"));
    let days: Vec<_> = edges.iter().map(|edge| edge["node"]["followUp"]["plannedOn"].to_string()).collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(overdue.data("/followUps/totalCount"), edges.len());
    // A contact person's list has the own offer's people only.
    let own = app.contact_person("yrsa").ask(query, json!({ "status": null })).await.ok();
    let own = own.data("/followUps/edges").as_array().cloned().unwrap_or_default();
    assert!(!own.is_empty() && own.iter().all(|edge| edge["node"]["followUp"]["offer"]["name"] == "Skovhjælperne"));
    assert_eq!(app.citizen("anna").ask(query, json!({ "status": null })).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn the_work_list_comes_in_pages_that_miss_nobody() {
    let app = TestApp::start().await;
    let query = "query($after: String) { followUps(first: 7, after: $after) { totalCount \
        edges { cursor } pageInfo { hasNextPage endCursor } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    let total = loop {
        let page = app.caseworker("mette").ask(query, json!({ "after": after })).await.ok();
        seen.extend(page.data("/followUps/edges").as_array().cloned().unwrap_or_default());
        after = page.data("/followUps/pageInfo/endCursor");
        if page.data("/followUps/pageInfo/hasNextPage") == false {
            break page.data("/followUps/totalCount");
        }
    };
    // Viggo's own follow-up is not on Mette's list alone: she sees everybody's.
    assert_eq!(total, seen.len());
    let distinct: std::collections::BTreeSet<_> = seen.iter().map(Value::to_string).collect();
    assert_eq!(distinct.len(), seen.len());
}

#[tokio::test]
async fn a_caseworker_finds_nothing_of_the_own_case() {
    let app = TestApp::start().await;
    let list = "{ followUps(first: 100) { edges { node { citizen { id name } } } } citizens(first: 100, search: \"Viggo\") { totalCount edges { node { name } } } }";
    let own = app.caseworker("viggo").query(list).await.ok();
    assert!(!own.text.contains("Viggo Lassen"));
    assert_eq!(own.data("/citizens/totalCount"), 0);
    let colleague = app.caseworker("thomas").query(list).await.ok();
    assert!(colleague.text.contains("Viggo Lassen"), "the control");
    let file = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("viggo"));
    assert_eq!(app.caseworker("viggo").query(&file).await.ok().data("/citizen"), Value::Null);
}

#[tokio::test]
async fn a_grant_that_has_ended_is_not_followed_up() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ grants {{ id status }} }} }}", file_of("carl"));
    let carl = app.caseworker("mette").query(&query).await.ok();
    assert_eq!(carl.data("/citizen/grants/0/status"), "ENDED");
    let refused = plan(&app, &carl.data("/citizen/grants/0/id"), "late", today() + TimeDelta::days(7)).await;
    assert_eq!(refused.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
}

#[tokio::test]
async fn nobody_plans_a_follow_up_of_the_own_case() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ grants {{ id }} }} }}", file_of("viggo"));
    let grant = app.caseworker("thomas").query(&query).await.ok().data("/citizen/grants/0/id");
    let input = json!({ "grantId": grant, "idempotencyKey": "own", "plannedOn": today() + TimeDelta::days(7) });
    let own = app.caseworker("viggo").ask(PLAN, json!({ "input": input })).await.ok();
    assert_eq!(own.user_errors("followUpPlan"), ["NOT_FOUND"]);
    let colleague = app.caseworker("thomas").ask(PLAN, json!({ "input": input })).await.ok();
    assert_eq!(
        colleague.user_errors("followUpPlan"),
        ["ALREADY_PLANNED"],
        "the control: a colleague gets as far as that"
    );
}
