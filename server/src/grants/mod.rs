//! Grants: what a citizen has been granted, on which days, and the decisions behind it.
//!
//! A grant is an identity; its *terms* are periods, each made by a decision. What is current, upcoming or ended is
//! derived from the day, never stored. Rules that need no database are plain functions here.

pub mod create;
pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use crate::calendar::{self, Weekday};
use crate::closed_list;
use crate::offers::{Catalogue, LegalBasis, Offer};

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

closed_list! {
    /// What a decision came to.
    pub enum DecisionOutcome {
        /// All that was asked for.
        Full = "FULL",
        /// Less than was asked for (fewer days count).
        Partial = "PARTIAL",
        /// Nothing.
        Refused = "REFUSED",
        /// What was granted is changed.
        Changed = "CHANGED",
        /// What was granted ends.
        Ended = "ENDED",
    }
}

closed_list! {
    /// Which part of the day. A half day counts as a day (R14).
    pub enum DayPart {
        /// The whole day.
        Full = "FULL",
        /// The morning.
        Morning = "MORNING",
        /// The afternoon.
        Afternoon = "AFTERNOON",
        /// The evening.
        Evening = "EVENING",
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
    /// First day.
    pub valid_from: NaiveDate,
    /// First day it no longer holds; null while it has no end, which is the rule (R18).
    pub valid_to: Option<NaiveDate>,
    /// Upcoming, current or ended.
    pub status: GrantStatus,
}

/// A decision (afgørelse). Never changed: a new one replaces it.
#[derive(Clone, Debug, SimpleObject)]
pub struct Decision {
    /// Its id.
    pub id: ID,
    /// The grant it made or changed; null for a refusal.
    pub grant_id: Option<ID>,
    /// What it came to.
    pub outcome: DecisionOutcome,
    /// When.
    pub decided_on: NaiveDate,
    /// The law it rests on (R6).
    pub legal_basis: LegalBasis,
    /// The main considerations (forvaltningsloven § 24).
    pub considerations: String,
    /// The main facts (forvaltningsloven § 24).
    pub facts: String,
    /// Why not all that was asked for; null only when all was granted (forvaltningsloven § 22).
    pub reasons: Option<String>,
    /// How, where and until when to complain; null only when all was granted (forvaltningsloven § 25).
    pub complaint_guidance: Option<String>,
}

/// A citizen's week, Monday first.
#[derive(Clone, Debug, SimpleObject)]
pub struct WeeklySchedule {
    /// Its Monday.
    pub starts_on: NaiveDate,
    /// Seven days.
    pub days: Vec<ScheduledDay>,
}

/// A day of a citizen's week.
#[derive(Clone, Debug, SimpleObject)]
pub struct ScheduledDay {
    /// The day.
    pub date: NaiveDate,
    /// Its weekday.
    pub weekday: Weekday,
    /// Where the citizen is expected, earliest first; empty on a day off.
    pub attendances: Vec<Attendance>,
}

/// A citizen at an offer on a day.
#[derive(Clone, Debug, SimpleObject)]
pub struct Attendance {
    /// Where.
    pub offer: Arc<Offer>,
    /// Which part of the day.
    pub day_part: DayPart,
    /// From.
    pub starts_at: NaiveTime,
    /// To.
    pub ends_at: NaiveTime,
}

/// Upcoming, current or ended on a day (R18: a grant without an end stays current).
pub fn status_on(day: NaiveDate, valid_from: NaiveDate, valid_to: Option<NaiveDate>) -> GrantStatus {
    if day < valid_from {
        GrantStatus::Upcoming
    } else if calendar::in_period(day, valid_from, valid_to) {
        GrantStatus::Current
    } else {
        GrantStatus::Ended
    }
}

/// The week that holds `day`, from the days a citizen is scheduled.
pub fn week_of(day: NaiveDate, scheduled: &[queries::ScheduleDayRow], catalogue: &Catalogue) -> Option<WeeklySchedule> {
    let starts_on = calendar::monday_of(day)?;
    let days = (0..7)
        .filter_map(|offset| {
            let date = starts_on.checked_add_days(Days::new(offset))?;
            let weekday = Weekday::of(date);
            let mut attendances: Vec<Attendance> = scheduled
                .iter()
                .filter(|row| row.weekday == weekday && calendar::in_period(date, row.valid_from, row.valid_to))
                .filter_map(|row| {
                    Some(Attendance {
                        offer: catalogue.offer(row.offer_id)?,
                        day_part: row.day_part,
                        starts_at: row.starts_at,
                        ends_at: row.ends_at,
                    })
                })
                .collect();
            attendances.sort_by_key(|attendance| attendance.starts_at);
            Some(ScheduledDay { date, weekday, attendances })
        })
        .collect();
    Some(WeeklySchedule { starts_on, days })
}

/// One grant for each identity, with the terms that matter today: the current ones, else the next, else the last.
pub fn of_terms<'a>(terms: impl Iterator<Item = &'a queries::GrantTermsRow>, catalogue: &Catalogue) -> Vec<Grant> {
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
    for row in terms {
        match chosen.iter_mut().find(|other| other.grant_id == row.grant_id) {
            None => chosen.push(row),
            Some(other) if rank(row) > rank(other) => *other = row,
            Some(_) => {}
        }
    }
    chosen.into_iter().filter_map(|row| row.shown(catalogue)).collect()
}

impl queries::GrantTermsRow {
    /// As it is shown today.
    pub fn shown(&self, catalogue: &Catalogue) -> Option<Grant> {
        Some(Grant {
            id: self.grant_id.into(),
            offer: catalogue.offer(self.offer_id)?,
            days_per_week: self.days_per_week.into(),
            purpose: self.purpose.clone(),
            scope_reason: self.scope_reason.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            status: status_on(calendar::today(), self.valid_from, self.valid_to),
        })
    }
}

impl queries::DecisionRow {
    /// As it is shown.
    pub fn shown(&self, catalogue: &Catalogue) -> Option<Decision> {
        Some(Decision {
            id: self.id.into(),
            grant_id: self.grant_id.map(Into::into),
            outcome: self.outcome,
            decided_on: self.decided_on,
            legal_basis: catalogue.legal_bases.get(&self.legal_basis)?.clone(),
            considerations: self.considerations.clone(),
            facts: self.facts.clone(),
            reasons: self.reasons.clone(),
            complaint_guidance: self.complaint_guidance.clone(),
        })
    }
}
