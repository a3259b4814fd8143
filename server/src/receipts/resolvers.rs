//! Receipts in GraphQL: what one has told.

use async_graphql::{Context, Object};

use super::{Receipt, SentReceipt, queries};
use crate::context::{Nullable, nullable, tx};
use crate::error::{Error, Result};
use crate::policy::{self, Action, Part};
use crate::quality_standard::queries::settings;

/// Root fields of receipts.
#[derive(Default)]
pub struct ReceiptQuery;

#[Object]
impl ReceiptQuery {
    /// What you have told in this role in the last year, newest first, and when it was handled; as long as you may tell more.
    /// (What you told without access is in both roles of a private person.) What comes of it is the citizen's to read. For
    /// everybody who may tell of a change.
    async fn receipts(&self, ctx: &Context<'_>) -> Nullable<Vec<SentReceipt>> {
        nullable(own(ctx).await)
    }
}

async fn own(ctx: &Context<'_>) -> Result<Option<Vec<SentReceipt>>> {
    let on = tx(ctx)?.enter().await?;
    let tells = |part| policy::reach(on.actor(), Action::Create, part).is_some();
    if ![Part::Notice, Part::OutsideNotice].into_iter().any(tells) {
        return Err(Error::Forbidden);
    }
    let days = settings(&on).await?.answer_working_days;
    let rows = queries::own(&on).await?.into_iter();
    let shown = rows.map(|(id, kind, received_on, handled_on)| SentReceipt {
        kind,
        receipt: Receipt::of(id, Some(received_on), days),
        handled_on,
    });
    Ok(Some(shown.collect()))
}
