//! Reads a municipality's catalogue and quality standard from TOML and writes it to an empty database, as its owner.

use chrono::{Datelike, NaiveDate, NaiveTime};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Deserialize;
use uuid::Uuid;

use super::LocalRuleTopic;
use crate::calendar::{self, Weekday};
use crate::db::schema;
use crate::offers::{CostCategory, CostUnit, OfferArea, ProviderType};

/// The demonstration municipality: Roskilde's standard, with examples where it is silent.
pub const ROSKILDE: &str = include_str!("../../data/roskilde.toml");

/// A municipality's file. Unknown words are refused, so that a slip of the pen is seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    version: String,
    title: String,
    general_information_url: Option<String>,
    approved_on: Option<toml::value::Datetime>,
    authority_unit: Unit,
    settings: SettingsEntry,
    legal_basis: Vec<Basis>,
    activity_kind: Vec<Kind>,
    section: Vec<Section>,
    exclusion: Vec<NotCovered>,
    #[serde(default)]
    local_rule: Vec<LocalRuleEntry>,
    /// The offers, in the order they are shown.
    pub offer: Vec<OfferEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    municipality: String,
    name: String,
    phone: String,
    phone_hours: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsEntry {
    follow_up_months: i16,
    half_days_allowed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LocalRuleEntry {
    topic: LocalRuleTopic,
    text: Option<String>,
    easy: Option<String>,
    text_en: Option<String>,
    easy_en: Option<String>,
}

/// Days on which an offer is closed every year: `MM-DD`, the second the first day open again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosingEntry {
    from: String,
    to: String,
    reason_da: String,
    reason_en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Basis {
    code: String,
    law: String,
    paragraph: String,
    title_da: String,
    title_en: String,
    valid_from: Option<toml::value::Datetime>,
    valid_to: Option<toml::value::Datetime>,
    #[serde(default)]
    of_offers: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    code: String,
    name_da: String,
    name_en: String,
    ffb_code: Option<Uuid>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    key: String,
    heading: String,
    body: String,
    easy: String,
    heading_en: Option<String>,
    body_en: Option<String>,
    easy_en: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotCovered {
    code: String,
    text: String,
    refer_to: String,
    text_en: Option<String>,
    refer_to_en: Option<String>,
}

/// An offer of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferEntry {
    /// Stable code.
    pub code: String,
    name: String,
    description: String,
    description_en: Option<String>,
    area: OfferArea,
    /// Who runs it.
    pub provider_type: ProviderType,
    /// Does a place have to be granted?
    pub grant_required: bool,
    open: bool,
    /// The law places are granted under.
    pub legal_basis: Option<String>,
    transferred_from: Option<String>,
    limited_places: bool,
    /// Granted places, where there are few.
    pub capacity: Option<i32>,
    url: Option<String>,
    /// When it is open.
    pub opening_hours: Vec<Hours>,
    #[serde(default)]
    closing_periods: Vec<ClosingEntry>,
    #[serde(default)]
    activity: Vec<ActivityEntry>,
    /// What it costs.
    #[serde(default)]
    pub cost_item: Vec<CostEntry>,
}

/// An opening of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The weekday.
    pub weekday: Weekday,
    opens_at: String,
    closes_at: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityEntry {
    name: String,
    name_en: Option<String>,
    kinds: Vec<String>,
}

/// A price of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostEntry {
    category: CostCategory,
    /// What it is called.
    pub label: String,
    label_en: Option<String>,
    amount_oere: i32,
    /// Per what.
    pub unit: CostUnit,
    /// May the citizen leave it?
    pub optional: bool,
    example: bool,
}

/// Ids of what came out of a file: always the same, so that links to an offer outlive a new database.
pub fn id_of(kind: &str, name: &str) -> Uuid {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("samvaer {kind} {name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.as_ref()).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

impl Hours {
    /// From and to.
    pub fn times(&self) -> anyhow::Result<(NaiveTime, NaiveTime)> {
        Ok((self.opens_at.parse()?, self.closes_at.parse()?))
    }
}

impl OfferEntry {
    /// Its id in the database.
    pub fn id(&self) -> Uuid {
        id_of("offer", &self.code)
    }
}

impl CostEntry {
    /// Its id in the database.
    pub fn id(&self, offer: &OfferEntry) -> Uuid {
        id_of("cost item", &format!("{} {}", offer.code, self.label))
    }
}

fn day(day: Option<&toml::value::Datetime>) -> anyhow::Result<Option<NaiveDate>> {
    Ok(day.map(|day| day.to_string().parse()).transpose()?)
}

impl Municipality {
    /// Reads a file.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Writes it to a database that has none. Prices begin on `prices_from`.
    pub async fn write(&self, connection: &mut AsyncPgConnection, prices_from: NaiveDate) -> anyhow::Result<()> {
        self.write_texts(connection).await?;
        for (position, offer) in self.offer.iter().enumerate() {
            offer.write(connection, i32::try_from(position)?, prices_from).await?;
        }
        Ok(())
    }

    async fn write_texts(&self, connection: &mut AsyncPgConnection) -> anyhow::Result<()> {
        use schema::{activity_kind, exclusion, legal_basis, local_rule, quality_standard, quality_standard_section};
        for basis in &self.legal_basis {
            diesel::insert_into(legal_basis::table)
                .values((
                    legal_basis::code.eq(&basis.code),
                    legal_basis::law.eq(&basis.law),
                    legal_basis::paragraph.eq(&basis.paragraph),
                    legal_basis::title_da.eq(&basis.title_da),
                    legal_basis::title_en.eq(&basis.title_en),
                    legal_basis::valid_from.eq(day(basis.valid_from.as_ref())?),
                    legal_basis::valid_to.eq(day(basis.valid_to.as_ref())?),
                    legal_basis::of_offers.eq(basis.of_offers),
                ))
                .execute(connection)
                .await?;
        }
        for kind in &self.activity_kind {
            diesel::insert_into(activity_kind::table)
                .values((
                    activity_kind::code.eq(&kind.code),
                    activity_kind::name_da.eq(&kind.name_da),
                    activity_kind::name_en.eq(&kind.name_en),
                    activity_kind::ffb_code.eq(kind.ffb_code),
                ))
                .execute(connection)
                .await?;
        }
        let unit = &self.authority_unit;
        diesel::insert_into(quality_standard::table)
            .values((
                quality_standard::version.eq(&self.version),
                quality_standard::title.eq(&self.title),
                quality_standard::approved_on.eq(day(self.approved_on.as_ref())?),
                quality_standard::general_information_url.eq(&self.general_information_url),
                quality_standard::municipality.eq(&unit.municipality),
                quality_standard::unit_name.eq(&unit.name),
                quality_standard::phone.eq(&unit.phone),
                quality_standard::phone_hours.eq(&unit.phone_hours),
                quality_standard::follow_up_months.eq(self.settings.follow_up_months),
                quality_standard::half_days_allowed.eq(self.settings.half_days_allowed),
            ))
            .execute(connection)
            .await?;
        for (position, section) in (0..).zip(&self.section) {
            diesel::insert_into(quality_standard_section::table)
                .values((
                    quality_standard_section::version.eq(&self.version),
                    quality_standard_section::key.eq(&section.key),
                    quality_standard_section::position.eq(position),
                    quality_standard_section::heading.eq(&section.heading),
                    quality_standard_section::body.eq(section.body.trim()),
                    quality_standard_section::easy.eq(section.easy.trim()),
                    quality_standard_section::heading_en.eq(&section.heading_en),
                    quality_standard_section::body_en.eq(section.body_en.as_deref().map(str::trim)),
                    quality_standard_section::easy_en.eq(section.easy_en.as_deref().map(str::trim)),
                ))
                .execute(connection)
                .await?;
        }
        for (position, excluded) in (0..).zip(&self.exclusion) {
            diesel::insert_into(exclusion::table)
                .values((
                    exclusion::version.eq(&self.version),
                    exclusion::code.eq(&excluded.code),
                    exclusion::position.eq(position),
                    exclusion::text.eq(&excluded.text),
                    exclusion::refer_to.eq(&excluded.refer_to),
                    exclusion::text_en.eq(&excluded.text_en),
                    exclusion::refer_to_en.eq(&excluded.refer_to_en),
                ))
                .execute(connection)
                .await?;
        }
        for rule in &self.local_rule {
            diesel::insert_into(local_rule::table)
                .values((
                    local_rule::topic.eq(rule.topic),
                    local_rule::text.eq(rule.text.as_deref().map(str::trim)),
                    local_rule::easy.eq(rule.easy.as_deref().map(str::trim)),
                    local_rule::text_en.eq(rule.text_en.as_deref().map(str::trim)),
                    local_rule::easy_en.eq(rule.easy_en.as_deref().map(str::trim)),
                ))
                .execute(connection)
                .await?;
        }
        Ok(())
    }
}

impl ClosingEntry {
    /// This year's and the next two's, the one that has begun included.
    fn days(&self, today: NaiveDate) -> anyhow::Result<Vec<(NaiveDate, NaiveDate)>> {
        let mut all = Vec::new();
        for year in today.year() - 1..=today.year() + 2 {
            let from: NaiveDate = format!("{year}-{}", self.from).parse()?;
            let to: NaiveDate = format!("{year}-{}", self.to).parse()?;
            let to = if to > from { to } else { format!("{}-{}", year + 1, self.to).parse()? };
            if to > today {
                all.push((from, to));
            }
        }
        Ok(all)
    }
}

impl OfferEntry {
    async fn write(
        &self,
        connection: &mut AsyncPgConnection,
        position: i32,
        prices_from: NaiveDate,
    ) -> anyhow::Result<()> {
        use schema::{activity, activity_activity_kind, closing_period, cost_item, offer, opening_hours};
        diesel::insert_into(offer::table)
            .values((
                offer::id.eq(self.id()),
                offer::code.eq(&self.code),
                offer::name.eq(&self.name),
                offer::description.eq(&self.description),
                offer::description_en.eq(&self.description_en),
                offer::area.eq(self.area),
                offer::provider_type.eq(self.provider_type),
                offer::grant_required.eq(self.grant_required),
                offer::open.eq(self.open),
                offer::legal_basis.eq(&self.legal_basis),
                offer::transferred_from.eq(&self.transferred_from),
                offer::limited_places.eq(self.limited_places),
                offer::capacity.eq(self.capacity),
                offer::url.eq(&self.url),
                offer::position.eq(position),
            ))
            .execute(connection)
            .await?;
        for hours in &self.opening_hours {
            let (opens_at, closes_at) = hours.times()?;
            diesel::insert_into(opening_hours::table)
                .values((
                    opening_hours::offer_id.eq(self.id()),
                    opening_hours::weekday.eq(hours.weekday),
                    opening_hours::opens_at.eq(opens_at),
                    opening_hours::closes_at.eq(closes_at),
                ))
                .execute(connection)
                .await?;
        }
        for closing in &self.closing_periods {
            for (from, to) in closing.days(calendar::today())? {
                diesel::insert_into(closing_period::table)
                    .values((
                        closing_period::id.eq(id_of("closing", &format!("{} {from}", self.code))),
                        closing_period::offer_id.eq(self.id()),
                        closing_period::valid_from.eq(from),
                        closing_period::valid_to.eq(to),
                        closing_period::reason_da.eq(&closing.reason_da),
                        closing_period::reason_en.eq(&closing.reason_en),
                    ))
                    .execute(connection)
                    .await?;
            }
        }
        for entry in &self.activity {
            let id = id_of("activity", &format!("{} {}", self.code, entry.name));
            diesel::insert_into(activity::table)
                .values((
                    activity::id.eq(id),
                    activity::offer_id.eq(self.id()),
                    activity::name.eq(&entry.name),
                    activity::name_en.eq(&entry.name_en),
                ))
                .execute(connection)
                .await?;
            let kinds: Vec<_> = entry
                .kinds
                .iter()
                .map(|kind| (activity_activity_kind::activity_id.eq(id), activity_activity_kind::kind_code.eq(kind)))
                .collect();
            diesel::insert_into(activity_activity_kind::table).values(kinds).execute(connection).await?;
        }
        for item in &self.cost_item {
            diesel::insert_into(cost_item::table)
                .values((
                    cost_item::id.eq(item.id(self)),
                    cost_item::offer_id.eq(self.id()),
                    cost_item::category.eq(item.category),
                    cost_item::label.eq(&item.label),
                    cost_item::label_en.eq(&item.label_en),
                    cost_item::amount_oere.eq(item.amount_oere),
                    cost_item::unit.eq(item.unit),
                    cost_item::optional.eq(item.optional),
                    cost_item::example.eq(item.example),
                    cost_item::valid_from.eq(prices_from),
                ))
                .execute(connection)
                .await?;
        }
        Ok(())
    }
}
