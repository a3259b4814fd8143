//! The week: agreed days, breaks, closed days.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, done, next_monday, send, terms, unwelcome_decision};

#[tokio::test]
async fn r14_a_week_agreed_anew_has_as_many_days_as_were_granted() {
    let app = TestApp::start().await;
    let (mette, grant) = (app.caseworker("mette"), annas_grant(&app).await);
    let set = |weekdays: &[&str], key: &str| {
        let days: Vec<_> = weekdays.iter().map(|day| json!({ "weekday": day })).collect();
        json!({ "grantId": grant, "idempotencyKey": key, "validFrom": next_monday(), "days": days })
    };
    assert_eq!(codes(&send(&mette, "scheduleSet", "", set(&["MONDAY", "TUESDAY"], "two")).await), ["OUT_OF_RANGE"]);
    let half = json!({
        "grantId": grant, "idempotencyKey": "half", "validFrom": next_monday(),
        "days": [{ "weekday": "MONDAY", "dayPart": "MORNING" }, { "weekday": "TUESDAY" }, { "weekday": "WEDNESDAY" }],
    });
    assert_eq!(codes(&send(&mette, "scheduleSet", "", half.clone()).await), ["OUT_OF_RANGE"], "no half days here");
    let selection = "weeklySchedule { days { weekday attendances { dayPart endsAt } } }";
    let three = done(send(&mette, "scheduleSet", selection, set(&["MONDAY", "TUESDAY", "WEDNESDAY"], "three")).await);
    let days = three["weeklySchedule"]["days"].as_array().cloned().unwrap_or_default();
    let there: Vec<_> = days.iter().filter(|day| day["attendances"] != json!([])).map(|day| &day["weekday"]).collect();
    assert_eq!(there, ["MONDAY", "TUESDAY", "WEDNESDAY"]);
    // Where the standard has half days, a half day counts as a day.
    let mut owner = app.owner().await;
    owner.batch_execute("update quality_standard set half_days_allowed = true").await.expect("half days");
    let mut half = half;
    half["idempotencyKey"] = json!("half again");
    let set = done(send(&mette, "scheduleSet", selection, half).await);
    let monday = &set["weeklySchedule"]["days"][0]["attendances"][0];
    assert_eq!((&monday["dayPart"], &monday["endsAt"]), (&json!("MORNING"), &json!("12:00:00")));
}

#[tokio::test]
async fn r14_days_agreed_on_now_leave_a_later_change_as_it_was_decided() {
    let app = TestApp::start().await;
    let (mette, grant) = (app.caseworker("mette"), annas_grant(&app).await);
    let later = next_monday() + TimeDelta::days(28);
    let change = json!({
        "grantId": grant, "idempotencyKey": "fewer", "validFrom": later, "terms": terms(&["TUESDAY", "THURSDAY"]),
        "decision": unwelcome_decision(),
    });
    done(send(&mette, "grantChange", "", change).await);
    let days: Vec<_> = ["MONDAY", "TUESDAY", "WEDNESDAY"].iter().map(|day| json!({ "weekday": day })).collect();
    let now = json!({ "grantId": grant, "idempotencyKey": "now", "validFrom": next_monday(), "days": days });
    done(send(&mette, "scheduleSet", "", now).await);
    for (monday, expected) in
        [(next_monday(), vec!["MONDAY", "TUESDAY", "WEDNESDAY"]), (later, vec!["TUESDAY", "THURSDAY"])]
    {
        let week = format!(
            "{{ viewer {{ citizen {{ weeklySchedule(weekOf: \"{monday}\") {{ days {{ weekday attendances {{ status }} }} }} }} }} }}"
        );
        let days = app.citizen("anna").query(&week).await.ok().data("/viewer/citizen/weeklySchedule/days");
        let there: Vec<_> = days
            .as_array()
            .into_iter()
            .flatten()
            .filter(|day| day["attendances"] != json!([]))
            .filter_map(|day| day["weekday"].as_str())
            .collect();
        assert_eq!(there, expected, "in the week of {monday}");
    }
}

#[tokio::test]
async fn a_break_keeps_the_place_and_nobody_is_expected() {
    let app = TestApp::start().await;
    let (mette, grant) = (app.caseworker("mette"), annas_grant(&app).await);
    let (from, back) = (next_monday() + TimeDelta::days(7), next_monday() + TimeDelta::days(14));
    let pause = json!({ "grantId": grant, "idempotencyKey": "away", "validFrom": from, "validTo": back });
    let agreed = done(send(&mette, "pauseCreate", "pause { id }", pause.clone()).await);
    let mut again = pause;
    again["idempotencyKey"] = json!("again");
    assert_eq!(codes(&send(&mette, "pauseCreate", "", again).await), ["OVERLAP"]);
    let week = format!(
        "{{ viewer {{ citizen {{ grants {{ status }} weeklySchedule(weekOf: \"{from}\") {{ days {{ attendances {{ status }} }} }} \
            rides(weekOf: \"{from}\") {{ status }} }} }} }}"
    );
    let away = app.citizen("anna").query(&week).await.ok();
    assert!(
        away.text.contains("PAUSED") && away.text.contains("NOT_DRIVEN") && !away.text.contains("EXPECTED"),
        "{}",
        away.text
    );
    assert!(away.text.contains("CURRENT"), "the place is kept");
    let longer = json!({ "pauseId": agreed["pause"]["id"], "validTo": back + TimeDelta::days(7) });
    assert_eq!(codes(&send(&mette, "pauseEnd", "", longer).await), ["OUT_OF_RANGE"]);
    done(send(&mette, "pauseEnd", "", json!({ "pauseId": agreed["pause"]["id"], "validTo": from })).await);
    assert!(app.citizen("anna").query(&week).await.ok().text.contains("PLANNED"), "she is driven again");
}

#[tokio::test]
async fn a_closed_day_is_shown_as_closed_and_nobody_drives() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let (from, to) = (next_monday() + TimeDelta::days(7), next_monday() + TimeDelta::days(14));
    let close = json!({
        "offerId": offer("skovhjaelperne"), "idempotencyKey": "course", "validFrom": from, "validTo": to, "reason": "Kursus",
        "reasonEn": "Course",
    });
    done(send(&dan, "closingPeriodCreate", "", close).await);
    let week = format!(
        "{{ viewer {{ citizen {{ weeklySchedule(weekOf: \"{from}\") {{ days {{ attendances {{ status closedReason }} }} }} \
            rides(weekOf: \"{from}\") {{ status }} }} }} }}"
    );
    let closed = app.citizen("anna").query(&week).await.ok().text;
    assert!(closed.contains("CLOSED") && closed.contains("Kursus") && closed.contains("NOT_DRIVEN"), "{closed}");
    assert!(!closed.contains("EXPECTED") && !closed.contains("PLANNED"), "{closed}");
}

#[tokio::test]
async fn r18_an_end_and_a_new_week_at_once_leave_nobody_planned_after_the_end() {
    let app = TestApp::start().await;
    let (mette, thomas) = (app.caseworker("mette"), app.caseworker("thomas"));
    let grant = annas_grant(&app).await;
    let last = next_monday() + TimeDelta::days(7);
    let end = json!({ "grantId": grant, "idempotencyKey": "end", "validTo": last, "decision": unwelcome_decision() });
    let week = json!({
        "grantId": grant, "idempotencyKey": "week", "validFrom": next_monday(),
        "days": [{ "weekday": "MONDAY" }, { "weekday": "TUESDAY" }, { "weekday": "WEDNESDAY" }],
    });
    let money = json!({
        "grantId": grant, "idempotencyKey": "money", "hasNeed": true, "canUsePublicTransport": true, "reason": "Tager bussen",
        "outcome": "CHANGED", "validFrom": next_monday(), "decision": unwelcome_decision(),
        "reimbursement": { "mode": "OWN", "amountOerePerDay": 1_000 },
    });
    let also_mette = app.caseworker("mette");
    let (ended, planned, decided) = tokio::join!(
        send(&mette, "grantEnd", "ended { grant { id } }", end),
        send(&thomas, "scheduleSet", "weeklySchedule { startsOn }", week),
        send(&also_mette, "transportDecide", "decision { id }", money),
    );
    for (answer, object) in [(&ended, "ended"), (&planned, "weeklySchedule"), (&decided, "decision")] {
        assert!(answer[object] != Value::Null, "one after the other: {answer}");
    }
    let after = format!(
        "{{ viewer {{ citizen {{ travelReimbursements {{ validTo }} weeklySchedule(weekOf: \"{last}\") \
         {{ days {{ attendances {{ status }} }} }} rides(weekOf: \"{last}\") {{ status }} }} }} }}"
    );
    let seen = app.citizen("anna").query(&after).await.ok().data("/viewer/citizen");
    let days = seen["weeklySchedule"]["days"].as_array().cloned().unwrap_or_default();
    assert!(days.iter().all(|day| day["attendances"] == json!([])), "{seen}");
    assert_eq!(seen["rides"], json!([]));
    let ends = seen["travelReimbursements"].as_array().cloned().unwrap_or_default();
    assert!(ends.iter().all(|money| money["validTo"] == json!(last)), "{seen}");
}

#[tokio::test]
async fn a_day_when_nobody_comes_needs_no_cancelling() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let (monday, friday) = (next_monday() + TimeDelta::days(14), next_monday() + TimeDelta::days(18));
    let week = format!(
        "{{ viewer {{ citizen {{ weeklySchedule(weekOf: \"{monday}\") {{ days {{ date attendances {{ status }} }} }} }} }} }}"
    );
    let days = anna.query(&week).await.ok().data("/viewer/citizen/weeklySchedule/days");
    let days = days.as_array().cloned().unwrap_or_default();
    let coming = days.iter().find(|day| day["attendances"][0]["status"] == "EXPECTED").expect("a day")["date"].clone();
    let away = |key: &str| json!({ "citizenId": file_of("anna"), "offerId": offer("skovhjaelperne"), "absentOn": coming, "idempotencyKey": key });
    let grant = annas_grant(&app).await;
    let pause = json!({
        "grantId": grant, "idempotencyKey": "pause", "validFrom": monday, "validTo": friday + TimeDelta::days(1),
    });
    let pause = done(send(&mette, "pauseCreate", "pause { id }", pause).await);
    assert_eq!(codes(&send(&anna, "absenceReport", "", away("paused")).await), ["ALREADY_CLOSED"]);
    let back = json!({ "pauseId": pause["pause"]["id"], "validTo": monday });
    done(send(&mette, "pauseEnd", "", back).await);
    done(send(&anna, "absenceReport", "", away("there")).await);
}
