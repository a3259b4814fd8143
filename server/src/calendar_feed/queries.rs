//! SQL of calendar feeds.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::db::Entered;
use crate::db::schema::calendar_feed;

/// A feed.
#[derive(HasQuery, Clone, Debug)]
#[diesel(table_name = calendar_feed)]
pub struct FeedRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub made_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
}

/// These citizens' feeds, newest first.
pub async fn feeds(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<FeedRow>> {
    FeedRow::query()
        .filter(calendar_feed::citizen_id.eq_any(citizens))
        .order((calendar_feed::made_at.desc(), calendar_feed::id))
        .load(&mut on.connection())
        .await
}

/// One feed, if the actor may see it.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<FeedRow>> {
    FeedRow::query().filter(calendar_feed::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Writes a feed under the hash of its secret.
pub async fn insert(on: &Entered<'_>, id: Uuid, citizen: Uuid, secret_hash: &[u8]) -> QueryResult<usize> {
    diesel::insert_into(calendar_feed::table)
        .values((
            calendar_feed::id.eq(id),
            calendar_feed::citizen_id.eq(citizen),
            calendar_feed::secret_hash.eq(secret_hash),
            calendar_feed::made_by.eq(on.actor().id),
        ))
        .execute(&mut on.connection())
        .await
}

/// Revokes a feed.
pub async fn revoke(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(calendar_feed::table.find(id))
        .set(calendar_feed::revoked_at.eq(Utc::now()))
        .execute(&mut on.connection())
        .await
}
