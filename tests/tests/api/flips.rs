//! Is the policy noticed? Every row is taken away, every reach made wider, and what a role may not is allowed, one at a
//! time and in both walls at once; the callers of that role then ask, look into the tables and try what the matrices do.
//!
//! A row that is allowed may do nothing by itself: without IDENTITY there is no file to see a Part of, and a decision
//! wants five Parts at once. So who doesn't notice it is asked the other way round: when the role may do everything but
//! this, is it missed? What isn't noticed in either way has survived: nothing in the API rests on that row, or no test
//! would see it change.
//!
//! `make flips` runs it. FLIPS=CITIZEN,AUDITOR takes some roles only.

use std::collections::BTreeSet;

use samvaer::db;
use samvaer::policy::{Action, Part, RULES, Reach, Role, Rule, flips};
use samvaer_tests::TestApp;

use crate::attempts::{Targets, attempts, outcome};
use crate::callers::{KINDS, Kind};
use crate::looks::{Shape, cell, query};
use crate::row_security::tables_shown;

/// One row of the policy, of one Part.
type Row = (Role, Action, Part, Reach);

/// What is done to the policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Flip {
    Removed,
    Widened,
    Added,
}

/// Who noticed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noticed {
    /// Somebody saw or did another thing than before.
    Alone,
    /// Somebody who may do everything else.
    WithTheRest,
    /// Nobody.
    Survived,
}

fn policy() -> Vec<Row> {
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

/// What somebody may do with some Part. What nobody may do is no act of the API.
fn acts() -> BTreeSet<(Action, Part)> {
    policy().iter().map(|(_, action, part, _)| (*action, *part)).collect()
}

/// The policy without a role's row for an act, or with this reach instead.
fn with(row: Row, reach: Option<Reach>) -> Vec<Row> {
    let (role, action, part, _) = row;
    let mut rows = policy();
    rows.retain(|other| (other.0, other.1, other.2) != (role, action, part));
    rows.extend(reach.map(|reach| (role, action, part, reach)));
    rows
}

/// The policy in which a role may do everything to everybody.
fn everything(role: Role) -> Vec<Row> {
    let others = policy().into_iter().filter(|row| row.0 != role);
    others.chain(acts().into_iter().map(|(action, part)| (role, action, part, Reach::All))).collect()
}

/// The same, but for one act, which the role may as far as the policy says.
fn everything_but((role, action, part, _): Row) -> Vec<Row> {
    let mut rows = everything(role);
    rows.retain(|row| (row.0, row.1, row.2) != (role, action, part));
    rows.extend(policy().into_iter().filter(|row| (row.0, row.1, row.2) == (role, action, part)));
    rows
}

/// Everything that can be done to one role's rows.
fn flips_of(role: Role) -> Vec<(Flip, Row)> {
    let mut flips = Vec::new();
    for row in policy().into_iter().filter(|row| row.0 == role) {
        flips.push((Flip::Removed, row));
        if row.3 != Reach::All {
            flips.push((Flip::Widened, row));
        }
    }
    let held: BTreeSet<(Action, Part)> = flips.iter().map(|(_, row)| (row.1, row.2)).collect();
    let added = acts().into_iter().filter(|act| !held.contains(act));
    flips.extend(added.map(|(action, part)| (Flip::Added, (role, action, part, Reach::All))));
    flips
}

async fn put(app: &TestApp, rows: &[Row]) {
    flips::put(in_force(rows));
    db::write_policy_rules(&mut app.owner().await).await.expect("the database's copy");
}

fn callers(role: Role) -> impl Iterator<Item = &'static Kind> {
    let acts_as = move |kind: &&Kind| match (kind.role, kind.account) {
        (Some(role_of), _) => role_of == role,
        (None, Some("dan")) => role == Role::Administrator,
        (None, Some("rides" | "statistics")) => role == Role::Service,
        (None, Some("sofie")) => role == Role::Citizen,
        _ => false,
    };
    KINDS.iter().filter(acts_as)
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

/// A role's callers, and what they look at.
struct Probe {
    role: Role,
    /// Nobody writes here.
    app: TestApp,
    paths: Vec<Vec<String>>,
}

impl Probe {
    /// What they are shown in the tables themselves.
    async fn shown(&self, rows: &[Row]) -> Vec<&'static str> {
        put(&self.app, rows).await;
        let mut connection = self.app.app_role().await;
        let mut cells = Vec::new();
        for kind in callers(self.role) {
            cells.extend(tables_shown(&mut connection, kind).await);
        }
        cells
    }

    /// What the API answers them.
    async fn told(&self, rows: &[Row]) -> Vec<&'static str> {
        put(&self.app, rows).await;
        let mut cells = Vec::new();
        for caller in callers(self.role).map(|kind| kind.caller(&self.app)) {
            for path in &self.paths {
                cells.push(cell(&caller.query(&query(path)).await, path));
            }
        }
        cells
    }

    /// What they can do, each after the others have tried.
    async fn done(&self, rows: &[Row]) -> Vec<String> {
        flips::put(in_force(&policy()));
        let app = TestApp::start().await;
        let targets = Targets::of(&app).await;
        put(&app, rows).await;
        let mut cells = Vec::new();
        for caller in callers(self.role).map(|kind| kind.caller(&app)) {
            for (mutation, _, text, variables) in attempts(&targets) {
                cells.push(outcome(&caller.ask(&text, variables).await, mutation));
            }
        }
        cells
    }

    async fn seen(&self, rows: &[Row]) -> Seen {
        Seen { shown: self.shown(rows).await, told: self.told(rows).await, done: self.done(rows).await }
    }

    /// Is anything else under these rows than before? What is cheap and likely is asked first.
    async fn differs(&self, action: Action, rows: &[Row], before: &Seen) -> bool {
        match action {
            Action::List | Action::Read => {
                self.shown(rows).await != before.shown
                    || self.told(rows).await != before.told
                    || self.done(rows).await != before.done
            }
            Action::Create | Action::Change => self.done(rows).await != before.done,
        }
    }
}

/// What a role's callers see and do under one policy.
struct Seen {
    shown: Vec<&'static str>,
    told: Vec<&'static str>,
    done: Vec<String>,
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "an hour: make flips"]
async fn every_flip_of_the_policy_is_noticed() {
    let wanted = std::env::var("FLIPS").unwrap_or_default();
    let wanted: Vec<Role> = wanted.split(',').filter_map(Role::from_word).collect();
    let mut results = Vec::new();
    for role in Role::ALL.iter().copied().filter(|role| wanted.is_empty() || wanted.contains(role)) {
        let probe = Probe { role, app: TestApp::start().await, paths: paths() };
        let (as_it_is, at_most) = (probe.seen(&policy()).await, probe.seen(&everything(role)).await);
        let flips = flips_of(role);
        let asked = (as_it_is.shown.len(), as_it_is.told.len(), as_it_is.done.len());
        println!(
            "{}: {} flips; {} tables, {} fields, {} attempts each",
            role.as_str(),
            flips.len(),
            asked.0,
            asked.1,
            asked.2
        );
        for (flip, row) in flips {
            let (_, action, part, reach) = row;
            let flipped = with(row, Some(Reach::All).filter(|_| flip != Flip::Removed));
            let noticed = if probe.differs(action, &flipped, &as_it_is).await {
                Noticed::Alone
            } else if flip != Flip::Removed && probe.differs(action, &everything_but(row), &at_most).await {
                Noticed::WithTheRest
            } else {
                println!("  survived: {flip:?} {} {} {} {reach:?}", role.as_str(), action.as_str(), part.as_str());
                Noticed::Survived
            };
            results.push((flip, noticed));
        }
    }
    println!("{:10} {:>6} {:>8} {:>14} {:>9}", "", "flips", "noticed", "with the rest", "survived");
    for flip in [Flip::Removed, Flip::Widened, Flip::Added] {
        let of = |noticed| results.iter().filter(|result| **result == (flip, noticed)).count();
        let (alone, rest, survived) = (of(Noticed::Alone), of(Noticed::WithTheRest), of(Noticed::Survived));
        println!("{:10} {:6} {alone:8} {rest:14} {survived:9}", format!("{flip:?}"), alone + rest + survived);
    }
    let survivors = results.iter().filter(|(_, noticed)| *noticed == Noticed::Survived).count();
    println!("{:.1} % noticed", 100.0 * (1.0 - survivors as f64 / results.len() as f64));
    assert!(survivors * 20 <= results.len(), "less than 95 % noticed");
}
