//! Delegations: who may help a citizen, part by part, for a time that always ends. A citizen gives access by inviting
//! (`give`); the relative accepts with a sign-in of their own. What rests on law or paper is registered by a caseworker
//! and approved by another (`register`). Either side stops it in one step.

mod give;
pub mod invitation;
pub mod queries;
mod register;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use self::queries::DelegationRow;
use crate::calendar;
use crate::closed_list;
use crate::policy::{DelegationArea, DelegationScope, DelegationVerb};
use crate::user_error::{Problems, UserErrorCode};

pub use give::{DelegationGiveInput, DelegationRenewInput};
pub use register::{CitizenRecordDeathInput, DelegationRegisterInput};

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
    /// What a guardianship covers (værgemålsloven).
    pub enum GuardianshipKind {
        /// § 5, personal matters: everything here.
        Section5Personal = "SECTION_5_PERSONAL",
        /// § 5, economic matters: costs, and nothing else.
        Section5Economic = "SECTION_5_ECONOMIC",
        /// § 5, both.
        Section5Both = "SECTION_5_BOTH",
        /// § 6, with an economic § 5: costs, and nothing else.
        Section6 = "SECTION_6",
        /// § 7: the two act together, so the guardian acts in nothing alone.
        Section7 = "SECTION_7",
    }
}

closed_list! {
    /// Where a delegation is in its life today.
    pub enum DelegationStatus {
        /// Given, and not accepted yet.
        Invited = "INVITED",
        /// Given, and not accepted in time.
        Lapsed = "LAPSED",
        /// Registered and accepted, and no second caseworker has approved it.
        AwaitingApproval = "AWAITING_APPROVAL",
        /// Begins later.
        NotYetValid = "NOT_YET_VALID",
        /// In force.
        Active = "ACTIVE",
        /// Its time is over.
        Expired = "EXPIRED",
        /// Stopped by either side.
        Revoked = "REVOKED",
        /// Its giver has died.
        EndedByDeath = "ENDED_BY_DEATH",
    }
}

closed_list! {
    /// For how long access is given: few choices, and always an end.
    pub enum DelegationDuration {
        /// One month.
        OneMonth = "ONE_MONTH",
        /// Three months.
        ThreeMonths = "THREE_MONTHS",
        /// Six months.
        SixMonths = "SIX_MONTHS",
        /// One year.
        OneYear = "ONE_YEAR",
        /// Two years.
        TwoYears = "TWO_YEARS",
    }
}

impl DelegationDuration {
    /// The first day access that begins on this day no longer holds.
    pub fn end_from(self, day: NaiveDate) -> NaiveDate {
        let months = match self {
            Self::OneMonth => 1,
            Self::ThreeMonths => 3,
            Self::SixMonths => 6,
            Self::OneYear => 12,
            Self::TwoYears => 24,
        };
        day.checked_add_months(Months::new(months)).unwrap_or(day)
    }
}

/// One thing to allow.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DelegationScopeInput {
    /// What kind of help. Reading doesn't include contacting, nor the other way round.
    pub verb: DelegationVerb,
    /// About what.
    pub area: DelegationArea,
}

/// Access somebody has, had, or is invited to.
#[derive(Clone, Debug, SimpleObject)]
pub struct Delegation {
    /// Its id. The citizen sends it as `Samvaer-Preview` to see the own file as this relative would.
    pub id: ID,
    /// The relative, as the citizen knows them.
    pub relative_name: String,
    /// Who accepted, by the name of their own sign-in; null until somebody has.
    pub accepted_as: Option<String>,
    /// What the relative is to the citizen, in the citizen's word: mor, bror, ven.
    pub relation: String,
    /// What it allows.
    pub scopes: Vec<DelegationScope>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; there always is one. What was registered is looked at again before.
    pub valid_to: NaiveDate,
    /// Does it end within 30 days? Time to renew it, or to let it end.
    pub ends_soon: bool,
    /// Where it comes from.
    pub source: DelegationSource,
    /// What kind of guardianship; null for anything else.
    pub guardianship: Option<GuardianshipKind>,
    /// The document it rests on, by its number in the municipality's own system; null for what the citizen gave here.
    pub document: Option<String>,
    /// In force or not, today.
    pub status: DelegationStatus,
    /// Last day to accept it; null for what came accepted.
    pub invited_until: Option<NaiveDate>,
    /// When a second caseworker approved it; null until then, and for what needs none.
    pub approved_at: Option<DateTime<Utc>>,
    /// When it was stopped; null while nobody has.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The delegation it renews; null for a first one.
    pub renews_id: Option<ID>,
}

/// How many days before its end a delegation ends soon.
const SOON: i64 = 30;

/// Is it so near its end that somebody should think of it?
pub fn ends_soon(today: NaiveDate, valid_to: NaiveDate, status: DelegationStatus) -> bool {
    status == DelegationStatus::Active && valid_to - today <= TimeDelta::days(SOON)
}

impl DelegationRow {
    /// In force or not on a day. Stopping and dying count from the moment they happen, whatever the dates say.
    pub fn status_on(&self, day: NaiveDate) -> DelegationStatus {
        let registered = !matches!(self.source, DelegationSource::Citizen | DelegationSource::DigitalFuldmagt);
        if self.revoked_at.is_some() {
            DelegationStatus::Revoked
        } else if self.ended_by_death_on.is_some() {
            DelegationStatus::EndedByDeath
        } else if self.accepted_at.is_none() {
            let late = day >= self.valid_to || self.invited_until.is_none_or(|last| day > last);
            if late { DelegationStatus::Lapsed } else { DelegationStatus::Invited }
        } else if day >= self.valid_to {
            DelegationStatus::Expired
        } else if registered && self.approved_at.is_none() {
            DelegationStatus::AwaitingApproval
        } else if calendar::in_period(day, self.valid_from, Some(self.valid_to)) {
            DelegationStatus::Active
        } else {
            DelegationStatus::NotYetValid
        }
    }
}

/// What is allowed at all: something, nothing twice, and each by who may give it.
fn check_scopes(scopes: &[DelegationScopeInput]) -> Problems {
    let mut problems = Problems::default();
    if scopes.is_empty() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["scopes"],
            "Vælg mindst én ting, den anden må.",
            "Choose at least one thing to allow.",
        );
    }
    let twice = scopes.iter().enumerate().any(|(at, scope)| {
        scopes.iter().skip(at + 1).any(|other| (other.verb, other.area) == (scope.verb, scope.area))
    });
    if twice {
        problems.refuse(
            UserErrorCode::AlreadyExists,
            &["scopes"],
            "Det samme er valgt to gange.",
            "The same is chosen twice.",
        );
    }
    problems
}

fn check_person(name: &str, relation: &str) -> Problems {
    let mut problems = Problems::default();
    problems.need(Some(name), &["relativeName"], "Skriv navnet.", "Give the name.");
    problems.need(
        Some(relation),
        &["relation"],
        "Skriv, hvad den anden er for dig: mor, bror, ven.",
        "Say what the other is to the citizen: mother, brother, friend.",
    );
    problems
}

impl DelegationScope {
    /// In Danish, for letters.
    pub fn in_words(&self) -> String {
        let does = match self.verb {
            DelegationVerb::Read => "Se",
            DelegationVerb::Contact => "Tale med os om",
            DelegationVerb::Act => "Handle for dig om",
        };
        let about = match self.area {
            DelegationArea::Grant => "pladsen",
            DelegationArea::Schedule => "ugen",
            DelegationArea::Costs => "penge",
            DelegationArea::Transport => "kørsel",
            DelegationArea::Documents => "breve og afgørelser",
            DelegationArea::FollowUp => "møder",
            DelegationArea::ActionPlan => "handleplanen",
            DelegationArea::Notices => "ændringer",
            DelegationArea::SupportReview => "hvordan støtten passer",
            DelegationArea::Complaint => "klager",
        };
        format!("{does} {about}.")
    }
}

#[cfg(test)]
mod tests;
