//! Granting a place: each rule's refusal with its control, and what a new grant shows the citizen.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer_tests::{Answer, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, decision, done, field, next_monday, send, terms, unwelcome_decision};

const CREATE: &str = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { \
    granted { grant { id daysPerWeek validTo status } decision { outcome } } userErrors { code field message messageEn } } }";

/// A grant that may be made: two days at Skovhjælperne for Bo. `change` makes it another.
fn wish(change: impl FnOnce(&mut Value)) -> Value {
    let mut input = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "idempotencyKey": "key", "outcome": "FULL",
        "validFrom": today(), "terms": {
            "daysPerWeek": 2, "purpose": "At være sammen med andre", "scopeReason": "Bo kan og vil to dage",
            "days": [{ "weekday": "TUESDAY" }, { "weekday": "THURSDAY" }],
        },
        "decision": { "easy": "Du får to dage.", "considerations": "Behov for en hverdag", "facts": "Samtale med Bo" },
    });
    change(&mut input);
    json!({ "input": input })
}

/// Weekdays as the input has them.
fn days(weekdays: &[&str]) -> Value {
    weekdays.iter().map(|weekday| json!({ "weekday": weekday })).collect()
}

async fn made(app: &TestApp, change: impl FnOnce(&mut Value)) -> Answer {
    app.caseworker("mette").ask(CREATE, wish(change)).await.ok()
}

async fn refused(app: &TestApp, code: &str, field: &[&str], change: impl FnOnce(&mut Value)) {
    let answer = made(app, change).await;
    let errors = answer.data("/grantCreate/userErrors");
    let found =
        errors.as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code && one["field"] == json!(field)));
    assert!(found, "no {code} at {field:?} in {errors}");
    assert_eq!(answer.data("/grantCreate/granted"), Value::Null);
    let bo = app.citizen("bo").query("{ viewer { citizen { grants { id } decisions { id } } } }").await.ok();
    assert_eq!(bo.data("/viewer/citizen"), json!({ "grants": [], "decisions": [] }), "nothing is half-written");
}

#[tokio::test]
async fn a_new_grant_shows_in_the_citizens_week_and_costs() {
    let app = TestApp::start().await;
    let grant = made(&app, |_| {}).await;
    assert_eq!(grant.data("/grantCreate/userErrors"), json!([]));
    assert_eq!(grant.data("/grantCreate/granted/grant/status"), "CURRENT");
    let bo = app
        .citizen("bo")
        .query("{ viewer { citizen { grants { offer { name } daysPerWeek } weeklySchedule { days { weekday attendances { offer { name } } } } \
            expectedCosts { perWeekOere } decisions { outcome legalBasis { paragraph } } } } }")
        .await
        .ok();
    assert_eq!(bo.data("/viewer/citizen/grants"), json!([{ "offer": { "name": "Skovhjælperne" }, "daysPerWeek": 2 }]));
    assert_eq!(
        bo.data("/viewer/citizen/decisions"),
        json!([{ "outcome": "FULL", "legalBasis": { "paragraph": "§ 104" } }])
    );
    // Lunch at 35 and coffee at 5 kroner on two days; what is optional is apart.
    assert_eq!(bo.data("/viewer/citizen/expectedCosts/perWeekOere"), 8_000);
    let next_week = format!(
        "{{ viewer {{ citizen {{ weeklySchedule(weekOf: \"{}\") {{ days {{ weekday attendances {{ startsAt }} }} }} }} }} }}",
        today() + TimeDelta::days(7)
    );
    let days = app.citizen("bo").query(&next_week).await.ok().data("/viewer/citizen/weeklySchedule/days");
    let there: Vec<_> = days
        .as_array()
        .expect("seven days")
        .iter()
        .filter(|day| day["attendances"] != json!([]))
        .map(|day| day["weekday"].clone())
        .collect();
    assert_eq!(there, ["TUESDAY", "THURSDAY"]);
}

#[tokio::test]
async fn r14_six_days_a_week_are_refused() {
    let app = TestApp::start().await;
    for days in [0, 6, -1] {
        refused(&app, "OUT_OF_RANGE", &["terms", "daysPerWeek"], |input| input["terms"]["daysPerWeek"] = json!(days))
            .await;
    }
}

#[tokio::test]
async fn r14_one_to_five_days_are_granted() {
    for days in 1..=5 {
        let app = TestApp::start().await;
        let answer = made(&app, |input| {
            input["terms"]["daysPerWeek"] = json!(days);
            input["terms"]["days"] = Value::Null;
        })
        .await;
        assert_eq!(answer.data("/grantCreate/granted/grant/daysPerWeek"), days, "{}", answer.text);
    }
}

#[tokio::test]
async fn r14_the_weekdays_are_as_many_as_the_days() {
    let app = TestApp::start().await;
    for weekdays in [days(&["MONDAY"]), days(&["MONDAY", "MONDAY"]), days(&["MONDAY", "TUESDAY", "FRIDAY"])] {
        refused(&app, "OUT_OF_RANGE", &["terms", "days"], |input| input["terms"]["days"] = weekdays).await;
    }
    refused(&app, "OUT_OF_RANGE", &["terms", "days"], |input| input["terms"]["days"] = days(&["SATURDAY", "SUNDAY"]))
        .await;
}

#[tokio::test]
async fn r14_the_database_holds_the_days_too() {
    let app = TestApp::start().await;
    made(&app, |_| {}).await;
    let mut owner = app.owner().await;
    let bo = file_of("bo");
    let six = format!("update grant_terms set days_per_week = 6 where citizen_id = '{bo}'");
    assert!(owner.batch_execute(&six).await.expect_err("refused").to_string().contains("r14_one_to_five_days"));
    let third = format!(
        "insert into schedule_day select gen_random_uuid(), grant_id, citizen_id, offer_id, 5, day_part, starts_at, \
         ends_at, valid_from, valid_to from schedule_day where citizen_id = '{bo}' limit 1"
    );
    assert!(owner.batch_execute(&third).await.expect_err("refused").to_string().contains("another number of days"));
}

#[tokio::test]
async fn r15_the_scope_needs_its_reason() {
    let app = TestApp::start().await;
    refused(&app, "REASON_REQUIRED", &["terms", "scopeReason"], |input| input["terms"]["scopeReason"] = json!("  "))
        .await;
}

#[tokio::test]
async fn r18_a_grant_has_no_end_unless_one_is_decided() {
    let app = TestApp::start().await;
    assert_eq!(made(&app, |_| {}).await.data("/grantCreate/granted/grant/validTo"), Value::Null);
}

#[tokio::test]
async fn r27_an_offer_moved_to_82a_is_refused_with_a_pointer() {
    let app = TestApp::start().await;
    let moved = offer("monday-knights-tirsdagsklubben");
    refused(&app, "NOT_GRANTABLE", &["offerId"], |input| input["offerId"] = json!(moved)).await;
    let answer = made(&app, |input| {
        input["offerId"] = json!(moved);
        input["terms"]["days"] = Value::Null;
    })
    .await;
    assert!(answer.text.contains("§ 82 a"), "{}", answer.text);
}

#[tokio::test]
async fn r27_the_database_refuses_it_too() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let moved = offer("monday-knights-tirsdagsklubben");
    let smuggled = format!(
        "begin; insert into \"grant\" (id, citizen_id, offer_id) values (gen_random_uuid(), '{}', '{moved}'); \
         insert into grant_terms select gen_random_uuid(), g.id, g.citizen_id, g.offer_id, d.id, current_date, null, 1, 'x', 'x', null \
         from \"grant\" g, (select id from decision limit 1) d where g.offer_id = '{moved}'; commit",
        file_of("bo")
    );
    let error = owner.batch_execute(&smuggled).await.expect_err("refused").to_string();
    assert!(error.contains("not granted under SEL-104"), "{error}");
}

#[tokio::test]
async fn r4_an_open_offer_needs_no_grant() {
    let app = TestApp::start().await;
    refused(&app, "NOT_GRANTABLE", &["offerId"], |input| input["offerId"] = json!(offer("dropin"))).await;
}

#[tokio::test]
async fn r31_an_offer_of_somebody_elses_needs_its_reason() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    owner
        .batch_execute("update offer set provider_type = 'PRIVATE' where code = 'skovhjaelperne'")
        .await
        .expect("a private offer");
    refused(&app, "REASON_REQUIRED", &["terms", "ownOffersInsufficientReason"], |_| {}).await;
    let answer =
        made(&app, |input| input["terms"]["ownOffersInsufficientReason"] = json!("Bo har brug for et lille sted"))
            .await;
    assert_eq!(answer.data("/grantCreate/userErrors"), json!([]));
}

#[tokio::test]
async fn less_than_asked_for_needs_reasons_and_complaint_guidance() {
    let app = TestApp::start().await;
    let partial = |input: &mut Value| input["outcome"] = json!("PARTIAL");
    refused(&app, "REASON_REQUIRED", &["decision", "reasons"], partial).await;
    refused(&app, "REASON_REQUIRED", &["decision", "complaintGuidance"], partial).await;
    refused(&app, "REASON_REQUIRED", &["decision", "hearing"], partial).await;
    let answer = made(&app, |input| {
        partial(input);
        input["decision"]["reasons"] = json!("To dage er nok nu");
        input["decision"]["complaintGuidance"] = json!("Du kan klage inden 4 uger");
        input["decision"]["hearing"] = json!({ "heardOn": today(), "statement": "Jeg ville gerne fire dage" });
    })
    .await;
    assert_eq!(answer.data("/grantCreate/granted/decision/outcome"), "PARTIAL");
}

#[tokio::test]
async fn a_second_grant_at_the_same_offer_is_refused() {
    let app = TestApp::start().await;
    made(&app, |_| {}).await;
    let again = made(&app, |input| input["idempotencyKey"] = json!("another")).await;
    assert_eq!(again.user_errors("grantCreate"), ["OVERLAP"]);
}

#[tokio::test]
async fn two_offers_at_the_same_time_of_day_are_refused_and_on_other_days_granted() {
    let app = TestApp::start().await;
    made(&app, |_| {}).await;
    let klub_vi = |input: &mut Value, weekdays: Value| {
        input["idempotencyKey"] = json!("klub");
        input["offerId"] = json!(offer("klub-vi"));
        input["terms"]["days"] = weekdays;
    };
    let clash = made(&app, |input| klub_vi(input, days(&["THURSDAY", "FRIDAY"]))).await;
    assert_eq!(clash.user_errors("grantCreate"), ["OVERLAP"]);
    let fits = made(&app, |input| klub_vi(input, days(&["MONDAY", "FRIDAY"]))).await;
    assert_eq!(fits.data("/grantCreate/userErrors"), json!([]));
}

#[tokio::test]
async fn nobody_but_a_caseworker_grants_and_nobody_the_own_case() {
    let app = TestApp::start().await;
    for caller in
        [app.citizen("bo"), app.relative("karen"), app.contact_person("yrsa"), app.account("dan"), app.account("ebbe")]
    {
        assert_eq!(caller.ask(CREATE, wish(|_| {})).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(app.anonymous().ask(CREATE, wish(|_| {})).await.codes(), ["UNAUTHENTICATED"]);
    let own =
        app.caseworker("viggo").ask(CREATE, wish(|input| input["citizenId"] = json!(file_of("viggo")))).await.ok();
    assert_eq!(own.user_errors("grantCreate"), ["NOT_FOUND"]);
    let never = wish(|input| input["citizenId"] = json!(uuid::Uuid::now_v7().to_string()));
    assert_eq!(app.caseworker("viggo").ask(CREATE, never).await.ok().text, own.text);
}

#[tokio::test]
async fn a_day_outside_every_life_is_refused_in_words() {
    let app = TestApp::start().await;
    for day in ["1899-12-31", "2201-01-01", "-9999-01-01"] {
        refused(&app, "OUT_OF_RANGE", &["validFrom"], |input| input["validFrom"] = json!(day)).await;
    }
}

#[tokio::test]
async fn a_decision_says_what_it_rests_on() {
    let app = TestApp::start().await;
    for field in ["easy", "considerations", "facts"] {
        refused(&app, "REASON_REQUIRED", &["decision", field], |input| input["decision"][field] = json!(" ")).await;
    }
}

#[tokio::test]
async fn r31_the_database_wants_the_reason_too() {
    let app = TestApp::start().await;
    made(&app, |_| {}).await;
    let mut owner = app.owner().await;
    let private = "update offer set provider_type = 'PRIVATE' where code = 'klub-vi'";
    owner.batch_execute(private).await.expect("a private offer");
    let smuggled = |reason: &str| {
        format!(
            "begin; insert into \"grant\" (id, citizen_id, offer_id) select gen_random_uuid(), '{bo}', id from offer where code = 'klub-vi'; \
             insert into grant_terms select gen_random_uuid(), g.id, g.citizen_id, g.offer_id, d.id, current_date, null, 1, 'x', 'x', {reason} \
             from \"grant\" g join offer o on o.id = g.offer_id and o.code = 'klub-vi', \
             (select id from decision where citizen_id = '{bo}') d where g.citizen_id = '{bo}'; rollback",
            bo = file_of("bo")
        )
    };
    let error = owner.batch_execute(&smuggled("null")).await.expect_err("refused").to_string();
    assert!(error.contains("needs its reason"), "{error}");
    owner.batch_execute("rollback").await.expect("rolled back");
    owner.batch_execute(&smuggled("'Bo har brug for et lille sted'")).await.expect("the control");
}

#[tokio::test]
async fn r1_a_grant_says_what_it_is_for() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let grant = |purpose: &str, key: &str| {
        let mut terms = terms(&["MONDAY"]);
        terms["purpose"] = json!(purpose);
        json!({
            "citizenId": file_of("bo"), "offerId": offer("klub-vi"), "idempotencyKey": key, "outcome": "FULL",
            "validFrom": next_monday(), "terms": terms, "decision": decision(),
        })
    };
    assert_eq!(field(&send(&mette, "grantCreate", "", grant(" ", "blank")).await), json!(["terms", "purpose"]));
    done(send(&mette, "grantCreate", "", grant("At få venner", "said")).await);
}

#[tokio::test]
async fn r18_a_change_of_days_is_no_end_of_the_place() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let change = |days: i32, from: chrono::NaiveDate, key: &str| {
        json!({
            "grantId": null, "idempotencyKey": key, "validFrom": from, "decision": unwelcome_decision(),
            "terms": { "daysPerWeek": days, "purpose": "Samvær", "scopeReason": "Du bliver hurtigt træt" },
        })
    };
    let grant = annas_grant(&app).await;
    // As many days as before stay the days they are.
    let tasks = "{ tasks(kinds: [DAYS_TO_AGREE], first: 100) { edges { node { subjectId } } } }";
    let mut same = change(3, today(), "same");
    same["grantId"] = grant.clone();
    done(send(&mette, "grantChange", "", same).await);
    assert!(!mette.query(tasks).await.ok().text.contains(grant.as_str().expect("an id")));
    let mut fewer = change(2, next_monday(), "fewer");
    fewer["grantId"] = grant.clone();
    let selection = "changed { grant { validTo termsValidTo daysPerWeek status } }";
    let changed = done(send(&mette, "grantChange", selection, fewer).await);
    assert_eq!(
        changed["changed"]["grant"],
        json!({ "validTo": null, "termsValidTo": next_monday(), "daysPerWeek": 3, "status": "CURRENT" })
    );
    // Nobody has said which two days: that waits for somebody.
    assert!(mette.query(tasks).await.ok().text.contains(grant.as_str().expect("an id")));
    let end = json!({
        "grantId": grant, "idempotencyKey": "end", "validTo": next_monday() + TimeDelta::days(7), "decision": unwelcome_decision(),
    });
    let ended = done(send(&mette, "grantEnd", "ended { grant { validTo } }", end).await);
    assert_eq!(ended["ended"]["grant"]["validTo"], json!(next_monday() + TimeDelta::days(7)));
}

#[tokio::test]
async fn an_application_has_one_answer() {
    let app = TestApp::start().await;
    let (mette, thomas, bo) = (app.caseworker("mette"), app.caseworker("thomas"), app.citizen("bo"));
    let wish = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "wish", "wishes": "Ud i det fri", "offerWishedId": offer("skovhjaelperne"),
    });
    let applied = done(send(&bo, "applicationCreate", "application { id }", wish).await);
    let application = applied["application"]["id"].clone();
    let place = |offer_id: String, outcome: &str, key: &str| {
        json!({
            "citizenId": file_of("bo"), "offerId": offer_id, "idempotencyKey": key, "outcome": outcome,
            "applicationId": application, "validFrom": next_monday(), "terms": terms(&["WEDNESDAY"]),
            "decision": unwelcome_decision(),
        })
    };
    // Somewhere else than asked for is not all that was asked for.
    let elsewhere = send(&mette, "grantCreate", "", place(offer("klub-vi"), "FULL", "elsewhere")).await;
    assert_eq!(field(&elsewhere), json!(["outcome"]), "{elsewhere}");
    let refusal = json!({
        "citizenId": file_of("bo"), "applicationId": application, "idempotencyKey": "no", "decision": unwelcome_decision(),
    });
    let granted =
        send(&mette, "grantCreate", "granted { grant { id } }", place(offer("skovhjaelperne"), "FULL", "yes"));
    let refused = send(&thomas, "grantRefuse", "decision { id }", refusal);
    let withdrawn = send(&bo, "applicationWithdraw", "application { id }", json!({ "applicationId": application }));
    let (granted, refused, withdrawn) = tokio::join!(granted, refused, withdrawn);
    let answers = [(&granted, "granted"), (&refused, "decision"), (&withdrawn, "application")];
    let made = answers.iter().filter(|(answer, object)| answer[*object] != Value::Null).count();
    assert_eq!(made, 1, "{granted} {refused} {withdrawn}");
    let codes: Vec<_> = [&granted, &refused, &withdrawn].into_iter().flat_map(codes).collect();
    assert!(codes.iter().all(|code| code == "ALREADY_CLOSED"), "{codes:?}");
    // What needs no grant needs no application either.
    let open = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "open", "wishes": "At komme", "offerWishedId": offer("monday-knights-tirsdagsklubben"),
    });
    let open = send(&bo, "applicationCreate", "", open).await;
    assert_eq!(open["userErrors"][0]["code"], "NOT_GRANTABLE");
}
