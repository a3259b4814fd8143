//! The calendar feed: a citizen's week in the calendar of a phone, by subscription. Its address is a secret that the citizen can
//! revoke. A calendar is seen by many (on a locked screen, by a provider abroad), so the feed says when, and nothing of where,
//! with whom or why.

pub mod http;
mod ics;
pub mod queries;
pub mod resolvers;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use self::queries::FeedRow;
use crate::calendar;

/// How many feeds a citizen may have at a time: a phone, a computer, and somebody's who helps.
const AT_MOST: usize = 5;

/// A calendar feed. Its address was shown when it was made, and is known to nobody here.
#[derive(Clone, Debug, SimpleObject)]
pub struct CalendarFeed {
    /// Its id.
    pub id: ID,
    /// When it was made.
    pub made_on: NaiveDate,
    /// When it was revoked; null while it can be read.
    pub revoked_on: Option<NaiveDate>,
}

/// What is needed to make a feed of the own week.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct CalendarFeedMakeInput {
    /// Makes sending it twice make one: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
}

/// Which feed is revoked.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct CalendarFeedRevokeInput {
    /// The feed.
    pub feed_id: ID,
}

impl FeedRow {
    /// As it is shown.
    pub fn shown(&self) -> CalendarFeed {
        CalendarFeed {
            id: self.id.into(),
            made_on: calendar::day_of(self.made_at),
            revoked_on: self.revoked_at.map(calendar::day_of),
        }
    }
}
