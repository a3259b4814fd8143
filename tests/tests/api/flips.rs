//! Is the policy noticed? Every row is taken away, every reach made wider, and what nobody may is allowed, one at a time and in
//! both walls at once; the callers of that role then ask and try what the matrices ask and try. A flip that changes nothing
//! has survived: either nothing in the API rests on that row, or no test would see it go.
//!
//! `make flips` runs it, for half an hour or so. FLIPS=CITIZEN,AUDITOR takes some roles only.

use std::collections::BTreeSet;

use samvaer::db;
use samvaer::policy::{Action, Part, RULES, Reach, Role, Rule, flips};
use samvaer_tests::{Caller, TestApp};

use crate::access_matrix::{Shape, attempts, cell, ids_of, outcome, query};
use crate::callers::{KINDS, Kind};

/// One row of the policy, of one Part.
type Row = (Role, Action, Part, Reach);

/// What is done to the policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Flip {
    Removed,
    Widened,
    Added,
}

fn rows() -> Vec<Row> {
    RULES.iter().flat_map(|rule| rule.parts.iter().map(|part| (rule.role, rule.action, *part, rule.reach))).collect()
}

fn in_force(rows: &[Row]) -> Vec<Rule> {
    rows.iter()
        .map(|(role, action, part, reach)| Rule {
            role: *role,
            action: *action,
            parts: Vec::leak(vec![*part]),
            reach: *reach,
        })
        .collect()
}

/// Everything that can be done to one role's rows. What no role does with a Part is no act of the API, so it isn't added.
fn flips_of(role: Role) -> Vec<(Flip, Row, Vec<Row>)> {
    let all = rows();
    let acts: BTreeSet<(Action, Part)> = all.iter().map(|(_, action, part, _)| (*action, *part)).collect();
    let with = |row: &Row, reach: Option<Reach>| {
        let mut rows: Vec<Row> = all.iter().filter(|other| *other != row).copied().collect();
        rows.extend(reach.map(|reach| (row.0, row.1, row.2, reach)));
        rows
    };
    let mut flips = Vec::new();
    for row in all.iter().filter(|row| row.0 == role) {
        flips.push((Flip::Removed, *row, with(row, None)));
        if row.3 != Reach::All {
            flips.push((Flip::Widened, *row, with(row, Some(Reach::All))));
        }
    }
    for (action, part) in acts {
        if !all.iter().any(|row| (row.0, row.1, row.2) == (role, action, part)) {
            let row = (role, action, part, Reach::All);
            flips.push((Flip::Added, row, with(&row, Some(Reach::All))));
        }
    }
    flips
}

async fn put(app: &TestApp, rows: &[Row]) {
    flips::put(in_force(rows));
    db::write_policy_rules(&mut app.owner().await).await.expect("the database's copy");
}

fn callers(app: &TestApp, role: Role) -> Vec<Caller> {
    let acts_as = |kind: &&Kind| match (kind.role, kind.account) {
        (Some(role_of), _) => role_of == role,
        (None, Some("dan")) => role == Role::Administrator,
        (None, Some("rides" | "statistics")) => role == Role::Service,
        (None, Some("sofie")) => role == Role::Citizen,
        _ => false,
    };
    KINDS.iter().filter(acts_as).map(|kind| kind.caller(app)).collect()
}

/// A leaf for each field of each root and of what lies right below it: whatever else is deeper is of the same Part.
fn paths() -> Vec<Vec<String>> {
    let mut leaves = Vec::new();
    Shape::read().leaves("Query", &mut Vec::new(), &mut leaves);
    let mut seen = BTreeSet::new();
    let mut paths = Vec::new();
    for (path, _) in leaves {
        let depth = if path.iter().any(|field| field == "followUps" || field == "node") { 6 } else { 4 };
        if seen.insert(path.iter().take(depth).cloned().collect::<Vec<_>>()) {
            paths.push(path);
        }
    }
    paths
}

/// What a role's callers see.
async fn looked(app: &TestApp, role: Role, paths: &[Vec<String>]) -> Vec<&'static str> {
    let mut cells = Vec::new();
    for caller in callers(app, role) {
        for path in paths {
            cells.push(cell(&caller.query(&query(path)).await, path));
        }
    }
    cells
}

/// What a role's callers can do, each after the others have tried.
async fn tried(role: Role, rows: &[Row]) -> Vec<String> {
    flips::put(in_force(&self::rows()));
    let app = TestApp::start().await;
    let ids = ids_of(&app).await;
    put(&app, rows).await;
    let mut cells = Vec::new();
    for caller in callers(&app, role) {
        for (mutation, _, text, variables) in attempts(&ids) {
            cells.push(outcome(&caller.ask(&text, variables).await, mutation));
        }
    }
    cells
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "half an hour: make flips"]
async fn every_flip_of_the_policy_is_noticed() {
    let wanted = std::env::var("FLIPS").unwrap_or_default();
    let wanted: Vec<Role> = wanted.split(',').filter_map(Role::from_word).collect();
    let roles = Role::ALL.iter().filter(|role| wanted.is_empty() || wanted.contains(role));
    let paths = paths();
    let app = TestApp::start().await;
    let (mut all, mut survivors) = (0, Vec::new());
    for role in roles {
        put(&app, &rows()).await;
        let (sees, does) = (looked(&app, *role, &paths).await, tried(*role, &rows()).await);
        let flips = flips_of(*role);
        println!("{}: {} flips, {} looks and {} attempts each", role.as_str(), flips.len(), sees.len(), does.len());
        for (flip, row, flipped) in flips {
            all += 1;
            // What is read shows first; only what doesn't is tried too.
            put(&app, &flipped).await;
            let noticed = looked(&app, *role, &paths).await != sees || tried(*role, &flipped).await != does;
            if !noticed {
                let (role, action, part, reach) = row;
                println!("  survived: {flip:?} {} {} {} {reach:?}", role.as_str(), action.as_str(), part.as_str());
                survivors.push(flip);
            }
        }
    }
    let of = |flip: Flip| survivors.iter().filter(|survivor| **survivor == flip).count();
    println!(
        "{all} flips, {} survivors ({} removed, {} widened, {} added): {:.1} % noticed",
        survivors.len(),
        of(Flip::Removed),
        of(Flip::Widened),
        of(Flip::Added),
        100.0 * (1.0 - survivors.len() as f64 / all as f64),
    );
    assert!(survivors.len() * 20 <= all, "less than 95 % noticed");
}
