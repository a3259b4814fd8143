//! Making a grant: what is asked for, the rules that can be said without the database, and the rows it becomes.

use async_graphql::{ID, InputObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::queries::GrantTermsRow;
use crate::applications::queries::ApplicationRow;
use crate::assessments;
use crate::assessments::queries::AssessmentRow;
use crate::calendar;
use crate::citizens::age::{Age, AgeStatus};
use crate::costs::queries::CostPlanRow;
use crate::decisions::{DecisionInput, DecisionOutcome};
use crate::offers::{CostUnit, Offer, ProviderType};
use crate::schedule::plan::{self, Place, ScheduleDayInput};
use crate::user_error::{Problems, UserErrorCode};

/// R14: the fewest and the most days a week.
pub const DAYS_PER_WEEK: std::ops::RangeInclusive<i32> = 1..=5;

/// What is needed to grant a place.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantCreateInput {
    /// Whom it is for.
    pub citizen_id: ID,
    /// Where: an offer that is grantable under serviceloven § 104.
    pub offer_id: ID,
    /// The application it answers; left out when nobody applied.
    pub application_id: Option<ID>,
    /// Makes sending it twice grant once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// FULL, or PARTIAL when less was granted than asked for.
    pub outcome: DecisionOutcome,
    /// First day. There is no end date unless a new decision sets one (R18).
    pub valid_from: NaiveDate,
    /// How much, and what for.
    pub terms: GrantTermsInput,
    /// The decision.
    pub decision: DecisionInput,
}

/// How much is granted, and what for.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct GrantTermsInput {
    /// 1 to 5 days a week (R14).
    pub days_per_week: i32,
    /// What it is for, in words for this citizen (R1).
    #[graphql(validator(max_length = 2000))]
    pub purpose: String,
    /// Why this many days: resources, needs and interest (R15).
    #[graphql(validator(max_length = 2000))]
    pub scope_reason: String,
    /// Why the municipality's own offers don't meet the need; required at any other provider (R30, R31).
    #[graphql(validator(max_length = 2000))]
    pub own_offers_insufficient_reason: Option<String>,
    /// Which weekdays, as many as `daysPerWeek`; left out: not agreed yet.
    pub days: Option<Vec<ScheduleDayInput>>,
}

/// What the rules about terms look at.
pub struct Wanted<'a> {
    /// How much, and what for.
    pub terms: &'a GrantTermsInput,
    /// From when.
    pub valid_from: NaiveDate,
    /// Where.
    pub offer: &'a Offer,
    /// Does the municipality have half days?
    pub half_days: bool,
}

impl Wanted<'_> {
    /// Everything about the terms that the caller can put right (R1, R4, R14, R15, R27, R31).
    pub fn check(&self) -> Problems {
        let mut problems = Problems::default();
        let terms = self.terms;
        if !DAYS_PER_WEEK.contains(&terms.days_per_week) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["terms", "daysPerWeek"],
                "Man kan få 1 til 5 dage om ugen. Vælg et tal fra 1 til 5.",
                "A grant is for 1 to 5 days a week. Choose a number from 1 to 5.",
            );
        }
        if !calendar::is_plausible(self.valid_from) {
            problems.refuse(
                UserErrorCode::OutOfRange,
                &["validFrom"],
                "Vælg en dag mellem år 1900 og 2200.",
                "Choose a day between the years 1900 and 2200.",
            );
        }
        problems.and(grantable(self.offer, self.valid_from));
        if self.offer.provider_type != ProviderType::Own {
            problems.need(
                terms.own_offers_insufficient_reason.as_deref(),
                &["terms", "ownOffersInsufficientReason"],
                "Skriv, hvorfor kommunens egne tilbud ikke er nok.",
                "Say why the municipality's own offers don't meet the need.",
            );
        }
        problems.need(
            Some(&terms.scope_reason),
            &["terms", "scopeReason"],
            "Skriv, hvorfor det er netop så mange dage: ressourcer, behov og interesse.",
            "Say why this many days: resources, needs and interest.",
        );
        problems.need(
            Some(&terms.purpose),
            &["terms", "purpose"],
            "Skriv, hvad formålet er.",
            "Say what the purpose is.",
        );
        if let Some(days) = &terms.days {
            problems.and(plan::check(days, terms.days_per_week, self.offer, self.half_days).within("terms"));
        }
        problems
    }
}

/// R4, R27: only an offer that is granted under § 104 on the first day; else a pointer to what it is instead.
fn grantable(offer: &Offer, valid_from: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    if offer.is_grantable_on(valid_from) {
        return problems;
    }
    let name = &offer.name;
    let (message, message_en) = match offer.legal_basis_on(valid_from) {
        Some(basis) => (
            format!("{name} er et tilbud efter {} {}. Det kan ikke bevilges efter § 104.", basis.law, basis.paragraph),
            format!("{name} is an offer under {} {}. It can't be granted under § 104.", basis.law, basis.paragraph),
        ),
        None => (
            format!("{name} er et åbent tilbud. Man kan komme uden bevilling."),
            format!("{name} is an open offer. Nobody needs a grant to come."),
        ),
    };
    problems.refuse(UserErrorCode::NotGrantable, &["offerId"], &message, &message_en);
    problems
}

/// R7–R10: the latest assessment finds a ground and a need; and where age is outside the range on the first day, it says
/// why that doesn't stand in the way.
pub fn check_target_group(latest: Option<&AssessmentRow>, age: Option<Age>, valid_from: NaiveDate) -> Problems {
    let mut problems = Problems::default();
    let found =
        latest.filter(|found| assessments::in_target_group(&found.grounds, found.needs_support_for_meaningful_day));
    let Some(found) = found else {
        problems.refuse(
            UserErrorCode::NotInTargetGroup,
            &["citizenId"],
            "Den seneste vurdering finder ikke, at borgeren er i målgruppen. Lav en vurdering først.",
            "The latest assessment does not find the citizen in the target group. Assess first.",
        );
        return problems;
    };
    let outside = age.is_some_and(|age| age.status_on(valid_from) != AgeStatus::InRange);
    if outside && found.age_reason.is_none() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["citizenId"],
            "Borgerens alder er uden for kvalitetsstandarden på den første dag. Det stopper ikke sagen. Lav en ny vurdering, \
             og skriv, hvorfor alderen ikke er til hinder.",
            "The citizen's age is outside the quality standard on the first day. That doesn't stop the case. Assess anew and \
             say why age doesn't stand in the way.",
        );
    }
    problems
}

/// FULL and PARTIAL make a grant; and fewer days than were asked for are never FULL (forvaltningsloven § 22).
pub fn check_outcome(outcome: DecisionOutcome, days_per_week: i32, application: Option<&ApplicationRow>) -> Problems {
    let mut problems = Problems::default();
    let asked = application.and_then(|row| row.days_wished).map(i32::from);
    if !matches!(outcome, DecisionOutcome::Full | DecisionOutcome::Partial) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "En bevilling gives helt eller delvist. Vælg FULL eller PARTIAL.",
            "A place is granted in full or in part. Choose FULL or PARTIAL.",
        );
    } else if outcome == DecisionOutcome::Full && asked.is_some_and(|asked| days_per_week < asked) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["outcome"],
            "Der er søgt om flere dage. Vælg PARTIAL, og skriv begrundelse og klagevejledning.",
            "More days were asked for. Choose PARTIAL, and give reasons and complaint guidance.",
        );
    }
    problems
}

/// The row of terms that have been checked.
pub fn terms_row(terms: &GrantTermsInput, place: Place, decision_id: Uuid, valid_from: NaiveDate) -> GrantTermsRow {
    GrantTermsRow {
        id: Uuid::now_v7(),
        grant_id: place.grant_id,
        citizen_id: place.citizen_id,
        offer_id: place.offer_id,
        decision_id,
        valid_from,
        valid_to: None,
        days_per_week: i16::try_from(terms.days_per_week).unwrap_or_default(),
        purpose: terms.purpose.clone(),
        scope_reason: terms.scope_reason.clone(),
        own_offers_insufficient_reason: terms.own_offers_insufficient_reason.clone(),
    }
}

/// What a citizen who begins is expected to pay for: everything the offer has a price for (R36).
pub fn cost_rows(offer: &Offer, place: Place, days_per_week: i32, valid_from: NaiveDate) -> Vec<CostPlanRow> {
    let items = offer.cost_items.iter();
    items
        .filter_map(|item| {
            Some(CostPlanRow {
                id: Uuid::now_v7(),
                grant_id: place.grant_id,
                citizen_id: place.citizen_id,
                offer_id: place.offer_id,
                cost_item_id: item.id.parse().ok()?,
                times_per_week: (item.unit == CostUnit::PerDay).then(|| i16::try_from(days_per_week).ok()).flatten(),
                valid_from,
                valid_to: None,
            })
        })
        .collect()
}
