//! SQL of transport.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, Date, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{RideDirection, RideStatus, TransportAid, TransportMode};
use crate::calendar::Weekday;
use crate::db::deferred::check_now;
use crate::db::schema::{ride, ride_cancellation, transport_arrangement, transport_assessment, travel_reimbursement};
use crate::db::sql::greatest;
use crate::db::{Entered, sql};
use crate::decisions::queries::DecisionRow;
use crate::policy::Role;

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
    pub decision_id: Option<Uuid>,
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

/// A ride that is not wanted on a day.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = ride_cancellation)]
pub struct CancellationRow {
    pub id: Uuid,
    pub ride_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub cancelled_on: NaiveDate,
    pub reported_by: Uuid,
    pub reported_as: Role,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Money back for the way.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = travel_reimbursement)]
pub struct ReimbursementRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub decision_id: Uuid,
    pub mode: TransportMode,
    pub amount_oere_per_day: Option<i32>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// Why transport was granted or refused.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = transport_assessment)]
pub struct TransportAssessmentRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub grant_id: Uuid,
    pub decision_id: Uuid,
    pub has_need: bool,
    pub can_use_public_transport: bool,
    pub reason: String,
}

/// A ride that is not driven as planned on a day.
#[derive(Queryable, Clone, Debug)]
pub struct RideOffRow {
    pub ride_id: Uuid,
    pub citizen_id: Uuid,
    pub day: NaiveDate,
    pub status: RideStatus,
}

#[derive(QueryId)]
struct RidesOff(Vec<Uuid>);

impl Query for RidesOff {
    type SqlType = (SqlUuid, SqlUuid, Date, Text);
}

impl<C> diesel::RunQueryDsl<C> for RidesOff {}

impl QueryFragment<Pg> for RidesOff {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT ride_id, citizen_id, day, status FROM rides_off(");
        out.push_bind_param::<Array<SqlUuid>, _>(&self.0)?;
        out.push_sql(")");
        Ok(())
    }
}

/// Rides of these citizens that are not driven as planned, from last week on and for ten weeks ahead.
pub async fn off(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<RideOffRow>> {
    RidesOff(citizens.to_vec()).load(&mut on.connection()).await
}

/// These citizens' arrangements that have not ended before `day`.
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

/// Rides that these citizens don't want on a day.
pub async fn cancellations(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<CancellationRow>> {
    CancellationRow::query()
        .filter(ride_cancellation::citizen_id.eq_any(citizens))
        .order((ride_cancellation::cancelled_on.desc(), ride_cancellation::id))
        .load(&mut on.connection())
        .await
}

/// Money these citizens get back, newest first.
pub async fn reimbursements(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ReimbursementRow>> {
    ReimbursementRow::query()
        .filter(travel_reimbursement::citizen_id.eq_any(citizens))
        .order((travel_reimbursement::valid_from.desc(), travel_reimbursement::id))
        .load(&mut on.connection())
        .await
}

/// Why these citizens' transport was granted or refused, newest first.
pub async fn assessments(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<TransportAssessmentRow>> {
    TransportAssessmentRow::query()
        .filter(transport_assessment::citizen_id.eq_any(citizens))
        .order(transport_assessment::id.desc())
        .load(&mut on.connection())
        .await
}

/// One arrangement, if the actor may see it.
pub async fn arrangement(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<ArrangementRow>> {
    ArrangementRow::query().filter(transport_arrangement::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// A citizen's ride to or from an offer on a day; for whoever may say that it isn't wanted, with or without the rides.
pub async fn ride_on(
    on: &Entered<'_>,
    citizen: Uuid,
    offer: Uuid,
    way: RideDirection,
    day: NaiveDate,
) -> QueryResult<Option<Uuid>> {
    diesel::select(sql::ride_on(citizen, offer, way, day)).get_result(&mut on.connection()).await
}

/// One cancellation, if the actor may see it.
pub async fn cancellation(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<CancellationRow>> {
    CancellationRow::query().filter(ride_cancellation::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// What a decision about transport gives.
#[derive(Clone, Debug)]
pub struct Content {
    pub decision: DecisionRow,
    pub assessment: TransportAssessmentRow,
    pub ride: Option<(ArrangementRow, Vec<RideRow>)>,
    pub reimbursement: Option<ReimbursementRow>,
}

/// Replaces how a grant's citizen gets there, from a day on.
pub async fn replace(on: &Entered<'_>, grant: Uuid, day: NaiveDate, content: &Content) -> QueryResult<()> {
    end(on, grant, day).await?;
    crate::decisions::queries::insert(on, &content.decision).await?;
    let mut connection = on.connection();
    diesel::insert_into(transport_assessment::table).values(&content.assessment).execute(&mut connection).await?;
    if let Some((arrangement, rides)) = &content.ride {
        diesel::insert_into(transport_arrangement::table).values(arrangement).execute(&mut connection).await?;
        diesel::insert_into(ride::table).values(rides).execute(&mut connection).await?;
    }
    if let Some(money) = &content.reimbursement {
        diesel::insert_into(travel_reimbursement::table).values(money).execute(&mut connection).await?;
    }
    check_now(on).await
}

/// Writes down how a citizen gets there without a ride, from a day on. Money back for the way goes on.
pub async fn record(on: &Entered<'_>, row: &ArrangementRow) -> QueryResult<()> {
    end_arrangements(on, row.grant_id, row.valid_from).await?;
    diesel::insert_into(transport_arrangement::table).values(row).execute(&mut on.connection()).await?;
    check_now(on).await
}

/// Ends rides and money back on a day; what begins later never begins.
pub async fn end(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<()> {
    end_arrangements(on, grant, day).await?;
    diesel::update(travel_reimbursement::table)
        .filter(travel_reimbursement::grant_id.eq(grant))
        .filter(travel_reimbursement::valid_to.is_null().or(travel_reimbursement::valid_to.gt(day)))
        .set(travel_reimbursement::valid_to.eq(greatest(travel_reimbursement::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await?;
    Ok(())
}

async fn end_arrangements(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(transport_arrangement::table)
        .filter(transport_arrangement::grant_id.eq(grant))
        .filter(transport_arrangement::valid_to.is_null().or(transport_arrangement::valid_to.gt(day)))
        .set(transport_arrangement::valid_to.eq(greatest(transport_arrangement::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await
}

/// Writes that a ride is not wanted on a day.
pub async fn insert_cancellation(on: &Entered<'_>, row: &CancellationRow) -> QueryResult<usize> {
    diesel::insert_into(ride_cancellation::table).values(row).execute(&mut on.connection()).await
}

/// Takes a cancellation back.
pub async fn withdraw_cancellation(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::update(ride_cancellation::table.filter(ride_cancellation::id.eq(id)))
        .set(ride_cancellation::withdrawn_at.eq(Utc::now()))
        .execute(&mut on.connection())
        .await
}
