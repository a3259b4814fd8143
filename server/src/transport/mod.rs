//! Transport: how a citizen gets to and from the offer. A granted ride and money back for the way are two things, each
//! with a decision of its own (R37; serviceloven § 105). The address is a Part of its own; a driver gets it with the ride
//! list alone.

pub mod decide;
pub mod queries;
pub mod resolvers;
pub mod ride_list;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{Days, NaiveDate, NaiveTime};

use self::queries::{ArrangementRow, CancellationRow, RideOffRow, RideRow};
use crate::calendar::{self, Weekday};
use crate::closed_list;
use crate::offers::{Catalogue, Offer};

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

impl TransportMode {
    /// Is somebody sent to fetch the citizen? Such a ride has to be granted (R37).
    pub const fn is_a_ride(self) -> bool {
        match self {
            Self::Flexrute | Self::OfferMinibus | Self::Taxi | Self::WheelchairLiftVehicle => true,
            Self::Own | Self::PublicTransport | Self::DrivenByRelative => false,
        }
    }
}

closed_list! {
    /// Whether a ride is driven on a day.
    pub enum RideStatus {
        /// It is driven.
        Planned = "PLANNED",
        /// Somebody has said that it isn't wanted, or that the citizen doesn't come.
        Cancelled = "CANCELLED",
        /// The citizen is not expected: a break, or the offer is closed.
        NotDriven = "NOT_DRIVEN",
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
    /// The decision it rests on; null for those who get there by themselves, and for arrangements from before.
    pub decision_id: Option<ID>,
}

/// A ride on a weekday.
#[derive(Clone, Debug, SimpleObject)]
pub struct Ride {
    /// Its id.
    pub id: ID,
    /// The weekday.
    pub weekday: Weekday,
    /// Which way.
    pub direction: RideDirection,
    /// Pick-up not before.
    pub pickup_from: NaiveTime,
    /// Pick-up not after.
    pub pickup_to: NaiveTime,
}

/// A ride on a day.
#[derive(Clone, Debug, SimpleObject)]
pub struct RideOnDay {
    /// The ride's id.
    pub ride_id: ID,
    /// The day.
    pub date: NaiveDate,
    /// Which offer.
    pub offer: Arc<Offer>,
    /// How.
    pub mode: TransportMode,
    /// Which way.
    pub direction: RideDirection,
    /// Pick-up not before.
    pub pickup_from: NaiveTime,
    /// Pick-up not after.
    pub pickup_to: NaiveTime,
    /// Whether it is driven.
    pub status: RideStatus,
    /// What `rideCancellationWithdraw` takes; null unless the ride itself was cancelled.
    pub cancellation_id: Option<ID>,
}

/// Money back for the way to an offer: another thing than a ride (serviceloven § 105).
#[derive(Clone, Debug, SimpleObject)]
pub struct TravelReimbursement {
    /// Its id.
    pub id: ID,
    /// Which offer.
    pub offer: Arc<Offer>,
    /// How the citizen gets there.
    pub mode: TransportMode,
    /// How much for each day there, in whole øre; null: what the cheapest safe way costs, against its receipt.
    pub amount_oere_per_day: Option<i32>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; null while it has no end.
    pub valid_to: Option<NaiveDate>,
    /// The decision it rests on.
    pub decision_id: ID,
}

/// Why a ride or money for the way was granted or refused (R37). Part ASSESSMENT.
#[derive(Clone, Debug, SimpleObject)]
pub struct TransportAssessment {
    /// Its id.
    pub id: ID,
    /// The grant it is about.
    pub grant_id: ID,
    /// The decision that rests on it.
    pub decision_id: ID,
    /// Does the citizen need help to get there?
    pub has_need: bool,
    /// Can the citizen take the bus or the train?
    pub can_use_public_transport: bool,
    /// Why.
    pub reason: String,
}

/// What rides are made of.
#[derive(Clone, Copy, Debug)]
pub struct Rides<'a> {
    /// How the citizen gets there, in all periods.
    pub arrangements: &'a [ArrangementRow],
    /// Rides by weekday.
    pub rides: &'a [RideRow],
    /// Rides that are not wanted on a day.
    pub cancellations: &'a [CancellationRow],
    /// Rides that are not driven on a day, for whatever reason.
    pub off: &'a [RideOffRow],
}

impl Rides<'_> {
    /// The rides of the week that holds `day`, in order.
    pub fn week_of(&self, day: NaiveDate, catalogue: &Catalogue) -> Vec<RideOnDay> {
        let Some(monday) = calendar::monday_of(day) else { return Vec::new() };
        (0..7)
            .filter_map(|offset| monday.checked_add_days(Days::new(offset)))
            .flat_map(|date| self.on(date, catalogue))
            .collect()
    }

    fn on(&self, date: NaiveDate, catalogue: &Catalogue) -> Vec<RideOnDay> {
        let current = |row: &&ArrangementRow| calendar::in_period(date, row.valid_from, row.valid_to);
        let arranged = self.arrangements.iter().filter(current).flat_map(|arrangement| {
            let rides = self.rides.iter().filter(|ride| ride.arrangement_id == arrangement.id);
            rides.filter(|ride| ride.weekday == Weekday::of(date)).map(move |ride| (arrangement, ride))
        });
        let mut rides: Vec<RideOnDay> = arranged
            .filter_map(|(arrangement, ride)| {
                let off = self.off.iter().find(|off| off.ride_id == ride.id && off.day == date);
                let cancelled = self.cancellations.iter().find(|cancelled| self.is_of(cancelled, ride, date));
                Some(RideOnDay {
                    ride_id: ride.id.into(),
                    date,
                    offer: catalogue.offer(ride.offer_id)?,
                    mode: arrangement.mode,
                    direction: ride.direction,
                    pickup_from: ride.pickup_from,
                    pickup_to: ride.pickup_to,
                    status: off.map_or(RideStatus::Planned, |off| off.status),
                    cancellation_id: cancelled.map(|cancelled| cancelled.id.into()),
                })
            })
            .collect();
        rides.sort_by_key(|ride| ride.pickup_from);
        rides
    }

    /// Is a ride not wanted on a day? What was said of it goes on when it is arranged anew.
    fn is_of(&self, cancelled: &CancellationRow, ride: &RideRow, date: NaiveDate) -> bool {
        let then = self.rides.iter().find(|then| then.id == cancelled.ride_id);
        cancelled.cancelled_on == date
            && cancelled.withdrawn_at.is_none()
            && then.is_some_and(|then| then.offer_id == ride.offer_id && then.direction == ride.direction)
    }
}

impl ArrangementRow {
    /// As it is shown, with its rides.
    pub fn shown(&self, rides: &[RideRow], catalogue: &Catalogue) -> Option<TransportArrangement> {
        let rides = rides.iter().filter(|ride| ride.arrangement_id == self.id).map(|ride| Ride {
            id: ride.id.into(),
            weekday: ride.weekday,
            direction: ride.direction,
            pickup_from: ride.pickup_from,
            pickup_to: ride.pickup_to,
        });
        Some(TransportArrangement {
            id: self.id.into(),
            offer: catalogue.offer(self.offer_id)?,
            mode: self.mode,
            companion: self.companion,
            aids: self.aids.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            rides: rides.collect(),
            decision_id: self.decision_id.map(Into::into),
        })
    }
}

impl queries::ReimbursementRow {
    /// As it is shown.
    pub fn shown(&self, catalogue: &Catalogue) -> Option<TravelReimbursement> {
        Some(TravelReimbursement {
            id: self.id.into(),
            offer: catalogue.offer(self.offer_id)?,
            mode: self.mode,
            amount_oere_per_day: self.amount_oere_per_day,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            decision_id: self.decision_id.into(),
        })
    }
}

impl queries::TransportAssessmentRow {
    /// As it is shown.
    pub fn shown(&self) -> TransportAssessment {
        TransportAssessment {
            id: self.id.into(),
            grant_id: self.grant_id.into(),
            decision_id: self.decision_id.into(),
            has_need: self.has_need,
            can_use_public_transport: self.can_use_public_transport,
            reason: self.reason.clone(),
        }
    }
}
