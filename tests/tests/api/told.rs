//! What somebody tells: notices, reviews of the support, complaints, and what becomes of them.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::{self, today};
use samvaer::demo::cast::account_id;
use samvaer_tests::{Caller, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{
    annas_grant, codes, decision, done, field, kinds, next_monday, quoted, send, terms, unwelcome_decision, waiting,
};

#[tokio::test]
async fn r23_a_notice_says_what_has_changed_and_who_tells() {
    let app = TestApp::start().await;
    let (anna, yrsa, mette) = (app.citizen("anna"), app.account("yrsa"), app.caseworker("mette"));
    let tell = |change: &dyn Fn(&mut Value), key: &str| {
        let mut input = json!({
            "citizenId": file_of("anna"), "idempotencyKey": key, "subjects": ["NEEDS"], "text": "Jeg er mere træt",
        });
        change(&mut input);
        input
    };
    let nothing = |answer: &Value| assert!(answer["receipt"].is_null(), "{answer}");
    for (change, wrong) in [
        (&(|input: &mut Value| input["subjects"] = json!([])) as &dyn Fn(&mut Value), "subjects"),
        (&|input: &mut Value| input["text"] = json!(" "), "text"),
        (&|input: &mut Value| input["reporterName"] = json!("Karen"), "reporterName"),
    ] {
        let refused = send(&anna, "changeNoticeSend", "receipt { number }", tell(change, wrong)).await;
        nothing(&refused);
        assert_eq!(field(&refused), json!([wrong]));
    }
    done(send(&anna, "changeNoticeSend", "receipt { number }", tell(&|_| {}, "anna")).await);
    // A contact person tells from the own offer, a caseworker writes down who rang.
    let nowhere = send(&yrsa, "changeNoticeSend", "", tell(&|_| {}, "nowhere")).await;
    assert_eq!(field(&nowhere), json!(["offerId"]));
    let from = |code: &'static str| move |input: &mut Value| input["offerId"] = json!(offer(code));
    let elsewhere = send(&yrsa, "changeNoticeSend", "", tell(&from("klub-vi"), "elsewhere")).await;
    assert_eq!(codes(&elsewhere), ["NOT_FOUND"]);
    done(send(&yrsa, "changeNoticeSend", "receipt { number }", tell(&from("skovhjaelperne"), "yrsa")).await);
    let rang = |input: &mut Value| input["reporterName"] = json!("Karen Holm (mor)");
    done(send(&mette, "changeNoticeSend", "receipt { number }", tell(&rang, "rang")).await);
    // A caseworker sees whose words they are; to the citizen that need not be known.
    let all = format!("{{ citizen(id: \"{}\") {{ changeNotices {{ reportedAs reporterName }} }} }}", file_of("anna"));
    let seen = mette.query(&all).await.ok().data("/citizen/changeNotices");
    for (who, name) in
        [("CITIZEN", Value::Null), ("CONTACT_PERSON", json!("Yrsa Kjær")), ("CASEWORKER", json!("Karen Holm (mor)"))]
    {
        let told = json!({ "reportedAs": who, "reporterName": name });
        assert!(seen.as_array().is_some_and(|all| all.contains(&told)), "{who}: {seen}");
    }
    let own = anna.query(&all).await.ok().data("/citizen/changeNotices");
    assert!(own.as_array().is_some_and(|all| all.len() > 3 && all.iter().all(|one| one["reporterName"].is_null())));
}

#[tokio::test]
async fn a_notice_that_names_a_caseworker_is_not_that_ones_to_read() {
    let app = TestApp::start().await;
    let tell = json!({
        "idempotencyKey": "viggo", "about": "Viggo Lassen i nummer 4", "relation": "nabo", "subjects": ["NEEDS"], "text": "Han er alene",
    });
    done(send(&app.relative("niels"), "outsideNoticeSend", "", tell).await);
    let open = "{ outsideNotices { id about } }";
    let (mette, viggo) = (app.caseworker("mette"), app.caseworker("viggo"));
    assert!(mette.query(open).await.ok().text.contains("Viggo Lassen"));
    assert!(!viggo.query(open).await.ok().text.contains("Viggo Lassen"));
    // What somebody closed stays to be seen.
    let all = mette.query(open).await.ok().data("/outsideNotices");
    let first = all.as_array().and_then(|all| all.first().cloned()).expect("a notice");
    done(
        send(&mette, "outsideNoticeClose", "", json!({ "noticeId": first["id"], "reason": "Ingen af det navn" })).await,
    );
    let closed = "{ outsideNotices(closed: true) { id closedReason } }";
    let closed = app.caseworker("thomas").query(closed).await.ok();
    assert!(closed.text.contains(first["id"].as_str().expect("an id")));
}

#[tokio::test]
async fn r34_a_review_is_examined_with_the_citizen_before_it_is_closed() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let ask =
        |reason: &str, key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "reason": reason });
    assert_eq!(field(&send(&anna, "supportReviewRequest", "", ask(" ", "blank")).await), json!(["reason"]));
    let asked = done(send(&anna, "supportReviewRequest", "receipt { number }", ask("For meget larm", "asked")).await);
    let all = format!("{{ citizen(id: \"{}\") {{ supportReviews {{ id number status }} }} }}", file_of("anna"));
    let all = mette.query(&all).await.ok().data("/citizen/supportReviews");
    let number = &asked["receipt"]["number"];
    let review = all.as_array().and_then(|all| all.iter().find(|one| one["number"] == *number).cloned()).expect("it");
    assert_eq!(review["status"], "RECEIVED");
    let close = |change: &dyn Fn(&mut Value)| {
        let mut input = json!({
            "reviewId": review["id"], "dialogueOn": today(), "dialogue": "Anna vil gerne blive, men have ro",
            "outcome": "REORGANISED", "conclusion": "Det lille hus", "easy": "Du kan gå ind i det lille hus.",
        });
        change(&mut input);
        input
    };
    let unexamined = send(&mette, "supportReviewClose", "", close(&|_| {})).await;
    assert_eq!(field(&unexamined), json!(["reviewId"]), "it can't be closed unexamined");
    done(send(&mette, "supportReviewBegin", "review { status }", json!({ "reviewId": review["id"] })).await);
    for wrong in ["dialogue", "conclusion", "easy"] {
        let refused = send(&mette, "supportReviewClose", "", close(&|input| input[wrong] = json!(""))).await;
        assert_eq!(field(&refused), json!([wrong]));
    }
    let tomorrow = close(&|input| input["dialogueOn"] = json!(today() + TimeDelta::days(1)));
    assert_eq!(field(&send(&mette, "supportReviewClose", "", tomorrow).await), json!(["dialogueOn"]));
    // The database holds it without the server.
    let mut owner = app.owner().await;
    let closed = format!("update support_review set closed_on = current_date where id = {}", quoted(&review["id"]));
    let error = owner.batch_execute(&closed).await.expect_err("refused").to_string();
    assert!(error.contains("r34_examined"), "{error}");
    let closed = done(send(&mette, "supportReviewClose", "review { status dialogue { text } }", close(&|_| {})).await);
    assert_eq!(closed["review"]["status"], "CLOSED");
    let still = waiting(&app, "anna").await.into_iter().any(|task| task["subjectId"] == review);
    assert!(!still, "what is closed waits for nobody");
}

#[tokio::test]
async fn r34_a_review_that_asks_for_a_change_waits_for_its_decision() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let grant = annas_grant(&app).await;
    let ask =
        json!({ "citizenId": file_of("anna"), "grantId": grant, "idempotencyKey": "ask", "reason": "For meget larm" });
    done(send(&anna, "supportReviewRequest", "", ask).await);
    let reviews = format!("{{ citizen(id: \"{}\") {{ supportReviews {{ id status }} }} }}", file_of("anna"));
    let review = mette.query(&reviews).await.ok().data("/citizen/supportReviews/0/id");
    done(send(&mette, "supportReviewBegin", "", json!({ "reviewId": review })).await);
    let close = json!({
        "reviewId": review, "dialogueOn": today(), "dialogue": "Anna vil gerne et andet sted hen", "outcome": "OTHER_SUPPORT",
        "conclusion": "Et andet tilbud", "easy": "Vi finder et andet sted.",
    });
    done(send(&mette, "supportReviewClose", "", close).await);
    assert!(kinds(&app, "anna").await.contains(&"DECISION_AFTER_REVIEW".to_owned()));
    let end = json!({ "grantId": grant, "idempotencyKey": "end", "validTo": next_monday(), "decision": unwelcome_decision() });
    done(send(&mette, "grantEnd", "", end).await);
    assert!(!kinds(&app, "anna").await.contains(&"DECISION_AFTER_REVIEW".to_owned()));
}

#[tokio::test]
async fn a_late_complaint_is_received_and_what_is_kept_is_sent_on() {
    let app = TestApp::start().await;
    let (mette, anna) = (app.caseworker("mette"), app.citizen("anna"));
    let decisions = format!("{{ citizen(id: \"{}\") {{ decisions {{ id outcome receivedOn }} }} }}", file_of("anna"));
    let decisions = mette.query(&decisions).await.ok().data("/citizen/decisions");
    let full = |one: &&Value| one["outcome"] == "FULL";
    let old =
        decisions.as_array().and_then(|all| all.iter().find(full).cloned()).expect("an old decision")["id"].clone();
    let rang = |channel: &str, received: NaiveDate, key: &str| json!({ "decisionId": old, "idempotencyKey": key, "channel": channel, "receivedOn": received });
    let own = send(&anna, "complaintSend", "", rang("PHONE", today(), "own")).await;
    assert_eq!(field(&own), json!(["channel"]), "Anna's comes through the portal");
    let tomorrow = send(&mette, "complaintSend", "", rang("PHONE", today() + TimeDelta::days(1), "tomorrow")).await;
    assert_eq!(field(&tomorrow), json!(["receivedOn"]));
    let day = today() - TimeDelta::days(3);
    let sent =
        done(send(&mette, "complaintSend", "complaint { id late channel status }", rang("PHONE", day, "rang")).await);
    assert_eq!(sent["complaint"]["late"], true, "late, and received all the same");
    let complaint = |outcome: &str| json!({ "complaintId": sent["complaint"]["id"], "outcome": outcome, "reasons": "Intet nyt", "easy": "Svaret er det samme." });
    let forward = json!({ "complaintId": sent["complaint"]["id"] });
    assert_eq!(
        codes(&send(&mette, "complaintForward", "", forward.clone()).await),
        ["REASON_REQUIRED"],
        "not yet reassessed"
    );
    done(send(&mette, "complaintReassess", "complaint { status }", complaint("KEPT")).await);
    assert!(kinds(&app, "anna").await.contains(&"COMPLAINT_TO_FORWARD".to_owned()));
    let sent_on = done(send(&mette, "complaintForward", "complaint { status forwardedOn }", forward.clone()).await);
    assert_eq!(sent_on["complaint"], json!({ "status": "FORWARDED", "forwardedOn": today() }));
    assert_eq!(codes(&send(&mette, "complaintForward", "", forward).await), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn r40_an_answer_is_promised_when_the_municipality_promises_one() {
    let app = TestApp::start().await;
    let (dan, anna) = (app.account("dan"), app.citizen("anna"));
    let tell = |key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "subjects": ["NEEDS"], "text": "Mere træt" });
    let receipt = "receipt { answerBy }";
    let before = done(send(&anna, "changeNoticeSend", receipt, tell("before")).await);
    assert_eq!(before["receipt"]["answerBy"], Value::Null);
    let promise = json!({ "followUpMonths": 12, "halfDaysAllowed": false, "answerWorkingDays": 8 });
    done(send(&dan, "standardSettingsSet", "", promise).await);
    let after = done(send(&anna, "changeNoticeSend", receipt, tell("after")).await);
    assert_eq!(after["receipt"]["answerBy"], json!(calendar::working_days_after(today(), 8)));
}

#[tokio::test]
async fn the_database_takes_each_step_today_in_the_own_name_and_once() {
    let app = TestApp::start().await;
    let mut connection = app.app_role().await;
    let (anna, bo) = (file_of("anna"), file_of("bo"));
    let me = "setting_uuid('actor')";
    let answered = |by: &str, day: &str| {
        format!(
            "update change_notice set answered_by = {by}, answered_on = {day}, answer = 'Ja' where citizen_id = '{anna}' and answered_on is null"
        )
    };
    let begun = |by: &str, day: &str| {
        format!(
            "update support_review set begun_by = {by}, begun_on = {day} where citizen_id = '{anna}' and begun_on is null"
        )
    };
    let reassessed = |by: &str, day: &str| {
        format!(
            "update complaint set outcome = 'KEPT', reassessed_by = {by}, reassessed_on = {day}, reasons = 'a', easy = 'b' where citizen_id = '{anna}' and reassessed_on is null"
        )
    };
    let forwarded = |more: &str| {
        let fatima = file_of("fatima");
        format!(
            "update complaint set forwarded_on = current_date {more} where citizen_id = '{fatima}' and forwarded_on is null"
        )
    };
    let told = |more: &str| {
        format!(
            "update follow_up_contribution set text = 'Glad', written_on = current_date {more} where citizen_id = '{anna}'"
        )
    };
    let prepared = |citizen: &str, whose: &str| {
        format!(
            "insert into follow_up_preparation (follow_up_id, citizen_id) select id, '{citizen}' from follow_up where \
             citizen_id = '{whose}' and held_on is null union all select '01900000-0000-7000-8000-000000000000', '{citizen}' limit 1"
        )
    };
    let other = format!("'{}'", account_id("thomas"));
    let cases = [
        ("demo:mette", "CASEWORKER", answered(me, "current_date"), answered(&other, "current_date")),
        ("demo:mette", "CASEWORKER", answered(me, "current_date"), answered(me, "date '2020-01-01'")),
        ("demo:mette", "CASEWORKER", begun(me, "current_date"), begun(&other, "current_date")),
        ("demo:mette", "CASEWORKER", begun(me, "current_date"), begun(me, "date '2020-01-01'")),
        ("demo:mette", "CASEWORKER", reassessed(me, "current_date"), reassessed(&other, "current_date")),
        ("demo:mette", "CASEWORKER", reassessed(me, "current_date"), reassessed(me, "date '2020-01-01'")),
        ("demo:mette", "CASEWORKER", forwarded(""), forwarded(", reasons = 'rewritten'")),
        ("demo:mette", "CASEWORKER", forwarded(""), forwarded(", outcome = null, reassessed_on = null")),
        ("demo:yrsa", "CONTACT_PERSON", told(""), told(&format!(", written_by = {other}"))),
        ("demo:bo", "CITIZEN", "select 1".to_owned(), prepared(&bo, &anna)),
    ];
    for (account, role, control, refused) in cases {
        for (statement, may) in [(control, true), (refused, false)] {
            connection.batch_execute("begin").await.expect("begun");
            let entered = format!("select * from enter('SUBJECT', '{account}', '{role}', true)");
            connection.batch_execute(&entered).await.expect("entered");
            let done = connection.batch_execute(&statement).await;
            assert_eq!(done.is_ok(), may, "{account} as {role}: {statement}: {done:?}");
            connection.batch_execute("rollback").await.expect("rolled back");
        }
    }
}

/// What somebody has told, as the own list has it.
async fn receipts(caller: &Caller) -> Vec<Value> {
    let all =
        caller.query("{ receipts { kind handledOn receipt { number receivedOn } } }").await.ok().data("/receipts");
    all.as_array().cloned().expect("a list")
}

#[tokio::test]
async fn whoever_tells_learns_that_it_was_handled_and_nothing_more() {
    let app = TestApp::start().await;
    let (mona, yrsa, mette) = (app.relative("mona"), app.account("yrsa"), app.caseworker("mette"));
    let tell = |key: &str| {
        json!({
            "citizenId": file_of("anna"), "idempotencyKey": key, "subjects": ["NEEDS"], "text": "Anna er træt",
            "offerId": offer("skovhjaelperne"),
        })
    };
    for teller in [&mona, &yrsa] {
        let before = receipts(teller).await.len();
        let sent = done(send(teller, "changeNoticeSend", "receipt { number }", tell("told")).await);
        let all = receipts(teller).await;
        assert_eq!(all.len(), before + 1);
        let mine = |all: &[Value]| {
            let found = all.iter().find(|one| one["receipt"]["number"] == sent["receipt"]["number"]).cloned();
            found.expect("what was told")
        };
        assert_eq!((&mine(&all)["kind"], &mine(&all)["handledOn"]), (&json!("CHANGE_NOTICE"), &Value::Null));
        let notices = format!("{{ citizen(id: \"{}\") {{ changeNotices {{ id number }} }} }}", file_of("anna"));
        let notices = mette.query(&notices).await.ok().data("/citizen/changeNotices");
        let notices = notices.as_array().cloned().expect("a list");
        let notice = notices.iter().find(|one| one["number"] == sent["receipt"]["number"]).expect("it came");
        let answer = json!({ "noticeId": notice["id"], "answer": "Anna får en pause midt på dagen" });
        done(send(&mette, "changeNoticeAnswer", "", answer).await);
        let all = receipts(teller).await;
        assert_eq!(mine(&all)["handledOn"], json!(today()));
        assert!(!json!(all).to_string().contains("pause"), "what comes of it is Anna's to read");
    }
    // Who may not tell any more has no list of it either.
    let given = "{ viewer { citizen { delegations { id relativeName } } } }";
    let given = app.citizen("anna").query(given).await.ok().data("/viewer/citizen/delegations");
    for one in given.as_array().expect("a list").iter().filter(|one| one["relativeName"] == "Mona Bach") {
        done(send(&app.citizen("anna"), "delegationRevoke", "", json!({ "delegationId": one["id"] })).await);
    }
    assert_eq!(receipts(&mona).await, Vec::<Value>::new());
    assert_eq!(app.account("dan").query("{ receipts { kind } }").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_caseworker_writes_down_whose_words_came_when() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let friday = today() - TimeDelta::days(4);
    let tell = |key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "receivedOn": friday });
    let with = |mut input: Value, more: Value| {
        input.as_object_mut().expect("an object").extend(more.as_object().cloned().expect("an object"));
        input
    };
    let notice = json!({ "subjects": ["NEEDS"], "text": "Anna er træt" });
    let review = json!({ "reason": "For meget larm", "requesterName": "Karen Holm (mor)" });
    let receipt = "receipt { number receivedOn }";
    let told = done(send(&mette, "changeNoticeSend", receipt, with(tell("n"), notice.clone())).await);
    assert_eq!(told["receipt"]["receivedOn"], json!(friday));
    let asked = done(send(&mette, "supportReviewRequest", receipt, with(tell("r"), review)).await);
    assert_eq!(asked["receipt"]["receivedOn"], json!(friday));
    let task = waiting(&app, "anna")
        .await
        .into_iter()
        .any(|task| task["kind"] == "NOTICE_WAITS" && task["dueOn"] == json!(calendar::working_days_after(friday, 5)));
    assert!(task, "the days to answer count from when it came");
    let seen = format!(
        "{{ citizen(id: \"{}\") {{ supportReviews {{ requestedAs requesterName receivedOn }} }} }}",
        file_of("anna")
    );
    let words = json!({ "requestedAs": "CASEWORKER", "requesterName": "Karen Holm (mor)", "receivedOn": friday });
    let reviews = mette.query(&seen).await.ok().data("/citizen/supportReviews");
    assert!(reviews.as_array().is_some_and(|all| all.contains(&words)), "{reviews}");
    let own = anna.query(&seen).await.ok().data("/citizen/supportReviews");
    assert!(own.as_array().is_some_and(|all| all.len() > 1 && all.iter().all(|one| one["requesterName"].is_null())));
    // The citizen tells now, and the future is nobody's.
    let earlier = send(&anna, "changeNoticeSend", "", with(tell("anna"), notice.clone())).await;
    assert_eq!(field(&earlier), json!(["receivedOn"]));
    let tomorrow = json!({ "receivedOn": today() + TimeDelta::days(1) });
    let later = send(&mette, "changeNoticeSend", "", with(with(tell("later"), notice), tomorrow)).await;
    assert_eq!(field(&later), json!(["receivedOn"]));
}

#[tokio::test]
async fn there_is_an_end_to_how_often_one_tells_in_a_day() {
    let app = TestApp::start().await;
    let (mona, mette) = (app.relative("mona"), app.caseworker("mette"));
    let tell = |key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "subjects": ["NEEDS"], "text": "Anna er træt" });
    for count in 0..10 {
        done(send(&mona, "changeNoticeSend", "", tell(&count.to_string())).await);
    }
    assert_eq!(codes(&send(&mona, "changeNoticeSend", "", tell("eleventh")).await), ["OUT_OF_RANGE"]);
    done(send(&mona, "changeNoticeSend", "receipt { number }", tell("0")).await);
    done(send(&mette, "changeNoticeSend", "receipt { number }", tell("mette")).await);
}

#[tokio::test]
async fn a_refusal_that_is_changed_after_a_complaint_is_replaced_by_the_place() {
    let app = TestApp::start().await;
    let thomas = app.caseworker("thomas");
    let query = format!(
        "{{ citizen(id: \"{}\") {{ decisions {{ id outcome }} complaints {{ id status decisionId }} }} }}",
        file_of("jytte")
    );
    let file = thomas.query(&query).await.ok().data("/citizen");
    let refusal = file["decisions"].as_array().and_then(|all| all.iter().find(|one| one["outcome"] == "REFUSED"));
    let refusal = refusal.expect("a refusal")["id"].clone();
    let complaint = file["complaints"].as_array().and_then(|all| all.iter().find(|one| one["decisionId"] == refusal));
    let found = json!({
        "citizenId": file_of("jytte"), "idempotencyKey": "assess", "grounds": ["MENTAL_IMPAIRMENT"],
        "needsSupportForMeaningfulDay": true, "considerations": "Vi har set på det igen",
    });
    done(send(&thomas, "assessmentCreate", "", found).await);
    let grant = |replaces: &Value, key: &str| {
        json!({
            "citizenId": file_of("jytte"), "offerId": offer("klub-vi"), "replacesDecisionId": replaces, "idempotencyKey": key,
            "outcome": "FULL", "validFrom": next_monday(), "terms": terms(&["TUESDAY"]), "decision": decision(),
        })
    };
    let annas = format!("{{ citizen(id: \"{}\") {{ decisions {{ id }} }} }}", file_of("anna"));
    let annas = app.caseworker("mette").query(&annas).await.ok().data("/citizen/decisions/0/id");
    let other = send(&thomas, "grantCreate", "", grant(&annas, "annas")).await;
    assert_eq!((codes(&other), field(&other)), (vec!["NOT_FOUND".to_owned()], json!(["replacesDecisionId"])));
    // Jytte had applied for more than this: then this is not all of it.
    let mut owner = app.owner().await;
    let wished = format!(
        "update application set days_wished = 4, offer_wished = null, transport_wished = true where citizen_id = '{}'",
        file_of("jytte")
    );
    owner.batch_execute(&wished).await.expect("wished");
    let less = send(&thomas, "grantCreate", "", grant(&refusal, "less")).await;
    assert_eq!(field(&less), json!(["outcome"]), "{less}");
    owner.batch_execute(&wished.replace("= 4", "= 1")).await.expect("wished");
    let made =
        done(send(&thomas, "grantCreate", "granted { decision { id replacesId } }", grant(&refusal, "made")).await);
    assert!(kinds(&app, "jytte").await.contains(&"TRANSPORT_WAITS".to_owned()), "the ride she wished is not forgotten");
    assert_eq!(made["granted"]["decision"]["replacesId"], refusal);
    let again = send(&thomas, "grantCreate", "", grant(&refusal, "again")).await;
    assert_eq!(codes(&again), ["NOT_FOUND"], "a decision is replaced once");
    let changed = json!({
        "complaintId": complaint.expect("a complaint")["id"], "outcome": "CHANGED",
        "newDecisionId": made["granted"]["decision"]["id"], "reasons": "Vi så fejl", "easy": "Du får en plads.",
    });
    let met = done(send(&thomas, "complaintReassess", "complaint { status }", changed).await);
    assert_eq!(met["complaint"]["status"], "REASSESSED_CHANGED");
}
