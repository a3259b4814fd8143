//! Giving access and stopping it: by invitation, by registration and a second caseworker, with an end always, by either
//! side, and working on the next request whatever the token says.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer::demo::cast::account_id;
use samvaer_tests::{Caller, TestApp, file_of};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{codes, done, field, send};

const STOP: &str = "mutation($id: ID!) { delegationRevoke(input: { delegationId: $id }) { delegation { status } userErrors { code field } } }";

async fn delegation(app: &TestApp, relative: &str) -> Value {
    let given = app.citizen("anna").query("{ viewer { citizen { delegations { id relativeName } } } }").await.ok();
    let given = given.data("/viewer/citizen/delegations");
    let given = given.as_array().and_then(|all| all.iter().find(|one| one["relativeName"] == relative)).cloned();
    given.expect("a delegation")["id"].clone()
}

fn anna() -> String {
    format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"))
}

#[tokio::test]
async fn a_revoked_relative_is_refused_on_the_next_request() {
    let app = TestApp::start().await;
    let karen = app.relative("karen");
    assert_eq!(karen.query(&anna()).await.ok().data("/citizen/name"), "Anna Holm");
    let id = delegation(&app, "Karen Holm").await;
    let stopped = app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(stopped.data("/delegationRevoke/delegation/status"), "REVOKED");
    assert_eq!(karen.query(&anna()).await.ok().data("/citizen"), Value::Null, "the same token, the next request");
    let acts_for = karen.query("{ viewer { actsFor { citizen { name } } } }").await.ok();
    assert_eq!(acts_for.data("/viewer/actsFor"), json!([{ "citizen": { "name": "Bo Holm" } }]), "Bo's still stands");
}

#[tokio::test]
async fn a_relative_may_let_go_too() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Lars Holm").await;
    app.relative("lars").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(app.relative("lars").query(&anna()).await.ok().data("/citizen"), Value::Null);
}

#[tokio::test]
async fn nobody_else_stops_it_and_nobody_learns_that_it_is_there() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Karen Holm").await;
    let never = json!(uuid::Uuid::now_v7().to_string());
    for caller in [app.citizen("bo"), app.relative("lars"), app.relative("olga")] {
        let foreign = caller.ask(STOP, json!({ "id": id })).await.ok();
        let unknown = caller.ask(STOP, json!({ "id": never })).await.ok();
        assert_eq!(foreign.user_errors("delegationRevoke"), ["NOT_FOUND"]);
        assert_eq!(foreign.text, unknown.text);
    }
    for caller in [app.contact_person("yrsa"), app.account("dan")] {
        assert_eq!(caller.ask(STOP, json!({ "id": id })).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(app.relative("karen").query(&anna()).await.ok().data("/citizen/name"), "Anna Holm");
}

#[tokio::test]
async fn stopping_twice_keeps_the_first_moment() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Karen Holm").await;
    let when = "{ viewer { citizen { delegations { id revokedAt } } } }";
    app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    let first = app.citizen("anna").query(when).await.ok().text;
    app.citizen("anna").ask(STOP, json!({ "id": id })).await.ok();
    assert_eq!(app.citizen("anna").query(when).await.ok().text, first);
}

#[tokio::test]
async fn what_is_expired_or_not_yet_valid_or_only_contact_shows_nothing() {
    let app = TestApp::start().await;
    for relative in ["niels", "poul", "olga"] {
        assert_eq!(app.relative(relative).query(&anna()).await.ok().data("/citizen"), Value::Null, "{relative}");
    }
    // Mona may ring for Anna: she knows who Anna is, and reads nothing.
    let query =
        format!("{{ citizen(id: \"{}\") {{ name grants {{ id }} weeklySchedule {{ startsOn }} }} }}", file_of("anna"));
    let mona = app.relative("mona").query(&query).await;
    assert_eq!(mona.data("/citizen"), json!({ "name": "Anna Holm", "grants": null, "weeklySchedule": null }));
    assert_eq!(mona.codes(), ["FORBIDDEN", "FORBIDDEN"]);
}

#[tokio::test]
async fn in_the_role_of_a_citizen_nobody_acts_for_others() {
    let app = TestApp::start().await;
    assert_eq!(app.citizen("karen").query(&anna()).await.ok().data("/citizen"), Value::Null);
    let viewer = app.citizen("karen").query("{ viewer { role actsFor { relation } } }").await.ok();
    assert_eq!(viewer.data("/viewer"), json!({ "role": "CITIZEN", "actsFor": [] }));
}

#[tokio::test]
async fn a_caseworker_stops_what_the_citizen_asks_to_have_stopped() {
    let app = TestApp::start().await;
    let id = delegation(&app, "Karen Holm").await;
    done(send(&app.caseworker("thomas"), "delegationRevoke", "", json!({ "delegationId": id })).await);
    assert_eq!(app.relative("karen").query(&anna()).await.ok().data("/citizen"), Value::Null);
}

const INVITED: &str = "delegation { id status validTo scopes { verb area } } invitationCode";

fn invitation(key: &str) -> Value {
    json!({
        "idempotencyKey": key, "relativeName": "Sofie", "relation": "ven", "lasts": "THREE_MONTHS",
        "scopes": [{ "verb": "READ", "area": "SCHEDULE" }],
    })
}

async fn given(app: &TestApp, id: &Value) -> Value {
    let query = "{ viewer { citizen { delegations { id status acceptedAs endsSoon validTo renewsId scopes { verb area } } } } }";
    let all = app.citizen("anna").query(query).await.ok().data("/viewer/citizen/delegations");
    all.as_array().and_then(|all| all.iter().find(|one| one["id"] == *id)).cloned().expect("a delegation")
}

#[tokio::test]
async fn a_citizen_invites_and_the_relative_accepts_with_a_sign_in_of_their_own() {
    let app = TestApp::start().await;
    let (sofie, week) = (
        app.relative("sofie"),
        format!("{{ citizen(id: \"{}\") {{ firstName weeklySchedule {{ startsOn }} }} }}", file_of("anna")),
    );
    let invited = done(send(&app.citizen("anna"), "delegationGive", INVITED, invitation("k")).await);
    let (id, code) = (&invited["delegation"]["id"], invited["invitationCode"].as_str().expect("a code"));
    assert_eq!(invited["delegation"]["status"], "INVITED");
    assert_eq!(sofie.query(&week).await.ok().data("/citizen"), Value::Null, "an invitation opens nothing");
    let again = send(&app.citizen("anna"), "delegationGive", INVITED, invitation("k")).await;
    assert_eq!((&again["delegation"]["id"], &again["invitationCode"]), (id, &Value::Null), "the code is told once");

    let accept = async |caller: Caller, code: &str| {
        send(&caller, "delegationAccept", "delegation { status }", json!({ "code": code })).await
    };
    assert_eq!(codes(&accept(sofie.clone(), "0000-0000-0000").await), ["NOT_FOUND"]);
    assert_eq!(codes(&accept(app.relative("anna"), code).await), ["NOT_FOUND"], "nobody is the own relative");
    let written = code.to_lowercase().replace('-', " ");
    assert_eq!(done(accept(sofie.clone(), &written).await)["delegation"]["status"], "ACTIVE");
    assert_eq!(sofie.query(&week).await.ok().data("/citizen/firstName"), "Anna", "on the next request");
    assert_eq!(codes(&accept(app.relative("bo"), code).await), ["NOT_FOUND"], "a code opens once");
    let seen = given(&app, id).await;
    assert_eq!((&seen["acceptedAs"], &seen["status"]), (&json!("Sofie Juhl"), &json!("ACTIVE")), "Anna sees who came");
    let log = app.citizen("anna").query("{ accessLog { edges { node { role action parts } } } }").await.ok();
    let rows = log.data("/accessLog/edges").to_string();
    assert!(rows.contains(r#""action":"WRITE","parts":["DELEGATION"]"#), "{rows}");
}

#[tokio::test]
async fn an_invitation_ends_by_itself_and_can_be_taken_back() {
    let app = TestApp::start().await;
    let accept = async |code: &Value| {
        codes(&send(&app.relative("sofie"), "delegationAccept", "", json!({ "code": code })).await)
    };
    let late = done(send(&app.citizen("anna"), "delegationGive", INVITED, invitation("late")).await);
    let mut owner = app.owner().await;
    let fortnight = "update delegation set invited_until = today_in_denmark() - 1 where relative_name = 'Sofie'";
    owner.batch_execute(fortnight).await.expect("a fortnight later");
    assert_eq!(accept(&late["invitationCode"]).await, ["NOT_FOUND"]);
    assert_eq!(given(&app, &late["delegation"]["id"]).await["status"], "LAPSED");
    let back = done(send(&app.citizen("anna"), "delegationGive", INVITED, invitation("back")).await);
    done(send(&app.citizen("anna"), "delegationRevoke", "", json!({ "delegationId": back["delegation"]["id"] })).await);
    assert_eq!(accept(&back["invitationCode"]).await, ["NOT_FOUND"]);
    let stored = lines(&mut owner, "select encode(invitation_hash, 'escape') as line from delegation").await.concat();
    assert!(!stored.contains(back["invitationCode"].as_str().expect("a code")), "the database keeps no code");
}

#[tokio::test]
async fn to_act_needs_more_than_the_citizens_word_unless_the_municipality_says_so() {
    let app = TestApp::start().await;
    let mut wish = invitation("act");
    wish["scopes"] = json!([{ "verb": "ACT", "area": "GRANT" }]);
    let refused = send(&app.citizen("anna"), "delegationGive", INVITED, wish.clone()).await;
    assert_eq!((codes(&refused), field(&refused)), (vec!["OUT_OF_RANGE".to_owned()], json!(["scopes"])));
    let numbers = json!({ "followUpMonths": 12, "halfDaysAllowed": true, "citizensGiveAct": true });
    done(send(&app.account("dan"), "standardSettingsSet", "", numbers).await);
    done(send(&app.citizen("anna"), "delegationGive", INVITED, wish).await);
    for (scopes, code) in [
        (json!([]), "REASON_REQUIRED"),
        (json!([{ "verb": "READ", "area": "GRANT" }, { "verb": "READ", "area": "GRANT" }]), "ALREADY_EXISTS"),
    ] {
        let mut wish = invitation("scopes");
        wish["scopes"] = scopes;
        assert_eq!(codes(&send(&app.citizen("anna"), "delegationGive", INVITED, wish).await), [code]);
    }
    let nobodys = send(&app.citizen("sofie"), "delegationGive", INVITED, invitation("none")).await;
    assert_eq!(codes(&nobodys), ["NOT_FOUND"], "somebody without a file has nothing to give");
}

#[tokio::test]
async fn access_that_ends_soon_is_renewed_for_the_same_person() {
    let app = TestApp::start().await;
    let old = delegation(&app, "Lars Holm").await;
    let mut owner = app.owner().await;
    let soon = format!(
        "update delegation set valid_to = today_in_denmark() + 20 where id = '{}'",
        old.as_str().expect("an id")
    );
    owner.batch_execute(&soon).await.expect("near its end");
    assert_eq!(given(&app, &old).await["endsSoon"], true);
    let longer = json!({ "idempotencyKey": "k", "delegationId": old, "lasts": "SIX_MONTHS" });
    let renewed = done(send(&app.citizen("anna"), "delegationRenew", "delegation { id }", longer).await);
    let new = given(&app, &renewed["delegation"]["id"]).await;
    assert_eq!((&new["status"], &new["endsSoon"], &new["renewsId"]), (&json!("ACTIVE"), &json!(false), &old));
    assert_eq!(new["scopes"], given(&app, &old).await["scopes"]);
    let lars = app.relative("lars").query("{ viewer { actsFor { delegationId } } }").await.ok();
    assert_eq!(lars.data("/viewer/actsFor"), json!([{ "delegationId": renewed["delegation"]["id"] }]));
    let again = json!({ "idempotencyKey": "again", "delegationId": old, "lasts": "SIX_MONTHS" });
    assert_eq!(
        codes(&send(&app.citizen("anna"), "delegationRenew", "", again).await),
        ["ALREADY_CLOSED"],
        "stopped by its renewal"
    );
    let niels = delegation(&app, "Niels Krogh").await;
    let over = |key: &str| json!({ "idempotencyKey": key, "delegationId": niels, "lasts": "ONE_MONTH" });
    done(send(&app.citizen("anna"), "delegationRenew", "", over("one")).await);
    assert_eq!(
        codes(&send(&app.citizen("anna"), "delegationRenew", "", over("two")).await),
        ["ALREADY_EXISTS"],
        "and once"
    );
    let vibeke = delegation(&app, "Vibeke Lund").await;
    owner.batch_execute("update delegation set valid_from = valid_from - 300, valid_to = today_in_denmark() where relative_name = 'Vibeke Lund'")
        .await
        .expect("over");
    let never = json!({ "idempotencyKey": "never", "delegationId": vibeke, "lasts": "ONE_MONTH" });
    assert_eq!(
        codes(&send(&app.citizen("anna"), "delegationRenew", "", never).await),
        ["ALREADY_CLOSED"],
        "never accepted"
    );
    let inge = delegation(&app, "Inge Holm").await;
    let elsewhere = json!({ "idempotencyKey": "i", "delegationId": inge, "lasts": "SIX_MONTHS" });
    assert_eq!(codes(&send(&app.citizen("anna"), "delegationRenew", "", elsewhere).await), ["ALREADY_CLOSED"]);
}

fn guardian(key: &str, kind: &str, verb: &str, area: &str) -> Value {
    json!({
        "idempotencyKey": key, "citizenId": file_of("erik"), "relativeName": "Sofie Juhl", "relation": "værge",
        "source": "GUARDIANSHIP", "guardianship": kind, "document": "2026-77", "reviewOn": today() + TimeDelta::days(700),
        "scopes": [{ "verb": verb, "area": area }],
    })
}

#[tokio::test]
async fn a_guardian_is_registered_by_one_approved_by_another_and_the_citizen_is_told() {
    let app = TestApp::start().await;
    let (mette, thomas, sofie) = (app.caseworker("mette"), app.caseworker("thomas"), app.relative("sofie"));
    let wish = guardian("k", "SECTION_5_PERSONAL", "READ", "GRANT");
    let made = done(send(&mette, "delegationRegister", INVITED, wish).await);
    assert_eq!(made["delegation"]["status"], "INVITED");
    let id = json!({ "delegationId": made["delegation"]["id"] });
    let early = send(&thomas, "delegationApprove", "", id.clone()).await;
    assert_eq!(codes(&early), ["ALREADY_CLOSED"], "nobody approves a person who isn't there yet");
    let accepted =
        send(&sofie, "delegationAccept", "delegation { status acceptedAs }", json!({ "code": made["invitationCode"] }))
            .await;
    assert_eq!(done(accepted)["delegation"], json!({ "status": "AWAITING_APPROVAL", "acceptedAs": "Sofie Juhl" }));
    let erik = format!("{{ citizen(id: \"{}\") {{ firstName grants {{ id }} }} }}", file_of("erik"));
    assert_eq!(sofie.query(&erik).await.ok().data("/citizen"), Value::Null, "accepted, and not approved");
    let tasks =
        thomas.query("{ tasks(kinds: [ACCESS_TO_APPROVE], first: 100) { edges { node { subjectId } } } }").await.ok();
    assert!(tasks.text.contains(made["delegation"]["id"].as_str().expect("an id")), "{}", tasks.text);

    assert_eq!(codes(&send(&mette, "delegationApprove", "", id.clone()).await), ["CONFLICT"], "never the same");
    let approved = done(send(&thomas, "delegationApprove", "delegation { status approvedAt }", id.clone()).await);
    assert_eq!(approved["delegation"]["status"], "ACTIVE");
    assert_eq!(codes(&send(&thomas, "delegationApprove", "", id).await), ["ALREADY_CLOSED"]);
    assert_eq!(sofie.query(&erik).await.ok().data("/citizen/firstName"), "Erik");

    let letters = app.citizen("erik").query("{ viewer { citizen { letters { kind pagePath } } } }").await.ok();
    let letters = letters.data("/viewer/citizen/letters");
    let told =
        letters.as_array().and_then(|all| all.iter().find(|one| one["kind"] == "ACCESS")).cloned().expect("a letter");
    let path = told["pagePath"].as_str().expect("a path");
    let page = app.citizen("erik").send(axum::http::Method::GET, path, None, vec![]).await;
    for words in ["Sofie Juhl kan nu hjælpe dig", "et værgemål", "2026-77", "Se pladsen."] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
}

#[tokio::test]
async fn a_guardianship_gives_what_its_law_gives() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    for (kind, verb, area, may) in [
        ("SECTION_5_ECONOMIC", "READ", "COSTS", true),
        ("SECTION_5_ECONOMIC", "READ", "GRANT", false),
        ("SECTION_6", "CONTACT", "COSTS", true),
        ("SECTION_6", "READ", "SCHEDULE", false),
        ("SECTION_7", "READ", "GRANT", true),
        ("SECTION_7", "ACT", "GRANT", false),
        ("SECTION_5_BOTH", "ACT", "COMPLAINT", true),
    ] {
        let made =
            send(&mette, "delegationRegister", "", guardian(&format!("{kind}{verb}{area}"), kind, verb, area)).await;
        assert_eq!(codes(&made).is_empty(), may, "{kind} {verb} {area}: {made}");
    }
    let with = |field: &str, value: Value| {
        let mut input = guardian(field, "SECTION_5_BOTH", "READ", "GRANT");
        input[field] = value;
        input
    };
    for (input, at) in [
        (with("document", json!(" ")), "document"),
        (with("source", json!("CITIZEN")), "source"),
        (with("source", json!("PAPER")), "guardianship"),
        (with("reviewOn", json!(today())), "reviewOn"),
        (with("reviewOn", json!(today() + TimeDelta::days(1200))), "reviewOn"),
    ] {
        let refused = send(&mette, "delegationRegister", "", input).await;
        let fields = refused["userErrors"].to_string();
        assert!(fields.contains(at), "{at}: {fields}");
    }
    let viggos = json!(file_of("viggo"));
    assert_eq!(
        codes(&send(&app.caseworker("viggo"), "delegationRegister", "", with("citizenId", viggos)).await),
        ["NOT_FOUND"]
    );
}

const EVERYTHING: &str = "firstName name cpr address { city } applications { id } assessments { id } grants { id } decisions { id } \
    weeklySchedule { startsOn } absences { id } expectedCosts { perWeekOere } transport { id } rides { rideId } \
    followUps { id outcome { easy } preparation { sent } contributions { text } } actionPlans { id } changeNotices { id } \
    supportReviews { id } complaints { id } letters { id kind } delegations { id } contacts { name }";

#[tokio::test]
async fn a_preview_is_what_the_relative_sees_to_the_letter() {
    let app = TestApp::start().await;
    let anna = file_of("anna");
    let query =
        format!("{{ citizen(id: \"{anna}\") {{ {EVERYTHING} }} bo: citizen(id: \"{}\") {{ name }} }}", file_of("bo"));
    for (relative, name) in [("lars", "Lars Holm"), ("mona", "Mona Bach"), ("inge", "Inge Holm")] {
        let id = delegation(&app, name).await;
        let sees = app.relative(relative).query(&query).await;
        let preview = app.citizen("anna").header("samvaer-preview", id.as_str().expect("an id")).query(&query).await;
        assert_eq!(preview.json["data"], sees.json["data"], "{name}");
        assert_eq!(preview.codes(), sees.codes(), "{name}");
        assert!(!preview.codes().is_empty(), "the control: something is hidden from {name}");
    }
    // Before anybody has accepted, too; and of an invitation to somebody there is nothing else to see.
    let vibeke = delegation(&app, "Vibeke Lund").await;
    let through = app.citizen("anna").header("samvaer-preview", vibeke.as_str().expect("an id"));
    let seen = through.query("{ viewer { name role actsFor { citizen { firstName } } } receipts { kind } }").await.ok();
    let vibekes =
        json!({ "name": "Vibeke Lund", "role": "RELATIVE", "actsFor": [{ "citizen": { "firstName": "Anna" } }] });
    assert_eq!((seen.data("/viewer"), seen.data("/receipts")), (vibekes, json!([])));
    let log = app.citizen("anna").query("{ accessLog { edges { node { role } } } }").await.ok().text;
    assert_eq!(log.matches("RELATIVE").count(), 3, "the own look is nobody else's: {log}");
}

#[tokio::test]
async fn a_preview_is_the_own_file_alone_and_changes_nothing() {
    let app = TestApp::start().await;
    let (karens, bos) =
        (delegation(&app, "Karen Holm").await, format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("bo")));
    let through = |caller: Caller| caller.header("samvaer-preview", karens.as_str().expect("an id"));
    assert_eq!(through(app.citizen("anna")).query(&bos).await.ok().data("/citizen"), Value::Null, "not Karen's others");
    assert_eq!(through(app.citizen("bo")).query(&anna()).await.ok().data("/citizen"), Value::Null, "not another's");
    assert_eq!(
        through(app.citizen("bo")).query(&bos).await.ok().data("/citizen"),
        Value::Null,
        "nor through another's"
    );
    for nobody in [app.relative("karen"), app.caseworker("mette")] {
        assert_eq!(through(nobody).query(&anna()).await.codes(), ["FORBIDDEN"]);
    }
    let stop = through(app.citizen("anna")).ask(STOP, json!({ "id": karens })).await;
    assert_eq!(stop.codes(), ["FORBIDDEN"], "looking ahead changes nothing");
    let odd = app.citizen("anna").header("samvaer-preview", "Karen").query(&anna()).await;
    assert_eq!(odd.status, 400);
}

#[tokio::test]
async fn every_access_ends_with_the_citizens_life() {
    let app = TestApp::start().await;
    let died = json!({ "citizenId": file_of("anna"), "diedOn": today() });
    let early = json!({ "citizenId": file_of("anna"), "diedOn": today() + TimeDelta::days(1) });
    assert_eq!(codes(&send(&app.caseworker("mette"), "citizenRecordDeath", "recorded", early).await), ["OUT_OF_RANGE"]);
    assert_eq!(app.citizen("anna").query("{ viewer { name } }").await.ok().data("/viewer/name"), "Anna Holm");
    let recorded = done(send(&app.caseworker("mette"), "citizenRecordDeath", "recorded", died).await);
    assert_eq!(recorded["recorded"], true);
    for relative in ["karen", "lars", "inge"] {
        assert_eq!(app.relative(relative).query(&anna()).await.ok().data("/citizen"), Value::Null, "{relative}");
    }
    assert_eq!(app.citizen("anna").query("{ viewer { name } }").await.codes(), ["UNAUTHENTICATED"]);
    let query = format!("{{ citizen(id: \"{}\") {{ diedOn delegations {{ status }} }} }}", file_of("anna"));
    let seen = app.caseworker("mette").query(&query).await.ok();
    assert_eq!(seen.data("/citizen/diedOn"), json!(today()));
    assert!(!seen.text.contains("\"ACTIVE\"") && seen.text.contains("ENDED_BY_DEATH"), "{}", seen.text);
    let tasks = app
        .caseworker("mette")
        .query("{ tasks(kinds: [DECEASED_WITH_PLACE], first: 100) { edges { node { citizen { firstName } } } } }")
        .await
        .ok();
    assert!(tasks.text.contains("Anna"), "R18: the place ends by a decision, which somebody has to make");
}

/// The second wall, with the Rust checks out of the way: each refused, each with its control.
#[tokio::test]
async fn the_database_lets_nobody_give_what_is_not_theirs_to_give() {
    let app = TestApp::start().await;
    let registered =
        format!("update delegation set given_by = '{}' where document = '2026-10441'", account_id("mette"));
    app.owner().await.batch_execute(&registered).await.expect("by Mette");
    let mut connection = app.app_role().await;
    let (anna, bo) = (file_of("anna"), file_of("bo"));
    let give = |citizen: &str, source: &str, more: &str, values: &str| {
        format!(
            "insert into delegation (id, citizen_id, relative_name, relation, source, valid_from, valid_to, given_by, invited_until, \
             invitation_hash, document{more}) values (gen_random_uuid(), '{citizen}', 'X', 'ven', '{source}', today_in_denmark(), \
             today_in_denmark() + 30, setting_uuid('actor'), today_in_denmark() + 14, 'x', 'd'{values})"
        )
    };
    let act = |verb: &str| {
        format!(
            "{}; insert into delegation_scope select id, citizen_id, '{verb}', 'GRANT' from delegation where relative_name = 'X'",
            give(&anna, "CITIZEN", "", "")
        )
    };
    let approve = format!(
        "update delegation set approved_at = now(), approved_by = setting_uuid('actor') where citizen_id = '{bo}' \
         and approved_at is null and document is not null"
    );
    let scope = "insert into delegation_scope select id, citizen_id, 'READ', 'COSTS' from delegation where relative_name = 'Lars Holm' limit 1";
    let karens = "update delegation set relative_id = setting_uuid('actor') where relative_name = 'Karen Holm'";
    let cases = [
        ("demo:anna", "CITIZEN", give(&anna, "CITIZEN", "", ""), true),
        ("demo:anna", "CITIZEN", give(&bo, "CITIZEN", "", ""), false),
        ("demo:anna", "CITIZEN", give(&anna, "GUARDIANSHIP", ", guardianship", ", 'SECTION_6'"), false),
        ("demo:mette", "CASEWORKER", give(&anna, "GUARDIANSHIP", ", guardianship", ", 'SECTION_6'"), true),
        ("demo:mette", "CASEWORKER", give(&anna, "CITIZEN", "", ""), false),
        ("demo:karen", "RELATIVE", give(&anna, "CITIZEN", "", ""), false),
        (
            "demo:anna",
            "CITIZEN",
            give(&anna, "CITIZEN", ", relative_id, accepted_at, accepted_as", ", setting_uuid('actor'), now(), 'X'"),
            false,
        ),
        ("demo:anna", "CITIZEN", karens.to_owned(), false),
        ("demo:anna", "CITIZEN", act("READ"), true),
        ("demo:anna", "CITIZEN", act("ACT"), false),
        ("demo:anna", "CITIZEN", scope.to_owned(), false),
        ("demo:thomas", "CASEWORKER", approve.clone(), true),
        ("demo:mette", "CASEWORKER", approve.clone(), false),
        ("demo:bo", "CITIZEN", approve, false),
    ];
    for (account, role, statement, may) in cases {
        connection.batch_execute("begin").await.expect("begun");
        let entered = format!("select * from enter('SUBJECT', '{account}', '{role}', true)");
        connection.batch_execute(&entered).await.expect("entered");
        let done = connection.batch_execute(&statement).await;
        assert_eq!(done.is_ok(), may, "{account} as {role}: {statement}: {done:?}");
        connection.batch_execute("rollback").await.expect("rolled back");
    }
}
