//! Expected costs.

use chrono::{NaiveDate, TimeDelta};
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, decision, done, field, next_monday, send, terms};

#[tokio::test]
async fn r35_taking_part_is_free() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let price = |label: &str, key: &str| {
        json!({
            "offerId": offer("klub-vi"), "idempotencyKey": key, "category": "ACTIVITY", "label": label, "amountOere": 5_000,
            "unit": "PER_MONTH", "optional": false, "validFrom": today(),
        })
    };
    for label in ["Deltagergebyr", "Kontingent", "Medlemskab"] {
        assert_eq!(field(&send(&dan, "priceSet", "", price(label, label)).await), json!(["label"]), "{label}");
    }
    done(send(&dan, "priceSet", "", price("Garn", "yarn")).await);
    let category = "mutation { priceSet(input: { category: PARTICIPATION }) { userErrors { code } } }";
    assert_eq!(dan.query(category).await.codes().first().map(String::as_str), Some("BAD_USER_INPUT"));
}

#[tokio::test]
async fn r36_a_new_price_never_rewrites_the_past() {
    let app = TestApp::start().await;
    let (dan, erik) = (app.account("dan"), app.citizen("erik"));
    let costs =
        |day: NaiveDate| format!("{{ viewer {{ citizen {{ expectedCosts(on: \"{day}\") {{ perWeekOere }} }} }} }}");
    let per_week = |answer: samvaer_tests::Answer| answer.ok().data("/viewer/citizen/expectedCosts/perWeekOere");
    let (before, after) = (today(), next_monday() + TimeDelta::days(30));
    let old = per_week(erik.query(&costs(before)).await);
    let lunch = |from: NaiveDate, key: &str| {
        json!({
            "offerId": offer("alletiders-hoejskole"), "idempotencyKey": key, "category": "FOOD", "label": "Frokost",
            "amountOere": 4_500, "unit": "PER_DAY", "optional": false, "validFrom": from,
        })
    };
    let past = send(&dan, "priceSet", "", lunch(today() - TimeDelta::days(1), "past")).await;
    assert_eq!(field(&past), json!(["validFrom"]));
    done(send(&dan, "priceSet", "", lunch(after, "new")).await);
    assert_eq!(per_week(erik.query(&costs(before)).await), old);
    let new = per_week(erik.query(&costs(after)).await);
    assert_eq!(new.as_i64(), old.as_i64().map(|old| old + 5 * 1_000), "five days, ten kroner more each");
    // What if Erik came two days? The month's materials stay.
    let skipped = format!(
        "{{ viewer {{ citizen {{ costsIf(offerId: \"{}\", daysPerWeek: 2) {{ lines {{ label timesPerWeek }} }} }} }} }}",
        offer("alletiders-hoejskole")
    );
    let lines = erik.query(&skipped).await.ok().data("/viewer/citizen/costsIf/lines");
    let times = |label: &str| {
        lines
            .as_array()
            .into_iter()
            .flatten()
            .find(|line| line["label"] == label)
            .map(|line| line["timesPerWeek"].clone())
    };
    assert_eq!((times("Frokost"), times("Materialer")), (Some(json!(2)), Some(Value::Null)));
    let anybody = format!("{{ offer(id: \"{}\") {{ costsFor(daysPerWeek: 6) {{ perWeekOere }} }} }}", offer("klub-vi"));
    assert_eq!(app.anonymous().query(&anybody).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn r36_a_citizen_is_expected_to_buy_what_was_agreed() {
    let app = TestApp::start().await;
    let (mette, anna) = (app.caseworker("mette"), app.citizen("anna"));
    let grant = annas_grant(&app).await;
    let offers = anna.query("{ offers { code costItems { id label unit } } }").await.ok().data("/offers");
    let price = |code: &str, unit: &str| {
        let all = offers.as_array().cloned().unwrap_or_default();
        let offer = all.into_iter().find(|offer| offer["code"] == code).expect("the offer");
        let items = offer["costItems"].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| item["unit"] == unit).expect("a price")["id"].clone()
    };
    let wish = |items: Value, from: NaiveDate, key: &str| json!({ "grantId": grant, "idempotencyKey": key, "validFrom": from, "items": items });
    let lunch = price("skovhjaelperne", "PER_DAY");
    let too_often = json!([{ "costItemId": lunch, "timesPerWeek": 4 }]);
    let elsewhere = json!([{ "costItemId": price("alletiders-hoejskole", "PER_DAY"), "timesPerWeek": 1 }]);
    let twice = json!([{ "costItemId": lunch, "timesPerWeek": 1 }, { "costItemId": lunch, "timesPerWeek": 1 }]);
    let untold = json!([{ "costItemId": lunch }]);
    for (items, code, key) in [
        (too_often, "OUT_OF_RANGE", "often"),
        (elsewhere, "NOT_FOUND", "elsewhere"),
        (twice, "OVERLAP", "twice"),
        (untold, "OUT_OF_RANGE", "untold"),
    ] {
        let refused = send(&mette, "costPlanSet", "expectedCosts { perWeekOere }", wish(items, today(), key)).await;
        assert_eq!(codes(&refused), [code], "{refused}");
    }
    let past = wish(json!([]), today() - TimeDelta::days(1), "past");
    assert_eq!(field(&send(&mette, "costPlanSet", "", past).await), json!(["validFrom"]));
    // Lunch on two of three days, and nothing else, from next week on; this week is as it was.
    let costs = |day: NaiveDate| {
        format!("{{ viewer {{ citizen {{ expectedCosts(on: \"{day}\") {{ lines {{ label timesPerWeek }} }} }} }} }}")
    };
    let lines = |answer: samvaer_tests::Answer| answer.ok().data("/viewer/citizen/expectedCosts/lines");
    let before = lines(anna.query(&costs(today())).await);
    let twice_a_week = json!([{ "costItemId": lunch, "timesPerWeek": 2 }]);
    let agreed = send(
        &mette,
        "costPlanSet",
        "expectedCosts { lines { timesPerWeek } }",
        wish(twice_a_week, next_monday(), "two"),
    );
    assert_eq!(done(agreed.await)["expectedCosts"]["lines"], json!([{ "timesPerWeek": 2 }]));
    assert_eq!(lines(anna.query(&costs(today())).await), before);
    let after = lines(anna.query(&costs(next_monday())).await);
    assert_eq!(after.as_array().map(Vec::len), Some(1), "{after}");
}

#[tokio::test]
async fn r36_what_nobody_can_leave_is_expected_of_everybody_there_and_a_slip_is_put_right() {
    let app = TestApp::start().await;
    let (dan, anna) = (app.account("dan"), app.citizen("anna"));
    let first = next_monday() + TimeDelta::days(28);
    let tea = |label: &str, oere: i32, unit: &str, from: NaiveDate, key: &str| {
        json!({
            "offerId": offer("skovhjaelperne"), "idempotencyKey": key, "category": "DRINK", "label": label,
            "amountOere": oere, "unit": unit, "optional": false, "validFrom": from,
        })
    };
    done(send(&dan, "priceSet", "", tea("Urtete", 4_500, "PER_DAY", first, "slip")).await);
    // Seen before it holds, and put right before it holds, however the name is written.
    let on = |day: NaiveDate| {
        format!(
            "{{ offer(id: \"{}\") {{ costItems(on: \"{day}\") {{ label amountOere }} }} }}",
            offer("skovhjaelperne")
        )
    };
    assert!(app.anonymous().query(&on(first)).await.ok().text.contains("4500"));
    done(send(&dan, "priceSet", "", tea("urtete", 450, "PER_DAY", first, "right")).await);
    let prices = app.anonymous().query(&on(first)).await.ok();
    assert!(!prices.text.contains("4500"), "{}", prices.text);
    assert!(prices.text.contains("\"Urtete\",\"amountOere\":450"), "{}", prices.text);
    assert_eq!(
        field(&send(&dan, "priceSet", "", tea("Urtete", 450, "PER_MONTH", first, "month")).await),
        json!(["unit"])
    );
    let costs = |day: NaiveDate| {
        format!(
            "{{ viewer {{ citizen {{ expectedCosts(on: \"{day}\") {{ lines {{ label timesPerWeek amountOere }} }} }} }} }}"
        )
    };
    let line = json!({ "label": "Urtete", "timesPerWeek": 3, "amountOere": 450 });
    let has = |answer: samvaer_tests::Answer| {
        let lines = answer.ok().data("/viewer/citizen/expectedCosts/lines");
        lines.as_array().is_some_and(|lines| lines.contains(&line))
    };
    assert!(has(anna.query(&costs(first)).await), "Anna, who is there already, is expected to pay");
    assert!(!has(anna.query(&costs(today())).await));
    // So is somebody who begins before it does.
    let granted = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "idempotencyKey": "bo", "outcome": "FULL",
        "validFrom": next_monday(), "terms": terms(&["MONDAY", "TUESDAY", "WEDNESDAY"]), "decision": decision(),
    });
    done(send(&app.caseworker("mette"), "grantCreate", "", granted).await);
    assert!(has(app.citizen("bo").query(&costs(first)).await));
    // Asked without a day, a place that is to come says what it will cost.
    let usual = "{ viewer { citizen { expectedCosts { perWeekOere } } } }";
    let usual = app.citizen("bo").query(usual).await.ok().data("/viewer/citizen/expectedCosts/perWeekOere");
    assert!(usual.as_i64().is_some_and(|oere| oere > 0), "{usual}");
    // And it ends, before it ever began.
    let over = json!({ "offerId": offer("skovhjaelperne"), "label": "Urtete", "validTo": first });
    done(send(&dan, "priceEnd", "", over).await);
    assert!(!has(anna.query(&costs(first)).await));
}
