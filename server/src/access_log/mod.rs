//! The access log: who saw or changed which Parts of whose file, in what role and why. A row is written in the
//! transaction of the read itself and committed before the answer leaves. The citizen can read the own log.

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};

use crate::closed_list;
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::policy::{Part, Role};

closed_list! {
    /// Why somebody looks (header `Samvaer-Purpose`). A closed list, so that it can be counted and shown.
    pub enum Purpose {
        /// Handling the case.
        CaseWork = "CASE_WORK",
        /// Preparing or making a decision.
        Decision = "DECISION",
        /// Planning or holding a follow-up.
        FollowUp = "FOLLOW_UP",
        /// The citizen has called or written.
        CitizenContact = "CITIZEN_CONTACT",
        /// Answering a complaint.
        Complaint = "COMPLAINT",
        /// Checking the quality of the work.
        QualityControl = "QUALITY_CONTROL",
    }
}

closed_list! {
    /// Did somebody look or change?
    pub enum AccessAction {
        /// Looked.
        Read = "READ",
        /// Changed or added.
        Write = "WRITE",
    }
}

/// One look, or one change, at a citizen's file by somebody else than the citizen.
#[derive(Clone, Debug, SimpleObject)]
pub struct AccessLogEntry {
    /// Its number.
    pub id: ID,
    /// When.
    pub at: DateTime<Utc>,
    /// In what role.
    pub role: Role,
    /// Which relative, as the citizen knows them; null for staff, who are shown by role.
    pub relative_name: Option<String>,
    /// Looked or changed.
    pub action: AccessAction,
    /// Which Parts of the file.
    pub parts: Vec<Part>,
    /// Why; null for those who need not say: relatives and contact persons.
    pub purpose: Option<Purpose>,
}

/// Checks that somebody who must say why they look has done so.
pub fn check_purpose(on: &Entered<'_>) -> Result<()> {
    if on.actor().role == Role::Caseworker && on.caller().purpose.is_none() {
        let known: Vec<_> = Purpose::ALL.iter().map(|purpose| purpose.as_str()).collect();
        return Err(Error::PurposeNeeded(known.join(", ")));
    }
    Ok(())
}
