//! SQL of tasks: the view `task` sees what the actor may see.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::TaskKind;
use crate::db::Entered;
use crate::db::schema::task;
use crate::pagination::Slice;

/// Something that waits.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = task)]
pub struct TaskRow {
    pub id: Uuid,
    pub kind: TaskKind,
    pub citizen_id: Uuid,
    pub offer_id: Option<Uuid>,
    pub since: NaiveDate,
}

/// Where a row stands: since when, what, about what.
pub type Place = (NaiveDate, TaskKind, Uuid);

fn of_kinds(kinds: &[TaskKind]) -> task::BoxedQuery<'_, Pg> {
    let all = task::table.into_boxed();
    if kinds.is_empty() { all } else { all.filter(task::kind.eq_any(kinds)) }
}

/// One page, the longest waiting first.
pub async fn page(
    on: &Entered<'_>,
    kinds: &[TaskKind],
    slice: &Slice,
    after: Option<Place>,
) -> QueryResult<Vec<TaskRow>> {
    let mut page = of_kinds(kinds);
    if let Some((since, kind, id)) = after {
        page = page.filter(
            task::since
                .gt(since)
                .or(task::since.eq(since).and(task::kind.gt(kind).or(task::kind.eq(kind).and(task::id.gt(id))))),
        );
    }
    page.order((task::since, task::kind, task::id))
        .limit(slice.one_more())
        .select(TaskRow::as_select())
        .load(&mut on.connection())
        .await
}

/// How many wait in all.
pub async fn count(on: &Entered<'_>, kinds: &[TaskKind]) -> QueryResult<i64> {
    of_kinds(kinds).count().get_result(&mut on.connection()).await
}
