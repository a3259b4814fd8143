//! Offers: where a citizen can spend the day, what happens there and what it costs. Nobody's personal data, so it is
//! readable without signing in. Expected costs live here too: a citizen's days times an offer's prices.

pub mod costs;
pub mod queries;
pub mod resolvers;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::calendar::Weekday;
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
}

/// An offer (tilbud). One offer may be open to everybody and have places that are granted (R3, R28).
#[derive(Clone, Debug, SimpleObject)]
pub struct Offer {
    /// Its id.
    pub id: ID,
    /// Stable code, such as `skovhjaelperne`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is, in plain Danish.
    pub description: String,
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
    /// The law its places are granted under; null for an offer that is only open.
    pub legal_basis: Option<LegalBasis>,
    /// The law its places were granted under before; null when it never moved (R27).
    pub transferred_from: Option<LegalBasis>,
    /// Where to read more; null when there is no page.
    pub url: Option<String>,
    /// When it is open, by weekday.
    pub opening_hours: Vec<OpeningHours>,
    /// What happens there.
    pub activities: Vec<Activity>,
    /// Prices in force today (R36).
    pub cost_items: Vec<CostItem>,
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

/// Something people do at an offer (R2).
#[derive(Clone, Debug, SimpleObject)]
pub struct Activity {
    /// Its id.
    pub id: ID,
    /// Its name, in Danish.
    pub name: String,
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

    /// An offer by its id.
    pub fn offer(&self, id: Uuid) -> Option<Arc<Offer>> {
        self.by_id.get(&id).cloned()
    }
}

/// R4, R27: a grant can only be made at an offer whose places are granted under serviceloven § 104.
/// The database holds the same in `r27_grantable_offer`.
pub fn is_grantable(grant_required: bool, legal_basis: Option<&str>) -> bool {
    grant_required && legal_basis == Some(SEL_104)
}
