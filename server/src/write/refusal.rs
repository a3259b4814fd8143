//! How a change comes to nothing: refused, with words for its caller, or failed.

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use uuid::Uuid;

use crate::error::Error;
use crate::user_error::{Problems, UserError};

/// Why a change was refused.
pub struct Refusal {
    pub(super) errors: Vec<UserError>,
    pub(super) about: Option<Uuid>,
}

impl Refusal {
    /// Nothing was found, and nothing is learnt.
    pub fn not_found(field: &[&str]) -> Self {
        Self { errors: vec![UserError::not_found(field)], about: None }
    }

    /// Refused because of the input, or of what is nobody's.
    pub fn of_input(error: UserError) -> Self {
        Self { errors: vec![error], about: None }
    }

    /// Refused because of the input or of what is in this citizen's file: the caller may learn something of it.
    pub fn about(citizen: Uuid, error: UserError) -> Self {
        Self { errors: vec![error], about: Some(citizen) }
    }
}

impl Problems {
    /// Stops a change that is nobody's when something was found.
    pub fn of_input(self) -> Result<(), Refusal> {
        self.into_result().map_err(|errors| Refusal { errors, about: None })
    }

    /// Stops a change in this citizen's file when something was found.
    pub fn about(self, citizen: Uuid) -> Result<(), Refusal> {
        self.into_result().map_err(|errors| Refusal { errors, about: Some(citizen) })
    }
}

/// Why a change was not made.
pub enum Halt {
    /// The caller can put something right.
    Refused(Refusal),
    /// Somebody else changed the same in the same moment.
    Crossed,
    /// Ours.
    Failed(Error),
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<DieselError> for Halt {
    fn from(error: DieselError) -> Self {
        // Of two at once, the second meets a unique or an exclusion constraint, or has waited too long for the first.
        let DieselError::DatabaseError(kind, information) = &error else { return Self::Failed(error.into()) };
        let met = matches!(kind, DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::SerializationFailure);
        let message = information.message();
        let crossed = ["exclusion constraint", "deadlock detected", "lock timeout"];
        if met || crossed.iter().any(|words| message.contains(words)) {
            return Self::Crossed;
        }
        Self::Failed(error.into())
    }
}

/// A constraint of the database, and the words for its refusal.
pub type Words<'a> = (&'a str, fn() -> UserError);

impl Halt {
    /// What the database refused, about this citizen or nobody: in words when it is one of these constraints', else a failure.
    pub fn of_database(error: DieselError, about: Option<Uuid>, words: &[Words<'_>]) -> Self {
        let constraint = match &error {
            DieselError::DatabaseError(_, information) => information.constraint_name(),
            _ => None,
        };
        match words.iter().find(|(name, _)| constraint == Some(name)) {
            Some((_, words)) => Self::Refused(Refusal { errors: vec![words()], about }),
            None => error.into(),
        }
    }
}
