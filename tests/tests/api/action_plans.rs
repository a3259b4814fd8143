//! Action plans (R13): offered, wanted, made.

use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::json;

use crate::stories::{codes, decision, done, field, kinds, send, terms};

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
async fn r13_a_plan_that_the_law_asks_for_says_so_when_it_is_judged_away() {
    let app = TestApp::start().await;
    let (mette, thomas) = (app.caseworker("mette"), app.caseworker("thomas"));
    let judge = |citizen: &str| json!({ "citizenId": file_of(citizen), "idempotencyKey": citizen, "judgedRelevant": false, "reason": "Én støtte" });
    let selection = "offer { status offeringIsDuty }";
    for (caseworker, citizen, ground, duty) in
        [(&mette, "anna", "MENTAL_IMPAIRMENT", true), (&thomas, "ib", "SPECIAL_SOCIAL_PROBLEMS", false)]
    {
        let found = json!({
            "citizenId": file_of(citizen), "idempotencyKey": "assess", "grounds": [ground],
            "needsSupportForMeaningfulDay": true, "considerations": "Bor alene",
        });
        done(send(caseworker, "assessmentCreate", "", found).await);
        let judged = done(send(caseworker, "actionPlanOffer", selection, judge(citizen)).await);
        assert_eq!(judged["offer"], json!({ "status": "NOT_RELEVANT", "offeringIsDuty": duty }), "{citizen}");
    }
}
