//! Brings a database to this version's shape: migrations, then the policies as a whole, then what the application
//! role is granted. Runs as the owner; requests never do.

use std::fmt::Write as _;

use anyhow::Context as _;
use chrono::{Datelike, Months};
use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::schema::{closed_day, policy_rule, scope_rule};
use crate::calendar;
use crate::policy;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");
const TASKS: &str = include_str!("../../../migrations/tasks.sql");
const POLICIES: &str = include_str!("../../../migrations/policies.sql");

/// How many months of the access log have a partition ready.
const MONTHS_AHEAD: i32 = 24;

/// What the policies and requests call. Everything else in the schema is the owner's.
const APP_FUNCTIONS: [&str; 38] = [
    "today_in_denmark()",
    "setting_uuid(text)",
    "setting_uuids(text)",
    "setting_on(text)",
    "reaches(text, uuid)",
    "enter(text, text, text, boolean, uuid, text)",
    "session_open(text, uuid, text, interval, interval)",
    "session_close(text)",
    "session_left(text, interval)",
    "sign_in_begin(text, text, text, text, text, text, interval)",
    "sign_in_take(text, text)",
    "digital_powers(uuid, jsonb)",
    "account_of_sign_in(uuid, text, text, text, bytea[], text[])",
    "legal_basis_on(offer, date)",
    "application_is_decided(uuid)",
    "places_taken()",
    "rides_off(uuid[])",
    "ride_list(date)",
    "ride_home(uuid, date)",
    "planned_grant(uuid, uuid, date)",
    "ride_on(uuid, uuid, text, date)",
    "has_been_caseworker(uuid)",
    "working_days_after(date, integer)",
    "active_caseworkers()",
    "caseworker_of(uuid)",
    "case_owners(uuid[])",
    "grant_ends_on(uuid)",
    "outside_notices_today()",
    "told_today(uuid)",
    "cpr_is_kept(bytea[])",
    "own_receipts()",
    "outreach()",
    "outreach_count()",
    "delegation_accept(bytea)",
    "delegation_renewable(uuid, uuid, uuid)",
    "access_log_write(uuid[], text[], text, text, text, uuid)",
    "access_log_seal_now()",
    "look_ups_lately()",
];

/// What a request may change of a row it may change; a table that isn't here has no column to change.
const UPDATABLE: [(&str, &str); 33] = [
    ("access_log_question", "(answer, answered_by, answered_on)"),
    ("citizen", "(died_on)"),
    ("delegation", "(revoked_at, revoked_by, approved_at, approved_by)"),
    ("application", "(withdrawn_on)"),
    ("grant_terms", "(valid_to)"),
    ("schedule_day", "(valid_to)"),
    ("grant_pause", "(valid_to)"),
    ("absence", "(withdrawn_at)"),
    ("cost_plan", "(valid_to)"),
    ("travel_reimbursement", "(valid_to)"),
    ("transport_arrangement", "(valid_to)"),
    ("ride_cancellation", "(withdrawn_at)"),
    ("activity", "(ended_on)"),
    ("cost_item", "(valid_to)"),
    ("offer_contact_person", "(valid_to, ended_by)"),
    ("closing_period", "(valid_to)"),
    (
        "quality_standard",
        "(follow_up_months, half_days_allowed, answer_working_days, citizens_give_act, staff_names_in_log)",
    ),
    ("follow_up", "(planned_on, starts_at, place, held_on, cancelled_on, caseworker_id)"),
    ("follow_up_preparation", "(wellbeing, activities, company, days, journey, wishes, sent_at)"),
    ("follow_up_contribution", "(text, written_on)"),
    ("action_plan_offer", "(citizen_wants, answered_on)"),
    ("change_notice", "(answered_on, answered_by, answer)"),
    ("support_review", "(begun_on, begun_by, dialogue_on, dialogue, outcome, conclusion, easy, closed_on, closed_by)"),
    ("complaint", "(outcome, reassessed_on, reassessed_by, reasons, easy, new_decision_id, forwarded_on)"),
    ("draft", "(about_id, subjects, text, wish, handed_over_at, changed_at)"),
    ("outside_notice", "(matched_notice_id, closed_on, closed_by, closed_reason)"),
    ("caseworker_assignment", "(valid_to)"),
    ("staff_cover", "(valid_to)"),
    ("task_time_limit", "(working_days)"),
    ("letter", "(seen_at)"),
    ("calendar_feed", "(revoked_at)"),
    ("local_rule", "(text, easy, text_en, easy_en)"),
    (
        "offer",
        "(name, area, provider_type, grant_required, description, description_en, url, limited_places, capacity, open, legal_basis, transferred_from, \
         transferred_on, transfer_recorded_on, version)",
    ),
];

/// Views: they show what their reader may see (`security_invoker`).
const VIEWS: [&str; 2] = ["task", "follow_up_clock"];

/// What `migrate` is doing, for whoever waits.
#[derive(Debug)]
pub enum MigrationStep {
    /// A migration is being run.
    Migration(String),
    /// Policies and grants are being applied.
    Policies,
}

#[derive(QueryableByName)]
struct Granted {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    command: String,
}

/// Migrates the database at `owner_url` and grants `app_role` what the policies speak of, no more.
pub async fn migrate(owner_url: &str, app_role: &str, mut progress: impl FnMut(MigrationStep)) -> anyhow::Result<()> {
    let connection = AsyncPgConnection::establish(owner_url).await.context("can't connect as the owner")?;
    let mut harness = AsyncMigrationHarness::new(connection);
    let pending = harness.pending_migrations(MIGRATIONS).map_err(anyhow::Error::from_boxed)?;
    for migration in &pending {
        progress(MigrationStep::Migration(migration.name().to_string()));
        harness.run_migration(migration).map_err(anyhow::Error::from_boxed)?;
    }
    progress(MigrationStep::Policies);
    let mut connection = harness.into_inner();
    connection
        .transaction(async |connection| {
            connection.batch_execute(TASKS).await?;
            connection.batch_execute(POLICIES).await?;
            connection.batch_execute(&format!("select access_log_make_partitions({MONTHS_AHEAD})")).await?;
            write_policy_rules(connection).await?;
            write_closed_days(connection).await?;
            grant(connection, app_role).await
        })
        .await
        .context("can't apply the policies")
}

/// How many years ahead the database knows when the municipality is closed.
const YEARS_OF_CLOSED_DAYS: u32 = 12;

/// The calendar is the server's; the database has a copy to count working days by.
async fn write_closed_days(connection: &mut AsyncPgConnection) -> QueryResult<()> {
    let first = calendar::today().checked_sub_months(Months::new(24)).unwrap_or_default();
    let last = first.checked_add_months(Months::new(12 * YEARS_OF_CLOSED_DAYS)).unwrap_or_default();
    let closed = first.iter_days().take_while(|day| *day < last).filter(|day| {
        let weekend = day.weekday().num_days_from_monday() >= 5;
        !weekend && !calendar::is_working_day(*day)
    });
    let rows: Vec<_> = closed.map(|day| closed_day::day.eq(day)).collect();
    diesel::insert_into(closed_day::table).values(rows).on_conflict_do_nothing().execute(connection).await?;
    Ok(())
}

/// Writes the database's copy of the policy.
pub async fn write_policy_rules(connection: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::delete(policy_rule::table).execute(connection).await?;
    let rows: Vec<_> = policy::rows()
        .into_iter()
        .map(|policy::RuleRow { role, action, part, reach, verb, area, scope }| {
            (
                policy_rule::role.eq(role),
                policy_rule::action.eq(action),
                policy_rule::part.eq(part),
                policy_rule::reach.eq(reach),
                policy_rule::verb.eq(verb),
                policy_rule::area.eq(area),
                policy_rule::scope.eq(scope),
            )
        })
        .collect();
    diesel::insert_into(policy_rule::table).values(rows).execute(connection).await?;
    diesel::delete(scope_rule::table).execute(connection).await?;
    let rows: Vec<_> = policy::scope_rows()
        .map(|(scope, action, part)| {
            (scope_rule::scope.eq(scope), scope_rule::action.eq(action), scope_rule::part.eq(part))
        })
        .collect();
    diesel::insert_into(scope_rule::table).values(rows).execute(connection).await?;
    Ok(())
}

/// A command on a table is granted when, and only when, a policy speaks of it.
async fn grant(connection: &mut AsyncPgConnection, app_role: &str) -> QueryResult<()> {
    let role = format!("\"{}\"", app_role.replace('"', "\"\""));
    let granted: Vec<Granted> = diesel::sql_query(
        "select format('%I', tablename) as \"table\", lower(cmd) as command from pg_policies \
         where schemaname = 'public' order by 1, 2",
    )
    .load(connection)
    .await?;
    let mut statements = format!(
        "revoke all on all tables in schema public from {role};\n\
         revoke all on all functions in schema public from {role};\n\
         grant usage on schema public to {role};\n"
    );
    // A temporary table of a request's could stand in another's place (search_path).
    statements +=
        "do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;\n";
    for row in granted {
        let columns = match row.command.as_str() {
            "update" => UPDATABLE.iter().find(|(table, _)| *table == row.table).map_or("()", |(_, columns)| *columns),
            _ => "",
        };
        let _ = writeln!(statements, "grant {} {columns} on {} to {role};", row.command, row.table);
    }
    for view in VIEWS {
        let _ = writeln!(statements, "grant select on {view} to {role};");
    }
    for function in APP_FUNCTIONS {
        let _ = writeln!(statements, "grant execute on function {function} to {role};");
    }
    connection.batch_execute(&statements).await
}
