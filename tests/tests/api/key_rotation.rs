//! CPR numbers are kept anew with a newer key, step by step, while servers go on.

use diesel_async::SimpleAsyncConnection;
use samvaer::citizens::cpr::CprKeys;
use samvaer::citizens::rotation::{Rotated, rotate};
use samvaer_tests::{TestApp, file_of};
use serde_json::json;

use crate::row_security::lines;
use crate::stories::{codes, done, send};

const OLD: [u8; 32] = samvaer_tests::CPR_SECRET;
const NEW: [u8; 32] = [105; 32];

fn both() -> CprKeys {
    CprKeys::of(&[&NEW, &OLD], true).expect("keys")
}

/// Whom a search for a CPR number finds, and what Anna's number reads.
async fn found(app: &TestApp, cpr: &str) -> serde_json::Value {
    let anna = file_of("anna");
    let query = format!(
        "{{ citizens(search: \"{cpr}\") {{ edges {{ node {{ name }} }} }} citizen(id: \"{anna}\") {{ cpr }} }}"
    );
    app.caseworker("mette").query(&query).await.ok().data("")
}

#[tokio::test]
async fn every_number_is_kept_anew_and_found_all_along() {
    let app = TestApp::start().await;
    let annas = app.citizen("anna").query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let annas = annas.as_str().expect("a number").to_owned();
    let before = found(&app, &annas).await;
    let expected =
        json!({ "citizens": { "edges": [{ "node": { "name": "Anna Holm" } }] }, "citizen": { "cpr": annas } });
    assert_eq!(before, expected, "the control");

    // A server that knows both keys reads what the old one kept, finds it, and knows whom it knows.
    let app = app.with_keys(both()).await;
    assert_eq!(found(&app, &annas).await, before);
    let again = json!({ "name": "Ny Borger", "firstName": "Ny", "cpr": annas, "idempotencyKey": "again" });
    let twice = send(&app.caseworker("mette"), "citizenRegister", "", again.clone()).await;
    assert_eq!(codes(&twice), ["ALREADY_EXISTS"]);
    // Viggo doesn't see his own file as a caseworker, and can't begin a second one either.
    let query = format!("{{ citizen(id: \"{}\") {{ cpr }} }}", file_of("viggo"));
    let viggos = app.caseworker("thomas").query(&query).await.ok().data("/citizen/cpr");
    let own = json!({ "name": "Ny Borger", "firstName": "Ny", "cpr": viggos, "idempotencyKey": "own" });
    assert_eq!(codes(&send(&app.caseworker("viggo"), "citizenRegister", "", own).await), ["ALREADY_EXISTS"]);
    let many = lines(&mut app.owner().await, "select count(*)::text as line from citizen_cpr").await;
    let many: usize = many[0].parse().expect("a number");

    // Interrupted after some, it is begun again.
    let mut owner = app.owner().await;
    let url = app.owner_url().await;
    owner
        .batch_execute(
            "create function stops() returns trigger language plpgsql as $$ begin \
                 if new.citizen_id = (select citizen_id from citizen_cpr order by citizen_id desc limit 1) then \
                     raise exception 'the machine stops'; end if; return new; end $$; \
             create trigger stops before update on citizen_cpr for each row execute function stops()",
        )
        .await
        .expect("a trap");
    assert!(rotate(&url, &both(), |_, _| {}).await.is_err());
    owner.batch_execute("drop trigger stops on citizen_cpr; drop function stops()").await.expect("gone");
    let mut steps = Vec::new();
    let rotated = rotate(&url, &both(), |done, total| steps.push((done, total))).await.expect("rotated");
    assert_eq!(rotated, Rotated { anew: 1, already: many - 1, unreadable: 0 });
    assert_eq!(steps.last(), Some(&(many, many)), "it says how far it is");
    assert_eq!(found(&app, &annas).await, before);

    // The old key may go.
    let app = app.with_keys(CprKeys::new(&NEW, true).expect("a key")).await;
    assert_eq!(found(&app, &annas).await, before);
    assert_eq!(codes(&send(&app.caseworker("mette"), "citizenRegister", "", again).await), ["ALREADY_EXISTS"]);
    let new = json!({ "name": "Ny Borger", "firstName": "Ny", "cpr": "610772-9995", "idempotencyKey": "new" });
    done(send(&app.caseworker("mette"), "citizenRegister", "citizen { cpr }", new).await);
}

#[tokio::test]
async fn what_no_key_can_read_is_left_and_counted() {
    let app = TestApp::start().await;
    let url = app.owner_url().await;
    let kept = "select md5(string_agg(cpr_encrypted::text, ',' order by citizen_id)) as line from citizen_cpr";
    let before = lines(&mut app.owner().await, kept).await;
    let other = CprKeys::of(&[&NEW, &[106; 32]], true).expect("keys");
    let rotated = rotate(&url, &other, |_, _| {}).await.expect("it ends");
    assert!(rotated.unreadable > 10 && rotated.anew == 0 && rotated.already == 0, "{rotated:?}");
    assert_eq!(lines(&mut app.owner().await, kept).await, before);
}
