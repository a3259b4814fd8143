//! Delegations in GraphQL: stopping one.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use uuid::Uuid;

use super::{Delegation, queries};
use crate::context::tx;
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::policy::{self, Action, Part, Role, Subject};
use crate::user_error::UserError;
use crate::write::{self, Changed, Outcome, Refusal};

/// Which delegation to stop.
#[derive(InputObject)]
pub struct DelegationRevokeInput {
    /// Its id.
    delegation_id: ID,
}

/// What came of stopping a delegation.
#[derive(SimpleObject)]
pub struct DelegationRevokePayload {
    /// The delegation as it is now; null when there are user errors. For a relative without its scopes: they are over.
    delegation: Option<Delegation>,
    /// What you can put right. Nothing was written when there is one.
    user_errors: Vec<UserError>,
}

/// Mutations of delegations.
#[derive(Default)]
pub struct DelegationMutation;

#[Object]
impl DelegationMutation {
    /// Stops a relative's access at once: from the next request on. For the citizen who gave it, and for the relative
    /// who has it. Stopping what is stopped changes nothing.
    async fn delegation_revoke(
        &self,
        ctx: &Context<'_>,
        input: DelegationRevokeInput,
    ) -> Result<DelegationRevokePayload> {
        let on = tx(ctx)?.enter().await?;
        if policy::reach(on.actor().role, Action::Change, Part::Delegation).is_none() {
            return Err(Error::Forbidden);
        }
        let id = input.delegation_id.parse::<Uuid>().unwrap_or_default();
        match write::change(&on, &[Part::Delegation], id, revoke(&on, id)).await? {
            Outcome::Refused(user_errors) => Ok(DelegationRevokePayload { delegation: None, user_errors }),
            Outcome::Done(id) | Outcome::DoneBefore(id) => {
                let row = queries::fetch(&on, id).await?;
                let delegation = match row {
                    None => None,
                    // Scopes are the citizen's to see; a relative who has just stopped has nothing left to see.
                    Some(row) if on.actor().role == Role::Citizen => {
                        let scopes = queries::scopes(&on, &[row.citizen_id]).await?;
                        Some(row.with_scopes(&scopes))
                    }
                    Some(row) => Some(row.with_scopes(&[])),
                };
                Ok(DelegationRevokePayload { delegation, user_errors: vec![] })
            }
        }
    }
}

async fn revoke(on: &Entered<'_>, id: Uuid) -> Result<Changed> {
    let unknown = || Err(Refusal::not_found(&["delegationId"]));
    let Some(row) = queries::fetch(on, id).await? else { return Ok(unknown()) };
    let subject = Subject { citizen: row.citizen_id, received_by: Some(row.relative_id) };
    if !policy::decide(on.actor(), Action::Change, Part::Delegation, subject) {
        return Ok(unknown());
    }
    let stopped = queries::revoke(on, id).await?;
    Ok(Ok((stopped > 0).then_some(row.citizen_id)))
}
