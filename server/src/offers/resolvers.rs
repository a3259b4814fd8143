//! The catalogue in GraphQL; readable without signing in.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};

use super::{Offer, queries};
use crate::context::{Nullable, nullable, tx};
use crate::error::Result;

/// Root fields of the catalogue.
#[derive(Default)]
pub struct OfferQuery;

#[Object]
impl OfferQuery {
    /// Every offer: those that have to be granted, those that are open, and those moved to another law (R3, R26–R28).
    /// Needs no sign-in.
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Offer>>> {
        all(ctx).await
    }

    /// One offer; null when there is none with this id. Needs no sign-in.
    async fn offer(&self, ctx: &Context<'_>, id: ID) -> Nullable<Arc<Offer>> {
        nullable(all(ctx).await.map(|offers| offers.into_iter().find(|offer| offer.id == id)))
    }
}

async fn all(ctx: &Context<'_>) -> Result<Vec<Arc<Offer>>> {
    Ok(queries::catalogue(&tx(ctx)?.open().await?).await?.offers)
}
