//! The access log: who saw or changed which Parts of whose file, who searched for what, in what role and why. A row is
//! written in the transaction of the look itself and committed before the answer leaves. The citizen reads the own log in
//! plain words, and may wonder; the auditor reads all of it. A chain of seals shows when a row was removed or changed.

pub mod queries;
mod questions;
pub mod resolvers;
pub mod seal;
mod words;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

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
    /// Did somebody look, change or search?
    pub enum AccessAction {
        /// Looked.
        Read = "READ",
        /// Changed or added.
        Write = "WRITE",
        /// Searched or listed; whom that found is in rows of their own.
        Search = "SEARCH",
    }
}

/// One look, one change or one search by somebody else than the citizen.
#[derive(Clone, Debug, SimpleObject)]
pub struct AccessLogEntry {
    /// Its number.
    pub id: ID,
    /// When.
    pub at: DateTime<Utc>,
    /// In what role.
    pub role: Role,
    /// Which relative, as the citizen knows them; null for staff.
    pub relative_name: Option<String>,
    /// Which member of staff: for the auditor, and for the citizen where the municipality shows names; null else.
    pub staff_name: Option<String>,
    /// Looked, changed or searched.
    pub action: AccessAction,
    /// Which Parts of the file.
    pub parts: Vec<Part>,
    /// Why; null for those who need not say: relatives and contact persons.
    pub purpose: Option<Purpose>,
    /// The whole row in one plain Danish sentence.
    pub in_words: String,
    /// The same in English.
    pub in_words_en: String,
    /// The Parts in plain Danish words: uge, penge, kørsel.
    pub parts_in_words: Vec<String>,
    /// The account that acted; for the auditor, null for the citizen.
    pub actor_id: Option<ID>,
    /// The tool that acted on that account's behalf; for the auditor, null else and where there was none.
    pub through_id: Option<ID>,
    /// Whose file; for the auditor, null for a search.
    pub citizen_id: Option<ID>,
    /// What was searched for: the list and its arguments, a CPR number only as its keyed hash; for the auditor.
    pub criterion: Option<String>,
    /// The request, as errors and the server's log name it; for the auditor.
    pub request_id: Option<ID>,
}

/// How far the log is sealed: until then a row that was removed or changed shows.
#[derive(Clone, Debug, SimpleObject)]
pub struct AccessLogSeal {
    /// Every row from before this moment is sealed; null before the first time.
    pub complete_until: Option<DateTime<Utc>>,
    /// The number of the last seal; null before the first.
    pub number: Option<ID>,
    /// Its hash, which holds every seal before it: hex SHA-256. Keep it elsewhere to prove later that nothing was rewritten.
    pub hash: Option<String>,
}

/// A citizen's "I wonder about this", and the auditor's answer.
#[derive(Clone, Debug, SimpleObject)]
pub struct AccessLogQuestion {
    /// Its id.
    pub id: ID,
    /// The number of the row it is about.
    pub entry_id: ID,
    /// What the citizen wonders.
    pub text: String,
    /// When it was asked.
    pub asked_on: NaiveDate,
    /// The answer; null until there is one.
    pub answer: Option<String>,
    /// When it was answered; null until then.
    pub answered_on: Option<NaiveDate>,
}

/// Checks that somebody who must say why they look has done so.
pub fn check_purpose(on: &Entered<'_>) -> Result<()> {
    if on.actor().role == Role::Caseworker && on.caller().purpose.is_none() {
        let known: Vec<_> = Purpose::ALL.iter().map(|purpose| purpose.as_str()).collect();
        return Err(Error::PurposeNeeded(known.join(", ")));
    }
    Ok(())
}

/// What a search was for, as the log keeps it: the list, and the arguments that narrowed it.
pub fn criterion(list: &str, arguments: impl IntoIterator<Item = (&'static str, Option<String>)>) -> String {
    let said = arguments.into_iter().filter_map(|(name, value)| value.map(|value| format!(" {name}={value:?}")));
    std::iter::once(list.to_owned()).chain(said).collect()
}

/// Logs a search that shows nobody's file.
pub async fn searched(on: &Entered<'_>, criterion: &str) -> Result<()> {
    queries::write(on, AccessAction::Search, &[], Some(criterion)).await?;
    Ok(())
}

/// Which rows of the log are meant.
#[derive(Clone, Debug, Default)]
pub struct LogFilter {
    /// Whose file; `None` is everybody's.
    pub citizen: Option<Uuid>,
    /// By whom.
    pub actor: Option<Uuid>,
    /// In what role.
    pub role: Option<Role>,
    /// Looked, changed or searched.
    pub action: Option<AccessAction>,
    /// A Part that was among those seen.
    pub part: Option<Part>,
    /// First day, in Denmark.
    pub from: Option<NaiveDate>,
    /// First day that is not meant any more.
    pub to: Option<NaiveDate>,
}
