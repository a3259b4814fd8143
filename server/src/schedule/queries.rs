//! SQL of the week: planned days, breaks, days somebody doesn't come.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::DayPart;
use crate::calendar::{self, Weekday};
use crate::db::deferred::check_now;
use crate::db::schema::{absence, grant_pause, schedule_day};
use crate::db::sql::greatest;
use crate::db::{Entered, sql};
use crate::policy::Role;
use crate::user_error::{UserError, UserErrorCode};

/// A weekday a citizen comes to an offer.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = schedule_day)]
pub struct ScheduleDayRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub weekday: Weekday,
    pub day_part: DayPart,
    pub starts_at: NaiveTime,
    pub ends_at: NaiveTime,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A break.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = grant_pause)]
pub struct PauseRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A day somebody doesn't come.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = absence)]
pub struct AbsenceRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub absent_on: NaiveDate,
    pub reported_by: Uuid,
    pub reported_as: Role,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// These citizens' scheduled weekdays, in all periods.
pub async fn schedule(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ScheduleDayRow>> {
    ScheduleDayRow::query()
        .filter(schedule_day::citizen_id.eq_any(citizens))
        .order((schedule_day::weekday, schedule_day::starts_at))
        .load(&mut on.connection())
        .await
}

/// These citizens' breaks, newest first.
pub async fn pauses(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<PauseRow>> {
    PauseRow::query()
        .filter(grant_pause::citizen_id.eq_any(citizens))
        .order((grant_pause::valid_from.desc(), grant_pause::id))
        .load(&mut on.connection())
        .await
}

/// The days these citizens don't come, newest first.
pub async fn absences(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<AbsenceRow>> {
    AbsenceRow::query()
        .filter(absence::citizen_id.eq_any(citizens))
        .order((absence::absent_on.desc(), absence::id))
        .load(&mut on.connection())
        .await
}

/// One absence, if the actor may see it.
pub async fn absence(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<AbsenceRow>> {
    AbsenceRow::query().filter(absence::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// One break, if the actor may see it.
pub async fn pause(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<PauseRow>> {
    PauseRow::query().filter(grant_pause::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes planned days.
pub async fn insert(on: &Entered<'_>, rows: &[ScheduleDayRow]) -> QueryResult<usize> {
    diesel::insert_into(schedule_day::table).values(rows).execute(&mut on.connection()).await
}

/// Ends the planned days of a grant on a day; what begins later never begins.
pub async fn end(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(schedule_day::table)
        .filter(schedule_day::grant_id.eq(grant))
        .filter(schedule_day::valid_to.is_null().or(schedule_day::valid_to.gt(day)))
        .set(schedule_day::valid_to.eq(greatest(schedule_day::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await
}

/// Replaces the planned days of a grant within a period; what is planned for after it stays.
pub async fn replace(
    on: &Entered<'_>,
    grant: Uuid,
    (from, to): (NaiveDate, Option<NaiveDate>),
    rows: &[ScheduleDayRow],
) -> QueryResult<()> {
    diesel::update(schedule_day::table)
        .filter(schedule_day::grant_id.eq(grant))
        .filter(schedule_day::valid_from.lt(to.unwrap_or(calendar::LAST_DAY)))
        .filter(schedule_day::valid_to.is_null().or(schedule_day::valid_to.gt(from)))
        .set(schedule_day::valid_to.eq(greatest(schedule_day::valid_from, from).nullable()))
        .execute(&mut on.connection())
        .await?;
    insert(on, rows).await?;
    check_now(on).await
}

/// The days a grant has on a day, as they go on from it: to be written anew.
pub async fn going_on(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<Vec<ScheduleDayRow>> {
    let rows: Vec<ScheduleDayRow> = ScheduleDayRow::query()
        .filter(schedule_day::grant_id.eq(grant))
        .filter(schedule_day::valid_from.le(day))
        .filter(schedule_day::valid_to.is_null().or(schedule_day::valid_to.gt(day)))
        .load(&mut on.connection())
        .await?;
    let again = |row| ScheduleDayRow { id: Uuid::now_v7(), valid_from: day, valid_to: None, ..row };
    Ok(rows.into_iter().map(again).collect())
}

/// Ends a grant's breaks on a day; what begins later never begins.
pub async fn end_pauses(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(grant_pause::table)
        .filter(grant_pause::grant_id.eq(grant))
        .filter(grant_pause::valid_to.is_null().or(grant_pause::valid_to.gt(day)))
        .set(grant_pause::valid_to.eq(greatest(grant_pause::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await
}

/// Writes a break.
pub async fn insert_pause(on: &Entered<'_>, row: &PauseRow) -> QueryResult<usize> {
    diesel::insert_into(grant_pause::table).values(row).execute(&mut on.connection()).await
}

/// The grant under which a citizen is planned to come to an offer on a day; for whoever may say "not that day", with or
/// without the week.
pub async fn planned_grant(on: &Entered<'_>, citizen: Uuid, offer: Uuid, day: NaiveDate) -> QueryResult<Option<Uuid>> {
    diesel::select(sql::planned_grant(citizen, offer, day)).get_result(&mut on.connection()).await
}

/// Writes a day somebody doesn't come.
pub async fn insert_absence(on: &Entered<'_>, row: &AbsenceRow) -> QueryResult<usize> {
    diesel::insert_into(absence::table).values(row).execute(&mut on.connection()).await
}

/// Takes an absence back.
pub async fn withdraw_absence(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(absence::table.filter(absence::id.eq(id)))
        .set(absence::withdrawn_at.eq(Utc::now()))
        .execute(&mut on.connection())
        .await
}

/// Ends a break.
pub async fn end_pause(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(grant_pause::table.filter(grant_pause::id.eq(id)))
        .set(grant_pause::valid_to.eq(day))
        .execute(&mut on.connection())
        .await
}

/// The words for days that don't go together with where the citizen is already: the constraint `schedule_day_no_overlap`.
pub fn overlap() -> UserError {
    UserError::new(
        UserErrorCode::Overlap,
        &["days"],
        "Borgeren er et andet sted på samme tid. Vælg andre dage.",
        "The citizen is somewhere else at the same time. Choose other days.",
    )
}
