//! How many statements a request costs the database: few, and never more than written here. (BEGIN, COMMIT and savepoints
//! count too.) A test binary of its own, for it counts whatever the process asks.

use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use samvaer_tests::{Answer, TestApp, file_of};

static ASKED: AtomicUsize = AtomicUsize::new(0);

struct Count;

impl Instrumentation for Count {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            ASKED.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[tokio::test]
async fn a_request_asks_the_database_no_more_often_than_it_did() {
    set_default_instrumentation(|| Some(Box::new(Count))).expect("counted");
    let app = TestApp::with_pool(1).await;
    let anna = file_of("anna");
    let plan = "firstName grants { id } weeklySchedule { startsOn } transport { mode } expectedCosts { perWeekOere } \
        followUps { plannedOn } contacts { name }";
    let own = format!("{{ viewer {{ citizen {{ {plan} }} }} }}");
    let other = format!("{{ citizen(id: \"{anna}\") {{ {plan} }} }}");
    let page = format!("{{ citizens(first: 50) {{ edges {{ node {{ {plan} }} }} }} }}");
    let log = "{ accessLog(first: 20) { edges { node { inWords } } } }";
    let cases = [
        ("the own plan", app.citizen("anna"), own.as_str(), 23),
        ("a relative's view", app.relative("karen"), other.as_str(), 24),
        ("a caseworker's view", app.caseworker("mette"), other.as_str(), 24),
        ("a page of fifty citizens", app.caseworker("mette"), page.as_str(), 26),
        ("the own log", app.citizen("anna"), log, 7),
        ("nobody's catalogue", app.anonymous(), "{ offers { name } }", 8),
    ];
    for (what, caller, query, at_most) in cases {
        // The first time prepares what the second only runs.
        caller.query(query).await.ok();
        let before = ASKED.load(Ordering::Relaxed);
        let _: Answer = caller.query(query).await.ok();
        let asked = ASKED.load(Ordering::Relaxed) - before;
        println!("{asked:3} statements: {what}");
        assert!(asked > 1, "the control: {what} is asked of the database");
        assert!(asked <= at_most, "{what}: {asked} statements, and it was {at_most}");
    }
}
