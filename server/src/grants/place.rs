//! A grant as whoever changes something about it finds it.

use async_graphql::ID;
use chrono::NaiveDate;
use uuid::Uuid;

use super::queries::{self, GrantTermsRow};
use crate::calendar;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::policy::{Action, Part};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Halt, Refusal};

/// Which grant of whom, where.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The grant.
    pub grant_id: Uuid,
    /// Whose.
    pub citizen_id: Uuid,
    /// Where.
    pub offer_id: Uuid,
}

/// The place of a grant that an input names in `grantId`, with its terms, newest first; when the actor may do all these
/// things to these Parts of its citizen's file. Nobody else changes it until this request is over.
pub async fn place_for(
    on: &Entered<'_>,
    actions: &[Action],
    parts: &[Part],
    id: &ID,
) -> Result<(Place, Vec<GrantTermsRow>), Halt> {
    let grant = id.parse().unwrap_or_default();
    let place = queries::terms_of(on, grant)
        .await?
        .first()
        .map(|row| Place { grant_id: row.grant_id, citizen_id: row.citizen_id, offer_id: row.offer_id })
        .filter(|place| actions.iter().all(|action| write::may(on, *action, parts, place.citizen_id)))
        .ok_or_else(|| Refusal::not_found(&["grantId"]))?;
    hold(on, grant).await?;
    Ok((place, queries::terms_of(on, grant).await?))
}

/// The first day that a grant is no longer in force; `None` while it has no end (R18). Nothing of it lasts longer.
pub fn ends_on(terms: &[GrantTermsRow]) -> Option<NaiveDate> {
    let begun = terms.iter().filter(|row| row.valid_to != Some(row.valid_from));
    begun.map(|row| row.valid_to.unwrap_or(calendar::LAST_DAY)).max().filter(|end| *end < calendar::LAST_DAY)
}

/// The terms in force on a day that an input names in `validFrom`.
pub fn terms_on(terms: &[GrantTermsRow], place: Place, day: NaiveDate) -> Result<&GrantTermsRow, Refusal> {
    terms.iter().find(|row| calendar::in_period(day, row.valid_from, row.valid_to)).ok_or_else(|| {
        let words = UserError::new(
            UserErrorCode::OutOfRange,
            &["validFrom"],
            "Bevillingen gælder ikke den dag. Vælg en dag, hvor den gælder.",
            "The grant is not in force on that day. Choose a day when it is.",
        );
        Refusal::about(place.citizen_id, words)
    })
}
