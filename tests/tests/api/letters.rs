//! Letters: what they say, who opens them, and that the citizen has seen one.

use axum::http::{Method, StatusCode};
use chrono::{Datelike, NaiveDate, TimeDelta};
use lopdf::{Document, Object};
use samvaer::citizens::cpr::Cpr;
use samvaer_tests::{Caller, TestApp, file_of};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{annas_grant, closing, codes, done, field, next_monday, open_follow_up, send, terms};

/// A letter's page as this caller opens it.
async fn opened(caller: &Caller, path: &str) -> (StatusCode, String) {
    let answer = caller.send(Method::GET, path, None, vec![]).await;
    (answer.status, answer.text)
}

/// Anna's letters of a kind, newest first.
async fn letters(app: &TestApp, kind: &str) -> Vec<Value> {
    let all = app
        .citizen("anna")
        .query("{ viewer { citizen { letters { id kind subjectId seenAt sentOn pagePath pdfPath } } } }")
        .await
        .ok();
    let all = all.data("/viewer/citizen/letters").as_array().cloned().unwrap_or_default();
    all.into_iter().filter(|letter| letter["kind"] == kind).collect()
}

fn path_of(letter: &Value) -> String {
    letter["pagePath"].as_str().expect("a path").to_owned()
}

fn pdf_of(letter: &Value) -> String {
    letter["pdfPath"].as_str().expect("a path").to_owned()
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
        ("RECEIPT", "Vi har fået "),
    ] {
        let all = letters(&app, kind).await;
        assert!(!all.is_empty(), "{kind}");
        for letter in &all {
            let (status, page) = opened(&anna, &path_of(letter)).await;
            assert_eq!(status, StatusCode::OK, "{kind}: {page}");
            for wanted in [title, "Kort fortalt", "Hele teksten", "Spørg os", "lang=\"da\"", "Til Anna Holm"] {
                assert!(page.contains(wanted), "{kind} without {wanted}: {page}");
            }
            let easy = page.split("Kort fortalt</h2>").nth(1).and_then(|rest| rest.split("</section>").next());
            let easy = easy.expect("easy words").replace("<p>", "").replace("</p>", "\n\n");
            assert!(samvaer::easy::check(&easy, &[]).into_result().is_ok(), "{kind}: {easy}");
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

/// The tags of a PDF, in the order in which they are read.
fn tags(pdf: &Document) -> Vec<String> {
    let tree = pdf.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).expect("it is tagged");
    let mut found = Vec::new();
    let mut ahead = vec![tree];
    while let Some(next) = ahead.pop() {
        match pdf.dereference(next).expect("an object").1 {
            Object::Array(kids) => ahead.extend(kids.iter().rev()),
            Object::Dictionary(tag) => {
                found.extend(tag.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into()));
                ahead.extend(tag.get(b"K"));
            }
            _ => {}
        }
    }
    found
}

#[tokio::test]
async fn every_kind_of_letter_is_a_tagged_pdf_too() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    for kind in ["DECISION", "FOLLOW_UP", "REVIEW", "COMPLAINT_ANSWER", "RECEIPT"] {
        for letter in letters(&app, kind).await {
            let answer = anna.send(Method::GET, &pdf_of(&letter), None, vec![]).await;
            assert_eq!(answer.status, StatusCode::OK, "{kind}: {}", answer.text);
            assert_eq!(answer.headers["content-type"], "application/pdf");
            let name = answer.headers["content-disposition"].to_str().expect("a name");
            assert_eq!(name, format!("inline; filename=\"brev-{}.pdf\"", letter["sentOn"].as_str().expect("a day")));
            let pdf = Document::load_mem(&answer.body).expect("a PDF");
            let catalog = pdf.catalog().expect("a catalogue");
            assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).ok(), Some(b"da".as_slice()));
            let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).and_then(|info| info.get(b"Marked"));
            assert_eq!(marked.and_then(Object::as_bool).ok(), Some(true));
            let shown = catalog.get(b"ViewerPreferences").and_then(Object::as_dict);
            let titled = shown.and_then(|how| how.get(b"DisplayDocTitle")).and_then(Object::as_bool);
            assert_eq!(titled.ok(), Some(true), "its title is what a reader is told, not the name of a file");
            let about = catalog.get(b"Metadata").and_then(Object::as_reference).expect("metadata");
            let about = pdf.get_object(about).and_then(Object::as_stream).expect("metadata");
            let about = String::from_utf8_lossy(&about.content);
            for standard in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>"] {
                assert!(about.contains(standard), "{kind} without {standard}: {about}");
            }
            let tags = tags(&pdf);
            let count = |tag: &str| tags.iter().filter(|one| *one == tag).count();
            let cards = usize::from(kind == "DECISION");
            assert_eq!(count("H1"), 1, "{tags:?}");
            assert_eq!(count("H2"), 3 + cards, "easy, whole, help, and the card of a decision: {tags:?}");
            assert_eq!(count("L"), 1 + cards, "whom to call, and the rights: {tags:?}");
            assert!(count("P") > 4 && count("Link") > 0, "{tags:?}");
        }
    }
}

#[tokio::test]
async fn a_pdf_is_as_closed_as_its_page_and_counts_as_seen() {
    let app = TestApp::start().await;
    let letter = letters(&app, "DECISION").await.first().cloned().expect("a letter");
    let path = pdf_of(&letter);
    let status = async |caller: &Caller, path: &str| caller.send(Method::GET, path, None, vec![]).await.status;
    assert_eq!(status(&app.anonymous(), &path).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(&app.citizen("bo"), &path).await, StatusCode::NOT_FOUND);
    let of_anna = format!("/p/{}{path}", file_of("anna"));
    assert_eq!(status(&app.relative("mona"), &of_anna).await, StatusCode::NOT_FOUND, "who may not read documents");
    assert_eq!(status(&app.relative("karen"), &of_anna).await, StatusCode::OK);
    let of_bo = format!("/p/{}{path}", file_of("bo"));
    assert_eq!(status(&app.relative("karen"), &of_bo).await, StatusCode::NOT_FOUND, "it is not Bo's");
    assert_eq!(letters(&app, "DECISION").await[0]["seenAt"], Value::Null);
    assert_eq!(status(&app.citizen("anna"), &path).await, StatusCode::OK);
    assert_ne!(letters(&app, "DECISION").await[0]["seenAt"], Value::Null);
}

#[tokio::test]
async fn a_letter_says_who_decided_and_how_to_complain_and_takes_every_sign() {
    let app = TestApp::start().await;
    let (anna, mette) = (app.citizen("anna"), app.caseworker("mette"));
    let text = "Første linje\nanden\tlinje\u{7}\u{FEFF} \u{F6C5} 🎈 漢字 #strong[x] <b>";
    let change = json!({
        "grantId": annas_grant(&app).await, "idempotencyKey": "change", "validFrom": next_monday(), "terms": terms(&["MONDAY"]),
        "decision": {
            "easy": text, "considerations": text, "facts": text, "reasons": text, "complaintGuidance": "Spørg Mette.",
            "hearing": { "notDueReason": text },
        },
    });
    let changed = done(send(&mette, "grantChange", "changed { decision { id lastDayToComplain } }", change).await);
    let decision = &changed["changed"]["decision"];
    let letter = letters(&app, "DECISION").await.into_iter().find(|one| one["subjectId"] == decision["id"]);
    let letter = letter.expect("its letter");
    let (_, page) = opened(&anna, &path_of(&letter)).await;
    let how = "skriv eller sig det til os.";
    for wanted in ["Venlig hilsen", "Mette Skov", how, "Ankestyrelsen", "Spørg Mette.", "&lt;b&gt;"] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    let whole = page.split("Sådan klager du").nth(1).expect("how to complain");
    let last: NaiveDate = decision["lastDayToComplain"].as_str().and_then(|day| day.parse().ok()).expect("a day");
    assert!(whole.contains(&format!("senest den {}. ", last.day())), "{whole}");
    let answer = anna.send(Method::GET, &pdf_of(&letter), None, vec![]).await;
    assert_eq!(answer.status, StatusCode::OK, "signs that the type lacks spoil no letter: {}", answer.text);
    let receipt = letters(&app, "RECEIPT").await.first().cloned().expect("a receipt");
    assert!(!opened(&anna, &path_of(&receipt)).await.1.contains("Venlig hilsen"), "nobody signs a receipt");
}

#[tokio::test]
async fn easy_words_are_easy_or_the_writer_is_told_which_are_not() {
    let app = TestApp::start().await;
    let mette = app.caseworker("mette");
    let mut owner = app.owner().await;
    let texts = lines(
        &mut owner,
        "select easy as line from decision union select easy from follow_up_summary union select easy from action_plan \
         union select easy from action_plan_goal union select easy from support_review where easy is not null \
         union select easy from complaint where easy is not null",
    )
    .await;
    assert!(texts.len() > 10);
    for text in texts {
        assert!(samvaer::easy::check(&text, &[]).into_result().is_ok(), "{text}");
    }
    let grant = annas_grant(&app).await;
    let change = |key: &str, easy: String| {
        let mut decision = crate::stories::unwelcome_decision();
        decision["easy"] = json!(easy);
        json!({
            "grantId": grant, "idempotencyKey": key, "validFrom": next_monday(), "terms": terms(&["MONDAY"]), "decision": decision,
        })
    };
    let long = format!("Du får en plads. Og {}.", ["så"; 20].join(" "));
    let refused = send(&mette, "grantChange", "", change("long", long)).await;
    assert_eq!((codes(&refused), field(&refused)), (vec!["TOO_HARD".to_owned()], json!(["decision", "easy"])));
    assert!(refused.to_string().contains("Og så så så"), "it says which: {refused}");
    done(send(&mette, "grantChange", "", change("short", "Du får en plads. Den er god.".into())).await);
}

#[tokio::test]
async fn a_follow_up_is_signed_by_who_held_it_and_a_receipt_is_of_today() {
    let app = TestApp::start().await;
    let (anna, thomas) = (app.citizen("anna"), app.caseworker("thomas"));
    let follow_up = open_follow_up(&thomas, "anna").await;
    done(send(&thomas, "followUpClose", "", closing(&follow_up, "held", |_| {})).await);
    let letter = letters(&app, "FOLLOW_UP").await.into_iter().find(|one| one["subjectId"] == follow_up["id"]);
    let (_, page) = opened(&anna, &path_of(&letter.expect("its letter"))).await;
    let signed = page.split("Venlig hilsen").nth(1).and_then(|rest| rest.split("</p>").next()).expect("signed");
    assert!(signed.contains("Thomas Bech"), "Mette planned it: {page}");
    // What came on an earlier day, and was somebody else's words, says so.
    let earlier = samvaer::calendar::today() - TimeDelta::days(9);
    let review = json!({
        "citizenId": file_of("anna"), "idempotencyKey": "review", "reason": "For meget larm", "requesterName": "Karen Holm",
        "receivedOn": earlier,
    });
    done(send(&thomas, "supportReviewRequest", "receipt { number }", review).await);
    let receipts = letters(&app, "RECEIPT").await;
    let today = json!(samvaer::calendar::today());
    let receipt = receipts.iter().find(|one| one["sentOn"] == today).cloned().expect("a receipt of today");
    let (_, page) = opened(&anna, &path_of(&receipt)).await;
    assert!(page.contains(&format!("Den kom den {}. ", earlier.day())), "{page}");
    assert!(page.contains("Det har vi skrevet ned") && !page.contains("Det har du skrevet"), "{page}");
}
