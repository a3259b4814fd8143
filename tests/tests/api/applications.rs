//! Applications: what citizens wish.

use samvaer_tests::{TestApp, file_of, offer};
use serde_json::json;

use crate::stories::{codes, done, field, send};

#[tokio::test]
async fn r11_an_application_is_in_the_citizens_words_and_can_be_taken_back() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let wish = |wishes: &str, days: i32, key: &str| json!({ "citizenId": file_of("anna"), "idempotencyKey": key, "wishes": wishes, "daysWished": days });
    assert_eq!(field(&send(&anna, "applicationCreate", "", wish("  ", 2, "blank")).await), json!(["wishes"]));
    assert_eq!(field(&send(&anna, "applicationCreate", "", wish("At synge", 6, "six")).await), json!(["daysWished"]));
    // A relative applies only where acting was given; reading and calling are less.
    for (relative, may) in [("karen", false), ("mona", false), ("inge", true)] {
        let answer = send(&app.relative(relative), "applicationCreate", "", wish("At synge", 4, relative)).await;
        assert_eq!(codes(&answer).is_empty(), may, "{relative}: {answer}");
    }
    let applied =
        done(send(&anna, "applicationCreate", "application { id submittedAs }", wish("At synge", 4, "own")).await);
    assert_eq!(applied["application"]["submittedAs"], "CITIZEN");
    let back = json!({ "applicationId": applied["application"]["id"] });
    let withdrawn = done(send(&anna, "applicationWithdraw", "application { status }", back.clone()).await);
    assert_eq!(withdrawn["application"]["status"], "WITHDRAWN");
    assert_eq!(codes(&send(&anna, "applicationWithdraw", "", back).await), ["ALREADY_CLOSED"]);
}

#[tokio::test]
async fn r32_a_citizen_wishes_and_does_not_choose() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let wish = json!({
        "citizenId": file_of("anna"), "idempotencyKey": "wish", "wishes": "Jeg vil gerne til Klub VI", "offerWishedId": offer("klub-vi"),
    });
    let applied = done(send(&anna, "applicationCreate", "application { offerWished { name } }", wish).await);
    assert_eq!(applied["application"]["offerWished"]["name"], "Klub VI");
    let grants = anna.query("{ viewer { citizen { grants { status offer { name } } } } }").await.ok().text;
    assert!(grants.contains(r#"{"status":"CURRENT","offer":{"name":"Skovhjælperne"}}"#), "{grants}");
}
