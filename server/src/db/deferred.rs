//! Rules that the database looks at only when everything is written.

use diesel::QueryResult;
use diesel_async::SimpleAsyncConnection;

use super::Entered;

/// The deferred rules speak now, while their refusal can still be told in words.
pub async fn check_now(on: &Entered<'_>) -> QueryResult<()> {
    on.connection().batch_execute("set constraints all immediate").await
}
