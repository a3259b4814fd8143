//! What a person can put right in a mutation, in words that say what to do instead.

use async_graphql::SimpleObject;
use diesel::result::Error as DieselError;

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
        /// It doesn't go together with what is there.
        Overlap = "OVERLAP",
        /// There is one already.
        AlreadyPlanned = "ALREADY_PLANNED",
        /// The idempotency key was used for something else.
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

    /// The words for a refusal of the database, when it is this constraint's.
    pub fn of_constraint(error: &DieselError, constraint: &str, words: impl FnOnce() -> Self) -> Option<Self> {
        match error {
            DieselError::DatabaseError(_, information) if information.constraint_name() == Some(constraint) => {
                Some(words())
            }
            _ => None,
        }
    }
}
