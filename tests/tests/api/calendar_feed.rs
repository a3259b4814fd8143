//! The calendar feed: the week in a phone's calendar, under a secret that can be revoked, with nothing sensitive in it.

use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;
use icalendar::{Calendar, CalendarComponent, Component};
use samvaer::calendar::today;
use samvaer_tests::{Answer, Caller, TestApp, file_of};
use serde_json::{Value, json};

use crate::row_security::lines;
use crate::stories::{done, send};

async fn make(caller: &Caller, key: &str) -> Value {
    send(caller, "calendarFeedMake", "feed { id revokedOn } address", json!({ "idempotencyKey": key })).await
}

/// What a calendar program, which signs in nowhere, reads there.
async fn read(app: &TestApp, address: &Value) -> Answer {
    app.anonymous().send(Method::GET, address.as_str().expect("an address"), None, Vec::new()).await
}

fn summaries(text: &str) -> Vec<(String, String)> {
    let calendar: Calendar = text.parse().expect("iCalendar");
    let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
    events
        .map(|event| {
            let starts = event.property_value("DTSTART").expect("a start").to_owned();
            (event.get_summary().expect("a summary").to_owned(), starts)
        })
        .collect()
}

#[tokio::test]
async fn a_feed_says_when_and_nothing_else_and_is_gone_when_it_is_revoked() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    let made = done(make(&anna, "phone").await);
    let again = make(&anna, "phone").await;
    assert_eq!((&again["feed"]["id"], &again["address"]), (&made["feed"]["id"], &Value::Null), "a secret is said once");

    let answer = read(&app, &made["address"]).await;
    assert_eq!(answer.status, StatusCode::OK);
    let events = summaries(&answer.text);
    for wanted in ["Aftale", "Afgang", "Møde"] {
        assert!(events.iter().any(|(summary, _)| summary == wanted), "{wanted}: {events:?}");
    }
    assert!(events.iter().all(|(summary, _)| ["Aftale", "Afgang", "Møde"].contains(&summary.as_str())));
    for secret in ["Anna", "Holm", "Skov", "Samv", "Roskilde", &file_of("anna")] {
        assert!(!answer.text.contains(secret), "{secret}: {}", answer.text);
    }
    let looks = "{ accessLog { totalCount } }";
    assert_eq!(anna.query(looks).await.ok().data("/accessLog/totalCount"), 0, "the own look is no row");

    // A day that Anna doesn't come is no appointment.
    let rides = "{ viewer { citizen { weeklySchedule { days { date attendances { status offer { id } } } } } } }";
    let next_week = today() + TimeDelta::days(7);
    let rides = rides.replace("weeklySchedule", &format!("weeklySchedule(weekOf: \"{next_week}\")"));
    let days = anna.query(&rides).await.ok().data("/viewer/citizen/weeklySchedule/days");
    let day = days.as_array().expect("days").iter().find(|day| day["attendances"][0]["status"] == "EXPECTED");
    let day = day.expect("a day she comes");
    let away = json!({
        "citizenId": file_of("anna"), "offerId": day["attendances"][0]["offer"]["id"], "absentOn": day["date"],
        "idempotencyKey": "away",
    });
    done(send(&anna, "absenceReport", "", away).await);
    let on_day = |events: &[(String, String)]| {
        let date = day["date"].as_str().expect("a day").replace('-', "");
        events.iter().filter(|(_, starts)| starts.starts_with(&date)).count()
    };
    assert!(on_day(&events) > 0);
    assert_eq!(on_day(&summaries(&read(&app, &made["address"]).await.text)), 0);

    let revoked = json!({ "feedId": made["feed"]["id"] });
    done(send(&anna, "calendarFeedRevoke", "feed { revokedOn }", revoked).await);
    let gone = read(&app, &made["address"]).await;
    let never = read(&app, &json!(format!("/kalender/{}.ics", "ab".repeat(32)))).await;
    assert_eq!((gone.status, &gone.text), (StatusCode::NOT_FOUND, &never.text));
    assert_eq!(never.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_feeds_secret_opens_the_week_and_nothing_else() {
    let app = TestApp::start().await;
    let made = done(make(&app.citizen("anna"), "phone").await);
    let address = made["address"].as_str().expect("an address");
    let secret = address.trim_start_matches("/kalender/").trim_end_matches(".ics");
    // It is no session, and no token.
    let session = app.anonymous().header("x-portal", "1").header("cookie", &format!("__Host-samvaer={secret}"));
    let looked = session.send(Method::GET, "/identity/session", None, Vec::new()).await;
    assert_eq!(looked.status, StatusCode::UNAUTHORIZED);
    let token = app.anonymous().header("authorization", &format!("Bearer {secret}"));
    assert_eq!(token.query("{ viewer { name } }").await.status, StatusCode::UNAUTHORIZED);

    let mut connection = app.app_role().await;
    let hash = lines(&mut app.owner().await, "select encode(secret_hash, 'hex') as line from calendar_feed").await;
    let enter =
        |writes: bool, role: &str| format!("select * from enter('FEED', '{}', '{role}', {writes})", hash.concat());
    for refused in [enter(true, "CITIZEN"), enter(false, "RELATIVE")] {
        connection.batch_execute("begin").await.expect("begun");
        assert!(connection.batch_execute(&refused).await.is_err(), "{refused}");
        connection.batch_execute("rollback").await.expect("rolled back");
    }
    connection.batch_execute("begin").await.expect("begun");
    connection.batch_execute(&enter(false, "CITIZEN")).await.expect("entered");
    let count = |table: &str| format!("select count(*)::text as line from {table}");
    for shown in ["citizen", "schedule_day", "ride", "follow_up"] {
        assert_ne!(lines(&mut connection, &count(shown)).await, ["0"], "{shown}");
    }
    for hidden in
        ["citizen_cpr", "citizen_address", "\"grant\"", "decision", "assessment", "delegation", "cost_plan", "letter"]
    {
        assert_eq!(lines(&mut connection, &count(hidden)).await, ["0"], "{hidden}");
    }
    connection.batch_execute("rollback").await.expect("rolled back");
}

#[tokio::test]
async fn there_is_an_end_to_how_many_and_nobody_makes_anothers() {
    let app = TestApp::start().await;
    let anna = app.citizen("anna");
    for key in 0..5 {
        done(make(&anna, &key.to_string()).await);
    }
    assert_eq!(make(&anna, "one more").await["userErrors"][0]["code"], "OUT_OF_RANGE");
    // Somebody without a file has no week.
    assert_eq!(make(&app.citizen("sofie"), "hers").await["userErrors"][0]["code"], "NOT_FOUND");
    let feeds = format!("{{ citizen(id: \"{}\") {{ calendarFeeds {{ id }} }} }}", file_of("anna"));
    assert_eq!(app.relative("karen").query(&feeds).await.codes(), ["FORBIDDEN"]);
    assert_eq!(app.caseworker("mette").query(&feeds).await.codes(), ["FORBIDDEN"]);
}
