//! Delegations in GraphQL: giving, renewing, accepting, registering, approving, stopping.

use async_graphql::{Context, ID, InputObject, Object};
use uuid::Uuid;

use super::give::{self, PARTS};
use super::queries::DelegationRow;
use super::register;
use super::{
    CitizenRecordDeathInput, Delegation, DelegationGiveInput, DelegationRegisterInput, DelegationRenewInput,
    invitation, queries,
};
use crate::context::tx;
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::payload;
use crate::policy::{self, Action, Part, Role, Subject};
use crate::user_error::UserError;
use crate::write::{self, Changed, Creation, Outcome, Refusal, Shown, Written};

/// Which delegation to stop.
#[derive(InputObject)]
pub struct DelegationRevokeInput {
    /// Its id.
    delegation_id: ID,
}

/// Which delegation to approve.
#[derive(InputObject)]
pub struct DelegationApproveInput {
    /// Its id.
    delegation_id: ID,
}

/// The code somebody was invited with.
#[derive(InputObject)]
pub struct DelegationAcceptInput {
    /// The code: `7K3M-9QXZ-2F4A`. Hyphens and small letters don't matter.
    #[graphql(validator(max_length = 40))]
    code: String,
}

/// What came of inviting somebody.
#[derive(async_graphql::SimpleObject)]
pub struct InvitationPayload {
    /// The delegation; null when there are user errors.
    delegation: Option<Delegation>,
    /// The code the relative accepts with, in fourteen days. Shown here and never again; null when it was made before under
    /// the same key: then stop it and invite anew.
    invitation_code: Option<String>,
    /// What to put right; empty when it is done.
    user_errors: Vec<UserError>,
}

payload! {
    /// What came of renewing access.
    pub struct DelegationRenewPayload {
        /// The new delegation; null when there are user errors.
        delegation: Delegation,
    }
}

payload! {
    /// What came of accepting.
    pub struct DelegationAcceptPayload {
        /// The delegation; null when there are user errors. Without its scopes: see `viewer.actsFor`.
        delegation: Delegation,
    }
}

payload! {
    /// What came of approving.
    pub struct DelegationApprovePayload {
        /// The delegation; null when there are user errors.
        delegation: Delegation,
    }
}

payload! {
    /// What came of stopping a delegation.
    pub struct DelegationRevokePayload {
        /// The delegation as it is now; null when there are user errors. For a relative without its scopes: they are over.
        delegation: Delegation,
    }
}

/// What came of recording a death.
#[derive(async_graphql::SimpleObject)]
pub struct CitizenRecordDeathPayload {
    /// Is it recorded now, or was it?
    recorded: bool,
    /// What to put right; empty when it is done.
    user_errors: Vec<UserError>,
}

/// Mutations of delegations.
#[derive(Default)]
pub struct DelegationMutation;

#[Object]
impl DelegationMutation {
    /// Gives a relative access: makes an invitation, which the relative accepts with a sign-in of their own. For the citizen.
    async fn delegation_give(&self, ctx: &Context<'_>, input: DelegationGiveInput) -> Result<InvitationPayload> {
        let on = tx(ctx)?.enter().await?;
        only(&on, Role::Citizen)?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let code = invitation::new_code()?;
        let outcome = write::create(&on, &PARTS, &creation, give::give(&on, &input, creation.id, &code)).await?;
        invited(&on, outcome, code).await
    }

    /// Renews access the citizen has given here: the same person, the same scopes, from today. Nobody has to accept again. For
    /// the citizen.
    async fn delegation_renew(&self, ctx: &Context<'_>, input: DelegationRenewInput) -> Result<DelegationRenewPayload> {
        let on = tx(ctx)?.enter().await?;
        only(&on, Role::Citizen)?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, give::renew(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Accepts an invitation. In the role RELATIVE, by whoever has the code and is not the citizen.
    async fn delegation_accept(
        &self,
        ctx: &Context<'_>,
        input: DelegationAcceptInput,
    ) -> Result<DelegationAcceptPayload> {
        let on = tx(ctx)?.enter().await?;
        only(&on, Role::Relative)?;
        let mut accepted = Uuid::nil();
        let change = async {
            let (delegation, citizen) = give::accept(&on, &input.code).await?;
            accepted = delegation;
            Ok(Some(citizen))
        };
        let outcome = match write::change(&on, &PARTS, Uuid::nil(), change).await? {
            Outcome::Done(_, parts) => Outcome::Done(accepted, parts),
            other => other,
        };
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Registers access that rests on a guardianship, a power of attorney or a paper consent. It opens nothing before
    /// the relative accepts and a second caseworker, who sees who did, approves; then the citizen gets a letter. For caseworkers.
    async fn delegation_register(
        &self,
        ctx: &Context<'_>,
        input: DelegationRegisterInput,
    ) -> Result<InvitationPayload> {
        let on = tx(ctx)?.enter().await?;
        only(&on, Role::Caseworker)?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let code = invitation::new_code()?;
        let outcome =
            write::create(&on, &PARTS, &creation, register::register(&on, &input, creation.id, &code)).await?;
        invited(&on, outcome, code).await
    }

    /// Approves access that another caseworker registered. For caseworkers.
    async fn delegation_approve(
        &self,
        ctx: &Context<'_>,
        input: DelegationApproveInput,
    ) -> Result<DelegationApprovePayload> {
        let on = tx(ctx)?.enter().await?;
        only(&on, Role::Caseworker)?;
        let id = input.delegation_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, register::approve(&on, &input.delegation_id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Stops a relative's access at once: from the next request on. For the citizen who gave it, the relative who has it, and a
    /// caseworker. Stopping what is stopped changes nothing.
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

    /// Records that a citizen has died: every relative's access ends, and nobody signs in as the citizen any more. What is
    /// recorded stays. For caseworkers.
    async fn citizen_record_death(
        &self,
        ctx: &Context<'_>,
        input: CitizenRecordDeathInput,
    ) -> Result<CitizenRecordDeathPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.citizen_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &register::DEATH, id, register::record(&on, &input)).await?;
        Ok(match outcome {
            Outcome::Refused(user_errors) => CitizenRecordDeathPayload { recorded: false, user_errors },
            Outcome::Done(..) | Outcome::DoneBefore(_) => {
                CitizenRecordDeathPayload { recorded: true, user_errors: vec![] }
            }
        })
    }
}

/// What one role does with a delegation is not what another does.
fn only(on: &Entered<'_>, role: Role) -> Result<()> {
    if on.actor().role == role { Ok(()) } else { Err(Error::Forbidden) }
}

/// The answer to an invitation; its code is told once.
async fn invited(on: &Entered<'_>, outcome: Outcome, code: String) -> Result<InvitationPayload> {
    let made_now = matches!(outcome, Outcome::Done(..));
    let Shown { object, user_errors } = write::shown(on, &PARTS, outcome, |id| shown(on, id)).await?;
    Ok(InvitationPayload { delegation: object, invitation_code: made_now.then_some(code), user_errors })
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Delegation>>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let citizen = Some(row.citizen_id);
    // Scopes are the citizen's to see; a relative sees the own ones as the viewer.
    let scopes = match on.actor().role {
        Role::Relative => Vec::new(),
        _ => queries::scopes(on, &[row.citizen_id]).await?,
    };
    Ok(Some(Written { citizen, object: row.with_scopes(&scopes) }))
}

async fn revoke(on: &Entered<'_>, id: Uuid) -> Changed {
    let subject = |row: &DelegationRow| Subject { citizen: row.citizen_id, received_by: row.relative_id };
    let row = queries::fetch(on, id)
        .await?
        .filter(|row| policy::decide(on.actor(), Action::Change, Part::Delegation, subject(row)))
        .ok_or_else(|| Refusal::not_found(&["delegationId"]))?;
    let stopped = queries::revoke(on, id).await?;
    Ok((stopped > 0).then_some(row.citizen_id))
}
