//! Rides: decided, cancelled, listed.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, decision, done, field, next_monday, send, unwelcome_decision};

#[tokio::test]
async fn r37_a_ride_needs_a_need_and_no_bus() {
    let app = TestApp::start().await;
    let (mette, grant) = (app.caseworker("mette"), annas_grant(&app).await);
    let decide = |need: bool, bus: bool, key: &str| {
        json!({
            "grantId": grant, "idempotencyKey": key, "hasNeed": need, "canUsePublicTransport": bus, "reason": "Vi har set på vejen",
            "outcome": "FULL", "validFrom": next_monday(), "decision": decision(),
            "reimbursement": null, "ride": null,
        })
    };
    let week = app
        .citizen("anna")
        .query("{ viewer { citizen { weeklySchedule { days { weekday attendances { status } } } } } }")
        .await
        .ok();
    let days = week.data("/viewer/citizen/weeklySchedule/days");
    let weekday =
        days.as_array().and_then(|all| all.iter().find(|day| day["attendances"] != json!([]))).cloned().expect("a day");
    let ride = json!({ "mode": "TAXI", "rides": [{ "weekday": weekday["weekday"], "direction": "TO_OFFER", "pickupFrom": "08:15:00", "pickupTo": "08:45:00" }] });
    for (need, bus, code) in [(false, false, Some("NOT_NEEDED")), (true, true, Some("NOT_NEEDED")), (true, false, None)]
    {
        let mut input = decide(need, bus, &format!("{need} {bus}"));
        input["ride"] = ride.clone();
        if code.is_none() {
            // One trip is less than Anna has.
            input["outcome"] = json!("CHANGED");
            input["decision"] = unwelcome_decision();
        }
        assert_eq!(
            codes(&send(&mette, "transportDecide", "", input).await).first().map(String::as_str),
            code,
            "{need} {bus}"
        );
    }
    // Less than what is granted is a change, with its reasons: here the ride becomes money, another thing than a ride.
    let mut input = decide(true, true, "money");
    input["reimbursement"] = json!({ "mode": "PUBLIC_TRANSPORT", "amountOerePerDay": 4_800 });
    let less = send(&mette, "transportDecide", "", input.clone()).await;
    assert_eq!(
        (codes(&less), field(&less)),
        (vec!["OUT_OF_RANGE".into()], json!(["outcome"])),
        "FULL takes nothing away"
    );
    input["outcome"] = json!("CHANGED");
    assert_eq!(codes(&send(&mette, "transportDecide", "", input.clone()).await).len(), 3, "reasons, guidance, hearing");
    input["decision"] = unwelcome_decision();
    input["idempotencyKey"] = json!("money, with reasons");
    let mut no_bus = input.clone();
    no_bus["canUsePublicTransport"] = json!(false);
    no_bus["idempotencyKey"] = json!("no bus");
    assert_eq!(field(&send(&mette, "transportDecide", "", no_bus).await), json!(["reimbursement", "mode"]));
    done(send(&mette, "transportDecide", "decision { legalBasis { code } }", input).await);
    let after = format!(
        "{{ viewer {{ citizen {{ travelReimbursements {{ mode validTo }} rides(weekOf: \"{}\") {{ rideId }} }} }} }}",
        next_monday() + TimeDelta::days(7)
    );
    let seen = app.citizen("anna").query(&after).await.ok().data("/viewer/citizen");
    let money = json!([{ "mode": "PUBLIC_TRANSPORT", "validTo": null }]);
    assert_eq!(seen, json!({ "travelReimbursements": money, "rides": [] }));
    // An end gives nothing, and says why and how to complain.
    let mut nothing = decide(true, true, "ended");
    nothing["outcome"] = json!("REFUSED");
    assert_eq!(field(&send(&mette, "transportDecide", "", nothing.clone()).await), json!(["outcome"]));
    nothing["outcome"] = json!("ENDED");
    nothing["decision"] = unwelcome_decision();
    done(send(&mette, "transportDecide", "", nothing.clone()).await);
    // With nothing granted, what gives nothing is a refusal.
    nothing["idempotencyKey"] = json!("refused");
    nothing["outcome"] = json!("REFUSED");
    done(send(&mette, "transportDecide", "", nothing).await);
    let recorded = json!({ "grantId": grant, "idempotencyKey": "taxi", "mode": "TAXI", "validFrom": next_monday() });
    assert_eq!(field(&send(&mette, "transportRecord", "", recorded).await), json!(["mode"]));
}

#[tokio::test]
async fn r37_the_database_wants_the_assessment_too() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let smuggled = |mode: &str| {
        format!(
            "begin; insert into transport_arrangement (id, grant_id, citizen_id, offer_id, mode, companion, valid_from) \
             select gen_random_uuid(), grant_id, citizen_id, offer_id, '{mode}', false, current_date from grant_terms \
             where citizen_id = (select id from citizen where name = 'Erik Lund'); rollback"
        )
    };
    let error = owner.batch_execute(&smuggled("TAXI")).await.expect_err("refused").to_string();
    assert!(error.contains("needs its assessment"), "{error}");
    owner.batch_execute("rollback").await.expect("rolled back");
    owner.batch_execute(&smuggled("OWN")).await.expect("the control");
}

#[tokio::test]
async fn a_ride_list_has_what_a_driver_needs_and_asks_for_who_is_protected() {
    let app = TestApp::start().await;
    let rides = app.account("rides");
    let fields = "{ rideId protected home { name street } pickupFrom direction offer { name } }";
    let mut protected = None;
    let mut named = 0;
    // Dorte rides on the evenings of SCR Klub: Tuesday and Thursday.
    for day in (0..5).map(|later| next_monday() + TimeDelta::days(later)) {
        let list = rides.query(&format!("{{ rideList(on: \"{day}\") {fields} }}")).await.ok();
        assert!(!list.text.contains("Dorte"), "a protected name is in no list");
        for ride in list.data("/rideList").as_array().cloned().unwrap_or_default() {
            assert_eq!(ride["protected"] == true, ride["home"] == Value::Null, "{ride}");
            named += usize::from(ride["home"]["street"].is_string());
            if ride["protected"] == true {
                protected = Some((day, ride["rideId"].clone()));
            }
        }
    }
    assert!(named > 0, "the control: others have a name and an address");
    let (day, ride) = protected.expect("a protected citizen's ride");
    let looks = |app: &TestApp| {
        let ebbe = app.account("ebbe");
        let query = format!(
            "{{ accessLog(citizenId: \"{}\", first: 100) {{ edges {{ node {{ role parts }} }} }} }}",
            file_of("dorte")
        );
        async move { ebbe.query(&query).await.ok().text.matches("ADDRESS").count() }
    };
    let before = looks(&app).await;
    let opened = done(send(&rides, "rideOpen", "home { name street }", json!({ "rideId": ride, "on": day })).await);
    assert!(opened["home"]["name"].is_string() && opened["home"]["street"].is_string());
    let after = looks(&app).await;
    let dortes = opened["home"]["name"] == "Dorte Ravn";
    assert_eq!(after - before, usize::from(dortes), "opening hers is in her log");
    for nobody in [app.account("statistics"), app.caseworker("mette"), app.contact_person("yrsa"), app.citizen("anna")]
    {
        assert_eq!(nobody.query(&format!("{{ rideList(on: \"{day}\") {{ rideId }} }}")).await.codes(), ["FORBIDDEN"]);
    }
    let far = today() + TimeDelta::days(30);
    assert_eq!(rides.query(&format!("{{ rideList(on: \"{far}\") {{ rideId }} }}")).await.codes(), ["BAD_USER_INPUT"]);
}

/// Anna's next ride to the offer: its day and id.
async fn annas_ride(app: &TestApp) -> (NaiveDate, Value) {
    let week = next_monday() + TimeDelta::days(7);
    let rides =
        format!("{{ viewer {{ citizen {{ rides(weekOf: \"{week}\") {{ rideId date direction status }} }} }} }}");
    let rides = app.citizen("anna").query(&rides).await.ok().data("/viewer/citizen/rides");
    let all = rides.as_array().cloned().unwrap_or_default();
    let ride =
        all.into_iter().find(|ride| ride["direction"] == "TO_OFFER" && ride["status"] == "PLANNED").expect("a ride");
    (ride["date"].as_str().expect("a day").parse().expect("a day"), ride["rideId"].clone())
}

#[tokio::test]
async fn r37_a_granted_ride_is_taken_away_by_a_decision_and_nothing_else() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let grant = annas_grant(&app).await;
    let own = |key: &str| json!({ "grantId": grant, "idempotencyKey": key, "mode": "OWN", "validFrom": next_monday() });
    let refused = send(&mette, "transportRecord", "", own("first")).await;
    assert_eq!((codes(&refused), field(&refused)), (vec!["CONFLICT".into()], json!(["validFrom"])));
    let end = json!({
        "grantId": grant, "idempotencyKey": "end", "hasNeed": false, "canUsePublicTransport": true, "reason": "Cykler selv",
        "outcome": "ENDED", "validFrom": next_monday(), "decision": unwelcome_decision(),
    });
    done(send(&mette, "transportDecide", "", end).await);
    done(send(&mette, "transportRecord", "", own("second")).await);
}

#[tokio::test]
async fn r37_a_cancelled_ride_stays_cancelled_when_it_is_arranged_anew() {
    let app = TestApp::start().await;
    let (mette, anna) = (app.caseworker("mette"), app.citizen("anna"));
    let (day, _) = annas_ride(&app).await;
    let cancel = json!({
        "citizenId": file_of("anna"), "offerId": offer("skovhjaelperne"), "direction": "TO_OFFER", "cancelledOn": day,
        "idempotencyKey": "cancel",
    });
    let cancelled = done(send(&anna, "rideCancel", "ride { status cancellationId }", cancel).await);
    assert_eq!(cancelled["ride"]["status"], "CANCELLED");
    let transport =
        "{ viewer { citizen { transport { mode companion aids rides { weekday direction pickupFrom pickupTo } } } } }";
    let arranged = anna.query(transport).await.ok().data("/viewer/citizen/transport/0");
    let again = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "again", "hasNeed": true, "canUsePublicTransport": false,
        "reason": "Som før", "outcome": "FULL", "validFrom": today(), "decision": decision(),
        "ride": {
            "mode": "TAXI", "companion": arranged["companion"], "aids": arranged["aids"], "rides": arranged["rides"],
        },
    });
    done(send(&mette, "transportDecide", "", again).await);
    let rides = format!(
        "{{ viewer {{ citizen {{ rides(weekOf: \"{day}\") {{ date direction mode status cancellationId }} }} }} }}"
    );
    let rides = anna.query(&rides).await.ok().data("/viewer/citizen/rides");
    let of_day = rides.as_array().cloned().unwrap_or_default();
    let ride =
        of_day.iter().find(|ride| ride["date"] == json!(day) && ride["direction"] == "TO_OFFER").expect("it is there");
    assert_eq!((&ride["mode"], &ride["status"]), (&json!("TAXI"), &json!("CANCELLED")), "{ride}");
    assert_eq!(ride["cancellationId"], cancelled["ride"]["cancellationId"]);
}

#[tokio::test]
async fn r18_nothing_of_a_place_lasts_longer_than_the_place() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let grant = annas_grant(&app).await;
    let last = next_monday() + TimeDelta::days(28);
    let end = json!({ "grantId": grant, "idempotencyKey": "end", "validTo": last, "decision": unwelcome_decision() });
    let ended = done(send(&mette, "grantEnd", "ended { grant { validTo } }", end).await);
    assert_eq!(ended["ended"]["grant"]["validTo"], json!(last));
    let money = json!({
        "grantId": grant, "idempotencyKey": "money", "hasNeed": true, "canUsePublicTransport": true, "reason": "Tager bussen",
        "outcome": "CHANGED", "validFrom": next_monday(), "decision": unwelcome_decision(),
        "reimbursement": { "mode": "PUBLIC_TRANSPORT", "amountOerePerDay": 4_800 },
    });
    done(send(&mette, "transportDecide", "", money).await);
    let away = json!({ "grantId": grant, "idempotencyKey": "away", "validFrom": next_monday() + TimeDelta::days(21) });
    let away = done(send(&mette, "pauseCreate", "pause { validTo }", away).await);
    assert_eq!(away["pause"]["validTo"], json!(last), "a break ends with the place");
    let seen = "{ viewer { citizen { travelReimbursements { validTo } } } }";
    let seen = app.citizen("anna").query(seen).await.ok().data("/viewer/citizen/travelReimbursements/0/validTo");
    assert_eq!(seen, json!(last));
    let too_late = json!({ "grantId": grant, "idempotencyKey": "late", "validFrom": last });
    assert_eq!(field(&send(&mette, "pauseCreate", "", too_late).await), json!(["validFrom"]));
    // The database holds it without the server.
    let mut owner = app.owner().await;
    let lasting = "insert into transport_arrangement (id, grant_id, citizen_id, offer_id, mode, companion, valid_from) \
                   select gen_random_uuid(), grant_id, citizen_id, offer_id, 'OWN', false, max(valid_to) \
                   from transport_arrangement where citizen_id = (select id from citizen where name = 'Anna Holm') \
                   group by grant_id, citizen_id, offer_id";
    let error = owner.batch_execute(lasting).await.expect_err("refused").to_string();
    assert!(error.contains("longer than the grant"), "{error}");
}

#[tokio::test]
async fn who_may_contact_and_not_read_says_not_today_and_learns_nothing_more() {
    let app = TestApp::start().await;
    let mona = app.relative("mona");
    let (day, _) = annas_ride(&app).await;
    let week = "{ viewer { delegations { citizen { weeklySchedule { startsOn } rides { rideId } } } } }";
    let _ = mona.query(week).await;
    let ride = json!({
        "citizenId": file_of("anna"), "offerId": offer("skovhjaelperne"), "direction": "TO_OFFER", "cancelledOn": day,
        "idempotencyKey": "ride",
    });
    let cancelled = done(send(&mona, "rideCancel", "ride { rideId }", ride).await);
    assert_eq!(cancelled["ride"], Value::Null, "she may not read it");
    let away = |day: NaiveDate, key: &str| json!({ "citizenId": file_of("anna"), "offerId": offer("skovhjaelperne"), "absentOn": day, "idempotencyKey": key });
    let reported = done(send(&mona, "absenceReport", "absence { id }", away(day, "away")).await);
    assert_eq!(reported["absence"], Value::Null);
    let sunday = next_monday() + TimeDelta::days(6);
    assert_eq!(codes(&send(&mona, "absenceReport", "", away(sunday, "sunday")).await), ["OUT_OF_RANGE"]);
    let anna = app.citizen("anna").query("{ viewer { citizen { absences { absentOn reportedAs } } } }").await.ok();
    let told = anna.data("/viewer/citizen/absences");
    assert!(
        told.as_array().is_some_and(|all| all.contains(&json!({ "absentOn": day, "reportedAs": "RELATIVE" }))),
        "{told}"
    );
}
