//! Grants in GraphQL: granting a place.

use async_graphql::{Context, Object, SimpleObject};
use uuid::Uuid;

use super::create::{self, GrantCreateInput};
use super::queries::{self, WholeGrant};
use super::{Decision, Grant};
use crate::access_log::AccessAction;
use crate::calendar;
use crate::citizens;
use crate::context::tx;
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::offers::queries::catalogue;
use crate::policy::{self, Action, Part, Subject};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Outcome, Refusal};

/// What came of granting a place.
#[derive(SimpleObject)]
pub struct GrantCreatePayload {
    /// The grant; null when there are user errors.
    grant: Option<Grant>,
    /// Its decision; null when there are user errors.
    decision: Option<Decision>,
    /// What you can put right. Nothing was written when there is one.
    user_errors: Vec<UserError>,
}

/// Mutations of grants.
#[derive(Default)]
pub struct GrantMutation;

/// The Parts a new grant writes in.
const PARTS: [Part; 4] = [Part::Grant, Part::Decision, Part::Schedule, Part::Costs];

#[Object]
impl GrantMutation {
    /// Grants a place at an offer, with its decision, days and expected costs (R4, R14, R15, R18, R27, R31). For
    /// caseworkers; nobody grants in an own case.
    async fn grant_create(&self, ctx: &Context<'_>, input: GrantCreateInput) -> Result<GrantCreatePayload> {
        let on = tx(ctx)?.enter().await?;
        if PARTS.iter().any(|part| policy::reach(on.actor().role, Action::Create, *part).is_none()) {
            return Err(Error::Forbidden);
        }
        let creation = Creation::new(&input.idempotency_key, &input);
        match write::create(&on, &PARTS, &creation, make(&on, &input, creation.id)).await? {
            Outcome::Refused(user_errors) => Ok(GrantCreatePayload { grant: None, decision: None, user_errors }),
            outcome @ (Outcome::Done(id) | Outcome::DoneBefore(id)) => {
                let catalogue = catalogue(&on).await?;
                let terms = queries::terms_of(&on, id).await?;
                if let (Outcome::DoneBefore(_), Some(terms)) = (&outcome, &terms) {
                    write::log(&on, AccessAction::Read, Some(terms.citizen_id), &PARTS).await?;
                }
                let decision = queries::decision_of(&on, id).await?;
                Ok(GrantCreatePayload {
                    grant: terms.and_then(|row| row.shown(&catalogue)),
                    decision: decision.and_then(|row| row.shown(&catalogue)),
                    user_errors: vec![],
                })
            }
        }
    }
}

async fn make(on: &Entered<'_>, input: &GrantCreateInput, id: Uuid) -> Result<Changed> {
    let actor = on.actor();
    let citizen = input.citizen_id.parse::<Uuid>().unwrap_or_default();
    let may = |part: &Part| policy::decide(actor, Action::Create, *part, Subject::citizen(citizen));
    if !PARTS.iter().all(may) || citizens::queries::citizens(on, &[citizen]).await?.is_empty() {
        return Ok(Err(Refusal::not_found(&["citizenId"])));
    }
    let offer_id = input.offer_id.parse::<Uuid>().unwrap_or_default();
    let Some(offer) = catalogue(on).await?.offer(offer_id) else {
        return Ok(Err(Refusal::not_found(&["offerId"])));
    };
    let errors = create::check(input, &offer);
    if !errors.is_empty() {
        return Ok(Err(Refusal::about(citizen, errors)));
    }
    let whole = create::rows(input, (id, citizen, offer_id), &offer, (actor.id, calendar::today()));
    let written = insert(on, &whole).await?;
    Ok(written.map(|()| Some(citizen)).map_err(|error| Refusal::about(citizen, vec![error])))
}

/// Writes it, or says in words what it doesn't go together with.
async fn insert(on: &Entered<'_>, whole: &WholeGrant) -> Result<std::result::Result<(), UserError>> {
    let Err(error) = queries::insert(on, whole).await else { return Ok(Ok(())) };
    let overlap = |field: &str, message: &str, message_en: &str| {
        UserError::new(UserErrorCode::Overlap, &[field], message, message_en)
    };
    UserError::of_constraint(&error, "grant_terms_no_overlap", || {
        overlap(
            "offerId",
            "Borgeren har allerede en bevilling til det tilbud i den periode.",
            "The citizen has a grant at this offer in this period already.",
        )
    })
    .or_else(|| {
        UserError::of_constraint(&error, "schedule_day_no_overlap", || {
            overlap(
                "weekdays",
                "Borgeren er et andet sted på samme tid. Vælg andre dage.",
                "The citizen is somewhere else at the same time. Choose other days.",
            )
        })
    })
    .map(Err)
    .ok_or_else(|| error.into())
}
