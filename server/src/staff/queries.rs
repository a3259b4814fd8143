//! SQL of staff.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::calendar;
use crate::db::Entered;
use crate::db::schema::{offer_contact_person, staff_member};

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
