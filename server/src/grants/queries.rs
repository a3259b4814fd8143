//! SQL of grants and their terms. Reads ask for all citizens at once, by `*_citizen` indexes.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::result::Error as DieselError;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::costs::queries::CostPlanRow;
use crate::db::Entered;
use crate::db::deferred::check_now;
use crate::db::schema::{grant, grant_terms};
use crate::db::sql::greatest;
use crate::decisions::queries::DecisionRow;
use crate::schedule::queries::ScheduleDayRow;
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{Halt, Words};
use crate::{applications, costs, decisions, follow_ups, schedule, transport};

/// The terms of a grant.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = grant_terms)]
pub struct GrantTermsRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub decision_id: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub days_per_week: i16,
    pub purpose: String,
    pub scope_reason: String,
    pub own_offers_insufficient_reason: Option<String>,
}

/// A grant's identity, to be made.
#[derive(Insertable, Clone, Debug)]
#[diesel(table_name = grant)]
pub struct NewGrant {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
}

/// Every period of these citizens' grants, newest first.
pub async fn terms(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<GrantTermsRow>> {
    GrantTermsRow::query()
        .filter(grant_terms::citizen_id.eq_any(citizens))
        .order((grant_terms::valid_from.desc(), grant_terms::id.desc()))
        .load(&mut on.connection())
        .await
}

/// Every period of one grant, newest first, if the actor may see it.
pub async fn terms_of(on: &Entered<'_>, grant: Uuid) -> QueryResult<Vec<GrantTermsRow>> {
    GrantTermsRow::query()
        .filter(grant_terms::grant_id.eq(grant))
        .order((grant_terms::valid_from.desc(), grant_terms::id.desc()))
        .load(&mut on.connection())
        .await
}

/// What a decision gives: terms, days and expected costs from a day on.
#[derive(Clone, Debug)]
pub struct Content {
    pub decision: DecisionRow,
    pub terms: GrantTermsRow,
    pub days: Vec<ScheduleDayRow>,
    pub costs: Vec<CostPlanRow>,
}

/// Makes a grant, all of it or nothing.
pub async fn make(on: &Entered<'_>, new: &NewGrant, content: &Content) -> QueryResult<()> {
    diesel::insert_into(grant::table).values(new).execute(&mut on.connection()).await?;
    give(on, content).await
}

/// Replaces what a grant gives, from the first day of the new content.
pub async fn replace(on: &Entered<'_>, content: &Content) -> QueryResult<()> {
    stop(on, content.terms.grant_id, content.terms.valid_from).await?;
    give(on, content).await
}

/// Ends a grant on a day, with its breaks and rides, and the follow-ups planned for later.
pub async fn end(on: &Entered<'_>, grant: Uuid, day: NaiveDate, decision: &DecisionRow) -> QueryResult<()> {
    stop(on, grant, day).await?;
    schedule::queries::end_pauses(on, grant, day).await?;
    transport::queries::end(on, grant, day).await?;
    follow_ups::queries::cancel_from(on, grant, day, decision.decided_on).await?;
    decisions::queries::insert(on, decision).await?;
    check_now(on).await
}

async fn give(on: &Entered<'_>, content: &Content) -> QueryResult<()> {
    decisions::queries::insert(on, &content.decision).await?;
    diesel::insert_into(grant_terms::table).values(&content.terms).execute(&mut on.connection()).await?;
    schedule::queries::insert(on, &content.days).await?;
    costs::queries::insert(on, &content.costs).await?;
    check_now(on).await
}

/// Terms, days and costs end on a day; what begins later never begins.
async fn stop(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<()> {
    diesel::update(grant_terms::table)
        .filter(grant_terms::grant_id.eq(grant))
        .filter(grant_terms::valid_to.is_null().or(grant_terms::valid_to.gt(day)))
        .set(grant_terms::valid_to.eq(greatest(grant_terms::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await?;
    schedule::queries::end(on, grant, day).await?;
    costs::queries::end(on, grant, day).await?;
    Ok(())
}

/// What the database refused of a change to this citizen's places: in words when it doesn't go together with what is there.
pub fn refused(error: DieselError, citizen: Uuid) -> Halt {
    let words: [Words<'_>; 7] = [
        ("decision_answers_once", applications::over),
        ("decision_begins_once", decisions::queries::replaced_meanwhile),
        ("application_is_over", applications::over),
        ("grant_terms_no_overlap", granted_already),
        ("r28_places", no_place_free),
        ("schedule_day_no_overlap", schedule::queries::overlap),
        ("decision_replaced_once", decisions::queries::replaced_meanwhile),
    ];
    Halt::of_database(error, Some(citizen), &words)
}

fn granted_already() -> UserError {
    UserError::new(
        UserErrorCode::Overlap,
        &["offerId"],
        "Borgeren har allerede en bevilling til det tilbud i den periode. Lav den om i stedet.",
        "The citizen has a grant at this offer in this period already. Change that one instead.",
    )
}

fn no_place_free() -> UserError {
    UserError::new(
        UserErrorCode::NoPlaceFree,
        &["offerId"],
        "Der er kun få pladser, og ingen er ledig. Vælg et andet tilbud eller en senere dag.",
        "There are few places, and none is free. Choose another offer or a later day.",
    )
}
