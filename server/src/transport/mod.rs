//! Transport: how a citizen gets to and from the offer. The address is a Part of its own and isn't here.

pub mod queries;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{NaiveDate, NaiveTime};

use crate::calendar::Weekday;
use crate::closed_list;
use crate::offers::Offer;

closed_list! {
    /// How a citizen gets there.
    pub enum TransportMode {
        /// On foot, by bike or in an own car.
        Own = "OWN",
        /// By bus or train.
        PublicTransport = "PUBLIC_TRANSPORT",
        /// A fixed shared ride (Flexrute).
        Flexrute = "FLEXRUTE",
        /// The offer's own minibus.
        OfferMinibus = "OFFER_MINIBUS",
        /// A taxi.
        Taxi = "TAXI",
        /// A vehicle with a lift for a wheelchair.
        WheelchairLiftVehicle = "WHEELCHAIR_LIFT_VEHICLE",
        /// A relative drives.
        DrivenByRelative = "DRIVEN_BY_RELATIVE",
    }
}

closed_list! {
    /// What the citizen brings along.
    pub enum TransportAid {
        /// A rollator.
        Rollator = "ROLLATOR",
        /// A wheelchair.
        Wheelchair = "WHEELCHAIR",
    }
}

closed_list! {
    /// Which way.
    pub enum RideDirection {
        /// From home to the offer.
        ToOffer = "TO_OFFER",
        /// From the offer home.
        FromOffer = "FROM_OFFER",
    }
}

/// How a citizen gets to and from one offer (R37), current or upcoming.
#[derive(Clone, Debug, SimpleObject)]
pub struct TransportArrangement {
    /// Its id.
    pub id: ID,
    /// Which offer.
    pub offer: Arc<Offer>,
    /// How.
    pub mode: TransportMode,
    /// Does somebody ride along?
    pub companion: bool,
    /// What the citizen brings along.
    pub aids: Vec<TransportAid>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; null while it has no end.
    pub valid_to: Option<NaiveDate>,
    /// Rides by weekday; empty when nobody is picked up.
    pub rides: Vec<Ride>,
}

/// A ride on a weekday.
#[derive(Clone, Debug, SimpleObject)]
pub struct Ride {
    /// The weekday.
    pub weekday: Weekday,
    /// Which way.
    pub direction: RideDirection,
    /// Pick-up not before.
    pub pickup_from: NaiveTime,
    /// Pick-up not after.
    pub pickup_to: NaiveTime,
}
