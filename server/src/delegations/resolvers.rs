//! Delegations in GraphQL: stopping one.

use async_graphql::{Context, ID, InputObject, Object};
use uuid::Uuid;

use super::queries::DelegationRow;
use super::{Delegation, queries};
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::{self, Action, Part, Role, Subject};
use crate::write::{self, Changed, Refusal, Written};

/// Which delegation to stop.
#[derive(InputObject)]
pub struct DelegationRevokeInput {
    /// Its id.
    delegation_id: ID,
}

payload! {
    /// What came of stopping a delegation.
    pub struct DelegationRevokePayload {
        /// The delegation as it is now; null when there are user errors. For a relative without its scopes: they are over.
        delegation: Delegation,
    }
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
        let id = input.delegation_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, revoke(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

const PARTS: [Part; 1] = [Part::Delegation];

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Delegation>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let citizen = Some(row.citizen_id);
    // Scopes are the citizen's to see; a relative who has just stopped has nothing left to see.
    let scopes = match on.actor().role {
        Role::Citizen => queries::scopes(on, &[row.citizen_id]).await?,
        _ => Vec::new(),
    };
    Ok(Some(Written { citizen, object: row.with_scopes(&scopes) }))
}

async fn revoke(on: &Entered<'_>, id: Uuid) -> Changed {
    let subject = |row: &DelegationRow| Subject { citizen: row.citizen_id, received_by: Some(row.relative_id) };
    let row = queries::fetch(on, id)
        .await?
        .filter(|row| policy::decide(on.actor(), Action::Change, Part::Delegation, subject(row)))
        .ok_or_else(|| Refusal::not_found(&["delegationId"]))?;
    let stopped = queries::revoke(on, id).await?;
    Ok((stopped > 0).then_some(row.citizen_id))
}
