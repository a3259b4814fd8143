//! Planning the weekdays of a place: the rules that can be said without the database, and the rows they become (R14).

use std::collections::BTreeSet;

use async_graphql::InputObject;
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::DayPart;
use super::queries::ScheduleDayRow;
use crate::calendar::Weekday;
use crate::grants::place::Place;
use crate::offers::{Offer, OpeningHours};
use crate::user_error::{Problems, UserErrorCode};

/// A weekday a citizen is to come.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct ScheduleDayInput {
    /// The weekday.
    pub weekday: Weekday,
    /// MORNING or AFTERNOON of a whole day, where the municipality has half days. Left out: as long as the offer is open.
    pub day_part: Option<DayPart>,
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// Which part of the day an opening is.
pub fn day_part(opens_at: NaiveTime, closes_at: NaiveTime) -> DayPart {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    if opens_at >= hour(16) {
        DayPart::Evening
    } else if closes_at <= hour(13) {
        DayPart::Morning
    } else if opens_at >= NOON {
        DayPart::Afternoon
    } else {
        DayPart::Full
    }
}

/// From when to when a part of an opening is; `None` when the opening has no such part.
fn hours_of(part: Option<DayPart>, hours: &OpeningHours) -> Option<(DayPart, NaiveTime, NaiveTime)> {
    let whole = day_part(hours.opens_at, hours.closes_at);
    match part {
        None => Some((whole, hours.opens_at, hours.closes_at)),
        Some(part) if part == whole => Some((whole, hours.opens_at, hours.closes_at)),
        Some(DayPart::Morning) if whole == DayPart::Full => Some((DayPart::Morning, hours.opens_at, NOON)),
        Some(DayPart::Afternoon) if whole == DayPart::Full => Some((DayPart::Afternoon, NOON, hours.closes_at)),
        Some(_) => None,
    }
}

fn opening(offer: &Offer, weekday: Weekday) -> Option<&OpeningHours> {
    offer.opening_hours.iter().find(|hours| hours.weekday == weekday)
}

/// R14: as many different weekdays as were granted, on days when the offer is open, and half days only where the
/// municipality has them.
pub fn check(days: &[ScheduleDayInput], days_per_week: i32, offer: &Offer, half_days: bool) -> Problems {
    let mut problems = Problems::default();
    let mut refuse = |message: &str, message_en: &str| {
        problems.refuse(UserErrorCode::OutOfRange, &["days"], message, message_en);
    };
    let distinct: BTreeSet<_> = days.iter().map(|day| day.weekday).collect();
    if distinct.len() != days.len() || i32::try_from(distinct.len()) != Ok(days_per_week) {
        refuse(
            "Vælg lige så mange forskellige ugedage, som der er dage om ugen.",
            "Choose as many different weekdays as there are days a week.",
        );
    }
    if days.iter().any(|day| opening(offer, day.weekday).is_none()) {
        refuse(
            &format!("{} er lukket på en af dagene. Vælg dage, hvor der er åbent.", offer.name),
            &format!("{} is closed on one of the days. Choose days when it is open.", offer.name),
        );
    }
    let half = |day: &&ScheduleDayInput| {
        opening(offer, day.weekday)
            .is_some_and(|hours| day.day_part.is_some_and(|part| part != day_part(hours.opens_at, hours.closes_at)))
    };
    if !half_days && days.iter().any(|day| half(&day)) {
        refuse(
            "Kommunen har ikke halve dage. Lad delen af dagen være tom.",
            "The municipality has no half days. Leave the part of the day out.",
        );
    } else if days
        .iter()
        .any(|day| opening(offer, day.weekday).is_some_and(|hours| hours_of(day.day_part, hours).is_none()))
    {
        refuse(
            "Tilbuddet har ikke åbent på den del af dagen. Vælg en anden del, eller lad feltet være tomt.",
            "The offer is not open on that part of the day. Choose another part, or leave it out.",
        );
    }
    problems
}

/// The rows of weekdays that have been checked, from a day on.
pub fn rows(days: &[ScheduleDayInput], place: Place, offer: &Offer, valid_from: NaiveDate) -> Vec<ScheduleDayRow> {
    days.iter()
        .filter_map(|day| {
            let (day_part, starts_at, ends_at) = hours_of(day.day_part, opening(offer, day.weekday)?)?;
            Some(ScheduleDayRow {
                id: Uuid::now_v7(),
                grant_id: place.grant_id,
                citizen_id: place.citizen_id,
                offer_id: place.offer_id,
                weekday: day.weekday,
                day_part,
                starts_at,
                ends_at,
                valid_from,
                valid_to: None,
            })
        })
        .collect()
}
