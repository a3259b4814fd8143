//! What a person can put right in a mutation, in words that say what to do instead.

use async_graphql::SimpleObject;
use chrono::NaiveDate;

use crate::calendar;
use crate::closed_list;

closed_list! {
    /// Kinds of what can be put right. Stable: tools may act on them.
    pub enum UserErrorCode {
        /// There is nothing with this id, or you may not see it.
        NotFound = "NOT_FOUND",
        /// A number or day outside what the rules allow.
        OutOfRange = "OUT_OF_RANGE",
        /// The offer can't be granted under serviceloven § 104 (R4, R27).
        NotGrantable = "NOT_GRANTABLE",
        /// A text that the law asks for is missing.
        ReasonRequired = "REASON_REQUIRED",
        /// A text in easy words is too hard to read.
        TooHard = "TOO_HARD",
        /// It doesn't go together with what is there.
        Overlap = "OVERLAP",
        /// A follow-up is planned already.
        AlreadyPlanned = "ALREADY_PLANNED",
        /// There is one already.
        AlreadyExists = "ALREADY_EXISTS",
        /// It is decided, ended or withdrawn already.
        AlreadyClosed = "ALREADY_CLOSED",
        /// Nobody has assessed that the citizen belongs to the target group (R8, R9).
        NotInTargetGroup = "NOT_IN_TARGET_GROUP",
        /// There are few places, and none is free (R28).
        NoPlaceFree = "NO_PLACE_FREE",
        /// The need for it is not there, or something else meets it (R37).
        NotNeeded = "NOT_NEEDED",
        /// The idempotency key was used for something else, or somebody else was first.
        Conflict = "CONFLICT",
    }
}

/// Something you can put right. Nothing was written.
#[derive(Clone, Debug, SimpleObject)]
pub struct UserError {
    /// What kind.
    pub code: UserErrorCode,
    /// Where in the input: names from the outside in.
    pub field: Vec<String>,
    /// What to do, in Danish.
    pub message: String,
    /// What to do, in English.
    pub message_en: String,
}

impl UserError {
    /// An error at a field of the input.
    pub fn new(code: UserErrorCode, field: &[&str], message: &str, message_en: &str) -> Self {
        Self {
            code,
            field: field.iter().map(ToString::to_string).collect(),
            message: message.into(),
            message_en: message_en.into(),
        }
    }

    /// Nothing there, or not to be seen: the two answer alike.
    pub fn not_found(field: &[&str]) -> Self {
        Self::new(
            UserErrorCode::NotFound,
            field,
            "Vi kan ikke finde det. Se efter, om nummeret er rigtigt.",
            "There is nothing with this id. Check the id.",
        )
    }
}

/// What a check found: everything the caller can put right, in one answer.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<UserError>);

impl Problems {
    /// Adds one.
    pub fn refuse(&mut self, code: UserErrorCode, field: &[&str], message: &str, message_en: &str) {
        self.0.push(UserError::new(code, field, message, message_en));
    }

    /// Adds one when a text that is needed is missing or blank.
    pub fn need(&mut self, text: Option<&str>, field: &[&str], message: &str, message_en: &str) {
        if text.is_none_or(|text| text.trim().is_empty()) {
            self.refuse(UserErrorCode::ReasonRequired, field, message, message_en);
        }
    }

    /// Adds one when a day has passed: the past can't be changed.
    pub fn need_today_or_later(&mut self, today: NaiveDate, day: NaiveDate, field: &[&str]) {
        if day < today || !calendar::is_near(today, day) {
            self.refuse(
                UserErrorCode::OutOfRange,
                field,
                "Vælg i dag eller en dag i de næste 5 år. Det, der er sket, kan ikke laves om.",
                "Choose today or a day of the next 5 years. The past can't be changed.",
            );
        }
    }

    /// Adds what another check found.
    pub fn and(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The same, for an input that lies in a field of another.
    pub fn within(mut self, field: &str) -> Self {
        for error in &mut self.0 {
            error.field.insert(0, field.into());
        }
        self
    }

    /// `Ok` when nothing was found.
    pub fn into_result(self) -> Result<(), Vec<UserError>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
