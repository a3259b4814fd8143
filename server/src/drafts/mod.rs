//! Drafts: what somebody has begun to write and not sent. Nothing of a form is lost when a session ends; and a relative may
//! prepare what the citizen then sends or throws away ("draft for me, I confirm"). No caseworker sees one.

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use self::queries::DraftRow;
use crate::calendar;
use crate::change_notices::ChangeSubject;
use crate::closed_list;
use crate::policy::Part;

closed_list! {
    /// What a draft becomes when it is sent.
    pub enum DraftKind {
        /// That something has changed (R23).
        ChangeNotice = "CHANGE_NOTICE",
        /// That the support doesn't fit (R32).
        SupportReview = "SUPPORT_REVIEW",
        /// A complaint about a decision.
        Complaint = "COMPLAINT",
    }
}

impl DraftKind {
    /// The Part that it becomes.
    pub const fn part(self) -> Part {
        match self {
            Self::ChangeNotice => Part::Notice,
            Self::SupportReview => Part::SupportReview,
            Self::Complaint => Part::Complaint,
        }
    }
}

/// Something begun and not sent. It is gone when it is sent, thrown away, or not touched for 90 days.
#[derive(Clone, Debug, SimpleObject)]
pub struct Draft {
    /// Its id.
    pub id: ID,
    /// What it becomes.
    pub kind: DraftKind,
    /// The offer a change is told from, the grant that doesn't fit, the decision complained about; null when none was chosen.
    pub about_id: Option<ID>,
    /// What has changed; empty for other kinds, and when nothing was chosen yet.
    pub subjects: Vec<ChangeSubject>,
    /// What was written so far; may be empty.
    pub text: String,
    /// What is wished for instead; null when nothing was written.
    pub wish: Option<String>,
    /// The relative who prepared it; null for what the citizen began.
    pub preparer_name: Option<String>,
    /// Has a relative handed it over? Then the citizen sees it, and it can't be changed.
    pub handed_over: bool,
    /// When it was last changed.
    pub changed_on: NaiveDate,
}

/// What is kept of a form that isn't sent.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DraftKeepInput {
    /// About whom.
    pub citizen_id: ID,
    /// What it becomes. There is one draft of a kind at a time; keeping another takes its place.
    pub kind: DraftKind,
    /// The offer a change is told from, the grant that doesn't fit, the decision complained about.
    pub about_id: Option<ID>,
    /// What has changed.
    #[graphql(default, validator(max_items = 3))]
    pub subjects: Vec<ChangeSubject>,
    /// What was written so far.
    #[graphql(default, validator(max_length = 5000))]
    pub text: String,
    /// What is wished for instead.
    #[graphql(validator(max_length = 5000))]
    pub wish: Option<String>,
}

/// Which draft is handed over.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DraftHandOverInput {
    /// The draft.
    pub draft_id: ID,
}

/// Which draft is sent.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DraftConfirmInput {
    /// The draft.
    pub draft_id: ID,
    /// Makes sending it twice send once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
}

/// Which draft is thrown away.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DraftDiscardInput {
    /// The draft.
    pub draft_id: ID,
}

impl DraftRow {
    /// As it is shown.
    pub fn shown(&self) -> Draft {
        Draft {
            id: self.id.into(),
            kind: self.kind,
            about_id: self.about_id.map(ID::from),
            subjects: self.subjects.clone(),
            text: self.text.clone(),
            wish: self.wish.clone(),
            preparer_name: self.preparer_name.clone(),
            handed_over: self.handed_over_at.is_some(),
            changed_on: calendar::day_of(self.changed_at),
        }
    }
}

/// The id that a draft is about, when it is one.
fn about(id: Option<&ID>) -> Option<Uuid> {
    id.and_then(|id| id.parse().ok())
}
