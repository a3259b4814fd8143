//! What things cost at an offer (R35, R36). A new price never rewrites what a past day cost.

use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::named;
use super::queries;
use crate::calendar;
use crate::db::Entered;
use crate::offers::queries::CostItemRow;
use crate::offers::{CostCategory, CostUnit};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Changed, Refusal};

/// A price from a day on (R35, R36). A price of the same name ends on that day.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct PriceSetInput {
    /// The offer.
    pub offer_id: ID,
    /// Makes sending it twice set once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What for. There is no category for taking part: that is free (R35).
    pub category: CostCategory,
    /// What it is called, in Danish: the name a price has as long as it changes.
    #[graphql(validator(max_length = 200))]
    pub label: String,
    /// What it is called, in English.
    #[graphql(validator(max_length = 200))]
    pub label_en: Option<String>,
    /// Whole øre.
    pub amount_oere: i32,
    /// Per what.
    pub unit: CostUnit,
    /// May the citizen leave it?
    pub optional: bool,
    /// Is it an example, not the real price?
    #[graphql(default)]
    pub example: bool,
    /// First day: today or later. What was is never rewritten.
    pub valid_from: NaiveDate,
}

/// Which price ends.
#[derive(InputObject)]
pub struct PriceEndInput {
    /// The offer.
    pub offer_id: ID,
    /// The price's name, in Danish.
    pub label: String,
    /// First day without it: today or later.
    pub valid_to: NaiveDate,
}

/// What a name for taking part has in it (R35), and whole words that say the same.
const PARTICIPATION: [&str; 12] = [
    "deltag",
    "kontingent",
    "medlem",
    "gebyr",
    "takst",
    "egenbetal",
    "dagspris",
    "være med",
    "participation",
    "membership",
    "attendance",
    "taking part",
];
const PARTICIPATION_WORDS: [&str; 5] = ["plads", "pladsen", "fee", "fees", "place"];

/// Is this the name of a price for taking part?
fn is_for_taking_part(label: &str) -> bool {
    let label = label.to_lowercase();
    PARTICIPATION.iter().any(|part| label.contains(part))
        || label.split(|c: char| !c.is_alphabetic()).any(|word| PARTICIPATION_WORDS.contains(&word))
}

/// R35, R36: for food, drink and activities, never for taking part; from today on.
fn check_price(input: &PriceSetInput, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(&input.label), &["label"], "Skriv, hvad prisen er for.", "Say what the price is for.");
    if is_for_taking_part(&input.label) || input.label_en.as_deref().is_some_and(is_for_taking_part) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["label"],
            "Det er gratis at være med. Sæt kun pris på mad, drikke og aktiviteter.",
            "It is free to take part. Put a price only on food, drink and activities.",
        );
    }
    if !(0..=1_000_000).contains(&input.amount_oere) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["amountOere"],
            "Skriv prisen i øre, fra 0 til 1.000.000.",
            "Give the price in øre, from 0 to 1,000,000.",
        );
    }
    problems.need_today_or_later(today, input.valid_from, &["validFrom"]);
    problems
}

/// Sets a price from a day on. One of the same name that has begun ends on that day; one that has not never begins.
pub async fn set(on: &Entered<'_>, input: &PriceSetInput, id: Uuid) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    let today = calendar::today();
    let mut problems = check_price(input, today);
    let holding = queries::prices_named(on, offer.id, input.label.trim(), input.valid_from).await?;
    if holding.iter().any(|row| row.valid_from <= today && row.valid_from >= input.valid_from) {
        problems.refuse(
            UserErrorCode::Overlap,
            &["validFrom"],
            "Prisen med det navn begyndte i dag. Vælg en senere dag.",
            "The price of this name began today. Choose a later day.",
        );
    }
    if holding.iter().any(|row| row.unit != input.unit) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["unit"],
            "Prisen med det navn er for noget andet. Stop den med priceEnd, og giv den nye et andet navn.",
            "The price of this name is per something else. End it with priceEnd, and give the new one another name.",
        );
    }
    problems.of_input()?;
    for row in &holding {
        queries::end_price(on, row.id, input.valid_from.max(row.valid_from)).await?;
    }
    // One name is one price, as it was first written: what somebody buys goes on at the new price.
    let label = holding.first().map_or_else(|| input.label.trim().to_owned(), |row| row.label.clone());
    let row = CostItemRow {
        id,
        offer_id: offer.id,
        category: input.category,
        label,
        label_en: input.label_en.clone(),
        amount_oere: input.amount_oere,
        unit: input.unit,
        optional: input.optional,
        example: input.example,
        valid_from: input.valid_from,
        valid_to: None,
    };
    queries::insert_price(on, &row).await?;
    Ok(None)
}

/// Ends a price on a day.
pub async fn end(on: &Entered<'_>, input: &PriceEndInput) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_to, &["validTo"]);
    problems.of_input()?;
    let holding = queries::prices_named(on, offer.id, input.label.trim(), input.valid_to).await?;
    if holding.is_empty() {
        return Err(Refusal::of_input(UserError::new(
            UserErrorCode::NotFound,
            &["label"],
            "Tilbuddet har ingen pris med det navn fra den dag. Se tilbuddets priser.",
            "The offer has no price of this name from that day on. Look at the offer's prices.",
        ))
        .into());
    }
    for row in &holding {
        queries::end_price(on, row.id, input.valid_to.max(row.valid_from)).await?;
    }
    Ok(None)
}
