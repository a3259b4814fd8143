//! Applying in GraphQL.

use async_graphql::{Context, ID, InputObject, Object};
use uuid::Uuid;

use super::queries::{self, ApplicationRow};
use super::{Application, ApplicationCreateInput};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::grants::create::grantable;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part};
use crate::write::{self, Changed, Creation, Refusal, Written};

payload! {
    /// What came of applying.
    pub struct ApplicationCreatePayload {
        /// The application; null when there are user errors, or when you may apply and not read it.
        application: Application,
    }
}

payload! {
    /// What came of taking an application back.
    pub struct ApplicationWithdrawPayload {
        /// The application; null when there are user errors, or when you may apply and not read it.
        application: Application,
    }
}

/// Which application to take back.
#[derive(InputObject)]
pub struct ApplicationWithdrawInput {
    /// The application.
    application_id: ID,
}

/// Mutations of applications.
#[derive(Default)]
pub struct ApplicationMutation;

const PARTS: [Part; 1] = [Part::Application];

#[Object]
impl ApplicationMutation {
    /// Applies for a place, in the citizen's own words (R11). For the citizen, a relative who may act for the citizen,
    /// and a caseworker who writes it down.
    async fn application_create(
        &self,
        ctx: &Context<'_>,
        input: ApplicationCreateInput,
    ) -> Result<ApplicationCreatePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, make(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Takes an application back before it is decided. For whoever may apply.
    async fn application_withdraw(
        &self,
        ctx: &Context<'_>,
        input: ApplicationWithdrawInput,
    ) -> Result<ApplicationWithdrawPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.application_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, withdraw(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Application>>> {
    let Some((row, decided)) = queries::fetch(on, id).await? else { return Ok(None) };
    Ok(Some(Written { citizen: Some(row.citizen_id), object: row.shown(decided, &catalogue(on).await?) }))
}

async fn make(on: &Entered<'_>, input: &ApplicationCreateInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let offer_wished = match &input.offer_wished_id {
        None => None,
        Some(wished) => {
            let found = catalogue(on).await?.find(wished);
            let (id, offer) = found.ok_or_else(|| Refusal::not_found(&["offerWishedId"]))?;
            // R4, R27: who wishes for what needs no application is told so at once.
            grantable(&offer, calendar::today(), "offerWishedId").about(citizen_id)?;
            Some(id)
        }
    };
    super::check(input, on.actor().role).about(citizen_id)?;
    let row = ApplicationRow {
        id,
        citizen_id,
        received_on: input.received_on.unwrap_or_else(calendar::today),
        submitted_by: on.actor().id,
        submitted_as: on.actor().role,
        wishes: input.wishes.clone(),
        days_wished: input.days_wished.and_then(|days| i16::try_from(days).ok()),
        offer_wished,
        transport_wished: input.transport_wished,
        withdrawn_on: None,
    };
    queries::insert(on, &row).await?;
    Ok(Some(citizen_id))
}

async fn withdraw(on: &Entered<'_>, id: Uuid) -> Changed {
    hold(on, id).await?;
    let found = queries::fetch(on, id).await?;
    let (row, decided) = found
        .filter(|(row, _)| write::may(on, Action::Change, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["applicationId"]))?;
    if decided || row.withdrawn_on.is_some() {
        return Err(Refusal::about(row.citizen_id, super::closed(&["applicationId"])).into());
    }
    queries::withdraw(on, id, calendar::today()).await?;
    Ok(Some(row.citizen_id))
}
