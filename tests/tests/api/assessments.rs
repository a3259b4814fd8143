//! Assessments: who belongs to the target group.

use chrono::{Months, NaiveDate};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer::citizens::age::state_pension_on;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{codes, decision, done, field, next_monday, send, terms};

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
