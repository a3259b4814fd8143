//! Delegations: the access a citizen gives a relative, part by part, for a time that always ends.

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use crate::calendar;
use crate::closed_list;
use crate::policy::DelegationScope;

closed_list! {
    /// Where a delegation comes from.
    pub enum DelegationSource {
        /// Given by the citizen here.
        Citizen = "CITIZEN",
        /// Digital Fuldmagt.
        DigitalFuldmagt = "DIGITAL_FULDMAGT",
        /// A paper consent.
        Paper = "PAPER",
        /// Guardianship (værgemål).
        Guardianship = "GUARDIANSHIP",
        /// A general power of attorney.
        GeneralPower = "GENERAL_POWER",
        /// A future power of attorney in force.
        FuturePower = "FUTURE_POWER",
    }
}

closed_list! {
    /// Where a delegation is in its life today.
    pub enum DelegationStatus {
        /// Begins later.
        NotYetValid = "NOT_YET_VALID",
        /// In force.
        Active = "ACTIVE",
        /// Its time is over.
        Expired = "EXPIRED",
        /// Stopped by either side.
        Revoked = "REVOKED",
    }
}

/// Access a citizen has given a relative.
#[derive(Clone, Debug, SimpleObject)]
pub struct Delegation {
    /// Its id.
    pub id: ID,
    /// The relative, as the citizen knows them.
    pub relative_name: String,
    /// What the relative is to the citizen, in the citizen's word: mor, bror, ven.
    pub relation: String,
    /// What it allows.
    pub scopes: Vec<DelegationScope>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; there always is one.
    pub valid_to: NaiveDate,
    /// Where it comes from.
    pub source: DelegationSource,
    /// In force or not, today.
    pub status: DelegationStatus,
    /// When it was stopped; null while nobody has.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// In force or not on a day. Revocation counts from the moment it is made, whatever the dates say.
pub fn status_on(day: NaiveDate, valid_from: NaiveDate, valid_to: NaiveDate, revoked: bool) -> DelegationStatus {
    if revoked {
        DelegationStatus::Revoked
    } else if day < valid_from {
        DelegationStatus::NotYetValid
    } else if calendar::in_period(day, valid_from, Some(valid_to)) {
        DelegationStatus::Active
    } else {
        DelegationStatus::Expired
    }
}
