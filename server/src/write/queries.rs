//! SQL of idempotency keys.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Creation;
use crate::db::Entered;
use crate::db::schema::idempotency_key as keys;

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
