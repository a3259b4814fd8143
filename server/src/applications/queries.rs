//! SQL of applications.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::db::Entered;
use crate::db::schema::application;
use crate::policy::Role;

#[diesel::declare_sql_function]
extern "SQL" {
    /// Is there a decision that answers it? Also for who may read the application and not the decision.
    fn application_is_decided(application: SqlUuid) -> Bool;
}

/// Part APPLICATION.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = application)]
pub struct ApplicationRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub received_on: NaiveDate,
    pub submitted_by: Uuid,
    pub submitted_as: Role,
    pub wishes: String,
    pub days_wished: Option<i16>,
    pub offer_wished: Option<Uuid>,
    pub transport_wished: bool,
    pub withdrawn_on: Option<NaiveDate>,
}

/// These citizens' applications, newest first, each with whether it is decided.
pub async fn applications(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<(ApplicationRow, bool)>> {
    application::table
        .filter(application::citizen_id.eq_any(citizens))
        .order((application::received_on.desc(), application::id.desc()))
        .select((ApplicationRow::as_select(), application_is_decided(application::id)))
        .load(&mut on.connection())
        .await
}

/// One application, if the actor may see it, and whether it is decided.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<(ApplicationRow, bool)>> {
    application::table
        .filter(application::id.eq(id))
        .select((ApplicationRow::as_select(), application_is_decided(application::id)))
        .first(&mut on.connection())
        .await
        .optional()
}

/// Writes an application.
pub async fn insert(on: &Entered<'_>, row: &ApplicationRow) -> QueryResult<usize> {
    diesel::insert_into(application::table).values(row).execute(&mut on.connection()).await
}

/// Takes an application back.
pub async fn withdraw(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(application::table.filter(application::id.eq(id)))
        .set(application::withdrawn_on.eq(day))
        .execute(&mut on.connection())
        .await
}
