//! The way of every change: purpose, idempotency key, the change itself, the access log. The request's transaction is
//! committed by whoever answers. Of a refused change nothing stays but the log row of what its refusal tells.

mod payload;
mod queries;
mod refusal;

use aws_lc_rs::digest::{SHA256, digest};
use serde::Serialize;
use uuid::Uuid;

use async_graphql::ID;

pub use refusal::{Halt, Refusal, Words};

use crate::access_log::{self, AccessAction, check_purpose};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::policy::{self, Action, Part, Subject};
use crate::user_error::{UserError, UserErrorCode};

/// What came of a change.
pub enum Outcome {
    /// It is made, and these Parts are in the log; the id of what was made or changed.
    Done(Uuid, Vec<Part>),
    /// It was made before, under the same key.
    DoneBefore(Uuid),
    /// The caller can put something right; nothing is written.
    Refused(Vec<UserError>),
}

/// What a change reports of itself: whose file it touched (`None` when there was nothing to change), or why not.
pub type Changed = std::result::Result<Option<Uuid>, Halt>;

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
    change: impl Future<Output = Changed>,
) -> Result<Outcome> {
    create_as(on, Action::Create, parts, creation, change).await
}

/// The same, where making something is another action for the policy: a row that says who covers changes the staff.
pub async fn create_as(
    on: &Entered<'_>,
    action: Action,
    parts: &[Part],
    creation: &Creation,
    change: impl Future<Output = Changed>,
) -> Result<Outcome> {
    check_role(on, action, parts)?;
    queries::begin(on).await?;
    match queries::claim(on, creation).await? {
        None => finish(on, parts, creation.id, change.await).await,
        Some((id, hash)) if hash == creation.input_hash => Ok(Outcome::DoneBefore(id)),
        Some(_) => Ok(Outcome::Refused(vec![UserError::new(
            UserErrorCode::Conflict,
            &["idempotencyKey"],
            "Nøglen er brugt til noget andet. Vælg en ny.",
            "This key was used for something else. Choose a new one.",
        )])),
    }
}

/// Changes an object that is there.
pub async fn change(
    on: &Entered<'_>,
    parts: &[Part],
    id: Uuid,
    change: impl Future<Output = Changed>,
) -> Result<Outcome> {
    check_role(on, Action::Change, parts)?;
    queries::begin(on).await?;
    finish(on, parts, id, change.await).await
}

/// Forbidden for a role that does this to nobody; and who must say why has said so.
fn check_role(on: &Entered<'_>, action: Action, parts: &[Part]) -> Result<()> {
    if parts.iter().any(|part| policy::reach(on.actor(), action, *part).is_none()) {
        return Err(Error::Forbidden);
    }
    check_purpose(on)
}

/// May the actor do this with all these Parts of this citizen's file?
pub fn may(on: &Entered<'_>, action: Action, parts: &[Part], citizen: Uuid) -> bool {
    parts.iter().all(|part| policy::decide(on.actor(), action, *part, Subject::citizen(citizen)))
}

/// The citizen an input names in `citizenId`, when there is one whom the actor may do this to.
pub async fn citizen_for(on: &Entered<'_>, action: Action, parts: &[Part], id: &ID) -> std::result::Result<Uuid, Halt> {
    let citizen = id.parse::<Uuid>().unwrap_or_default();
    if may(on, action, parts, citizen) && queries::is_there(on, citizen).await? {
        Ok(citizen)
    } else {
        Err(Refusal::not_found(&["citizenId"]).into())
    }
}

/// What was written, as it is read back, and in whose file it is.
pub struct Written<T> {
    /// Whose; `None` for what is nobody's.
    pub citizen: Option<Uuid>,
    /// The object.
    pub object: T,
}

/// What a mutation answers.
pub struct Shown<T> {
    /// The object; `None` with user errors, or when the actor may write and not read it.
    pub object: Option<T>,
    /// What the caller can put right.
    pub user_errors: Vec<UserError>,
}

/// The answer to a change: the object as it is now, which is made of `parts`. What was not written in this request, or was
/// made before under the same key, is a look of its own.
pub async fn shown<T, F>(
    on: &Entered<'_>,
    parts: &[Part],
    outcome: Outcome,
    fetch: impl FnOnce(Uuid) -> F,
) -> Result<Shown<T>>
where
    F: Future<Output = Result<Option<Written<T>>>>,
{
    let (id, logged) = match outcome {
        Outcome::Refused(user_errors) => return Ok(Shown { object: None, user_errors }),
        Outcome::Done(id, logged) => (id, logged),
        Outcome::DoneBefore(id) => (id, Vec::new()),
    };
    let written = fetch(id).await?;
    let seen: Vec<Part> = parts.iter().copied().filter(|part| !logged.contains(part)).collect();
    if !seen.is_empty() {
        log(on, AccessAction::Read, written.as_ref().and_then(|written| written.citizen), &seen).await?;
    }
    Ok(Shown { object: written.map(|written| written.object), user_errors: vec![] })
}

/// Logs what was written; or takes it back, and logs what the refusal tells.
async fn finish(on: &Entered<'_>, parts: &[Part], id: Uuid, changed: Changed) -> Result<Outcome> {
    match changed {
        Ok(citizen) => {
            log(on, AccessAction::Write, citizen, parts).await?;
            Ok(Outcome::Done(id, parts.to_vec()))
        }
        Err(Halt::Refused(Refusal { errors, about })) => {
            queries::take_back(on).await?;
            log(on, AccessAction::Read, about, parts).await?;
            Ok(Outcome::Refused(errors))
        }
        Err(Halt::Crossed) => {
            queries::take_back(on).await?;
            Ok(Outcome::Refused(vec![crossed()]))
        }
        Err(Halt::Failed(error)) => Err(error),
    }
}

/// The words for two who changed the same at once.
fn crossed() -> UserError {
    UserError::new(
        UserErrorCode::Conflict,
        &[],
        "En anden ændrede det samme lige nu. Hent det igen, og se efter.",
        "Somebody else changed the same in this moment. Load it again and look.",
    )
}

/// Names what was changed or seen in the citizen's log; a citizen's own doings are not in it.
pub async fn log(on: &Entered<'_>, action: AccessAction, citizen: Option<Uuid>, parts: &[Part]) -> Result<()> {
    if let Some(citizen) = citizen
        && on.actor().own_file() != Some(citizen)
    {
        access_log::queries::write(on, action, &[(citizen, parts.to_vec())], None).await?;
    }
    Ok(())
}
