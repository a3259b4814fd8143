//! SQL of follow-ups.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{FollowUpParty, FollowUpResult, FollowUpStatus, ReassessmentOutcome, ReassessmentTrigger};
use crate::db::Entered;
use crate::db::deferred::check_now;
use crate::db::schema::{
    follow_up, follow_up_attendance, follow_up_contribution, follow_up_preparation, follow_up_summary, grant_terms,
    staff_member,
};
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
    pub cancelled_on: Option<NaiveDate>,
}

/// What a follow-up came to.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = follow_up_summary)]
pub struct SummaryRow {
    pub follow_up_id: Uuid,
    pub citizen_id: Uuid,
    pub summary: String,
    pub easy: String,
    pub participation: Option<String>,
    pub result: FollowUpResult,
    pub reassessment_trigger: Option<ReassessmentTrigger>,
    pub reassessment_outcome: Option<ReassessmentOutcome>,
}

/// Somebody at a follow-up.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = follow_up_attendance)]
pub struct AttendanceRow {
    pub follow_up_id: Uuid,
    pub position: i16,
    pub citizen_id: Uuid,
    pub party: FollowUpParty,
    pub name: Option<String>,
    pub attended: bool,
    pub absence_reason: Option<String>,
}

/// What a citizen wants to say.
#[derive(HasQuery, Insertable, AsChangeset, Clone, Debug)]
#[diesel(table_name = follow_up_preparation, treat_none_as_null = true)]
pub struct PreparationRow {
    #[diesel(skip_update)]
    pub follow_up_id: Uuid,
    #[diesel(skip_update)]
    pub citizen_id: Uuid,
    pub wellbeing: Option<i16>,
    pub activities: Option<i16>,
    pub company: Option<i16>,
    pub days: Option<i16>,
    pub journey: Option<i16>,
    pub wishes: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// What a contact person has seen.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = follow_up_contribution)]
pub struct ContributionRow {
    pub follow_up_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub text: String,
    pub written_by: Uuid,
    pub written_on: NaiveDate,
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

/// What these citizens' follow-ups came to.
pub async fn summaries(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<SummaryRow>> {
    SummaryRow::query().filter(follow_up_summary::citizen_id.eq_any(citizens)).load(&mut on.connection()).await
}

/// Who was at these citizens' follow-ups.
pub async fn attendance(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<AttendanceRow>> {
    AttendanceRow::query()
        .filter(follow_up_attendance::citizen_id.eq_any(citizens))
        .order((follow_up_attendance::follow_up_id, follow_up_attendance::position))
        .load(&mut on.connection())
        .await
}

/// What these citizens want to say, as far as the actor may see it: a draft is the citizen's own.
pub async fn preparations(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<PreparationRow>> {
    PreparationRow::query().filter(follow_up_preparation::citizen_id.eq_any(citizens)).load(&mut on.connection()).await
}

/// What contact persons have seen, for these citizens' follow-ups, each with the name of who wrote it.
pub async fn contributions(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<(ContributionRow, Option<String>)>> {
    follow_up_contribution::table
        .left_join(staff_member::table.on(staff_member::account_id.eq(follow_up_contribution::written_by)))
        .filter(follow_up_contribution::citizen_id.eq_any(citizens))
        .order((follow_up_contribution::written_on, follow_up_contribution::written_by))
        .select((ContributionRow::as_select(), staff_member::name.nullable()))
        .load(&mut on.connection())
        .await
}

/// Keeps what a citizen wants to say; 0 when it was sent before.
pub async fn prepare(on: &Entered<'_>, row: &PreparationRow) -> QueryResult<usize> {
    let mut connection = on.connection();
    let known: bool = diesel::select(diesel::dsl::exists(follow_up_preparation::table.find(row.follow_up_id)))
        .get_result(&mut connection)
        .await?;
    if known {
        diesel::update(follow_up_preparation::table.find(row.follow_up_id)).set(row).execute(&mut connection).await
    } else {
        diesel::insert_into(follow_up_preparation::table).values(row).execute(&mut connection).await
    }
}

/// Keeps what a contact person has seen, in place of what the same one wrote before.
pub async fn contribute(on: &Entered<'_>, row: &ContributionRow) -> QueryResult<usize> {
    let mut connection = on.connection();
    let rewritten = diesel::update(follow_up_contribution::table.find((row.follow_up_id, row.written_by)))
        .set((follow_up_contribution::text.eq(&row.text), follow_up_contribution::written_on.eq(row.written_on)))
        .execute(&mut connection)
        .await?;
    match rewritten {
        0 => diesel::insert_into(follow_up_contribution::table).values(row).execute(&mut connection).await,
        rows => Ok(rows),
    }
}

/// Moves a follow-up that is not held.
pub async fn move_to(
    on: &Entered<'_>,
    id: Uuid,
    (planned_on, starts_at, place): (NaiveDate, Option<NaiveTime>, Option<&str>),
) -> QueryResult<usize> {
    diesel::update(follow_up::table.find(id))
        .set((follow_up::planned_on.eq(planned_on), follow_up::starts_at.eq(starts_at), follow_up::place.eq(place)))
        .execute(&mut on.connection())
        .await
}

/// Closes a follow-up with what it came to, and plans the next.
pub async fn close(
    on: &Entered<'_>,
    (id, held_on): (Uuid, NaiveDate),
    summary: &SummaryRow,
    attendance: &[AttendanceRow],
    next: Option<&FollowUpRow>,
) -> QueryResult<()> {
    let mut connection = on.connection();
    diesel::insert_into(follow_up_summary::table).values(summary).execute(&mut connection).await?;
    diesel::insert_into(follow_up_attendance::table).values(attendance).execute(&mut connection).await?;
    diesel::update(follow_up::table.find(id)).set(follow_up::held_on.eq(held_on)).execute(&mut connection).await?;
    if let Some(next) = next {
        diesel::insert_into(follow_up::table).values(next).execute(&mut connection).await?;
    }
    check_now(on).await
}

/// Cancels what is planned for a grant on a day or later: it has ended by then.
pub async fn cancel_from(on: &Entered<'_>, grant: Uuid, day: NaiveDate, today: NaiveDate) -> QueryResult<usize> {
    diesel::update(follow_up::table)
        .filter(follow_up::grant_id.eq(grant))
        .filter(follow_up::held_on.is_null())
        .filter(follow_up::cancelled_on.is_null())
        .filter(follow_up::planned_on.ge(day))
        .set(follow_up::cancelled_on.eq(today))
        .execute(&mut on.connection())
        .await
}

type Filtered = follow_up::BoxedQuery<'static, Pg>;

/// Rows the actor may see, in any of these states on `day`. Open ones by index `follow_up_open_by_day`.
fn in_states(day: NaiveDate, states: &BTreeSet<FollowUpStatus>) -> Filtered {
    let soon = super::due_soon_until(day);
    let open = || follow_up::held_on.is_null().and(follow_up::cancelled_on.is_null());
    let mut filtered = follow_up::table.filter(follow_up::id.is_null()).into_boxed();
    for state in states {
        filtered = match state {
            FollowUpStatus::Held => filtered.or_filter(follow_up::held_on.is_not_null()),
            FollowUpStatus::Cancelled => filtered.or_filter(follow_up::cancelled_on.is_not_null()),
            FollowUpStatus::Overdue => filtered.or_filter(open().and(follow_up::planned_on.lt(day))),
            FollowUpStatus::DueSoon => filtered.or_filter(open().and(follow_up::planned_on.between(day, soon))),
            FollowUpStatus::Planned => filtered.or_filter(open().and(follow_up::planned_on.gt(soon))),
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

impl GrantToFollowUp {
    /// Does the place last longer than this day?
    pub fn outlives(&self, day: NaiveDate) -> bool {
        self.periods.iter().any(|(from, end)| end.is_none_or(|end| end > day && end > *from))
    }
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
