//! The catalogue in GraphQL: readable without signing in.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, Object};
use chrono::NaiveDate;

use super::queries::{self, KindRow};
use super::{ActivityKind, CostItem, Offer, OfferPlaces};
use crate::calendar;
use crate::context::{Nullable, nullable, tx};
use crate::costs::{self, ExpectedCosts};
use crate::error::{Error, Result};
use crate::policy::{self, Action, Part};
use crate::schedule::DAYS_PER_WEEK;

#[ComplexObject]
impl Offer {
    /// Prices in force on a day (R36).
    async fn cost_items(
        &self,
        #[graphql(desc = "The day: today or later; today when left out.")] on: Option<NaiveDate>,
    ) -> Vec<CostItem> {
        self.prices_on(on.unwrap_or_else(calendar::today)).cloned().collect()
    }

    /// What somebody who comes so many days a week can expect to pay at the prices of today (R35, R36).
    async fn costs_for(&self, #[graphql(desc = "1 to 5 days a week.")] days_per_week: i32) -> Nullable<ExpectedCosts> {
        nullable(check_days(days_per_week).map(|days| Some(costs::at_offer(&Arc::new(self.clone()), days))))
    }
}

/// A number of days somebody can have been granted.
pub fn check_days(days_per_week: i32) -> Result<i32> {
    if DAYS_PER_WEEK.contains(&days_per_week) {
        Ok(days_per_week)
    } else {
        Err(Error::BadInput("`daysPerWeek` must be from 1 to 5".into()))
    }
}

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

    /// Every kind of activity (R2). Needs no sign-in.
    async fn activity_kinds(&self, ctx: &Context<'_>) -> Result<Vec<ActivityKind>> {
        let kinds = queries::kinds(&tx(ctx)?.open().await?).await?;
        Ok(kinds.into_iter().map(KindRow::shown).collect())
    }

    /// How many places are free at each offer with few of them (R28). For caseworkers and administrators.
    async fn places(&self, ctx: &Context<'_>) -> Nullable<Vec<OfferPlaces>> {
        nullable(places(ctx).await)
    }
}

async fn all(ctx: &Context<'_>) -> Result<Vec<Arc<Offer>>> {
    Ok(queries::catalogue(&tx(ctx)?.open().await?).await?.offers)
}

async fn places(ctx: &Context<'_>) -> Result<Option<Vec<OfferPlaces>>> {
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::Read, Part::Places).is_none() {
        return Err(Error::Forbidden);
    }
    let (capacities, taken) = (queries::capacities(&on).await?, queries::places_taken(&on).await?);
    let catalogue = queries::catalogue(&on).await?;
    let places = capacities.into_iter().filter_map(|(id, capacity)| {
        let taken = taken.iter().find(|(offer, _)| *offer == id).map_or(0, |(_, taken)| *taken);
        let taken = i32::try_from(taken).unwrap_or(i32::MAX);
        Some(OfferPlaces { offer: catalogue.offer(id)?, capacity, taken, free: (capacity - taken).max(0) })
    });
    Ok(Some(places.collect()))
}
