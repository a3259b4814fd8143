//! SQL of the access log. Rows are written by `access_log_write` (policies.sql), one statement for any number.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{AccessAction, Purpose};
use crate::db::Entered;
use crate::db::schema::{access_log, delegation};
use crate::pagination::Slice;
use crate::policy::{Part, Role};

diesel::define_sql_function! {
    /// See policies.sql.
    fn access_log_write(
        citizens: Array<SqlUuid>, parts_of: Array<Text>, log_action: Text, log_purpose: Nullable<Text>, request: SqlUuid
    ) -> diesel::sql_types::BigInt;
}

/// A row of the log.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = access_log)]
pub struct LogRow {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub actor_id: Uuid,
    pub role: Role,
    pub citizen_id: Uuid,
    pub action: AccessAction,
    pub parts: Vec<Part>,
    pub purpose: Option<Purpose>,
}

/// Writes one row a citizen, with the Parts seen or changed of each.
pub async fn write(on: &Entered<'_>, action: AccessAction, seen: &[(Uuid, Vec<Part>)]) -> QueryResult<i64> {
    if seen.is_empty() {
        return Ok(0);
    }
    let citizens: Vec<Uuid> = seen.iter().map(|(citizen, _)| *citizen).collect();
    let parts: Vec<String> =
        seen.iter().map(|(_, parts)| parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(",")).collect();
    let caller = on.caller();
    diesel::select(access_log_write(citizens, parts, action.as_str(), caller.purpose, caller.request_id))
        .get_result(&mut on.connection())
        .await
}

/// One page, newest first; by index `access_log_citizen` when it is one citizen's.
pub async fn page(
    on: &Entered<'_>,
    citizen: Option<Uuid>,
    slice: &Slice,
    after: Option<i64>,
) -> QueryResult<Vec<LogRow>> {
    let mut rows = LogRow::query().into_boxed();
    if let Some(citizen) = citizen {
        rows = rows.filter(access_log::citizen_id.eq(citizen));
    }
    if let Some(after) = after {
        rows = rows.filter(access_log::id.lt(after));
    }
    rows.order(access_log::id.desc()).limit(slice.one_more()).load(&mut on.connection()).await
}

/// Does a row with this number exist, as far as the actor may see?
pub async fn exists(on: &Entered<'_>, citizen: Option<Uuid>, id: i64) -> QueryResult<bool> {
    let mut row = access_log::table.filter(access_log::id.eq(id)).into_boxed();
    if let Some(citizen) = citizen {
        row = row.filter(access_log::citizen_id.eq(citizen));
    }
    diesel::select(diesel::dsl::exists(row)).get_result(&mut on.connection()).await
}

/// How many rows in all.
pub async fn count(on: &Entered<'_>, citizen: Option<Uuid>) -> QueryResult<i64> {
    let mut rows = access_log::table.into_boxed();
    if let Some(citizen) = citizen {
        rows = rows.filter(access_log::citizen_id.eq(citizen));
    }
    rows.count().get_result(&mut on.connection()).await
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
