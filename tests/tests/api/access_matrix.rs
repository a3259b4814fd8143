//! The golden access matrices: every field of the API by every kind of caller, and every mutation by every kind of
//! caller. Generated from `schema.graphql`, reviewed like code. Make them anew with `UPDATE_GOLDEN=1`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use diesel_async::SimpleAsyncConnection;
use futures_util::StreamExt;
use samvaer::policy::Role;
use samvaer_tests::{Caller, TestApp, file_of, root};
use serde_json::json;

use crate::attempts::{Targets, attempts, outcome};
use crate::callers::KINDS;
use crate::looks::{Shape, cell, query};
use crate::row_security::fingerprint;

/// Compares with a golden file, or writes it.
pub fn compare(name: &str, actual: &str) {
    let file = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is there");
        std::fs::write(&file, actual).expect("the golden file is written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    let differing: Vec<_> = actual
        .lines()
        .zip(golden.lines().chain(std::iter::repeat("")))
        .filter(|(actual, golden)| actual != golden)
        .take(20)
        .map(|(actual, golden)| format!("now    {actual}\ngolden {golden}"))
        .collect();
    assert!(
        actual == golden,
        "tests/golden/{name} differs ({} lines now, {} golden): review it, and make it anew with UPDATE_GOLDEN=1\n{}",
        actual.lines().count(),
        golden.lines().count(),
        differing.join("\n")
    );
}

/// Columns and what they mean, at the head of a matrix.
fn legend(cells: &str) -> String {
    let mut text = String::new();
    for kind in &KINDS {
        let _ = writeln!(text, "# {}  {}", kind.column, kind.what);
    }
    let columns: Vec<_> = KINDS.iter().map(|kind| kind.column).collect();
    let _ = writeln!(text, "#\n{cells}\n#\n{:72} {}", "", columns.join(" "));
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_by_every_caller() {
    let app = TestApp::with_pool(4).await;
    // So that Anna's log has something in it: her mother and her caseworker have looked.
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    app.relative("karen").query(&anna).await.ok();
    app.caseworker("mette").query(&anna).await.ok();

    // So that there are searches, and looks through a tool.
    app.caseworker("mette").query("{ citizens(search: \"Anna\") { totalCount } }").await.ok();
    app.on_behalf("mette", "calendar")
        .role(Role::Caseworker)
        .header("samvaer-purpose", "CASE_WORK")
        .query(&anna)
        .await
        .ok();

    // So that there are calendars that read Anna's week, and one that does no more.
    let make = |key: &str| {
        format!("mutation {{ calendarFeedMake(input: {{ idempotencyKey: \"{key}\" }}) {{ feed {{ id }} }} }}")
    };
    let feed = app.citizen("anna").query(&make("old")).await.ok().data("/calendarFeedMake/feed/id");
    let revoke = format!("mutation {{ calendarFeedRevoke(input: {{ feedId: {feed} }}) {{ feed {{ id }} }} }}");
    app.citizen("anna").query(&revoke).await.ok();
    app.citizen("anna").query(&make("new")).await.ok();

    // So that there is a question, a seal, and a name in the log.
    let entry = app.citizen("anna").query("{ accessLog(role: CASEWORKER) { edges { node { id } } } }").await.ok();
    let wonder = "mutation($input: AccessLogWonderInput!) { accessLogWonder(input: $input) { userErrors { code } } }";
    let asked = json!({ "input": { "entryId": entry.data("/accessLog/edges/0/node/id"), "text": "Hvorfor?", "idempotencyKey": "w" } });
    app.citizen("anna").ask(wonder, asked).await.ok();
    let answer = "mutation($input: AccessLogQuestionAnswerInput!) { accessLogQuestionAnswer(input: $input) { userErrors { code } } }";
    let question =
        app.account("ebbe").query("{ accessLogQuestions { id } }").await.ok().data("/accessLogQuestions/0/id");
    let answered = json!({ "input": { "questionId": question, "answer": "Det var din rådgiver." } });
    app.account("ebbe").ask(answer, answered).await.ok();
    crate::access_log::seal(&app).await;

    // So that a receipt says until when there is an answer: the municipality has promised one.
    let mut owner = app.owner().await;
    owner.batch_execute("update quality_standard set answer_working_days = 5").await.expect("promised");

    let shape = Shape::read();
    let mut paths = Vec::new();
    shape.leaves("Query", &mut Vec::new(), &mut paths);
    let callers: Vec<Caller> = KINDS.iter().map(|kind| kind.caller(&app)).collect();
    let rows = futures_util::stream::iter(paths.iter().map(|(path, field)| {
        let callers = &callers;
        async move {
            let query = query(path);
            let mut cells = Vec::new();
            for caller in callers {
                cells.push(cell(&caller.query(&query).await, path));
            }
            (path.join("."), field.as_str(), cells)
        }
    }))
    .buffered(4)
    .collect::<Vec<_>>()
    .await;

    let mut text = legend(
        "# V value   · nothing, and no word of it   F forbidden   U sign in first   R say which role   N no role any more",
    );
    for (path, _, cells) in &rows {
        let _ = writeln!(text, "{path:72} {}", cells.join("  "));
    }
    let cells: usize = rows.iter().map(|(_, _, cells)| cells.len()).sum();
    let _ = writeln!(text, "# {} fields × {} callers = {cells} cells", rows.len(), KINDS.len());
    compare("access_matrix.txt", &text);
    check_controls(&rows);
    assert!(rows.iter().all(|(_, _, cells)| !cells.contains(&"?")), "a cell nobody can explain");
}

/// A field that nobody was shown proves nothing: each needs somebody who sees a value, or a reason in a list that may
/// only shrink.
fn check_controls(rows: &[(String, &str, Vec<&str>)]) {
    let file = root().join("tests/golden/fields_without_control.txt");
    let exempt = std::fs::read_to_string(file).expect("the list of exemptions");
    let exempt: BTreeSet<&str> =
        exempt.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
    let seen: BTreeSet<&str> =
        rows.iter().filter(|(_, _, cells)| cells.contains(&"V")).map(|(_, field, _)| *field).collect();
    let unseen: BTreeSet<&str> =
        rows.iter().map(|(_, field, _)| *field).filter(|field| !seen.contains(field)).collect();
    let uncovered: Vec<_> = unseen.difference(&exempt).collect();
    let stale: Vec<_> = exempt.difference(&unseen).collect();
    assert!(uncovered.is_empty(), "fields nobody sees in the demonstration: {uncovered:?}");
    assert!(stale.is_empty(), "exemptions that are needed no more: {stale:?}");
    assert!(exempt.len() <= 4, "the list of exemptions may only shrink");
}

/// One mutation by every caller, each in a database in which nothing was done before.
async fn tried_by_all(number: usize) -> (String, Vec<String>) {
    let mut app = TestApp::start().await;
    let mut ids = Targets::of(&app).await;
    let mut before = fingerprint(&app).await;
    let mut row = Vec::new();
    let mut label = String::new();
    for kind in &KINDS {
        let (mutation, target, query, variables) = attempts(&ids).swap_remove(number);
        label = format!("{mutation} on {target}");
        let outcome = outcome(&kind.caller(&app).ask(&query, variables).await, mutation);
        if outcome == "D" {
            // A new database for whoever comes next.
            app = TestApp::start().await;
            ids = Targets::of(&app).await;
            before = fingerprint(&app).await;
        } else {
            assert_eq!(fingerprint(&app).await, before, "{label} by {} was refused, and left something", kind.what);
        }
        row.push(outcome);
    }
    assert!(!row.iter().any(|cell| cell == "?" || cell == "e"), "{label}: {row:?}");
    assert!(label.ends_with("nobody") || row.iter().any(|cell| cell == "D"), "{label} has no control");
    (label, row)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mutation_by_every_caller() {
    let many = attempts(&Targets::of(&TestApp::start().await).await).len();
    let rows: Vec<_> = futures_util::stream::iter((0..many).map(tried_by_all)).buffered(4).collect().await;
    let mut text = legend(
        "# D done   · nothing, as for an id that never was   F forbidden   U sign in first   R say which role   N no role any more",
    );
    let mut cells = 0;
    for (label, row) in &rows {
        cells += row.len();
        let _ = writeln!(text, "{label:72} {}", row.join("  "));
    }
    let _ = writeln!(text, "# {cells} cells; after each refusal the database was as before");
    compare("mutation_matrix.txt", &text);
}

#[test]
fn every_mutation_is_attempted() {
    let attempted: BTreeSet<String> =
        attempts(&Targets::default()).into_iter().map(|(name, ..)| name.to_owned()).collect();
    assert_eq!(attempted, Shape::read().fields("Mutation"), "a mutation that nobody tried as everybody");
}

#[test]
fn the_matrix_is_a_page_somebody_can_read() {
    let page = samvaer_tests::matrix::page(&root().join("tests/golden")).expect("the golden files are there");
    for words in [
        "reads everybody&#39;s but the own",
        "where may see COSTS",
        "with the scope RIDE_LIST",
        "citizen.cpr",
        "delegationGive on the own file",
        "citizen_cpr",
    ] {
        assert!(page.contains(words) || page.contains(&words.replace("&#39;", "'")), "{words} is not on the page");
    }
    let rows = |file: &str| {
        let text = std::fs::read_to_string(root().join("tests/golden").join(file)).expect(file);
        text.lines().filter(|line| !line.starts_with(['#', ' '])).count()
    };
    let golden = rows("access_matrix.txt") + rows("mutation_matrix.txt") + rows("row_security.txt");
    let roles = samvaer::policy::Part::ALL.len();
    assert_eq!(page.matches("<th scope=\"row\">").count(), golden + roles, "a row for each row");
}
