//! What the stories share: sending a mutation, what a decision says, whose grant.

use chrono::{NaiveDate, TimeDelta};
use samvaer::calendar::{monday_of, today};
use samvaer_tests::{Caller, TestApp};
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
