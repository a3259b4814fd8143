//! Access without the citizen's own sign-in: registered by a caseworker with what it rests on, approved by another, told to
//! the citizen in a letter. And the day every access ends: a citizen's death.

use async_graphql::{ID, InputObject};
use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;
use uuid::Uuid;

use super::give::{PARTS, named};
use super::queries::{self, DelegationRow};
use super::{DelegationScopeInput, DelegationSource, DelegationStatus, GuardianshipKind, check_person, check_scopes};
use crate::calendar;
use crate::citizens::queries::record_death;
use crate::db::Entered;
use crate::policy::{Action, DelegationArea, DelegationVerb, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Halt, Refusal, Words};

/// The longest until registered access is looked at again, in days: three years.
const LONGEST: i64 = 1096;

/// What is needed to register somebody's access.
#[derive(Clone, InputObject, Serialize)]
pub struct DelegationRegisterInput {
    /// Makes sending it twice register once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Whose file.
    pub citizen_id: ID,
    /// Who gets access.
    #[graphql(validator(max_length = 100))]
    pub relative_name: String,
    /// What they are to the citizen: værge, datter, ven.
    #[graphql(validator(max_length = 50))]
    pub relation: String,
    /// What it rests on: PAPER, GUARDIANSHIP, GENERAL_POWER or FUTURE_POWER.
    pub source: DelegationSource,
    /// For a guardianship: which one.
    pub guardianship: Option<GuardianshipKind>,
    /// The document's number in the municipality's own system.
    #[graphql(validator(max_length = 100))]
    pub document: String,
    /// What it allows; never more than it rests on.
    #[graphql(validator(max_items = 30))]
    pub scopes: Vec<DelegationScopeInput>,
    /// When somebody looks at it again, at most three years ahead. Nobody has: it ends that day.
    pub review_on: NaiveDate,
}

/// A citizen's death.
#[derive(Clone, InputObject, Serialize)]
pub struct CitizenRecordDeathInput {
    /// Who has died.
    pub citizen_id: ID,
    /// The day.
    pub died_on: NaiveDate,
}

fn check(input: &DelegationRegisterInput, today: NaiveDate) -> Problems {
    let mut problems = check_person(&input.relative_name, &input.relation);
    problems.and(check_scopes(&input.scopes));
    problems.need(Some(&input.document), &["document"], "Skriv dokumentets nummer.", "Give the document's number.");
    if matches!(input.source, DelegationSource::Citizen | DelegationSource::DigitalFuldmagt) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["source"],
            "Registrér papir, værgemål, generalfuldmagt eller fremtidsfuldmagt. Resten giver borgeren selv.",
            "Register paper, guardianship, or a general or future power. The citizen gives the rest.",
        );
    }
    if (input.source == DelegationSource::Guardianship) != input.guardianship.is_some() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["guardianship"],
            "Skriv for et værgemål, hvilket det er, og ellers ikke.",
            "Say of a guardianship which one it is, and of nothing else.",
        );
    }
    if input.review_on <= today || input.review_on > today + TimeDelta::days(LONGEST) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["reviewOn"],
            "Vælg en dag i de næste tre år, hvor I ser på det igen.",
            "Choose a day of the next three years to look at it again.",
        );
    }
    if let Some(kind) = input.guardianship
        && !input.scopes.iter().all(|scope| covers(kind, scope))
    {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["scopes"],
            "Det dækker værgemålet ikke. Økonomi giver kun penge, og efter § 7 handler værgen ikke alene.",
            "The guardianship doesn't cover this. Economic matters are costs only, and under § 7 the guardian doesn't act alone.",
        );
    }
    problems
}

/// What a guardianship gives here (værgemålsloven §§ 5–7).
fn covers(kind: GuardianshipKind, scope: &DelegationScopeInput) -> bool {
    match kind {
        GuardianshipKind::Section5Personal | GuardianshipKind::Section5Both => true,
        GuardianshipKind::Section5Economic | GuardianshipKind::Section6 => scope.area == DelegationArea::Costs,
        GuardianshipKind::Section7 => scope.verb != DelegationVerb::Act,
    }
}

/// Registers access: an invitation with this code, which opens nothing before whoever accepted is seen by a second caseworker,
/// who approves.
pub async fn register(on: &Entered<'_>, input: &DelegationRegisterInput, id: Uuid, code: &str) -> Changed {
    check(input, calendar::today()).of_input()?;
    let citizen = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let row = DelegationRow {
        relative_name: input.relative_name.trim().to_owned(),
        relation: input.relation.trim().to_owned(),
        guardianship: input.guardianship,
        document: Some(input.document.trim().to_owned()),
        ..DelegationRow::invited(on, id, citizen, input.source, input.review_on, code)
    };
    let words: [Words<'_>; 1] = [("delegation_of_the_living", has_died)];
    let registered = queries::insert(on, &row, &input.scopes).await;
    registered.map_err(|error| Halt::of_database(error, Some(citizen), &words))?;
    Ok(Some(citizen))
}

fn has_died() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyClosed,
        &["citizenId"],
        "Borgeren er død. Ingen får adgang mere.",
        "The citizen has died. Nobody gets access any more.",
    )
}

/// Approves what another caseworker registered.
pub async fn approve(on: &Entered<'_>, id: &ID) -> Changed {
    let row = named(on, Action::Change, id).await?;
    let refuse =
        |code, da, en| Err(Refusal::about(row.citizen_id, UserError::new(code, &["delegationId"], da, en)).into());
    if row.status_on(calendar::today()) != DelegationStatus::AwaitingApproval {
        return refuse(
            UserErrorCode::AlreadyClosed,
            "Der er ikke noget at godkende. Det er ikke taget imod endnu, eller det er godkendt, stoppet eller slut.",
            "There is nothing to approve: it isn't accepted yet, or it is approved, stopped or over.",
        );
    }
    if row.given_by.is_none() {
        return refuse(
            UserErrorCode::ReasonRequired,
            "Ingen ved, hvem der har registreret det. Registrér det igen.",
            "Nobody knows who registered it. Register it anew.",
        );
    }
    if row.given_by == Some(on.actor().id) {
        return refuse(
            UserErrorCode::Conflict,
            "Du har selv registreret det. Bed en anden rådgiver godkende.",
            "You registered it yourself. Ask another caseworker to approve.",
        );
    }
    queries::approve(on, row.id).await?;
    Ok(Some(row.citizen_id))
}

/// The Part a death is recorded in.
pub const DEATH: [Part; 1] = [Part::Identity];

/// Records a death: every access ends, and nobody signs in as the dead.
pub async fn record(on: &Entered<'_>, input: &CitizenRecordDeathInput) -> Changed {
    let citizen = write::citizen_for(on, Action::Change, &DEATH, &input.citizen_id).await?;
    if input.died_on > calendar::today() {
        let words = UserError::new(
            UserErrorCode::OutOfRange,
            &["diedOn"],
            "Vælg i dag eller en dag, der er gået.",
            "Choose today or a day that has passed.",
        );
        return Err(Refusal::about(citizen, words).into());
    }
    let recorded = record_death(on, citizen, input.died_on).await?;
    Ok((recorded > 0).then_some(citizen))
}
