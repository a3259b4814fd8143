//! Offers: where a citizen can spend the day, what happens there and what it costs. Nobody's personal data, so it is
//! readable without signing in; the administrator keeps it.

pub mod keep;
pub mod queries;
pub mod resolvers;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::calendar::{self, Weekday};
use crate::closed_list;

/// The legal basis under which this product's grants are made: serviceloven § 104 (R6).
pub const SEL_104: &str = "SEL-104";

closed_list! {
    /// The field an offer belongs to (R29).
    pub enum OfferArea {
        /// Handicapområdet.
        Disability = "DISABILITY",
        /// Psykiatriområdet.
        Psychiatry = "PSYCHIATRY",
    }
}

closed_list! {
    /// Who runs an offer (R30, R31).
    pub enum ProviderType {
        /// The municipality itself.
        Own = "OWN",
        /// The region.
        Region = "REGION",
        /// Another municipality.
        OtherMunicipality = "OTHER_MUNICIPALITY",
        /// Somebody private.
        Private = "PRIVATE",
    }
}

closed_list! {
    /// What a citizen may have to pay for (R36). Taking part is free and has no category (R35).
    pub enum CostCategory {
        /// Materials, trips, entrance.
        Activity = "ACTIVITY",
        /// Food.
        Food = "FOOD",
        /// Drink.
        Drink = "DRINK",
    }
}

closed_list! {
    /// What a price is for.
    pub enum CostUnit {
        /// One day at the offer.
        PerDay = "PER_DAY",
        /// One piece bought.
        PerPiece = "PER_PIECE",
        /// One occasion, such as a trip.
        PerOccasion = "PER_OCCASION",
        /// A month.
        PerMonth = "PER_MONTH",
    }
}

/// A reference to the law, kept as data because laws change.
#[derive(Clone, Debug, SimpleObject)]
pub struct LegalBasis {
    /// Stable code, such as `SEL-104`.
    pub code: String,
    /// The law's Danish short name.
    pub law: String,
    /// The paragraph, such as `§ 104`.
    pub paragraph: String,
    /// What it is about, in Danish.
    pub title: String,
    /// What it is about, in English.
    pub title_en: String,
    /// First day it is in force as it is named here; null when that is not recorded.
    pub valid_from: Option<NaiveDate>,
    /// First day it is no longer; null while it is in force.
    pub valid_to: Option<NaiveDate>,
    /// Are places at offers granted under it?
    pub of_offers: bool,
}

impl LegalBasis {
    /// Is it the law on a day? What isn't recorded doesn't stand in the way.
    pub fn is_in_force_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day < to)
    }
}

/// An offer (tilbud). One offer may be open to everybody and have places that are granted (R3, R28).
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Offer {
    /// Its id.
    pub id: ID,
    /// Which edition of it this is: what `offerChange` takes, so that nobody overwrites what another has just changed.
    pub version: i32,
    /// Stable code, such as `skovhjaelperne`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is, in plain Danish.
    pub description: String,
    /// What it is, in plain English; null when nobody has said.
    pub description_en: Option<String>,
    /// Disability or psychiatry (R29).
    pub area: OfferArea,
    /// Who runs it (R30).
    pub provider_type: ProviderType,
    /// True when a place has to be granted (R3).
    pub grant_required: bool,
    /// True when everybody may turn up without a grant (R3).
    pub open: bool,
    /// True when a place can be granted under serviceloven § 104 today (R4, R27).
    pub grantable: bool,
    /// True when there are only few places (R28).
    pub limited_places: bool,
    /// How many places are granted at most; null where nobody counts them (R28).
    pub capacity: Option<i32>,
    /// The law its places are granted under; null for an offer that is only open.
    pub legal_basis: Option<LegalBasis>,
    /// The law its places were granted under before; null when it never moved (R27).
    pub transferred_from: Option<LegalBasis>,
    /// The law its places will be granted under; null when no move is ahead.
    pub transfers_to: Option<LegalBasis>,
    /// First day under the other law; null when it never moves, or nobody has recorded the day.
    pub transferred_on: Option<NaiveDate>,
    /// Where to read more; null when there is no page.
    pub url: Option<String>,
    /// When it is open, by weekday.
    pub opening_hours: Vec<OpeningHours>,
    /// When it is closed, now and later.
    pub closing_periods: Vec<ClosingPeriod>,
    /// What happens there.
    pub activities: Vec<Activity>,
    /// Prices in force today and prices to come (R36).
    #[graphql(skip)]
    pub prices: Vec<CostItem>,
}

/// When an offer is open on a weekday.
#[derive(Clone, Debug, SimpleObject)]
pub struct OpeningHours {
    /// The weekday.
    pub weekday: Weekday,
    /// From.
    pub opens_at: NaiveTime,
    /// To.
    pub closes_at: NaiveTime,
}

/// Days on which an offer is closed.
#[derive(Clone, Debug, SimpleObject)]
pub struct ClosingPeriod {
    /// Its id.
    pub id: ID,
    /// First closed day.
    pub valid_from: NaiveDate,
    /// First day that is open again.
    pub valid_to: NaiveDate,
    /// Why, in Danish.
    pub reason: String,
    /// Why, in English.
    pub reason_en: String,
}

/// Something people do at an offer (R2).
#[derive(Clone, Debug, SimpleObject)]
pub struct Activity {
    /// Its id.
    pub id: ID,
    /// Its name, in Danish.
    pub name: String,
    /// Its name, in English; null when nobody has said.
    pub name_en: Option<String>,
    /// One or more kinds.
    pub kinds: Vec<ActivityKind>,
}

/// A kind of activity (R2). The list is open: a municipality may add its own.
#[derive(Clone, Debug, SimpleObject)]
pub struct ActivityKind {
    /// Stable code, such as `CREATIVE`.
    pub code: String,
    /// Its name, in Danish.
    pub name: String,
    /// Its name, in English.
    pub name_en: String,
    /// The code of KL's common language for the disability field (FFB); null where it has none.
    pub ffb_code: Option<ID>,
}

/// A price at an offer (R36). Prices have periods: a change never rewrites the past.
#[derive(Clone, Debug, SimpleObject)]
pub struct CostItem {
    /// Its id.
    pub id: ID,
    /// What it is for.
    pub category: CostCategory,
    /// What it is called, in Danish.
    pub label: String,
    /// What it is called, in English; null when nobody has said.
    pub label_en: Option<String>,
    /// Whole øre (1/100 krone).
    pub amount_oere: i32,
    /// Per what.
    pub unit: CostUnit,
    /// True when the citizen may leave it.
    pub optional: bool,
    /// True while the municipality has not set the real price.
    pub example: bool,
    /// First day of the price.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; null while it has no end.
    pub valid_to: Option<NaiveDate>,
}

/// All offers, as one request sees them.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// In the order the municipality lists them.
    pub offers: Vec<Arc<Offer>>,
    by_id: HashMap<Uuid, Arc<Offer>>,
    /// Legal bases by code.
    pub legal_bases: HashMap<String, LegalBasis>,
}

impl Catalogue {
    /// A catalogue of these offers, in this order.
    pub fn new(offers: Vec<(Uuid, Arc<Offer>)>, legal_bases: HashMap<String, LegalBasis>) -> Self {
        Self {
            offers: offers.iter().map(|(_, offer)| offer.clone()).collect(),
            by_id: offers.into_iter().collect(),
            legal_bases,
        }
    }

    /// The offer an input names.
    pub fn find(&self, id: &ID) -> Option<(Uuid, Arc<Offer>)> {
        let id = id.parse::<Uuid>().ok()?;
        Some((id, self.offer(id)?))
    }

    /// A law by its code.
    pub fn law(&self, code: &str) -> Option<&LegalBasis> {
        self.legal_bases.get(code)
    }

    /// An offer by its id.
    pub fn offer(&self, id: Uuid) -> Option<Arc<Offer>> {
        self.by_id.get(&id).cloned()
    }
}

impl Offer {
    /// The law its places are granted under on a day; `legal_basis_on` is the same in the database.
    pub fn legal_basis_on(&self, day: NaiveDate) -> Option<&LegalBasis> {
        match &self.transfers_to {
            Some(later) if self.transferred_on.is_some_and(|on| on <= day) => Some(later),
            _ => self.legal_basis.as_ref(),
        }
    }

    /// R4, R27: a grant can only be made at an offer whose places are granted under serviceloven § 104 on its first day.
    /// The database holds the same in `r27_grantable_offer`.
    pub fn is_grantable_on(&self, day: NaiveDate) -> bool {
        self.grant_required && self.legal_basis_on(day).is_some_and(|basis| basis.code == SEL_104)
    }

    /// The prices of a day, today or later (R36).
    pub fn prices_on(&self, day: NaiveDate) -> impl Iterator<Item = &CostItem> {
        self.prices.iter().filter(move |item| calendar::in_period(day, item.valid_from, item.valid_to))
    }

    /// Why it is closed on a day, if it is.
    pub fn closed_on(&self, day: NaiveDate) -> Option<&ClosingPeriod> {
        self.closing_periods.iter().find(|period| calendar::in_period(day, period.valid_from, Some(period.valid_to)))
    }
}

/// How many places an offer with few of them has (R28).
#[derive(Clone, Debug, SimpleObject)]
pub struct OfferPlaces {
    /// The offer.
    pub offer: Arc<Offer>,
    /// How many places there are.
    pub capacity: i32,
    /// How many are taken or promised.
    pub taken: i32,
    /// How many are free.
    pub free: i32,
}
