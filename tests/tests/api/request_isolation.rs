//! One request never sees another's rows: not side by side on one connection, not after a cancelled or a panicking one.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Object;
use futures_util::future::join_all;
use samvaer::db::{Caller, Credential, TokenSubject, Tx};
use samvaer::demo::cast::subject;
use samvaer::error::Error;
use samvaer_tests::TestApp;
use uuid::Uuid;

use crate::row_security::lines;

fn tx(app: &TestApp, account: &str) -> Tx {
    let caller = Caller {
        credential: Some(Credential::Subject(TokenSubject { person: subject(account), through: None })),
        role: None,
        preview: None,
        purpose: None,
        request_id: Uuid::now_v7(),
        writes: false,
    };
    Tx::new(app.pool.clone(), caller)
}

/// What the pool's next borrower sees before entering: must be nobody and nothing.
async fn next_borrower_sees(app: &TestApp) -> String {
    let mut connection: Object<AsyncPgConnection> = app.pool.get().await.expect("a connection");
    let settings = lines(
        &mut connection,
        "select coalesce(nullif(current_setting('samvaer.actor', true), ''), 'nobody') || ' ' || \
         (select count(*) from citizen) as line",
    )
    .await;
    settings.concat()
}

const WHO: &str = "{ viewer { name citizen { name contacts { name } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn two_people_on_one_connection_never_mix() {
    let app = Arc::new(TestApp::with_pool(1).await);
    let requests = (0..200).map(|number| {
        let app = app.clone();
        let (account, name) = if number % 2 == 0 { ("anna", "Anna Holm") } else { ("dorte", "Dorte Ravn") };
        tokio::spawn(async move {
            let answer = app.citizen(account).query(WHO).await;
            // Two hundred at once on one connection: some may be told to come back, none may see another.
            if answer.status == 503 {
                return None;
            }
            let answer = answer.ok();
            assert_eq!(answer.data("/viewer/name"), name);
            assert_eq!(answer.data("/viewer/citizen/name"), name);
            Some(name)
        })
    });
    let answered: Vec<&str> = join_all(requests).await.into_iter().filter_map(|done| done.expect("no panic")).collect();
    assert!(answered.contains(&"Anna Holm") && answered.contains(&"Dorte Ravn") && answered.len() > 20);
    assert_eq!(next_borrower_sees(&app).await, "nobody 0");
}

/// Polls a future a few times, as a server does for a client who then goes away.
async fn polled_and_dropped<F: Future>(future: F, times: usize) -> bool {
    let mut future = pin!(future);
    for _ in 0..times {
        if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            return true;
        }
        // The connection's own task moves on between two polls.
        tokio::task::yield_now().await;
        tokio::time::sleep(std::time::Duration::from_micros(200)).await;
    }
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_request_leaves_nobody_behind() {
    let app = TestApp::with_pool(1).await;
    let mut finished = 0;
    for times in 1..60 {
        let anna = app.citizen("anna");
        if polled_and_dropped(anna.query(WHO), times).await {
            finished += 1;
        }
        assert_eq!(next_borrower_sees(&app).await, "nobody 0", "dropped after {times} polls");
        let bo = app.citizen("bo").query(WHO).await.ok();
        assert_eq!(bo.data("/viewer/citizen/name"), "Bo Holm");
    }
    assert!(finished < 59, "the control: some were dropped in the middle");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panicking_request_leaves_nobody_behind() {
    let app = Arc::new(TestApp::with_pool(1).await);
    let panicking = app.clone();
    let panicked = tokio::spawn(async move {
        let tx = tx(&panicking, "anna");
        let on = tx.enter().await.expect("Anna enters");
        assert_eq!(on.actor().name, "Anna Holm");
        panic!("in the middle of a request");
    })
    .await;
    assert!(panicked.is_err());
    assert_eq!(next_borrower_sees(&app).await, "nobody 0");
    assert_eq!(app.citizen("bo").query(WHO).await.ok().data("/viewer/citizen/name"), "Bo Holm");
}

#[tokio::test]
async fn a_refused_entry_leaves_nobody_behind() {
    let app = TestApp::with_pool(1).await;
    assert!(matches!(tx(&app, "nobody-of-that-name").enter().await, Err(Error::Unauthenticated)));
    assert_eq!(next_borrower_sees(&app).await, "nobody 0");
}

#[tokio::test]
async fn a_citizens_reading_transaction_can_not_write() {
    let app = TestApp::with_pool(1).await;
    let anna = tx(&app, "anna");
    let on = anna.enter().await.expect("Anna enters");
    let delegation = Uuid::now_v7();
    assert!(samvaer::delegations::queries::revoke(&on, delegation).await.is_err());
}

#[tokio::test]
async fn the_server_refuses_a_role_that_row_security_does_not_hold() {
    let app = TestApp::start().await;
    samvaer::db::check_app_role(&app.pool).await.expect("the application role will do");
    let refused = samvaer::db::check_app_role(&app.owner_pool().await).await.expect_err("the owner will not");
    assert!(refused.to_string().contains("owns tables"), "{refused}");
}
