//! SQL of the ride list: two functions of the database are the only way to it.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in policies.sql")]

use chrono::{NaiveDate, NaiveTime};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, Bool, Date, Nullable, Text, Time, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::db::Entered;
use crate::transport::{RideDirection, TransportAid, TransportMode};

/// A ride of the day.
#[derive(Queryable, Clone, Debug)]
pub struct RideListRow {
    pub ride_id: Uuid,
    pub citizen_id: Uuid,
    pub citizen_name: Option<String>,
    pub offer_id: Uuid,
    pub direction: RideDirection,
    pub pickup_from: NaiveTime,
    pub pickup_to: NaiveTime,
    pub mode: TransportMode,
    pub aids: Vec<TransportAid>,
    pub companion: bool,
    pub protected: bool,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
}

/// Whom to fetch or bring home.
#[derive(Queryable, Clone, Debug)]
pub struct HomeRow {
    pub citizen_id: Uuid,
    pub name: String,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
}

#[derive(QueryId)]
struct RideListOf(NaiveDate);

impl Query for RideListOf {
    type SqlType = (
        SqlUuid,
        SqlUuid,
        Nullable<Text>,
        SqlUuid,
        Text,
        Time,
        Time,
        Text,
        Array<Text>,
        Bool,
        Bool,
        Nullable<Text>,
        Nullable<Text>,
        Nullable<Text>,
    );
}

impl<C> diesel::RunQueryDsl<C> for RideListOf {}

impl QueryFragment<Pg> for RideListOf {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(
            "SELECT ride_id, citizen_id, citizen_name, offer_id, direction, pickup_from, pickup_to, mode, aids, \
             companion, protected, street, postal_code, city FROM ride_list(",
        );
        out.push_bind_param::<Date, _>(&self.0)?;
        out.push_sql(") ORDER BY pickup_from, ride_id");
        Ok(())
    }
}

#[derive(QueryId)]
struct HomeOf(Uuid, NaiveDate);

impl Query for HomeOf {
    type SqlType = (SqlUuid, Text, Nullable<Text>, Nullable<Text>, Nullable<Text>);
}

impl<C> diesel::RunQueryDsl<C> for HomeOf {}

impl QueryFragment<Pg> for HomeOf {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT citizen_id, citizen_name, street, postal_code, city FROM ride_home(");
        out.push_bind_param::<SqlUuid, _>(&self.0)?;
        out.push_sql(", ");
        out.push_bind_param::<Date, _>(&self.1)?;
        out.push_sql(")");
        Ok(())
    }
}

/// A day's rides, by pick-up; nothing for an actor without the scope.
pub async fn of_day(on: &Entered<'_>, day: NaiveDate) -> QueryResult<Vec<RideListRow>> {
    RideListOf(day).load(&mut on.connection()).await
}

/// Who rides, protected or not; nothing for a ride that is not driven that day, or for an actor without the scope.
pub async fn home(on: &Entered<'_>, ride: Uuid, day: NaiveDate) -> QueryResult<Option<HomeRow>> {
    HomeOf(ride, day).get_result(&mut on.connection()).await.optional()
}
