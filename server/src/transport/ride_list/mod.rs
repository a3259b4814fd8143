//! A day's ride list, for a transport service with that scope: no more than a driver needs. A protected citizen's row says
//! "ask"; that one home is opened by an act of its own, which is logged (CPR-loven § 28).

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::NaiveTime;

use super::{RideDirection, TransportAid, TransportMode};
use crate::offers::Offer;

/// A ride of the day, as a driver needs it.
#[derive(Clone, Debug, SimpleObject)]
pub struct RideListEntry {
    /// The ride's id.
    pub ride_id: ID,
    /// To the offer, or home.
    pub direction: RideDirection,
    /// Pick-up not before.
    pub pickup_from: NaiveTime,
    /// Pick-up not after.
    pub pickup_to: NaiveTime,
    /// Which vehicle.
    pub mode: TransportMode,
    /// What the citizen brings along.
    pub aids: Vec<TransportAid>,
    /// Does somebody ride along?
    pub companion: bool,
    /// The offer it goes to or from.
    pub offer: Arc<Offer>,
    /// True when name and address are protected: ask for them with `rideOpen`.
    pub protected: bool,
    /// Who; null when protected.
    pub home: Option<RideHome>,
}

/// Whom to fetch or bring home.
#[derive(Clone, Debug, SimpleObject)]
pub struct RideHome {
    /// The name.
    pub name: String,
    /// Street and number; null when no address is known.
    pub street: Option<String>,
    /// Four digits; null when no address is known.
    pub postal_code: Option<String>,
    /// Town; null when no address is known.
    pub city: Option<String>,
}
