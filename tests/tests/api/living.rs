//! Living with a grant, as stories: each step through the API, by whoever does it.

use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer::demo::cast::account_id;
use samvaer_tests::{Caller, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{
    annas_grant, closing, codes, done, field, kinds, next_monday, open_day, open_follow_up, send, terms, there,
    unwelcome_decision, waiting,
};

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
    let read = "{ viewer { citizen { followUps { id contributions { text } } } } }";
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
    assert_eq!(next["plannedOn"], json!(open_day(350)));
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
