//! SQL of changes: the point to go back to, and idempotency keys.

use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use uuid::Uuid;

use super::Creation;
use crate::db::Entered;
use crate::db::schema::{citizen, idempotency_key as keys};

/// The point a refused change goes back to.
pub async fn begin(on: &Entered<'_>) -> QueryResult<()> {
    on.connection().batch_execute("savepoint change").await
}

/// Takes a refused change back; works after an error of the database too.
pub async fn take_back(on: &Entered<'_>) -> QueryResult<()> {
    on.connection().batch_execute("rollback to savepoint change").await
}

/// Claims the key; gives what was made under it before. Two at once: the second waits for the first.
pub async fn claim(on: &Entered<'_>, creation: &Creation) -> QueryResult<Option<(Uuid, Vec<u8>)>> {
    let mut connection = on.connection();
    let claimed = diesel::insert_into(keys::table)
        .values((
            keys::account_id.eq(on.actor().id),
            keys::key.eq(&creation.key),
            keys::input_hash.eq(&creation.input_hash),
            keys::object_id.eq(creation.id),
        ))
        .on_conflict_do_nothing()
        .execute(&mut connection)
        .await?;
    if claimed == 1 {
        return Ok(None);
    }
    let earlier = keys::table
        .filter(keys::account_id.eq(on.actor().id))
        .filter(keys::key.eq(&creation.key))
        .select((keys::object_id, keys::input_hash))
        .first(&mut connection)
        .await?;
    Ok(Some(earlier))
}

/// Is there a citizen with this id, whom the actor may see?
pub async fn is_there(on: &Entered<'_>, id: Uuid) -> QueryResult<bool> {
    let there = citizen::table.filter(citizen::id.eq(id));
    diesel::select(diesel::dsl::exists(there)).get_result(&mut on.connection()).await
}
