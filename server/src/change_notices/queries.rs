//! SQL of change notices.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{Months, NaiveDate};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::ChangeSubject;
use crate::calendar;
use crate::db::schema::{change_notice, outside_notice};
use crate::db::{Entered, sql};
use crate::policy::Role;

/// A notice.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = change_notice)]
pub struct NoticeRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Option<Uuid>,
    pub subjects: Vec<ChangeSubject>,
    pub text: String,
    pub received_on: NaiveDate,
    pub reported_by: Uuid,
    pub reported_as: Role,
    pub reporter_name: Option<String>,
    pub reporter_phone: Option<String>,
    pub receipt_of: Option<Uuid>,
    pub answered_on: Option<NaiveDate>,
    pub answered_by: Option<Uuid>,
    pub answer: Option<String>,
}

/// A notice from somebody without access.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = outside_notice)]
pub struct OutsideRow {
    pub id: Uuid,
    pub about: String,
    pub subjects: Vec<ChangeSubject>,
    pub text: String,
    pub relation: String,
    pub reporter_name: String,
    pub reporter_phone: Option<String>,
    pub reported_by: Uuid,
    pub received_on: NaiveDate,
    pub matched_notice_id: Option<Uuid>,
    pub closed_on: Option<NaiveDate>,
    pub closed_by: Option<Uuid>,
    pub closed_reason: Option<String>,
}

/// These citizens' notices, newest first.
pub async fn notices(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<NoticeRow>> {
    NoticeRow::query()
        .filter(change_notice::citizen_id.eq_any(citizens))
        .order((change_notice::received_on.desc(), change_notice::id.desc()))
        .load(&mut on.connection())
        .await
}

/// One notice, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<NoticeRow>> {
    NoticeRow::query().filter(change_notice::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes a notice.
pub async fn insert(on: &Entered<'_>, row: &NoticeRow) -> QueryResult<usize> {
    diesel::insert_into(change_notice::table).values(row).execute(&mut on.connection()).await
}

/// Answers a notice.
pub async fn answer(on: &Entered<'_>, id: Uuid, answer: &str) -> QueryResult<usize> {
    diesel::update(change_notice::table.find(id))
        .set((
            change_notice::answered_on.eq(calendar::today()),
            change_notice::answered_by.eq(on.actor().id),
            change_notice::answer.eq(answer),
        ))
        .execute(&mut on.connection())
        .await
}

/// Notices from outside that nobody has handled, the longest waiting first; or those of the last year that somebody has, the
/// latest first.
pub async fn outside_notices(on: &Entered<'_>, closed: bool) -> QueryResult<Vec<OutsideRow>> {
    let year = calendar::today().checked_sub_months(Months::new(12)).unwrap_or_default();
    let all = OutsideRow::query().into_boxed();
    let all = match closed {
        true => {
            all.filter(outside_notice::closed_on.ge(year)).order((outside_notice::closed_on.desc(), outside_notice::id))
        }
        false => {
            all.filter(outside_notice::closed_on.is_null()).order((outside_notice::received_on, outside_notice::id))
        }
    };
    all.load(&mut on.connection()).await
}

/// One notice from outside.
pub async fn outside(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<OutsideRow>> {
    OutsideRow::query().filter(outside_notice::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// How many the actor has sent today.
pub async fn outside_today(on: &Entered<'_>) -> QueryResult<i64> {
    diesel::select(sql::outside_notices_today()).get_result(&mut on.connection()).await
}

/// Writes a notice from outside.
pub async fn insert_outside(on: &Entered<'_>, row: &OutsideRow) -> QueryResult<usize> {
    diesel::insert_into(outside_notice::table).values(row).execute(&mut on.connection()).await
}

/// Closes a notice from outside: matched, or about nobody.
pub async fn close_outside(
    on: &Entered<'_>,
    id: Uuid,
    matched: Option<Uuid>,
    reason: Option<&str>,
) -> QueryResult<usize> {
    diesel::update(outside_notice::table.find(id))
        .set((
            outside_notice::matched_notice_id.eq(matched),
            outside_notice::closed_on.eq(calendar::today()),
            outside_notice::closed_by.eq(on.actor().id),
            outside_notice::closed_reason.eq(reason),
        ))
        .execute(&mut on.connection())
        .await
}
