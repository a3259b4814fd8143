//! SQL of keeping the catalogue.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::db::Entered;
use crate::db::schema::{
    activity, activity_activity_kind, activity_kind, closing_period, cost_item, offer, offer_contact_person,
    opening_hours,
};
use crate::db::sql::{greatest, lower};
use crate::offers::queries::{ClosingRow, CostItemRow, HoursRow, KindRow, OfferRow};

/// An activity.
#[derive(Insertable, Clone, Debug)]
#[diesel(table_name = activity)]
pub struct NewActivity {
    pub id: Uuid,
    pub offer_id: Uuid,
    pub name: String,
    pub name_en: Option<String>,
}

/// One offer's row. Nobody else keeps this offer until the request is over.
pub async fn fetch(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<OfferRow>> {
    OfferRow::query().filter(offer::id.eq(id)).for_no_key_update().first(&mut on.connection()).await.optional()
}

/// The place in the list after the last offer.
pub async fn next_position(on: &Entered<'_>) -> QueryResult<i32> {
    let last: Option<i32> = offer::table.select(diesel::dsl::max(offer::position)).first(&mut on.connection()).await?;
    Ok(last.map_or(0, |last| last + 1))
}

/// Writes a new offer.
pub async fn insert(on: &Entered<'_>, row: &OfferRow) -> QueryResult<usize> {
    diesel::insert_into(offer::table).values(row).execute(&mut on.connection()).await
}

/// Changes an offer of this version; 0 when somebody else has changed it meanwhile.
pub async fn change(on: &Entered<'_>, row: &OfferRow) -> QueryResult<usize> {
    diesel::update(offer::table.filter(offer::id.eq(row.id)).filter(offer::version.eq(row.version)))
        .set((
            offer::name.eq(&row.name),
            offer::area.eq(row.area),
            offer::provider_type.eq(row.provider_type),
            offer::grant_required.eq(row.grant_required),
            offer::description.eq(&row.description),
            offer::description_en.eq(&row.description_en),
            offer::url.eq(&row.url),
            offer::limited_places.eq(row.limited_places),
            offer::capacity.eq(row.capacity),
            offer::open.eq(row.open),
            offer::legal_basis.eq(&row.legal_basis),
            offer::transferred_from.eq(&row.transferred_from),
            offer::transferred_on.eq(row.transferred_on),
            offer::transfer_recorded_on.eq(row.transfer_recorded_on),
            offer::version.eq(row.version + 1),
        ))
        .execute(&mut on.connection())
        .await
}

/// Replaces an offer's opening hours.
pub async fn set_hours(on: &Entered<'_>, offer: Uuid, rows: &[HoursRow]) -> QueryResult<usize> {
    diesel::delete(opening_hours::table.filter(opening_hours::offer_id.eq(offer)))
        .execute(&mut on.connection())
        .await?;
    diesel::insert_into(opening_hours::table).values(rows).execute(&mut on.connection()).await
}

/// Writes a closing.
pub async fn insert_closing(on: &Entered<'_>, row: &ClosingRow) -> QueryResult<usize> {
    diesel::insert_into(closing_period::table).values(row).execute(&mut on.connection()).await
}

/// One closing.
pub async fn closing(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<ClosingRow>> {
    ClosingRow::query().filter(closing_period::id.eq(id)).first(&mut on.connection()).await.optional()
}

/// Takes a closing away.
pub async fn remove_closing(on: &Entered<'_>, id: Uuid) -> QueryResult<usize> {
    diesel::delete(closing_period::table.filter(closing_period::id.eq(id))).execute(&mut on.connection()).await
}

/// Ends a closing on a day.
pub async fn end_closing(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(closing_period::table.filter(closing_period::id.eq(id)))
        .set(closing_period::valid_to.eq(day))
        .execute(&mut on.connection())
        .await
}

/// Writes a kind of activity.
pub async fn insert_kind(on: &Entered<'_>, row: &KindRow) -> QueryResult<usize> {
    diesel::insert_into(activity_kind::table).values(row).execute(&mut on.connection()).await
}

/// Writes an activity with its kinds.
pub async fn insert_activity(on: &Entered<'_>, row: &NewActivity, kinds: &[String]) -> QueryResult<usize> {
    diesel::insert_into(activity::table).values(row).execute(&mut on.connection()).await?;
    let kinds: Vec<_> = kinds
        .iter()
        .map(|kind| (activity_activity_kind::activity_id.eq(row.id), activity_activity_kind::kind_code.eq(kind)))
        .collect();
    diesel::insert_into(activity_activity_kind::table).values(kinds).execute(&mut on.connection()).await
}

/// The offer of an activity that has not ended.
pub async fn offer_of_activity(on: &Entered<'_>, id: Uuid) -> QueryResult<Option<Uuid>> {
    activity::table
        .filter(activity::id.eq(id))
        .filter(activity::ended_on.is_null())
        .select(activity::offer_id)
        .first(&mut on.connection())
        .await
        .optional()
}

/// Ends an activity.
pub async fn end_activity(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(activity::table.filter(activity::id.eq(id)))
        .set(activity::ended_on.eq(day))
        .execute(&mut on.connection())
        .await
}

/// The prices of this name, however it is written, at an offer that hold on a day or later.
pub async fn prices_named(on: &Entered<'_>, offer: Uuid, label: &str, day: NaiveDate) -> QueryResult<Vec<CostItemRow>> {
    CostItemRow::query()
        .filter(cost_item::offer_id.eq(offer))
        .filter(lower(cost_item::label).eq(label.to_lowercase()))
        .filter(
            cost_item::valid_to.is_null().or(cost_item::valid_to.gt(greatest(cost_item::valid_from, day).nullable())),
        )
        .load(&mut on.connection())
        .await
}

/// Ends a price on a day.
pub async fn end_price(on: &Entered<'_>, id: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(cost_item::table.filter(cost_item::id.eq(id)))
        .set(cost_item::valid_to.eq(day))
        .execute(&mut on.connection())
        .await
}

/// Writes a price.
pub async fn insert_price(on: &Entered<'_>, row: &CostItemRow) -> QueryResult<usize> {
    diesel::insert_into(cost_item::table).values(row).execute(&mut on.connection()).await
}

/// Makes somebody contact person from a day on.
pub async fn insert_contact_person(
    on: &Entered<'_>,
    account: Uuid,
    offer: Uuid,
    from: NaiveDate,
) -> QueryResult<usize> {
    diesel::insert_into(offer_contact_person::table)
        .values((
            offer_contact_person::account_id.eq(account),
            offer_contact_person::offer_id.eq(offer),
            offer_contact_person::valid_from.eq(from),
            offer_contact_person::assigned_by.eq(on.actor().id),
        ))
        .execute(&mut on.connection())
        .await
}

/// Somebody is contact person no longer from a day on, and not later either; 0 when nobody was.
pub async fn end_contact_person(on: &Entered<'_>, account: Uuid, offer: Uuid, day: NaiveDate) -> QueryResult<usize> {
    diesel::update(offer_contact_person::table)
        .filter(offer_contact_person::account_id.eq(account))
        .filter(offer_contact_person::offer_id.eq(offer))
        .filter(offer_contact_person::valid_to.is_null().or(offer_contact_person::valid_to.gt(day)))
        .set((
            offer_contact_person::valid_to.eq(greatest(offer_contact_person::valid_from, day).nullable()),
            offer_contact_person::ended_by.eq(on.actor().id),
        ))
        .execute(&mut on.connection())
        .await
}
