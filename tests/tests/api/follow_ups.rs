//! Follow-ups (R19–R22): the list, planning, holding.

use chrono::{Months, NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::{is_working_day, next_working_day, today};
use samvaer::demo::cast::account_id;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{
    annas_grant, closing, codes, done, field, next_monday, open_day, open_follow_up, quoted, send, there,
    unwelcome_decision, waiting,
};

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
    let open_until = latest.iter_days().rev().find(|day| is_working_day(*day)).expect("an open day");
    let late = plan(&app, &grant, "late", next_working_day(latest + TimeDelta::days(1))).await;
    assert_eq!(late.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
    assert!(late.text.contains(&latest.format("%d.%m.%Y").to_string()), "it says until when: {}", late.text);
    let past = plan(&app, &grant, "past", today() - TimeDelta::days(1)).await;
    assert_eq!(past.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
    let sunday = next_monday() + TimeDelta::days(13);
    let closed = plan(&app, &grant, "closed", sunday).await;
    assert_eq!(closed.user_errors("followUpPlan"), ["OUT_OF_RANGE"], "nobody is there on a Sunday");
    let made = plan(&app, &grant, "made", open_until).await;
    assert_eq!(made.data("/followUpPlan/followUp/status"), "PLANNED");
    assert_eq!(made.data("/followUpPlan/followUp/caseworkerName"), "Mette Skov");
}

#[tokio::test]
async fn r19_a_grant_has_at_most_one_follow_up_that_is_not_held() {
    let app = TestApp::start().await;
    let grant = new_grant(&app).await;
    let day = open_day(100);
    assert!(plan(&app, &grant, "first", day).await.user_errors("followUpPlan").is_empty());
    assert_eq!(plan(&app, &grant, "second", day).await.user_errors("followUpPlan"), ["ALREADY_PLANNED"]);
}

#[tokio::test]
async fn the_same_key_plans_once_and_another_wish_under_it_is_a_conflict() {
    let app = TestApp::start().await;
    let grant = new_grant(&app).await;
    let day = open_day(100);
    let first = plan(&app, &grant, "key", day).await.data("/followUpPlan/followUp/id");
    let again = plan(&app, &grant, "key", day).await.data("/followUpPlan/followUp/id");
    assert_eq!(first, again);
    assert_ne!(first, Value::Null);
    let other = plan(&app, &grant, "key", open_day(110)).await;
    assert_eq!(other.user_errors("followUpPlan"), ["CONFLICT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_many_times_at_once_plans_once() {
    let app = TestApp::with_pool(8).await;
    let grant = new_grant(&app).await;
    let day = open_day(100);
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
    let refused = plan(&app, &carl.data("/citizen/grants/0/id"), "late", open_day(7)).await;
    assert_eq!(refused.user_errors("followUpPlan"), ["OUT_OF_RANGE"]);
}

#[tokio::test]
async fn nobody_plans_a_follow_up_of_the_own_case() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ grants {{ id }} }} }}", file_of("viggo"));
    let grant = app.caseworker("thomas").query(&query).await.ok().data("/citizen/grants/0/id");
    let input = json!({ "grantId": grant, "idempotencyKey": "own", "plannedOn": open_day(7) });
    let own = app.caseworker("viggo").ask(PLAN, json!({ "input": input })).await.ok();
    assert_eq!(own.user_errors("followUpPlan"), ["NOT_FOUND"]);
    let colleague = app.caseworker("thomas").ask(PLAN, json!({ "input": input })).await.ok();
    assert_eq!(
        colleague.user_errors("followUpPlan"),
        ["ALREADY_PLANNED"],
        "the control: a colleague gets as far as that"
    );
}

#[tokio::test]
async fn r20_a_follow_up_with_a_party_unrecorded_is_not_closed() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let attendance: [(Value, &str); 4] = [
        (json!([there("CITIZEN"), there("CASEWORKER")]), "attendance"),
        (json!([there("CITIZEN"), there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON")]), "attendance"),
        (
            json!([there("CITIZEN"), there("CASEWORKER"), { "party": "CONTACT_PERSON", "attended": false }]),
            "absenceReason",
        ),
        (json!([there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON"), there("BISIDDER")]), "name"),
    ];
    for (number, (attendance, wrong)) in attendance.into_iter().enumerate() {
        let input = closing(&follow_up, &format!("wrong {number}"), |input| input["attendance"] = attendance);
        let refused = send(&mette, "followUpClose", "", input).await;
        let field = field(&refused);
        assert_eq!(field.as_array().and_then(|path| path.last().cloned()), Some(json!(wrong)), "{refused}");
    }
    let away = |party: &str| json!({ "party": party, "attended": false, "absenceReason": "Syg" });
    let nobody = closing(&follow_up, "nobody", |input| {
        input["attendance"] = json!([away("CITIZEN"), away("CASEWORKER"), away("CONTACT_PERSON")]);
    });
    assert_eq!(codes(&send(&mette, "followUpClose", "", nobody).await), ["OUT_OF_RANGE"], "nobody met");
    // The database holds it without the server.
    let mut owner = app.owner().await;
    let held = format!("update follow_up set held_on = current_date where id = {}", quoted(&follow_up["id"]));
    let error = owner.batch_execute(&held).await.expect_err("refused").to_string();
    assert!(error.contains("three parties"), "{error}");
    done(send(&mette, "followUpClose", "", closing(&follow_up, "right", |_| {})).await);
    let again = send(&mette, "followUpClose", "", closing(&follow_up, "again", |_| {})).await;
    assert_eq!(codes(&again), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn r19_a_follow_up_is_closed_with_the_next_one_planned() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let none = closing(&follow_up, "none", |input| input["next"] = Value::Null);
    assert_eq!(field(&send(&mette, "followUpClose", "", none).await), json!(["next"]));
    let late = closing(&follow_up, "late", |input| input["next"] = json!({ "plannedOn": open_day(400) }));
    assert_eq!(field(&send(&mette, "followUpClose", "", late).await), json!(["next", "plannedOn"]));
    let future = closing(&follow_up, "future", |input| input["heldOn"] = json!(today() + TimeDelta::days(1)));
    assert_eq!(field(&send(&mette, "followUpClose", "", future).await), json!(["heldOn"]));
    // Nothing of that is half-written.
    assert_eq!(open_follow_up(&mette, "anna").await["id"], follow_up["id"]);
    done(send(&mette, "followUpClose", "", closing(&follow_up, "right", |_| {})).await);
    // It may be moved, within the year.
    let next = open_follow_up(&mette, "anna").await;
    let to = |day: NaiveDate| json!({ "followUpId": next["id"], "plannedOn": day });
    assert_eq!(field(&send(&mette, "followUpMove", "", to(open_day(400))).await), json!(["plannedOn"]));
    let moved = done(send(&mette, "followUpMove", "followUp { plannedOn }", to(open_day(90))).await);
    assert_eq!(moved["followUp"]["plannedOn"], json!(open_day(90)));
}

#[tokio::test]
async fn r21_r22_a_note_on_participation_is_friendly_and_optional() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let easy = closing(&follow_up, "no easy words", |input| input["easy"] = json!("  "));
    assert_eq!(field(&send(&mette, "followUpClose", "", easy).await), json!(["easy"]));
    let outcome = "followUp { outcome { participation reassessmentTrigger reassessmentOutcome } }";
    let held = done(send(&mette, "followUpClose", outcome, closing(&follow_up, "held", |_| {})).await);
    assert_eq!(
        held["followUp"]["outcome"],
        json!({ "participation": null, "reassessmentTrigger": null, "reassessmentOutcome": null })
    );
}

#[tokio::test]
async fn r19_moving_a_follow_up_does_not_move_the_day_it_was_due_by() {
    let app = TestApp::start().await;
    let thomas = app.caseworker("thomas");
    let follow_up = open_follow_up(&thomas, "gerda").await;
    assert_eq!(follow_up["status"], "OVERDUE", "the control");
    let moved = json!({ "followUpId": follow_up["id"], "plannedOn": open_day(20) });
    done(send(&thomas, "followUpMove", "", moved).await);
    let task =
        waiting(&app, "gerda").await.into_iter().find(|task| task["kind"] == "FOLLOW_UP_DUE").expect("still a task");
    assert_eq!(task["status"], "OVERDUE", "late stays late: {task}");
}

#[tokio::test]
async fn r19_a_place_that_ends_years_ahead_is_followed_up_until_then() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let end = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "end", "validTo": today() + TimeDelta::days(1_000),
        "decision": unwelcome_decision(),
    });
    done(send(&mette, "grantEnd", "", end).await);
    let follow_up = open_follow_up(&mette, "anna").await;
    let none = closing(&follow_up, "none", |input| input["next"] = Value::Null);
    assert_eq!(field(&send(&mette, "followUpClose", "", none).await), json!(["next"]));
    done(send(&mette, "followUpClose", "", closing(&follow_up, "next", |_| {})).await);
}

#[tokio::test]
async fn everybody_at_the_offer_says_what_they_have_seen_beside_each_other() {
    let app = TestApp::start().await;
    let (mette, yrsa) = (app.caseworker("mette"), app.account("yrsa"));
    let follow_up = open_follow_up(&mette, "anna").await;
    let mut owner = app.owner().await;
    // Another one works in the forest too.
    let colleague = format!(
        "insert into offer_contact_person (account_id, offer_id, valid_from, assigned_by) \
         select '{}', offer_id, valid_from, assigned_by from offer_contact_person where account_id = '{}' limit 1; \
         insert into account_role (account_id, role, valid_from) values ('{0}', 'CONTACT_PERSON', current_date)",
        account_id("frida"),
        account_id("yrsa"),
    );
    owner.batch_execute(&colleague).await.expect("a colleague");
    let say = |text: &str| json!({ "followUpId": follow_up["id"], "text": text });
    done(send(&yrsa, "followUpContribute", "", say("Anna er glad i skoven")).await);
    let frida = app.contact_person("frida");
    done(send(&frida, "followUpContribute", "contribution { text }", say("Anna kan godt lide at save")).await);
    done(send(&yrsa, "followUpContribute", "contribution { text }", say("Anna er meget glad i skoven")).await);
    let read = "{ viewer { citizen { followUps { id contributions { text writtenByName } } } } }";
    let all = app.citizen("anna").query(read).await.ok().data("/viewer/citizen/followUps");
    let of_it = all.as_array().and_then(|all| all.iter().find(|one| one["id"] == follow_up["id"])).expect("it");
    assert!(of_it["contributions"].to_string().contains("Yrsa Kjær"), "who wrote which: {of_it}");
    let mut texts: Vec<_> = of_it["contributions"].as_array().expect("a list").iter().map(|one| &one["text"]).collect();
    texts.sort_by_key(|text| text.to_string());
    assert_eq!(texts, ["Anna er meget glad i skoven", "Anna kan godt lide at save"]);
}
