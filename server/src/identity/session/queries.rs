//! SQL of sessions: functions of the database's (policies.sql). The application role can't read the table.

use diesel::dsl::IntervalDsl;
use diesel::sql_types::{Interval, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::LASTS_MINUTES;
use crate::db::{Pool, borrow};
use crate::error::Result;

diesel::define_sql_function! {
    /// See policies.sql.
    fn session_open(
        secret_hash: Text, account: SqlUuid, from_provider: Nullable<Text>, lasts: Interval, idle: Interval
    ) -> Bool;
}
diesel::define_sql_function! {
    /// See policies.sql.
    fn session_close(secret_hash: Text) -> Nullable<Text>;
}
diesel::define_sql_function! {
    /// See policies.sql.
    fn session_left(secret_hash: Text, idle: Interval) -> Nullable<Integer>;
}

/// Opens a session for an account.
pub async fn open(
    pool: &Pool,
    secret_hash: &str,
    account: Uuid,
    provider: Option<&str>,
    idle_minutes: i32,
) -> Result<()> {
    let mut connection = borrow(pool).await?;
    let opened = session_open(secret_hash, account, provider, LASTS_MINUTES.minutes(), idle_minutes.minutes());
    diesel::select(opened).execute(&mut connection).await?;
    Ok(())
}

/// Ends a session. The provider it came from; `None` when it came from none, or there was none.
pub async fn close(pool: &Pool, secret_hash: &str) -> Result<Option<String>> {
    let mut connection = borrow(pool).await?;
    Ok(diesel::select(session_close(secret_hash)).get_result(&mut connection).await?)
}

/// For how many seconds a session goes on by itself; `None` when it is over. A sign of life gives it so many minutes anew.
pub async fn left(pool: &Pool, secret_hash: &str, sign_of_life: Option<i32>) -> Result<Option<i32>> {
    let mut connection = borrow(pool).await?;
    let left = session_left(secret_hash, sign_of_life.unwrap_or(0).minutes());
    Ok(diesel::select(left).get_result(&mut connection).await?)
}
