//! Letters: every decision, summary, answer and receipt, as a page that can be read, printed and kept. Easy words come
//! first, the formal text is below; both lie in the data of what the letter is about, never here. `text` says what a letter
//! says, `html` and `pdf` how it looks. Whether the citizen has seen a letter is known.

mod html;
pub mod http;
mod pdf;
pub mod queries;
pub mod resolvers;
pub mod text;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use self::queries::LetterRow;
use crate::closed_list;
use crate::policy::{Part, Role};

closed_list! {
    /// What a letter is.
    pub enum LetterKind {
        /// A decision.
        Decision = "DECISION",
        /// What a follow-up came to.
        FollowUp = "FOLLOW_UP",
        /// What a review of the support came to.
        Review = "REVIEW",
        /// What a complaint came to, as far as the municipality is concerned.
        ComplaintAnswer = "COMPLAINT_ANSWER",
        /// That something was received.
        Receipt = "RECEIPT",
        /// That somebody was given access, by law or on paper.
        Access = "ACCESS",
    }
}

/// A letter to a citizen.
#[derive(Clone, Debug, SimpleObject)]
pub struct Letter {
    /// Its id.
    pub id: ID,
    /// Where it is to be read: the path of its page on this server. Opened by its citizen, it counts as seen.
    pub page_path: String,
    /// Where it is as a tagged PDF (PDF/UA).
    pub pdf_path: String,
    /// What it is.
    pub kind: LetterKind,
    /// What it is about: the decision, the follow-up, the review, the complaint, the application, the notice or the delegation.
    pub subject_id: ID,
    /// The day on the letter.
    pub sent_on: NaiveDate,
    /// When the citizen first opened it; null until then.
    pub seen_at: Option<DateTime<Utc>>,
}

impl LetterKind {
    /// The Parts of the file that a letter of this kind is made of.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Decision => &[Part::Decision],
            Self::FollowUp => &[Part::FollowUp, Part::FollowUpSummary],
            Self::Review => &[Part::SupportReview],
            Self::ComplaintAnswer => &[Part::Complaint],
            Self::Access => &[Part::Delegation],
            Self::Receipt => &[Part::Application, Part::Notice, Part::SupportReview, Part::Complaint],
        }
    }
}

impl LetterRow {
    /// Who else has access is not a relative's to know.
    pub fn is_for(&self, role: Role) -> bool {
        self.kind != LetterKind::Access || role != Role::Relative
    }

    /// As it is shown to somebody in this role.
    pub fn shown(&self, to: Role) -> Letter {
        let of = (to == Role::Relative).then_some(self.citizen_id);
        Letter {
            id: self.id.into(),
            page_path: page_path(of, self.id),
            pdf_path: pdf_path(of, self.id),
            kind: self.kind,
            subject_id: self.subject_id.into(),
            sent_on: self.sent_on,
            seen_at: self.seen_at,
        }
    }
}

/// Where the page of a letter is: one's own, or, for a relative, somebody's.
fn page_path(of: Option<Uuid>, letter: Uuid) -> String {
    of.map_or_else(|| format!("/brev/{letter}"), |citizen| format!("/p/{citizen}/brev/{letter}"))
}

/// Where a letter is as a PDF.
fn pdf_path(of: Option<Uuid>, letter: Uuid) -> String {
    format!("{}/pdf", page_path(of, letter))
}
