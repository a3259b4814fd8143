//! SQL of seals: functions of the database's (policies.sql). Sealing runs outside any request; the rest as the owner.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Integer, Nullable, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::db::schema::access_log_seal;
use crate::db::{Pool, borrow};

#[derive(QueryableByName)]
struct Head {
    #[diesel(sql_type = Nullable<BigInt>)]
    number: Option<i64>,
    #[diesel(sql_type = Nullable<Binary>)]
    hash: Option<Vec<u8>>,
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    says: String,
}

/// Seals what is final; the last seal, or nothing when there is none or another server is at it.
pub async fn seal(pool: &Pool) -> anyhow::Result<Option<(i64, Vec<u8>)>> {
    let mut connection = borrow(pool).await?;
    let head: Option<Head> = diesel::sql_query("select number, hash from access_log_seal_now()")
        .get_result(&mut connection)
        .await
        .optional()?;
    Ok(head.and_then(|head| head.number.zip(head.hash)))
}

/// How many seals there are.
pub async fn count(connection: &mut AsyncPgConnection) -> QueryResult<i64> {
    access_log_seal::table.count().get_result(connection).await
}

/// The hash of a seal.
pub async fn hash_of(connection: &mut AsyncPgConnection, number: i64) -> QueryResult<Option<Vec<u8>>> {
    access_log_seal::table.find(number).select(access_log_seal::hash).first(connection).await.optional()
}

/// What is not as it was sealed.
pub async fn verify(connection: &mut AsyncPgConnection) -> QueryResult<Vec<String>> {
    let query = "select coalesce('seal ' || number || ': ', '') || says as says from access_log_verify()";
    let said: Vec<Said> = diesel::sql_query(query).load(connection).await?;
    Ok(said.into_iter().map(|said| said.says).collect())
}

/// Removes whole months; their names.
pub async fn expire(connection: &mut AsyncPgConnection, keep_months: i32) -> QueryResult<Vec<String>> {
    let query = diesel::sql_query("select access_log_expire as says from access_log_expire($1)");
    let gone: Vec<Said> = query.bind::<Integer, _>(keep_months).load(connection).await?;
    Ok(gone.into_iter().map(|gone| gone.says).collect())
}
