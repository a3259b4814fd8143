//! Living with a grant, as stories: each step through the API, by whoever does it. And each rule's refusal with its control.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::{self, today};
use samvaer::demo::cast::account_id;
use samvaer_tests::{Caller, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{annas_grant, codes, decision, done, field, next_monday, send, terms, unwelcome_decision};

/// The follow-up of a citizen that is not held.
async fn open_follow_up(caller: &Caller, citizen: &str) -> Value {
    let query = format!("{{ citizen(id: \"{}\") {{ followUps {{ id status plannedOn }} }} }}", file_of(citizen));
    let all = caller.query(&query).await.ok().data("/citizen/followUps");
    let open = |one: &&Value| ["PLANNED", "DUE_SOON", "OVERDUE"].contains(&one["status"].as_str().unwrap_or_default());
    all.as_array().and_then(|all| all.iter().find(open).cloned()).expect("an open follow-up")
}

/// What waits about a citizen.
async fn waiting(app: &TestApp, citizen: &str) -> Vec<Value> {
    let query = "{ tasks(first: 100) { edges { node { kind subjectId dueOn status ownerName citizen { id } } } } }";
    let all = app.caseworker("mette").query(query).await.ok().data("/tasks/edges");
    let all = all.as_array().cloned().unwrap_or_default();
    let of = |edge: &Value| edge["node"]["citizen"]["id"] == json!(file_of(citizen));
    all.into_iter().filter(of).map(|edge| edge["node"].clone()).collect()
}

async fn kinds(app: &TestApp, citizen: &str) -> Vec<String> {
    let all = waiting(app, citizen).await;
    all.iter().filter_map(|task| task["kind"].as_str().map(str::to_owned)).collect()
}

fn there(party: &str) -> Value {
    json!({ "party": party, "attended": true })
}

/// Closing a follow-up as it should be; `change` makes it another.
fn closing(follow_up: &Value, key: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut input = json!({
        "followUpId": follow_up["id"], "idempotencyKey": key, "heldOn": today(), "result": "CONTINUE",
        "attendance": [there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON")],
        "summary": "Anna trives og vil gerne fortsætte.", "easy": "Du er glad. Du kommer stadig.",
        "next": { "plannedOn": today() + TimeDelta::days(350), "startsAt": "10:00:00", "place": "Skoven" },
    });
    change(&mut input);
    input
}

#[tokio::test]
async fn a_the_yearly_follow_up_is_prepared_held_by_three_and_planned_again() {
    let app = TestApp::start().await;
    let (anna, mette, yrsa) = (app.citizen("anna"), app.caseworker("mette"), app.account("yrsa"));
    let follow_up = open_follow_up(&mette, "anna").await;
    assert!(kinds(&app, "anna").await.contains(&"FOLLOW_UP_DUE".to_owned()));

    // Anna answers a few questions; nobody sees her draft. Then she sends it.
    let prepare = |send: bool| {
        json!({
            "followUpId": follow_up["id"], "wellbeing": 4, "company": 5, "journey": 2,
            "wishes": "Jeg vil gerne lave mere i træ", "send": send,
        })
    };
    done(send(&anna, "followUpPrepare", "preparation { sent }", prepare(false)).await);
    let seen =
        format!("{{ citizen(id: \"{}\") {{ followUps {{ id preparation {{ wishes journey }} }} }} }}", file_of("anna"));
    let of_it = |answer: samvaer_tests::Answer| {
        let all = answer.ok().data("/citizen/followUps");
        all.as_array().and_then(|all| all.iter().find(|one| one["id"] == follow_up["id"]).cloned()).expect("it")
    };
    assert_eq!(of_it(mette.query(&seen).await)["preparation"], Value::Null, "a draft is Anna's alone");
    done(send(&anna, "followUpPrepare", "preparation { sent }", prepare(true)).await);
    assert_eq!(of_it(mette.query(&seen).await)["preparation"]["journey"], 2);
    let again = send(&anna, "followUpPrepare", "", prepare(true)).await;
    assert_eq!(codes(&again), ["ALREADY_CLOSED"], "what is sent is sent");

    // Yrsa says what she has seen, and Anna reads it.
    let text = json!({ "followUpId": follow_up["id"], "text": "Anna hjælper de nye. Hun er glad i skoven." });
    done(send(&yrsa, "followUpContribute", "contribution { writtenOn }", text).await);
    let read = "{ viewer { citizen { followUps { id contribution { text } } } } }";
    let read = anna.query(read).await.ok();
    assert!(read.text.contains("Hun er glad i skoven"));

    // They meet; Anna's mother comes along. The next one is planned in the same act.
    let held = closing(&follow_up, "held", |input| {
        input["attendance"] = json!([
            there("CITIZEN"), there("CASEWORKER"),
            { "party": "CONTACT_PERSON", "attended": false, "absenceReason": "Syg" },
            { "party": "RELATIVE", "name": "Karen Holm", "attended": true },
        ]);
        input["participation"] = json!("Du er med i alt.");
    });
    let selection = "followUp { status heldOn outcome { resultFfbCode participation easy attendance { party name attended absenceReason } } }";
    let held = done(send(&mette, "followUpClose", selection, held).await);
    assert_eq!(held["followUp"]["status"], "HELD");
    assert_eq!(held["followUp"]["outcome"]["resultFfbCode"], "1e971d84-10a4-4ef8-a8b3-0daa4c7d088a");
    assert_eq!(held["followUp"]["outcome"]["attendance"][2]["absenceReason"], "Syg");
    let next = open_follow_up(&mette, "anna").await;
    assert_eq!(next["plannedOn"], json!(today() + TimeDelta::days(350)));
    assert!(!kinds(&app, "anna").await.contains(&"FOLLOW_UP_DUE".to_owned()));
    // Anna reads what was said, in easy words; the contact person doesn't.
    let easy = "{ viewer { citizen { followUps { outcome { easy } } } } }";
    assert!(anna.query(easy).await.ok().text.contains("Du kommer stadig"));
    let outcome = format!("{{ citizen(id: \"{}\") {{ followUps {{ outcome {{ easy }} }} }} }}", file_of("anna"));
    assert!(yrsa.query(&outcome).await.codes().contains(&"FORBIDDEN".to_owned()));
}

#[tokio::test]
async fn b_a_complaint_about_a_partial_grant_is_reassessed_and_changes_it() {
    let app = TestApp::start().await;
    let (bo, mette, thomas) = (app.citizen("bo"), app.caseworker("mette"), app.caseworker("thomas"));
    let wish = json!({ "citizenId": file_of("bo"), "idempotencyKey": "wish", "wishes": "Fire dage", "daysWished": 4 });
    let applied = done(send(&bo, "applicationCreate", "application { id }", wish).await);
    let granted = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "applicationId": applied["application"]["id"],
        "idempotencyKey": "grant", "outcome": "PARTIAL", "validFrom": next_monday(), "terms": terms(&["TUESDAY", "THURSDAY"]),
        "decision": unwelcome_decision(),
    });
    let granted = done(send(&mette, "grantCreate", "granted { grant { id } decision { id } }", granted).await);
    let first = granted["granted"]["decision"]["id"].clone();

    // Bo complains from the portal, in a few words, and sees until when he has an answer.
    let complain = |key: &str| json!({ "decisionId": first, "idempotencyKey": key, "text": "To dage er for lidt" });
    let selection = "complaint { id number late status reassessBy channel submittedAs }";
    let complaint = done(send(&bo, "complaintSend", selection, complain("once")).await)["complaint"].clone();
    let by = samvaer::complaints::reassess_by(today());
    assert_eq!(
        (&complaint["late"], &complaint["status"], &complaint["reassessBy"], &complaint["channel"]),
        (&json!(false), &json!("RECEIVED"), &json!(by), &json!("PORTAL"))
    );
    assert_eq!(codes(&send(&bo, "complaintSend", "", complain("twice")).await), ["ALREADY_EXISTS"]);
    let task = waiting(&app, "bo").await.into_iter().find(|task| task["kind"] == "COMPLAINT_WAITS").expect("a task");
    assert_eq!(task["dueOn"], json!(by), "the law's four weeks");

    // Thomas looks at it again. A change rests on a new decision, and says why in easy words.
    let reassess = |outcome: &str, decision: Value, key: &str| {
        let _ = key;
        json!({
            "complaintId": complaint["id"], "outcome": outcome, "newDecisionId": decision,
            "reasons": "Du kan mere, end vi troede", "easy": "Du får fire dage.",
        })
    };
    let none = send(&thomas, "complaintReassess", "", reassess("CHANGED", Value::Null, "none")).await;
    assert_eq!(field(&none), json!(["newDecisionId"]));
    let old = send(&thomas, "complaintReassess", "", reassess("CHANGED", first.clone(), "old")).await;
    assert_eq!(codes(&old), ["NOT_FOUND"], "the decision complained about is no new one");
    let ride = json!({
        "grantId": granted["granted"]["grant"]["id"], "idempotencyKey": "ride", "hasNeed": false, "canUsePublicTransport": true,
        "reason": "Cykler", "outcome": "REFUSED", "validFrom": next_monday(), "decision": unwelcome_decision(),
    });
    let ride = done(send(&thomas, "transportDecide", "decision { id }", ride).await)["decision"]["id"].clone();
    let other = send(&thomas, "complaintReassess", "", reassess("CHANGED", ride, "ride")).await;
    assert_eq!(codes(&other), ["NOT_FOUND"], "a refused ride gives no days");
    let change = json!({
        "grantId": granted["granted"]["grant"]["id"], "idempotencyKey": "change", "validFrom": next_monday(),
        "terms": terms(&["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY"]), "decision": unwelcome_decision(),
    });
    let changed = done(send(&thomas, "grantChange", "changed { decision { id replacesId } }", change).await);
    assert_eq!(changed["changed"]["decision"]["replacesId"], first);
    let new = changed["changed"]["decision"]["id"].clone();
    done(send(&thomas, "complaintReassess", "", reassess("CHANGED", new.clone(), "new")).await);
    assert!(!kinds(&app, "bo").await.iter().any(|kind| kind.starts_with("COMPLAINT")));
    let seen = "{ viewer { citizen { complaints { status easy newDecisionId } grants { daysPerWeek } } } }";
    let seen = bo.query(seen).await.ok().data("/viewer/citizen");
    assert_eq!(
        seen["complaints"],
        json!([{ "status": "REASSESSED_CHANGED", "easy": "Du får fire dage.", "newDecisionId": new }])
    );
    assert_eq!(seen["grants"][0]["daysPerWeek"], 4);
    // What is changed in full is not sent on.
    let on = json!({ "complaintId": complaint["id"] });
    assert_eq!(codes(&send(&thomas, "complaintForward", "", on).await), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn c_a_relatives_notice_becomes_a_review_fewer_days_and_a_new_decision() {
    let app = TestApp::start().await;
    let (mona, anna, mette) = (app.relative("mona"), app.citizen("anna"), app.caseworker("mette"));
    // Mona may talk with the municipality about changes; she gets a receipt and nothing else.
    let notice = |subjects: Value, key: &str| {
        json!({
            "citizenId": file_of("anna"), "idempotencyKey": key, "subjects": subjects,
            "text": "Anna sover hele eftermiddagen, når hun kommer hjem",
        })
    };
    let receipt = "receipt { number receivedOn answerBy }";
    let sent = done(send(&mona, "changeNoticeSend", receipt, notice(json!(["FUNCTION", "NEEDS"]), "told")).await);
    assert_eq!(sent["receipt"]["receivedOn"], json!(today()));
    assert_eq!(sent["receipt"]["answerBy"], Value::Null, "nothing is promised that nobody promised");
    let notices = format!("{{ citizen(id: \"{}\") {{ changeNotices {{ text }} }} }}", file_of("anna"));
    assert_eq!(mona.query(&notices).await.codes(), ["FORBIDDEN"]);
    let number = sent["receipt"]["number"].clone();

    // Mette finds it by its number, talks with Anna, and answers.
    let all =
        format!("{{ citizen(id: \"{}\") {{ changeNotices {{ id number subjects answeredOn }} }} }}", file_of("anna"));
    let all = mette.query(&all).await.ok().data("/citizen/changeNotices");
    let found = all.as_array().and_then(|all| all.iter().find(|one| one["number"] == number).cloned()).expect("it");
    assert_eq!(found["subjects"], json!(["FUNCTION", "NEEDS"]));
    let review = json!({
        "citizenId": file_of("anna"), "grantId": annas_grant(&app).await, "idempotencyKey": "review",
        "reason": "Tre dage er for meget", "wish": "To dage",
    });
    let asked = done(send(&anna, "supportReviewRequest", receipt, review).await);
    let reviews = "{ viewer { citizen { supportReviews { id number status outcome easy } } } }";
    let mine = anna.query(reviews).await.ok().data("/viewer/citizen/supportReviews");
    let mine =
        mine.as_array().and_then(|all| all.iter().find(|one| one["number"] == asked["receipt"]["number"]).cloned());
    let review_id = mine.expect("it is there")["id"].clone();
    done(send(&mette, "supportReviewBegin", "review { status }", json!({ "reviewId": review_id })).await);
    let conclude = json!({
        "reviewId": review_id, "dialogueOn": today(), "dialogue": "Anna vil gerne have to dage og mere ro",
        "outcome": "REORGANISED", "conclusion": "To dage fra næste uge", "easy": "Du kommer to dage. Så kan du hvile.",
    });
    done(send(&mette, "supportReviewClose", "review { status }", conclude).await);
    let fewer = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "fewer", "validFrom": next_monday(),
        "terms": { "daysPerWeek": 2, "purpose": "Samvær", "scopeReason": "Du bliver træt", "days": [{ "weekday": "MONDAY" }, { "weekday": "WEDNESDAY" }] },
        "decision": unwelcome_decision(),
    });
    let changed =
        done(send(&mette, "grantChange", "changed { decision { outcome reasons lastDayToComplain } }", fewer).await);
    assert_eq!(changed["changed"]["decision"]["outcome"], "CHANGED");
    assert!(changed["changed"]["decision"]["lastDayToComplain"].is_string());
    let answer = json!({ "noticeId": found["id"], "answer": "Anna kommer to dage fra næste uge" });
    done(send(&mette, "changeNoticeAnswer", "notice { answeredOn }", answer.clone()).await);
    assert_eq!(codes(&send(&mette, "changeNoticeAnswer", "", answer).await), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn r22_d_low_participation_leads_to_a_reassessment_and_never_to_a_stop() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let (grant, follow_up) = (annas_grant(&app).await, open_follow_up(&mette, "anna").await);
    let held = closing(&follow_up, "held", |input| {
        input["result"] = json!("END_AND_REFER");
        input["reassessment"] = json!({ "trigger": "LOW_PARTICIPATION", "outcome": "OTHER_SUPPORT" });
        input["participation"] = json!("Du kommer ikke så tit mere. Det er i orden at sige.");
    });
    let outcome = "followUp { outcome { result resultFfbCode reassessmentTrigger reassessmentOutcome } }";
    let held = done(send(&mette, "followUpClose", outcome, held).await);
    assert_eq!(held["followUp"]["outcome"]["reassessmentOutcome"], "OTHER_SUPPORT");
    // The place stands; somebody has to decide.
    let status = "{ viewer { citizen { grants { id status validTo } } } }";
    let grants = app.citizen("anna").query(status).await.ok().data("/viewer/citizen/grants");
    let current = grants.as_array().and_then(|all| all.iter().find(|one| one["id"] == grant).cloned()).expect("it");
    assert_eq!((&current["status"], &current["validTo"]), (&json!("CURRENT"), &Value::Null));
    assert!(kinds(&app, "anna").await.contains(&"DECISION_AFTER_FOLLOW_UP".to_owned()));
    // Another support: the place ends by a decision, and with it the follow-up that was planned for later.
    let end = json!({ "grantId": grant, "idempotencyKey": "end", "validTo": next_monday(), "decision": unwelcome_decision() });
    done(send(&mette, "grantEnd", "", end).await);
    let left = kinds(&app, "anna").await;
    assert!(!left.iter().any(|kind| kind.contains("FOLLOW_UP")), "{left:?}");
    let after = format!("{{ citizen(id: \"{}\") {{ followUps {{ status plannedOn }} }} }}", file_of("anna"));
    let after = mette.query(&after).await.ok();
    assert!(after.text.contains("CANCELLED"), "{}", after.text);
}

#[tokio::test]
async fn e_a_caseworker_leaves_another_covers_and_nothing_is_dropped() {
    let app = TestApp::start().await;
    let thomas = app.caseworker("thomas");
    let count = async |owner: &str| {
        let query = format!("{{ tasks(owner: {owner}) {{ totalCount }} }}");
        thomas.query(&query).await.ok().data("/tasks/totalCount").as_i64().unwrap_or_default()
    };
    let (all, mine, nobodys) = (count("ANYBODY").await, count("ME").await, count("NOBODY").await);
    assert!(nobodys < all && mine > 0);
    // Mette leaves today. What was hers is nobody's, and everybody sees it.
    let mut owner = app.owner().await;
    let left = format!("update account_role set valid_to = current_date where account_id = '{}'", account_id("mette"));
    owner.batch_execute(&left).await.expect("she left");
    assert_eq!((count("ANYBODY").await, count("ME").await), (all, mine), "nothing is dropped");
    let hers = count("NOBODY").await - nobodys;
    assert!(hers > 0);
    // Thomas takes over.
    let cover = |by: &str, key: &str| {
        json!({
            "idempotencyKey": key, "accountId": account_id("mette"), "coveredById": account_id(by), "validFrom": today(),
        })
    };
    let ulla = send(&thomas, "staffCoverSet", "", cover("ulla", "ulla")).await;
    assert_eq!((codes(&ulla), field(&ulla)), (vec!["NOT_FOUND".into()], json!(["coveredById"])), "she has left too");
    let set = done(send(&thomas, "staffCoverSet", "cover { id validTo }", cover("thomas", "thomas")).await);
    assert_eq!((count("ME").await, count("NOBODY").await), (mine + hers, nobodys));
    assert_eq!(codes(&send(&thomas, "staffCoverSet", "", cover("frida", "both")).await), ["OVERLAP"]);
    // Anna gets a caseworker of her own; the cover of the rest ends.
    let assign = json!({ "citizenId": file_of("anna"), "accountId": account_id("thomas"), "idempotencyKey": "anna" });
    done(send(&thomas, "caseworkerAssign", "assignment { accountId }", assign).await);
    let contacts = "{ viewer { citizen { contacts { kind name } } } }";
    let contacts = app.citizen("anna").query(contacts).await.ok();
    assert!(contacts.text.contains("Thomas Bech"), "{}", contacts.text);
    let annas = waiting_count(&thomas, "anna").await;
    let end = json!({ "coverId": set["cover"]["id"], "validTo": today() });
    done(send(&thomas, "staffCoverEnd", "", end).await);
    assert_eq!(count("ME").await, mine + annas, "Anna's stay his");
    assert_eq!(count("ANYBODY").await, all);
}

async fn waiting_count(caller: &Caller, citizen: &str) -> i64 {
    let all =
        caller.query("{ tasks(first: 100) { edges { node { citizen { id } } } } }").await.ok().data("/tasks/edges");
    let of = |edge: &&Value| edge["node"]["citizen"]["id"] == json!(file_of(citizen));
    i64::try_from(all.as_array().map_or(0, |all| all.iter().filter(of).count())).expect("a count")
}

#[tokio::test]
async fn r24_f_somebody_without_access_tells_of_a_change_and_learns_nothing() {
    let app = TestApp::start().await;
    let (niels, mette) = (app.relative("niels"), app.caseworker("mette"));
    let tell = |about: &str, key: &str| {
        json!({
            "idempotencyKey": key, "about": about, "relation": "nabo", "subjects": ["RESOURCES"],
            "text": "Jeg tror, hun har brug for mere hjælp",
        })
    };
    // The receipt is the same whether there is such a citizen or not.
    let receipt = "receipt { number receivedOn answerBy }";
    let known = done(send(&niels, "outsideNoticeSend", receipt, tell("Anna Holm", "known")).await);
    let unknown = done(send(&niels, "outsideNoticeSend", receipt, tell("Xerxes Nobody", "unknown")).await);
    let shape = |payload: &Value| {
        let receipt = &payload["receipt"];
        (receipt["receivedOn"].clone(), receipt["answerBy"].clone(), receipt["number"].as_str().map(str::len))
    };
    assert_eq!(shape(&known), shape(&unknown));
    // He reads nothing, and can't go on for ever.
    assert_eq!(niels.query("{ outsideNotices { id } }").await.codes(), ["FORBIDDEN"]);
    let mut refused = Value::Null;
    for number in 0..6 {
        refused = send(&niels, "outsideNoticeSend", "", tell("Anna", &format!("more {number}"))).await;
    }
    assert_eq!(codes(&refused), ["OUT_OF_RANGE"]);
    done(send(&app.relative("lars"), "outsideNoticeSend", receipt, tell("Anna", "lars")).await);
    let empty = send(&app.relative("lars"), "outsideNoticeSend", "", tell("", "empty")).await;
    assert_eq!(field(&empty), json!(["about"]));

    // A caseworker says whom it is about; then it is in that file, and waits there.
    let open = mette.query("{ outsideNotices { id number about } }").await.ok().data("/outsideNotices");
    let by_number = |number: &Value| {
        open.as_array().and_then(|all| all.iter().find(|one| one["number"] == *number).cloned()).expect("it")
    };
    let (hers, nobodys) = (by_number(&known["receipt"]["number"]), by_number(&unknown["receipt"]["number"]));
    let before = kinds(&app, "bo").await.iter().filter(|kind| *kind == "NOTICE_WAITS").count();
    let matched = json!({ "noticeId": hers["id"], "citizenId": file_of("bo"), "idempotencyKey": "match" });
    let notice = done(send(&mette, "outsideNoticeMatch", "notice { reporterName reportedAs text }", matched).await);
    assert_eq!(notice["notice"]["reporterName"], "Niels Krogh (nabo)");
    assert_eq!(kinds(&app, "bo").await.iter().filter(|kind| *kind == "NOTICE_WAITS").count(), before + 1);
    let close = |reason: &str| json!({ "noticeId": nobodys["id"], "reason": reason });
    assert_eq!(field(&send(&mette, "outsideNoticeClose", "", close(" ")).await), json!(["reason"]));
    done(send(&mette, "outsideNoticeClose", "notice { id }", close("Ingen af det navn")).await);
    assert_eq!(codes(&send(&mette, "outsideNoticeClose", "", close("Igen")).await), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn g_pension_age_is_a_task_with_a_day_and_the_place_stands() {
    let app = TestApp::start().await;
    let thomas = app.caseworker("thomas");
    let task =
        waiting(&app, "hans").await.into_iter().find(|task| task["kind"] == "PENSION_AGE_REACHED").expect("a task");
    assert_eq!((&task["status"], &task["ownerName"]), (&json!("OVERDUE"), &json!("Thomas Bech")));
    let assessed = json!({
        "citizenId": file_of("hans"), "idempotencyKey": "anew", "grounds": ["MENTAL_IMPAIRMENT"],
        "needsSupportForMeaningfulDay": true, "considerations": "Hans har stadig brug for en hverdag med andre",
        "ageReason": "Behovet er det samme som før",
    });
    done(send(&thomas, "assessmentCreate", "assessment { ageStatus }", assessed).await);
    assert!(!kinds(&app, "hans").await.contains(&"PENSION_AGE_REACHED".to_owned()));
    let grants = app.citizen("hans").query("{ viewer { citizen { grants { status validTo } } } }").await.ok();
    assert_eq!(grants.data("/viewer/citizen/grants/0"), json!({ "status": "CURRENT", "validTo": null }));
}

#[tokio::test]
async fn r13_a_plan_is_made_when_it_is_relevant_and_wanted() {
    let app = TestApp::start().await;
    let (mette, bo) = (app.caseworker("mette"), app.citizen("bo"));
    let plan = |key: &str, purpose: &str| {
        json!({
            "citizenId": file_of("bo"), "idempotencyKey": key, "purpose": purpose, "support": "En plads", "duration": "Et år",
            "circumstances": "Bor selv", "easy": "Du kommer ud.",
            "goals": [{ "type": "MAINTAIN", "text": "At se andre", "easy": "Du ser andre." }],
        })
    };
    let offered = |relevant: bool, key: &str| json!({ "citizenId": file_of("bo"), "idempotencyKey": key, "judgedRelevant": relevant, "reason": "Flere slags støtte" });
    assert_eq!(codes(&send(&mette, "actionPlanMake", "", plan("none", "Trivsel")).await), ["NOT_NEEDED"]);
    done(send(&mette, "actionPlanOffer", "offer { status }", offered(false, "not relevant")).await);
    assert_eq!(codes(&send(&mette, "actionPlanMake", "", plan("irrelevant", "Trivsel")).await), ["NOT_NEEDED"]);
    let open = done(send(&mette, "actionPlanOffer", "offer { id status }", offered(true, "relevant")).await);
    assert_eq!(open["offer"]["status"], "OFFERED");
    assert_eq!(codes(&send(&mette, "actionPlanMake", "", plan("unanswered", "Trivsel")).await), ["NOT_NEEDED"]);
    let answer = json!({ "offerId": open["offer"]["id"], "wants": true });
    done(send(&bo, "actionPlanAnswer", "offer { status answeredOn }", answer.clone()).await);
    assert_eq!(codes(&send(&bo, "actionPlanAnswer", "", answer).await), ["ALREADY_CLOSED"]);
    assert!(kinds(&app, "bo").await.contains(&"ACTION_PLAN_TO_MAKE".to_owned()));
    assert_eq!(field(&send(&mette, "actionPlanMake", "", plan("blank", " ")).await), json!(["purpose"]));
    let made = "actionPlan { current goals { type typeFfbCode } }";
    let made = done(send(&mette, "actionPlanMake", made, plan("made", "Trivsel")).await);
    assert_eq!(
        made["actionPlan"],
        json!({ "current": true, "goals": [{ "type": "MAINTAIN", "typeFfbCode": "10752a63-00b4-4958-b7f4-9f3a18f74266" }] })
    );
    assert!(!kinds(&app, "bo").await.contains(&"ACTION_PLAN_TO_MAKE".to_owned()));
    // A new one replaces it, and both are there to read.
    done(send(&mette, "actionPlanMake", "", plan("again", "Mere trivsel")).await);
    let plans = bo.query("{ viewer { citizen { actionPlans { purpose current } } } }").await.ok();
    assert_eq!(
        plans.data("/viewer/citizen/actionPlans"),
        json!([{ "purpose": "Mere trivsel", "current": true }, { "purpose": "Trivsel", "current": false }])
    );
    // The database wants both too.
    let mut owner = app.owner().await;
    let smuggled = "insert into action_plan select gen_random_uuid(), citizen_id, id, current_date, offered_by, null, 'a', 'b', \
                    'c', 'd', 'e' from action_plan_offer where not judged_relevant limit 1";
    let error = owner.batch_execute(smuggled).await.expect_err("refused").to_string();
    assert!(error.contains("relevant and wanted"), "{error}");
}

#[tokio::test]
async fn r13_who_has_an_impairment_and_a_place_is_to_be_offered_a_plan() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let granted = json!({
        "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "idempotencyKey": "grant", "outcome": "FULL",
        "validFrom": today(), "terms": terms(&["MONDAY"]), "decision": decision(),
    });
    done(send(&mette, "grantCreate", "", granted).await);
    assert!(kinds(&app, "bo").await.contains(&"ACTION_PLAN_TO_OFFER".to_owned()), "{:?}", kinds(&app, "bo").await);
    let offered = json!({
        "citizenId": file_of("bo"), "idempotencyKey": "offer", "judgedRelevant": true, "reason": "Flere slags støtte",
        "citizenWants": false,
    });
    done(send(&mette, "actionPlanOffer", "", offered).await);
    assert!(!kinds(&app, "bo").await.iter().any(|kind| kind.starts_with("ACTION_PLAN")), "offered, and not wanted");
}

#[tokio::test]
async fn r20_a_follow_up_with_a_party_unrecorded_is_not_closed() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let attendance: [(Value, &str); 4] = [
        (json!([there("CITIZEN"), there("CASEWORKER")]), "attendance"),
        (json!([there("CITIZEN"), there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON")]), "attendance"),
        (
            json!([there("CITIZEN"), there("CASEWORKER"), { "party": "CONTACT_PERSON", "attended": false }]),
            "absenceReason",
        ),
        (json!([there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON"), there("BISIDDER")]), "name"),
    ];
    for (number, (attendance, wrong)) in attendance.into_iter().enumerate() {
        let input = closing(&follow_up, &format!("wrong {number}"), |input| input["attendance"] = attendance);
        let refused = send(&mette, "followUpClose", "", input).await;
        let field = field(&refused);
        assert_eq!(field.as_array().and_then(|path| path.last().cloned()), Some(json!(wrong)), "{refused}");
    }
    let away = |party: &str| json!({ "party": party, "attended": false, "absenceReason": "Syg" });
    let nobody = closing(&follow_up, "nobody", |input| {
        input["attendance"] = json!([away("CITIZEN"), away("CASEWORKER"), away("CONTACT_PERSON")]);
    });
    assert_eq!(codes(&send(&mette, "followUpClose", "", nobody).await), ["OUT_OF_RANGE"], "nobody met");
    // The database holds it without the server.
    let mut owner = app.owner().await;
    let held = format!("update follow_up set held_on = current_date where id = {}", quoted(&follow_up["id"]));
    let error = owner.batch_execute(&held).await.expect_err("refused").to_string();
    assert!(error.contains("three parties"), "{error}");
    done(send(&mette, "followUpClose", "", closing(&follow_up, "right", |_| {})).await);
    let again = send(&mette, "followUpClose", "", closing(&follow_up, "again", |_| {})).await;
    assert_eq!(codes(&again), ["ALREADY_CLOSED"]);
}

fn quoted(value: &Value) -> String {
    format!("'{}'", value.as_str().expect("text"))
}

#[tokio::test]
async fn r19_a_follow_up_is_closed_with_the_next_one_planned() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let none = closing(&follow_up, "none", |input| input["next"] = Value::Null);
    assert_eq!(field(&send(&mette, "followUpClose", "", none).await), json!(["next"]));
    let late =
        closing(&follow_up, "late", |input| input["next"] = json!({ "plannedOn": today() + TimeDelta::days(400) }));
    assert_eq!(field(&send(&mette, "followUpClose", "", late).await), json!(["next", "plannedOn"]));
    let future = closing(&follow_up, "future", |input| input["heldOn"] = json!(today() + TimeDelta::days(1)));
    assert_eq!(field(&send(&mette, "followUpClose", "", future).await), json!(["heldOn"]));
    // Nothing of that is half-written.
    assert_eq!(open_follow_up(&mette, "anna").await["id"], follow_up["id"]);
    done(send(&mette, "followUpClose", "", closing(&follow_up, "right", |_| {})).await);
    // It may be moved, within the year.
    let next = open_follow_up(&mette, "anna").await;
    let to = |day: NaiveDate| json!({ "followUpId": next["id"], "plannedOn": day });
    assert_eq!(
        field(&send(&mette, "followUpMove", "", to(today() + TimeDelta::days(400))).await),
        json!(["plannedOn"])
    );
    let moved = done(send(&mette, "followUpMove", "followUp { plannedOn }", to(today() + TimeDelta::days(90))).await);
    assert_eq!(moved["followUp"]["plannedOn"], json!(today() + TimeDelta::days(90)));
}

#[tokio::test]
async fn r21_r22_a_note_on_participation_is_friendly_and_optional() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let follow_up = open_follow_up(&mette, "anna").await;
    let easy = closing(&follow_up, "no easy words", |input| input["easy"] = json!("  "));
    assert_eq!(field(&send(&mette, "followUpClose", "", easy).await), json!(["easy"]));
    let outcome = "followUp { outcome { participation reassessmentTrigger reassessmentOutcome } }";
    let held = done(send(&mette, "followUpClose", outcome, closing(&follow_up, "held", |_| {})).await);
    assert_eq!(
        held["followUp"]["outcome"],
        json!({ "participation": null, "reassessmentTrigger": null, "reassessmentOutcome": null })
    );
}

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
    assert!(!kinds(&app, "anna").await.is_empty());
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
async fn what_waits_is_due_by_working_days_and_found_by_who_where_and_how_late() {
    let app = TestApp::start().await;
    let (mette, dan, yrsa) = (app.caseworker("mette"), app.account("dan"), app.account("yrsa"));
    let wish =
        json!({ "citizenId": file_of("anna"), "idempotencyKey": "told", "subjects": ["NEEDS"], "text": "Mere træt" });
    done(send(&app.citizen("anna"), "changeNoticeSend", "", wish).await);
    let due = async || {
        let all = waiting(&app, "anna").await;
        let last =
            all.into_iter().filter(|task| task["kind"] == "NOTICE_WAITS").max_by_key(|task| task["dueOn"].to_string());
        last.expect("it waits")["dueOn"].clone()
    };
    assert_eq!(due().await, json!(calendar::working_days_after(today(), 5)), "the municipality's five working days");
    let limit = |days: i32| json!({ "kind": "NOTICE_WAITS", "workingDays": days });
    assert_eq!(field(&send(&dan, "taskTimeLimitSet", "", limit(0)).await), json!(["workingDays"]));
    done(send(&dan, "taskTimeLimitSet", "timeLimit { workingDays }", limit(30)).await);
    assert_eq!(due().await, json!(calendar::working_days_after(today(), 30)), "the database counts as the server does");

    let list = async |arguments: &str| {
        let query = format!(
            "{{ tasks(first: 100{arguments}) {{ totalCount edges {{ cursor node {{ kind status dueOn since offer {{ code }} }} }} }} }}"
        );
        let answer = mette.query(&query).await.ok().data("/tasks");
        let nodes = answer["edges"].as_array().cloned().unwrap_or_default();
        assert_eq!(answer["totalCount"].as_u64(), u64::try_from(nodes.len()).ok());
        nodes.into_iter().map(|edge| edge["node"].clone()).collect::<Vec<_>>()
    };
    let overdue = list(", status: OVERDUE").await;
    assert!(!overdue.is_empty() && overdue.iter().all(|task| task["status"] == "OVERDUE"));
    let soon = list(", status: DUE_SOON").await;
    let later = list(", status: WAITING").await;
    assert!(
        soon.iter().all(|task| task["status"] == "DUE_SOON") && later.iter().all(|task| task["status"] == "WAITING")
    );
    assert_eq!(overdue.len() + soon.len() + later.len(), list("").await.len());
    let by_due: Vec<String> = list("").await.iter().map(|task| task["dueOn"].to_string()).collect();
    assert!(by_due.is_sorted());
    let by_since: Vec<String> = list(", order: SINCE").await.iter().map(|task| task["since"].to_string()).collect();
    assert!(by_since.is_sorted());
    let there = list(&format!(", offerId: \"{}\"", offer("klub-vi"))).await;
    assert!(!there.is_empty() && there.iter().all(|task| task["offer"]["code"] == "klub-vi"));

    // A contact person has what the own offer is to say, and nothing else.
    let own = "{ tasks { edges { node { kind offer { code } } } } }";
    let follow_up = open_follow_up(&mette, "anna").await;
    let before = yrsa.query(own).await.ok();
    assert!(!before.text.contains("NOTICE_WAITS"), "{}", before.text);
    let mut owner = app.owner().await;
    owner.batch_execute("delete from follow_up_contribution").await.expect("nobody has said anything");
    let waits = yrsa.query(own).await.ok().data("/tasks/edges");
    let waits = waits.as_array().cloned().unwrap_or_default();
    assert!(!waits.is_empty() && waits.iter().all(|edge| edge["node"]["kind"] == "CONTRIBUTION_WAITS"));
    let text = json!({ "followUpId": follow_up["id"], "text": "Anna er glad" });
    done(send(&yrsa, "followUpContribute", "", text).await);
    assert_eq!(yrsa.query(own).await.ok().data("/tasks/edges").as_array().map(Vec::len), Some(waits.len() - 1));
}

#[tokio::test]
async fn whom_nobody_may_reach_is_on_a_list_of_its_own() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let list = "{ outreach { plannedOn followUpId citizen { id name } } }";
    let found = mette.query(list).await.ok().data("/outreach");
    let found = found.as_array().cloned().unwrap_or_default();
    assert!(!found.is_empty());
    // Anna signs in herself, and Gerda, who has no helper, has an account: neither is on it.
    assert!(!found.iter().any(|entry| entry["citizen"]["id"] == json!(file_of("anna"))));
    let soon = today() + TimeDelta::days(30);
    let day = |entry: &Value| entry["plannedOn"].as_str().and_then(|day| day.parse::<NaiveDate>().ok()).expect("a day");
    assert!(found.iter().all(|entry| day(entry) <= soon));
    for other in [app.account("yrsa"), app.citizen("anna"), app.account("dan")] {
        assert_eq!(other.query(list).await.codes(), ["FORBIDDEN"]);
    }
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
async fn r19_moving_a_follow_up_does_not_move_the_day_it_was_due_by() {
    let app = TestApp::start().await;
    let thomas = app.caseworker("thomas");
    let follow_up = open_follow_up(&thomas, "gerda").await;
    assert_eq!(follow_up["status"], "OVERDUE", "the control");
    let moved = json!({ "followUpId": follow_up["id"], "plannedOn": today() + TimeDelta::days(20) });
    done(send(&thomas, "followUpMove", "", moved).await);
    let task =
        waiting(&app, "gerda").await.into_iter().find(|task| task["kind"] == "FOLLOW_UP_DUE").expect("still a task");
    assert_eq!(task["status"], "OVERDUE", "late stays late: {task}");
}

#[tokio::test]
async fn r19_a_place_that_ends_years_ahead_is_followed_up_until_then() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let end = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "end", "validTo": today() + TimeDelta::days(1_000),
        "decision": unwelcome_decision(),
    });
    done(send(&mette, "grantEnd", "", end).await);
    let follow_up = open_follow_up(&mette, "anna").await;
    let none = closing(&follow_up, "none", |input| input["next"] = Value::Null);
    assert_eq!(field(&send(&mette, "followUpClose", "", none).await), json!(["next"]));
    done(send(&mette, "followUpClose", "", closing(&follow_up, "next", |_| {})).await);
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
async fn nobody_is_given_an_own_case_and_cover_is_followed_to_its_end() {
    let app = TestApp::start().await;
    let (mette, thomas) = (app.caseworker("mette"), app.caseworker("thomas"));
    let assign = |citizen: &str, account: &str, key: &str| json!({ "citizenId": file_of(citizen), "accountId": account_id(account), "idempotencyKey": key });
    let own = send(&mette, "caseworkerAssign", "", assign("viggo", "viggo", "own")).await;
    assert_eq!((codes(&own), field(&own)), (vec!["NOT_FOUND".into()], json!(["accountId"])));
    // To and fro on one day, and the last one holds.
    for (account, key) in [("thomas", "1"), ("mette", "2"), ("thomas", "3"), ("thomas", "4")] {
        let assigned =
            done(send(&mette, "caseworkerAssign", "assignment { accountId }", assign("anna", account, key)).await);
        assert_eq!(assigned["assignment"]["accountId"], json!(account_id(account)));
    }
    let anna = app.citizen("anna");
    let called = async || {
        let contacts = anna.query("{ viewer { citizen { contacts { kind name } } } }").await.ok();
        contacts.data("/viewer/citizen/contacts/0/name")
    };
    assert_eq!(called().await, "Thomas Bech");
    let holder = "{ viewer { citizen { followUps { status caseworkerName } } } }";
    assert_eq!(anna.query(holder).await.ok().data("/viewer/citizen/followUps/0/caseworkerName"), "Thomas Bech");
    // Thomas is away, and so is who covers for him: whoever is there is who Anna calls, and whose tasks they are.
    let cover = |account: &str, by: &str| {
        json!({
            "idempotencyKey": format!("{account} {by}"), "accountId": account_id(account), "coveredById": account_id(by),
            "validFrom": today(), "validTo": today() + TimeDelta::days(14),
        })
    };
    done(send(&mette, "staffCoverSet", "", cover("thomas", "frida")).await);
    done(send(&mette, "staffCoverSet", "", cover("frida", "mette")).await);
    assert_eq!(called().await, "Mette Skov");
    assert!(waiting(&app, "anna").await.iter().all(|task| task["ownerName"] == "Mette Skov"));
    // Vera's caseworker has left; Thomas covered for her, and now all of that is Mette's.
    assert!(waiting(&app, "vera").await.iter().all(|task| task["ownerName"] == "Mette Skov"));
    // A case that would come to its own citizen is nobody's.
    done(
        send(&thomas, "staffCoverEnd", "", json!({ "coverId": cover_of(&mette, "frida").await, "validTo": today() }))
            .await,
    );
    done(send(&mette, "staffCoverSet", "", json!({
        "idempotencyKey": "viggo", "accountId": account_id("frida"), "coveredById": account_id("viggo"), "validFrom": today(),
        "validTo": today() + TimeDelta::days(14),
    })).await);
    assert!(waiting(&app, "viggo").await.iter().all(|task| task["ownerName"].is_null()));
}

/// The id of who covers for somebody now.
async fn cover_of(caller: &Caller, account: &str) -> Value {
    let staff = caller.query("{ staff { accountId covers { id validFrom } } }").await.ok().data("/staff");
    let mine = |one: &&Value| one["accountId"] == json!(account_id(account));
    let found = staff.as_array().and_then(|all| all.iter().find(mine).cloned()).expect("somebody on the staff");
    let covers = found["covers"].as_array().cloned().unwrap_or_default();
    covers.into_iter().find(|cover| cover["validFrom"] == json!(today())).expect("a cover")["id"].clone()
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
    let told = |text: &str, by: &str| {
        format!(
            "update follow_up_contribution set text = '{text}', written_by = {by}, written_on = current_date where citizen_id = '{anna}'"
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
        ("demo:yrsa", "CONTACT_PERSON", told("Glad", me), told("Glad", &other)),
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
