//! SQL of grants, decisions and schedules. Reads ask for all citizens at once, by `*_citizen` indexes.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{DayPart, DecisionOutcome};
use crate::calendar::Weekday;
use crate::db::Entered;
use crate::db::schema::{cost_item, cost_plan, decision, grant, grant_terms, schedule_day};
use crate::offers::CostUnit;
use crate::offers::costs::Price;

/// The terms of a grant.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = grant_terms)]
pub struct GrantTermsRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub decision_id: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub days_per_week: i16,
    pub purpose: String,
    pub scope_reason: String,
    pub own_offers_insufficient_reason: Option<String>,
}

/// A grant's identity, to be made.
#[derive(Insertable, Clone, Debug)]
#[diesel(table_name = grant)]
pub struct NewGrant {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
}

/// A decision.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = decision)]
pub struct DecisionRow {
    pub id: Uuid,
    pub citizen_id: Uuid,
    pub grant_id: Option<Uuid>,
    pub outcome: DecisionOutcome,
    pub decided_on: NaiveDate,
    pub decided_by: Uuid,
    pub legal_basis: String,
    pub considerations: String,
    pub facts: String,
    pub reasons: Option<String>,
    pub complaint_guidance: Option<String>,
}

/// A weekday a citizen comes to an offer.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = schedule_day)]
pub struct ScheduleDayRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub weekday: Weekday,
    pub day_part: DayPart,
    pub starts_at: NaiveTime,
    pub ends_at: NaiveTime,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// What a citizen is expected to pay for.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = cost_plan)]
pub struct CostPlanRow {
    pub id: Uuid,
    pub grant_id: Uuid,
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub cost_item_id: Uuid,
    pub times_per_week: Option<i16>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// Every period of these citizens' grants, newest first.
pub async fn terms(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<GrantTermsRow>> {
    GrantTermsRow::query()
        .filter(grant_terms::citizen_id.eq_any(citizens))
        .order((grant_terms::valid_from.desc(), grant_terms::id))
        .load(&mut on.connection())
        .await
}

/// These citizens' decisions, newest first.
pub async fn decisions(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<DecisionRow>> {
    DecisionRow::query()
        .filter(decision::citizen_id.eq_any(citizens))
        .order((decision::decided_on.desc(), decision::id.desc()))
        .load(&mut on.connection())
        .await
}

/// These citizens' scheduled weekdays, in all periods.
pub async fn schedule(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<ScheduleDayRow>> {
    ScheduleDayRow::query()
        .filter(schedule_day::citizen_id.eq_any(citizens))
        .order((schedule_day::weekday, schedule_day::starts_at))
        .load(&mut on.connection())
        .await
}

/// What these citizens are expected to pay for on a day, with the price of that day.
pub async fn cost_plans(
    on: &Entered<'_>,
    citizens: &[Uuid],
    day: NaiveDate,
) -> QueryResult<Vec<(Uuid, Uuid, Option<i16>, Price)>> {
    type Row = (Uuid, Uuid, Option<i16>, (crate::offers::CostCategory, String, i32, CostUnit, bool, bool));
    let rows: Vec<Row> = cost_plan::table
        .inner_join(cost_item::table.on(cost_item::id.eq(cost_plan::cost_item_id)))
        .filter(cost_plan::citizen_id.eq_any(citizens))
        .filter(cost_plan::valid_from.le(day))
        .filter(cost_plan::valid_to.is_null().or(cost_plan::valid_to.gt(day)))
        .order((cost_item::optional, cost_item::category.desc(), cost_item::label))
        .select((
            cost_plan::citizen_id,
            cost_plan::offer_id,
            cost_plan::times_per_week,
            (
                cost_item::category,
                cost_item::label,
                cost_item::amount_oere,
                cost_item::unit,
                cost_item::optional,
                cost_item::example,
            ),
        ))
        .load(&mut on.connection())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(citizen, offer, times, (category, label, amount_oere, unit, optional, example))| {
            (citizen, offer, times, Price { category, label, amount_oere, unit, optional, example })
        })
        .collect())
}

/// A new grant as it is written: all of it or nothing.
#[derive(Clone, Debug)]
pub struct WholeGrant {
    pub grant: NewGrant,
    pub decision: DecisionRow,
    pub terms: GrantTermsRow,
    pub schedule: Vec<ScheduleDayRow>,
    pub costs: Vec<CostPlanRow>,
}

/// Writes a grant with its decision, terms, schedule and expected costs.
pub async fn insert(on: &Entered<'_>, whole: &WholeGrant) -> QueryResult<()> {
    let mut connection = on.connection();
    diesel::insert_into(grant::table).values(&whole.grant).execute(&mut connection).await?;
    diesel::insert_into(decision::table).values(&whole.decision).execute(&mut connection).await?;
    diesel::insert_into(grant_terms::table).values(&whole.terms).execute(&mut connection).await?;
    diesel::insert_into(schedule_day::table).values(&whole.schedule).execute(&mut connection).await?;
    diesel::insert_into(cost_plan::table).values(&whole.costs).execute(&mut connection).await?;
    // The deferred rules speak now, while their refusal can still be told in words.
    diesel_async::SimpleAsyncConnection::batch_execute(&mut connection, "set constraints all immediate").await
}

/// The first terms of a grant, if the actor may see them.
pub async fn terms_of(on: &Entered<'_>, grant: Uuid) -> QueryResult<Option<GrantTermsRow>> {
    GrantTermsRow::query()
        .filter(grant_terms::grant_id.eq(grant))
        .order(grant_terms::valid_from)
        .first(&mut on.connection())
        .await
        .optional()
}

/// The first decision about a grant, if the actor may see it.
pub async fn decision_of(on: &Entered<'_>, grant: Uuid) -> QueryResult<Option<DecisionRow>> {
    DecisionRow::query()
        .filter(decision::grant_id.eq(grant))
        .order((decision::decided_on, decision::id))
        .first(&mut on.connection())
        .await
        .optional()
}
