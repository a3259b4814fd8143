//! SQL of the catalogue. Six flat statements in one pipeline; each table is a few dozen rows.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{
    Activity, ActivityKind, Catalogue, ClosingPeriod, CostCategory, CostItem, CostUnit, LegalBasis, Offer, OfferArea,
    OpeningHours, ProviderType,
};
use crate::calendar::{self, Weekday};
use crate::db::schema::{
    activity, activity_activity_kind, activity_kind, closing_period, cost_item, legal_basis, offer, opening_hours,
};
use crate::db::sql::greatest;
use crate::db::{Entered, Open};

/// An offer.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = offer)]
pub struct OfferRow {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub description: String,
    pub description_en: Option<String>,
    pub area: OfferArea,
    pub provider_type: ProviderType,
    pub grant_required: bool,
    pub open: bool,
    pub legal_basis: Option<String>,
    pub transferred_from: Option<String>,
    pub transferred_on: Option<NaiveDate>,
    pub transfer_recorded_on: Option<NaiveDate>,
    pub limited_places: bool,
    pub capacity: Option<i32>,
    pub url: Option<String>,
    pub position: i32,
    pub version: i32,
}

/// An opening.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = opening_hours)]
pub struct HoursRow {
    pub offer_id: Uuid,
    pub weekday: Weekday,
    pub opens_at: NaiveTime,
    pub closes_at: NaiveTime,
}

/// Days on which an offer is closed.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = closing_period)]
pub struct ClosingRow {
    pub id: Uuid,
    pub offer_id: Uuid,
    pub valid_from: NaiveDate,
    pub valid_to: NaiveDate,
    pub reason_da: String,
    pub reason_en: String,
}

/// A price.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = cost_item)]
pub struct CostItemRow {
    pub id: Uuid,
    pub offer_id: Uuid,
    pub category: CostCategory,
    pub label: String,
    pub label_en: Option<String>,
    pub amount_oere: i32,
    pub unit: CostUnit,
    pub optional: bool,
    pub example: bool,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A kind of activity.
#[derive(HasQuery, Insertable, Clone, Debug)]
#[diesel(table_name = activity_kind)]
pub struct KindRow {
    pub code: String,
    pub name_da: String,
    pub name_en: String,
    pub ffb_code: Option<Uuid>,
}

type BasisRow = (String, String, String, String, String, Option<NaiveDate>, Option<NaiveDate>, bool);
type ActivityRow = (Uuid, Uuid, String, Option<String>, KindRow);

/// Every offer with its hours, activities, today's prices and those to come.
pub async fn catalogue(on: &Open<'_>) -> QueryResult<Catalogue> {
    let today = calendar::today();
    let (mut c1, mut c2, mut c3, mut c4, mut c5, mut c6) =
        (on.connection(), on.connection(), on.connection(), on.connection(), on.connection(), on.connection());
    let (offers, bases, hours, closings, activities, prices) = futures_util::join!(
        OfferRow::query().order((offer::position, offer::name)).load(&mut c1),
        legal_basis::table
            .select((
                legal_basis::code,
                legal_basis::law,
                legal_basis::paragraph,
                legal_basis::title_da,
                legal_basis::title_en,
                legal_basis::valid_from,
                legal_basis::valid_to,
                legal_basis::of_offers,
            ))
            .load::<BasisRow>(&mut c2),
        HoursRow::query()
            .order((opening_hours::offer_id, opening_hours::weekday, opening_hours::opens_at))
            .load(&mut c3),
        ClosingRow::query().order(closing_period::valid_from).load(&mut c6),
        activity::table
            .inner_join(activity_activity_kind::table.on(activity_activity_kind::activity_id.eq(activity::id)))
            .inner_join(activity_kind::table.on(activity_kind::code.eq(activity_activity_kind::kind_code)))
            .filter(activity::ended_on.is_null().or(activity::ended_on.gt(today)))
            .select((activity::id, activity::offer_id, activity::name, activity::name_en, KindRow::as_select()))
            .order((activity::name, activity::id, activity_kind::code))
            .load::<ActivityRow>(&mut c4),
        CostItemRow::query()
            .filter(
                cost_item::valid_to
                    .is_null()
                    .or(cost_item::valid_to.gt(greatest(cost_item::valid_from, today).nullable()))
            )
            .order((cost_item::optional, cost_item::category, cost_item::label, cost_item::valid_from))
            .load(&mut c5),
    );
    let bases: HashMap<String, LegalBasis> = bases?
        .into_iter()
        .map(|(code, law, paragraph, title, title_en, valid_from, valid_to, of_offers)| {
            (code.clone(), LegalBasis { code, law, paragraph, title, title_en, valid_from, valid_to, of_offers })
        })
        .collect();
    let mut hours = grouped(hours?.into_iter().map(|row| {
        let HoursRow { offer_id, weekday, opens_at, closes_at } = row;
        (offer_id, OpeningHours { weekday, opens_at, closes_at })
    }));
    let mut closings = grouped(closings?.into_iter().map(|row| {
        let period = ClosingPeriod {
            id: row.id.into(),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            reason: row.reason_da,
            reason_en: row.reason_en,
        };
        (row.offer_id, period)
    }));
    let mut activities = activities_by_offer(activities?);
    let mut prices = grouped(prices?.into_iter().map(|row| (row.offer_id, row.shown())));
    let offers = offers?
        .into_iter()
        .map(|row| {
            let basis = |code: Option<&String>| code.and_then(|code| bases.get(code).cloned());
            let ahead = row.transferred_on.is_some_and(|on| today < on);
            let (before, after) = (basis(row.transferred_from.as_ref()), basis(row.legal_basis.as_ref()));
            let id = row.id;
            let mut offer = Offer {
                id: id.into(),
                version: row.version,
                code: row.code,
                name: row.name,
                description: row.description,
                description_en: row.description_en,
                area: row.area,
                provider_type: row.provider_type,
                grant_required: row.grant_required,
                open: row.open,
                grantable: false,
                limited_places: row.limited_places,
                capacity: row.capacity,
                legal_basis: if ahead { before.clone() } else { after.clone() },
                transferred_from: before.filter(|_| !ahead),
                transfers_to: after.filter(|_| ahead),
                transferred_on: row.transferred_on,
                url: row.url,
                opening_hours: hours.remove(&id).unwrap_or_default(),
                closing_periods: closings.remove(&id).unwrap_or_default(),
                activities: activities.remove(&id).unwrap_or_default(),
                prices: prices.remove(&id).unwrap_or_default(),
            };
            offer.grantable = offer.is_grantable_on(today);
            (id, Arc::new(offer))
        })
        .collect();
    Ok(Catalogue::new(offers, bases))
}

impl CostItemRow {
    fn shown(self) -> CostItem {
        CostItem {
            id: self.id.into(),
            category: self.category,
            label: self.label,
            label_en: self.label_en,
            amount_oere: self.amount_oere,
            unit: self.unit,
            optional: self.optional,
            example: self.example,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }
}

fn grouped<T>(rows: impl Iterator<Item = (Uuid, T)>) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for (key, value) in rows {
        groups.entry(key).or_default().push(value);
    }
    groups
}

/// Rows come sorted by activity, one for each of its kinds.
fn activities_by_offer(rows: Vec<ActivityRow>) -> HashMap<Uuid, Vec<Activity>> {
    let mut by_offer: HashMap<Uuid, Vec<Activity>> = HashMap::new();
    for (id, offer, name, name_en, kind) in rows {
        let activities = by_offer.entry(offer).or_default();
        let kind = kind.shown();
        let id = id.into();
        match activities.last_mut() {
            Some(last) if last.id == id => last.kinds.push(kind),
            _ => activities.push(Activity { id, name, name_en, kinds: vec![kind] }),
        }
    }
    by_offer
}

impl KindRow {
    /// As it is shown.
    pub fn shown(self) -> ActivityKind {
        ActivityKind {
            code: self.code,
            name: self.name_da,
            name_en: self.name_en,
            ffb_code: self.ffb_code.map(Into::into),
        }
    }
}

#[derive(QueryId)]
struct PlacesTaken;

impl Query for PlacesTaken {
    type SqlType = (SqlUuid, BigInt);
}

impl<C> diesel::RunQueryDsl<C> for PlacesTaken {}

impl QueryFragment<Pg> for PlacesTaken {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT offer_id, taken FROM places_taken()");
        Ok(())
    }
}

/// How many places are taken or promised, by offer with few of them (R28).
pub async fn places_taken(on: &Entered<'_>) -> QueryResult<Vec<(Uuid, i64)>> {
    PlacesTaken.load(&mut on.connection()).await
}

/// How many places there are, by offer with few of them.
pub async fn capacities(on: &Entered<'_>) -> QueryResult<Vec<(Uuid, i32)>> {
    offer::table
        .filter(offer::capacity.is_not_null())
        .order((offer::position, offer::name))
        .select((offer::id, offer::capacity.assume_not_null()))
        .load(&mut on.connection())
        .await
}

/// Every kind of activity.
pub async fn kinds(on: &Open<'_>) -> QueryResult<Vec<KindRow>> {
    KindRow::query().order(activity_kind::code).load(&mut on.connection()).await
}
