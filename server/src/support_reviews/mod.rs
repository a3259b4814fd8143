//! Reviews of the support (R32–R34): the citizen finds that it doesn't fit. There is no free choice of offer; the municipality
//! has to examine, with the citizen, how the help can be arranged better. A review is never refused unexamined.

pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use self::queries::ReviewRow;
use crate::closed_list;
use crate::easy;
use crate::follow_ups::ReassessmentOutcome;
use crate::policy::Role;
use crate::receipts::receipt_number;
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// Where a review is.
    pub enum SupportReviewStatus {
        /// It has been received.
        Received = "RECEIVED",
        /// A caseworker examines it with the citizen.
        UnderReview = "UNDER_REVIEW",
        /// It has a conclusion.
        Closed = "CLOSED",
    }
}

/// That the support doesn't fit, and what came of it.
#[derive(Clone, Debug, SimpleObject)]
pub struct SupportReview {
    /// Its id.
    pub id: ID,
    /// What is on the receipt.
    pub number: String,
    /// The grant it is about; null when it is about all of the support.
    pub grant_id: Option<ID>,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// Who asked; CASEWORKER when a caseworker wrote it down.
    pub requested_as: Role,
    /// Whose words these are, for caseworkers alone. Null for the citizen's own.
    pub requester_name: Option<String>,
    /// What doesn't fit, in own words.
    pub reason: String,
    /// What the citizen wishes for instead; null when nothing was said. A wish, not a choice (R32).
    pub wish: Option<String>,
    /// Where it is.
    pub status: SupportReviewStatus,
    /// What was talked about with the citizen, and when; null until closed.
    pub dialogue: Option<SupportReviewDialogue>,
    /// What it came to; null until closed.
    pub outcome: Option<ReassessmentOutcome>,
    /// The conclusion; null until closed.
    pub conclusion: Option<String>,
    /// The conclusion in easy words; null until closed.
    pub easy: Option<String>,
    /// When it was closed; null until then.
    pub closed_on: Option<NaiveDate>,
}

/// The dialogue with the citizen.
#[derive(Clone, Debug, SimpleObject)]
pub struct SupportReviewDialogue {
    /// When.
    pub held_on: NaiveDate,
    /// What was said.
    pub text: String,
}

/// What is needed to ask for a review.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct SupportReviewRequestInput {
    /// Whose support.
    pub citizen_id: ID,
    /// The grant it is about; left out: all of the support.
    pub grant_id: Option<ID>,
    /// Makes sending it twice ask once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What doesn't fit. A few words are enough.
    #[graphql(validator(max_length = 5000))]
    pub reason: String,
    /// What is wished for instead. There is no free choice of offer; the caseworker looks at it with the citizen (R32, R33).
    #[graphql(validator(max_length = 5000))]
    pub wish: Option<String>,
    /// Whose words a caseworker writes down; only for caseworkers.
    #[graphql(validator(max_length = 200))]
    pub requester_name: Option<String>,
    /// When the municipality got it; today when left out. Another day only for a caseworker who writes down what was said.
    pub received_on: Option<NaiveDate>,
}

/// Which review is begun.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct SupportReviewBeginInput {
    /// The review.
    pub review_id: ID,
}

/// What is needed to close a review.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct SupportReviewCloseInput {
    /// The review.
    pub review_id: ID,
    /// When it was talked about with the citizen.
    pub dialogue_on: NaiveDate,
    /// What was said (R34).
    #[graphql(validator(max_length = 5000))]
    pub dialogue: String,
    /// What it came to. Other days or another offer follow by a decision.
    pub outcome: ReassessmentOutcome,
    /// The conclusion.
    #[graphql(validator(max_length = 5000))]
    pub conclusion: String,
    /// The conclusion in easy words, for the citizen.
    #[graphql(validator(max_length = 5000))]
    pub easy: String,
}

/// R34: no conclusion without the dialogue.
pub fn check(input: &SupportReviewCloseInput, row: &ReviewRow, today: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if !(row.received_on..=today).contains(&input.dialogue_on) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["dialogueOn"],
            "Vælg den dag, I talte sammen: fra den dag, sagen kom, til i dag.",
            "Choose the day you talked: from the day it was received until today.",
        );
    }
    problems.need(
        Some(&input.dialogue),
        &["dialogue"],
        "Skriv, hvad borgeren sagde. Sagen kan ikke lukkes uden samtalen.",
        "Say what the citizen said. It can't be closed without the dialogue.",
    );
    problems.need(
        Some(&input.conclusion),
        &["conclusion"],
        "Skriv konklusionen. Sagen kan ikke afvises uden at være undersøgt.",
        "Give the conclusion. It can't be refused unexamined.",
    );
    problems.need(
        Some(&input.easy),
        &["easy"],
        "Skriv konklusionen i lette ord til borgeren.",
        "Give the conclusion in easy words for the citizen.",
    );
    problems.and(easy::check(&input.easy, &["easy"]));
    problems
}

impl ReviewRow {
    /// As it is shown to somebody in this role.
    pub fn shown(&self, to: Role) -> SupportReview {
        let dialogue = self.dialogue_on.zip(self.dialogue.clone());
        SupportReview {
            id: self.id.into(),
            number: receipt_number(self.id),
            grant_id: self.grant_id.map(Into::into),
            received_on: self.received_on,
            requested_as: self.requested_as,
            requester_name: self.requester_name.clone().filter(|_| to == Role::Caseworker),
            reason: self.reason.clone(),
            wish: self.wish.clone(),
            status: match (self.begun_on, self.closed_on) {
                (_, Some(_)) => SupportReviewStatus::Closed,
                (Some(_), None) => SupportReviewStatus::UnderReview,
                (None, None) => SupportReviewStatus::Received,
            },
            dialogue: dialogue.map(|(held_on, text)| SupportReviewDialogue { held_on, text }),
            outcome: self.outcome,
            conclusion: self.conclusion.clone(),
            easy: self.easy.clone(),
            closed_on: self.closed_on,
        }
    }
}
