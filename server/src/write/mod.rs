//! The way of every change: purpose, idempotency key, the change itself, the access log. The request's transaction is
//! committed by whoever answers; a refused change takes everything back.

mod queries;

use aws_lc_rs::digest::{SHA256, digest};
use serde::Serialize;
use uuid::Uuid;

use crate::access_log::{self, AccessAction};
use crate::citizens::file::check_purpose;
use crate::db::Entered;
use crate::error::Result;
use crate::policy::{Part, Role};
use crate::user_error::{UserError, UserErrorCode};

/// What came of a change.
pub enum Outcome {
    /// It is made; the id of what was made or changed.
    Done(Uuid),
    /// The caller can put something right; nothing is written.
    Refused(Vec<UserError>),
}

/// What a change reports of itself: whose file it touched, or what can be put right.
pub type Changed = std::result::Result<Uuid, Vec<UserError>>;

/// Something to be made, once for each key of its maker.
pub struct Creation {
    /// The id it gets.
    pub id: Uuid,
    key: String,
    input_hash: Vec<u8>,
}

impl Creation {
    /// A new object wished for under a key, with all of its input.
    pub fn new(key: &str, input: &impl Serialize) -> Self {
        let input = serde_json::to_vec(input).unwrap_or_default();
        Self { id: Uuid::now_v7(), key: key.to_owned(), input_hash: digest(&SHA256, &input).as_ref().to_vec() }
    }
}

/// Makes a new object once. `change` writes it under `creation.id` and says whose file it is in.
pub async fn create(
    on: &Entered<'_>,
    parts: &[Part],
    creation: &Creation,
    change: impl Future<Output = Result<Changed>>,
) -> Result<Outcome> {
    check_purpose(on)?;
    if let Some(earlier) = queries::claim(on, creation).await? {
        return Ok(match earlier {
            (id, hash) if hash == creation.input_hash => Outcome::Done(id),
            _ => refuse(
                on,
                vec![UserError::new(
                    UserErrorCode::Conflict,
                    &["idempotencyKey"],
                    "Nøglen er brugt til noget andet. Vælg en ny.",
                    "This key was used for something else. Choose a new one.",
                )],
            ),
        });
    }
    finish(on, parts, creation.id, change.await?).await
}

/// Changes an object that is there.
pub async fn change(
    on: &Entered<'_>,
    parts: &[Part],
    id: Uuid,
    change: impl Future<Output = Result<Changed>>,
) -> Result<Outcome> {
    check_purpose(on)?;
    finish(on, parts, id, change.await?).await
}

async fn finish(on: &Entered<'_>, parts: &[Part], id: Uuid, changed: Changed) -> Result<Outcome> {
    match changed {
        Err(errors) => Ok(refuse(on, errors)),
        Ok(citizen) => {
            if on.actor().role != Role::Citizen {
                access_log::queries::write(on, AccessAction::Write, &[(citizen, parts.to_vec())]).await?;
            }
            Ok(Outcome::Done(id))
        }
    }
}

fn refuse(on: &Entered<'_>, errors: Vec<UserError>) -> Outcome {
    on.take_back();
    Outcome::Refused(errors)
}
