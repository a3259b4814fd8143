//! Change notices (R23, R24): a substantial change in functioning, resources or needs, told by the citizen, a relative or the
//! offer. Whoever has no access may tell too ([`outside`]) and learns nothing: not even whether there is a case.

pub mod outside;
pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use self::queries::NoticeRow;
use crate::closed_list;
use crate::policy::Role;
use crate::receipts::receipt_number;
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// What has changed (R23).
    pub enum ChangeSubject {
        /// What the citizen can and can't.
        Function = "FUNCTION",
        /// What the citizen has: people, strength, money, a home.
        Resources = "RESOURCES",
        /// What the citizen needs.
        Needs = "NEEDS",
    }
}

/// A change that somebody told of.
#[derive(Clone, Debug, SimpleObject)]
pub struct ChangeNotice {
    /// Its id.
    pub id: ID,
    /// What is on the receipt.
    pub number: String,
    /// What has changed.
    pub subjects: Vec<ChangeSubject>,
    /// How, in own words.
    pub text: String,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// Who told; CASEWORKER when a caseworker wrote it down.
    pub reported_as: Role,
    /// Whose words these are, for caseworkers alone: whoever tells need not be known to the citizen. Null for the citizen's own.
    pub reporter_name: Option<String>,
    /// Where to call that one, for caseworkers alone; null when nobody has said.
    pub reporter_phone: Option<String>,
    /// The offer it was told from, as its id; null when it was told from none.
    pub offer_id: Option<ID>,
    /// When it was answered; null until then.
    pub answered_on: Option<NaiveDate>,
    /// The answer; null until then.
    pub answer: Option<String>,
}

/// What is needed to tell of a change.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ChangeNoticeSendInput {
    /// About whom.
    pub citizen_id: ID,
    /// Makes sending it twice tell once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// What has changed: at least one (R23).
    pub subjects: Vec<ChangeSubject>,
    /// How. A few words are enough.
    #[graphql(validator(max_length = 5000))]
    pub text: String,
    /// The offer somebody tells from; needed for a contact person.
    pub offer_id: Option<ID>,
    /// Whose words a caseworker writes down; only for caseworkers.
    #[graphql(validator(max_length = 200))]
    pub reporter_name: Option<String>,
    /// When the municipality got it; today when left out. Another day only for a caseworker who writes down what was said.
    pub received_on: Option<NaiveDate>,
}

/// What is needed to answer.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ChangeNoticeAnswerInput {
    /// The notice.
    pub notice_id: ID,
    /// What comes of it, in plain words for whoever told.
    #[graphql(validator(max_length = 5000))]
    pub answer: String,
}

/// R23: what has changed, and how.
pub fn check(subjects: &[ChangeSubject], text: &str) -> Problems {
    let mut problems = Problems::default();
    if subjects.is_empty() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["subjects"],
            "Vælg, hvad der er anderledes: det, man kan, det, man har, eller det, man har brug for.",
            "Choose what has changed: what one can, what one has, or what one needs.",
        );
    }
    problems.need(
        Some(text),
        &["text"],
        "Skriv, hvad der er anderledes. Et par ord er nok.",
        "Say what has changed. A few words are enough.",
    );
    problems
}

impl NoticeRow {
    /// As it is shown to somebody in this role.
    pub fn shown(&self, to: Role) -> ChangeNotice {
        let for_caseworkers = |text: &Option<String>| text.clone().filter(|_| to == Role::Caseworker);
        ChangeNotice {
            id: self.id.into(),
            number: receipt_number(self.receipt_of.unwrap_or(self.id)),
            subjects: self.subjects.clone(),
            text: self.text.clone(),
            received_on: self.received_on,
            reported_as: self.reported_as,
            reporter_name: for_caseworkers(&self.reporter_name),
            reporter_phone: for_caseworkers(&self.reporter_phone),
            offer_id: self.offer_id.map(Into::into),
            answered_on: self.answered_on,
            answer: self.answer.clone(),
        }
    }
}
