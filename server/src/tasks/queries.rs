//! SQL of tasks: the view `task` sees what the actor may see.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Date, Nullable, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{TaskKind, TaskOrder, TaskOwner, TaskTimeLimit, TaskTimeLimitSetInput};
use crate::calendar;
use crate::db::schema::{staff_member, task, task_time_limit};
use crate::db::{Entered, sql};
use crate::pagination::Slice;
use crate::policy::Role;

/// Something that waits.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = task)]
pub struct TaskRow {
    pub id: Uuid,
    pub kind: TaskKind,
    pub citizen_id: Option<Uuid>,
    pub offer_id: Option<Uuid>,
    pub since: NaiveDate,
    pub due_on: NaiveDate,
    pub owner_id: Option<Uuid>,
}

/// Which tasks.
#[derive(Clone, Debug)]
pub struct Filter {
    /// For whom.
    pub audience: Role,
    /// Only these; empty for all.
    pub kinds: Vec<TaskKind>,
    /// Whose.
    pub owner: TaskOwner,
    /// Only those of an offer.
    pub offer: Option<Uuid>,
    /// Only those that are due on these days, both included.
    pub due: (Option<NaiveDate>, Option<NaiveDate>),
}

/// Where a row stands: its day, what, about what.
pub type Place = (NaiveDate, TaskKind, Uuid);

fn matching(filter: &Filter, me: Uuid) -> task::BoxedQuery<'_, Pg> {
    let mut all = task::table.filter(task::audience.eq(filter.audience)).into_boxed();
    if !filter.kinds.is_empty() {
        all = all.filter(task::kind.eq_any(&filter.kinds));
    }
    all = match filter.owner {
        TaskOwner::Anybody => all,
        TaskOwner::Me => all.filter(task::owner_id.eq(me)),
        TaskOwner::Nobody => all.filter(task::owner_id.is_null()),
    };
    if let Some(offer) = filter.offer {
        all = all.filter(task::offer_id.eq(offer));
    }
    if let Some(from) = filter.due.0 {
        all = all.filter(task::due_on.ge(from));
    }
    if let Some(until) = filter.due.1 {
        all = all.filter(task::due_on.le(until));
    }
    all
}

/// One page, in this order.
pub async fn page(
    on: &Entered<'_>,
    filter: &Filter,
    order: TaskOrder,
    slice: &Slice,
    after: Option<Place>,
) -> QueryResult<Vec<TaskRow>> {
    let mut page = matching(filter, on.actor().id);
    if let Some((day, kind, id)) = after {
        let later = task::kind.gt(kind).or(task::kind.eq(kind).and(task::id.gt(id)));
        page = match order {
            TaskOrder::Due => page.filter(task::due_on.gt(day).or(task::due_on.eq(day).and(later))),
            TaskOrder::Since => page.filter(task::since.gt(day).or(task::since.eq(day).and(later))),
        };
    }
    let page = match order {
        TaskOrder::Due => page.order((task::due_on, task::kind, task::id)),
        TaskOrder::Since => page.order((task::since, task::kind, task::id)),
    };
    page.limit(slice.one_more()).select(TaskRow::as_select()).load(&mut on.connection()).await
}

/// How many wait in all.
pub async fn count(on: &Entered<'_>, filter: &Filter) -> QueryResult<i64> {
    matching(filter, on.actor().id).count().get_result(&mut on.connection()).await
}

/// The names of these accounts on the staff.
pub async fn names(on: &Entered<'_>, accounts: &[Uuid]) -> QueryResult<Vec<(Uuid, String)>> {
    staff_member::table
        .filter(staff_member::account_id.eq_any(accounts))
        .select((staff_member::account_id, staff_member::name))
        .load(&mut on.connection())
        .await
}

/// How long each kind may wait, where somebody has said.
pub async fn time_limits(on: &Entered<'_>) -> QueryResult<Vec<TaskTimeLimit>> {
    let rows: Vec<(TaskKind, i16)> = task_time_limit::table
        .order(task_time_limit::kind)
        .select((task_time_limit::kind, task_time_limit::working_days))
        .load(&mut on.connection())
        .await?;
    Ok(rows.into_iter().map(|(kind, days)| TaskTimeLimit { kind, working_days: days.into() }).collect())
}

/// Says how long a kind may wait.
pub async fn set_time_limit(on: &Entered<'_>, input: &TaskTimeLimitSetInput) -> QueryResult<usize> {
    let days = task_time_limit::working_days.eq(i16::try_from(input.working_days).unwrap_or_default());
    diesel::insert_into(task_time_limit::table)
        .values((task_time_limit::kind.eq(input.kind), days))
        .on_conflict(task_time_limit::kind)
        .do_update()
        .set(days)
        .execute(&mut on.connection())
        .await
}

/// Somebody whom nobody may reach, and the follow-up that is due.
#[derive(Clone, Debug, Queryable)]
pub struct OutreachRow {
    pub citizen_id: Uuid,
    pub follow_up_id: Uuid,
    pub planned_on: NaiveDate,
    pub owner_id: Option<Uuid>,
}

#[derive(QueryId)]
struct Outreach {
    after: Option<(NaiveDate, Uuid)>,
    limit: i64,
}

impl Query for Outreach {
    type SqlType = (SqlUuid, SqlUuid, Date, Nullable<SqlUuid>);
}

impl<C> diesel::RunQueryDsl<C> for Outreach {}

impl QueryFragment<Pg> for Outreach {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        // Which of two statements it is depends on the cursor: no name can be kept for both.
        out.unsafe_to_cache_prepared();
        out.push_sql("SELECT citizen_id, follow_up_id, planned_on, owner_id FROM outreach()");
        if let Some((day, id)) = &self.after {
            out.push_sql(" WHERE (planned_on, follow_up_id) > (");
            out.push_bind_param::<Date, _>(day)?;
            out.push_sql(", ");
            out.push_bind_param::<SqlUuid, _>(id)?;
            out.push_sql(")");
        }
        out.push_sql(" ORDER BY planned_on, follow_up_id LIMIT ");
        out.push_bind_param::<BigInt, _>(&self.limit)
    }
}

/// Whom nobody may reach, a page; the longest overdue first.
pub async fn outreach(
    on: &Entered<'_>,
    slice: &Slice,
    after: Option<(NaiveDate, Uuid)>,
) -> QueryResult<Vec<OutreachRow>> {
    Outreach { after, limit: slice.one_more() }.load(&mut on.connection()).await
}

/// How many they are in all.
pub async fn outreach_count(on: &Entered<'_>) -> QueryResult<i64> {
    diesel::select(sql::outreach_count()).get_result(&mut on.connection()).await
}

/// Today and the days that count as soon.
pub fn due_soon_until() -> NaiveDate {
    calendar::working_days_after(calendar::today(), super::DUE_SOON_WORKING_DAYS)
}
