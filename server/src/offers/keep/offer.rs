//! Adding, changing and moving an offer.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::queries;
use super::{check_code, named};
use crate::calendar;
use crate::db::Entered;
use crate::offers::queries::{OfferRow, catalogue};
use crate::offers::{OfferArea, ProviderType, SEL_104};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{Changed, Halt, Refusal, Words};

/// A new offer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferCreateInput {
    /// Makes sending it twice create once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Stable code: small letters, digits and hyphens, such as `skovhjaelperne`.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub code: String,
    /// What it is.
    pub details: OfferDetailsInput,
}

/// What an offer is.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferDetailsInput {
    /// Its name.
    #[graphql(validator(max_length = 200))]
    pub name: String,
    /// Disability or psychiatry (R29).
    pub area: OfferArea,
    /// Who runs it (R30, R31).
    pub provider_type: ProviderType,
    /// Has it places to be granted (R3)?
    pub grant_required: bool,
    /// May everybody turn up (R3)? An offer may be both (R28).
    pub open: bool,
    /// What it is, in plain Danish.
    #[graphql(validator(max_length = 5000))]
    pub description: String,
    /// What it is, in plain English.
    #[graphql(validator(max_length = 5000))]
    pub description_en: Option<String>,
    /// Where to read more: an `https` address.
    #[graphql(validator(max_length = 500))]
    pub url: Option<String>,
    /// Are there only few places (R28)?
    #[graphql(default)]
    pub limited_places: bool,
    /// How many, where they are counted: never more are granted (R28). Fewer than people are there: nobody new.
    pub capacity: Option<i32>,
}

/// A change of an offer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferChangeInput {
    /// The offer.
    pub offer_id: ID,
    /// The version you saw; a stale one is CONFLICT.
    pub version: i32,
    /// What it is from now on, all of it: what is left out is empty.
    pub details: OfferDetailsInput,
}

/// A move to another law (R27).
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferTransferInput {
    /// The offer.
    pub offer_id: ID,
    /// The version you saw; a stale one is CONFLICT.
    pub version: i32,
    /// The law from then on: a code such as `SEL-82A`. A move that has not come yet is planned anew; the law of today takes it
    /// back.
    pub to_legal_basis: String,
    /// First day under the other law: today or later.
    pub transferred_on: NaiveDate,
}

/// Everything about an offer that the caller can put right. R3: there is a way in.
fn check_details(details: &OfferDetailsInput) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(&details.name), &["details", "name"], "Skriv tilbuddets navn.", "Give the offer's name.");
    if !details.grant_required && !details.open {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["details", "open"],
            "Et tilbud er åbent, eller pladser bevilges, eller begge dele.",
            "An offer is open, or its places are granted, or both.",
        );
    }
    problems.need(
        Some(&details.description),
        &["details", "description"],
        "Skriv, hvad tilbuddet er.",
        "Say what the offer is.",
    );
    if details.capacity.is_some_and(|capacity| capacity < 1) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["details", "capacity"],
            "Skriv et tal fra 1 og op, eller lad feltet være tomt.",
            "Give a number from 1 up, or leave the field out.",
        );
    }
    if details.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["details", "url"],
            "En adresse begynder med https://.",
            "An address begins with https://.",
        );
    }
    problems
}

/// An offer with these details. One that begins to have granted places has them under serviceloven § 104; what moved to
/// another law stays there.
fn with_details(row: OfferRow, details: &OfferDetailsInput) -> OfferRow {
    let details = details.clone();
    OfferRow {
        name: details.name,
        area: details.area,
        provider_type: details.provider_type,
        grant_required: details.grant_required,
        open: details.open,
        description: details.description,
        description_en: details.description_en,
        url: details.url,
        limited_places: details.limited_places,
        capacity: details.capacity,
        legal_basis: details.grant_required.then(|| row.legal_basis.unwrap_or_else(|| SEL_104.into())),
        ..row
    }
}

/// Adds an offer after the others.
pub async fn create(on: &Entered<'_>, input: &OfferCreateInput, id: Uuid) -> Changed {
    let mut problems = check_details(&input.details);
    problems.and(check_code(
        &input.code,
        |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-',
        ("Brug små bogstaver a-z, tal og bindestreg.", "Use small letters a-z, digits and hyphens."),
    ));
    problems.of_input()?;
    let row = OfferRow {
        id,
        code: input.code.clone(),
        name: String::new(),
        description: String::new(),
        description_en: None,
        area: input.details.area,
        provider_type: input.details.provider_type,
        grant_required: false,
        open: false,
        legal_basis: None,
        transferred_from: None,
        transferred_on: None,
        transfer_recorded_on: None,
        limited_places: false,
        capacity: None,
        url: None,
        position: queries::next_position(on).await?,
        version: 1,
    };
    let words: [Words<'_>; 1] = [("offer_code_key", super::code_in_use)];
    let written = queries::insert(on, &with_details(row, &input.details)).await;
    written.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(None)
}

/// Changes what an offer is.
pub async fn change(on: &Entered<'_>, input: &OfferChangeInput) -> Changed {
    let row = named(on, &input.offer_id).await?;
    let mut problems = check_details(&input.details);
    if row.capacity.is_some() && input.details.limited_places && input.details.capacity.is_none() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["details", "capacity"],
            "Pladserne blev talt før. Skriv, hvor mange der er, eller sæt limitedPlaces til false.",
            "The places were counted before. Say how many there are, or set limitedPlaces to false.",
        );
    }
    problems.of_input()?;
    save(on, &OfferRow { version: input.version, ..with_details(row, &input.details) }).await
}

/// R27: moves an offer to another law.
pub async fn transfer(on: &Entered<'_>, input: &OfferTransferInput) -> Changed {
    let row = named(on, &input.offer_id).await?;
    let today = calendar::today();
    let mut problems = Problems::default();
    problems.need_today_or_later(today, input.transferred_on, &["transferredOn"]);
    // A move that has not come yet is planned anew, from the law of today.
    let ahead = row.transferred_on.is_some_and(|on| today < on);
    let now = if ahead { row.transferred_from.clone() } else { row.legal_basis.clone() };
    let back = now.as_ref() == Some(&input.to_legal_basis);
    if now.is_none() || back && !ahead {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["toLegalBasis"],
            "Tilbuddet hører allerede til der, eller det har ingen bevilgede pladser. Vælg en anden lov.",
            "The offer belongs there already, or it has no granted places. Choose another law.",
        );
    }
    let catalogue = catalogue(on).await?;
    if !catalogue.law(&input.to_legal_basis).is_some_and(|law| law.of_offers) {
        let laws: BTreeSet<&str> =
            catalogue.legal_bases.values().filter(|law| law.of_offers).map(|law| law.code.as_str()).collect();
        let laws = laws.into_iter().collect::<Vec<_>>().join(", ");
        problems.refuse(
            UserErrorCode::NotFound,
            &["toLegalBasis"],
            &format!("Pladser bevilges ikke efter den lov. Vælg en af disse: {laws}."),
            &format!("Places are not granted under this law. Choose one of these: {laws}."),
        );
    }
    problems.of_input()?;
    let moved = OfferRow { version: input.version, legal_basis: Some(input.to_legal_basis.clone()), ..row };
    let moved = if back {
        OfferRow { transferred_from: None, transferred_on: None, transfer_recorded_on: None, ..moved }
    } else {
        OfferRow {
            transferred_from: now,
            transferred_on: Some(input.transferred_on),
            transfer_recorded_on: Some(today),
            ..moved
        }
    };
    save(on, &moved).await
}

/// Saves an offer, unless somebody else was first.
async fn save(on: &Entered<'_>, row: &OfferRow) -> Changed {
    let words: [Words<'_>; 1] = [("r18_offer_with_places", has_places)];
    let saved = queries::change(on, row).await.map_err(|error| Halt::of_database(error, None, &words))?;
    if saved == 0 {
        return Err(Refusal::of_input(UserError::new(
            UserErrorCode::Conflict,
            &["version"],
            "En anden har lige ændret tilbuddet. Hent det igen, og se efter.",
            "Somebody else has just changed the offer. Load it again and look.",
        ))
        .into());
    }
    Ok(None)
}

fn has_places() -> UserError {
    UserError::new(
        UserErrorCode::Conflict,
        &["details", "grantRequired"],
        "Nogen har en plads i tilbuddet. Pladserne skal slutte ved en afgørelse, før tilbuddet kun er åbent.",
        "Somebody has a place at the offer. The places have to end by a decision before the offer is only open.",
    )
}
