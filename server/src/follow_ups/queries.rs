//! SQL of follow-ups.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::FollowUpStatus;
use crate::db::Entered;
use crate::db::schema::{follow_up, follow_up_summary, grant_terms, staff_member};
use crate::pagination::Slice;

/// A follow-up.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = follow_up)]
pub struct FollowUpRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub planned_on: NaiveDate,
    pub starts_at: Option<NaiveTime>,
    pub place: Option<String>,
    pub held_on: Option<NaiveDate>,
    pub caseworker_id: Option<Uuid>,
}

/// These citizens' follow-ups with the caseworker's name: the open one first, then the latest held.
pub async fn follow_ups(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<(FollowUpRow, Option<String>)>> {
    follow_up::table
        .left_join(staff_member::table.on(staff_member::account_id.nullable().eq(follow_up::caseworker_id)))
        .filter(follow_up::citizen_id.eq_any(citizens))
        .order((follow_up::held_on.desc().nulls_first(), follow_up::planned_on.desc(), follow_up::id))
        .select((FollowUpRow::as_select(), staff_member::name.nullable()))
        .load(&mut on.connection())
        .await
}

/// What these citizens' follow-ups came to, by follow-up.
pub async fn summaries(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<(Uuid, String)>> {
    follow_up_summary::table
        .filter(follow_up_summary::citizen_id.eq_any(citizens))
        .select((follow_up_summary::follow_up_id, follow_up_summary::summary))
        .load(&mut on.connection())
        .await
}

type Filtered = follow_up::BoxedQuery<'static, Pg>;

/// Rows the actor may see, in any of these states on `day`. Open ones by index `follow_up_open_by_day`.
fn in_states(day: NaiveDate, states: &BTreeSet<FollowUpStatus>) -> Filtered {
    let soon = super::due_soon_until(day);
    let mut filtered = follow_up::table.filter(follow_up::id.is_null()).into_boxed();
    for state in states {
        filtered = match state {
            FollowUpStatus::Held => filtered.or_filter(follow_up::held_on.is_not_null()),
            FollowUpStatus::Overdue => {
                filtered.or_filter(follow_up::held_on.is_null().and(follow_up::planned_on.lt(day)))
            }
            FollowUpStatus::DueSoon => {
                filtered.or_filter(follow_up::held_on.is_null().and(follow_up::planned_on.between(day, soon)))
            }
            FollowUpStatus::Planned => {
                filtered.or_filter(follow_up::held_on.is_null().and(follow_up::planned_on.gt(soon)))
            }
        };
    }
    filtered
}

/// One page of the work list, by day.
pub async fn page(
    on: &Entered<'_>,
    day: NaiveDate,
    states: &BTreeSet<FollowUpStatus>,
    slice: &Slice,
    after: Option<(NaiveDate, Uuid)>,
) -> QueryResult<Vec<FollowUpRow>> {
    // A boxed filter joins everything with OR; the page's own conditions go around it.
    let matching = in_states(day, states).select(follow_up::id);
    let mut page = FollowUpRow::query().filter(follow_up::id.eq_any(matching)).into_boxed();
    if let Some((planned_on, id)) = after {
        page = page.filter(
            follow_up::planned_on.gt(planned_on).or(follow_up::planned_on.eq(planned_on).and(follow_up::id.gt(id))),
        );
    }
    page.order((follow_up::planned_on, follow_up::id)).limit(slice.one_more()).load(&mut on.connection()).await
}

/// How many the work list has in all.
pub async fn count(on: &Entered<'_>, day: NaiveDate, states: &BTreeSet<FollowUpStatus>) -> QueryResult<i64> {
    in_states(day, states).count().get_result(&mut on.connection()).await
}

/// One follow-up, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<FollowUpRow>> {
    FollowUpRow::query().filter(follow_up::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// A grant as planning a follow-up needs it.
#[derive(Clone, Debug)]
pub struct GrantToFollowUp {
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    /// First day of the first terms.
    pub started_on: NaiveDate,
    /// The periods it holds.
    pub periods: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// The last follow-up held.
    pub last_held_on: Option<NaiveDate>,
}

/// The grant, if the actor may see it.
pub async fn grant_to_follow_up(on: &Entered<'_>, grant: Uuid) -> QueryResult<Option<GrantToFollowUp>> {
    type Terms = (Uuid, Uuid, NaiveDate, Option<NaiveDate>);
    let mut connection = on.connection();
    let terms: Vec<Terms> = grant_terms::table
        .filter(grant_terms::grant_id.eq(grant))
        .order(grant_terms::valid_from)
        .select((grant_terms::citizen_id, grant_terms::offer_id, grant_terms::valid_from, grant_terms::valid_to))
        .load(&mut connection)
        .await?;
    let [(citizen_id, offer_id, started_on, _), ..] = terms[..] else { return Ok(None) };
    let periods = terms.into_iter().map(|(_, _, from, to)| (from, to)).collect();
    let last_held_on = follow_up::table
        .filter(follow_up::grant_id.eq(grant))
        .select(diesel::dsl::max(follow_up::held_on))
        .first(&mut connection)
        .await?;
    Ok(Some(GrantToFollowUp { citizen_id, offer_id, started_on, periods, last_held_on }))
}

/// Plans a follow-up.
pub async fn insert(on: &Entered<'_>, row: &FollowUpRow) -> QueryResult<usize> {
    diesel::insert_into(follow_up::table).values(row).execute(&mut on.connection()).await
}
