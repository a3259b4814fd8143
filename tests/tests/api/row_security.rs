//! The third wall alone: what each caller's transaction shows in plain SQL, with the Rust checks out of the way.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use samvaer::policy::{self, Part};
use samvaer_tests::{TestApp, file_of};

use crate::access_matrix::compare;
use crate::callers::{KINDS, Kind};

/// Tables of a citizen's file: the table, the column that says whose, the Part, and the field of `Citizen` that shows
/// it.
const TABLES: [(&str, &str, Part, &str); 36] = [
    ("citizen", "id", Part::Identity, "name"),
    ("citizen_cpr", "citizen_id", Part::Cpr, "cpr"),
    ("citizen_birth", "citizen_id", Part::Age, "age { status }"),
    ("citizen_address", "citizen_id", Part::Address, "address { city }"),
    ("application", "citizen_id", Part::Application, "applications { id }"),
    ("assessment", "citizen_id", Part::Assessment, "assessments { id }"),
    ("assessment_theme", "citizen_id", Part::Assessment, "assessments { themes { theme } }"),
    ("transport_assessment", "citizen_id", Part::Assessment, "transportAssessments { id }"),
    ("\"grant\"", "citizen_id", Part::Grant, "grants { id }"),
    ("grant_terms", "citizen_id", Part::Grant, "grants { id }"),
    ("decision", "citizen_id", Part::Decision, "decisions { id }"),
    ("schedule_day", "citizen_id", Part::Schedule, "weeklySchedule { startsOn }"),
    ("grant_pause", "citizen_id", Part::Schedule, "pauses { id }"),
    ("absence", "citizen_id", Part::Absence, "absences { id }"),
    ("cost_plan", "citizen_id", Part::Costs, "expectedCosts { perWeekOere }"),
    ("travel_reimbursement", "citizen_id", Part::Costs, "travelReimbursements { id }"),
    ("transport_arrangement", "citizen_id", Part::Transport, "transport { id }"),
    ("ride", "citizen_id", Part::Transport, "transport { id }"),
    ("ride_cancellation", "citizen_id", Part::RideCancellation, "rides { cancellationId }"),
    ("follow_up", "citizen_id", Part::FollowUp, "followUps { id }"),
    ("follow_up_summary", "citizen_id", Part::FollowUpSummary, "followUps { outcome { easy } }"),
    ("follow_up_attendance", "citizen_id", Part::FollowUpSummary, "followUps { outcome { attendance { party } } }"),
    ("follow_up_preparation", "citizen_id", Part::FollowUpPreparation, "followUps { preparation { sent } }"),
    ("follow_up_contribution", "citizen_id", Part::FollowUpContribution, "followUps { contributions { text } }"),
    ("action_plan_offer", "citizen_id", Part::ActionPlan, "actionPlanOffers { id }"),
    ("action_plan", "citizen_id", Part::ActionPlan, "actionPlans { id }"),
    ("action_plan_goal", "citizen_id", Part::ActionPlan, "actionPlans { goals { text } }"),
    ("change_notice", "citizen_id", Part::Notice, "changeNotices { id }"),
    ("support_review", "citizen_id", Part::SupportReview, "supportReviews { id }"),
    ("complaint", "citizen_id", Part::Complaint, "complaints { id }"),
    ("draft", "citizen_id", Part::Draft, "drafts { id }"),
    ("calendar_feed", "citizen_id", Part::CalendarFeed, "calendarFeeds { id }"),
    ("letter", "citizen_id", Part::Letter, "letters { id }"),
    ("delegation", "citizen_id", Part::Delegation, "delegations { id }"),
    ("delegation_scope", "citizen_id", Part::Delegation, "delegations { id }"),
    ("caseworker_assignment", "citizen_id", Part::Contact, "contacts { name }"),
];

/// Tables with people in them that no Part shows: who may sign in, and who has looked.
const OTHERS: [(&str, &str); 17] = [
    ("account", "id is not null"),
    ("account_role", "true"),
    ("session", "true"),
    ("sign_in", "true"),
    ("account_identity", "true"),
    ("policy_rule", "true"),
    ("scope_rule", "true"),
    ("service_scope", "true"),
    ("idempotency_key", "true"),
    ("staff_member", "true"),
    ("offer_contact_person", "true"),
    ("access_log", "true"),
    ("access_log_question", "true"),
    ("access_log_seal", "true"),
    ("access_log_seal_state", "true"),
    ("staff_cover", "true"),
    ("outside_notice", "true"),
];

#[derive(QueryableByName)]
struct Rows {
    #[diesel(sql_type = BigInt)]
    all: i64,
    #[diesel(sql_type = BigInt)]
    annas: i64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Nullable<Text>)]
    line: Option<String>,
}

/// Lines of text out of a query with one column named `line`.
pub async fn lines(connection: &mut AsyncPgConnection, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(connection).await.expect(query);
    rows.into_iter().map(|row| row.line.unwrap_or_default()).collect()
}

/// A hash of everything in the database, sessions apart (looking is allowed to be seen there).
pub async fn fingerprint(app: &TestApp) -> BTreeMap<String, String> {
    let mut owner = app.owner().await;
    let tables = lines(
        &mut owner,
        "select format('%I', relname) as line from pg_class where relnamespace = 'public'::regnamespace \
         and relkind in ('r', 'p') and not relispartition and relname not in ('session', '__diesel_schema_migrations')",
    )
    .await;
    let mut prints = BTreeMap::new();
    for table in tables {
        let print =
            format!("select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as line from {table} t");
        prints.insert(table, lines(&mut owner, &print).await.concat());
    }
    prints
}

/// Begins a transaction as this caller, as a request would; false when `enter` refuses.
async fn enter(connection: &mut AsyncPgConnection, kind: &Kind) -> bool {
    connection.batch_execute("begin").await.expect("begun");
    let Some(account) = kind.account else { return true };
    let role = kind.role.map_or("null".into(), |role| format!("'{}'", role.as_str()));
    let through = kind.through.map_or("null".into(), |tool| format!("'demo:{tool}'"));
    let entered = format!("select * from enter('SUBJECT', 'demo:{account}', {role}, false, null, {through})");
    connection.batch_execute(&entered).await.is_ok()
}

/// `-` may not even ask, `·` no row, `A` Anna's only, `o` others' only, `*` both.
async fn cell(connection: &mut AsyncPgConnection, table: &str, whose: &str) -> &'static str {
    connection.batch_execute("savepoint here").await.expect("a savepoint");
    let count = format!("select count(*) as all, count(*) filter (where {whose}) as annas from {table}");
    let counted = diesel::sql_query(count).get_result::<Rows>(connection).await;
    connection.batch_execute("rollback to here").await.expect("rolled back");
    match counted {
        Err(_) => "-",
        Ok(Rows { all: 0, .. }) => "·",
        Ok(Rows { annas: 0, .. }) => "o",
        Ok(Rows { all, annas }) if all == annas => "A",
        Ok(_) => "*",
    }
}

/// Every table with people in it.
fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(table, ..)| *table).chain(OTHERS.iter().map(|(table, _)| *table))
}

/// What a caller is shown of every table with people in it, with the Rust checks out of the way.
pub async fn tables_shown(connection: &mut AsyncPgConnection, kind: &Kind) -> Vec<&'static str> {
    let anna = file_of("anna");
    let entered = enter(connection, kind).await;
    let mut cells = Vec::new();
    let of_files = TABLES.iter().map(|(_, column, ..)| format!("{column} = '{anna}'"));
    for (table, whose) in tables().zip(of_files.chain(OTHERS.iter().map(|(_, whose)| (*whose).to_owned()))) {
        cells.push(if entered { cell(connection, table, &whose).await } else { "N" });
    }
    connection.batch_execute("rollback").await.expect("rolled back");
    cells
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_by_every_caller_and_nothing_that_graphql_hides() {
    let app = TestApp::start().await;
    let anna = file_of("anna");
    app.relative("karen").query(&format!("{{ citizen(id: \"{anna}\") {{ name }} }}")).await.ok();
    let mut connection = app.app_role().await;
    let mut cells: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in &KINDS {
        let shown = tables_shown(&mut connection, kind).await;
        for (table, cell) in tables().zip(&shown) {
            cells.entry(table).or_default().push(cell);
        }
        for ((table, _, _, field), _) in TABLES.iter().zip(&shown).filter(|(_, cell)| matches!(**cell, "A" | "*")) {
            let query = format!("{{ citizen(id: \"{anna}\") {{ {field} }} }}");
            let answer = kind.caller(&app).query(&query).await;
            // A relative's own delegation is the relative's to stop, so the row is there; its citizen's list isn't.
            let own_delegation = *table == "delegation" && kind.role == Some(policy::Role::Relative);
            assert!(
                own_delegation || (answer.codes().is_empty() && !answer.data("/citizen").is_null()),
                "{table} shows {} rows of Anna's, GraphQL hides {field}: {}",
                kind.what,
                answer.text
            );
        }
    }
    let mut text = String::from(
        "# What a request's transaction shows in plain SQL.\n\
         # - may not ask   · no row   A only Anna's (or: some)   o only others'   * both   N enter refuses\n",
    );
    let columns: Vec<_> = KINDS.iter().map(|kind| kind.column).collect();
    let _ = writeln!(text, "{:32} {}", "", columns.join(" "));
    for (table, cells) in &cells {
        let _ = writeln!(text, "{table:32} {}", cells.join("  "));
    }
    compare("row_security.txt", &text);
}

#[tokio::test]
async fn without_enter_there_is_nobody() {
    let app = TestApp::start().await;
    let mut connection = app.app_role().await;
    for (table, ..) in TABLES {
        assert_eq!(cell(begun(&mut connection).await, table, "true").await, "·", "{table}");
        connection.batch_execute("rollback").await.expect("rolled back");
    }
    assert_eq!(cell(begun(&mut connection).await, "offer", "true").await, "A", "the control: the catalogue is shown");
}

async fn begun(connection: &mut AsyncPgConnection) -> &mut AsyncPgConnection {
    connection.batch_execute("begin").await.expect("begun");
    connection
}

#[tokio::test]
async fn every_table_is_classified_and_has_row_security() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let catalogue = [
        "legal_basis",
        "activity_kind",
        "offer",
        "opening_hours",
        "closing_period",
        "local_rule",
        "state_pension_age",
        "activity",
        "activity_activity_kind",
        "cost_item",
        "quality_standard",
        "quality_standard_section",
        "exclusion",
        "demonstration",
        "task_time_limit",
        "closed_day",
    ];
    let known: Vec<String> = TABLES
        .iter()
        .map(|(table, ..)| table.trim_matches('"').to_owned())
        .chain(OTHERS.iter().map(|(table, _)| (*table).to_owned()))
        .chain(catalogue.iter().map(|table| (*table).to_owned()))
        .collect();
    let tables = lines(
        &mut owner,
        "select relname || ' ' || relrowsecurity as line from pg_class where relnamespace = 'public'::regnamespace \
         and relkind in ('r', 'p') and not relispartition and relname <> '__diesel_schema_migrations' order by relname",
    )
    .await;
    for table in &tables {
        let (name, secured) = table.split_once(' ').expect("two words");
        assert_eq!(secured, "true", "{name} has no row-level security");
        assert!(known.iter().any(|known| known == name), "{name} is classified nowhere in this test");
    }
    assert_eq!(tables.len(), known.len());
}

#[tokio::test]
async fn the_databases_policy_is_the_rust_policy() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let stored = lines(
        &mut owner,
        "select concat_ws(' ', role, action, part, reach, coalesce(verb, '-'), coalesce(area, '-'), coalesce(scope, '-')) as line \
         from policy_rule order by 1",
    )
    .await;
    let mut rust: Vec<String> = policy::rows()
        .into_iter()
        .map(|row| {
            let (verb, area) = (row.verb.map_or("-", |verb| verb.as_str()), row.area.map_or("-", |area| area.as_str()));
            let (role, action, part) = (row.role.as_str(), row.action.as_str(), row.part.as_str());
            let scope = row.scope.map_or("-", |scope| scope.as_str());
            format!("{role} {action} {part} {} {verb} {area} {scope}", row.reach)
        })
        .collect();
    rust.sort();
    let mut stored = stored;
    stored.sort();
    assert_eq!(stored, rust);
}

#[tokio::test]
async fn the_tables_in_rust_are_the_tables_in_the_database() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let columns = lines(
        &mut owner,
        "select c.table_name || '.' || c.column_name || ' ' || case c.udt_name \
            when 'uuid' then 'Uuid' when 'text' then 'Text' when 'date' then 'Date' when 'bool' then 'Bool' \
            when 'int4' then 'Integer' when 'int2' then 'SmallInt' when 'int8' then 'BigInt' when 'time' then 'Time' \
            when 'timestamptz' then 'Timestamptz' when 'bytea' then 'Bytea' when '_text' then 'Array<Text>' \
            else c.udt_name end || case c.is_nullable when 'YES' then '?' else '' end as line \
         from information_schema.columns c \
         join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace \
            and k.relkind in ('r', 'p') and not k.relispartition \
         where c.table_schema = 'public' and c.table_name <> '__diesel_schema_migrations' order by 1",
    )
    .await;
    let source = std::fs::read_to_string(samvaer_tests::root().join("server/src/db/schema.rs")).expect("schema.rs");
    let mut declared = Vec::new();
    let mut table = "";
    for line in source.lines().map(str::trim) {
        // A view's columns are all nullable to the database.
        if line == "}" && table == "task" {
            declared.retain(|column: &String| !column.starts_with("task."));
        }
        if let Some((name, _)) = line.strip_suffix('{').and_then(|line| line.split_once(" (")) {
            table = name;
        } else if let Some((column, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
            let nullable = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            declared.push(match nullable {
                Some(kind) => format!("{table}.{column} {kind}?"),
                None => format!("{table}.{column} {kind}"),
            });
        }
    }
    declared.sort();
    let mut columns = columns;
    columns.sort();
    assert_eq!(declared, columns);
}

/// Writing past the Rust checks: each refused, each with the control that somebody who may can do it.
#[tokio::test]
async fn the_database_refuses_what_the_policy_does_not_grant() {
    let app = TestApp::start().await;
    let mut connection = app.app_role().await;
    let insert = |citizen: &str| {
        format!(
            "insert into \"grant\" (id, citizen_id, offer_id) select gen_random_uuid(), '{}', id from offer limit 1",
            file_of(citizen)
        )
    };
    let revoke = format!(
        "update delegation set revoked_at = now(), revoked_by = setting_uuid('actor') where citizen_id = '{}' \
         and relative_name = 'Karen Holm' and revoked_at is null returning 'stopped' as line",
        file_of("anna")
    );
    let cases = [
        ("demo:anna", "CITIZEN", insert("anna"), false),
        ("demo:karen", "RELATIVE", insert("anna"), false),
        ("demo:yrsa", "CONTACT_PERSON", insert("anna"), false),
        ("demo:viggo", "CASEWORKER", insert("viggo"), false),
        ("demo:viggo", "CASEWORKER", insert("anna"), true),
        ("demo:anna", "CITIZEN", "delete from delegation".into(), false),
        ("demo:mette", "CASEWORKER", "delete from access_log".into(), false),
        ("demo:mette", "CASEWORKER", "update access_log set purpose = null".into(), false),
        ("demo:mette", "CASEWORKER", "insert into session select 'a', setting_uuid('actor')".into(), false),
        ("demo:karen", "RELATIVE", "update delegation set valid_to = '2099-01-01'".into(), false),
        (
            "demo:karen",
            "RELATIVE",
            "insert into access_log (actor_id, role, citizen_id, action, parts, request_id) \
            select setting_uuid('actor'), 'RELATIVE', setting_uuid('actor'), 'READ', '{}', gen_random_uuid()"
                .into(),
            false,
        ),
        ("demo:mette", "CASEWORKER", "create temporary table offer (id uuid)".into(), false),
        ("demo:mette", "CASEWORKER", "select * from enter('SUBJECT', 'demo:anna', null, false)".into(), false),
    ];
    for (account, role, statement, may) in cases {
        connection.batch_execute("begin").await.expect("begun");
        let entered = format!("select * from enter('SUBJECT', '{account}', '{role}', true)");
        connection.batch_execute(&entered).await.expect("entered");
        let done = connection.batch_execute(&statement).await;
        assert_eq!(done.is_ok(), may, "{account} as {role}: {statement}: {done:?}");
        connection.batch_execute("rollback").await.expect("rolled back");
    }
    // What was stopped stays stopped: for the relative it is no row to change.
    let undo = "update delegation set revoked_at = now(), revoked_by = setting_uuid('actor') \
        where revoked_at is not null returning 'undone' as line";
    connection.batch_execute("begin").await.expect("begun");
    connection.batch_execute("select * from enter('SUBJECT', 'demo:olga', 'RELATIVE', true)").await.expect("entered");
    assert!(lines(&mut connection, undo).await.is_empty());
    let mine = lines(&mut connection, "select 'mine' as line from delegation where revoked_at is not null").await;
    assert_eq!(mine.len(), 1, "the control: Olga sees that she was stopped");
    connection.batch_execute("rollback").await.expect("rolled back");
    for (account, role, stopped) in
        [("demo:bo", "CITIZEN", 0), ("demo:lars", "RELATIVE", 0), ("demo:anna", "CITIZEN", 1)]
    {
        connection.batch_execute("begin").await.expect("begun");
        let entered = format!("select * from enter('SUBJECT', '{account}', '{role}', true)");
        connection.batch_execute(&entered).await.expect("entered");
        assert_eq!(lines(&mut connection, &revoke).await.len(), stopped, "{account}");
        connection.batch_execute("rollback").await.expect("rolled back");
    }
}

/// What a request may write, it may not write into the past, nor as somebody else, nor ended already.
#[tokio::test]
async fn the_database_lets_nobody_write_the_past() {
    let app = TestApp::start().await;
    let mut connection = app.app_role().await;
    let anna = file_of("anna");
    let absence = |day: &str, withdrawn: &str| {
        format!(
            "insert into absence (id, grant_id, citizen_id, offer_id, absent_on, reported_by, reported_as, withdrawn_at) \
             select gen_random_uuid(), grant_id, citizen_id, offer_id, {day}, setting_uuid('actor'), \
             current_setting('samvaer.role'), {withdrawn} from schedule_day where citizen_id = '{anna}' limit 1"
        )
    };
    let ended =
        |day: &str| format!("update grant_terms set valid_to = {day} where citizen_id = '{anna}' and valid_to is null");
    let applied = |day: &str| {
        format!(
            "insert into application (id, citizen_id, received_on, submitted_by, submitted_as, wishes, transport_wished) \
             values (gen_random_uuid(), '{anna}', {day}, setting_uuid('actor'), 'CITIZEN', 'Noget nyt', false)"
        )
    };
    let assessed = |day: &str| {
        format!(
            "insert into assessment (id, citizen_id, assessed_on, grounds, needs_support_for_meaningful_day, considerations, \
             assessed_by) values (gen_random_uuid(), '{anna}', {day}, '{{MENTAL_IMPAIRMENT}}', true, 'Behov', \
             setting_uuid('actor'))"
        )
    };
    let assigned = |day: &str, by: &str| {
        format!(
            "insert into offer_contact_person (account_id, offer_id, valid_from, assigned_by) \
             select account_id, (select id from offer where code = 'klub-vi'), {day}, {by} from staff_member \
             where name = 'Yrsa Kjær'"
        )
    };
    let listed = |day: &str| format!("select count(*)::text as line from ride_list({day})");
    let (today, me) = ("today_in_denmark()", "setting_uuid('actor')");
    let cases = [
        ("demo:yrsa", "CONTACT_PERSON", absence(today, "null"), absence("date '2020-01-06'", "null")),
        ("demo:yrsa", "CONTACT_PERSON", absence(today, "null"), absence(today, "now()")),
        ("demo:mette", "CASEWORKER", ended(today), ended("date '2026-01-01'")),
        ("demo:anna", "CITIZEN", applied(today), applied("date '1990-01-01'")),
        ("demo:mette", "CASEWORKER", assessed(today), assessed("date '2099-01-01'")),
        ("demo:dan", "ADMINISTRATOR", assigned(today, me), assigned("date '2020-01-01'", me)),
        ("demo:dan", "ADMINISTRATOR", assigned(today, me), assigned(today, "null")),
    ];
    for (account, role, control, refused) in cases {
        for (statement, may) in [(control, true), (refused, false)] {
            connection.batch_execute("begin").await.expect("begun");
            let entered = format!("select * from enter('SUBJECT', '{account}', '{role}', true)");
            connection.batch_execute(&entered).await.expect("entered");
            let done = connection.batch_execute(&statement).await;
            assert_eq!(done.is_ok(), may, "{account} as {role}: {statement}: {done:?}");
            connection.batch_execute("rollback").await.expect("rolled back");
        }
    }
    // A driver's list is of the next days, whoever asks for it.
    connection.batch_execute("begin").await.expect("begun");
    connection.batch_execute("select * from enter('SUBJECT', 'demo:rides', 'SERVICE', true)").await.expect("entered");
    let count = async |connection: &mut AsyncPgConnection, day: &str| lines(connection, &listed(day)).await;
    let mut near = 0;
    for ahead in 0..14 {
        let rides = count(&mut connection, &format!("today_in_denmark() + {ahead}")).await;
        near += rides.iter().filter_map(|rides| rides.parse::<i32>().ok()).sum::<i32>();
    }
    assert!(near > 0, "the control");
    for far in ["today_in_denmark() - 7", "today_in_denmark() + 21", "date '2031-03-03'"] {
        assert_eq!(count(&mut connection, far).await, ["0"], "{far}");
    }
    connection.batch_execute("rollback").await.expect("rolled back");
}

/// A function with its owner's rights must find nothing of a caller's making.
#[tokio::test]
async fn functions_with_the_owners_rights_look_at_temporary_tables_last() {
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    let functions = lines(
        &mut owner,
        "select proname || ' ' || coalesce(array_to_string(proconfig, ' '), '') as line from pg_proc \
         where prosecdef and pronamespace = 'public'::regnamespace",
    )
    .await;
    assert!(functions.len() >= 6, "the control: {functions:?}");
    for function in functions {
        assert!(function.ends_with("search_path=pg_catalog, public, pg_temp"), "{function}");
    }
}

/// Every closed list is the same in Rust and in the database.
#[tokio::test]
async fn closed_lists_are_the_same_in_rust_and_sql() {
    use samvaer::{
        access_log, assessments, citizens, decisions, delegations, offers, policy, quality_standard, schedule, tasks,
        transport,
    };
    let app = TestApp::start().await;
    let mut owner = app.owner().await;
    macro_rules! same {
        ($($list:ty = $domain:literal),+ $(,)?) => {$(
            let check = lines(&mut owner, &format!(
                "select pg_get_constraintdef(c.oid) as line from pg_constraint c \
                 join pg_type t on t.oid = c.contypid where t.typname = '{}'", $domain)).await.concat();
            let mut words: Vec<&str> = check.split('\'').skip(1).step_by(2).collect();
            let mut values: Vec<&str> = <$list>::ALL.iter().map(|value| value.as_str()).collect();
            words.sort_unstable();
            values.sort_unstable();
            assert_eq!(words, values, $domain);
        )+};
    }
    same!(
        policy::Role = "role_name",
        policy::DelegationVerb = "delegation_verb",
        policy::DelegationArea = "delegation_area",
        access_log::Purpose = "access_purpose",
        delegations::DelegationSource = "delegation_source",
        delegations::GuardianshipKind = "guardianship_kind",
        samvaer::drafts::DraftKind = "draft_kind",
        samvaer::letters::LetterKind = "letter_kind",
        policy::ServiceScope = "service_scope_name",
        citizens::age::AgeStatus = "age_status",
        assessments::FunctionTheme = "function_theme",
        assessments::FunctionLevel = "function_level",
        decisions::DecisionOutcome = "decision_outcome",
        decisions::DecisionSubject = "decision_subject",
        schedule::DayPart = "day_part",
        tasks::TaskKind = "task_kind",
        quality_standard::LocalRuleTopic = "local_rule_topic",
        offers::OfferArea = "offer_area",
        offers::ProviderType = "provider_type",
        offers::CostCategory = "cost_category",
        offers::CostUnit = "cost_unit",
        transport::TransportMode = "transport_mode",
        transport::RideDirection = "ride_direction",
    );
}
