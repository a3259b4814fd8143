//! SQL of receipts: functions that tell of the actor's own doings only.

use chrono::NaiveDate;
use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::ReceiptKind;
use crate::db::{Entered, sql};

/// How often the actor has told something about a citizen today.
pub async fn told_today(on: &Entered<'_>, citizen: Uuid) -> QueryResult<i64> {
    diesel::select(sql::told_today(citizen)).get_result(&mut on.connection()).await
}

#[derive(QueryId)]
struct OwnReceipts;

impl Query for OwnReceipts {
    type SqlType = (SqlUuid, Text, Date, Nullable<Date>);
}

impl<C> diesel::RunQueryDsl<C> for OwnReceipts {}

impl QueryFragment<Pg> for OwnReceipts {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT id, kind, received_on, handled_on FROM own_receipts() ORDER BY received_on DESC, id DESC");
        Ok(())
    }
}

/// What the actor has told in the last year, newest first: its id, what it is, when it came and when it was handled.
pub async fn own(on: &Entered<'_>) -> QueryResult<Vec<(Uuid, ReceiptKind, NaiveDate, Option<NaiveDate>)>> {
    OwnReceipts.load(&mut on.connection()).await
}
