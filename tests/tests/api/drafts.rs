//! Drafts: nothing of a form is lost, and a relative prepares what the citizen sends or throws away.

use diesel_async::SimpleAsyncConnection;
use samvaer_tests::{Caller, TestApp, file_of};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{done, send};

async fn drafts(caller: &Caller) -> Vec<Value> {
    let query = format!(
        "{{ citizen(id: \"{}\") {{ drafts {{ id kind text wish subjects aboutId preparerName handedOver }} }} }}",
        file_of("bo")
    );
    caller.query(&query).await.ok().data("/citizen/drafts").as_array().cloned().expect("drafts")
}

fn tired(text: &str) -> Value {
    json!({ "citizenId": file_of("bo"), "kind": "CHANGE_NOTICE", "subjects": ["NEEDS"], "text": text })
}

async fn keep(caller: &Caller, input: Value) -> Value {
    done(send(caller, "draftKeep", "draft { id text }", input).await)
}

async fn hand_over(caller: &Caller, draft: &Value) -> Value {
    send(caller, "draftHandOver", "draft { handedOver }", json!({ "draftId": draft })).await
}

async fn confirm(caller: &Caller, draft: &Value, key: &str) -> Value {
    let input = json!({ "draftId": draft, "idempotencyKey": key });
    send(caller, "draftConfirm", "receipt { number }", input).await
}

#[tokio::test]
async fn a_relative_prepares_and_the_citizen_sends() {
    let app = TestApp::start().await;
    let (bo, karen) = (app.citizen("bo"), app.relative("karen"));
    keep(&karen, tired("Bo er")).await;
    let kept = keep(&karen, tired("Bo er mere træt.")).await;
    let draft = &kept["draft"]["id"];
    assert_eq!(drafts(&karen).await.len(), 1, "there is one of a kind");
    assert_eq!(drafts(&bo).await, Vec::<Value>::new(), "nobody sees it before it is handed over");

    done(hand_over(&karen, draft).await);
    let seen = drafts(&bo).await;
    assert_eq!((&seen[0]["preparerName"], &seen[0]["text"]), (&json!("Karen Holm"), &json!("Bo er mere træt.")));
    // What was handed over stays as it is: writing on begins another.
    keep(&karen, tired("Bo er ikke træt.")).await;
    assert_eq!(drafts(&bo).await, seen);
    // Karen may read Bo's week, and not write to the municipality about him.
    assert_eq!(confirm(&karen, draft, "karen").await["userErrors"][0]["code"], "NOT_FOUND");

    let sent = done(confirm(&bo, draft, "bo").await);
    assert_eq!(confirm(&bo, draft, "bo").await["receipt"], sent["receipt"], "sent twice is sent once");
    assert_eq!(drafts(&bo).await, Vec::<Value>::new());
    let notices = "{ viewer { citizen { changeNotices { text reportedAs number } } } }";
    let notice = bo.query(notices).await.ok().data("/viewer/citizen/changeNotices/0");
    assert_eq!((&notice["text"], &notice["reportedAs"]), (&json!("Bo er mere træt."), &json!("CITIZEN")));
    assert_eq!(notice["number"], sent["receipt"]["number"]);
}

#[tokio::test]
async fn who_prepared_takes_it_back_and_who_got_it_throws_it_away() {
    let app = TestApp::start().await;
    let (bo, karen) = (app.citizen("bo"), app.relative("karen"));
    let discard = async |caller: &Caller, draft: &Value| {
        send(caller, "draftDiscard", "discarded", json!({ "draftId": draft })).await["discarded"].clone()
    };
    for who in [&karen, &bo] {
        let kept = keep(&karen, tired("Bo er mere træt.")).await;
        let draft = &kept["draft"]["id"];
        assert_eq!(discard(&bo, draft).await, false, "Bo has not seen it yet");
        done(hand_over(&karen, draft).await);
        assert_eq!(discard(who, draft).await, true);
        assert_eq!(drafts(&karen).await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn an_own_draft_is_the_citizens_alone() {
    let app = TestApp::start().await;
    let bo = app.citizen("bo");
    let review = json!({
        "citizenId": file_of("bo"), "kind": "SUPPORT_REVIEW", "text": "Der er larm", "wish": "Mere ro",
    });
    let kept = keep(&bo, review).await;
    assert_eq!(drafts(&bo).await[0]["wish"], "Mere ro");
    assert_eq!(drafts(&app.relative("karen")).await, Vec::<Value>::new());
    let asked = format!("{{ citizen(id: \"{}\") {{ drafts {{ id }} }} }}", file_of("bo"));
    assert_eq!(app.caseworker("mette").query(&asked).await.codes(), ["FORBIDDEN"]);
    assert_eq!(hand_over(&bo, &kept["draft"]["id"]).await["userErrors"][0]["code"], "OUT_OF_RANGE");
    // Past the Rust checks too: without a condition, a relative removes nothing of the citizen's.
    let mut connection = app.app_role().await;
    connection.batch_execute("begin").await.expect("begun");
    connection.batch_execute("select * from enter('SUBJECT', 'demo:karen', 'RELATIVE', true)").await.expect("entered");
    connection.batch_execute("delete from draft").await.expect("what is hers");
    connection.batch_execute("commit").await.expect("committed");
    assert_eq!(drafts(&bo).await.len(), 1);
}

#[tokio::test]
async fn an_empty_draft_is_not_handed_over_and_an_old_one_is_gone() {
    let app = TestApp::start().await;
    let karen = app.relative("karen");
    let kept = keep(&karen, tired(" ")).await;
    let refused = hand_over(&karen, &kept["draft"]["id"]).await;
    assert_eq!(refused["userErrors"][0]["code"], "REASON_REQUIRED");

    let mut owner = app.owner().await;
    owner.batch_execute("update draft set changed_at = now() - interval '91 days'").await.expect("old");
    keep(&app.citizen("bo"), tired("Jeg er træt.")).await;
    assert_eq!(lines(&mut owner, "select text as line from draft").await, ["Jeg er træt."]);
}
