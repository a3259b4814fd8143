//! When an offer is open, and the days on which it is closed.

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::named;
use super::queries;
use crate::calendar::{self, Weekday};
use crate::db::Entered;
use crate::offers::queries::{ClosingRow, HoursRow};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Changed, Halt, Refusal, Words};

/// When an offer is open, all of it.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OpeningHoursSetInput {
    /// The offer.
    pub offer_id: ID,
    /// Its week; days that are not there are closed. Days that citizens have agreed on stay until they agree anew.
    pub hours: Vec<OpeningHoursInput>,
}

/// An opening.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OpeningHoursInput {
    /// The weekday.
    pub weekday: Weekday,
    /// From.
    pub opens_at: NaiveTime,
    /// To.
    pub closes_at: NaiveTime,
}

/// Days on which an offer is closed.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ClosingPeriodCreateInput {
    /// The offer.
    pub offer_id: ID,
    /// Makes sending it twice close once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// First closed day: today or later.
    pub valid_from: NaiveDate,
    /// First day that is open again.
    pub valid_to: NaiveDate,
    /// Why, in Danish.
    #[graphql(validator(max_length = 200))]
    pub reason: String,
    /// Why, in English.
    #[graphql(validator(max_length = 200))]
    pub reason_en: String,
}

/// Which closing to take away.
#[derive(InputObject)]
pub struct ClosingPeriodRemoveInput {
    /// The closing.
    pub closing_period_id: ID,
}

/// One opening a day, each ending after it begins.
fn check_hours(hours: &[OpeningHoursInput]) -> Problems {
    let mut problems = Problems::default();
    let days: std::collections::BTreeSet<_> = hours.iter().map(|one| one.weekday).collect();
    if days.len() != hours.len() || hours.iter().any(|one| one.closes_at <= one.opens_at) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["hours"],
            "Skriv hver dag én gang, og lad den slutte, efter at den begynder.",
            "Give each day once, and let it end after it begins.",
        );
    }
    problems
}

/// Days to come, in order.
fn check_closing(input: &ClosingPeriodCreateInput, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    problems.need_today_or_later(today, input.valid_from, &["validFrom"]);
    if input.valid_to <= input.valid_from || !calendar::is_plausible(input.valid_to) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "Den første åbne dag ligger efter den første lukkede. Vælg en senere dag.",
            "The first open day is after the first closed one. Choose a later day.",
        );
    }
    for (text, field) in [(&input.reason, "reason"), (&input.reason_en, "reasonEn")] {
        problems.need(Some(text), &[field], "Skriv, hvorfor der er lukket.", "Say why it is closed.");
    }
    problems
}

/// Says when an offer is open, all of its week.
pub async fn set_hours(on: &Entered<'_>, input: &OpeningHoursSetInput) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    check_hours(&input.hours).of_input()?;
    let row = |one: &OpeningHoursInput| HoursRow {
        offer_id: offer.id,
        weekday: one.weekday,
        opens_at: one.opens_at,
        closes_at: one.closes_at,
    };
    let rows: Vec<_> = input.hours.iter().map(row).collect();
    queries::set_hours(on, offer.id, &rows).await?;
    Ok(None)
}

/// Closes an offer for some days.
pub async fn close(on: &Entered<'_>, input: &ClosingPeriodCreateInput, id: Uuid) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    check_closing(input, calendar::today()).of_input()?;
    let row = ClosingRow {
        id,
        offer_id: offer.id,
        valid_from: input.valid_from,
        valid_to: input.valid_to,
        reason_da: input.reason.clone(),
        reason_en: input.reason_en.clone(),
    };
    let words: [Words<'_>; 1] = [("closing_period_once", closed_already)];
    queries::insert_closing(on, &row).await.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(None)
}

fn closed_already() -> UserError {
    UserError::new(
        UserErrorCode::Overlap,
        &["validFrom"],
        "Der er allerede lukket på en af dagene. Vælg andre dage.",
        "It is closed on one of the days already. Choose other days.",
    )
}

/// Takes a closing away; of one that began before today the days that passed stay.
pub async fn reopen(on: &Entered<'_>, row: Option<ClosingRow>) -> Changed {
    let today = calendar::today();
    let row = row.ok_or_else(|| Refusal::not_found(&["closingPeriodId"]))?;
    if row.valid_to <= today {
        return Err(Refusal::of_input(UserError::new(
            UserErrorCode::AlreadyClosed,
            &["closingPeriodId"],
            "Tilbuddet har åbnet igen. Du skal ikke gøre noget.",
            "The offer has opened again. There is nothing to do.",
        ))
        .into());
    }
    if row.valid_from < today {
        queries::end_closing(on, row.id, today).await?;
    } else {
        queries::remove_closing(on, row.id).await?;
    }
    Ok(None)
}
