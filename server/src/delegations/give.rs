//! Giving access, renewing it, accepting it: what the citizen and the relative do.

use async_graphql::{ID, InputObject};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, DelegationRow};
use super::{
    DelegationDuration, DelegationScopeInput, DelegationSource, DelegationStatus, check_person, check_scopes,
    invitation,
};
use crate::calendar;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::policy::{Action, DelegationVerb, Part};
use crate::quality_standard::queries::settings;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Halt, Refusal, Words};

pub const PARTS: [Part; 1] = [Part::Delegation];

/// What is needed to give a relative access.
#[derive(Clone, InputObject, Serialize)]
pub struct DelegationGiveInput {
    /// Makes sending it twice give once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Who it is for, as the citizen knows them.
    #[graphql(validator(max_length = 100))]
    pub relative_name: String,
    /// What they are to the citizen: mor, bror, ven.
    #[graphql(validator(max_length = 50))]
    pub relation: String,
    /// What to allow. ACT needs Digital Fuldmagt, guardianship or paper, unless the municipality lets citizens give it.
    #[graphql(validator(max_items = 30))]
    pub scopes: Vec<DelegationScopeInput>,
    /// For how long, from today.
    pub lasts: DelegationDuration,
}

/// What is needed to renew access.
#[derive(Clone, InputObject, Serialize)]
pub struct DelegationRenewInput {
    /// Makes sending it twice renew once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What to renew: given here by the citizen, and in force or over.
    pub delegation_id: ID,
    /// For how long, from today.
    pub lasts: DelegationDuration,
}

/// To act is given by a citizen's own word only where the municipality says so.
async fn check_acting(on: &Entered<'_>, scopes: &[DelegationScopeInput], field: &str) -> Result<Problems, Halt> {
    let mut problems = Problems::default();
    let acts = scopes.iter().any(|scope| scope.verb == DelegationVerb::Act);
    if acts && !settings(on).await?.citizens_give_act {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &[field],
            "Skal den anden handle for dig? Så lav en Digital Fuldmagt på borger.dk, eller ring til os.",
            "To let somebody act for you, make a Digital Fuldmagt on borger.dk, or call.",
        );
    }
    Ok(problems)
}

/// Gives access: an invitation with this code.
pub async fn give(on: &Entered<'_>, input: &DelegationGiveInput, id: Uuid, code: &str) -> Changed {
    let mut problems = check_person(&input.relative_name, &input.relation);
    problems.and(check_scopes(&input.scopes));
    problems.and(check_acting(on, &input.scopes, "scopes").await?);
    problems.of_input()?;
    // Only the own file's: somebody without one has nothing to give.
    let citizen = on.actor().citizen.filter(|own| write::may(on, Action::Create, &PARTS, *own));
    let Some(citizen) = citizen else { return Err(Refusal::not_found(&["relativeName"]).into()) };
    let today = calendar::today();
    let row = DelegationRow {
        relative_name: input.relative_name.trim().to_owned(),
        relation: input.relation.trim().to_owned(),
        ..DelegationRow::invited(on, id, citizen, DelegationSource::Citizen, input.lasts.end_from(today), code)
    };
    queries::insert(on, &row, &input.scopes).await?;
    Ok(Some(citizen))
}

/// Gives the same access to the same person anew, from today. Nobody has to accept it again.
pub async fn renew(on: &Entered<'_>, input: &DelegationRenewInput, id: Uuid) -> Changed {
    let before = named(on, Action::Create, &input.delegation_id).await?;
    let today = calendar::today();
    let goes_on = matches!(before.status_on(today), DelegationStatus::Active | DelegationStatus::Expired);
    if before.source != DelegationSource::Citizen || !goes_on {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["delegationId"],
            "Den adgang kan ikke forlænges. Giv en ny, eller ring til os.",
            "This access can't be renewed. Give it anew, or call.",
        );
        return Err(Refusal::about(before.citizen_id, words).into());
    }
    let scopes = queries::scopes_of(on, before.id).await?;
    check_acting(on, &scopes, "delegationId").await?.about(before.citizen_id)?;
    let row = DelegationRow {
        id,
        valid_from: today,
        valid_to: input.lasts.end_from(today),
        given_by: Some(on.actor().id),
        invitation_hash: None,
        invited_until: None,
        renews_id: Some(before.id),
        revoked_at: None,
        revoked_by: None,
        ..before.clone()
    };
    let words: [Words<'_>; 1] = [("delegation_renewed_once", renewed_already)];
    let renewed = queries::insert(on, &row, &scopes).await;
    renewed.map_err(|error| Halt::of_database(error, Some(before.citizen_id), &words))?;
    // What it renews ends now, so that one access of one person is in force. (A citizen stops only what is the own.)
    if before.status_on(today) == DelegationStatus::Active {
        queries::revoke(on, before.id).await?;
    }
    Ok(Some(row.citizen_id))
}

fn renewed_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["delegationId"],
        "Den adgang er forlænget. Se den nyeste.",
        "This access is renewed already. See the newest.",
    )
}

/// Accepts with the code; whose file it is, and which delegation.
pub async fn accept(on: &Entered<'_>, code: &str) -> Result<(Uuid, Uuid), Halt> {
    let accepted = queries::accept(on, &invitation::hash(code)).await?;
    accepted.ok_or_else(|| {
        Refusal::of_input(UserError::new(
            UserErrorCode::NotFound,
            &["code"],
            "Koden virker ikke. Se efter, om den er skrevet rigtigt. Ellers bed om en ny.",
            "The code doesn't work. Check how it is written, or ask for a new one.",
        ))
        .into()
    })
}

/// The delegation an input names, when there is one to which the actor may do this; nobody else changes it meanwhile.
pub async fn named(on: &Entered<'_>, action: Action, id: &ID) -> Result<DelegationRow, Halt> {
    let id = id.parse::<Uuid>().unwrap_or_default();
    hold(on, id).await?;
    let row = queries::fetch(on, id).await?.filter(|row| write::may(on, action, &PARTS, row.citizen_id));
    Ok(row.ok_or_else(|| Refusal::not_found(&["delegationId"]))?)
}
