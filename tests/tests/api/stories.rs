//! What the stories share: sending a mutation, what a decision says, whose grant, what waits, how a follow-up is closed.

use chrono::{NaiveDate, TimeDelta};
use samvaer::calendar::{is_working_day, monday_of, next_working_day, today};
use samvaer_tests::{Caller, TestApp, file_of};
use serde_json::{Value, json};

/// Sends a mutation, and gives its payload.
pub async fn send(caller: &Caller, mutation: &str, selection: &str, input: Value) -> Value {
    let name = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let selected = if selection.is_empty() { String::new() } else { format!("{selection} ") };
    let text = format!(
        "mutation($input: {name}!) {{ {mutation}(input: $input) {{ {selected}userErrors {{ code field message messageEn }} }} }}"
    );
    caller.ask(&text, json!({ "input": input })).await.ok().data(&format!("/{mutation}"))
}

/// Sends a mutation that must be done.
#[track_caller]
pub fn done(payload: Value) -> Value {
    assert_eq!(payload["userErrors"], json!([]), "{payload}");
    payload
}

/// The next Monday that is a week away or more: nothing of a journey depends on today's weekday.
pub fn next_monday() -> NaiveDate {
    monday_of(today()).expect("a Monday") + TimeDelta::days(7)
}

/// The first day, so many days from today or later, on which the municipality is open.
pub fn open_day(days: i64) -> NaiveDate {
    next_working_day(today() + TimeDelta::days(days))
}

/// A working day of the next week, when the demonstration's people ride.
pub fn day_with_rides() -> NaiveDate {
    let next_week = monday_of(today()).expect("a Monday") + TimeDelta::days(7);
    (0..5).map(|later| next_week + TimeDelta::days(later)).find(|day| is_working_day(*day)).expect("a day")
}

pub fn decision() -> Value {
    json!({
        "easy": "Du får det, du har søgt om.", "considerations": "Du har brug for en hverdag med mening",
        "facts": "Vi har talt sammen",
    })
}

/// A decision that gives less than was asked for.
pub fn unwelcome_decision() -> Value {
    json!({
        "easy": "Du får noget af det. Du kan klage.", "considerations": "Du har brug for en rolig begyndelse",
        "facts": "Vi har talt sammen",
        "reasons": "To dage er nok i begyndelsen", "complaintGuidance": "Du kan klage til os inden 4 uger",
        "hearing": { "heardOn": today(), "statement": "Jeg ville gerne have fire dage" },
    })
}

pub fn terms(days: &[&str]) -> Value {
    let weekdays: Vec<_> = days.iter().map(|day| json!({ "weekday": day })).collect();
    json!({
        "daysPerWeek": days.len(), "purpose": "At være sammen med andre", "scopeReason": "Bo kan og vil så mange dage",
        "days": weekdays,
    })
}

/// The error codes of a payload.
pub fn codes(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().cloned().unwrap_or_default();
    errors.iter().filter_map(|error| error["code"].as_str().map(str::to_owned)).collect()
}

/// The field of the first error.
pub fn field(payload: &Value) -> Value {
    payload["userErrors"][0]["field"].clone()
}

/// Anna's current grant.
pub async fn annas_grant(app: &TestApp) -> Value {
    let grants = app.citizen("anna").query("{ viewer { citizen { grants { id status } } } }").await.ok();
    let grants = grants.data("/viewer/citizen/grants");
    let current = grants.as_array().and_then(|all| all.iter().find(|grant| grant["status"] == "CURRENT")).cloned();
    current.expect("a current grant")["id"].clone()
}

/// The follow-up of a citizen that is not held.
pub async fn open_follow_up(caller: &Caller, citizen: &str) -> Value {
    let query = format!("{{ citizen(id: \"{}\") {{ followUps {{ id status plannedOn }} }} }}", file_of(citizen));
    let all = caller.query(&query).await.ok().data("/citizen/followUps");
    let open = |one: &&Value| ["PLANNED", "DUE_SOON", "OVERDUE"].contains(&one["status"].as_str().unwrap_or_default());
    all.as_array().and_then(|all| all.iter().find(open).cloned()).expect("an open follow-up")
}

/// What waits about a citizen.
pub async fn waiting(app: &TestApp, citizen: &str) -> Vec<Value> {
    let query = "{ tasks(first: 100) { edges { node { kind subjectId dueOn status ownerName citizen { id } } } } }";
    let all = app.caseworker("mette").query(query).await.ok().data("/tasks/edges");
    let all = all.as_array().cloned().unwrap_or_default();
    let of = |edge: &Value| edge["node"]["citizen"]["id"] == json!(file_of(citizen));
    all.into_iter().filter(of).map(|edge| edge["node"].clone()).collect()
}

pub async fn kinds(app: &TestApp, citizen: &str) -> Vec<String> {
    let all = waiting(app, citizen).await;
    all.iter().filter_map(|task| task["kind"].as_str().map(str::to_owned)).collect()
}

pub fn there(party: &str) -> Value {
    json!({ "party": party, "attended": true })
}

/// Closing a follow-up as it should be; `change` makes it another.
pub fn closing(follow_up: &Value, key: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = json!({
        "followUpId": follow_up["id"], "idempotencyKey": key, "heldOn": today(), "result": "CONTINUE",
        "attendance": [there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON")],
        "summary": "Anna trives og vil gerne fortsætte.", "easy": "Du er glad. Du kommer stadig.",
        "next": { "plannedOn": open_day(350), "startsAt": "10:00:00", "place": "Skoven" },
    });
    change(&mut input);
    input
}

/// An id as SQL writes it.
pub fn quoted(value: &Value) -> String {
    format!("'{}'", value.as_str().expect("text"))
}
