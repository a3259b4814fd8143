//! From asking to a running place, as stories: each step through the API, by whoever does it.

use chrono::{NaiveDate, TimeDelta};
use samvaer::calendar::today;
use samvaer::decisions::last_day_to_complain;
use samvaer::policy::Role;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{decision, done, next_monday, open_day, send, terms, unwelcome_decision};

/// Bo applies for some days; Mette assesses him anew. Gives the application's id.
async fn applied_and_assessed(app: &TestApp, days: i32) -> Value {
    let wish = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "apply", "wishes": "Jeg vil gerne ud og lave noget", "daysWished": days,
        "transportWished": true,
    });
    let applied = done(send(&app.citizen("bo"), "applicationCreate", "application { id status }", wish).await);
    assert_eq!(applied["application"]["status"], "RECEIVED");
    let assessed = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "assess", "applicationId": applied["application"]["id"],
        "grounds": ["MENTAL_IMPAIRMENT"], "needsSupportForMeaningfulDay": true,
        "considerations": "Bo sidder meget alene og vil gerne ud",
        "themes": [{ "theme": "RELATIONS", "level": "MODERATE", "note": "Har brug for faste mennesker" },
                   { "theme": "MOBILITY", "level": "SEVERE" }, { "theme": "HEALTH", "note": "Bliver hurtigt træt" }],
    });
    let selection = "assessment { inTargetGroup ageStatus themes { theme level levelFfbCode } }";
    let assessed = done(send(&app.caseworker("mette"), "assessmentCreate", selection, assessed).await);
    assert_eq!(assessed["assessment"]["inTargetGroup"], true);
    assert_eq!(assessed["assessment"]["ageStatus"], "IN_RANGE");
    applied["application"]["id"].clone()
}

async fn tasks_of(app: &TestApp, citizen: &str) -> Vec<String> {
    let answer = app
        .caseworker("mette")
        .query("{ tasks(first: 100) { edges { node { kind citizen { id } } } } }")
        .await
        .ok()
        .data("/tasks/edges");
    let all = answer.as_array().cloned().unwrap_or_default();
    let of = all.iter().filter(|edge| edge["node"]["citizen"]["id"] == json!(file_of(citizen)));
    of.filter_map(|edge| edge["node"]["kind"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_from_application_to_a_running_place_with_costs_and_rides() {
    let app = TestApp::start().await;
    let (bo, mette) = (app.citizen("bo"), app.caseworker("mette"));
    let application = applied_and_assessed(&app, 2).await;
    assert!(tasks_of(&app, "bo").await.contains(&"APPLICATION_WAITS".to_owned()));

    // Mette grants all that was asked for, from next Monday.
    let grant = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "applicationId": application, "idempotencyKey": "grant",
        "outcome": "FULL", "validFrom": next_monday(), "terms": terms(&["TUESDAY", "THURSDAY"]), "decision": decision(),
    });
    let granted = done(
        send(&mette, "grantCreate", "granted { grant { id status } decision { lastDayToComplain } }", grant).await,
    );
    assert_eq!(granted["granted"]["grant"]["status"], "UPCOMING");
    assert_eq!(granted["granted"]["decision"]["lastDayToComplain"], Value::Null, "nothing to complain of");
    let grant = granted["granted"]["grant"]["id"].clone();
    assert!(tasks_of(&app, "bo").await.contains(&"TRANSPORT_WAITS".to_owned()), "he asked for a ride");

    // The ride is a decision of its own.
    let rides: Vec<_> = ["TUESDAY", "THURSDAY"]
        .iter()
        .flat_map(|day| {
            [("TO_OFFER", "08:15:00", "08:45:00"), ("FROM_OFFER", "14:30:00", "15:00:00")]
                .map(|(way, from, to)| json!({ "weekday": day, "direction": way, "pickupFrom": from, "pickupTo": to }))
        })
        .collect();
    let transport = json!({
        "grantId": grant, "idempotencyKey": "ride", "hasNeed": true, "canUsePublicTransport": false,
        "reason": "Bo kan ikke være i bussen med mange mennesker", "outcome": "FULL", "validFrom": next_monday(),
        "ride": { "mode": "FLEXRUTE", "rides": rides }, "decision": decision(),
    });
    let decided =
        done(send(&mette, "transportDecide", "decision { subject legalBasis { paragraph } }", transport).await);
    assert_eq!(decided["decision"], json!({ "subject": "TRANSPORT", "legalBasis": { "paragraph": "§ 105" } }));
    let waiting = tasks_of(&app, "bo").await;
    assert_eq!(
        waiting,
        ["APPLICATION_WAITS", "ACCESS_TO_APPROVE", "FOLLOW_UP_TO_PLAN"],
        "his older application, a guardian to approve, and a follow-up to plan"
    );
    let plan = json!({ "grantId": grant, "idempotencyKey": "plan", "plannedOn": open_day(90) });
    done(send(&mette, "followUpPlan", "", plan).await);
    assert_eq!(tasks_of(&app, "bo").await, ["APPLICATION_WAITS", "ACCESS_TO_APPROVE"]);

    // Bo sees his week, what it costs, what it would cost with one day more, and his rides.
    let week = next_monday() + TimeDelta::days(7);
    let seen = bo
        .query(&format!(
            "{{ viewer {{ citizen {{ applications {{ status }} expectedCosts(on: \"{week}\") {{ perWeekOere }} \
                weeklySchedule(weekOf: \"{week}\") {{ days {{ weekday attendances {{ status }} }} }} \
                rides(weekOf: \"{week}\") {{ rideId date direction status }} }} }} }}"
        ))
        .await
        .ok()
        .data("/viewer/citizen");
    assert_eq!(seen["expectedCosts"]["perWeekOere"], 2 * (3_500 + 500));
    assert_eq!(seen["rides"].as_array().map(Vec::len), Some(4));
    assert!(seen["applications"].as_array().is_some_and(|all| all.iter().any(|one| one["status"] == "DECIDED")));

    // One Tuesday he doesn't come: his rides are cancelled with it, and the driver's list is without him.
    let tuesday = week + TimeDelta::days(1);
    let ill = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "idempotencyKey": "ill", "absentOn": tuesday,
    });
    done(send(&bo, "absenceReport", "absence { id }", ill).await);
    let rides = bo
        .query(&format!("{{ viewer {{ citizen {{ rides(weekOf: \"{week}\") {{ date status }} }} }} }}"))
        .await
        .ok()
        .data("/viewer/citizen/rides");
    let on = |day: NaiveDate| -> Vec<Value> {
        let of_day = rides.as_array().into_iter().flatten().filter(|ride| ride["date"] == json!(day));
        of_day.map(|ride| ride["status"].clone()).collect()
    };
    assert_eq!(on(tuesday), ["CANCELLED", "CANCELLED"]);
    assert_eq!(on(tuesday + TimeDelta::days(2)), ["PLANNED", "PLANNED"]);
}

#[tokio::test]
async fn b_a_partial_grant_says_why_how_to_complain_and_until_when() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let application = applied_and_assessed(&app, 4).await;
    let grant = |outcome: &str, decision: Value| {
        json!({
            "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "applicationId": application,
            "idempotencyKey": outcome, "outcome": outcome, "validFrom": next_monday(),
            "terms": terms(&["TUESDAY", "THURSDAY"]), "decision": decision,
        })
    };
    // Two days of four are not all that was asked for, whatever one calls it.
    let called_full = send(&mette, "grantCreate", "", grant("FULL", unwelcome_decision())).await;
    assert_eq!(called_full["userErrors"][0]["field"], json!(["outcome"]));
    let bare = send(&mette, "grantCreate", "", grant("PARTIAL", decision())).await;
    let fields: Vec<_> = bare["userErrors"].as_array().into_iter().flatten().map(|error| &error["field"][1]).collect();
    assert_eq!(fields, ["reasons", "complaintGuidance", "hearing"]);

    let mut input = grant("PARTIAL", unwelcome_decision());
    input["idempotencyKey"] = json!("in part");
    done(send(&mette, "grantCreate", "", input).await);
    let letter = app
        .citizen("bo")
        .query(
            "{ viewer { citizen { decisions { outcome reasons complaintGuidance receivedOn lastDayToComplain complaintDaysLeft \
            hearing { heardOn statement } } } } }",
        )
        .await
        .ok()
        .data("/viewer/citizen/decisions/0");
    assert_eq!(letter["outcome"], "PARTIAL");
    assert_eq!(letter["reasons"], "To dage er nok i begyndelsen");
    assert_eq!(letter["complaintGuidance"], "Du kan klage til os inden 4 uger");
    assert_eq!(letter["hearing"]["statement"], "Jeg ville gerne have fire dage");
    let last = last_day_to_complain(today());
    assert_eq!(letter["lastDayToComplain"], json!(last));
    assert_eq!(letter["complaintDaysLeft"], json!((last - today()).num_days()));
}

#[tokio::test]
async fn c_a_refusal_rests_on_an_assessment_and_says_how_to_complain() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let application = applied_and_assessed(&app, 2).await;
    // On a closer look there is no need for support.
    let assessed = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "assess again", "applicationId": application, "grounds": [],
        "needsSupportForMeaningfulDay": false, "considerations": "Bo har fået job og venner",
    });
    let assessed = done(send(&mette, "assessmentCreate", "assessment { inTargetGroup }", assessed).await);
    assert_eq!(assessed["assessment"]["inTargetGroup"], false);
    let grant = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "applicationId": application, "idempotencyKey": "grant",
        "outcome": "FULL", "validFrom": next_monday(), "terms": terms(&["TUESDAY", "THURSDAY"]), "decision": decision(),
    });
    let granted = send(&mette, "grantCreate", "", grant).await;
    assert_eq!(granted["userErrors"][0]["code"], "NOT_IN_TARGET_GROUP");
    let refuse = |decision: Value, key: &str| json!({ "citizenId": file_of("bo"), "applicationId": application, "idempotencyKey": key, "decision": decision });
    let bare = send(&mette, "grantRefuse", "", refuse(decision(), "bare")).await;
    assert_eq!(bare["userErrors"].as_array().map(Vec::len), Some(3), "reasons, guidance, hearing: {bare}");
    let selection = "decision { outcome grantId complaintDaysLeft }";
    let refused = done(send(&mette, "grantRefuse", selection, refuse(unwelcome_decision(), "refuse")).await);
    assert_eq!(refused["decision"]["outcome"], "REFUSED");
    assert_eq!(refused["decision"]["grantId"], Value::Null);
    let again = send(&mette, "grantRefuse", "", refuse(unwelcome_decision(), "again")).await;
    assert_eq!(again["userErrors"][0]["code"], "ALREADY_CLOSED", "a decided application is decided");
    let bo = app.citizen("bo").query("{ viewer { citizen { grants { id } applications { status } } } }").await.ok();
    assert_eq!(bo.data("/viewer/citizen/grants"), json!([]));
    assert_eq!(bo.data("/viewer/citizen/applications/0/status"), "DECIDED");
}

#[tokio::test]
async fn d_where_the_own_offers_do_not_fit_somebody_elses_is_granted_with_its_reason() {
    let app = TestApp::start().await;
    let (dan, mette) = (app.account("dan"), app.caseworker("mette"));
    applied_and_assessed(&app, 1).await;
    // The administrator adds the offer that was found, with when it is open and what lunch costs.
    let found = json!({
        "idempotencyKey": "new", "code": "den-stille-have",
        "details": {
            "name": "Den stille have", "area": "PSYCHIATRY", "providerType": "PRIVATE", "grantRequired": true, "open": false,
            "description": "Et lille sted med ro", "url": "https://example.org/have",
        },
    });
    let created = done(send(&dan, "offerCreate", "offer { id grantable providerType }", found).await);
    assert_eq!(created["offer"]["grantable"], true);
    let id = created["offer"]["id"].clone();
    let hours = json!([{ "weekday": "WEDNESDAY", "opensAt": "10:00:00", "closesAt": "14:00:00" }]);
    done(send(&dan, "openingHoursSet", "", json!({ "offerId": id, "hours": hours })).await);
    let lunch = json!({
        "offerId": id, "idempotencyKey": "lunch", "category": "FOOD", "label": "Frokost", "amountOere": 4_000,
        "unit": "PER_DAY", "optional": false, "validFrom": today(),
    });
    done(send(&dan, "priceSet", "", lunch).await);

    let grant = |reason: Value, key: &str| {
        let mut terms = terms(&["WEDNESDAY"]);
        terms["ownOffersInsufficientReason"] = reason;
        json!({
            "citizenId": file_of("bo"), "offerId": id, "idempotencyKey": key, "outcome": "FULL", "validFrom": next_monday(),
            "terms": terms, "decision": decision(),
        })
    };
    let without = send(&mette, "grantCreate", "", grant(Value::Null, "without")).await;
    assert_eq!(without["userErrors"][0]["field"], json!(["terms", "ownOffersInsufficientReason"]));
    let selection = "granted { grant { ownOffersInsufficientReason offer { name } } }";
    let reason = json!("Bo kan ikke være, hvor der er larm. Det har kommunens egne tilbud.");
    let granted = done(send(&mette, "grantCreate", selection, grant(reason.clone(), "with")).await);
    assert_eq!(granted["granted"]["grant"]["ownOffersInsufficientReason"], reason);
}

#[tokio::test]
async fn e_an_offer_moves_to_82a_with_citizens_in_it() {
    let app = TestApp::start().await;
    let (dan, mette) = (app.account("dan"), app.caseworker("mette"));
    let skov = offer("skovhjaelperne");
    let version = app.anonymous().query(&format!("{{ offer(id: \"{skov}\") {{ version }} }}")).await.ok();
    let moved = json!({
        "offerId": skov, "version": version.data("/offer/version"), "toLegalBasis": "SEL-82A", "transferredOn": today(),
    });
    let selection = "offer { grantable legalBasis { paragraph } transferredFrom { paragraph } transferredOn }";
    let offer_now = done(send(&dan, "offerTransfer", selection, moved.clone()).await);
    assert_eq!(offer_now["offer"]["grantable"], false);
    assert_eq!(offer_now["offer"]["legalBasis"]["paragraph"], "§ 82 a");
    let stale = send(
        &dan,
        "offerTransfer",
        "",
        json!({ "offerId": skov, "version": 1, "toLegalBasis": "SEL-104",
        "transferredOn": today() }),
    )
    .await;
    assert_eq!(stale["userErrors"][0]["code"], "CONFLICT", "the version that was seen is not the one that is");

    // Nothing ends by itself: Anna still has her place, and somebody has a task.
    let anna = app.citizen("anna").query("{ viewer { citizen { grants { id status offer { id } } } } }").await.ok();
    let grants = anna.data("/viewer/citizen/grants");
    let current: Vec<_> =
        grants.as_array().into_iter().flatten().filter(|grant| grant["status"] == "CURRENT").collect();
    assert_eq!(current.len(), 1);
    assert_eq!(current[0]["offer"]["id"], json!(skov));
    assert!(tasks_of(&app, "anna").await.contains(&"OFFER_TRANSFERRED".to_owned()));

    // Nobody new comes under § 104, and nobody's days are changed there; the answer points to what it is now.
    let new = json!({
        "citizenId": file_of("bo"), "offerId": skov, "idempotencyKey": "grant", "outcome": "FULL", "validFrom": next_monday(),
        "terms": terms(&["TUESDAY"]), "decision": decision(),
    });
    let refused = send(&mette, "grantCreate", "", new).await;
    assert_eq!(refused["userErrors"][0]["code"], "NOT_GRANTABLE");
    assert!(refused["userErrors"][0]["message"].as_str().is_some_and(|text| text.contains("§ 82 a")));
    let change = json!({
        "grantId": current[0]["id"], "idempotencyKey": "more", "validFrom": next_monday(), "terms": terms(&["TUESDAY"]),
        "decision": unwelcome_decision(),
    });
    assert_eq!(send(&mette, "grantChange", "", change).await["userErrors"][0]["code"], "NOT_GRANTABLE");

    // Mette ends the old grant by a decision; the task is gone, and the history stays.
    let end = json!({
        "grantId": current[0]["id"], "idempotencyKey": "end", "validTo": next_monday(), "decision": unwelcome_decision(),
    });
    let ended =
        done(send(&mette, "grantEnd", "ended { grant { validTo } decision { outcome replacesId } }", end).await);
    assert_eq!(ended["ended"]["grant"]["validTo"], json!(next_monday()));
    assert_eq!(ended["ended"]["decision"]["outcome"], "ENDED");
    assert_ne!(ended["ended"]["decision"]["replacesId"], Value::Null);
    let later = next_monday() + TimeDelta::days(7);
    let week = app
        .citizen("anna")
        .query(&format!(
            "{{ viewer {{ citizen {{ grants {{ periods {{ daysPerWeek }} }} rides(weekOf: \"{later}\") {{ rideId }} \
                weeklySchedule(weekOf: \"{later}\") {{ days {{ attendances {{ status }} }} }} }} }} }}"
        ))
        .await
        .ok();
    assert_eq!(week.data("/viewer/citizen/rides"), json!([]));
    assert!(!week.text.contains("EXPECTED"), "{}", week.text);
    assert_eq!(week.data("/viewer/citizen/grants").as_array().map(Vec::len), Some(2), "history stays readable");
}

#[tokio::test]
async fn f_the_last_place_goes_to_one_of_two_caseworkers() {
    let app = TestApp::with_pool(4).await;
    let (dan, mette, thomas) = (app.account("dan"), app.caseworker("mette"), app.caseworker("thomas"));
    let makers = offer("makers-corner");
    let places = "{ places { offer { id } capacity taken free } }";
    let before = mette.query(places).await.ok().data("/places/0");
    assert_eq!(before, json!({ "offer": { "id": makers }, "capacity": 4, "taken": 1, "free": 3 }));
    // Only one more may come.
    let version = app.anonymous().query(&format!("{{ offer(id: \"{makers}\") {{ version }} }}")).await.ok();
    let change = json!({
        "offerId": makers, "version": version.data("/offer/version"),
        "details": {
            "name": "Makers Corner", "area": "PSYCHIATRY", "providerType": "OWN", "grantRequired": true, "open": true,
            "description": "Et værksted", "limitedPlaces": true, "capacity": 2,
        },
    });
    done(send(&dan, "offerChange", "", change).await);
    let place = |citizen: &str| {
        json!({
            "citizenId": file_of(citizen), "offerId": makers, "idempotencyKey": citizen, "outcome": "FULL",
            "validFrom": next_monday(), "terms": terms(&["WEDNESDAY"]), "decision": decision(),
        })
    };
    let (one, other) =
        tokio::join!(send(&mette, "grantCreate", "", place("bo")), send(&thomas, "grantCreate", "", place("kaj")),);
    let refusals: Vec<_> = [&one, &other].into_iter().filter(|answer| answer["userErrors"] != json!([])).collect();
    assert_eq!(refusals.len(), 1, "one of the two: {one} {other}");
    assert_eq!(refusals[0]["userErrors"][0]["code"], "NO_PLACE_FREE");
    let after = mette.query(places).await.ok().data("/places/0");
    assert_eq!((&after["taken"], &after["free"]), (&json!(2), &json!(0)));
    // Nobody else learns how many there are.
    assert_eq!(app.citizen("anna").query(places).await.codes(), ["FORBIDDEN"]);
    assert_eq!(app.account("yrsa").role(Role::ContactPerson).query(places).await.codes(), ["FORBIDDEN"]);
}
