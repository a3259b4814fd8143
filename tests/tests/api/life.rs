//! Rules of the first half of a grant's life, each refusal with its control.

use chrono::{Months, NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer::citizens::age::state_pension_on;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::journeys::{decision, done, next_monday, send, terms, unwelcome_decision};
use crate::row_security::lines;

/// The error codes of a payload.
fn codes(payload: &Value) -> Vec<String> {
    let errors = payload["userErrors"].as_array().cloned().unwrap_or_default();
    errors.iter().filter_map(|error| error["code"].as_str().map(str::to_owned)).collect()
}

fn field(payload: &Value) -> Value {
    payload["userErrors"][0]["field"].clone()
}

/// Anna's current grant.
async fn annas_grant(app: &TestApp) -> Value {
    let grants = app.citizen("anna").query("{ viewer { citizen { grants { id status } } } }").await.ok();
    let grants = grants.data("/viewer/citizen/grants");
    let current = grants.as_array().and_then(|all| all.iter().find(|grant| grant["status"] == "CURRENT")).cloned();
    current.expect("a current grant")["id"].clone()
}

#[tokio::test]
async fn r7_the_pension_table_gives_all_twelve_days() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let rows = lines(&mut owner, "select born_from || ' ' || months as line from state_pension_age").await;
    let ages: Vec<(NaiveDate, i16)> = rows
        .iter()
        .filter_map(|row| row.split_once(' '))
        .map(|(from, months)| (from.parse().expect("a day"), months.parse().expect("months")))
        .collect();
    for (born, reached) in [
        ("1954-01-01", "2019-07-01"),
        ("1954-06-30", "2019-12-30"),
        ("1954-12-31", "2020-12-31"),
        ("1955-01-01", "2021-07-01"),
        ("1955-03-31", "2021-09-30"),
        ("1955-07-01", "2022-07-01"),
        ("1962-12-31", "2029-12-31"),
        ("1963-01-01", "2031-01-01"),
        ("1966-12-31", "2034-12-31"),
        ("1967-01-01", "2036-01-01"),
        ("1970-12-31", "2039-12-31"),
        ("1971-01-01", "2041-01-01"),
    ] {
        let on = state_pension_on(born.parse().expect("a day"), &ages).map(|day| day.to_string());
        assert_eq!(on.as_deref(), Some(reached), "born {born}");
        // The task's view counts as the pages do.
        let sql = format!(
            "select ('{born}'::date + make_interval(months => months))::date::text as line from state_pension_age \
             where born_from <= '{born}' order by born_from desc limit 1"
        );
        assert_eq!(lines(&mut owner, &sql).await, [reached], "born {born}, in SQL");
    }
}

#[tokio::test]
async fn r7_pension_age_is_a_task_and_never_an_end() {
    let app = TestApp::start().await;
    let hans =
        app.citizen("hans").query("{ viewer { citizen { age { status } grants { status validTo } } } }").await.ok();
    assert_eq!(hans.data("/viewer/citizen/age/status"), "PENSION_AGE_REACHED");
    assert_eq!(hans.data("/viewer/citizen/grants"), json!([{ "status": "CURRENT", "validTo": null }]));
    let waiting = "{ tasks(kinds: [PENSION_AGE_REACHED]) { totalCount edges { node { citizen { name } } } } }";
    let thomas = app.caseworker("thomas");
    let tasks = thomas.query(waiting).await.ok();
    assert_eq!(tasks.data("/tasks/edges"), json!([{ "node": { "citizen": { "name": "Hans Overgaard" } } }]));
    // Assessing anew asks for the reason, and does away with the task; the place stands.
    let assess = |reason: Value, key: &str| {
        json!({
            "citizenId": file_of("hans"), "idempotencyKey": key, "grounds": ["PHYSICAL_IMPAIRMENT"],
            "needsSupportForMeaningfulDay": true, "considerations": "Hans har stadig brug for støtte", "ageReason": reason,
        })
    };
    let bare = send(&thomas, "assessmentCreate", "", assess(Value::Null, "bare")).await;
    assert_eq!((codes(&bare), field(&bare)), (vec!["REASON_REQUIRED".to_owned()], json!(["ageReason"])));
    let reason = json!("Han er glad for stedet og kan ikke undvære det");
    done(send(&thomas, "assessmentCreate", "", assess(reason, "with")).await);
    assert_eq!(thomas.query(waiting).await.ok().data("/tasks/totalCount"), 0);
    let hans = app.citizen("hans").query("{ viewer { citizen { grants { status } } } }").await.ok();
    assert_eq!(hans.data("/viewer/citizen/grants"), json!([{ "status": "CURRENT" }]));
}

#[tokio::test]
async fn r7_somebody_below_18_needs_a_reason_and_not_a_wait() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let born = today() - Months::new(17 * 12);
    let cpr =
        format!("{:02}{}4999", born.format("%d").to_string().parse::<u32>().expect("a day") + 60, born.format("%m%y"));
    let young = json!({ "idempotencyKey": "young", "name": "Maja Ny", "firstName": "Maja", "cpr": cpr });
    let registered = done(send(&mette, "citizenRegister", "citizen { id age { status } }", young).await);
    assert_eq!(registered["citizen"]["age"]["status"], "UNDER_18");
    let assess = |reason: Value, key: &str| {
        json!({
            "citizenId": registered["citizen"]["id"], "idempotencyKey": key, "grounds": ["MENTAL_IMPAIRMENT"],
            "needsSupportForMeaningfulDay": true, "considerations": "Maja har brug for støtte", "ageReason": reason,
        })
    };
    assert_eq!(codes(&send(&mette, "assessmentCreate", "", assess(Value::Null, "bare")).await), ["REASON_REQUIRED"]);
    done(send(&mette, "assessmentCreate", "", assess(json!("Hun fylder 18 om kort tid"), "with")).await);
    // The same number again is the same citizen.
    let twice = json!({ "idempotencyKey": "twice", "name": "Maja Ny", "firstName": "Maja", "cpr": cpr });
    assert_eq!(codes(&send(&mette, "citizenRegister", "", twice).await), ["ALREADY_EXISTS"]);
    let never = json!({ "idempotencyKey": "never", "name": "Maja Ny", "firstName": "Maja", "cpr": "310299-1234" });
    assert_eq!(codes(&send(&mette, "citizenRegister", "", never).await), ["OUT_OF_RANGE"]);
}

#[tokio::test]
async fn r8_r9_a_ground_and_a_need_or_no_place() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let grant = |key: &str| {
        json!({
            "citizenId": file_of("bo"), "offerId": offer("klub-vi"), "idempotencyKey": key, "outcome": "FULL",
            "validFrom": next_monday(), "terms": terms(&["MONDAY"]), "decision": decision(),
        })
    };
    for (grounds, need, granted) in [
        (json!([]), true, false),
        (json!(["SPECIAL_SOCIAL_PROBLEMS"]), false, false),
        (json!(["SPECIAL_SOCIAL_PROBLEMS"]), true, true),
    ] {
        let assessed = json!({
            "citizenId": file_of("bo"), "idempotencyKey": format!("assess {grounds} {need}"), "grounds": grounds,
            "needsSupportForMeaningfulDay": need, "considerations": "Vi har talt sammen",
        });
        done(send(&mette, "assessmentCreate", "", assessed).await);
        let answer = send(&mette, "grantCreate", "", grant(&format!("{grounds} {need}"))).await;
        let expected: &[&str] = if granted { &[] } else { &["NOT_IN_TARGET_GROUP"] };
        assert_eq!(codes(&answer), expected, "{grounds} {need}");
    }
}

#[tokio::test]
async fn r9_the_database_wants_the_need_too() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let again = "begin; update grant_terms set valid_to = current_date where citizen_id = (select id from citizen where \
        name = 'Erik Lund'); insert into grant_terms select gen_random_uuid(), grant_id, citizen_id, offer_id, decision_id, \
        current_date, null, 1, 'x', 'x', null from grant_terms where citizen_id = (select id from citizen where name = 'Erik Lund'); \
        rollback";
    owner.batch_execute(again).await.expect("the control: Erik is assessed");
    owner
        .batch_execute("update assessment set needs_support_for_meaningful_day = false where citizen_id = (select id from citizen where name = 'Erik Lund')")
        .await
        .expect("no need any more");
    let error = owner.batch_execute(again).await.expect_err("refused").to_string();
    assert!(error.contains("no ground or no need"), "{error}");
}

#[tokio::test]
async fn r11_an_application_is_in_the_citizens_words_and_can_be_taken_back() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let wish = |wishes: &str, days: i32, key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "wishes": wishes, "daysWished": days });
    assert_eq!(field(&send(&anna, "applicationCreate", "", wish("  ", 2, "blank")).await), json!(["wishes"]));
    assert_eq!(field(&send(&anna, "applicationCreate", "", wish("At synge", 6, "six")).await), json!(["daysWished"]));
    // A relative applies only where acting was given; reading and calling are less.
    for (relative, may) in [("karen", false), ("mona", false), ("inge", true)] {
        let answer = send(&app.relative(relative), "applicationCreate", "", wish("At synge", 4, relative)).await;
        assert_eq!(codes(&answer).is_empty(), may, "{relative}: {answer}");
    }
    let applied =
        done(send(&anna, "applicationCreate", "application { id submittedAs }", wish("At synge", 4, "own")).await);
    assert_eq!(applied["application"]["submittedAs"], "CITIZEN");
    let back = json!({ "applicationId": applied["application"]["id"] });
    let withdrawn = done(send(&anna, "applicationWithdraw", "application { status }", back.clone()).await);
    assert_eq!(withdrawn["application"]["status"], "WITHDRAWN");
    assert_eq!(codes(&send(&anna, "applicationWithdraw", "", back).await), ["ALREADY_CLOSED"]);
}

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
async fn r28_the_database_counts_the_places_too() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let one_more = "begin; insert into grant_terms select gen_random_uuid(), g.id, g.citizen_id, g.offer_id, d.id, current_date, \
        null, 1, 'x', 'x', null from new_grant g, (select id, citizen_id from decision) d where d.citizen_id = g.citizen_id limit 1; rollback";
    owner
        .batch_execute(
            "create temporary table new_grant as select gen_random_uuid() as id, t.citizen_id, o.id as offer_id from grant_terms t, \
             offer o where o.code = 'makers-corner' and t.citizen_id = (select id from citizen where name = 'Erik Lund') limit 1; \
             insert into \"grant\" (id, citizen_id, offer_id) select id, citizen_id, offer_id from new_grant",
        )
        .await
        .expect("a grant to be");
    owner.batch_execute(one_more).await.expect("the control: three places are free");
    owner.batch_execute("update offer set capacity = 1 where code = 'makers-corner'").await.expect("one place");
    let error = owner.batch_execute(one_more).await.expect_err("refused").to_string();
    assert!(error.contains("no place is free"), "{error}");
}

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
        assert_eq!(
            codes(&send(&mette, "transportDecide", "", input).await).first().map(String::as_str),
            code,
            "{need} {bus}"
        );
    }
    // Money for the way is for somebody who can take the bus; it is another thing, and replaces the ride.
    let mut input = decide(true, true, "money");
    input["reimbursement"] = json!({ "mode": "PUBLIC_TRANSPORT", "amountOerePerDay": 4_800 });
    done(send(&mette, "transportDecide", "decision { legalBasis { code } }", input).await);
    let after = format!(
        "{{ viewer {{ citizen {{ travelReimbursements {{ mode }} rides(weekOf: \"{}\") {{ rideId }} }} }} }}",
        next_monday() + TimeDelta::days(7)
    );
    let seen = app.citizen("anna").query(&after).await.ok().data("/viewer/citizen");
    assert_eq!(seen, json!({ "travelReimbursements": [{ "mode": "PUBLIC_TRANSPORT" }], "rides": [] }));
    // A refusal gives nothing, and says why and how to complain.
    let mut nothing = decide(true, true, "refused");
    nothing["outcome"] = json!("REFUSED");
    assert_eq!(codes(&send(&mette, "transportDecide", "", nothing.clone()).await).len(), 3);
    nothing["decision"] = unwelcome_decision();
    nothing["idempotencyKey"] = json!("refused, with reasons");
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
async fn r40_what_nobody_has_said_is_asked_of_the_caseworker_and_never_invented() {
    let app = TestApp::start().await;
    let rules = "{ qualityStandard { localRules { topic set text textEn } } }";
    let rule = |answer: &samvaer_tests::Answer, topic: &str| {
        let all = answer.data("/qualityStandard/localRules");
        all.as_array().and_then(|all| all.iter().find(|rule| rule["topic"] == topic)).cloned().expect("a rule")
    };
    let before = app.anonymous().query(rules).await.ok();
    assert_eq!(before.data("/qualityStandard/localRules").as_array().map(Vec::len), Some(10));
    assert_eq!(rule(&before, "WAITING_LIST")["text"], "Kontakt din rådgiver.");
    assert_eq!(rule(&before, "WAITING_LIST")["set"], false);
    assert_eq!(rule(&before, "COMPLAINT")["set"], true, "the control");
    let dan = app.account("dan");
    let set = |easy: &str| json!({ "topic": "WAITING_LIST", "texts": { "text": "Der er venteliste.", "easy": easy, "textEn": "There is a list.", "easyEn": "A list." } });
    assert_eq!(field(&send(&dan, "localRuleSet", "", set(" ")).await), json!(["texts", "easy"]));
    let now = done(send(&dan, "localRuleSet", "localRule { text }", set("Du kan skrives op.")).await);
    assert_eq!(now["localRule"]["text"], "Der er venteliste.");
    let gone = done(send(&dan, "localRuleSet", "localRule { set }", json!({ "topic": "WAITING_LIST" })).await);
    assert_eq!(gone["localRule"]["set"], false);
}

#[tokio::test]
async fn r38_the_standard_is_there_in_danish_and_english_plain_and_easy() {
    let app = TestApp::start().await;
    let standard = app
        .anonymous()
        .query("{ qualityStandard { version sections { key heading body easy headingEn bodyEn easyEn } exclusions { code referTo referToEn } } }")
        .await
        .ok();
    let sections = standard.data("/qualityStandard/sections");
    let sections = sections.as_array().expect("sections");
    assert_eq!(sections.len(), 10);
    for section in sections {
        for form in ["heading", "body", "easy", "headingEn", "bodyEn", "easyEn"] {
            assert!(section[form].as_str().is_some_and(|text| !text.trim().is_empty()), "{form} of {}", section["key"]);
        }
    }
    let exclusions = standard.data("/qualityStandard/exclusions");
    assert!(
        exclusions.as_array().is_some_and(|all| all.len() == 5 && all.iter().all(|one| one["referToEn"].is_string()))
    );
}

#[tokio::test]
async fn r16_r17_what_is_not_covered_says_whom_to_ask() {
    let app = TestApp::start().await;
    let answer = app.anonymous().query("{ qualityStandard { exclusions { code text referTo } } }").await.ok();
    let all = answer.data("/qualityStandard/exclusions");
    for code in ["EMPLOYMENT", "EDUCATION", "ESCORTING", "PERSONAL_AND_PRACTICAL_HELP", "PSYCHIATRIC_OR_THERAPEUTIC"] {
        let found = all.as_array().and_then(|all| all.iter().find(|one| one["code"] == code));
        assert!(found.is_some_and(|one| one["referTo"].as_str().is_some_and(|to| !to.is_empty())), "{code}");
    }
}

#[tokio::test]
async fn r26_six_own_offers_can_be_granted() {
    let app = TestApp::start().await;
    let answer = app.anonymous().query("{ offers { name grantable providerType open } }").await.ok();
    let offers = answer.data("/offers");
    let own: Vec<_> = offers
        .as_array()
        .into_iter()
        .flatten()
        .filter(|offer| offer["grantable"] == true && offer["providerType"] == "OWN")
        .filter_map(|offer| offer["name"].as_str())
        .collect();
    assert_eq!(own, ["ITC Svogerslev", "Skovhjælperne", "Klub VI", "Alletiders Højskole", "SCR Klub", "Makers Corner"]);
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
async fn r2_the_list_of_kinds_is_open() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let activity = |kinds: Value, key: &str| json!({ "offerId": offer("klub-vi"), "idempotencyKey": key, "name": "Havearbejde", "kinds": kinds });
    for kinds in [json!([]), json!(["GARDEN"])] {
        assert_eq!(
            field(&send(&dan, "activityCreate", "", activity(kinds.clone(), "no")).await),
            json!(["kinds"]),
            "{kinds}"
        );
    }
    let garden = json!({ "idempotencyKey": "garden", "code": "GARDEN", "name": "Have", "nameEn": "Garden" });
    done(send(&dan, "activityKindCreate", "", garden).await);
    done(send(&dan, "activityCreate", "", activity(json!(["GARDEN", "SOCIAL"]), "yes")).await);
    let kinds = app.anonymous().query("{ activityKinds { code } }").await.ok().text;
    for kind in ["PHYSICAL", "SOCIAL", "CREATIVE", "SENSORY", "COUNSELLING", "GARDEN"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

#[tokio::test]
async fn r3_an_offer_has_a_way_in() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let new = |open: bool, key: &str| {
        json!({
            "idempotencyKey": key, "code": "cafe", "name": "Café", "area": "PSYCHIATRY", "providerType": "OWN",
            "grantRequired": false, "open": open, "details": { "description": "En café" },
        })
    };
    assert_eq!(field(&send(&dan, "offerCreate", "", new(false, "closed")).await), json!(["open"]));
    let made = done(send(&dan, "offerCreate", "offer { grantable legalBasis { code } }", new(true, "open")).await);
    assert_eq!(made["offer"], json!({ "grantable": false, "legalBasis": null }));
}

#[tokio::test]
async fn r5_open_offers_say_where_to_read_more() {
    let app = TestApp::start().await;
    let offers = app.anonymous().query("{ offers { open grantRequired url } }").await.ok().data("/offers");
    let open: Vec<_> = offers
        .as_array()
        .into_iter()
        .flatten()
        .filter(|offer| offer["open"] == true && offer["grantRequired"] == false)
        .collect();
    assert!(!open.is_empty());
    assert!(open.iter().all(|offer| offer["url"].as_str().is_some_and(|url| url.starts_with("https://"))));
}

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
async fn r10_an_assessment_gives_its_considerations() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let assess = |considerations: &str, themes: Value, key: &str| {
        json!({
            "citizenId": file_of("bo"), "idempotencyKey": key, "grounds": ["MENTAL_IMPAIRMENT"],
            "needsSupportForMeaningfulDay": true, "considerations": considerations, "themes": themes,
        })
    };
    assert_eq!(
        field(&send(&mette, "assessmentCreate", "", assess(" ", json!([]), "blank")).await),
        json!(["considerations"])
    );
    // Only activity and participation carry a level.
    let health = json!([{ "theme": "HEALTH", "level": "SEVERE" }]);
    assert_eq!(field(&send(&mette, "assessmentCreate", "", assess("Behov", health, "level")).await), json!(["themes"]));
    let twice = json!([{ "theme": "MOBILITY" }, { "theme": "MOBILITY" }]);
    assert_eq!(field(&send(&mette, "assessmentCreate", "", assess("Behov", twice, "twice")).await), json!(["themes"]));
    let mobility = json!([{ "theme": "MOBILITY", "level": "SEVERE" }]);
    let selection = "assessment { themes { themeFfbCode levelFfbCode } }";
    let made = done(send(&mette, "assessmentCreate", selection, assess("Behov", mobility, "said")).await);
    assert_eq!(
        made["assessment"]["themes"][0],
        json!({
            "themeFfbCode": "d1495b2c-1452-4e49-8dbe-8193af5d8823", "levelFfbCode": "cae545f5-2813-4d79-98fc-0a7d770af3cd",
        })
    );
}

#[tokio::test]
async fn r29_every_offer_has_its_area() {
    let app = TestApp::start().await;
    let offers = app.anonymous().query("{ offers { name area } }").await.ok().data("/offers");
    let of = |area: &str| offers.as_array().into_iter().flatten().filter(|offer| offer["area"] == area).count();
    assert!(of("DISABILITY") >= 4 && of("PSYCHIATRY") >= 2);
}

#[tokio::test]
async fn r32_a_citizen_wishes_and_does_not_choose() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let wish = json!({
        "citizenId": file_of("anna"), "idempotencyKey": "wish", "wishes": "Jeg vil gerne til Klub VI", "offerWishedId": offer("klub-vi"),
    });
    let applied = done(send(&anna, "applicationCreate", "application { offerWished { name } }", wish).await);
    assert_eq!(applied["application"]["offerWished"]["name"], "Klub VI");
    let grants = anna.query("{ viewer { citizen { grants { status offer { name } } } } }").await.ok().text;
    assert!(grants.contains(r#"{"status":"CURRENT","offer":{"name":"Skovhjælperne"}}"#), "{grants}");
}

#[tokio::test]
async fn r39_texts_for_citizens_say_du() {
    let app = TestApp::start().await;
    let text = app
        .anonymous()
        .query("{ qualityStandard { sections { body easy } exclusions { referTo } localRules { text easy } } }")
        .await
        .ok()
        .text;
    assert!(text.contains("Du kan") && text.contains("din rådgiver"), "the control");
    assert!(!text.to_lowercase().contains("borgeren"), "the citizen is spoken to, not about");
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
