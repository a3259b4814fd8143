//! What a citizen can expect to pay (R35, R36): expected, never an invoice, and never for taking part.
//!
//! A plan says what a citizen buys and how often; a price says what it costs, for a period. A new price follows the same
//! label at the same offer, so a plan goes on and the past keeps its prices.

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::SimpleObject;
use chrono::NaiveDate;

use crate::calendar;
use crate::offers::{Catalogue, CostCategory, CostItem, CostUnit, Offer};

/// Expected costs. It is free to take part (R35); this is food, drink and activities (R36).
/// A month is 52/12 weeks. Amounts are whole øre, rounded once at the end.
#[derive(Clone, Debug, SimpleObject)]
pub struct ExpectedCosts {
    /// What is not optional, in a usual week.
    pub per_week_oere: i32,
    /// What is not optional, in a usual month.
    pub per_month_oere: i32,
    /// What the citizen may leave, in a usual week; not part of the sums above.
    pub optional_per_week_oere: i32,
    /// What the citizen may leave, in a usual month; not part of the sums above.
    pub optional_per_month_oere: i32,
    /// Every price behind the sums, and prices per piece or occasion, which are in no sum.
    pub lines: Vec<ExpectedCostLine>,
}

/// One thing a citizen may come to pay for.
#[derive(Clone, Debug, SimpleObject)]
pub struct ExpectedCostLine {
    /// Where.
    pub offer: Arc<Offer>,
    /// What for.
    pub category: CostCategory,
    /// What it is called, in Danish.
    pub label: String,
    /// What it is called, in English; null when nobody has said.
    pub label_en: Option<String>,
    /// The price, in whole øre.
    pub amount_oere: i32,
    /// Per what.
    pub unit: CostUnit,
    /// True when the citizen may leave it.
    pub optional: bool,
    /// True while the municipality has not set the real price.
    pub example: bool,
    /// How many days a week; null for a price that is not per day.
    pub times_per_week: Option<i32>,
    /// In a usual week; null for a price per piece or occasion: nobody knows how often.
    pub per_week_oere: Option<i32>,
    /// In a usual month; null for a price per piece or occasion.
    pub per_month_oere: Option<i32>,
}

const WEEKS_IN_A_YEAR: i64 = 52;
const MONTHS_IN_A_YEAR: i64 = 12;

/// A price as it comes to be paid over a year, in øre; `None` when nobody knows how often.
fn per_year(amount_oere: i32, unit: CostUnit, times_per_week: Option<i32>) -> Option<i64> {
    match unit {
        CostUnit::PerDay => times_per_week.map(|times| i64::from(amount_oere) * i64::from(times) * WEEKS_IN_A_YEAR),
        CostUnit::PerMonth => Some(i64::from(amount_oere) * MONTHS_IN_A_YEAR),
        CostUnit::PerPiece | CostUnit::PerOccasion => None,
    }
}

/// Half an øre goes up.
fn share(per_year: i64, shares: i64) -> i32 {
    i32::try_from((per_year + shares / 2) / shares).unwrap_or(i32::MAX)
}

/// One line, with its share of a week and of a month.
pub fn line(offer: Arc<Offer>, price: Price, times_per_week: Option<i32>) -> ExpectedCostLine {
    let year = per_year(price.amount_oere, price.unit, times_per_week);
    ExpectedCostLine {
        offer,
        category: price.category,
        label: price.label,
        label_en: price.label_en,
        amount_oere: price.amount_oere,
        unit: price.unit,
        optional: price.optional,
        example: price.example,
        times_per_week,
        per_week_oere: year.map(|year| share(year, WEEKS_IN_A_YEAR)),
        per_month_oere: year.map(|year| share(year, MONTHS_IN_A_YEAR)),
    }
}

/// A price as the catalogue has it.
#[derive(Clone, Debug)]
pub struct Price {
    /// What for.
    pub category: CostCategory,
    /// What it is called.
    pub label: String,
    /// The same in English.
    pub label_en: Option<String>,
    /// Whole øre.
    pub amount_oere: i32,
    /// Per what.
    pub unit: CostUnit,
    /// May the citizen leave it?
    pub optional: bool,
    /// Is it an example?
    pub example: bool,
}

impl From<&CostItem> for Price {
    fn from(item: &CostItem) -> Self {
        Self {
            category: item.category,
            label: item.label.clone(),
            label_en: item.label_en.clone(),
            amount_oere: item.amount_oere,
            unit: item.unit,
            optional: item.optional,
            example: item.example,
        }
    }
}

/// The lines of a day: what is planned on it, with the price of it.
pub fn lines_on(day: NaiveDate, planned: &[queries::PlannedCost], catalogue: &Catalogue) -> Vec<ExpectedCostLine> {
    planned
        .iter()
        .filter(|cost| calendar::in_period(day, cost.planned.0, cost.planned.1))
        .filter(|cost| calendar::in_period(day, cost.priced.0, cost.priced.1))
        .filter_map(|cost| {
            let times = cost.times_per_week.map(i32::from);
            Some(line(catalogue.offer(cost.offer_id)?, cost.price.clone(), times))
        })
        .collect()
}

/// The day somebody asks about who names none: today, or the first day of what is planned when nothing is today.
pub fn usual_day(planned: &[queries::PlannedCost], today: NaiveDate) -> NaiveDate {
    let now = planned.iter().any(|cost| calendar::in_period(today, cost.planned.0, cost.planned.1));
    let ahead = planned.iter().filter(|cost| cost.planned.0 > today && cost.planned.1 != Some(cost.planned.0));
    if now { today } else { ahead.map(|cost| cost.planned.0).min().unwrap_or(today) }
}

/// "What if I came N days?": everything that is paid by the day, on that many days; the rest as it is.
pub fn if_coming(lines: Vec<ExpectedCostLine>, offer: &Offer, days_per_week: i32) -> ExpectedCosts {
    let lines = lines.into_iter().map(|one| {
        let there = one.offer.id == offer.id && one.unit == CostUnit::PerDay;
        let times = if there { Some(days_per_week) } else { one.times_per_week };
        let price = Price {
            category: one.category,
            label: one.label,
            label_en: one.label_en,
            amount_oere: one.amount_oere,
            unit: one.unit,
            optional: one.optional,
            example: one.example,
        };
        line(one.offer, price, times)
    });
    expected(lines.collect())
}

/// What somebody who comes so many days can expect to pay at an offer, at the prices of today.
pub fn at_offer(offer: &Arc<Offer>, days_per_week: i32) -> ExpectedCosts {
    let per_day = |unit| (unit == CostUnit::PerDay).then_some(days_per_week);
    let items = offer.prices_on(calendar::today());
    expected(items.map(|item| line(offer.clone(), item.into(), per_day(item.unit))).collect())
}

/// The sums over all lines, what is optional apart (R36).
pub fn expected(lines: Vec<ExpectedCostLine>) -> ExpectedCosts {
    let year = |optional: bool| -> i64 {
        lines
            .iter()
            .filter(|line| line.optional == optional)
            .filter_map(|line| per_year(line.amount_oere, line.unit, line.times_per_week))
            .sum()
    };
    let (needed, optional) = (year(false), year(true));
    ExpectedCosts {
        per_week_oere: share(needed, WEEKS_IN_A_YEAR),
        per_month_oere: share(needed, MONTHS_IN_A_YEAR),
        optional_per_week_oere: share(optional, WEEKS_IN_A_YEAR),
        optional_per_month_oere: share(optional, MONTHS_IN_A_YEAR),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r36_three_days_of_lunch_and_coffee_are_120_kroner_a_week_and_520_a_month() {
        let year = per_year(3500, CostUnit::PerDay, Some(3))
            .and_then(|lunch| per_year(500, CostUnit::PerDay, Some(3)).map(|coffee| lunch + coffee));
        assert_eq!(year.map(|year| share(year, WEEKS_IN_A_YEAR)), Some(12_000));
        assert_eq!(year.map(|year| share(year, MONTHS_IN_A_YEAR)), Some(52_000));
    }

    #[test]
    fn r36_a_price_per_occasion_is_in_no_sum() {
        assert_eq!(per_year(7500, CostUnit::PerOccasion, Some(3)), None);
        assert_eq!(per_year(7500, CostUnit::PerPiece, None), None);
    }

    #[test]
    fn half_an_oere_goes_up() {
        assert_eq!(share(6, 12), 1);
        assert_eq!(share(5, 12), 0);
    }
}
