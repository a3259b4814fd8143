//! Making a grant: the rules that can be said without the database, and the rows it becomes.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

use super::queries::{CostPlanRow, DecisionRow, GrantTermsRow, NewGrant, ScheduleDayRow, WholeGrant};
use super::{DayPart, DecisionOutcome};
use crate::calendar::Weekday;
use crate::offers::{CostUnit, Offer, ProviderType, SEL_104};
use crate::user_error::{UserError, UserErrorCode};

/// R14: the fewest and the most days a week.
pub const DAYS_PER_WEEK: std::ops::RangeInclusive<i32> = 1..=5;

/// What is needed to grant a place.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantCreateInput {
    /// Whom it is for.
    pub citizen_id: ID,
    /// Where: an offer that is grantable under serviceloven § 104.
    pub offer_id: ID,
    /// Makes sending it twice grant once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// 1 to 5 days a week (R14).
    pub days_per_week: i32,
    /// First day. There is no end date unless a new decision sets one (R18).
    pub valid_from: NaiveDate,
    /// What it is for, in words for this citizen (R1).
    #[graphql(validator(max_length = 2000))]
    pub purpose: String,
    /// Why this many days: resources, needs and interest (R15).
    #[graphql(validator(max_length = 2000))]
    pub scope_reason: String,
    /// Why the municipality's own offers don't meet the need; required at any other provider (R30, R31).
    #[graphql(validator(max_length = 2000))]
    pub own_offers_insufficient_reason: Option<String>,
    /// Which days, as many as `daysPerWeek`; left out: not agreed yet.
    pub weekdays: Option<Vec<Weekday>>,
    /// The decision.
    pub decision: DecisionInput,
}

/// The decision behind a grant.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DecisionInput {
    /// FULL, or PARTIAL when less was granted than asked for.
    pub outcome: DecisionOutcome,
    /// The main considerations (forvaltningsloven § 24).
    #[graphql(validator(max_length = 5000))]
    pub considerations: String,
    /// The main facts (forvaltningsloven § 24).
    #[graphql(validator(max_length = 5000))]
    pub facts: String,
    /// Why not all that was asked for; required unless FULL (forvaltningsloven § 22).
    #[graphql(validator(max_length = 5000))]
    pub reasons: Option<String>,
    /// How, where and until when to complain; required unless FULL (forvaltningsloven § 25).
    #[graphql(validator(max_length = 5000))]
    pub complaint_guidance: Option<String>,
}

fn filled(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// Everything the caller can put right before anything is written.
pub fn check(input: &GrantCreateInput, offer: &Offer) -> Vec<UserError> {
    use UserErrorCode::{NotGrantable, OutOfRange, ReasonRequired};
    let mut errors = Vec::new();
    let mut refuse = |code, field: &[&str], message: &str, message_en: &str| {
        errors.push(UserError::new(code, field, message, message_en));
    };
    if !DAYS_PER_WEEK.contains(&input.days_per_week) {
        refuse(
            OutOfRange,
            &["daysPerWeek"],
            "Man kan få 1 til 5 dage om ugen. Vælg et tal fra 1 til 5.",
            "A grant is for 1 to 5 days a week. Choose a number from 1 to 5.",
        );
    }
    if !(1900..=2200).contains(&input.valid_from.year()) {
        refuse(
            OutOfRange,
            &["validFrom"],
            "Vælg en dag mellem år 1900 og 2200.",
            "Choose a day between the years 1900 and 2200.",
        );
    }
    if !offer.grantable {
        match &offer.legal_basis {
            Some(basis) => refuse(
                NotGrantable,
                &["offerId"],
                &format!(
                    "{} er nu et tilbud efter {} {}. Det kan ikke bevilges efter § 104.",
                    offer.name, basis.law, basis.paragraph
                ),
                &format!(
                    "{} is now an offer under {} {}. It can't be granted under § 104.",
                    offer.name, basis.law, basis.paragraph
                ),
            ),
            None => refuse(
                NotGrantable,
                &["offerId"],
                &format!("{} er et åbent tilbud. Man kan komme uden bevilling.", offer.name),
                &format!("{} is an open offer. Nobody needs a grant to come.", offer.name),
            ),
        }
    }
    if offer.provider_type != ProviderType::Own && !filled(input.own_offers_insufficient_reason.as_deref()) {
        refuse(
            ReasonRequired,
            &["ownOffersInsufficientReason"],
            "Skriv, hvorfor kommunens egne tilbud ikke er nok.",
            "Say why the municipality's own offers don't meet the need.",
        );
    }
    if !filled(Some(&input.scope_reason)) {
        refuse(
            ReasonRequired,
            &["scopeReason"],
            "Skriv, hvorfor det er netop så mange dage: ressourcer, behov og interesse.",
            "Say why this many days: resources, needs and interest.",
        );
    }
    if !filled(Some(&input.purpose)) {
        refuse(ReasonRequired, &["purpose"], "Skriv, hvad formålet er.", "Say what the purpose is.");
    }
    for (text, field) in [(&input.decision.considerations, "considerations"), (&input.decision.facts, "facts")] {
        if !filled(Some(text)) {
            refuse(
                ReasonRequired,
                &["decision", field],
                "Skriv, hvad afgørelsen bygger på. Loven kræver det.",
                "Say what the decision rests on. The law asks for it.",
            );
        }
    }
    if !matches!(input.decision.outcome, DecisionOutcome::Full | DecisionOutcome::Partial) {
        refuse(
            OutOfRange,
            &["decision", "outcome"],
            "En bevilling gives helt eller delvist. Vælg FULL eller PARTIAL.",
            "A place is granted in full or in part. Choose FULL or PARTIAL.",
        );
    }
    if input.decision.outcome != DecisionOutcome::Full {
        if !filled(input.decision.reasons.as_deref()) {
            refuse(
                ReasonRequired,
                &["decision", "reasons"],
                "Skriv begrundelsen. Loven kræver den, når man ikke får det hele.",
                "Give the reasons. The law asks for them when not all is granted.",
            );
        }
        if !filled(input.decision.complaint_guidance.as_deref()) {
            refuse(
                ReasonRequired,
                &["decision", "complaintGuidance"],
                "Skriv, hvordan man kan klage. Loven kræver det, når man ikke får det hele.",
                "Say how to complain. The law asks for it when not all is granted.",
            );
        }
    }
    if let Some(weekdays) = &input.weekdays {
        let distinct: BTreeSet<_> = weekdays.iter().collect();
        if distinct.len() != weekdays.len() || i32::try_from(distinct.len()) != Ok(input.days_per_week) {
            refuse(
                OutOfRange,
                &["weekdays"],
                "Vælg lige så mange forskellige ugedage, som der er dage om ugen.",
                "Choose as many different weekdays as there are days a week.",
            );
        }
        if weekdays.iter().any(|day| !offer.opening_hours.iter().any(|hours| hours.weekday == *day)) {
            refuse(
                OutOfRange,
                &["weekdays"],
                &format!("{} er lukket på en af dagene. Vælg dage, hvor der er åbent.", offer.name),
                &format!("{} is closed on one of the days. Choose days when it is open.", offer.name),
            );
        }
    }
    errors
}

/// Which part of the day an opening is.
pub fn day_part(opens_at: NaiveTime, closes_at: NaiveTime) -> DayPart {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    if opens_at >= hour(16) {
        DayPart::Evening
    } else if closes_at <= hour(13) {
        DayPart::Morning
    } else if opens_at >= hour(12) {
        DayPart::Afternoon
    } else {
        DayPart::Full
    }
}

/// The rows of a grant whose input has been checked.
pub fn rows(
    input: &GrantCreateInput,
    (grant_id, citizen_id, offer_id): (Uuid, Uuid, Uuid),
    offer: &Offer,
    (decided_by, decided_on): (Uuid, NaiveDate),
) -> WholeGrant {
    let decision_id = Uuid::now_v7();
    let valid_from = input.valid_from;
    let days_per_week = i16::try_from(input.days_per_week).unwrap_or_default();
    let schedule = offer
        .opening_hours
        .iter()
        .filter(|hours| input.weekdays.as_ref().is_some_and(|days| days.contains(&hours.weekday)))
        .map(|hours| ScheduleDayRow {
            id: Uuid::now_v7(),
            grant_id,
            citizen_id,
            offer_id,
            weekday: hours.weekday,
            day_part: day_part(hours.opens_at, hours.closes_at),
            starts_at: hours.opens_at,
            ends_at: hours.closes_at,
            valid_from,
            valid_to: None,
        })
        .collect();
    let costs = offer
        .cost_items
        .iter()
        .filter_map(|item| {
            Some(CostPlanRow {
                id: Uuid::now_v7(),
                grant_id,
                citizen_id,
                offer_id,
                cost_item_id: item.id.parse().ok()?,
                times_per_week: (item.unit == CostUnit::PerDay).then_some(days_per_week),
                valid_from,
                valid_to: None,
            })
        })
        .collect();
    WholeGrant {
        grant: NewGrant { id: grant_id, citizen_id, offer_id },
        decision: DecisionRow {
            id: decision_id,
            citizen_id,
            grant_id: Some(grant_id),
            outcome: input.decision.outcome,
            decided_on,
            decided_by,
            legal_basis: SEL_104.into(),
            considerations: input.decision.considerations.clone(),
            facts: input.decision.facts.clone(),
            reasons: input.decision.reasons.clone(),
            complaint_guidance: input.decision.complaint_guidance.clone(),
        },
        terms: GrantTermsRow {
            id: Uuid::now_v7(),
            grant_id,
            citizen_id,
            offer_id,
            decision_id,
            valid_from,
            valid_to: None,
            days_per_week,
            purpose: input.purpose.clone(),
            scope_reason: input.scope_reason.clone(),
            own_offers_insufficient_reason: input.own_offers_insufficient_reason.clone(),
        },
        schedule,
        costs,
    }
}
