//! SQL of action plans.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::GoalType;
use crate::db::Entered;
use crate::db::schema::{action_plan, action_plan_goal, action_plan_offer};

/// An offer of a plan.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = action_plan_offer)]
pub struct OfferRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub offered_on: NaiveDate,
    pub offered_by: Uuid,
    pub judged_relevant: bool,
    pub reason: String,
    pub citizen_wants: Option<bool>,
    pub answered_on: Option<NaiveDate>,
    pub offering_is_duty: bool,
}

/// A plan.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = action_plan)]
pub struct PlanRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub made_on: NaiveDate,
    pub made_by: Uuid,
    pub replaces_id: Option<Uuid>,
    pub purpose: String,
    pub support: String,
    pub duration: String,
    pub circumstances: String,
    pub easy: String,
}

/// A goal of a plan.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = action_plan_goal)]
pub struct GoalRow {
    pub plan_id: Uuid,
    pub position: i16,
    pub citizen_id: Uuid,
    pub goal_type: GoalType,
    pub text: String,
    pub easy: String,
}

/// What these citizens were offered, newest first.
pub async fn offers(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<OfferRow>> {
    OfferRow::query()
        .filter(action_plan_offer::citizen_id.eq_any(citizens))
        .order((action_plan_offer::offered_on.desc(), action_plan_offer::id.desc()))
        .load(&mut on.connection())
        .await
}

/// These citizens' plans, newest first.
pub async fn plans(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<PlanRow>> {
    PlanRow::query()
        .filter(action_plan::citizen_id.eq_any(citizens))
        .order((action_plan::made_on.desc(), action_plan::id.desc()))
        .load(&mut on.connection())
        .await
}

/// The goals of these citizens' plans, in order.
pub async fn goals(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<GoalRow>> {
    GoalRow::query()
        .filter(action_plan_goal::citizen_id.eq_any(citizens))
        .order((action_plan_goal::plan_id, action_plan_goal::position))
        .load(&mut on.connection())
        .await
}

/// One offer, if the actor may see it.
pub async fn offer(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<OfferRow>> {
    OfferRow::query().filter(action_plan_offer::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes an offer.
pub async fn insert_offer(on: &Entered<'_>, row: &OfferRow) -> QueryResult<usize> {
    diesel::insert_into(action_plan_offer::table).values(row).execute(&mut on.connection()).await
}

/// Writes what the citizen answered.
pub async fn answer(on: &Entered<'_>, id: Uuid, wants: bool, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(action_plan_offer::table.find(id))
        .set((action_plan_offer::citizen_wants.eq(wants), action_plan_offer::answered_on.eq(day)))
        .execute(&mut on.connection())
        .await
}

/// Writes a plan with its goals.
pub async fn insert(on: &Entered<'_>, plan: &PlanRow, goals: &[GoalRow]) -> QueryResult<usize> {
    let mut connection = on.connection();
    diesel::insert_into(action_plan::table).values(plan).execute(&mut connection).await?;
    diesel::insert_into(action_plan_goal::table).values(goals).execute(&mut connection).await
}
