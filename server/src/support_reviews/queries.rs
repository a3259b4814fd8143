//! SQL of reviews of the support.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::SupportReviewCloseInput;
use crate::db::Entered;
use crate::db::schema::support_review;
use crate::follow_ups::ReassessmentOutcome;
use crate::policy::Role;

/// A review.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = support_review)]
pub struct ReviewRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub grant_id: Option<Uuid>,
    pub reason: String,
    pub wish: Option<String>,
    pub received_on: NaiveDate,
    pub requested_by: Uuid,
    pub requested_as: Role,
    pub begun_on: Option<NaiveDate>,
    pub begun_by: Option<Uuid>,
    pub dialogue_on: Option<NaiveDate>,
    pub dialogue: Option<String>,
    pub outcome: Option<ReassessmentOutcome>,
    pub conclusion: Option<String>,
    pub easy: Option<String>,
    pub closed_on: Option<NaiveDate>,
    pub closed_by: Option<Uuid>,
    pub requester_name: Option<String>,
}

/// These citizens' reviews, newest first.
pub async fn reviews(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ReviewRow>> {
    ReviewRow::query()
        .filter(support_review::citizen_id.eq_any(citizens))
        .order((support_review::received_on.desc(), support_review::id.desc()))
        .load(&mut on.connection())
        .await
}

/// One review, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<ReviewRow>> {
    ReviewRow::query().filter(support_review::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes a review.
pub async fn insert(on: &Entered<'_>, row: &ReviewRow) -> QueryResult<usize> {
    diesel::insert_into(support_review::table).values(row).execute(&mut on.connection()).await
}

/// Begins a review.
pub async fn begin(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(support_review::table.find(id))
        .set((support_review::begun_on.eq(day), support_review::begun_by.eq(on.actor().id)))
        .execute(&mut on.connection())
        .await
}

/// Closes a review.
pub async fn close(on: &Entered<'_>, id: Uuid, input: &SupportReviewCloseInput, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(support_review::table.find(id))
        .set((
            support_review::dialogue_on.eq(input.dialogue_on),
            support_review::dialogue.eq(&input.dialogue),
            support_review::outcome.eq(input.outcome),
            support_review::conclusion.eq(&input.conclusion),
            support_review::easy.eq(&input.easy),
            support_review::closed_on.eq(day),
            support_review::closed_by.eq(on.actor().id),
        ))
        .execute(&mut on.connection())
        .await
}
