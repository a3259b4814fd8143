//! Who is contact person at an offer.

use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::named;
use super::queries;
use crate::calendar;
use crate::db::Entered;
use crate::staff;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Changed, Halt, Refusal, Words};

/// Who becomes contact person.
#[derive(InputObject, Serialize)]
pub struct ContactPersonAssignInput {
    /// The offer.
    pub offer_id: ID,
    /// The account of somebody on the staff.
    pub account_id: ID,
    /// Makes sending it twice assign once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// First day.
    pub valid_from: NaiveDate,
}

/// Who is contact person no longer.
#[derive(InputObject)]
pub struct ContactPersonEndInput {
    /// The offer.
    pub offer_id: ID,
    /// The account.
    pub account_id: ID,
    /// First day no longer: today or later. What was planned for later is taken back.
    pub valid_to: NaiveDate,
}

/// Makes somebody on the staff contact person from a day on.
pub async fn assign(on: &Entered<'_>, input: &ContactPersonAssignInput) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    let account = input.account_id.parse::<Uuid>().unwrap_or_default();
    if !staff::queries::is_staff(on, account).await? {
        return Err(Refusal::not_found(&["accountId"]).into());
    }
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    problems.of_input()?;
    let words: [Words<'_>; 1] = [("offer_contact_person_once", assigned_already)];
    let written = queries::insert_contact_person(on, account, offer.id, input.valid_from).await;
    written.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(None)
}

fn assigned_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["accountId"],
        "Personen er allerede kontaktperson i den tid. Du skal ikke gøre mere.",
        "The person is contact person in that time already. There is nothing more to do.",
    )
}

/// Somebody is contact person no longer from a day on.
pub async fn end(on: &Entered<'_>, input: &ContactPersonEndInput) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_to, &["validTo"]);
    problems.of_input()?;
    let account = input.account_id.parse::<Uuid>().unwrap_or_default();
    match queries::end_contact_person(on, account, offer.id, input.valid_to).await? {
        0 => Err(Refusal::not_found(&["accountId"]).into()),
        _ => Ok(None),
    }
}
