//! Who changes something first, and who waits: a lock that lasts until the request's transaction ends. Taken before what
//! is checked is read, so that the second sees what the first has written.

use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Entered;

#[derive(QueryId)]
struct Hold(String);

impl Query for Hold {
    type SqlType = Bool;
}

impl<C> diesel::RunQueryDsl<C> for Hold {}

impl QueryFragment<Pg> for Hold {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT pg_advisory_xact_lock(hashtextextended(");
        out.push_bind_param::<Text, _>(&self.0)?;
        out.push_sql(", 0)) IS NULL");
        Ok(())
    }
}

/// Waits for whoever is changing the object with this id, and holds it.
pub async fn hold(on: &Entered<'_>, id: Uuid) -> QueryResult<()> {
    let _: bool = Hold(id.to_string()).get_result(&mut on.connection()).await?;
    Ok(())
}
