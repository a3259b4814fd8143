//! SQL of the access log. Rows are written by `access_log_write` (policies.sql), one statement for any number.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{AccessAction, LogFilter, Purpose};
use crate::calendar;
use crate::db::Entered;
use crate::db::schema::{
    access_log, access_log_question, access_log_seal, access_log_seal_state, delegation, staff_member,
};
use crate::pagination::Slice;
use crate::policy::{Part, Role};

diesel::define_sql_function! {
    /// See policies.sql.
    fn access_log_write(
        citizens: Array<SqlUuid>, parts_of: Array<Text>, log_action: Text, log_purpose: Nullable<Text>,
        log_criterion: Nullable<Text>, request: SqlUuid
    ) -> diesel::sql_types::BigInt;
}
diesel::define_sql_function! {
    /// A number from 0 to 1.
    fn random() -> diesel::sql_types::Double;
}

/// A row of the log.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = access_log)]
pub struct LogRow {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub actor_id: Uuid,
    pub through_id: Option<Uuid>,
    pub role: Role,
    pub citizen_id: Option<Uuid>,
    pub action: AccessAction,
    pub parts: Vec<Part>,
    pub purpose: Option<Purpose>,
    pub criterion: Option<String>,
    pub request_id: Uuid,
}

/// Writes one row a citizen, with the Parts seen or changed of each, and one for what was searched for. How many citizens' rows.
pub async fn write(
    on: &Entered<'_>,
    action: AccessAction,
    seen: &[(Uuid, Vec<Part>)],
    criterion: Option<&str>,
) -> QueryResult<i64> {
    if seen.is_empty() && criterion.is_none() {
        return Ok(0);
    }
    let citizens: Vec<Uuid> = seen.iter().map(|(citizen, _)| *citizen).collect();
    let parts: Vec<String> =
        seen.iter().map(|(_, parts)| parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(",")).collect();
    let caller = on.caller();
    diesel::select(access_log_write(citizens, parts, action.as_str(), caller.purpose, criterion, caller.request_id))
        .get_result(&mut on.connection())
        .await
}

type Rows<'a> = access_log::BoxedQuery<'a, Pg>;

/// The rows that are meant; one citizen's by index `access_log_citizen`, one actor's by `access_log_actor`.
fn meant(filter: &LogFilter) -> Rows<'_> {
    let mut rows = access_log::table.into_boxed();
    if let Some(citizen) = filter.citizen {
        rows = rows.filter(access_log::citizen_id.eq(citizen));
    }
    if let Some(actor) = filter.actor {
        rows = rows.filter(access_log::actor_id.eq(actor));
    }
    if let Some(role) = filter.role {
        rows = rows.filter(access_log::role.eq(role));
    }
    if let Some(action) = filter.action {
        rows = rows.filter(access_log::action.eq(action));
    }
    if let Some(part) = filter.part {
        rows = rows.filter(access_log::parts.contains(vec![part]));
    }
    if let Some(from) = filter.from {
        rows = rows.filter(access_log::at.ge(calendar::begins(from)));
    }
    if let Some(to) = filter.to {
        rows = rows.filter(access_log::at.lt(calendar::begins(to)));
    }
    rows
}

/// One page, newest first.
pub async fn page(on: &Entered<'_>, filter: &LogFilter, slice: &Slice, after: Option<i64>) -> QueryResult<Vec<LogRow>> {
    let mut rows = meant(filter);
    if let Some(after) = after {
        rows = rows.filter(access_log::id.lt(after));
    }
    rows.select(LogRow::as_select())
        .order(access_log::id.desc())
        .limit(slice.one_more())
        .load(&mut on.connection())
        .await
}

/// Does a row with this number exist among those meant, as far as the actor may see?
pub async fn exists(on: &Entered<'_>, filter: &LogFilter, id: i64) -> QueryResult<bool> {
    let row = meant(filter).filter(access_log::id.eq(id)).select(access_log::id);
    row.first::<i64>(&mut on.connection()).await.optional().map(|id| id.is_some())
}

/// How many rows in all.
pub async fn count(on: &Entered<'_>, filter: &LogFilter) -> QueryResult<i64> {
    meant(filter).count().get_result(&mut on.connection()).await
}

/// Some rows of staff of the last days, drawn by lot.
pub async fn drawn(on: &Entered<'_>, days: i64, many: i64) -> QueryResult<Vec<LogRow>> {
    LogRow::query()
        .filter(access_log::at.ge(Utc::now() - TimeDelta::days(days)))
        .filter(access_log::role.ne_all([Role::Relative, Role::Citizen, Role::Auditor]))
        .order(random())
        .limit(many)
        .load(&mut on.connection())
        .await
}

/// The relatives a citizen ever gave access, by account, under the names the citizen knows them by.
pub async fn relative_names(on: &Entered<'_>, citizen: Uuid) -> QueryResult<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = delegation::table
        .filter(delegation::citizen_id.eq(citizen))
        .filter(delegation::relative_id.is_not_null())
        .select((delegation::relative_id.assume_not_null(), delegation::relative_name))
        .load(&mut on.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The names of staff, by account.
pub async fn staff_names(on: &Entered<'_>, accounts: &[Uuid]) -> QueryResult<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = staff_member::table
        .filter(staff_member::account_id.eq_any(accounts))
        .select((staff_member::account_id, staff_member::name))
        .load(&mut on.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// How far the log is sealed: until when, and the last seal.
pub async fn seal(on: &Entered<'_>) -> QueryResult<(Option<DateTime<Utc>>, Option<(i64, Vec<u8>)>)> {
    let until: Option<Option<DateTime<Utc>>> = access_log_seal_state::table
        .select(access_log_seal_state::complete_until)
        .first(&mut on.connection())
        .await
        .optional()?;
    let last = access_log_seal::table
        .order(access_log_seal::number.desc())
        .select((access_log_seal::number, access_log_seal::hash))
        .first(&mut on.connection())
        .await
        .optional()?;
    Ok((until.flatten(), last))
}

/// A question.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = access_log_question)]
pub struct QuestionRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub entry_id: i64,
    pub text: String,
    pub asked_by: Uuid,
    pub asked_on: NaiveDate,
    pub answer: Option<String>,
    pub answered_by: Option<Uuid>,
    pub answered_on: Option<NaiveDate>,
}

/// Questions, one citizen's or everybody's: the newest first; of those that wait, the oldest.
pub async fn questions(
    on: &Entered<'_>,
    whose: Option<Uuid>,
    only_open: bool,
    many: i64,
) -> QueryResult<Vec<QuestionRow>> {
    let mut rows = access_log_question::table.select(QuestionRow::as_select()).into_boxed();
    if let Some(citizen) = whose {
        rows = rows.filter(access_log_question::citizen_id.eq(citizen));
    }
    rows = if only_open {
        let open = rows.filter(access_log_question::answered_on.is_null());
        open.order((access_log_question::asked_on, access_log_question::id))
    } else {
        rows.order((access_log_question::asked_on.desc(), access_log_question::id.desc()))
    };
    rows.limit(many).load(&mut on.connection()).await
}

/// One question, if the actor may see it.
pub async fn question(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<QuestionRow>> {
    QuestionRow::query().filter(access_log_question::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Asks.
pub async fn ask(on: &Entered<'_>, row: &QuestionRow) -> QueryResult<usize> {
    diesel::insert_into(access_log_question::table).values(row).execute(&mut on.connection()).await
}

/// Answers.
pub async fn answer(on: &Entered<'_>, id: Uuid, answer: &str) -> QueryResult<usize> {
    diesel::update(access_log_question::table.find(id))
        .set((
            access_log_question::answer.eq(answer),
            access_log_question::answered_by.eq(on.actor().id),
            access_log_question::answered_on.eq(calendar::today()),
        ))
        .execute(&mut on.connection())
        .await
}
