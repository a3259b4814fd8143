//! Planning a follow-up, and moving one.

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, FollowUpRow};
use super::{check_day, open_follow_up};
use crate::calendar;
use crate::db::Entered;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Halt, Refusal, Words};

/// What planning changes.
pub const PLANNING: [Part; 1] = [Part::FollowUp];

/// What is needed to plan a follow-up.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct FollowUpPlanInput {
    /// The grant to follow up.
    pub grant_id: ID,
    /// Makes sending it twice plan one: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The day: open, not in the past, and at most 12 months after the last one held or the start (R19).
    pub planned_on: NaiveDate,
    /// When it begins.
    pub starts_at: Option<NaiveTime>,
    /// Where.
    #[graphql(validator(max_length = 200))]
    pub place: Option<String>,
}

/// What is needed to move a follow-up.
#[derive(Clone, Debug, InputObject)]
pub struct FollowUpMoveInput {
    /// The follow-up.
    pub follow_up_id: ID,
    /// The new day: open, not in the past, and at most 12 months after the last one held or the start (R19).
    pub planned_on: NaiveDate,
    /// When it begins.
    pub starts_at: Option<NaiveTime>,
    /// Where.
    #[graphql(validator(max_length = 200))]
    pub place: Option<String>,
}

/// Plans the next follow-up of a grant.
pub async fn plan(on: &Entered<'_>, input: &FollowUpPlanInput, id: Uuid) -> Changed {
    let grant_id = input.grant_id.parse::<Uuid>().unwrap_or_default();
    let grant = queries::grant_to_follow_up(on, grant_id)
        .await?
        .filter(|grant| write::may(on, Action::Create, &PLANNING, grant.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["grantId"]))?;
    let months = settings(on).await?.follow_up_months;
    check_day(calendar::today(), input.planned_on, &grant, months)
        .map_err(|error| Refusal::about(grant.citizen_id, error))?;
    let row = FollowUpRow {
        id,
        grant_id,
        citizen_id: grant.citizen_id,
        offer_id: grant.offer_id,
        planned_on: input.planned_on,
        starts_at: input.starts_at,
        place: input.place.clone(),
        held_on: None,
        caseworker_id: Some(on.actor().id),
        cancelled_on: None,
    };
    let words: [Words<'_>; 1] = [("follow_up_one_open", planned_already)];
    let written = queries::insert(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(grant.citizen_id), &words))?;
    Ok(Some(grant.citizen_id))
}

fn planned_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyPlanned,
        &["grantId"],
        "Der er allerede planlagt en opfølgning. Hold den først.",
        "A follow-up is planned already. Hold that one first.",
    )
}

/// Moves a follow-up to another day.
pub async fn move_to(on: &Entered<'_>, input: &FollowUpMoveInput, id: Uuid) -> Changed {
    let row = open_follow_up(on, Action::Change, &PLANNING, id).await?;
    let grant =
        queries::grant_to_follow_up(on, row.grant_id).await?.ok_or_else(|| Refusal::not_found(&["followUpId"]))?;
    let months = settings(on).await?.follow_up_months;
    check_day(calendar::today(), input.planned_on, &grant, months)
        .map_err(|error| Refusal::about(row.citizen_id, error))?;
    queries::move_to(on, id, (input.planned_on, input.starts_at, input.place.as_deref())).await?;
    Ok(Some(row.citizen_id))
}
