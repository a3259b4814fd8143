//! Registering a citizen: where a file begins. Without a CPR number too; then age is not known.

use async_graphql::{Context, InputObject, Object};
use serde::Serialize;
use uuid::Uuid;

use super::Citizen;
use super::cpr::{Cpr, CprKeys};
use super::file::{self, CitizenFile, FoundBy};
use super::queries::{self, AddressRow, BirthRow, CitizenRow, CprRow, NewFile};
use crate::context::{cpr_keys, tx};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::payload;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

/// What is needed to begin a file.
#[derive(Clone, InputObject, Serialize)]
pub struct CitizenRegisterInput {
    /// Makes sending it twice register once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    idempotency_key: String,
    /// Full name.
    #[graphql(validator(max_length = 200))]
    name: String,
    /// The name to say hello with.
    #[graphql(validator(max_length = 100))]
    first_name: String,
    /// CPR number; left out for somebody without one.
    #[graphql(validator(max_length = 20))]
    #[serde(skip)] // In the hash of the input only by its keyed look-up.
    cpr: Option<String>,
    /// Are name and address protected (CPR-loven § 28)?
    #[graphql(default)]
    name_and_address_protected: bool,
    /// Where the citizen lives.
    address: Option<AddressInput>,
}

/// An address.
#[derive(Clone, InputObject, Serialize)]
pub struct AddressInput {
    /// Street and number.
    #[graphql(validator(max_length = 200))]
    street: String,
    /// Four digits.
    #[graphql(validator(max_length = 10))]
    postal_code: String,
    /// Town.
    #[graphql(validator(max_length = 100))]
    city: String,
}

payload! {
    /// What came of registering a citizen.
    pub struct CitizenRegisterPayload {
        /// The citizen; null when there are user errors.
        citizen: Citizen,
    }
}

/// Mutations of citizens.
#[derive(Default)]
pub struct CitizenMutation;

const PARTS: [Part; 5] = [Part::Identity, Part::Cpr, Part::Age, Part::Address, Part::Contact];

#[Object]
impl CitizenMutation {
    /// Begins the file of a citizen whom the municipality has not known here; whoever does is the citizen's caseworker. For
    /// caseworkers. The purpose is logged, as for every look.
    async fn citizen_register(&self, ctx: &Context<'_>, input: CitizenRegisterInput) -> Result<CitizenRegisterPayload> {
        let on = tx(ctx)?.enter().await?;
        let keys = cpr_keys(ctx)?;
        let cpr = input.cpr.as_deref().and_then(|text| Cpr::parse(text, keys.test_numbers));
        let creation = Creation::new(&input.idempotency_key, &(&input, cpr.as_ref().map(|cpr| keys.look_up(cpr))));
        let change = register(&on, keys, &input, cpr.as_ref(), creation.id);
        let outcome = write::create(&on, &PARTS, &creation, change).await?;
        let selected = ctx.look_ahead().field("citizen").selection_fields();
        let parts = file::parts_selected(selected.iter().flat_map(|field| field.selection_set()));
        let shown = |id: Uuid| {
            let (on, parts) = (&on, &parts);
            async move {
                let mut files: Vec<CitizenFile> =
                    file::load(on, keys, Action::Read, &[id], parts, FoundBy::default()).await?;
                let file = files.pop();
                Ok(file.map(|file| Written { citizen: Some(id), object: Citizen(std::sync::Arc::new(file)) }))
            }
        };
        write::shown(&on, &PARTS, outcome, shown).await.map(Into::into)
    }
}

fn check(input: &CitizenRegisterInput, cpr: Option<&Cpr>) -> Problems {
    let mut problems = Problems::default();
    for (text, field) in [(&input.name, "name"), (&input.first_name, "firstName")] {
        problems.need(Some(text), &[field], "Skriv navnet.", "Give the name.");
    }
    if input.cpr.is_some() && cpr.is_none() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["cpr"],
            "Det er ikke et CPR-nummer. Skriv en fødselsdag, der findes, og 10 tal i alt, eller lad feltet være tomt.",
            "This is no CPR number. Give a day of birth that exists, 10 digits in all, or leave the field out.",
        );
    }
    if let Some(address) = &input.address {
        for (text, field) in [(&address.street, "street"), (&address.city, "city")] {
            problems.need(Some(text), &["address", field], "Skriv hele adressen.", "Give the whole address.");
        }
        if address.postal_code.len() != 4 || !address.postal_code.bytes().all(|byte| byte.is_ascii_digit()) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["address", "postalCode"],
                "Et postnummer er fire tal.",
                "A postal code is four digits.",
            );
        }
    }
    problems
}

async fn register(
    on: &Entered<'_>,
    keys: &CprKeys,
    input: &CitizenRegisterInput,
    cpr: Option<&Cpr>,
    id: Uuid,
) -> Changed {
    check(input, cpr).of_input()?;
    if let Some(cpr) = cpr {
        let look_ups = keys.look_ups(cpr);
        if let Some(known) = queries::with_cpr(on, &look_ups).await? {
            return Err(Refusal::about(known, known_already()).into());
        }
        // The own number, which a caseworker doesn't see here. (Kept with an older key, no constraint would know it.)
        if queries::is_kept(on, &look_ups).await? {
            return Err(Refusal::of_input(known_already()).into());
        }
    }
    let encrypted = |cpr: &Cpr| {
        let cpr_encrypted = keys.encrypt(id, cpr).map_err(Error::internal)?;
        Ok::<_, Error>(CprRow { citizen_id: id, cpr_encrypted, cpr_lookup: keys.look_up(cpr) })
    };
    let new = NewFile {
        identity: CitizenRow {
            id,
            name: input.name.trim().to_owned(),
            first_name: input.first_name.trim().to_owned(),
            name_and_address_protected: input.name_and_address_protected,
            died_on: None,
        },
        cpr: cpr.map(encrypted).transpose()?,
        birth: cpr.map(|cpr| BirthRow { citizen_id: id, born_on: cpr.born_on() }),
        address: input.address.as_ref().map(|address| AddressRow {
            citizen_id: id,
            street: address.street.trim().to_owned(),
            postal_code: address.postal_code.clone(),
            city: address.city.trim().to_owned(),
        }),
    };
    // Somebody who was registered in this moment.
    let words: [Words<'_>; 1] = [("citizen_cpr_unique", known_already)];
    queries::insert(on, &new).await.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(Some(id))
}

fn known_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["cpr"],
        "Borgeren er her allerede. Søg på CPR-nummeret.",
        "The citizen is here already. Search by the CPR number.",
    )
}
