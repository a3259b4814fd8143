//! SQL of sessions: two functions of the database's (policies.sql). The application role can't read the table.

use diesel::sql_types::{Interval, Text};
use diesel_async::RunQueryDsl;

use super::LASTS_MINUTES;
use crate::db::{Pool, borrow};
use crate::error::Result;

diesel::define_sql_function! {
    /// See policies.sql.
    fn session_open(secret_hash: Text, account_subject: Text, lasts: Interval) -> diesel::sql_types::Bool;
}
diesel::define_sql_function! {
    /// See policies.sql.
    fn session_close(secret_hash: Text) -> diesel::sql_types::Bool;
}

/// Opens a session for an account; false when there is no such account.
pub async fn open(pool: &Pool, secret_hash: &str, subject: &str) -> Result<bool> {
    use diesel::dsl::IntervalDsl;
    let mut connection = borrow(pool).await?;
    let opened = diesel::select(session_open(secret_hash, subject, LASTS_MINUTES.minutes()));
    Ok(opened.get_result(&mut connection).await?)
}

/// Ends a session; false when there was none.
pub async fn close(pool: &Pool, secret_hash: &str) -> Result<bool> {
    let mut connection = borrow(pool).await?;
    Ok(diesel::select(session_close(secret_hash)).get_result(&mut connection).await?)
}
