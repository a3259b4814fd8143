//! SQL of the catalogue. Five flat statements in one pipeline; each table is a few dozen rows.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::{
    Activity, ActivityKind, Catalogue, CostCategory, CostItem, CostUnit, LegalBasis, Offer, OfferArea, OpeningHours,
    ProviderType,
};
use crate::calendar::{self, Weekday};
use crate::db::Open;
use crate::db::schema::{
    activity, activity_activity_kind, activity_kind, cost_item, legal_basis, offer, opening_hours,
};

#[derive(HasQuery)]
#[diesel(table_name = offer)]
struct OfferRow {
    id: Uuid,
    code: String,
    name: String,
    description: String,
    area: OfferArea,
    provider_type: ProviderType,
    grant_required: bool,
    open: bool,
    legal_basis: Option<String>,
    transferred_from: Option<String>,
    limited_places: bool,
    url: Option<String>,
}

type HoursRow = (Uuid, Weekday, NaiveTime, NaiveTime);
type ActivityRow = (Uuid, Uuid, String, String, String, Option<Uuid>);
type CostItemRow = (Uuid, Uuid, CostCategory, String, i32, CostUnit, bool, bool, NaiveDate, Option<NaiveDate>);

/// Every offer with its hours, activities and today's prices.
pub async fn catalogue(on: &Open<'_>) -> QueryResult<Catalogue> {
    let today = calendar::today();
    let (mut c1, mut c2, mut c3, mut c4, mut c5) =
        (on.connection(), on.connection(), on.connection(), on.connection(), on.connection());
    let (offers, bases, hours, activities, prices) = futures_util::join!(
        OfferRow::query().order((offer::position, offer::name)).load(&mut c1),
        legal_basis::table
            .select((legal_basis::code, legal_basis::law, legal_basis::paragraph, legal_basis::title_da))
            .load::<(String, String, String, String)>(&mut c2),
        opening_hours::table
            .order((opening_hours::offer_id, opening_hours::weekday, opening_hours::opens_at))
            .load::<HoursRow>(&mut c3),
        activity::table
            .inner_join(activity_activity_kind::table.on(activity_activity_kind::activity_id.eq(activity::id)))
            .inner_join(activity_kind::table.on(activity_kind::code.eq(activity_activity_kind::kind_code)))
            .select((
                activity::id,
                activity::offer_id,
                activity::name,
                activity_kind::code,
                activity_kind::name_da,
                activity_kind::ffb_code,
            ))
            .order((activity::name, activity::id, activity_kind::code))
            .load::<ActivityRow>(&mut c4),
        cost_item::table
            .filter(cost_item::valid_from.le(today))
            .filter(cost_item::valid_to.is_null().or(cost_item::valid_to.gt(today)))
            .order((cost_item::optional, cost_item::category, cost_item::label))
            .load::<CostItemRow>(&mut c5),
    );
    let bases: HashMap<String, LegalBasis> = bases?
        .into_iter()
        .map(|(code, law, paragraph, title)| (code.clone(), LegalBasis { code, law, paragraph, title }))
        .collect();
    let mut hours = grouped(
        hours?
            .into_iter()
            .map(|(offer, weekday, opens_at, closes_at)| (offer, OpeningHours { weekday, opens_at, closes_at })),
    );
    let mut activities = activities_by_offer(activities?);
    let mut prices = grouped(prices?.into_iter().map(
        |(id, offer, category, label, amount_oere, unit, optional, example, valid_from, valid_to)| {
            let id = id.into();
            (offer, CostItem { id, category, label, amount_oere, unit, optional, example, valid_from, valid_to })
        },
    ));
    let offers = offers?
        .into_iter()
        .map(|row| {
            let id = row.id;
            let offer = Offer {
                id: id.into(),
                code: row.code,
                name: row.name,
                description: row.description,
                area: row.area,
                provider_type: row.provider_type,
                grant_required: row.grant_required,
                open: row.open,
                grantable: super::is_grantable(row.grant_required, row.legal_basis.as_deref()),
                limited_places: row.limited_places,
                legal_basis: row.legal_basis.and_then(|code| bases.get(&code).cloned()),
                transferred_from: row.transferred_from.and_then(|code| bases.get(&code).cloned()),
                url: row.url,
                opening_hours: hours.remove(&id).unwrap_or_default(),
                activities: activities.remove(&id).unwrap_or_default(),
                cost_items: prices.remove(&id).unwrap_or_default(),
            };
            (id, Arc::new(offer))
        })
        .collect();
    Ok(Catalogue::new(offers, bases))
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
    for (id, offer, name, code, kind, ffb_code) in rows {
        let activities = by_offer.entry(offer).or_default();
        let kind = ActivityKind { code, name: kind, ffb_code: ffb_code.map(Into::into) };
        let id = id.into();
        match activities.last_mut() {
            Some(last) if last.id == id => last.kinds.push(kind),
            _ => activities.push(Activity { id, name, kinds: vec![kind] }),
        }
    }
    by_offer
}
