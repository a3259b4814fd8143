//! The work list: what waits, by when, whose work it is, and who takes over.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::{self, today};
use samvaer::demo::cast::account_id;
use samvaer_tests::{Caller, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{codes, done, field, open_follow_up, send, waiting};

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
    // So that there are some, whatever day it is.
    let near = "update follow_up set planned_on = current_date + 5 where held_on is null and cancelled_on is null";
    app.owner().await.batch_execute(near).await.expect("follow-ups soon");
    let list = "{ outreach(first: 100) { totalCount edges { cursor node { plannedOn followUpId ownerName citizen { id name } } } } }";
    let answer = mette.query(list).await.ok().data("/outreach");
    let edges = answer["edges"].as_array().cloned().unwrap_or_default();
    let found: Vec<Value> = edges.iter().map(|edge| edge["node"].clone()).collect();
    assert!(found.len() > 1, "{answer}");
    assert_eq!(answer["totalCount"].as_u64(), u64::try_from(found.len()).ok());
    assert!(found.iter().any(|entry| entry["ownerName"].is_string()), "whose work it is: {answer}");
    let rest = format!("{{ outreach(after: {}) {{ edges {{ node {{ followUpId }} }} }} }}", edges[0]["cursor"]);
    assert_eq!(mette.query(&rest).await.ok().data("/outreach/edges/0/node/followUpId"), found[1]["followUpId"]);
    let no_cursor = mette.query("{ outreach(after: \"x\") { totalCount } }").await;
    assert_eq!(no_cursor.codes(), ["BAD_USER_INPUT"]);
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
    owned(&app, "anna", &json!("Mette Skov")).await;
    // Vera's caseworker has left; Thomas covered for her, and now all of that is Mette's.
    owned(&app, "vera", &json!("Mette Skov")).await;
    // A case that would come to its own citizen is nobody's.
    done(
        send(&thomas, "staffCoverEnd", "", json!({ "coverId": cover_of(&mette, "frida").await, "validTo": today() }))
            .await,
    );
    done(send(&mette, "staffCoverSet", "", json!({
        "idempotencyKey": "viggo", "accountId": account_id("frida"), "coveredById": account_id("viggo"), "validFrom": today(),
        "validTo": today() + TimeDelta::days(14),
    })).await);
    owned(&app, "viggo", &Value::Null).await;
}

/// Something waits about a citizen, and all of it is this one's.
async fn owned(app: &TestApp, citizen: &str, by: &Value) {
    let all = waiting(app, citizen).await;
    assert!(!all.is_empty() && all.iter().all(|task| task["ownerName"] == *by), "{citizen}: {all:?}");
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
async fn a_contact_person_is_not_covered_but_another_is_let_in() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let cover = |account: &str| {
        json!({
            "idempotencyKey": account, "accountId": account_id(account), "coveredById": account_id("thomas"),
            "validFrom": today(),
        })
    };
    let refused = send(&mette, "staffCoverSet", "", cover("yrsa")).await;
    assert_eq!(field(&refused), json!(["accountId"]));
    assert!(refused.to_string().contains("contactPersonAssign"), "it says what to do: {refused}");
    done(send(&mette, "staffCoverSet", "", cover("mette")).await);
}
