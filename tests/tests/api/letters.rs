//! Letters: what they say, who opens them, and that the citizen has seen one.

use axum::http::{Method, StatusCode};
use samvaer::citizens::cpr::Cpr;
use samvaer_tests::{Caller, TestApp, file_of};
use serde_json::{Value, json};

use crate::stories::send;

/// A letter's page as this caller opens it.
async fn opened(caller: &Caller, path: &str) -> (StatusCode, String) {
    let answer = caller.send(Method::GET, path, None, vec![]).await;
    (answer.status, answer.text)
}

/// Anna's letters of a kind, newest first.
async fn letters(app: &TestApp, kind: &str) -> Vec<Value> {
    let all =
        app.citizen("anna").query("{ viewer { citizen { letters { id kind subjectId seenAt sentOn } } } }").await.ok();
    let all = all.data("/viewer/citizen/letters").as_array().cloned().unwrap_or_default();
    all.into_iter().filter(|letter| letter["kind"] == kind).collect()
}

fn path_of(letter: &Value) -> String {
    format!("/brev/{}", letter["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn every_kind_of_letter_has_its_easy_and_its_whole_text() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    for (kind, title) in [
        ("DECISION", "Afgørelse om din"),
        ("FOLLOW_UP", "Opfølgning på din plads"),
        ("REVIEW", "Svar: din støtte"),
        ("COMPLAINT_ANSWER", "Svar på din klage"),
        ("RECEIPT", "Vi har fået din"),
    ] {
        let all = letters(&app, kind).await;
        assert!(!all.is_empty(), "{kind}");
        for letter in &all {
            let (status, page) = opened(&anna, &path_of(letter)).await;
            assert_eq!(status, StatusCode::OK, "{kind}: {page}");
            for wanted in [title, "Kort fortalt", "Hele teksten", "Spørg os", "lang=\"da\"", "Til Anna Holm"] {
                assert!(page.contains(wanted), "{kind} without {wanted}: {page}");
            }
            assert!(!page.contains("<p></p>"), "{kind} with an empty paragraph: {page}");
            assert!(!page.contains("<script") && !page.contains("style="), "{kind}: the policy of pages forbids that");
        }
    }
}

#[tokio::test]
async fn the_card_of_rights_says_what_why_by_which_law_until_when_and_who_helps() {
    let app = TestApp::start().await;
    let refused = "{ viewer { citizen { decisions { id outcome lastDayToComplain } } } }";
    let refused = app.citizen("anna").query(refused).await.ok().data("/viewer/citizen/decisions");
    let refused = refused.as_array().and_then(|all| all.iter().find(|one| one["outcome"] == "REFUSED").cloned());
    let refused = refused.expect("a refusal");
    let letter = letters(&app, "DECISION").await.into_iter().find(|letter| letter["subjectId"] == refused["id"]);
    let (_, page) = opened(&app.citizen("anna"), &path_of(&letter.expect("its letter"))).await;
    let card = page.split("Dine rettigheder").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a card");
    for wanted in [
        "Du får ikke det, du har søgt om",
        "Tre dage er nok nu",
        "serviceloven § 104",
        "Sidste dag er den",
        "tilbage",
        "Mette Skov",
        "bisidder",
    ] {
        assert!(card.contains(wanted), "{wanted}: {card}");
    }
}

#[tokio::test]
async fn a_letter_is_seen_when_its_citizen_opens_it_and_by_nobody_else() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let letter = letters(&app, "DECISION").await.first().cloned().expect("a letter");
    assert_eq!(letter["seenAt"], Value::Null);
    let path = path_of(&letter);
    assert_eq!(opened(&mette, &path).await.0, StatusCode::OK, "a caseworker prints it");
    let of_anna = format!("/p/{}{path}", file_of("anna"));
    assert_eq!(
        opened(&app.relative("karen"), &of_anna).await.0,
        StatusCode::OK,
        "a relative with the documents reads it"
    );
    let again = letters(&app, "DECISION").await;
    assert_eq!(again.first().map(|letter| letter["seenAt"].clone()), Some(Value::Null), "Anna has not seen it");
    opened(&anna, &path).await;
    let seen = letters(&app, "DECISION").await.first().cloned().expect("it")["seenAt"].clone();
    assert!(seen.is_string());
    opened(&anna, &path).await;
    let see = json!({ "letterId": letter["id"] });
    let twice = send(&anna, "letterSee", "letter { seenAt }", see).await;
    assert_eq!(twice["letter"]["seenAt"], seen, "the first time counts");
    // Everybody else's look is in Anna's log; her own is nobody's business.
    let log = "{ accessLog(first: 100) { edges { node { role parts } } } }";
    let entries = anna.query(log).await.ok().data("/accessLog/edges").as_array().cloned().unwrap_or_default();
    let looked = |role: &str| {
        entries
            .iter()
            .filter(|edge| edge["node"]["role"] == role && edge["node"]["parts"].to_string().contains("LETTER"))
            .count()
    };
    assert_eq!((looked("CASEWORKER"), looked("RELATIVE"), looked("CITIZEN")), (1, 1, 0));
}

#[tokio::test]
async fn a_letter_of_somebody_elses_answers_like_one_that_never_was() {
    let app = TestApp::start().await;
    let letter = letters(&app, "DECISION").await.first().cloned().expect("a letter");
    let never = "/brev/01900000-0000-7000-8000-000000000000";
    for caller in [app.citizen("bo"), app.account("yrsa"), app.account("dan"), app.caseworker("mette")] {
        let nothing = opened(&caller, never).await;
        assert_eq!(nothing.0, StatusCode::NOT_FOUND);
    }
    for caller in [app.citizen("bo"), app.account("yrsa"), app.account("dan"), app.relative("lars")] {
        let path = path_of(&letter);
        assert_eq!(opened(&caller, &path).await, opened(&caller, never).await);
    }
    // A relative with the week alone, on the relative's path; and the right letter under another's name.
    let of_anna = format!("/p/{}{}", file_of("anna"), path_of(&letter));
    assert_eq!(opened(&app.relative("lars"), &of_anna).await.0, StatusCode::NOT_FOUND);
    let of_bo = format!("/p/{}{}", file_of("bo"), path_of(&letter));
    assert_eq!(opened(&app.relative("karen"), &of_bo).await.0, StatusCode::NOT_FOUND);
    assert_eq!(opened(&app.anonymous(), &path_of(&letter)).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(opened(&app.citizen("anna"), "/brev/nonsense").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_letter_has_no_cpr_number_and_no_address() {
    let app = TestApp::start().await;
    let own = app.citizen("anna").query("{ viewer { citizen { cpr address { street } } } }").await.ok();
    let cpr = own.data("/viewer/citizen/cpr").as_str().expect("a number").to_owned();
    assert!(Cpr::parse(&cpr, true).is_some(), "the control: a number");
    let street = own.data("/viewer/citizen/address/street").as_str().expect("a street").to_owned();
    for letter in letters(&app, "DECISION").await {
        let (_, page) = opened(&app.citizen("anna"), &path_of(&letter)).await;
        assert!(!page.contains(&cpr) && !page.contains(&cpr.replace('-', "")) && !page.contains(&street));
    }
}

#[tokio::test]
async fn what_somebody_wrote_is_text_in_a_letter_and_nothing_else() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let wish = json!({
        "citizenId": file_of("anna"), "idempotencyKey": "script", "wishes": "<script>alert(1)</script> & \"ro\"",
    });
    send(&anna, "applicationCreate", "", wish).await;
    let receipt = letters(&app, "RECEIPT").await;
    let mut pages = Vec::new();
    for letter in receipt {
        pages.push(opened(&anna, &path_of(&letter)).await.1);
    }
    assert!(pages.iter().all(|page| !page.contains("<script>")));
    assert!(pages.iter().any(|page| page.contains("&lt;script&gt;alert(1)")), "the control: it is there, as text");
}
