//! SQL of transport.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{RideDirection, TransportAid, TransportMode};
use crate::calendar::Weekday;
use crate::db::Entered;
use crate::db::schema::{ride, transport_arrangement};

/// An arrangement.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = transport_arrangement)]
pub struct ArrangementRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub mode: TransportMode,
    pub companion: bool,
    pub aids: Vec<TransportAid>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A ride.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = ride)]
pub struct RideRow {
    pub id: Uuid,
    pub arrangement_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub weekday: Weekday,
    pub direction: RideDirection,
    pub pickup_from: NaiveTime,
    pub pickup_to: NaiveTime,
}

/// These citizens' current and upcoming arrangements.
pub async fn arrangements(on: &Entered<'_>, citizens: &[Uuid], day: NaiveDate) -> QueryResult<Vec<ArrangementRow>> {
    ArrangementRow::query()
        .filter(transport_arrangement::citizen_id.eq_any(citizens))
        .filter(transport_arrangement::valid_to.is_null().or(transport_arrangement::valid_to.gt(day)))
        .order((transport_arrangement::valid_from, transport_arrangement::id))
        .load(&mut on.connection())
        .await
}

/// These citizens' rides.
pub async fn rides(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<RideRow>> {
    RideRow::query()
        .filter(ride::citizen_id.eq_any(citizens))
        .order((ride::weekday, ride::pickup_from))
        .load(&mut on.connection())
        .await
}
