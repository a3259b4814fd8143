//! The catalogue and the quality standard.

use chrono::{NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use samvaer::calendar::today;
use samvaer_tests::{TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{codes, decision, done, field, next_monday, send, terms};

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
            "idempotencyKey": key, "code": "cafe",
            "details": {
                "name": "Café", "area": "PSYCHIATRY", "providerType": "OWN", "grantRequired": false, "open": open,
                "description": "En café",
            },
        })
    };
    assert_eq!(field(&send(&dan, "offerCreate", "", new(false, "closed")).await), json!(["details", "open"]));
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
async fn r29_every_offer_has_its_area() {
    let app = TestApp::start().await;
    let offers = app.anonymous().query("{ offers { name area } }").await.ok().data("/offers");
    let of = |area: &str| offers.as_array().into_iter().flatten().filter(|offer| offer["area"] == area).count();
    assert!(of("DISABILITY") >= 4 && of("PSYCHIATRY") >= 2);
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
async fn r3_a_way_in_can_change_and_r18_nobody_loses_a_place_by_it() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let change = |offer_id: Value, version: i32, granted: bool| {
        json!({
            "offerId": offer_id, "version": version, "details": {
                "name": "Det nye navn", "area": "DISABILITY", "providerType": "REGION", "grantRequired": granted,
                "open": true, "description": "Et sted",
            },
        })
    };
    // People have places at Skovhjælperne: it can't become a place that is only open.
    let skov = json!(offer("skovhjaelperne"));
    let refused = send(&dan, "offerChange", "offer { id }", change(skov.clone(), 1, false)).await;
    assert_eq!((codes(&refused), field(&refused)), (vec!["CONFLICT".into()], json!(["details", "grantRequired"])));
    let shown = "offer { name area providerType grantable open legalBasis { code } }";
    let changed = done(send(&dan, "offerChange", shown, change(skov, 1, true)).await);
    assert_eq!(
        changed["offer"],
        json!({
            "name": "Det nye navn", "area": "DISABILITY", "providerType": "REGION", "grantable": true, "open": true,
            "legalBasis": { "code": "SEL-104" },
        })
    );
    // An open place may come to have places to grant, and lose them again while nobody has one.
    let new = json!({
        "idempotencyKey": "cafe", "code": "cafe", "details": {
            "name": "Café", "area": "PSYCHIATRY", "providerType": "OWN", "grantRequired": false, "open": true,
            "description": "En café",
        },
    });
    let cafe = done(send(&dan, "offerCreate", "offer { id grantable }", new).await);
    assert_eq!(cafe["offer"]["grantable"], false);
    let granted = done(send(&dan, "offerChange", shown, change(cafe["offer"]["id"].clone(), 1, true)).await);
    assert_eq!(granted["offer"]["grantable"], true);
    let open = done(send(&dan, "offerChange", shown, change(cafe["offer"]["id"].clone(), 2, false)).await);
    assert_eq!(open["offer"]["legalBasis"], Value::Null);
}

#[tokio::test]
async fn the_administrator_finds_the_staff_and_their_offers() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let staff = "{ staff { accountId name title contactPersonAt { offer { code } validTo } } }";
    let found = |answer: samvaer_tests::Answer, name: &str| {
        let all = answer.ok().data("/staff");
        all.as_array().and_then(|all| all.iter().find(|one| one["name"] == name).cloned()).expect("somebody")
    };
    let yrsa = found(dan.query(staff).await, "Yrsa Kjær");
    let person = json!({
        "offerId": offer("makers-corner"), "accountId": yrsa["accountId"], "idempotencyKey": "yrsa", "validFrom": today(),
    });
    done(send(&dan, "contactPersonAssign", "", person).await);
    let yrsa = found(dan.query(staff).await, "Yrsa Kjær");
    let at = yrsa["contactPersonAt"].as_array().cloned().unwrap_or_default();
    assert!(at.iter().any(|period| period["offer"]["code"] == "makers-corner"), "{yrsa}");
    assert_eq!(app.citizen("anna").query(staff).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn r27_a_move_that_is_ahead_is_planned_anew_and_taken_back_and_today_stays() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let shown = "offer { version grantable legalBasis { code } transfersTo { code } transferredOn }";
    let to = |law: &str, day: NaiveDate, version: i32| json!({ "offerId": offer("skovhjaelperne"), "version": version, "toLegalBasis": law, "transferredOn": day });
    let (first, second) = (today() + TimeDelta::days(90), today() + TimeDelta::days(120));
    done(send(&dan, "offerTransfer", shown, to("SEL-82A", first, 1)).await);
    let tasks = "{ tasks(kinds: [OFFER_TRANSFERRED], first: 100) { totalCount edges { node { since } } } }";
    let waiting = app.caseworker("mette").query(tasks).await.ok();
    assert!(
        waiting.data("/tasks/totalCount").as_i64().is_some_and(|count| count > 1),
        "who is there is to be told in time"
    );
    assert!(waiting.text.contains(&today().to_string()), "since today: {}", waiting.text);
    let later = done(send(&dan, "offerTransfer", shown, to("SEL-103", second, 2)).await);
    assert_eq!(
        later["offer"],
        json!({
            "version": 3, "grantable": true, "legalBasis": { "code": "SEL-104" }, "transfersTo": { "code": "SEL-103" },
            "transferredOn": second,
        })
    );
    let back = done(send(&dan, "offerTransfer", shown, to("SEL-104", second, 3)).await);
    assert_eq!((&back["offer"]["grantable"], &back["offer"]["transfersTo"]), (&json!(true), &Value::Null));
    assert_eq!(field(&send(&dan, "offerTransfer", "", to("SEL-104", second, 4)).await), json!(["toLegalBasis"]));
    assert_eq!(codes(&send(&dan, "offerTransfer", "", to("SEL-148", second, 4)).await), ["NOT_FOUND"]);
}

#[tokio::test]
async fn r28_two_at_once_are_both_granted_where_nobody_counts_and_the_last_place_goes_to_one() {
    let app = TestApp::start().await;
    let (mette, thomas) = (app.caseworker("mette"), app.caseworker("thomas"));
    let place = |citizen: &str, offer: &str, weekday: &str| {
        json!({
            "citizenId": file_of(citizen), "offerId": offer, "idempotencyKey": format!("{citizen} {offer}"),
            "outcome": "FULL", "validFrom": next_monday(), "terms": terms(&[weekday]), "decision": decision(),
        })
    };
    for (offer_id, weekday, granted) in
        [(offer("itc-svogerslev"), "MONDAY", 2), (offer("makers-corner"), "WEDNESDAY", 1)]
    {
        if granted == 1 {
            let mut owner = app.owner().await;
            let one_left = "update offer set capacity = 1 + (select count(*) from grant_terms t where t.offer_id = offer.id \
                            and t.valid_to is null) where code = 'makers-corner'";
            owner.batch_execute(one_left).await.expect("one place left");
        }
        let (one, other) = tokio::join!(
            send(&mette, "grantCreate", "granted { grant { id } }", place("bo", &offer_id, weekday)),
            send(&thomas, "grantCreate", "granted { grant { id } }", place("kaj", &offer_id, weekday)),
        );
        let made = [&one, &other].into_iter().filter(|answer| answer["granted"] != Value::Null).count();
        assert_eq!(made, granted, "{one} {other}");
        let refused: Vec<_> = [&one, &other].into_iter().flat_map(codes).collect();
        assert!(refused.iter().all(|code| code == "NO_PLACE_FREE"), "{refused:?}");
    }
}

#[tokio::test]
async fn who_is_contact_person_no_longer_sees_nobody_on_the_next_request() {
    let app = TestApp::start().await;
    let (dan, yrsa) = (app.account("dan"), app.account("yrsa"));
    let seen = "{ citizens(first: 1) { totalCount } }";
    let count = async || yrsa.query(seen).await.ok().data("/citizens/totalCount").as_i64().unwrap_or_default();
    let before = count().await;
    assert!(before > 0);
    let at = |key: &str| {
        json!({
            "offerId": offer("klub-vi"), "accountId": samvaer::demo::cast::account_id("yrsa"), "idempotencyKey": key,
            "validFrom": today(),
        })
    };
    done(send(&dan, "contactPersonAssign", "", at("once")).await);
    assert!(count().await > before);
    let over = |day: NaiveDate| json!({ "offerId": offer("klub-vi"), "accountId": samvaer::demo::cast::account_id("yrsa"), "validTo": day });
    // An end that is planned may come earlier, also today.
    done(send(&dan, "contactPersonEnd", "", over(today() + TimeDelta::days(60))).await);
    done(send(&dan, "contactPersonEnd", "", over(today() + TimeDelta::days(30))).await);
    done(send(&dan, "contactPersonEnd", "", over(today())).await);
    assert_eq!(count().await, before);
    assert_eq!(codes(&send(&dan, "contactPersonEnd", "", over(today())).await), ["NOT_FOUND"]);
    done(send(&dan, "contactPersonAssign", "", at("again")).await);
}

#[tokio::test]
async fn a_closing_by_mistake_is_taken_back_also_when_it_has_begun() {
    let app = TestApp::start().await;
    let dan = app.account("dan");
    let close = json!({
        "offerId": offer("itc-svogerslev"), "idempotencyKey": "close", "validFrom": today(), "validTo": today() + TimeDelta::days(9),
        "reason": "Kursus", "reasonEn": "Course",
    });
    let closings = |payload: Value| {
        let all = payload["offer"]["closingPeriods"].as_array().cloned().unwrap_or_default();
        all.into_iter()
            .filter(|one| one["reason"] == "Kursus" && one["validFrom"] == json!(today()))
            .collect::<Vec<_>>()
    };
    let shown = "offer { closingPeriods { id reason validFrom } }";
    let closed = closings(done(send(&dan, "closingPeriodCreate", shown, close).await));
    assert_eq!(closed.len(), 1);
    let opened = send(&dan, "closingPeriodRemove", shown, json!({ "closingPeriodId": closed[0]["id"] })).await;
    assert!(closings(done(opened)).is_empty());
}

#[tokio::test]
async fn r14_half_days_are_where_the_municipality_has_them() {
    let app = TestApp::start().await;
    let (dan, mette) = (app.account("dan"), app.caseworker("mette"));
    let half = |key: &str| {
        let mut terms = terms(&["WEDNESDAY"]);
        terms["days"] = json!([{ "weekday": "WEDNESDAY", "dayPart": "MORNING" }]);
        json!({
            "citizenId": file_of("bo"), "offerId": offer("skovhjaelperne"), "idempotencyKey": key, "outcome": "FULL",
            "validFrom": next_monday(), "terms": terms, "decision": decision(),
        })
    };
    assert_eq!(field(&send(&mette, "grantCreate", "", half("none")).await), json!(["terms", "days"]));
    let numbers = |months: i32| json!({ "followUpMonths": months, "halfDaysAllowed": true });
    assert_eq!(field(&send(&dan, "standardSettingsSet", "", numbers(13)).await), json!(["followUpMonths"]));
    let set = done(send(&dan, "standardSettingsSet", "settings { followUpMonths halfDaysAllowed }", numbers(6)).await);
    assert_eq!(set["settings"], json!({ "followUpMonths": 6, "halfDaysAllowed": true }));
    done(send(&mette, "grantCreate", "", half("some")).await);
}
