//! Letters in GraphQL: that one was seen.

use async_graphql::{Context, ID, InputObject, Object};
use uuid::Uuid;

use super::{Letter, queries};
use crate::context::tx;
use crate::db::Entered;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::write::{self, Changed, Refusal, Written};

payload! {
    /// What came of saying that a letter was seen.
    pub struct LetterSeePayload {
        /// The letter; null when there are user errors.
        letter: Letter,
    }
}

/// Which letter was seen.
#[derive(InputObject)]
pub struct LetterSeeInput {
    /// The letter.
    letter_id: ID,
}

/// Mutations of letters.
#[derive(Default)]
pub struct LetterMutation;

const PARTS: [Part; 1] = [Part::Letter];

#[Object]
impl LetterMutation {
    /// Says that the citizen has seen a letter. For the citizen; opening the letter's page says it too. The first time counts.
    async fn letter_see(&self, ctx: &Context<'_>, input: LetterSeeInput) -> Result<LetterSeePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.letter_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, see(&on, id)).await?;
        let shown = async |id: Uuid| {
            let row = queries::fetch(&on, id).await?;
            Ok(row.map(|(row, _)| Written { citizen: Some(row.citizen_id), object: row.shown(on.actor().role) }))
        };
        write::shown(&on, &PARTS, outcome, shown).await.map(Into::into)
    }
}

async fn see(on: &Entered<'_>, id: Uuid) -> Changed {
    let (row, _) = queries::fetch(on, id)
        .await?
        .filter(|(row, _)| write::may(on, Action::Change, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["letterId"]))?;
    queries::see(on, id).await?;
    Ok(Some(row.citizen_id))
}
