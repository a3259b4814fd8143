//! Decisions: who makes them, on which law, and what becomes of the old ones.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, decision, done, field, next_monday, send, terms, unwelcome_decision};

#[tokio::test]
async fn r6_a_decision_names_its_law() {
    let app = TestApp::start().await;
    let law = "{ viewer { citizen { decisions { subject legalBasis { code law paragraph validFrom } } } } }";
    let decisions = app.citizen("anna").query(law).await.ok().data("/viewer/citizen/decisions");
    for decision in decisions.as_array().expect("decisions") {
        let code = if decision["subject"] == "TRANSPORT" { "SEL-105" } else { "SEL-104" };
        assert_eq!(decision["legalBasis"]["code"], code);
        assert_eq!(decision["legalBasis"]["law"], "serviceloven");
        assert!(decision["legalBasis"]["validFrom"].is_string(), "{decision}");
    }
}

#[tokio::test]
async fn r18_a_grant_changes_and_ends_by_new_decisions_and_the_old_ones_stay() {
    let app = TestApp::start().await;
    let (mette, grant) = (app.caseworker("mette"), annas_grant(&app).await);
    let change = |decision: Value, from: NaiveDate, key: &str| json!({ "grantId": grant, "idempotencyKey": key, "validFrom": from, "terms": terms(&["MONDAY", "TUESDAY"]), "decision": decision });
    let bare = send(&mette, "grantChange", "", change(decision(), next_monday(), "bare")).await;
    assert_eq!(codes(&bare).len(), 3, "a change needs reasons, guidance and hearing: {bare}");
    let past =
        send(&mette, "grantChange", "", change(unwelcome_decision(), today() - TimeDelta::days(1), "past")).await;
    assert_eq!(codes(&past), ["OUT_OF_RANGE"]);
    let selection = "changed { grant { daysPerWeek periods { daysPerWeek validTo } } decision { id replacesId } }";
    let changed =
        done(send(&mette, "grantChange", selection, change(unwelcome_decision(), next_monday(), "change")).await);
    let periods = &changed["changed"]["grant"]["periods"];
    assert_eq!(periods[0], json!({ "daysPerWeek": 2, "validTo": null }));
    assert_eq!(periods[1], json!({ "daysPerWeek": 3, "validTo": next_monday() }));
    let replaced = changed["changed"]["decision"]["replacesId"].clone();
    let decisions = app
        .citizen("anna")
        .query("{ viewer { citizen { decisions { id replacedById } } } }")
        .await
        .ok()
        .data("/viewer/citizen/decisions");
    let old = decisions.as_array().and_then(|all| all.iter().find(|one| one["id"] == replaced)).cloned();
    assert_eq!(old.expect("it stays readable")["replacedById"], changed["changed"]["decision"]["id"]);
    // Costs follow the days: lunch and coffee on two instead of three.
    let costs = format!("{{ viewer {{ citizen {{ expectedCosts(on: \"{}\") {{ perWeekOere }} }} }} }}", next_monday());
    let lunch = if next_monday() < NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day") { 3_500 } else { 3_700 };
    assert_eq!(
        app.citizen("anna").query(&costs).await.ok().data("/viewer/citizen/expectedCosts/perWeekOere"),
        2 * (lunch + 500)
    );
    let mut owner = app.owner().await;
    let error = owner.batch_execute("update decision set facts = 'x'").await.expect_err("refused").to_string();
    assert!(error.contains("never changed"), "{error}");
}

#[tokio::test]
async fn r25_only_the_authority_decides() {
    let app = TestApp::start().await;
    let refused = json!({ "citizenId": file_of("anna"), "applicationId": file_of("anna"), "idempotencyKey": "k", "decision": decision() });
    for caller in [app.contact_person("yrsa"), app.citizen("anna"), app.account("dan"), app.account("rides")] {
        let text = "mutation($input: GrantRefuseInput!) { grantRefuse(input: $input) { userErrors { code } } }";
        assert_eq!(caller.ask(text, json!({ "input": refused })).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(codes(&send(&app.caseworker("mette"), "grantRefuse", "", refused).await), ["NOT_FOUND"], "the control");
}

#[tokio::test]
async fn r6_a_decision_rests_on_a_law_that_is_in_force() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let input = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "end", "validTo": next_monday(), "decision": unwelcome_decision(),
    });
    let mut owner = app.owner().await;
    owner
        .batch_execute("update legal_basis set valid_to = current_date - 1 where code = 'SEL-104'")
        .await
        .expect("over");
    let refused = send(&mette, "grantEnd", "ended { grant { id } }", input.clone()).await;
    assert_eq!((codes(&refused), field(&refused)), (vec!["NOT_GRANTABLE".into()], json!(["decision"])));
    let decision = "insert into decision (id, citizen_id, subject, outcome, decided_on, decided_by, received_on, legal_basis, \
                    considerations, facts, easy) select gen_random_uuid(), citizen_id, subject, 'FULL', current_date, decided_by, \
                    current_date, 'SEL-104', considerations, facts, easy from decision where grant_id is not null limit 1";
    let error = owner.batch_execute(decision).await.expect_err("the database refuses it too").to_string();
    assert!(error.contains("not in force"), "{error}");
    owner.batch_execute("update legal_basis set valid_to = null where code = 'SEL-104'").await.expect("in force");
    owner.batch_execute(decision).await.expect("the control");
    done(send(&mette, "grantEnd", "ended { grant { id } }", input).await);
}

#[tokio::test]
async fn days_that_nobody_can_mean_are_refused() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let grant = annas_grant(&app).await;
    let end = |change: &dyn Fn(&mut Value), key: &str| {
        let mut input = json!({
            "grantId": grant, "idempotencyKey": key, "validTo": next_monday(), "decision": unwelcome_decision(),
        });
        change(&mut input);
        input
    };
    let received = end(&|input| input["decision"]["receivedOn"] = json!("2199-01-01"), "received");
    assert_eq!(field(&send(&mette, "grantEnd", "", received).await), json!(["decision", "receivedOn"]));
    let heard = end(&|input| input["decision"]["hearing"]["heardOn"] = json!("0001-01-01"), "heard");
    assert_eq!(field(&send(&mette, "grantEnd", "", heard).await), json!(["decision", "hearing", "heardOn"]));
    let far = end(&|input| input["validTo"] = json!("2199-01-01"), "far");
    assert_eq!(field(&send(&mette, "grantEnd", "", far).await), json!(["validTo"]));
    done(send(&mette, "grantEnd", "", end(&|_| {}, "near")).await);
}
