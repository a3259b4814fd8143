//! Brings a database to this version's shape: migrations, then the policies as a whole, then what the application
//! role is granted. Runs as the owner; requests never do.

use std::fmt::Write as _;

use anyhow::Context as _;
use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::schema::policy_rule;
use crate::policy;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");
const POLICIES: &str = include_str!("../../../migrations/policies.sql");

/// How many months of the access log have a partition ready.
const MONTHS_AHEAD: i32 = 24;

/// What the policies and requests call. Everything else in the schema is the owner's.
const APP_FUNCTIONS: [&str; 16] = [
    "today_in_denmark()",
    "setting_uuid(text)",
    "setting_uuids(text)",
    "setting_on(text)",
    "enter(text, text, text, boolean)",
    "session_open(text, text, interval)",
    "session_close(text)",
    "legal_basis_on(offer, date)",
    "application_is_decided(uuid)",
    "places_taken()",
    "rides_off(uuid[])",
    "ride_list(date)",
    "ride_home(uuid, date)",
    "planned_grant(uuid, uuid, date)",
    "ride_on(uuid, uuid, text, date)",
    "access_log_write(uuid[], text[], text, text, uuid)",
];

/// What a request may change of a row it may change; a table that isn't here has no column to change.
const UPDATABLE: [(&str, &str); 17] = [
    ("delegation", "(revoked_at, revoked_by)"),
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
    ("quality_standard", "(follow_up_months, half_days_allowed)"),
    ("local_rule", "(text, easy, text_en, easy_en)"),
    (
        "offer",
        "(name, area, provider_type, grant_required, description, description_en, url, limited_places, capacity, open, legal_basis, transferred_from, \
         transferred_on, transfer_recorded_on, version)",
    ),
];

/// Views: they show what their reader may see (`security_invoker`).
const VIEWS: [&str; 1] = ["task"];

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
            connection.batch_execute(POLICIES).await?;
            connection.batch_execute(&format!("select access_log_make_partitions({MONTHS_AHEAD})")).await?;
            write_policy_rules(connection).await?;
            grant(connection, app_role).await
        })
        .await
        .context("can't apply the policies")
}

async fn write_policy_rules(connection: &mut AsyncPgConnection) -> QueryResult<()> {
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
