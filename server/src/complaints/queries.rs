//! SQL of complaints.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{ComplaintChannel, ComplaintOutcome, ComplaintReassessInput};
use crate::calendar;
use crate::db::Entered;
use crate::db::schema::complaint;
use crate::policy::Role;

/// A complaint.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = complaint)]
pub struct ComplaintRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub decision_id: Uuid,
    pub received_on: NaiveDate,
    pub channel: ComplaintChannel,
    pub text: Option<String>,
    pub submitted_by: Uuid,
    pub submitted_as: Role,
    pub reassess_by: NaiveDate,
    pub late: bool,
    pub outcome: Option<ComplaintOutcome>,
    pub reassessed_on: Option<NaiveDate>,
    pub reassessed_by: Option<Uuid>,
    pub reasons: Option<String>,
    pub easy: Option<String>,
    pub new_decision_id: Option<Uuid>,
    pub forwarded_on: Option<NaiveDate>,
    pub submitter_name: Option<String>,
}

/// These citizens' complaints, newest first.
pub async fn complaints(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ComplaintRow>> {
    ComplaintRow::query()
        .filter(complaint::citizen_id.eq_any(citizens))
        .order((complaint::received_on.desc(), complaint::id.desc()))
        .load(&mut on.connection())
        .await
}

/// One complaint, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<ComplaintRow>> {
    ComplaintRow::query().filter(complaint::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes a complaint.
pub async fn insert(on: &Entered<'_>, row: &ComplaintRow) -> QueryResult<usize> {
    diesel::insert_into(complaint::table).values(row).execute(&mut on.connection()).await
}

/// Writes what the reassessment came to.
pub async fn reassess(
    on: &Entered<'_>,
    id: Uuid,
    input: &ComplaintReassessInput,
    new_decision: Option<Uuid>,
) -> QueryResult<usize> {
    diesel::update(complaint::table.find(id))
        .set((
            complaint::outcome.eq(input.outcome),
            complaint::reassessed_on.eq(calendar::today()),
            complaint::reassessed_by.eq(on.actor().id),
            complaint::reasons.eq(&input.reasons),
            complaint::easy.eq(&input.easy),
            complaint::new_decision_id.eq(new_decision),
        ))
        .execute(&mut on.connection())
        .await
}

/// Writes that a complaint was sent on.
pub async fn forward(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(complaint::table.find(id))
        .set(complaint::forwarded_on.eq(calendar::today()))
        .execute(&mut on.connection())
        .await
}
