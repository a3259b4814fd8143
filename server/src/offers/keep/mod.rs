//! Keeping the catalogue: everything an administrator does to it. Each room has its inputs, its rules and what it writes.

pub mod activities;
pub mod contact_persons;
pub mod offer;
pub mod opening;
pub mod prices;
pub mod queries;

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use uuid::Uuid;

use self::activities::{ActivityCreateInput, ActivityEndInput, ActivityKindCreateInput};
use self::contact_persons::{ContactPersonAssignInput, ContactPersonEndInput};
use self::offer::{OfferChangeInput, OfferCreateInput, OfferTransferInput};
use self::opening::{ClosingPeriodCreateInput, ClosingPeriodRemoveInput, OpeningHoursSetInput};
use self::prices::{PriceEndInput, PriceSetInput};
use super::queries::{OfferRow, catalogue, kinds};
use super::{ActivityKind, Offer};
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::Part;
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Creation, Halt, Outcome, Refusal, Written};

payload! {
    /// What came of changing the catalogue.
    pub struct OfferPayload {
        /// The offer as it is now; null when there are user errors.
        offer: Arc<Offer>,
    }
}

payload! {
    /// What came of adding a kind of activity.
    pub struct ActivityKindPayload {
        /// The kind; null when there are user errors.
        activity_kind: ActivityKind,
    }
}

/// Mutations of the catalogue, all for administrators.
#[derive(Default)]
pub struct OfferMutation;

const PARTS: [Part; 1] = [Part::Catalogue];

#[Object]
impl OfferMutation {
    /// Adds an offer: of the municipality's own, or of somebody else's (R30, R31). For administrators.
    async fn offer_create(&self, ctx: &Context<'_>, input: OfferCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, offer::create(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(creation.id)).await
    }

    /// Changes what an offer is: name, ways in, description, places. A law it moved to stays (`offerTransfer`). For administrators.
    async fn offer_change(&self, ctx: &Context<'_>, input: OfferChangeInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, offer::change(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Moves an offer to another law from a day on (R27). Citizens who have a place there keep it until a caseworker decides;
    /// each of them becomes a task. For administrators.
    async fn offer_transfer(&self, ctx: &Context<'_>, input: OfferTransferInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, offer::transfer(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Says when an offer is open, all of its week. For administrators.
    async fn opening_hours_set(&self, ctx: &Context<'_>, input: OpeningHoursSetInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, opening::set_hours(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Closes an offer for some days: nobody is expected, and nobody drives. For administrators.
    async fn closing_period_create(&self, ctx: &Context<'_>, input: ClosingPeriodCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, opening::close(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Takes a closing away. One that began before today ends: the offer is open again from today. For administrators.
    async fn closing_period_remove(&self, ctx: &Context<'_>, input: ClosingPeriodRemoveInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let row = queries::closing(&on, parsed(&input.closing_period_id)).await?;
        let offer = row.as_ref().map(|row| row.offer_id).unwrap_or_default();
        let outcome = write::change(&on, &PARTS, offer, opening::reopen(&on, row)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Adds an activity with its kinds (R2). For administrators.
    async fn activity_create(&self, ctx: &Context<'_>, input: ActivityCreateInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, activities::add(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Ends an activity today. For administrators.
    async fn activity_end(&self, ctx: &Context<'_>, input: ActivityEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.activity_id);
        let offer = queries::offer_of_activity(&on, id).await?;
        let outcome = write::change(&on, &PARTS, offer.unwrap_or_default(), activities::end(&on, id, offer)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Adds a kind of activity: the list of R2 is open. For administrators.
    async fn activity_kind_create(
        &self,
        ctx: &Context<'_>,
        input: ActivityKindCreateInput,
    ) -> Result<ActivityKindPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, activities::add_kind(&on, &input)).await?;
        let kind = |_| async {
            let kinds = kinds(&on).await?;
            let kind = kinds.into_iter().find(|kind| kind.code == input.code);
            Ok(kind.map(|kind| Written { citizen: None, object: kind.shown() }))
        };
        write::shown(&on, &PARTS, outcome, kind).await.map(Into::into)
    }

    /// Sets a price from a day on; a price of the same name ends on that day, and what it was stays (R36). One that had not
    /// begun is replaced. What nobody can leave is expected of everybody who is there. Never for taking part (R35). For
    /// administrators.
    async fn price_set(&self, ctx: &Context<'_>, input: PriceSetInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, prices::set(&on, &input, creation.id)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Ends a price on a day; one that begins later never begins. For administrators.
    async fn price_end(&self, ctx: &Context<'_>, input: PriceEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, prices::end(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }

    /// Makes somebody on the staff contact person at an offer. For administrators.
    async fn contact_person_assign(&self, ctx: &Context<'_>, input: ContactPersonAssignInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, contact_persons::assign(&on, &input)).await?;
        offer_now(&on, outcome, Some(parsed(&input.offer_id))).await
    }

    /// Somebody is contact person no longer from a day on. For administrators.
    async fn contact_person_end(&self, ctx: &Context<'_>, input: ContactPersonEndInput) -> Result<OfferPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = parsed(&input.offer_id);
        let outcome = write::change(&on, &PARTS, id, contact_persons::end(&on, &input)).await?;
        offer_now(&on, outcome, None).await
    }
}

fn parsed(id: &ID) -> Uuid {
    id.parse().unwrap_or_default()
}

/// The offer after a change: the one changed, or the one something was added to.
async fn offer_now(on: &Entered<'_>, outcome: Outcome, added_to: Option<Uuid>) -> Result<OfferPayload> {
    let now = |id: Uuid| async move {
        let offer = catalogue(on).await?.offer(added_to.unwrap_or(id));
        Ok(offer.map(|object| Written { citizen: None, object }))
    };
    write::shown(on, &PARTS, outcome, now).await.map(Into::into)
}

/// The offer an input names in `offerId`.
async fn named(on: &Entered<'_>, id: &ID) -> std::result::Result<OfferRow, Halt> {
    let row = queries::fetch(on, parsed(id)).await?;
    Ok(row.ok_or_else(|| Refusal::not_found(&["offerId"]))?)
}

fn code_in_use() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["code"],
        "Koden er i brug. Vælg en anden.",
        "The code is in use. Choose another.",
    )
}

/// A code is what addresses and tools are made of.
fn check_code(code: &str, allowed: impl Fn(char) -> bool, what: (&str, &str)) -> Problems {
    let mut problems = Problems::default();
    if !code.chars().all(allowed) {
        problems.refuse(UserErrorCode::OutOfRange, &["code"], what.0, what.1);
    }
    problems
}
