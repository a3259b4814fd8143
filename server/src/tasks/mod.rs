//! Tasks: what waits for a caseworker. A task isn't stored: it is there as long as its cause is (the view `task`), so
//! that none is forgotten and none is left over.

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::NaiveDate;

use crate::citizens::Citizen;
use crate::closed_list;
use crate::offers::Offer;

closed_list! {
    /// What waits.
    pub enum TaskKind {
        /// An application that nobody has decided.
        ApplicationWaits = "APPLICATION_WAITS",
        /// A ride was asked for, a place is granted, and nobody has decided about the ride; or a granted ride ends before the
        /// place (R37).
        TransportWaits = "TRANSPORT_WAITS",
        /// Pension age is reached and the place stands: assess anew. Nothing ends by itself (R7).
        PensionAgeReached = "PENSION_AGE_REACHED",
        /// The offer has moved or will move to another law, and the citizen has a place there without an end (R27).
        OfferTransferred = "OFFER_TRANSFERRED",
        /// The latest assessment finds no ground or no need, and the place stands: decide (R8, R9).
        TargetGroupLeft = "TARGET_GROUP_LEFT",
        /// A place whose days nobody has agreed on (R14).
        DaysToAgree = "DAYS_TO_AGREE",
        /// A granted ride on a weekday on which the citizen no longer comes (R37).
        RideWithoutDay = "RIDE_WITHOUT_DAY",
    }
}

/// Something that waits for a caseworker.
#[derive(SimpleObject)]
pub struct Task {
    /// What waits.
    pub kind: TaskKind,
    /// What it is about: the application, the decision, the grant or the transport, by kind.
    pub subject_id: ID,
    /// Since when.
    pub since: NaiveDate,
    /// Where; null when it is about no offer.
    pub offer: Option<Arc<Offer>>,
    /// Whose.
    pub citizen: Citizen,
}
