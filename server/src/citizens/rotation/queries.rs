//! SQL of keeping CPR numbers anew, as the owner.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::db::schema::citizen_cpr;

/// How many numbers there are.
pub async fn count(connection: &mut AsyncPgConnection) -> QueryResult<i64> {
    citizen_cpr::table.count().get_result(connection).await
}

/// The next numbers as they are kept, by citizen.
pub async fn step(connection: &mut AsyncPgConnection, after: Uuid, limit: i64) -> QueryResult<Vec<(Uuid, Vec<u8>)>> {
    citizen_cpr::table
        .filter(citizen_cpr::citizen_id.gt(after))
        .order(citizen_cpr::citizen_id)
        .limit(limit)
        .select((citizen_cpr::citizen_id, citizen_cpr::cpr_encrypted))
        .load(connection)
        .await
}

/// Keeps a number anew: what it is, and what it is found by. Not where somebody changed it meanwhile.
pub async fn keep_anew(
    connection: &mut AsyncPgConnection,
    citizen: Uuid,
    before: &[u8],
    (encrypted, look_up): (&[u8], &[u8]),
) -> QueryResult<usize> {
    diesel::update(citizen_cpr::table.find(citizen))
        .filter(citizen_cpr::cpr_encrypted.eq(before))
        .set((citizen_cpr::cpr_encrypted.eq(encrypted), citizen_cpr::cpr_lookup.eq(look_up)))
        .execute(connection)
        .await
}
