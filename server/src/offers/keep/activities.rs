//! What happens at an offer (R2).

use async_graphql::{ID, InputObject};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, NewActivity};
use super::{check_code, code_in_use, named};
use crate::calendar;
use crate::db::Entered;
use crate::offers::queries::{KindRow, kinds};
use crate::user_error::{Problems, UserErrorCode};
use crate::write::{Changed, Halt, Refusal, Words};

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

/// Which activity ends.
#[derive(InputObject)]
pub struct ActivityEndInput {
    /// The activity.
    pub activity_id: ID,
}

/// R2: one or more kinds that there are.
fn check_activity(input: &ActivityCreateInput, known: &[String]) -> Problems {
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
fn check_kind(input: &ActivityKindCreateInput) -> Problems {
    let mut problems = check_code(
        &input.code,
        |c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_',
        ("Brug store bogstaver A-Z, tal og understreg.", "Use capital letters A-Z, digits and underscores."),
    );
    for (text, field) in [(&input.name, "name"), (&input.name_en, "nameEn")] {
        problems.need(Some(text), &[field], "Skriv navnet.", "Give the name.");
    }
    if input.ffb_code.as_ref().is_some_and(|code| code.parse::<Uuid>().is_err()) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["ffbCode"],
            "En FFB-kode er et UUID. Lad feltet være tomt, hvis der ikke er nogen.",
            "An FFB code is a UUID. Leave the field out if there is none.",
        );
    }
    problems
}

/// Adds an activity with its kinds.
pub async fn add(on: &Entered<'_>, input: &ActivityCreateInput, id: Uuid) -> Changed {
    let offer = named(on, &input.offer_id).await?;
    let known: Vec<String> = kinds(on).await?.into_iter().map(|kind| kind.code).collect();
    check_activity(input, &known).of_input()?;
    let mut kinds = input.kinds.clone();
    kinds.sort();
    kinds.dedup();
    let row = NewActivity { id, offer_id: offer.id, name: input.name.clone(), name_en: input.name_en.clone() };
    queries::insert_activity(on, &row, &kinds).await?;
    Ok(None)
}

/// Ends an activity today.
pub async fn end(on: &Entered<'_>, id: Uuid, offer: Option<Uuid>) -> Changed {
    offer.ok_or_else(|| Refusal::not_found(&["activityId"]))?;
    queries::end_activity(on, id, calendar::today()).await?;
    Ok(None)
}

/// Adds a kind of activity.
pub async fn add_kind(on: &Entered<'_>, input: &ActivityKindCreateInput) -> Changed {
    check_kind(input).of_input()?;
    let row = KindRow {
        code: input.code.clone(),
        name_da: input.name.clone(),
        name_en: input.name_en.clone(),
        ffb_code: input.ffb_code.as_ref().and_then(|code| code.parse().ok()),
    };
    let words: [Words<'_>; 1] = [("activity_kind_pkey", code_in_use)];
    queries::insert_kind(on, &row).await.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(None)
}
