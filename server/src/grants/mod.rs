//! Grants: what a citizen has been granted.
//!
//! A grant is an identity; its *terms* are periods, each made by a decision. What is current, upcoming or ended is
//! derived from the day, never stored. Rules that need no database are plain functions here.

pub mod change;
pub mod create;
pub mod place;
pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{Datelike, NaiveDate};

use crate::calendar;
use crate::closed_list;
use crate::offers::{Catalogue, Offer};

closed_list! {
    /// Where a grant is in its life on the day it is asked for.
    pub enum GrantStatus {
        /// Begins later.
        Upcoming = "UPCOMING",
        /// In force today.
        Current = "CURRENT",
        /// No longer in force.
        Ended = "ENDED",
    }
}

/// A grant (bevilling) of a place at an offer, with the terms that matter on the day it is asked for.
#[derive(Clone, Debug, SimpleObject)]
pub struct Grant {
    /// Its id.
    pub id: ID,
    /// Where.
    pub offer: Arc<Offer>,
    /// 1 to 5 days a week (R14).
    pub days_per_week: i32,
    /// What it is for, in words for this citizen (R1).
    pub purpose: String,
    /// Why this many days: resources, needs and interest (R15).
    pub scope_reason: String,
    /// Why the municipality's own offers don't meet the need; null at an own offer (R30, R31).
    pub own_offers_insufficient_reason: Option<String>,
    /// First day of the place.
    pub valid_from: NaiveDate,
    /// First day without the place; null while it has no end, which is the rule (R18).
    pub valid_to: Option<NaiveDate>,
    /// First day of these terms.
    pub terms_valid_from: NaiveDate,
    /// First day of other terms, or without the place; null while neither is decided.
    pub terms_valid_to: Option<NaiveDate>,
    /// Upcoming, current or ended.
    pub status: GrantStatus,
    /// Its history: every period, newest first, each with the decision that made it.
    pub periods: Vec<GrantPeriod>,
}

/// A period of a grant.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantPeriod {
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; null while it has no end. The same as `validFrom` when it was replaced before it began.
    pub valid_to: Option<NaiveDate>,
    /// 1 to 5 days a week (R14).
    pub days_per_week: i32,
    /// The decision that made it.
    pub decision_id: ID,
}

/// Upcoming, current or ended on a day (R18: a grant without an end stays current). A period that was replaced before it
/// began has ended.
pub fn status_on(day: NaiveDate, valid_from: NaiveDate, valid_to: Option<NaiveDate>) -> GrantStatus {
    if valid_to.is_some_and(|end| end <= day || end <= valid_from) {
        GrantStatus::Ended
    } else if day < valid_from {
        GrantStatus::Upcoming
    } else {
        GrantStatus::Current
    }
}

/// One grant for each identity, with the terms that matter today: the current ones, else the next, else the last.
pub fn of_terms<'a>(
    terms: impl Iterator<Item = &'a queries::GrantTermsRow> + Clone,
    catalogue: &Catalogue,
) -> Vec<Grant> {
    let today = calendar::today();
    // CURRENT before UPCOMING before ENDED; of several to come the first, of several ended the last.
    let rank = |row: &queries::GrantTermsRow| {
        let day = i64::from(row.valid_from.num_days_from_ce());
        match status_on(today, row.valid_from, row.valid_to) {
            GrantStatus::Current => (2, day),
            GrantStatus::Upcoming => (1, -day),
            GrantStatus::Ended => (0, day),
        }
    };
    let mut chosen: Vec<&queries::GrantTermsRow> = Vec::new();
    for row in terms.clone() {
        match chosen.iter_mut().find(|other| other.grant_id == row.grant_id) {
            None => chosen.push(row),
            Some(other) if rank(row) > rank(other) => *other = row,
            Some(_) => {}
        }
    }
    chosen.into_iter().filter_map(|row| row.shown(terms.clone(), catalogue)).collect()
}

impl queries::GrantTermsRow {
    /// As it is shown today, with the history it is part of.
    fn shown<'a>(&self, history: impl Iterator<Item = &'a Self>, catalogue: &Catalogue) -> Option<Grant> {
        let of_grant: Vec<Self> = history.filter(|row| row.grant_id == self.grant_id).cloned().collect();
        let began = of_grant.iter().filter(|row| row.valid_to != Some(row.valid_from)).map(|row| row.valid_from).min();
        let periods = of_grant.iter().map(|row| GrantPeriod {
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            days_per_week: row.days_per_week.into(),
            decision_id: row.decision_id.into(),
        });
        Some(Grant {
            id: self.grant_id.into(),
            offer: catalogue.offer(self.offer_id)?,
            days_per_week: self.days_per_week.into(),
            purpose: self.purpose.clone(),
            scope_reason: self.scope_reason.clone(),
            own_offers_insufficient_reason: self.own_offers_insufficient_reason.clone(),
            valid_from: began.unwrap_or(self.valid_from),
            valid_to: if began.is_some() { place::ends_on(&of_grant) } else { self.valid_to },
            terms_valid_from: self.valid_from,
            terms_valid_to: self.valid_to,
            status: status_on(calendar::today(), self.valid_from, self.valid_to),
            periods: periods.collect(),
        })
    }
}
