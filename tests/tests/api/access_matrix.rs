//! The golden access matrices: every field of the API by every kind of caller, and every mutation by every kind of
//! caller. Generated from `schema.graphql`, reviewed like code. Make them anew with `UPDATE_GOLDEN=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, TypeKind, TypeSystemDefinition};
use futures_util::StreamExt;
use samvaer_tests::{Answer, Caller, TestApp, file_of, offer, root};
use serde_json::{Value, json};

use crate::callers::{KINDS, MISSING};
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
    for missing in MISSING {
        let _ = writeln!(text, "# --  missing: {missing}");
    }
    let columns: Vec<_> = KINDS.iter().map(|kind| kind.column).collect();
    let _ = writeln!(text, "#\n{cells}\n#\n{:72} {}", "", columns.join(" "));
    text
}

/// The API's object types: field → (type it leads to, or none for a leaf).
struct Shape(BTreeMap<String, Vec<(String, Option<String>)>>);

impl Shape {
    fn read() -> Self {
        let sdl = std::fs::read_to_string(root().join("schema.graphql")).expect("schema.graphql");
        let document = parse_schema(sdl).expect("schema.graphql is SDL");
        let mut objects = BTreeMap::new();
        for definition in document.definitions {
            if let TypeSystemDefinition::Type(definition) = definition
                && let TypeKind::Object(object) = definition.node.kind
            {
                let fields = object
                    .fields
                    .into_iter()
                    .map(|field| (field.node.name.node.to_string(), innermost(&field.node.ty.node.base)));
                objects.insert(definition.node.name.node.to_string(), fields.collect::<Vec<_>>());
            }
        }
        let names: BTreeSet<String> = objects.keys().cloned().collect();
        for fields in objects.values_mut() {
            for (_, leads_to) in fields {
                *leads_to = leads_to.take().filter(|name| names.contains(name));
            }
        }
        Self(
            objects.into_iter().map(|(name, fields): (String, Vec<(String, Option<String>)>)| (name, fields)).collect(),
        )
    }

    /// Every leaf below a type: its path, and `Type.field`. An offer is the catalogue's: it is looked into where it is
    /// a root, elsewhere its id stands for it.
    fn leaves(&self, type_name: &str, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, String)>) {
        let fields = self.0.get(type_name).expect("a type of the schema");
        for (name, leads_to) in fields {
            path.push(name.clone());
            match leads_to.as_deref() {
                Some("Offer") if path.len() > 1 => {
                    path.push("id".into());
                    out.push((path.clone(), "Offer.id".into()));
                    path.pop();
                }
                Some(inner) => self.leaves(inner, path, out),
                None => out.push((path.clone(), format!("{type_name}.{name}"))),
            }
            path.pop();
        }
    }
}

fn innermost(base: &BaseType) -> Option<String> {
    match base {
        BaseType::Named(name) => Some(name.to_string()),
        BaseType::List(inner) => innermost(&inner.base),
    }
}

/// How a root field is asked about Anna.
fn arguments(root_field: &str) -> String {
    match root_field {
        "citizen" => format!("(id: \"{}\")", file_of("anna")),
        "citizens" => "(first: 3, search: \"Anna Holm\")".into(),
        "followUps" => "(first: 100, status: [PLANNED, DUE_SOON, OVERDUE, HELD])".into(),
        "accessLog" => format!("(first: 100, citizenId: \"{}\")", file_of("anna")),
        "offer" => format!("(id: \"{}\")", offer("monday-knights-tirsdagsklubben")),
        _ => String::new(),
    }
}

fn query(path: &[String]) -> String {
    let (root_field, rest) = path.split_first().expect("a path has a root");
    let open: String = rest.iter().map(|field| format!(" {{ {field}")).collect();
    format!("{{ {root_field}{}{open}{} }}", arguments(root_field), " }".repeat(rest.len()))
}

/// Is there anything but null and emptiness at the end of the path?
fn has_value(value: &Value, path: &[String]) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => items.iter().any(|item| has_value(item, path)),
        other => match path.split_first() {
            None => true,
            Some((field, rest)) => other.get(field).is_some_and(|inner| has_value(inner, rest)),
        },
    }
}

fn cell(answer: &Answer, path: &[String]) -> &'static str {
    let codes = answer.codes();
    match codes.first().map(String::as_str) {
        _ if answer.json.get("data").is_some_and(|data| has_value(data, path)) => "V",
        None => "·",
        Some("FORBIDDEN") if answer.status == 403 => "N",
        Some("FORBIDDEN") => "F",
        Some("UNAUTHENTICATED") => "U",
        Some("ROLE_NEEDED") => "R",
        Some(_) => "?",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_by_every_caller() {
    let app = TestApp::with_pool(4).await;
    // So that Anna's log has something in it: her mother and her caseworker have looked.
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    app.relative("karen").query(&anna).await.ok();
    app.caseworker("mette").query(&anna).await.ok();

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

/// A mutation as somebody tries it on Anna's file, or on what never was.
fn attempts(app_delegation: &str, app_grant: &str) -> Vec<(&'static str, &'static str, String, Value)> {
    let never = "01900000-0000-7000-8000-000000000000";
    let grant = |citizen: &str| {
        json!({ "input": {
            "citizenId": citizen, "offerId": offer("makers-corner"), "idempotencyKey": "matrix", "daysPerWeek": 1,
            "validFrom": "2030-01-01", "purpose": "Samvær", "scopeReason": "Et ønske om en dag",
            "decision": { "outcome": "FULL", "considerations": "Behov", "facts": "Samtale" },
        }})
    };
    let plan = |grant: &str| {
        let day = samvaer::calendar::today() + chrono::TimeDelta::days(5);
        json!({ "input": { "grantId": grant, "idempotencyKey": "matrix", "plannedOn": day } })
    };
    let revoke = |delegation: &str| json!({ "input": { "delegationId": delegation } });
    let text = |name: &str, input: &str| {
        format!("mutation($input: {input}!) {{ {name}(input: $input) {{ userErrors {{ code }} }} }}")
    };
    let (create, planning, stop) = (
        text("grantCreate", "GrantCreateInput"),
        text("followUpPlan", "FollowUpPlanInput"),
        text("delegationRevoke", "DelegationRevokeInput"),
    );
    vec![
        ("grantCreate", "Anna", create.clone(), grant(&file_of("anna"))),
        ("grantCreate", "nobody", create, grant(never)),
        ("followUpPlan", "Bo's grant", planning.clone(), plan(app_grant)),
        ("followUpPlan", "nobody", planning, plan(never)),
        ("delegationRevoke", "Anna's to Karen", stop.clone(), revoke(app_delegation)),
        ("delegationRevoke", "nobody", stop, revoke(never)),
    ]
}

fn outcome(answer: &Answer, mutation: &str) -> String {
    match (answer.codes().first().map(String::as_str), answer.user_errors(mutation).first()) {
        (Some("FORBIDDEN"), _) if answer.status == 403 => "N".into(),
        (Some("FORBIDDEN"), _) => "F".into(),
        (Some("UNAUTHENTICATED"), _) => "U".into(),
        (Some("ROLE_NEEDED"), _) => "R".into(),
        (Some(_), _) => "?".into(),
        (None, Some(code)) if code == "NOT_FOUND" => "·".into(),
        (None, Some(_)) => "e".into(),
        (None, None) => "D".into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mutation_by_every_caller() {
    let mut app = TestApp::start().await;
    let mut ids = ids_of(&app).await;
    let mut before = fingerprint(&app).await;
    let mut text = legend(
        "# D done   · nothing, as for an id that never was   F forbidden   U sign in first   R say which role   N no role any more",
    );
    let mut cells = 0;
    for number in 0..attempts("", "").len() {
        let mut row = Vec::new();
        let mut label = String::new();
        for kind in &KINDS {
            let (mutation, target, query, variables) = attempts(&ids.0, &ids.1).swap_remove(number);
            label = format!("{mutation} on {target}");
            let outcome = outcome(&kind.caller(&app).ask(&query, variables).await, mutation);
            if outcome == "D" {
                // A new database for whoever comes next.
                app = TestApp::start().await;
                ids = ids_of(&app).await;
                before = fingerprint(&app).await;
            } else {
                assert_eq!(fingerprint(&app).await, before, "{label} by {} was refused, and left something", kind.what);
            }
            row.push(outcome);
            cells += 1;
        }
        assert!(!row.iter().any(|cell| cell == "?" || cell == "e"), "{label}: {row:?}");
        assert!(label.ends_with("nobody") || row.iter().any(|cell| cell == "D"), "{label} has no control");
        let _ = writeln!(text, "{label:72} {}", row.join("  "));
    }
    let _ = writeln!(text, "# {cells} cells; after each refusal the database was as before");
    compare("mutation_matrix.txt", &text);
}

/// Anna's delegation to Karen, and a grant of Bo's that has no follow-up yet.
async fn ids_of(app: &TestApp) -> (String, String) {
    let delegations =
        app.citizen("anna").query("{ viewer { citizen { delegations { id relativeName } } } }").await.ok();
    let karen = delegations.data("/viewer/citizen/delegations");
    let karen = karen.as_array().and_then(|all| all.iter().find(|one| one["relativeName"] == "Karen Holm")).cloned();
    let bo = json!({ "input": {
        "citizenId": file_of("bo"), "offerId": offer("klub-vi"), "idempotencyKey": "bo", "daysPerWeek": 1,
        "validFrom": samvaer::calendar::today(), "purpose": "Samvær", "scopeReason": "Et ønske om en dag",
        "decision": { "outcome": "FULL", "considerations": "Behov", "facts": "Samtale" },
    }});
    let create = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { grant { id } } }";
    let grant = app.caseworker("mette").ask(create, bo).await.ok().data("/grantCreate/grant/id");
    let id = |value: Value| value.as_str().expect("an id").to_owned();
    (id(karen.expect("Karen has access")["id"].clone()), id(grant))
}
