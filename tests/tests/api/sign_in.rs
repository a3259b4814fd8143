//! Whose account it is that a provider tells of, as the database finds or makes it. (The way there is tested in the
//! browser, with a real provider: tests/browser/sign-in.spec.ts.)

use diesel_async::SimpleAsyncConnection;
use samvaer::citizens::cpr::Cpr;
use samvaer::demo::cast::account_id;
use samvaer::identity::sign_in::claims::Person;
use samvaer::identity::sign_in::queries;
use samvaer::identity::sign_in::settings::SignsIn;
use samvaer::policy::{DelegationArea, DelegationScope, DelegationVerb, Role};
use samvaer_tests::{TestApp, cpr_keys, file_of};
use uuid::Uuid;

use crate::row_security::lines;

fn person(subject: &str, roles: Option<Vec<Role>>) -> Person {
    Person { subject: subject.into(), name: "Nina Ny".into(), cpr: None, roles, powers: None }
}

async fn cpr_of(app: &TestApp, account: &str) -> Vec<Vec<u8>> {
    let cpr = app.citizen(account).query("{ viewer { citizen { cpr } } }").await.ok().data("/viewer/citizen/cpr");
    let keys = cpr_keys();
    keys.look_ups(&Cpr::parse(cpr.as_str().expect("a number"), true).expect("a number"))
}

/// The same of somebody who can't ask.
async fn kept_look_up(app: &TestApp, name: &str) -> Vec<Vec<u8>> {
    let query = format!(
        "select encode(cpr_lookup, 'hex') as line from citizen_cpr c join citizen b on b.id = c.citizen_id where b.name = '{name}'"
    );
    let hex = lines(&mut app.owner().await, &query).await.concat();
    assert!(!hex.is_empty(), "{name} has a number");
    vec![(0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect()]
}

async fn private(app: &TestApp, subject: &str, cpr: &[Vec<u8>]) -> Option<Uuid> {
    queries::account(&app.pool, SignsIn::Private, &person(subject, None), cpr).await.expect("asked")
}

async fn employee(app: &TestApp, subject: &str, roles: Option<Vec<Role>>) -> Option<Uuid> {
    queries::account(&app.pool, SignsIn::Employee, &person(subject, roles), &[]).await.expect("asked")
}

async fn roles_of(app: &TestApp, account: Uuid) -> Vec<String> {
    let query = format!(
        "select role as line from account_role where account_id = '{account}' \
         and daterange(valid_from, valid_to) @> today_in_denmark() order by role"
    );
    lines(&mut app.owner().await, &query).await
}

#[tokio::test]
async fn a_person_is_found_by_number_and_then_by_who_they_are_at_the_provider() {
    let app = TestApp::start().await;
    let annas = cpr_of(&app, "anna").await;
    let anna = Some(account_id("anna"));
    assert_eq!(private(&app, "mitid:1", &annas).await, anna);
    assert_eq!(private(&app, "mitid:1", &[]).await, anna, "the number need not be said again");
    assert_eq!(private(&app, "other:9", &annas).await, anna, "by another provider");
    assert_eq!(private(&app, "mitid:1", &annas).await, anna, "and still by the first");
    assert_eq!(private(&app, "mitid:1", &cpr_of(&app, "bo").await).await, None, "nobody is two people");
}

#[tokio::test]
async fn somebody_without_a_file_gets_an_account_and_meets_the_file_later() {
    let app = TestApp::start().await;
    let nina = private(&app, "mitid:nina", &[]).await.expect("let in");
    assert_eq!(private(&app, "mitid:nina", &[]).await, Some(nina));
    // The municipality registers somebody; nobody has signed in as them yet.
    let mut owner = app.owner().await;
    owner.batch_execute("update account set citizen_id = null where subject = 'demo:bo'").await.expect("as if new");
    let bos = kept_look_up(&app, "Bo Holm").await;
    assert_eq!(private(&app, "mitid:nina", &bos).await, Some(nina), "the file is theirs now");
    assert_eq!(private(&app, "mitid:somebody", &bos).await, Some(nina), "and one account has it");
}

#[tokio::test]
async fn an_employees_roles_are_what_the_employer_says_today() {
    let app = TestApp::start().await;
    assert_eq!(employee(&app, "work:x", Some(vec![])).await, None, "an employee without a role is nobody here");
    assert_eq!(employee(&app, "work:x", None).await, None);
    let mia = employee(&app, "work:mia", Some(vec![Role::Caseworker])).await.expect("let in");
    assert_eq!(roles_of(&app, mia).await, ["CASEWORKER"]);
    assert_eq!(employee(&app, "work:mia", Some(vec![Role::Auditor, Role::Caseworker])).await, Some(mia));
    assert_eq!(roles_of(&app, mia).await, ["AUDITOR", "CASEWORKER"]);
    employee(&app, "work:mia", Some(vec![Role::Auditor])).await;
    assert_eq!(roles_of(&app, mia).await, ["AUDITOR"]);
    assert_eq!(employee(&app, "work:mia", Some(vec![])).await, None, "nor is one who has lost the last role");
    assert_eq!(roles_of(&app, mia).await, [""; 0]);
    employee(&app, "work:mia", Some(vec![Role::Caseworker])).await;
    assert_eq!(roles_of(&app, mia).await, ["CASEWORKER"], "back on the same day");
    // Where the employer says no roles, those that are registered stand.
    assert_eq!(employee(&app, "demo:mette", None).await, Some(account_id("mette")));
    assert_eq!(roles_of(&app, account_id("mette")).await, ["CASEWORKER"]);
}

#[tokio::test]
async fn a_private_identity_never_opens_an_employees_account_nor_the_other_way_round() {
    let app = TestApp::start().await;
    assert_eq!(private(&app, "demo:mette", &[]).await, None);
    assert_eq!(employee(&app, "demo:anna", Some(vec![Role::Caseworker])).await, None);
    assert_eq!(roles_of(&app, account_id("anna")).await, [""; 0]);
    // Viggo is a caseworker with a place of his own: privately he has another account.
    let own = private(&app, "mitid:viggo", &kept_look_up(&app, "Viggo Lassen").await).await.expect("let in");
    assert_ne!(own, account_id("viggo"));
}

#[tokio::test]
async fn powers_of_attorney_hold_as_long_as_the_sign_in_says_them() {
    let app = TestApp::start().await;
    let (sofie, bo) = (account_id("sofie"), kept_look_up(&app, "Bo Holm").await);
    let scope = |verb, area| DelegationScope { verb, area };
    let week = [scope(DelegationVerb::Read, DelegationArea::Schedule)];
    let more = [week[0], scope(DelegationVerb::Act, DelegationArea::Grant)];
    let bos = format!("{{ citizen(id: \"{}\") {{ firstName applications {{ id }} }} }}", file_of("bo"));
    let sees = async || {
        let answer = app.relative("sofie").query(&bos).await;
        (answer.data("/citizen/firstName") == "Bo", answer.codes())
    };
    let hold = async |scopes: &[DelegationScope]| {
        queries::hold_powers(&app.pool, sofie, vec![(bo.clone(), scopes)]).await.expect("held");
    };
    assert!(!sees().await.0);
    hold(&week).await;
    assert_eq!(sees().await, (true, vec!["FORBIDDEN".to_owned()]), "the week, and no application");
    hold(&week).await;
    let mut owner = app.owner().await;
    let count = format!("select count(*)::text as line from delegation where relative_id = '{sofie}'");
    assert_eq!(lines(&mut owner, &count).await, ["1"], "said again, it is the same");
    hold(&more).await;
    assert_eq!(
        lines(&mut owner, &format!("{count} and revoked_at is null")).await,
        ["1"],
        "another power, and one holds"
    );
    let own = kept_look_up(&app, "Anna Holm").await;
    queries::hold_powers(&app.pool, account_id("anna"), vec![(own, &week)]).await.expect("nothing");
    let annas = format!("select count(*)::text as line from delegation where relative_id = '{}'", account_id("anna"));
    assert_eq!(lines(&mut owner, &annas).await, ["0"], "nobody holds a power of their own");
    queries::hold_powers(&app.pool, sofie, vec![(bo.clone(), &[])]).await.expect("none");
    assert!(!sees().await.0, "a power that means nothing here gives nothing, and what is said no more has ended");
    hold(&week).await;
    let later = format!(
        "update delegation set valid_from = valid_from - 3, valid_to = valid_to - 3 where relative_id = '{sofie}'"
    );
    owner.batch_execute(&later).await.expect("three days later");
    assert!(!sees().await.0, "without a sign-in it ends by itself");
}
