//! SQL of staff.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::calendar;
use crate::db::Entered;
use crate::db::schema::{caseworker_assignment, follow_up, offer_contact_person, staff_cover, staff_member};
use crate::db::sql::{self, greatest};

/// Somebody on the staff.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = staff_member)]
pub struct StaffRow {
    pub account_id: Uuid,
    pub name: String,
    pub title: String,
    pub phone: String,
    pub phone_hours: Option<String>,
}

/// A time as contact person.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = offer_contact_person)]
pub struct ContactPersonRow {
    pub account_id: Uuid,
    pub offer_id: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// Everybody on the staff, by name: a municipality has some dozens.
pub async fn staff(on: &Entered<'_>) -> QueryResult<Vec<StaffRow>> {
    StaffRow::query().order((staff_member::name, staff_member::account_id)).load(&mut on.connection()).await
}

/// Who is contact person where, now and later.
pub async fn contact_persons(on: &Entered<'_>) -> QueryResult<Vec<ContactPersonRow>> {
    let today = calendar::today();
    ContactPersonRow::query()
        .filter(offer_contact_person::valid_to.is_null().or(offer_contact_person::valid_to.gt(today)))
        .order((offer_contact_person::valid_from, offer_contact_person::offer_id))
        .load(&mut on.connection())
        .await
}

/// That somebody does somebody else's work.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = staff_cover)]
pub struct CoverRow {
    pub id: Uuid,
    pub account_id: Uuid,
    pub covered_by: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub set_by: Uuid,
}

/// Who covers for whom, now and later.
pub async fn covers(on: &Entered<'_>) -> QueryResult<Vec<CoverRow>> {
    let today = calendar::today();
    CoverRow::query()
        .filter(staff_cover::valid_to.is_null().or(staff_cover::valid_to.gt(today)))
        .order((staff_cover::valid_from, staff_cover::id))
        .load(&mut on.connection())
        .await
}

/// One cover.
pub async fn cover(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<CoverRow>> {
    CoverRow::query().filter(staff_cover::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes cover.
pub async fn insert_cover(on: &Entered<'_>, row: &CoverRow) -> QueryResult<usize> {
    diesel::insert_into(staff_cover::table).values(row).execute(&mut on.connection()).await
}

/// Ends cover.
pub async fn end_cover(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(staff_cover::table.find(id)).set(staff_cover::valid_to.eq(day)).execute(&mut on.connection()).await
}

/// Is this the account of somebody on the staff?
pub async fn is_staff(on: &Entered<'_>, account: Uuid) -> QueryResult<bool> {
    let staff = staff_member::table.filter(staff_member::account_id.eq(account));
    diesel::select(diesel::dsl::exists(staff)).get_result(&mut on.connection()).await
}

/// Is somebody a caseworker, or was once?
pub async fn has_been_caseworker(on: &Entered<'_>, account: Uuid) -> QueryResult<bool> {
    diesel::select(sql::has_been_caseworker(account)).get_result(&mut on.connection()).await
}

#[derive(QueryId)]
struct ActiveCaseworkers;

impl Query for ActiveCaseworkers {
    type SqlType = SqlUuid;
}

impl<C> diesel::RunQueryDsl<C> for ActiveCaseworkers {}

impl QueryFragment<Pg> for ActiveCaseworkers {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT account_id FROM active_caseworkers()");
        Ok(())
    }
}

/// Who has the role CASEWORKER today.
pub async fn active_caseworkers(on: &Entered<'_>) -> QueryResult<Vec<Uuid>> {
    ActiveCaseworkers.load(&mut on.connection()).await
}

/// The account of a citizen's caseworker today.
pub async fn assigned(on: &Entered<'_>, citizen: Uuid) -> QueryResult<Option<Uuid>> {
    let today = calendar::today();
    caseworker_assignment::table
        .filter(caseworker_assignment::citizen_id.eq(citizen))
        .filter(caseworker_assignment::valid_from.le(today))
        .filter(caseworker_assignment::valid_to.is_null().or(caseworker_assignment::valid_to.gt(today)))
        .select(caseworker_assignment::account_id)
        .first(&mut on.connection())
        .await
        .optional()
}

/// Gives a citizen another caseworker from a day on, who then holds the open follow-ups too.
pub async fn assign(on: &Entered<'_>, citizen: Uuid, account: Uuid, day: NaiveDate) -> QueryResult<usize> {
    let mut connection = on.connection();
    diesel::update(caseworker_assignment::table)
        .filter(caseworker_assignment::citizen_id.eq(citizen))
        .filter(caseworker_assignment::valid_to.is_null().or(caseworker_assignment::valid_to.gt(day)))
        .set(caseworker_assignment::valid_to.eq(greatest(caseworker_assignment::valid_from, day).nullable()))
        .execute(&mut connection)
        .await?;
    diesel::insert_into(caseworker_assignment::table)
        .values((
            caseworker_assignment::citizen_id.eq(citizen),
            caseworker_assignment::account_id.eq(account),
            caseworker_assignment::valid_from.eq(day),
        ))
        .execute(&mut connection)
        .await?;
    diesel::update(follow_up::table)
        .filter(follow_up::citizen_id.eq(citizen))
        .filter(follow_up::held_on.is_null())
        .filter(follow_up::cancelled_on.is_null())
        .set(follow_up::caseworker_id.eq(account))
        .execute(&mut connection)
        .await
}
