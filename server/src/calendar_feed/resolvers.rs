//! Calendar feeds in GraphQL: making one, and revoking it.

use async_graphql::{Context, Object, SimpleObject};
use uuid::Uuid;

use super::{AT_MOST, CalendarFeed, CalendarFeedMakeInput, CalendarFeedRevokeInput, http, queries};
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Outcome, Refusal, Written};

/// What came of making a feed.
#[derive(SimpleObject)]
pub struct CalendarFeedMakePayload {
    /// The feed; null when there are user errors.
    feed: Option<CalendarFeed>,
    /// The path to subscribe to, on this server. It is shown this once; null when there are user errors, and when the feed was made
    /// before under the same key.
    address: Option<String>,
    /// What you can put right. Nothing was written when there is one.
    user_errors: Vec<UserError>,
}

payload! {
    /// What came of revoking a feed.
    pub struct CalendarFeedRevokePayload {
        /// The feed; null when there are user errors.
        feed: CalendarFeed,
    }
}

/// Mutations of calendar feeds.
#[derive(Default)]
pub struct CalendarFeedMutation;

const PARTS: [Part; 1] = [Part::CalendarFeed];

#[Object]
impl CalendarFeedMutation {
    /// Makes a feed of the own week, for a calendar program to subscribe to. For the citizen.
    async fn calendar_feed_make(
        &self,
        ctx: &Context<'_>,
        input: CalendarFeedMakeInput,
    ) -> Result<CalendarFeedMakePayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let secret = http::Secret::new()?;
        let outcome = write::create(&on, &PARTS, &creation, make(&on, creation.id, &secret)).await?;
        let address = matches!(outcome, Outcome::Done(..)).then(|| secret.address());
        let shown = write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await?;
        Ok(CalendarFeedMakePayload { feed: shown.object, address, user_errors: shown.user_errors })
    }

    /// Revokes a feed: its address shows nothing any more. For the citizen.
    async fn calendar_feed_revoke(
        &self,
        ctx: &Context<'_>,
        input: CalendarFeedRevokeInput,
    ) -> Result<CalendarFeedRevokePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.feed_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, revoke(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<CalendarFeed>>> {
    let row = queries::fetch(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown() }))
}

async fn make(on: &Entered<'_>, id: Uuid, secret: &http::Secret) -> Changed {
    // Only the own week's: somebody without a file has none.
    let citizen = on.actor().citizen.filter(|own| write::may(on, Action::Create, &PARTS, *own));
    let Some(citizen) = citizen else { return Err(Refusal::not_found(&[]).into()) };
    hold(on, citizen).await?;
    let feeds = queries::feeds(on, &[citizen]).await?;
    if feeds.iter().filter(|feed| feed.revoked_at.is_none()).count() >= AT_MOST {
        let words = UserError::new(
            UserErrorCode::OutOfRange,
            &[],
            "Du har mange kalendere. Stop en af dem først.",
            "You have many calendars. Stop one of them first.",
        );
        return Err(Refusal::about(citizen, words).into());
    }
    queries::insert(on, id, citizen, &secret.hash()).await?;
    Ok(Some(citizen))
}

async fn revoke(on: &Entered<'_>, id: Uuid) -> Changed {
    hold(on, id).await?;
    let row = queries::fetch(on, id).await?.filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id));
    let row = row.ok_or_else(|| Refusal::not_found(&["feedId"]))?;
    if row.revoked_at.is_none() {
        queries::revoke(on, id).await?;
    }
    Ok(Some(row.citizen_id))
}
