//! SQL of decisions.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{DecisionOutcome, DecisionSubject};
use crate::db::Entered;
use crate::db::schema::decision;
use crate::user_error::{UserError, UserErrorCode};

/// A decision.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = decision)]
pub struct DecisionRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub grant_id: Option<Uuid>,
    pub application_id: Option<Uuid>,
    pub replaces_id: Option<Uuid>,
    pub subject: DecisionSubject,
    pub outcome: DecisionOutcome,
    pub decided_on: NaiveDate,
    pub decided_by: Uuid,
    pub received_on: NaiveDate,
    pub legal_basis: String,
    pub considerations: String,
    pub facts: String,
    pub reasons: Option<String>,
    pub complaint_guidance: Option<String>,
    pub heard_on: Option<NaiveDate>,
    pub hearing_statement: Option<String>,
    pub hearing_not_due_reason: Option<String>,
    pub easy: String,
}

/// These citizens' decisions, newest first.
pub async fn decisions(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<DecisionRow>> {
    DecisionRow::query()
        .filter(decision::citizen_id.eq_any(citizens))
        .order((decision::decided_on.desc(), decision::id.desc()))
        .load(&mut on.connection())
        .await
}

/// One decision, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<DecisionRow>> {
    DecisionRow::query().filter(decision::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// The decision about a grant that stands: the one that none of these replaces.
pub fn standing(decisions: &[DecisionRow], grant: Uuid, subject: DecisionSubject) -> Option<Uuid> {
    let about = || decisions.iter().filter(|row| row.grant_id == Some(grant) && row.subject == subject);
    about().find(|row| !about().any(|other| other.replaces_id == Some(row.id))).map(|row| row.id)
}

/// Writes a decision.
pub async fn insert(on: &Entered<'_>, row: &DecisionRow) -> QueryResult<usize> {
    diesel::insert_into(decision::table).values(row).execute(&mut on.connection()).await
}

/// The words for a decision that somebody else replaced meanwhile: the constraint `decision_replaced_once`.
pub fn replaced_meanwhile() -> UserError {
    UserError::new(
        UserErrorCode::Conflict,
        &["grantId"],
        "En anden har lige truffet en ny afgørelse. Hent sagen igen, og se efter.",
        "Somebody else has just decided anew. Load the case again and look.",
    )
}
