//! SQL of expected costs.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Price;
use crate::calendar;
use crate::db::Entered;
use crate::db::schema::{cost_item, cost_plan};
use crate::db::sql::greatest;
use crate::offers::{CostCategory, CostUnit};

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

/// From, and the first day no longer.
pub type Period = (NaiveDate, Option<NaiveDate>);

/// Something planned, and one of the prices it has had or will have.
#[derive(Clone, Debug)]
pub struct PlannedCost {
    pub citizen_id: Uuid,
    pub offer_id: Uuid,
    pub times_per_week: Option<i16>,
    pub planned: Period,
    pub price: Price,
    pub priced: Period,
}

diesel::alias!(cost_item as priced_item: PriceAlias);

type PriceRow = (CostCategory, String, Option<String>, i32, CostUnit, bool, bool);
type Row = (Uuid, Uuid, Option<i16>, Period, PriceRow, Period);

/// What these citizens are expected to pay for, in all periods, with every price of it.
pub async fn planned(on: &Entered<'_>, citizens: &[Uuid]) -> QueryResult<Vec<PlannedCost>> {
    let rows: Vec<Row> = cost_plan::table
        .inner_join(cost_item::table.on(cost_item::id.eq(cost_plan::cost_item_id)))
        .inner_join(
            priced_item.on(priced_item
                .field(cost_item::offer_id)
                .eq(cost_item::offer_id)
                .and(priced_item.field(cost_item::label).eq(cost_item::label))),
        )
        .filter(cost_plan::citizen_id.eq_any(citizens))
        .order((
            priced_item.field(cost_item::optional),
            priced_item.field(cost_item::category).desc(),
            priced_item.field(cost_item::label),
            cost_plan::valid_from,
            priced_item.field(cost_item::valid_from),
        ))
        .select((
            cost_plan::citizen_id,
            cost_plan::offer_id,
            cost_plan::times_per_week,
            (cost_plan::valid_from, cost_plan::valid_to),
            priced_item.fields((
                cost_item::category,
                cost_item::label,
                cost_item::label_en,
                cost_item::amount_oere,
                cost_item::unit,
                cost_item::optional,
                cost_item::example,
            )),
            priced_item.fields((cost_item::valid_from, cost_item::valid_to)),
        ))
        .load(&mut on.connection())
        .await?;
    let planned = rows.into_iter().map(|(citizen_id, offer_id, times_per_week, planned, row, priced)| {
        let (category, label, label_en, amount_oere, unit, optional, example) = row;
        let price = Price { category, label, label_en, amount_oere, unit, optional, example };
        PlannedCost { citizen_id, offer_id, times_per_week, planned, price, priced }
    });
    Ok(planned.collect())
}

/// What is planned for a grant from a day on, the first to begin first.
pub async fn plans_from(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<Vec<CostPlanRow>> {
    CostPlanRow::query()
        .filter(cost_plan::grant_id.eq(grant))
        .filter(
            cost_plan::valid_to.is_null().or(cost_plan::valid_to.gt(greatest(cost_plan::valid_from, day).nullable())),
        )
        .order((cost_plan::valid_from, cost_plan::id))
        .load(&mut on.connection())
        .await
}

/// Writes plans.
pub async fn insert(on: &Entered<'_>, rows: &[CostPlanRow]) -> QueryResult<usize> {
    diesel::insert_into(cost_plan::table).values(rows).execute(&mut on.connection()).await
}

/// Ends what is planned for a grant on a day; what begins later never begins.
pub async fn end(on: &Entered<'_>, grant: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(cost_plan::table)
        .filter(cost_plan::grant_id.eq(grant))
        .filter(cost_plan::valid_to.is_null().or(cost_plan::valid_to.gt(day)))
        .set(cost_plan::valid_to.eq(greatest(cost_plan::valid_from, day).nullable()))
        .execute(&mut on.connection())
        .await
}

/// The prices an offer has on a day.
pub async fn prices_on(on: &Entered<'_>, offer: Uuid, day: NaiveDate) -> QueryResult<Vec<(Uuid, CostUnit)>> {
    cost_item::table
        .filter(cost_item::offer_id.eq(offer))
        .filter(cost_item::valid_from.le(day))
        .filter(cost_item::valid_to.is_null().or(cost_item::valid_to.gt(day)))
        .select((cost_item::id, cost_item::unit))
        .load(&mut on.connection())
        .await
}

/// Replaces what is planned for a grant in a period.
pub async fn replace(
    on: &Entered<'_>,
    grant: Uuid,
    (from, to): (NaiveDate, Option<NaiveDate>),
    rows: &[CostPlanRow],
) -> QueryResult<usize> {
    diesel::update(cost_plan::table)
        .filter(cost_plan::grant_id.eq(grant))
        .filter(cost_plan::valid_from.lt(to.unwrap_or(calendar::LAST_DAY)))
        .filter(cost_plan::valid_to.is_null().or(cost_plan::valid_to.gt(from)))
        .set(cost_plan::valid_to.eq(greatest(cost_plan::valid_from, from).nullable()))
        .execute(&mut on.connection())
        .await?;
    insert(on, rows).await
}
