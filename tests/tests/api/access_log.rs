//! Every look at somebody else's file is in that person's log, in the same transaction, or there is no answer.

use diesel_async::SimpleAsyncConnection;
use samvaer::access_log::seal;
use samvaer::demo::cast::account_id;
use samvaer_tests::{TestApp, cpr_keys, file_of};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{codes, done, send};

const LOG: &str = "{ accessLog { totalCount edges { node { role relativeName action parts purpose } } } }";

async fn log_of(app: &TestApp, account: &str) -> Vec<Value> {
    let log = app.citizen(account).query(LOG).await.ok().data("/accessLog/edges");
    log.as_array().cloned().unwrap_or_default().into_iter().map(|edge| edge["node"].clone()).collect()
}

#[tokio::test]
async fn a_citizen_sees_who_looked_at_what_and_why() {
    let app = TestApp::start().await;
    let anna = file_of("anna");
    assert!(log_of(&app, "anna").await.is_empty());
    app.relative("karen")
        .query(&format!("{{ citizen(id: \"{anna}\") {{ name expectedCosts {{ perWeekOere }} }} }}"))
        .await
        .ok();
    app.contact_person("yrsa").query("{ citizens { edges { node { weeklySchedule { startsOn } } } } }").await.ok();
    app.caseworker("mette")
        .query(&format!("{{ citizen(id: \"{anna}\") {{ cpr followUps {{ outcome {{ easy }} }} }} }}"))
        .await
        .ok();
    assert_eq!(
        log_of(&app, "anna").await,
        [
            json!({ "role": "CASEWORKER", "relativeName": null, "action": "READ",
                "parts": ["IDENTITY", "CPR", "FOLLOW_UP", "FOLLOW_UP_SUMMARY"], "purpose": "CASE_WORK" }),
            json!({ "role": "CONTACT_PERSON", "relativeName": null, "action": "READ",
                "parts": ["IDENTITY", "SCHEDULE", "ABSENCE"], "purpose": null }),
            json!({ "role": "RELATIVE", "relativeName": "Karen Holm", "action": "READ",
                "parts": ["IDENTITY", "COSTS"], "purpose": null }),
        ]
    );
}

#[tokio::test]
async fn what_was_refused_was_not_seen_and_is_not_logged() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ cpr weeklySchedule {{ startsOn }} }} }}", file_of("anna"));
    assert_eq!(app.relative("lars").query(&query).await.codes(), ["FORBIDDEN"]);
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "SCHEDULE", "ABSENCE"]));
    app.relative("olga").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), 1, "who sees nothing leaves nothing");
}

#[tokio::test]
async fn fragments_aliases_and_lists_are_logged_too() {
    let app = TestApp::start().await;
    let query = "query { a: citizens(search: \"Anna Holm\") { edges { node { ...f } } } \
        b: citizens(search: \"Anna Holm\") { edges { node { ... on Citizen { x: expectedCosts { perWeekOere } } } } } } \
        fragment f on Citizen { y: transport { mode } }";
    app.caseworker("mette").query(query).await.ok();
    let mut parts: Vec<_> = log_of(&app, "anna").await.into_iter().map(|row| row["parts"].clone()).collect();
    parts.sort_by_key(Value::to_string);
    assert_eq!(parts, [json!(["IDENTITY", "COSTS"]), json!(["IDENTITY", "TRANSPORT"])]);
}

#[tokio::test]
async fn the_own_look_is_nobodys_business() {
    let app = TestApp::start().await;
    app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok();
    assert!(log_of(&app, "anna").await.is_empty());
}

#[tokio::test]
async fn no_log_row_no_answer() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    // The log refuses every row, as a full disk would.
    owner.batch_execute("alter table access_log add constraint full_disk check (false) not valid").await.expect("full");
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    let answer = app.caseworker("mette").query(&anna).await;
    assert_eq!((answer.status.as_u16(), answer.codes()), (500, vec!["INTERNAL_SERVER_ERROR".to_owned()]));
    assert!(answer.json.get("data").is_none() && !answer.text.contains("Anna") && !answer.text.contains("access_log"));
    app.citizen("anna").query("{ viewer { citizen { name } } }").await.ok();
}

#[tokio::test]
async fn a_refused_change_leaves_no_row_and_a_made_one_does() {
    let app = TestApp::start().await;
    let stop = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { userErrors { code } } }";
    let karen = app.relative("karen").query("{ viewer { actsFor { delegationId citizen { firstName } } } }").await.ok();
    let anna = karen.data("/viewer/actsFor").as_array().cloned().unwrap_or_default();
    let id = anna.iter().find(|given| given["citizen"]["firstName"] == "Anna").expect("Anna")["delegationId"].clone();
    let before = log_of(&app, "anna").await.len();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), before);
    app.relative("karen").ask(stop, json!({ "id": id })).await.ok();
    let log = log_of(&app, "anna").await;
    assert_eq!((&log[0]["action"], &log[0]["parts"]), (&json!("WRITE"), &json!(["DELEGATION"])));
}

#[tokio::test]
async fn the_auditor_reads_the_log_and_no_case() {
    let app = TestApp::start().await;
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    app.caseworker("mette").query(&anna).await.ok();
    let log = app.account("ebbe").query(LOG).await.ok();
    assert_eq!(log.data("/accessLog/totalCount"), 1);
    assert_eq!(app.account("ebbe").query(&anna).await.ok().data("/citizen"), Value::Null);
    assert_eq!(log_of(&app, "anna").await[0]["role"], "AUDITOR", "the auditor's look is logged as well");
    for nobody in [app.caseworker("mette"), app.contact_person("yrsa"), app.relative("karen")] {
        assert_eq!(nobody.query(LOG).await.codes(), ["FORBIDDEN"]);
    }
}

#[tokio::test]
async fn the_log_is_read_page_by_page() {
    let app = TestApp::start().await;
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    for _ in 0..5 {
        app.caseworker("mette").query(&anna).await.ok();
    }
    let query = "query($after: String) { accessLog(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }";
    let (mut after, mut seen) = (Value::Null, Vec::new());
    loop {
        let page = app.citizen("anna").ask(query, json!({ "after": after })).await.ok();
        seen.extend(page.data("/accessLog/edges").as_array().cloned().unwrap_or_default());
        after = page.data("/accessLog/pageInfo/endCursor");
        if page.data("/accessLog/pageInfo/hasNextPage") == false {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    let own = app.citizen("bo").ask(query, json!({ "after": after })).await;
    assert_eq!(own.codes(), ["BAD_USER_INPUT"], "Anna's cursor is none of Bo's");
}

#[tokio::test]
async fn who_is_found_by_a_number_or_an_offer_is_logged_with_that() {
    let app = TestApp::start().await;
    let cpr = app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let query = "query($search: String, $offer: ID, $after: String) { \
        citizens(search: $search, offerId: $offer, after: $after, first: 1) { totalCount edges { cursor } } }";
    let offer = samvaer_tests::offer("skovhjaelperne");
    let mette = app.caseworker("mette");
    mette.ask(query, json!({ "search": cpr, "offer": offer })).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CPR", "GRANT"]));
    // An empty page after somebody says as much of them.
    let after = mette.ask(query, json!({ "search": cpr, "after": file_of("anna") })).await.ok();
    assert_eq!(after.data("/citizens/edges"), json!([]));
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CPR"]));
    assert_eq!(log_of(&app, "anna").await.len(), 2);
    let other = mette.ask(query, json!({ "search": cpr, "after": file_of("carl") })).await;
    assert_eq!(other.codes(), ["BAD_USER_INPUT"], "a row the search doesn't find is no cursor");
    let forbidden = app.contact_person("yrsa").ask(query, json!({ "offer": offer })).await;
    assert_eq!(forbidden.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_id_that_never_was_leaves_no_row() {
    let app = TestApp::start().await;
    let count = "{ accessLog(action: READ) { totalCount } }";
    let before = app.account("ebbe").query(count).await.ok().data("/accessLog/totalCount");
    let never = format!("{{ citizen(id: \"{}\") {{ cpr }} }}", uuid::Uuid::now_v7());
    assert_eq!(app.caseworker("mette").query(&never).await.ok().data("/citizen"), Value::Null);
    assert_eq!(app.account("ebbe").query(count).await.ok().data("/accessLog/totalCount"), before);
}

#[tokio::test]
async fn a_refusal_that_tells_of_a_case_is_a_look() {
    let app = TestApp::start().await;
    let create = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { userErrors { code } } }";
    let input = json!({
        "citizenId": file_of("anna"), "offerId": samvaer_tests::offer("skovhjaelperne"), "idempotencyKey": "k",
        "outcome": "FULL", "validFrom": samvaer::calendar::today(),
        "terms": { "daysPerWeek": 1, "purpose": "Samvær", "scopeReason": "Ønske" },
        "decision": { "easy": "Du får pladsen.", "considerations": "Behov", "facts": "Samtale" },
    });
    let refused = app.caseworker("mette").ask(create, json!({ "input": input })).await.ok();
    assert_eq!(refused.user_errors("grantCreate"), ["OVERLAP"]);
    let log = log_of(&app, "anna").await;
    assert_eq!(log.len(), 1);
    assert_eq!(
        (&log[0]["action"], &log[0]["parts"]),
        (&json!("READ"), &json!(["ASSESSMENT", "GRANT", "DECISION", "SCHEDULE", "COSTS"]))
    );
}

#[tokio::test]
async fn stopping_what_is_stopped_changes_nothing_and_logs_nothing() {
    let app = TestApp::start().await;
    let stop = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { userErrors { code } } }";
    let lars = app.relative("lars").query("{ viewer { actsFor { delegationId } } }").await.ok();
    let id = lars.data("/viewer/actsFor/0/delegationId");
    let before = log_of(&app, "anna").await.len();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    app.relative("lars").ask(stop, json!({ "id": id })).await.ok();
    assert_eq!(log_of(&app, "anna").await.len(), before + 1);
}

#[tokio::test]
async fn whom_one_meets_at_an_offer_says_which_offer() {
    let app = TestApp::start().await;
    let query = format!("{{ citizen(id: \"{}\") {{ contacts {{ offer {{ name }} }} }} }}", file_of("anna"));
    app.relative("karen").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "SCHEDULE", "CONTACT"]));
    app.relative("mona").query(&query).await.ok();
    assert_eq!(log_of(&app, "anna").await[0]["parts"], json!(["IDENTITY", "CONTACT"]));
}

#[tokio::test]
async fn a_month_that_nobody_made_is_caught_and_moves_to_its_partition_later() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let row = "insert into access_log (at, actor_id, role, citizen_id, action, parts, request_id) \
        select now() + interval '27 months', id, 'CASEWORKER', id, 'READ', '{IDENTITY}', id from citizen limit 1";
    owner.batch_execute(row).await.expect("caught by the default partition");
    let count = "select (select count(*) from access_log) || ' ' || (select count(*) from access_log_default) as line";
    assert_eq!(lines(&mut owner, count).await, ["1 1"]);
    owner.batch_execute("select access_log_make_partitions(30)").await.expect("the months are made");
    assert_eq!(lines(&mut owner, count).await, ["1 0"]);
}

/// Seals everything that is there, as a server does in its own time.
pub async fn seal(app: &TestApp) {
    let all =
        "select (sealed_id >= (select coalesce(max(id), 0) from access_log))::text as line from access_log_seal_state";
    let mut owner = app.owner().await;
    // The first time says how far it will go; later ones go there, once whoever was at work anywhere in the cluster is done.
    for _ in 0..400 {
        seal::queries::seal(&app.pool).await.expect("sealed");
        if lines(&mut owner, all).await == ["true"] {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("somebody is at work for ten seconds");
}

#[tokio::test]
async fn a_search_is_logged_with_what_was_searched_for_and_a_number_only_as_its_hash() {
    let app = TestApp::start().await;
    let cpr = app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let cpr = cpr.as_str().expect("a number").to_owned();
    let search = "query($search: String) { citizens(search: $search) { edges { node { firstName } } } }";
    let mette = app.caseworker("mette");
    for wanted in ["Anna", "nobody of that name", "610101 4444 x", &cpr] {
        mette.ask(search, json!({ "search": wanted })).await.ok();
    }
    mette.query("{ outsideNotices { id } }").await.ok();
    app.account("rides").query("{ rideList { rideId } }").await.ok();
    let query = "{ accessLog(action: SEARCH, first: 100) { edges { node { role criterion citizenId purpose } } } }";
    let log = app.account("ebbe").query(query).await.ok();
    let said: Vec<String> = log
        .data("/accessLog/edges")
        .as_array()
        .expect("rows")
        .iter()
        .rev()
        .map(|edge| edge["node"]["criterion"].as_str().expect("a criterion").to_owned())
        .collect();
    let (number, others): (Vec<_>, Vec<_>) = said.iter().partition(|said| said.contains("cpr="));
    let today = samvaer::calendar::today();
    assert_eq!(
        others,
        [
            r#"citizens name="Anna""#,
            r#"citizens name="nobody of that name""#,
            r#"citizens name="(a number)""#,
            "outsideNotices",
            &format!("rideList on=\"{today}\""),
        ]
    );
    let keys = cpr_keys();
    let hash = keys.look_up(&samvaer::citizens::cpr::Cpr::parse(&cpr, true).expect("a number"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(number, [&format!("citizens cpr=\"{hash}\"")]);
    assert!(!log.text.contains(&cpr) && !log.text.contains(&cpr.replace('-', "")));
    let looks = log_of(&app, "anna").await.into_iter().filter(|row| row["role"] == "CASEWORKER").count();
    assert_eq!(looks, 2, "whom it found is told: by name and by number");
}

#[tokio::test]
async fn a_citizen_reads_in_plain_words_who_looked_and_names_where_the_municipality_shows_them() {
    let app = TestApp::start().await;
    let anna = file_of("anna");
    let look = format!(
        "{{ citizen(id: \"{anna}\") {{ name weeklySchedule {{ startsOn }} expectedCosts {{ perWeekOere }} }} }}"
    );
    app.caseworker("mette").query(&look).await.ok();
    app.contact_person("yrsa").query(&format!("{{ citizen(id: \"{anna}\") {{ followUps {{ id }} }} }}")).await.ok();
    app.relative("karen").query(&format!("{{ citizen(id: \"{anna}\") {{ name }} }}")).await.ok();
    let query = "{ accessLog { edges { node { inWords inWordsEn staffName actorId requestId criterion } } } }";
    let words = async || {
        let log = app.citizen("anna").query(query).await.ok().data("/accessLog/edges");
        let rows = log.as_array().cloned().expect("rows");
        rows.into_iter().map(|edge| edge["node"].clone()).collect::<Vec<_>>()
    };
    let rows = words().await;
    let said: Vec<_> = rows.iter().map(|row| row["inWords"].as_str().expect("words")).collect();
    assert_eq!(
        said,
        [
            "Karen Holm så: navn.",
            "En kontaktperson på dit tilbud så: møder.",
            "En rådgiver i kommunen så: uge, fravær og penge. Grund: arbejdet med din sag.",
        ]
    );
    for row in &rows {
        let hidden: Vec<_> =
            ["staffName", "actorId", "requestId", "criterion"].iter().map(|field| &row[field]).collect();
        assert!(hidden.iter().all(|value| value.is_null()), "{row}");
    }
    let names = json!({ "followUpMonths": 12, "halfDaysAllowed": true, "staffNamesInLog": true });
    done(send(&app.account("dan"), "standardSettingsSet", "", names).await);
    let rows = words().await;
    assert_eq!((&rows[1]["staffName"], &rows[2]["staffName"]), (&json!("Yrsa Kjær"), &json!("Mette Skov")));
    assert!(rows[2]["inWords"].as_str().expect("words").starts_with("En rådgiver i kommunen, Mette Skov, så:"));
    let filtered = "{ accessLog(role: RELATIVE, action: READ, part: IDENTITY) { totalCount } }";
    assert_eq!(app.citizen("anna").query(filtered).await.ok().data("/accessLog/totalCount"), 1);
    let tomorrow = samvaer::calendar::today() + chrono::TimeDelta::days(1);
    let later = format!("{{ accessLog(from: \"{tomorrow}\") {{ totalCount }} }}");
    assert_eq!(app.citizen("anna").query(&later).await.ok().data("/accessLog/totalCount"), 0);
}

#[tokio::test]
async fn who_wonders_gets_an_answer_from_the_auditor() {
    let app = TestApp::start().await;
    app.caseworker("thomas").query(&format!("{{ citizen(id: \"{}\") {{ cpr }} }}", file_of("anna"))).await.ok();
    let entry = app.citizen("anna").query("{ accessLog { edges { node { id } } } }").await.ok();
    let entry = entry.data("/accessLog/edges/0/node/id");
    let input = json!({ "idempotencyKey": "k", "entryId": entry, "text": "Jeg kender ikke Thomas" });
    let foreign = send(&app.citizen("bo"), "accessLogWonder", "question { id }", input.clone()).await;
    assert_eq!(codes(&foreign), ["NOT_FOUND"], "another's row");
    let asked = done(send(&app.citizen("anna"), "accessLogWonder", "question { id answer }", input).await);
    let twice = json!({ "idempotencyKey": "again", "entryId": entry, "text": "Svar nu" });
    assert_eq!(codes(&send(&app.citizen("anna"), "accessLogWonder", "", twice).await), ["ALREADY_EXISTS"]);

    let ebbe = app.account("ebbe");
    let tasks = ebbe.query("{ tasks { edges { node { kind subjectId citizen { name } dueOn } } } }").await.ok();
    let task = tasks.data("/tasks/edges/0/node");
    assert_eq!((&task["kind"], &task["subjectId"]), (&json!("ACCESS_QUESTION_WAITS"), &asked["question"]["id"]));
    assert_eq!(task["citizen"], Value::Null, "the auditor sees no citizen");
    let all = app.caseworker("mette").query("{ tasks(first: 100) { edges { node { kind } } } }").await.ok();
    assert!(!all.text.contains("ACCESS_QUESTION_WAITS"), "nor is it the caseworkers' to see who wonders about them");

    let answer = json!({ "questionId": asked["question"]["id"], "answer": "Thomas hjalp Mette, da hun var syg." });
    assert_eq!(app.caseworker("thomas").ask("mutation($input: AccessLogQuestionAnswerInput!) { accessLogQuestionAnswer(input: $input) { userErrors { code } } }", json!({ "input": answer })).await.codes(), ["FORBIDDEN"]);
    done(send(&ebbe, "accessLogQuestionAnswer", "question { answeredOn }", answer.clone()).await);
    assert_eq!(codes(&send(&ebbe, "accessLogQuestionAnswer", "", answer).await), ["ALREADY_CLOSED"]);
    let mine = app.citizen("anna").query("{ accessLogQuestions { text answer } }").await.ok();
    assert_eq!(mine.data("/accessLogQuestions/0/answer"), "Thomas hjalp Mette, da hun var syg.");
    assert_eq!(
        app.citizen("bo").query("{ accessLogQuestions { text } }").await.ok().data("/accessLogQuestions"),
        json!([])
    );
    assert_eq!(ebbe.query("{ tasks { edges { node { kind } } } }").await.ok().data("/tasks/edges"), json!([]));
}

#[tokio::test]
async fn the_auditor_searches_by_who_looked_and_draws_by_lot() {
    let app = TestApp::start().await;
    for (account, citizen) in [("mette", "anna"), ("thomas", "anna"), ("thomas", "bo")] {
        app.caseworker(account).query(&format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of(citizen))).await.ok();
    }
    let by = format!(
        "{{ accessLog(actorId: \"{}\") {{ totalCount edges {{ node {{ staffName citizenId requestId }} }} }} }}",
        account_id("thomas")
    );
    let log = app.account("ebbe").query(&by).await.ok();
    assert_eq!(
        (log.data("/accessLog/totalCount"), log.data("/accessLog/edges/0/node/staffName")),
        (json!(2), json!("Thomas Bech"))
    );
    assert_eq!(log.data("/accessLog/edges/0/node/citizenId"), json!(file_of("bo")));
    assert_eq!(app.citizen("anna").query(&by).await.codes(), ["FORBIDDEN"], "a citizen can't try out who somebody is");
    let drawn =
        app.account("ebbe").query("{ accessLogSpotCheck(first: 2) { role } }").await.ok().data("/accessLogSpotCheck");
    assert_eq!(drawn, json!([{ "role": "CASEWORKER" }, { "role": "CASEWORKER" }]));
    assert_eq!(
        app.account("ebbe").query("{ accessLogSpotCheck(days: 400) { role } }").await.codes(),
        ["BAD_USER_INPUT"]
    );
    assert_eq!(app.citizen("anna").query("{ accessLogSpotCheck { role } }").await.codes(), ["FORBIDDEN"]);
    let last = "{ accessLog(action: SEARCH, first: 2) { edges { node { criterion } } } }";
    let last = app.account("ebbe").query(last).await.ok().text;
    assert!(last.contains(r#"accessLogSpotCheck days=\"7\""#), "the auditor's own searches are in it: {last}");
}

#[tokio::test]
async fn a_row_that_is_removed_changed_or_slipped_in_no_longer_fits_its_seal() {
    let app = TestApp::start().await;
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    for _ in 0..5 {
        app.caseworker("mette").query(&anna).await.ok();
    }
    seal(&app).await;
    app.caseworker("thomas").query(&anna).await.ok();
    seal(&app).await;
    let sealed = app.citizen("anna").query("{ accessLogSeal { number hash completeUntil } }").await.ok();
    assert_eq!(sealed.data("/accessLogSeal/number"), "2");
    assert!(sealed.data("/accessLogSeal/completeUntil").is_string());
    assert_eq!(app.caseworker("mette").query("{ accessLogSeal { number } }").await.codes(), ["FORBIDDEN"]);
    let url = app.owner_url().await;
    assert_eq!(seal::verify(&url, &[]).await.expect("looked"), (2, vec![]));

    let mut owner = app.owner().await;
    let row = "insert into access_log (id, at, actor_id, role, citizen_id, action, parts, request_id) overriding system value \
        select 3000000, at, actor_id, role, citizen_id, action, parts, request_id from access_log order by id limit 1";
    for (tampering, says) in [
        (
            "delete from access_log where id = (select min(id) from access_log)",
            "seal 1: 5 rows were sealed, 4 are there",
        ),
        ("delete from access_log", "seal 2: 1 rows were sealed, 0 are there"),
        (
            "update access_log set parts = '{GRANT}' where id = (select min(id) from access_log)",
            "seal 1: a row is not as it was sealed",
        ),
        (
            "update access_log set at = at - interval '40 days' where id = (select min(id) from access_log)",
            "seal 1: 5 rows were sealed, 4 are there",
        ),
        (
            "update access_log_seal set hash = 'x' where number = 1",
            "seal 2: a row is not as it was sealed, or a seal was changed",
        ),
        (
            "delete from access_log_seal where number = 1",
            "seal 2: a row is not as it was sealed, or a seal was changed",
        ),
    ] {
        owner.batch_execute("begin; alter table access_log disable trigger user").await.expect("begun");
        owner.batch_execute(tampering).await.expect(tampering);
        let found = lines(
            &mut owner,
            "select coalesce('seal ' || number || ': ', '') || says as line from access_log_verify()",
        )
        .await;
        assert!(found.iter().any(|line| line.starts_with(says)), "{tampering}: {found:?}");
        owner.batch_execute("rollback").await.expect("rolled back");
    }
    // Who says that the log is not kept is found out, and so is who takes the newest seal away with its rows.
    let head =
        lines(&mut owner, "select number || ':' || encode(hash, 'hex') as line from access_log_seal order by 1").await;
    assert_eq!(seal::verify(&url, &head).await.expect("looked").1, [""; 0], "the control");
    owner
        .batch_execute("begin; update access_log_seal_state set kept_from = '2100-01-01'; delete from access_log")
        .await
        .expect("hidden");
    let found = lines(&mut owner, "select says as line from access_log_verify()").await;
    assert_eq!(found.len(), 1, "{found:?}");
    owner.batch_execute("rollback").await.expect("rolled back");
    let gone = [head.last().cloned().expect("a head").replace("2:", "3:"), "1:00".to_owned()];
    assert_eq!(seal::verify(&url, &gone).await.expect("looked").1.len(), 2, "a seal that was told and isn't there");

    // Slipped in behind the seals: the numbers go on above it, so it is in none.
    owner.batch_execute(&format!("begin; {}", row.replace("3000000", "0"))).await.expect("slipped in");
    let found = lines(&mut owner, "select says as line from access_log_verify()").await;
    assert_eq!(found, ["1 rows are there that no seal knows"]);
    owner.batch_execute("rollback").await.expect("rolled back");
    assert_eq!(seal::verify(&url, &[]).await.expect("looked"), (2, vec![]), "the control");
}

#[tokio::test]
async fn a_row_is_sealed_only_when_nobody_can_commit_before_it() {
    let app = TestApp::start().await;
    let mut slow = app.owner().await;
    let row = "insert into access_log (actor_id, role, citizen_id, action, parts, request_id) \
        select id, 'CASEWORKER', id, 'READ', '{IDENTITY}', id from citizen limit 1";
    slow.batch_execute(&format!("begin; {row}")).await.expect("a look that takes its time");
    app.caseworker("mette").query(&format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"))).await.ok();
    for _ in 0..20 {
        seal::queries::seal(&app.pool).await.expect("asked");
    }
    let url = app.owner_url().await;
    assert_eq!(seal::verify(&url, &[]).await.expect("looked").0, 0, "the later row waits for the earlier one");
    slow.batch_execute("commit").await.expect("committed");
    seal(&app).await;
    assert_eq!(seal::verify(&url, &[]).await.expect("looked"), (1, vec![]), "and both are in one seal");
}

#[tokio::test]
async fn what_is_older_than_the_log_is_kept_goes_and_is_no_fault() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let old = "insert into access_log (at, actor_id, role, citizen_id, action, parts, request_id) \
        select now() - interval '30 months', id, 'CASEWORKER', id, 'READ', '{IDENTITY}', id from citizen limit 3";
    owner.batch_execute(old).await.expect("old rows");
    app.caseworker("mette").query(&format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"))).await.ok();
    seal(&app).await;
    let url = app.owner_url().await;
    assert_eq!(seal::verify(&url, &[]).await.expect("looked"), (2, vec![]), "a seal a month");
    seal::expire(&url, 24).await.expect("removed");
    assert_eq!(lines(&mut owner, "select count(*)::text as line from access_log").await, ["1"]);
    assert_eq!(seal::verify(&url, &[]).await.expect("looked"), (2, vec![]));
    assert!(seal::expire(&url, 3).await.is_err(), "six months at least");
}

#[tokio::test]
async fn look_ups_by_number_have_one_budget_however_they_are_sent() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let ten: String =
        (0..10).map(|at| format!("a{at}: citizens(search: \"610101-{at:04}\") {{ totalCount }} ")).collect();
    for _ in 0..9 {
        mette.query(&format!("{{ {ten} }}")).await.ok();
    }
    for at in 0..5 {
        mette.query(&format!("{{ citizens(search: \"620202-{at:04}\") {{ totalCount }} }}")).await.ok();
    }
    let over = mette.query(&format!("{{ {ten} }}")).await;
    assert_eq!((over.status.as_u16(), over.codes()), (429, vec!["RATE_LIMITED".to_owned()]), "95, and ten more");
    assert!(over.headers.contains_key("retry-after") && over.json.get("data").is_none());
    for at in 0..5 {
        mette.query(&format!("{{ citizens(search: \"630303-{at:04}\") {{ totalCount }} }}")).await.ok();
    }
    assert_eq!(mette.query("{ citizens(search: \"640404-0000\") { totalCount } }").await.status, 429);
    mette.query("{ citizens(search: \"Anna\") { totalCount } }").await.ok();
    app.caseworker("thomas").query("{ citizens(search: \"640404-0000\") { totalCount } }").await.ok();
    app.owner().await.batch_execute("update access_log set at = at - interval '1 hour'").await.expect("an hour later");
    mette.query("{ citizens(search: \"640404-0000\") { totalCount } }").await.ok();
}
