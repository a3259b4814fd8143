//! Keeping the catalogue: what the administrator says, and the rules that can be said without the database.

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::queries::{HoursRow, OfferRow};
use super::{CostCategory, CostUnit, OfferArea, ProviderType, SEL_104};
use crate::calendar::{self, Weekday};
use crate::user_error::{Problems, UserErrorCode};

/// A new offer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferCreateInput {
    /// Makes sending it twice create once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Stable code: small letters, digits and hyphens, such as `skovhjaelperne`.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub code: String,
    /// Its name.
    #[graphql(validator(max_length = 200))]
    pub name: String,
    /// Disability or psychiatry (R29).
    pub area: OfferArea,
    /// Who runs it (R30, R31).
    pub provider_type: ProviderType,
    /// Has a place to be granted under serviceloven § 104 (R3)?
    pub grant_required: bool,
    /// May everybody turn up (R3)? An offer may be both (R28).
    pub open: bool,
    /// What may change later.
    pub details: OfferDetailsInput,
}

/// What may change of an offer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferDetailsInput {
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
    /// How many, where they are counted: never more are granted (R28).
    pub capacity: Option<i32>,
}

/// A change of an offer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferChangeInput {
    /// The offer.
    pub offer_id: ID,
    /// The version you saw; a stale one is CONFLICT.
    pub version: i32,
    /// May everybody turn up (R3)?
    pub open: bool,
    /// What it is from now on.
    pub details: OfferDetailsInput,
}

/// A move to another law (R27).
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OfferTransferInput {
    /// The offer.
    pub offer_id: ID,
    /// The version you saw; a stale one is CONFLICT.
    pub version: i32,
    /// The law from then on: a code such as `SEL-82A`.
    pub to_legal_basis: String,
    /// First day under the other law: today or later.
    pub transferred_on: NaiveDate,
}

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

/// An activity.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActivityCreateInput {
    /// The offer.
    pub offer_id: ID,
    /// Makes sending it twice create once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Its name, in Danish.
    #[graphql(validator(max_length = 200))]
    pub name: String,
    /// Its name, in English.
    #[graphql(validator(max_length = 200))]
    pub name_en: Option<String>,
    /// One or more codes of kinds (R2).
    pub kinds: Vec<String>,
}

/// A kind of activity (R2). The list is open.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ActivityKindCreateInput {
    /// Makes sending it twice create once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Stable code: capital letters, digits and underscores, such as `GARDEN`.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub code: String,
    /// Its name, in Danish.
    #[graphql(validator(max_length = 200))]
    pub name: String,
    /// Its name, in English.
    #[graphql(validator(max_length = 200))]
    pub name_en: String,
    /// Its code in FFB, KL's common language for the disability field.
    pub ffb_code: Option<ID>,
}

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

/// Words that begin a name for what is free (R35).
const PARTICIPATION: [&str; 5] = ["deltag", "kontingent", "medlem", "participation", "membership"];

/// What may change of an offer.
pub fn check_details(details: &OfferDetailsInput) -> Problems {
    let mut problems = Problems::default();
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

/// A code is what addresses and tools are made of.
fn check_code(code: &str, allowed: impl Fn(char) -> bool, what: (&str, &str)) -> Problems {
    let mut problems = Problems::default();
    if !code.chars().all(allowed) {
        problems.refuse(UserErrorCode::OutOfRange, &["code"], what.0, what.1);
    }
    problems
}

/// R3: there is a way in.
pub fn check_new(input: &OfferCreateInput) -> Problems {
    let mut problems = check_details(&input.details);
    problems.and(check_code(
        &input.code,
        |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-',
        ("Brug små bogstaver a-z, tal og bindestreg.", "Use small letters a-z, digits and hyphens."),
    ));
    problems.need(Some(&input.name), &["name"], "Skriv tilbuddets navn.", "Give the offer's name.");
    if !input.grant_required && !input.open {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["open"],
            "Et tilbud er åbent, eller pladser bevilges, eller begge dele.",
            "An offer is open, or its places are granted, or both.",
        );
    }
    problems
}

/// The row of a new offer that has been checked.
pub fn new_row(input: &OfferCreateInput, id: uuid::Uuid, position: i32) -> OfferRow {
    let details = &input.details;
    OfferRow {
        id,
        code: input.code.clone(),
        name: input.name.clone(),
        description: details.description.clone(),
        description_en: details.description_en.clone(),
        area: input.area,
        provider_type: input.provider_type,
        grant_required: input.grant_required,
        open: input.open,
        legal_basis: input.grant_required.then(|| SEL_104.into()),
        transferred_from: None,
        transferred_on: None,
        limited_places: details.limited_places,
        capacity: details.capacity,
        url: details.url.clone(),
        position,
        version: 1,
    }
}

/// R27: to another law, today or later.
pub fn check_transfer(input: &OfferTransferInput, row: &OfferRow, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if row.legal_basis.is_none() || row.legal_basis.as_ref() == Some(&input.to_legal_basis) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["toLegalBasis"],
            "Tilbuddet hører allerede til der, eller det har ingen bevilgede pladser. Vælg en anden lov.",
            "The offer belongs there already, or it has no granted places. Choose another law.",
        );
    }
    if input.transferred_on < today || !calendar::is_plausible(input.transferred_on) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["transferredOn"],
            "Dagen er gået. Vælg i dag eller en senere dag.",
            "The day has passed. Choose today or later.",
        );
    }
    problems
}

/// One opening a day, each ending after it begins.
pub fn check_hours(hours: &[OpeningHoursInput]) -> Problems {
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

/// The rows of opening hours that have been checked.
pub fn hours_rows(offer_id: uuid::Uuid, hours: &[OpeningHoursInput]) -> Vec<HoursRow> {
    let row = |one: &OpeningHoursInput| HoursRow {
        offer_id,
        weekday: one.weekday,
        opens_at: one.opens_at,
        closes_at: one.closes_at,
    };
    hours.iter().map(row).collect()
}

/// Days to come, in order.
pub fn check_closing(input: &ClosingPeriodCreateInput, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if input.valid_from < today || input.valid_to <= input.valid_from || !calendar::is_plausible(input.valid_to) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "Vælg dage fra i dag og frem. Den første åbne dag ligger efter den første lukkede.",
            "Choose days from today on. The first open day is after the first closed one.",
        );
    }
    for (text, field) in [(&input.reason, "reason"), (&input.reason_en, "reasonEn")] {
        problems.need(Some(text), &[field], "Skriv, hvorfor der er lukket.", "Say why it is closed.");
    }
    problems
}

/// R2: one or more kinds that there are.
pub fn check_activity(input: &ActivityCreateInput, known: &[String]) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(&input.name), &["name"], "Skriv aktivitetens navn.", "Give the activity's name.");
    if input.kinds.is_empty() || input.kinds.iter().any(|kind| !known.contains(kind)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["kinds"],
            &format!("Vælg en eller flere af disse: {}.", known.join(", ")),
            &format!("Choose one or more of these: {}.", known.join(", ")),
        );
    }
    problems
}

/// R2: the list of kinds is open.
pub fn check_kind(input: &ActivityKindCreateInput) -> Problems {
    let mut problems = check_code(
        &input.code,
        |c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_',
        ("Brug store bogstaver A-Z, tal og understreg.", "Use capital letters A-Z, digits and underscores."),
    );
    for (text, field) in [(&input.name, "name"), (&input.name_en, "nameEn")] {
        problems.need(Some(text), &[field], "Skriv navnet.", "Give the name.");
    }
    if input.ffb_code.as_ref().is_some_and(|code| code.parse::<uuid::Uuid>().is_err()) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["ffbCode"],
            "En FFB-kode er et UUID. Lad feltet være tomt, hvis der ikke er nogen.",
            "An FFB code is a UUID. Leave the field out if there is none.",
        );
    }
    problems
}

/// R35, R36: for food, drink and activities, never for taking part; from today on.
pub fn check_price(input: &PriceSetInput, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(&input.label), &["label"], "Skriv, hvad prisen er for.", "Say what the price is for.");
    let label = input.label.trim().to_lowercase();
    if PARTICIPATION.iter().any(|word| label.starts_with(word)) {
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
    if input.valid_from < today || !calendar::is_plausible(input.valid_from) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "En pris kan ikke ændre det, der er sket. Vælg i dag eller en senere dag.",
            "A price can't change the past. Choose today or a later day.",
        );
    }
    problems
}
